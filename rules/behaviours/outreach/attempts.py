"""Attempts to reach a silent customer: which count, and when there are enough (UC-01, 02, 07).

What counts, what is extra and what is void is decided when an attempt is put; the window of dates
slides, so an old attempt may stop counting without anything having happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import combinations

from rules.clock import in_words, local
from rules.context import Scene
from rules.model.audience import person_name
from rules.model.ticket import Attempt, Case, Channel, Counted, Cycle, CycleState
from rules.policy.choices import AttemptOrder
from rules.policy.policy import Policy

RUNNING = (CycleState.OPEN, CycleState.HELD)
ORDERED_MAX = 12  # attempts that are looked at for their order
FOR_CUSTOMERS = {
    "sent": "mail",
    "vm": "phone, voicemail left",
    "message": "phone, message left",
    "noanswer": "phone, no answer",
}
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


def new_attempt(
    case: Case,
    scene: Scene,
    channel: Channel,
    occurred_at: datetime,
    *,
    outcome: str = "sent",
    text: str = "",
    void: str = "",
) -> Attempt:
    """Return the attempt as it counts: one a channel and local date (UC-07)."""
    day = local(occurred_at, scene.desk.calendar).date()
    cycle = current_cycle(case)
    same = [one for one in counted_of(case, cycle) if one.channel is channel and one.day == day]
    counted = Counted.YES
    if void:
        counted = Counted.VOID
    elif len(same) >= scene.policy.uc_per_channel_per_day:
        counted = Counted.EXTRA
    return Attempt(
        id=0,
        cycle_id=cycle.id if cycle else 0,
        channel=channel,
        occurred_at=occurred_at,
        day=day,
        recorded_at=scene.at,
        by=scene.sender.person,
        outcome=outcome,
        counted=counted,
        text=text,
        input_id=scene.event.input_id,
        void_reason=void,
    )


# --- in words -----------------------------------------------------------------------------


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
    if not parts and not is_exhausted(attempts, policy):
        return "an email and then a phone call, in this order"
    return words


def letter_lines(attempts: tuple[Attempt, ...]) -> tuple[str, ...]:
    """Return one line a try, `instant TAB outcome`: the letter says it in the reader's words."""
    return tuple(f"{one.occurred_at.isoformat()}\t{one.outcome}" for one in attempts)


def dated_lines(attempts: tuple[Attempt, ...], scene: Scene) -> tuple[str, ...]:
    """Return one line a try for who asks: "Mon 2026-11-02 10:00  mail"."""
    return tuple(
        f"{_moment(one, scene)}  {FOR_CUSTOMERS.get(one.outcome, one.outcome)}" for one in attempts
    )


def desk_lines(attempts: tuple[Attempt, ...], scene: Scene) -> tuple[str, ...]:
    """Return one line a try as the desk reads it: "email Mon 2026-11-02 10:00"."""
    return tuple(
        f"{FOR_THE_DESK.get(one.outcome, one.outcome)} {_moment(one, scene)}" for one in attempts
    )


def closing_lines(case: Case, attempts: tuple[Attempt, ...], scene: Scene) -> tuple[str, ...]:
    """UC-10: date, time, channel, outcome and who, one line a try."""
    words = {**FOR_CUSTOMERS, "sent": "email"}
    return tuple(
        f"{_moment(one, scene)} {words.get(one.outcome, one.outcome)}"
        f" ({person_name(one.by, case, scene.desk) if one.by else 'automatic'})"
        for one in attempts
    )


def _moment(attempt: Attempt, scene: Scene) -> str:
    return in_words(attempt.occurred_at, scene.desk.calendar).rsplit(" ", 1)[0]
