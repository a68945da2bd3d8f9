"""What the partner's help desk and the website's form tell (ST-37 to ST-40).

Their statuses are nobody's to set by hand; a mail that only looks like theirs moves nothing.
"""

from __future__ import annotations

from rules.behaviours.alerts import alert_new_mail
from rules.behaviours.outreach.attempts import current_cycle
from rules.context import Scene
from rules.effects import Effect, OpenCycle, SetField, SetStatus
from rules.model.audience import ticket_of
from rules.model.status import DONE, Status
from rules.model.ticket import Case

# The partner's pattern, the status that it sets, the rule that says so.
PARTNER: tuple[tuple[str, Status, str], ...] = (
    ("mc_no_contact", Status.MC_NO_CONTACT, "ST-40"),
    ("out_of_scope", Status.OUT_OF_SCOPE, "ST-39"),
    ("sent_from_mc", Status.SENT_FROM_MC, "ST-38"),
)


def partner_news(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """Return what an escalation or a failed contact does; () for the partner's plain mail."""
    told = patterns_shown("partner", scene)
    if ticket_of(case).status in DONE:
        return ()
    for name, status, rule in PARTNER:
        if name in told:
            if status is Status.MC_NO_CONTACT:
                return _no_contact(case, scene)
            return _escalated(status, rule, scene)
    return ()


def _escalated(status: Status, rule: str, scene: Scene) -> tuple[Effect, ...]:
    because = "the partner's desk passed it to us"
    return (
        SetField(name="primary", value="", rule=rule, because=because),
        SetField(name="primary_since", value=None, rule=rule, because=because),
        SetStatus(status=status, at=scene.at, rule=rule, because=because),
    )


def _no_contact(case: Case, scene: Scene) -> tuple[Effect, ...]:
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


def form_news(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ST-37: the form of the website was filled in."""
    status = ticket_of(case).status
    if "form" not in _kinds(scene) or status in DONE or status is Status.RECEIVED_FORM_RESPONSE:
        return ()
    because = "the website's form came in"
    status = Status.RECEIVED_FORM_RESPONSE
    return (SetStatus(status=status, at=scene.at, rule="ST-37", because=because),)


def alert_service(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """N-02 to the owner, or to the queue where the partner left the ticket without one."""
    if not _kinds(scene) & {"partner", "form"}:
        return ()
    return alert_new_mail(before, after, scene)


def patterns_shown(kind: str, scene: Scene) -> frozenset[str]:
    """Return which patterns of a service the subject shows."""
    subject = scene.arrived.mail.subject.casefold()
    return frozenset(
        name
        for one in scene.desk.integrations
        if one.kind == kind and one.sender.casefold() == scene.sender.address
        for name, words in one.patterns
        if words.casefold() in subject
    )


def _kinds(scene: Scene) -> frozenset[str]:
    mine = (one for one in scene.desk.integrations if one.sender.casefold() == scene.sender.address)
    return frozenset(one.kind for one in mine)
