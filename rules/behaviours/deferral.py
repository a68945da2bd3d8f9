"""Deferred: a ticket put aside until its date, and found again when it has none (ST-15 to ST-17).

A ticket that lies deferred without a date ahead would be lost: the sweep in the morning finds it,
the letter about it waits for the opening.
"""

from __future__ import annotations

from datetime import date, datetime

from rules.behaviour import Behaviour
from rules.clock import add_business_dates, local, next_at_wall, next_opening
from rules.commands.arguments import (
    DeferArgs,
)
from rules.commands.dates import date_warnings, not_ahead
from rules.commands.refusals import Refusal
from rules.commands.statuses import change
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import (
    ArmTimer,
    CancelTimer,
    Effect,
    Fact,
    SetField,
    SetStatus,
)
from rules.findings import ClockLost, Finding
from rules.model.audience import ticket_of
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind
from rules.staff_letters import tell_owners
from rules.timing import arm, find_timer

NO_DATE = "it lay deferred without a valid due date"
CLOCKS = (TimerKind.DEFERRED_DUE, TimerKind.DEFERRED_SWEEP)


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Follow the status into Deferred and out of it, and the date while it lies there."""
    if isinstance(effect, SetField) and effect.name == "due_on":
        return moved(before, after, scene)
    if not isinstance(effect, SetStatus) or before.ticket is None:
        return ()
    if before.ticket.status is effect.status:
        return ()
    if effect.status is Status.DEFERRED:
        return defer_timer(after, scene)
    return stop_waiting(before, effect)


def defer_timer(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """Return the arming of the due-date clock, or of the sweep where no date is ahead.

    A lead that is past already lets the ticket come back on its due date itself (ST-17).
    """
    due_on = _date_ahead(case, scene)
    if due_on is None:
        due = next_at_wall(scene.now, scene.policy.deferred_sweep_at, scene.desk.calendar)
        return (_sweep_at(due, "cal:0", due, "deferred without a date ahead"),)
    because = f"deferred until {due_on.isoformat()}"
    for lead in (scene.policy.deferred_lead_business_days, 0):
        order = arm(
            TimerKind.DEFERRED_DUE,
            f"deferred:{due_on.isoformat()},{lead}",
            scene.at,
            scene,
            rule="ST-17",
            because=because,
        )
        if order.due_at > scene.at:
            break
    ends = (
        (_cancel(TimerKind.DEFERRED_SWEEP, because),)
        if find_timer(case, TimerKind.DEFERRED_SWEEP)
        else ()
    )
    return (*ends, order)


def _date_ahead(case: Case, scene: Scene) -> date | None:
    due_on = ticket_of(case).due_on
    today = local(scene.now, scene.desk.calendar).date()
    return due_on if due_on is not None and due_on >= today else None


def on_finding(case: Case, finding: Finding, scene: Scene) -> tuple[Effect, ...]:
    """Give a deferred ticket the clock that it lacks."""
    if case.ticket is None or case.ticket.status is not Status.DEFERRED:
        return ()
    return look_after(case, scene) if isinstance(finding, ClockLost) else ()


def look_after(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ST-16: a ticket that lost its clock gets it again, or is taken up without a date ahead."""
    if _date_ahead(case, scene) is None:
        return _found(case, scene)
    return defer_timer(case, scene)


def _sweep_at(due: datetime, timer_rule: str, anchor: datetime, because: str) -> ArmTimer:
    return ArmTimer(
        kind=TimerKind.DEFERRED_SWEEP,
        timer_rule=timer_rule,
        anchor_at=anchor,
        due_at=due,
        rule="ST-16",
        because=because,
    )


def moved(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """Let the clock of a deferred ticket follow its date (STA-05, ST-17.e)."""
    old, new = ticket_of(before), ticket_of(after)
    if new.status is not Status.DEFERRED or old.due_on == new.due_on:
        return ()
    return defer_timer(after, scene)


def stop_waiting(case: Case, effect: SetStatus) -> tuple[Effect, ...]:
    """Work by hand ends the clock; a rule's change leaves the date standing (STA-02)."""
    if effect.status is Status.DEFERRED or not (
        effect.by_human or effect.status is Status.COMPLETE
    ):
        return ()
    because = f"the ticket is {effect.status.replace('_', ' ')}"
    return tuple(_cancel(kind, because) for kind in CLOCKS if find_timer(case, kind))


def _cancel(kind: TimerKind, because: str) -> CancelTimer:
    return CancelTimer(kind=kind, rule="ST-17", because=because)


# --- timers -------------------------------------------------------------------------------


def due_again(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """ST-17: a deferred ticket comes back; of one that a customer woke, its owner is told."""
    ticket = ticket_of(case)
    woken = ticket.status is scene.policy.note_in_status and ticket.status_before is Status.DEFERRED
    if ticket.status is not Status.DEFERRED and not woken:
        return ()
    because = "the due date is near"
    facts: dict[str, Fact] = {
        "due": ticket.due_on,
        "deferred_on": timer.anchor_at,
        "why": ticket.deferred_why or None,
        "next_command_day": _later(ticket.due_on, scene),
    }
    letters = tell_owners(Notice.N_11, facts, case, scene, rule="ST-17", because=because)
    if woken:
        return letters
    return (_back(scene, "ST-17", because), *letters)


def sweep(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """ST-16: found without a valid date, it is taken up at once and told of at the opening."""
    match ticket_of(case).status:
        case Status.DEFERRED:
            return _found(case, scene)
        case Status.FOLLOW_UP_RESOURCE:
            return _tell_lost(case, scene)
        case _:
            return ()


def _found(case: Case, scene: Scene) -> tuple[Effect, ...]:
    back = _back(scene, "ST-16", NO_DATE)
    opening = next_opening(scene.now, scene.desk.calendar)
    if opening > scene.now:
        because = "N-11 is delivered in service hours"
        return (back, _sweep_at(opening, "bd:0", scene.now, because))
    return (back, *_tell_lost(case, scene))


def _tell_lost(case: Case, scene: Scene) -> tuple[Effect, ...]:
    ticket = ticket_of(case)
    facts: dict[str, Fact] = {
        "due": ticket.due_on,
        "no_date": True,
        "why": ticket.deferred_why or None,
    }
    return tell_owners(Notice.N_11, facts, case, scene, rule="ST-16", because=NO_DATE)


def _back(scene: Scene, rule: str, because: str) -> SetStatus:
    return SetStatus(status=Status.FOLLOW_UP_RESOURCE, at=scene.now, rule=rule, because=because)


def _later(due_on: date | None, scene: Scene) -> date:
    """Return the day that the letter proposes: one after the date that is told."""
    today = local(scene.now, scene.desk.calendar).date()
    return add_business_dates(max(today, due_on or today), 1, scene.desk.calendar)


# --- its commands ---


def defer(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-15: a date after today, or the ticket would get lost; another date moves the timer."""
    args = command.args
    assert isinstance(args, DeferArgs)
    refusal = not_ahead(args.day, command, scene)
    if refusal is not None:
        return refusal
    changed = change(case, command, scene, Status.DEFERRED, "ST-15")
    if isinstance(changed, Refusal):
        return changed
    because = f"{scene.sender.name} deferred it until {args.day.isoformat()}"
    fields: tuple[Effect, ...] = (
        SetField(name="due_on", value=args.day, rule="ST-15", because=because),
        SetField(name="deferred_why", value=args.why, rule="ST-15", because=because),
    )
    return (*fields, *changed, *date_warnings(args.day, scene))


BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={
        TimerKind.DEFERRED_DUE: due_again,
        TimerKind.DEFERRED_SWEEP: sweep,
    },
    commands={Verb.DEFER: defer},
    on_finding=on_finding,
)
