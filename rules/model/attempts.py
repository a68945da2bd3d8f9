"""Attempts to reach a silent customer: which count, and when there are enough (UC-01, 02, 07).

What counts, what is extra and what is void is decided when an attempt is put; the window of dates
slides, so an old attempt may stop counting without anything having happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import combinations

from rules.clock import Calendar, opening_of
from rules.model.cycle import Attempt, Channel, Counted, Cycle, CycleState
from rules.model.ticket import Case
from rules.policy.choices import AttemptOrder
from rules.policy.policy import Policy

RUNNING = (CycleState.OPEN, CycleState.HELD)
ORDERED_MAX = 12  # attempts that are looked at for their order
FOR_THE_DESK = {
    "sent": "email",
    "vm": "phone, voicemail",
    "message": "phone, message left",
    "noanswer": "phone, no answer",
}


def current_cycle(case: Case) -> Cycle | None:
    """Return the cycle that is open or held."""
    last = case.cycles[-1] if case.cycles else None
    return last if last is not None and last.state in RUNNING else None


def state_at(cycle: Cycle, at: datetime, calendar: Calendar) -> CycleState:
    """Return how a cycle stands: a hold is over at the opening of its date (UC-16)."""
    held = cycle.state is CycleState.HELD and cycle.hold_until is not None
    if held and at >= opening_of(cycle.hold_until or at.date(), calendar):
        return CycleState.OPEN
    return cycle.state


def attempts_of(case: Case, cycle: Cycle | None) -> tuple[Attempt, ...]:
    """Return a cycle's attempts in the order in which they happened."""
    if cycle is None:
        return ()
    mine = (one for one in case.attempts if one.cycle_id == cycle.id)
    return tuple(sorted(mine, key=lambda one: (one.occurred_at, one.id)))


def counted_of(case: Case, cycle: Cycle | None) -> tuple[Attempt, ...]:
    """Return those of a cycle's attempts that count, inside the window or not."""
    return tuple(one for one in attempts_of(case, cycle) if one.counted is Counted.YES)


def counted_now(case: Case, today: date, policy: Policy) -> tuple[Attempt, ...]:
    """Return the attempts as they are shown: counted and inside the window."""
    cycle = case.cycles[-1] if case.cycles else None
    counted = counted_of(case, cycle)
    if cycle is not None and cycle.state not in RUNNING:
        today = max((one.day for one in counted), default=today)
    first_day = today - timedelta(days=policy.uc_window_days)
    return tuple(one for one in counted if one.day >= first_day)


def is_exhausted(attempts: Iterable[Attempt], policy: Policy) -> bool:
    """UC-01, UC-02: enough counted attempts, mixed as asked, in one window of dates."""
    counted = [one for one in attempts if one.counted is Counted.YES]
    window = timedelta(days=policy.uc_window_days)
    return any(
        _is_mixed([one for one in counted if first.day <= one.day <= first.day + window], policy)
        for first in counted
    )


def _is_mixed(inside: list[Attempt], policy: Policy) -> bool:
    phones = sum(one.channel is Channel.PHONE for one in inside)
    emails = len(inside) - phones
    if len(inside) < policy.uc_min_attempts:
        return False
    if emails < policy.uc_need_email or phones < policy.uc_need_phone:
        return False
    if policy.uc_order is AttemptOrder.ANY:
        return True
    return any(
        first.channel is Channel.EMAIL and second.channel is Channel.PHONE
        for first, second, _ in combinations(inside[:ORDERED_MAX], 3)
    )


def missing(attempts: tuple[Attempt, ...], policy: Policy) -> str:
    """Say which attempts are missing: "one phone call, one more"; "" for none.

    `attempts` are those that count now.
    """
    phones = sum(one.channel is Channel.PHONE for one in attempts)
    emails = len(attempts) - phones
    parts = []
    if emails < policy.uc_need_email:
        parts.append("one email")
    if phones < policy.uc_need_phone:
        parts.append("one phone call")
    rest = policy.uc_min_attempts - len(attempts) - len(parts)
    if rest > 0:
        amount = {1: "one", 2: "two"}.get(rest, str(rest))
        parts.append(f"{amount} more" if parts else f"{amount} more, email or phone")
    words = ", ".join(parts)
    if phones < policy.uc_need_phone:
        words += " (phone attempt missing)"
    elif emails < policy.uc_need_email:
        words += " (email attempt missing)"
    if not parts and not is_exhausted(attempts, policy):
        return "an email and then a phone call, in this order"
    return words
