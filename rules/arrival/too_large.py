"""GW-17: a mail over a limit of size or files is held unread, and its sender is told once."""

from __future__ import annotations

from rules.draft import MailDraft
from rules.effects import Effect, Fact, HoldMail, Remark, SendNotice
from rules.model.audience import is_no_reply
from rules.model.mail import Kind
from rules.model.notice import Notice
from rules.sender.proof import Proof

TOLD_OF = ("over_limit:size", "over_limit:files")  # what a sender can do something about
MIB = 1024 * 1024


def hold_too_large(draft: MailDraft) -> tuple[Effect, ...] | None:
    """Hold it, also when it is released: what is missing does not come back by that."""
    mail = draft.scene.arrived.event.mail
    if mail.over_limit not in TOLD_OF:
        return None
    because = "its header alone was taken" if mail.over_limit == TOLD_OF[0] else "too many files"
    hold = HoldMail(reason=mail.over_limit, rule="GW-17", because=because)
    return (hold, *_tell(draft)) if draft.scene.arrived.event.recall is None else (hold,)


def _tell(draft: MailDraft) -> tuple[Effect, ...]:
    """Tell a person whose address is not forged; a machine hears nothing."""
    scene, known = draft.scene, draft.case.known
    mail, sender = scene.arrived.event.mail, scene.sender
    person = sender.person or sender.address
    if mail.kind is not Kind.HUMAN or not person or is_no_reply(sender.address):
        return ()
    if sender.proof is Proof.FAIL or known.answers_last_hour >= scene.policy.loop_per_hour:
        because = sender.why if sender.proof is Proof.FAIL else "too many answers within an hour"
        return (Remark(kind="notice_suppressed", detail="N-49", rule="GW-04", because=because),)
    is_size = mail.over_limit == TOLD_OF[0]
    facts: dict[str, Fact] = {
        "topic": mail.title or mail.subject or None,
        "at": scene.at,
        "mebibytes": -(-mail.size // MIB) if is_size else None,
        "file_count": None if is_size else len(mail.attachments),
    }
    because = "nobody reads what they sent"
    letter = SendNotice(notice=Notice.N_49, to=person, facts=facts, rule="GW-17", because=because)
    return (letter,)
