"""What waits for its moment, moved when the desk's hours or holidays change (CLK-02).

A timer knows its rule and from when it counts. One that stands where its rule had put it moves to
where the rule puts it now; one that was put off, as for leave, only leaves a time that is closed
now. What a customer was told never comes sooner: the closing only moves to later.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from rules.clock import (
    Calendar,
    apply_rule,
    at_wall,
    is_business_day,
    is_open,
    local,
    next_opening,
)
from rules.model.timer import Timer, TimerKind
from rules.policy.desk import Desk

AT_ANY_HOUR = ("cal", "daily", "gap", "hold")  # rules whose moment may be outside of the hours
ONLY_LATER = (TimerKind.UC_CLOSE,)  # N-09.3 has told the customer until when to answer


def reckoned(timer: Timer, was: Calendar, now: datetime, desk: Desk, queue: str) -> datetime:
    """Return when an armed timer of a ticket in `queue` is due; one that moves, not before now."""
    calendar = desk.calendar
    reminds = timer.kind is TimerKind.WAITING_REMINDER
    in_hours = not reminds or desk.policy_of(queue).waiting_deliver_in_hours
    at_any_hour = timer.rule.partition(":")[0] in AT_ANY_HOUR or not in_hours
    due = _by_its_rule(timer, was, calendar, in_hours=in_hours)
    if due is None:
        put_off = not at_any_hour and is_open(timer.due_at, was)
        due = next_opening(timer.due_at, calendar) if put_off else timer.due_at
    if due == timer.due_at or (timer.kind in ONLY_LATER and due < timer.due_at):
        return timer.due_at
    return max(due, now if at_any_hour else next_opening(now, calendar))


def _by_its_rule(
    timer: Timer, was: Calendar, calendar: Calendar, *, in_hours: bool
) -> datetime | None:
    """Return where its rule puts it, None where it did not stand where its rule had put it."""
    before = _moments(timer, was, in_hours=in_hours)
    after = _moments(timer, calendar, in_hours=in_hours)
    return next((new for old, new in zip(before, after, strict=True) if old == timer.due_at), None)


def _moments(timer: Timer, calendar: Calendar, *, in_hours: bool) -> Iterator[datetime]:
    """Give the moments that its rule may mean: of one that is daily, this day's and the next's."""
    kind, _, argument = timer.rule.partition(":")
    match kind:
        case "daily":
            for days in (0, 1):
                yield _daily(timer.anchor_at, time.fromisoformat(argument), days, calendar)
        case "gap" | "hold":  # minutes of the clock on the wall
            yield timer.due_at
        case _:
            yield apply_rule(timer.rule, timer.anchor_at, calendar, deliver_in_hours=in_hours)


def _daily(anchor: datetime, at: time, days: int, calendar: Calendar) -> datetime:
    """Return that time on the first business day from so many days after the anchor's."""
    day = local(anchor, calendar).date() + timedelta(days=days)
    while not is_business_day(day, calendar) or at_wall(day, at, calendar) <= anchor:
        day += timedelta(days=1)
    return at_wall(day, at, calendar)
