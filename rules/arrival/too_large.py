"""GW-17: a mail over a limit of size or files is held unread, and its sender is told once."""

from __future__ import annotations

from rules.arrival.untaken import tell_sender
from rules.draft import MailDraft
from rules.effects import Effect, Fact, HoldMail
from rules.model.notice import Notice

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
    scene = draft.scene
    mail = scene.arrived.event.mail
    is_size = mail.over_limit == TOLD_OF[0]
    facts: dict[str, Fact] = {
        "topic": mail.title or mail.subject or None,
        "at": scene.at,
        "mebibytes": -(-mail.size // MIB) if is_size else None,
        "file_count": None if is_size else len(mail.attachments),
    }
    return tell_sender(draft, Notice.N_49, facts, rule="GW-17")
