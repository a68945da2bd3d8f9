"""What the partner's help desk and the website's form tell (ST-37 to ST-40).

Their statuses are nobody's to set by hand; a mail that only looks like theirs moves nothing.
"""

from __future__ import annotations

from rules.context import MailScene
from rules.effects import Effect, OpenCycle, SetField, SetStatus
from rules.model.attempts import current_cycle
from rules.model.audience import ticket_of
from rules.model.status import DONE, Status
from rules.model.ticket import Case
from rules.policy.integration import News
from rules.sender.service import Told

# What a partner tells, the status that it sets, the rule that says so.
PARTNER: dict[News | None, tuple[Status, str]] = {
    News.OUT_OF_SCOPE: (Status.OUT_OF_SCOPE, "ST-39"),
    News.ESCALATED: (Status.SENT_FROM_MC, "ST-38"),
}


def partner_news(case: Case, scene: MailScene, told: Told) -> tuple[Effect, ...]:
    """Return what an escalation or a failed contact does."""
    if ticket_of(case).status in DONE:
        return ()
    if told.news is News.NO_CONTACT:
        return _no_contact(case, scene)
    status, rule = PARTNER[told.news]
    return _escalated(status, rule, scene)


def _escalated(status: Status, rule: str, scene: MailScene) -> tuple[Effect, ...]:
    because = "the partner's desk passed it to us"
    return (
        SetField(name="primary", value="", rule=rule, because=because),
        SetField(name="primary_since", value=None, rule=rule, because=because),
        SetStatus(status=status, at=scene.at, rule=rule, because=because),
    )


def _no_contact(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """ST-40: two events, one visible status; their tries are not documented here (C-21)."""
    because = "the partner's desk could not reach the customer"
    passing, waiting = Status.MC_NO_CONTACT, Status.WAITING_CUSTOMER
    effects: tuple[Effect, ...] = (
        SetStatus(status=passing, at=scene.at, rule="ST-40", because=because),
        SetStatus(status=waiting, at=scene.at, rule="ST-40", because=because),
    )
    if scene.policy.uc_enabled and current_cycle(case) is None:
        effects += (OpenCycle(at=scene.at, rule="UC-05", because=because),)
    return effects


def form_news(case: Case, scene: MailScene, told: Told) -> tuple[Effect, ...]:
    """ST-37: the form of the website was filled in."""
    status = ticket_of(case).status
    if status in DONE or status is Status.RECEIVED_FORM_RESPONSE:
        return ()
    because = "the website's form came in"
    status = Status.RECEIVED_FORM_RESPONSE
    return (SetStatus(status=status, at=scene.at, rule="ST-37", because=because),)
