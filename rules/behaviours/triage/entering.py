"""A ticket enters the support group and has to be triaged; it leaves, and it comes back (TR-01)."""

from __future__ import annotations

from rules.arrival.ceilings import over_ceiling
from rules.arrival.notes import last_customer_words, words_for_alert
from rules.clock import local
from rules.context import Scene
from rules.effects import (
    CancelTimer,
    CreateTicket,
    Effect,
    Fact,
    Remark,
    SendNotice,
    SetField,
    SetStatus,
)
from rules.model.audience import ticket_of, with_role
from rules.model.notice import Notice
from rules.model.status import DONE
from rules.model.ticket import Case, Ticket
from rules.model.timer import Timer, TimerKind
from rules.model.triage import Triage
from rules.policy.desk import Desk, Role, Team
from rules.policy.policy import Policy
from rules.timing import arm, find_timer


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Ask for triage where a ticket comes in undecided; stop asking where it was decided."""
    match effect:
        case CreateTicket():
            return _opened(after, scene)
        case SetField(name="group" | "queue") if before.ticket is not None:
            return _moved(after, scene)
        case SetField(name="triage") if effect.value != Triage.UNTRIAGED:
            return _decided(after)
        case SetStatus() if before.ticket is not None:
            return _reopened(before, after, scene)
        case _:
            return ()


def _opened(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """A new ticket lies in the support group, whoever opened it."""
    ticket = ticket_of(case)
    if not policy_of(ticket, scene.desk).triage_required:
        return ()
    group = support_group(scene.desk)
    if group is None or ticket.group:
        return _ask(case, scene, "a new ticket needs a triager's word")
    because = "new tickets lie in the support group"
    return (SetField(name="group", value=group.key, rule="TR-01", because=because),)


def _moved(case: Case, scene: Scene) -> tuple[Effect, ...]:
    ticket = ticket_of(case)
    inside = is_inside(ticket, scene.desk)
    if ticket.triage == Triage.UNTRIAGED and not inside:
        because = "it left the support group"
        return (SetField(name="triage", value="", rule="TR-09", because=because),)
    if ticket.triage or not inside or ticket.status in DONE:
        return ()
    return _ask(case, scene, "it came into the support group undecided")


def _reopened(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """TR-08.c: a project whose customer writes again is judged anew."""
    ticket = ticket_of(after)
    open_again = ticket_of(before).status in DONE and ticket.status not in DONE
    if not open_again or ticket.triage != Triage.PROJECT:
        return ()
    return _ask(after, scene, "a request that became a project was re-opened")


def _ask(case: Case, scene: Scene, because: str) -> tuple[Effect, ...]:
    """Mark the ticket as untriaged and send N-23; after a while it may be sent again."""
    mark = SetField(name="triage", value=Triage.UNTRIAGED, rule="TR-01", because=because)
    if scene.arrived is not None and (reason := over_ceiling(case, scene)):
        silent = Remark(kind="notice_suppressed", detail="N-23", rule="GW-11", because=reason)
        return (mark, silent)
    days = policy_of(ticket_of(case), scene.desk).triage_nudge_business_days
    timers: tuple[Effect, ...] = ()
    if days:
        timers = (
            arm(
                TimerKind.TRIAGE_NUDGE,
                f"bd:{days}",
                scene.at,
                scene,
                rule="TR-01",
                because="somebody should decide soon",
            ),
        )
    return (mark, *_requests(case, scene, because), *timers)


def _requests(case: Case, scene: Scene, because: str, *, again: bool = False) -> tuple[Effect, ...]:
    ticket, desk = ticket_of(case), scene.desk
    group = next((one for one in (*desk.groups, *desk.teams) if one.key == ticket.group), None)
    facts: dict[str, Fact] = {
        "group": group.name if group else ticket.queue,
        "text": _request(case, scene),
        "again": again or None,
    }
    return tuple(
        SendNotice(notice=Notice.N_23, to=person, facts=facts, rule="TR-01", because=because)
        for person in asked_to_triage(case, scene)
        if person != scene.sender.person
    )


def _request(case: Case, scene: Scene) -> str:
    """Return the words to judge by: this mail's where it brought the ticket, else the last ones."""
    arrived = scene.arrived
    if arrived is not None and (arrived.choice.ticket is None or not scene.by_human):
        return words_for_alert(scene)
    return last_customer_words(case) or ticket_of(case).title


def asked_to_triage(case: Case, scene: Scene) -> tuple[str, ...]:
    """Return the triagers on today's rota, all of them where none is; who is away comes last."""
    today = local(scene.now, scene.desk.calendar).date()
    triagers = with_role(Role.TRIAGER, scene.desk)
    away = {
        one.handle
        for one in case.known.absences
        if one.first_day <= today and (one.last_day is None or today <= one.last_day)
    }
    here = tuple(one for one in triagers if one not in away) or triagers
    on_rota = scene.desk.rota.on(today)
    return tuple(one for one in here if one in on_rota) or here


def nudge(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-23 once more: nobody has decided."""
    ticket = ticket_of(case)
    if ticket.triage != Triage.UNTRIAGED or ticket.status in DONE:
        return ()
    return _requests(case, scene, "nobody has decided on triage", again=True)


def _decided(case: Case) -> tuple[Effect, ...]:
    if not find_timer(case, TimerKind.TRIAGE_NUDGE):
        return ()
    return (CancelTimer(kind=TimerKind.TRIAGE_NUDGE, rule="TR-01", because="it was decided"),)


def policy_of(ticket: Ticket, desk: Desk) -> Policy:
    return desk.policy_of(ticket.queue)


def support_group(desk: Desk) -> Team | None:
    """Return the group whose tickets are triaged, where the desk names one."""
    return next((one for one in (*desk.groups, *desk.teams) if one.triage), None)


def is_inside(ticket: Ticket, desk: Desk) -> bool:
    """Say whether the ticket lies where triage is asked for."""
    keys = {one.key for one in (*desk.groups, *desk.teams) if one.triage}
    required = policy_of(ticket, desk).triage_required
    return required and (not ticket.group or not keys or ticket.group in keys)
