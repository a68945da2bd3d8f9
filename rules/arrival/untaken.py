"""What the sender of a held mail hears, where they can do something about it (GW-17, GW-18)."""

from __future__ import annotations

from rules.draft import MailDraft
from rules.effects import Effect, Fact, Remark, SendNotice
from rules.model.audience import is_no_reply
from rules.model.mail import Kind
from rules.model.notice import Notice
from rules.sender.proof import Proof
from rules.sender.trust import Standing


def tell_sender(
    draft: MailDraft, notice: Notice, facts: dict[str, Fact], *, rule: str
) -> tuple[Effect, ...]:
    """Tell a person whose address is not forged; a machine hears nothing.

    A stranger who names a number hears nothing either, for a letter would show by its subject
    whether that ticket exists.
    """
    scene = draft.scene
    mail, sender = scene.arrived.event.mail, scene.sender
    person = sender.person or sender.address
    services = {one.sender for one in scene.desk.integrations}
    is_machine = mail.kind is not Kind.HUMAN or sender.address in services
    if is_machine or not person or is_no_reply(sender.address):
        return ()
    if because := _why_not(draft):
        return (
            Remark(kind="notice_suppressed", detail=notice.value, rule="GW-04", because=because),
        )
    because = "nobody reads what they sent"
    return (SendNotice(notice=notice, to=person, facts=facts, rule=rule, because=because),)


def _why_not(draft: MailDraft) -> str:
    scene = draft.scene
    sender, mail, known = scene.sender, scene.arrived.event.mail, draft.case.known
    if sender.proof is Proof.FAIL:
        return sender.why
    if known.answers_last_hour >= scene.policy.loop_per_hour:
        return "too many answers within an hour"
    if sender.standing is not Standing.STRANGER:
        return ""
    if mail.ticket_numbers or draft.case.ticket is not None:
        return "a stranger who names a number is not told whether it exists"
    if known.stranger_acks_last_hour >= scene.policy.stranger_acknowledged_per_hour:
        return "too many strangers were answered within the hour"
    return ""
