"""How many tickets may be opened by senders whom nobody proved, and how that is told (GW-11).

Beyond a ceiling a ticket is still made, so that nothing is lost, but in silence: nobody is
answered, the queue's people are not called, and the service admins hear once an hour. Mail that
fails its proof is held then.
"""

from __future__ import annotations

from rules.amount import amount
from rules.context import MailScene, Scene
from rules.effects import OPENED_BY_STRANGER, OPENED_ON_FILE, Effect, Fact, Remark, SendNotice
from rules.model.audience import with_role
from rules.model.notice import Notice
from rules.model.ticket import Case
from rules.policy.desk import Role
from rules.sender.proof import Proof
from rules.sender.trust import Standing


def is_counted(scene: Scene) -> bool:
    """Say whether this sender could be anybody."""
    return scene.sender.proof is not Proof.PASS and scene.sender.standing is not Standing.SYSTEM


def count_opening(scene: MailScene) -> tuple[Effect, ...]:
    """Return the remark by which a new ticket counts toward the ceilings."""
    if not is_counted(scene):
        return ()
    is_stranger = scene.sender.standing is Standing.STRANGER
    kind = OPENED_BY_STRANGER if is_stranger else OPENED_ON_FILE
    because = f"nobody proved who sent it: {scene.sender.why}"
    return (Remark(kind=kind, detail=scene.sender.address, rule="GW-11", because=because),)


def over_ceiling(case: Case, scene: Scene) -> str:
    """Return which ceiling this sender's new tickets have reached, "" for none."""
    if not is_counted(scene):
        return ""
    known, policy = case.known.openings, scene.policy
    if scene.sender.standing is Standing.STRANGER:
        if known.strangers_hour >= policy.ceiling_strangers_hour:
            return f"{amount(known.strangers_hour, 'ticket')} by unknown senders within an hour"
        if known.strangers_day >= policy.ceiling_strangers_day:
            return f"{amount(known.strangers_day, 'ticket')} by unknown senders within a day"
        return ""
    if known.address_hour >= policy.ceiling_address_hour:
        return f"{amount(known.address_hour, 'ticket')} by {scene.sender.address} within an hour"
    return ""


def tell_admins(case: Case, scene: MailScene, reason: str) -> tuple[Effect, ...]:
    """N-36, once an hour: what comes now is filed in silence."""
    silent = Remark(kind="notice_suppressed", detail="N-02n", rule="GW-11", because=reason)
    if case.known.openings.reports_hour:
        return (silent,)
    facts: dict[str, Fact] = {"reason": reason, "from_address": scene.sender.address}
    letters = (
        SendNotice(notice=Notice.N_36, to=admin, facts=facts, rule="GW-11", because=reason)
        for admin in with_role(Role.GATEWAY_ADMIN, scene.desk)
    )
    return (silent, *letters)
