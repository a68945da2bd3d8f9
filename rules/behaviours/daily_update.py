"""The daily update: an owner is reminded when the customer has heard nothing today (S4, TR-13)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from rules.behaviour import Behaviour
from rules.clock import at_wall, is_business_day, local
from rules.context import Scene
from rules.effects import (
    AddNote,
    ArmTimer,
    CancelTimer,
    Effect,
    Fact,
    SendNotice,
    SetField,
    SetStatus,
)
from rules.model.audience import ticket_of
from rules.model.leave import stand_ins
from rules.model.notice import Notice
from rules.model.status import DONE, Status
from rules.model.ticket import CallState, Case
from rules.model.timer import Timer, TimerKind
from rules.model.triage import is_workable
from rules.timing import find_timer

KIND = TimerKind.DAILY_UPDATE
NOON = time(12, 0)  # who takes a ticket later has until tomorrow
FIELDS = ("primary", "primary_since", "triage", "queue")


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Keep the clock of every ticket that somebody owns; a new owner's day begins with them."""
    match effect:
        case SetField(name=name) if name in FIELDS and after.ticket is not None:
            taken = name == "primary_since" and effect.value is not None
            return follow(after, scene, anew=taken)
        case SetStatus() | AddNote() if after.ticket is not None:
            return follow(after, scene)
        case _:
            return ()


def follow(case: Case, scene: Scene, *, anew: bool = False) -> tuple[Effect, ...]:
    """Arm what is missing, stop what nobody needs."""
    armed = find_timer(case, KIND)
    if not _is_wanted(case, scene):
        because = "nobody has to write to the customer daily"
        return (CancelTimer(kind=KIND, rule="TR-13", because=because),) if armed else ()
    return (_next(case, scene),) if anew or not armed else ()


def _is_wanted(case: Case, scene: Scene) -> bool:
    ticket = ticket_of(case)
    policy = scene.desk.policy_of(ticket.queue)
    owned = bool(ticket.primary) and is_workable(ticket) and ticket.status not in DONE
    return policy.daily_update_enabled and owned and not ticket.internal


def _next(case: Case, scene: Scene) -> ArmTimer:
    """The next business day's moment that is still to come."""
    ticket, calendar = ticket_of(case), scene.desk.calendar
    at = scene.desk.policy_of(ticket.queue).daily_update_at
    day = local(scene.now, calendar).date()
    taken = local(ticket.primary_since or ticket.created_at, calendar)
    late = taken.date() == day and taken.time() >= NOON
    if late or at_wall(day, at, calendar) <= scene.now:
        day += timedelta(days=1)
    while not is_business_day(day, calendar):
        day += timedelta(days=1)
    return ArmTimer(
        kind=KIND,
        timer_rule=f"daily:{at:%H:%M}",
        anchor_at=scene.now,
        due_at=at_wall(day, at, calendar),
        rule="TR-13",
        because="the customer hears of us every business day",
    )


def remind(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-27 on its own day, and the clock of the next one."""
    if not _is_wanted(case, scene):
        return ()
    again = _next(case, scene)
    calendar, ticket = scene.desk.calendar, ticket_of(case)
    day = local(timer.due_at, calendar).date()
    was_down = local(scene.now, calendar).date() != day  # yesterday's reminder helps nobody today
    if was_down or _is_exempt(case, scene) or _was_told(case, at_wall(day, time(0), calendar)):
        return (again,)
    facts: dict[str, Fact] = {"at": ticket.last_public_at}
    because = "the customer has heard nothing of us today"
    people = (ticket.primary, *stand_ins(case, scene.now, scene.desk))  # OOO-14
    letters = tuple(
        SendNotice(notice=Notice.N_27, to=one, facts=facts, rule="TR-13", because=because)
        for one in people
    )
    return (*letters, again)


def _was_told(case: Case, since: datetime) -> bool:
    told_at = ticket_of(case).last_public_at
    return told_at is not None and told_at >= since


def _is_exempt(case: Case, scene: Scene) -> bool:
    """A status in which nobody expects news; Scheduled only while the date is ahead."""
    ticket = ticket_of(case)
    if ticket.status not in scene.desk.policy_of(ticket.queue).daily_update_exempt:
        return False
    ahead = any(one.state is CallState.BOOKED and one.starts_at > scene.now for one in case.calls)
    return ahead or ticket.status is not Status.SCHEDULED


BEHAVIOUR = Behaviour(on_effect=on_effect, timers={KIND: remind}, calls=follow)
