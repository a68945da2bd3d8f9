"""The unresponsive customer: what begins, feeds, holds and ends a cycle of attempts (S2, UC).

Three attempts in three weeks, one by mail and one by phone at least; then a timer closes the
ticket. What the timers do is in `timers`, what counts in `attempts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from rules.amount import amount
from rules.behaviours.outreach.attempts import new_attempt
from rules.clock import add_business_days, apply_rule, next_opening, opening_of
from rules.context import Scene
from rules.effects import (
    AddNote,
    ArmTimer,
    CancelTimer,
    Effect,
    OpenCycle,
    PutAttempt,
    SendNotice,
    SetCycle,
    SetStatus,
)
from rules.model.attempts import attempts_of, counted_of, current_cycle, is_exhausted
from rules.model.audience import ticket_of
from rules.model.cycle import Attempt, Channel, Counted, Cycle, CycleState
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, NoteType
from rules.model.timer import Timer, TimerKind
from rules.timing import find_timer

NUDGES = (TimerKind.UC_PHONE_NUDGE, TimerKind.UC_FINAL_EMAIL, TimerKind.UC_WINDOW)
CLOCKS = (*NUDGES, TimerKind.UC_CLOSE)
REMINDER = TimerKind.WAITING_REMINDER  # of ST-08; a hold moves it, an answer ends it
KEEPS_CYCLE = (Status.DEFERRED, Status.SCHEDULING_LINK_SENT)  # UC-17
LATE_EMAIL_DAYS = 10  # an email from this day on makes the automatic last one needless


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Follow what begins, feeds and ends a cycle."""
    match effect:
        case AddNote() if effect.note.type is NoteType.CUSTOMER:
            return end_cycle(after, scene, CycleState.RESPONDED, "the customer answered")
        case SetStatus():
            return _on_status(after, effect, scene)
        case SendNotice(notice=Notice.N_03) if scene.by_human:
            return _on_relay(after, scene)
        case SendNotice(notice=Notice.N_04) if scene.policy.uc_reminder_counts:
            return _on_reminder(after, scene)
        case PutAttempt():
            return _on_attempt(before, after, effect.attempt, scene)
        case ArmTimer(kind=TimerKind.UC_CLOSE, due_at=due):
            return _on_moved(after, due, scene)
        case _:
            return ()


def _on_moved(after: Case, due: datetime, scene: Scene) -> tuple[Effect, ...]:
    """The cycle says when it closes, also where the desk's hours have moved that (CLK-02)."""
    cycle = current_cycle(after)
    if cycle is None or cycle.exhausted_at is None or cycle.close_due_at == due:
        return ()
    order = same_cycle(cycle, scene, "UC-04", "its closing has moved")
    return (replace(order, close_due_at=due),)


# --- feeding ------------------------------------------------------------------------------


def record(
    case: Case,
    scene: Scene,
    channel: Channel,
    occurred_at: datetime,
    *,
    rule: str,
    because: str,
    outcome: str = "sent",
    text: str = "",
    void: str = "",
) -> tuple[Effect, ...]:
    """Return the cycle, where it must open first, and the attempt in it (UC-05)."""
    attempt = new_attempt(case, scene, channel, occurred_at, outcome=outcome, text=text, void=void)
    if current_cycle(case) is not None:
        return (PutAttempt(attempt=attempt, rule=rule, because=because),)
    next_id = max((one.id for one in case.cycles), default=0) + 1
    return (
        OpenCycle(at=scene.at, rule="UC-05", because=because),
        PutAttempt(attempt=replace(attempt, cycle_id=next_id), rule=rule, because=because),
    )


def _on_relay(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """UC-05, UC-06: a human's mail to the customer of a waiting ticket is an email attempt."""
    if ticket_of(case).status is not Status.WAITING_CUSTOMER or not scene.policy.uc_enabled:
        return ()
    if _already_tried(case, scene):
        return ()
    because = "a mail to the customer of a waiting ticket"
    return record(case, scene, Channel.EMAIL, scene.at, rule="UC-06", because=because)


def _on_reminder(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """UC-06.c: the reminder counts where the desk wants that."""
    if not scene.policy.uc_enabled or _already_tried(case, scene):
        return ()
    because = "the reminder counts as an email (uc.reminder_counts)"
    return record(case, scene, Channel.EMAIL, scene.now, rule="UC-06", because=because)


def _already_tried(case: Case, scene: Scene) -> bool:
    """Say whether this very input has made an email attempt: one mail, several letters."""
    return any(
        one.input_id == scene.event.input_id and one.channel is Channel.EMAIL
        for one in attempts_of(case, current_cycle(case))
    )


def _on_attempt(before: Case, after: Case, attempt: Attempt, scene: Scene) -> tuple[Effect, ...]:
    """Arm what follows an attempt; close when the cycle is exhausted, not when it no longer is."""
    cycle = current_cycle(after)
    if cycle is None or attempt.cycle_id != cycle.id:
        return ()
    if attempt.counted is Counted.VOID and (stand_in := _stand_in(after, attempt, cycle, scene)):
        because = "the one that counted that day did not arrive"
        counts = replace(stand_in, counted=Counted.YES)
        return (PutAttempt(attempt=counts, rule="UC-07", because=because),)
    if is_paused(cycle):
        return ()
    if is_exhausted(attempts_of(after, cycle), scene.policy):
        return tuple(_exhaust(after, cycle, scene)) if cycle.exhausted_at is None else ()
    is_first = not counted_of(before, cycle)
    if cycle.exhausted_at is None:
        return tuple(_nudges(after, cycle, scene, is_first=is_first))
    because = "an attempt was voided, so they are not enough"
    mark = replace(same_cycle(cycle, scene, "UC-09", because), exhausted_at=None, close_due_at=None)
    return (
        mark,
        *_stop(after, (TimerKind.UC_CLOSE,), "UC-09", because),
        *_nudges(after, cycle, scene),
    )


def _stand_in(case: Case, void: Attempt, cycle: Cycle, scene: Scene) -> Attempt | None:
    """Return the further attempt of that channel and day that counts in place of a void one."""
    same = [
        one
        for one in attempts_of(case, cycle)
        if one.channel is void.channel and one.day == void.day and one.counted is not Counted.VOID
    ]
    counted = sum(one.counted is Counted.YES for one in same)
    if counted >= scene.policy.uc_per_channel_per_day:
        return None
    return next((one for one in same if one.counted is Counted.EXTRA), None)


# --- clocks -------------------------------------------------------------------------------


def _nudges(
    case: Case, cycle: Cycle, scene: Scene, *, is_first: bool = False, lifted: bool = False
) -> Iterator[Effect]:
    """Bring the clocks of an unfinished cycle into line with its first counted attempt.

    One that is past has acted already, unless the cycle only begins with this (UC-13) or a hold
    that had put it off is lifted.
    """
    rules = _rules_of_nudges(counted_of(case, cycle), scene)
    counted = counted_of(case, cycle)
    for kind in NUDGES:
        armed = find_timer(case, kind)
        if kind not in rules:
            if armed is not None:
                yield CancelTimer(kind=kind, rule="UC-15", because="it is no longer needed")
            continue
        anchor = counted[0].occurred_at
        due = apply_rule(rules[kind], anchor, scene.desk.calendar)
        if cycle.hold_until is not None:
            due = max(due, opening_of(cycle.hold_until, scene.desk.calendar))
        if due <= scene.now and armed is not None and armed.anchor_at == anchor:
            due = next_opening(scene.now, scene.desk.calendar) if lifted else armed.due_at
        elif due <= scene.now and armed is None and not is_first:
            continue
        wanted = Timer(kind, armed.generation if armed else 0, rules[kind], anchor, due)
        if wanted != armed:
            yield _arm(wanted, "UC-15", "counted from the first attempt of the cycle")


def _rules_of_nudges(counted: tuple[Attempt, ...], scene: Scene) -> dict[TimerKind, str]:
    """Return the clocks that these attempts still need, each with its rule (TIM-04)."""
    policy = scene.policy
    if not counted:
        return {}
    rules = {TimerKind.UC_WINDOW: f"cal:{policy.uc_window_days}"}
    called = any(one.channel is Channel.PHONE for one in counted)
    if policy.uc_phone_nudge_after_days and not called:
        rules[TimerKind.UC_PHONE_NUDGE] = f"calbh:{policy.uc_phone_nudge_after_days}"
    late_from = counted[0].day + timedelta(days=LATE_EMAIL_DAYS)
    late = any(one.channel is Channel.EMAIL and one.day >= late_from for one in counted)
    if policy.uc_auto_final_email and not late:
        rules[TimerKind.UC_FINAL_EMAIL] = f"calbh:{policy.uc_final_after_days}"
    return rules


def _exhaust(
    case: Case, cycle: Cycle, scene: Scene, due_at: datetime | None = None
) -> Iterator[Effect]:
    """UC-04: the closing timer runs from the recording of the last needed attempt."""
    grace = scene.policy.uc_grace_business_days
    due = due_at or add_business_days(scene.at, grace, scene.desk.calendar)
    if cycle.hold_until is not None:
        due = max(due, opening_of(cycle.hold_until, scene.desk.calendar))
    because = amount(scene.policy.uc_min_attempts, "documented attempt")
    yield from _stop(case, NUDGES, "UC-04", because)
    since = cycle.exhausted_at or scene.at
    mark = same_cycle(cycle, scene, "UC-04", because)
    yield replace(mark, exhausted_at=since, close_due_at=due)
    yield _arm(Timer(TimerKind.UC_CLOSE, 0, f"bd:{grace}", since, due), "UC-04", because)


def _arm(timer: Timer, rule: str, because: str) -> ArmTimer:
    return ArmTimer(
        kind=timer.kind,
        timer_rule=timer.rule,
        anchor_at=timer.anchor_at,
        due_at=timer.due_at,
        rule=rule,
        because=because,
    )


def _stop(case: Case, kinds: tuple[TimerKind, ...], rule: str, because: str) -> Iterator[Effect]:
    for kind in kinds:
        if find_timer(case, kind):
            yield CancelTimer(kind=kind, rule=rule, because=because)


def same_cycle(cycle: Cycle, scene: Scene, rule: str, because: str) -> SetCycle:
    """Return an order that leaves the cycle as it is, to be changed by the caller."""
    return SetCycle(
        state=cycle.state,
        at=scene.at,
        hold_until=cycle.hold_until,
        exhausted_at=cycle.exhausted_at,
        close_due_at=cycle.close_due_at,
        rule=rule,
        because=because,
    )


# --- holding and ending -------------------------------------------------------------------


def is_paused(cycle: Cycle) -> bool:
    """Say whether a cycle is held without a date, until the ticket waits again (UC-17)."""
    return cycle.state is CycleState.HELD and cycle.hold_until is None


def is_held_on(cycle: Cycle, today: date) -> bool:
    """Say whether nothing automatic may happen on this date (UC-16, UC-17)."""
    if cycle.state is not CycleState.HELD:
        return False
    return cycle.hold_until is None or today < cycle.hold_until


def end_cycle(
    case: Case, scene: Scene, state: CycleState, because: str, rule: str = "UC-11"
) -> tuple[Effect, ...]:
    """End the running cycle, if there is one, and its timers."""
    cycle = current_cycle(case)
    if cycle is None:
        return ()
    order = replace(same_cycle(cycle, scene, rule, because), state=state)
    return (order, *_stop(case, CLOCKS, rule, because))


def end_waiting(case: Case, scene: Scene, because: str) -> tuple[Effect, ...]:
    """UC-11: the customer was reached, so neither tracker nor reminder go on."""
    ends = end_cycle(case, scene, CycleState.RESPONDED, because)
    return (*ends, *_stop(case, (REMINDER,), "UC-11", because))


def pause_cycle(case: Case, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    """UC-17: the attempts keep, the clocks stop, until the ticket waits again."""
    cycle = current_cycle(case)
    if cycle is None:
        return ()
    order = replace(
        same_cycle(cycle, scene, "UC-17", because), state=CycleState.HELD, hold_until=None
    )
    return (order, *_stop(case, CLOCKS, "UC-17", because))


def hold_until(
    case: Case, scene: Scene, until: date, *, rule: str, because: str
) -> tuple[Effect, ...]:
    """UC-16: closing and automatic mails wait for the opening of a date."""
    cycle = current_cycle(case)
    opening = opening_of(until, scene.desk.calendar)
    orders: tuple[Effect, ...] = ()
    if cycle is not None:
        close_due_at = max(cycle.close_due_at, opening) if cycle.close_due_at else None
        order = same_cycle(cycle, scene, rule, because)
        orders = (
            replace(order, state=CycleState.HELD, hold_until=until, close_due_at=close_due_at),
        )
    moved = (
        _arm(replace(timer, due_at=opening), rule, because)
        for timer in case.timers
        if timer.kind in (*CLOCKS, REMINDER) and timer.due_at < opening
    )
    return (*orders, *moved)


def lift_hold(case: Case, cycle: Cycle, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    """UC-16: what was put off becomes due as if it had not been, but not in the past."""
    opened = replace(cycle, state=CycleState.OPEN, hold_until=None)
    order = same_cycle(opened, scene, "UC-16", because)
    calendar = scene.desk.calendar
    soonest = next_opening(scene.now, calendar)
    effects = (order, *lift_reminder(case, scene, because=because))
    if cycle.exhausted_at is None:
        return (*effects, *_nudges(case, opened, scene, lifted=True))
    grace = scene.policy.uc_grace_business_days
    due = add_business_days(cycle.exhausted_at, grace, calendar)
    return (*effects, *_exhaust(case, opened, scene, max(due, soonest)))


def lift_reminder(case: Case, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    """UC-16: the reminder alone, which a hold moves also where nobody counts tries."""
    reminder = find_timer(case, REMINDER)
    if reminder is None:
        return ()
    calendar = scene.desk.calendar
    due = apply_rule(reminder.rule, reminder.anchor_at, calendar)
    due = max(due, next_opening(scene.now, calendar))
    return (
        (_arm(replace(reminder, due_at=due), "UC-16", because),) if due != reminder.due_at else ()
    )


def _on_status(after: Case, effect: SetStatus, scene: Scene) -> tuple[Effect, ...]:
    """UC-17: leaving waiting by hand cancels; a date or a link only holds."""
    cycle = current_cycle(after)
    status = effect.status
    if cycle is None:
        return ()
    if status is Status.WAITING_CUSTOMER:
        return _take_up(after, cycle, scene) if is_paused(cycle) else ()
    because = f"the ticket was set to {status.replace('_', ' ')}"
    if status in KEEPS_CYCLE:
        return pause_cycle(after, scene, because=because)
    if effect.by_human or status in (Status.SAYS_CLOSE, Status.COMPLETE):
        return end_cycle(after, scene, CycleState.CANCELLED, because, "UC-17")
    return ()


def _take_up(case: Case, cycle: Cycle, scene: Scene) -> tuple[Effect, ...]:
    """UC-17.b: waiting again, the earlier attempts still count if inside the window."""
    opened = replace(cycle, state=CycleState.OPEN)
    because = "the ticket waits for the customer again"
    order = same_cycle(opened, scene, "UC-17", because)
    if is_exhausted(attempts_of(case, cycle), scene.policy):
        return (order, *_exhaust(case, opened, scene))
    return (order, *_nudges(case, opened, scene))
