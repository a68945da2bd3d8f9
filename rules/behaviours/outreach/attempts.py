"""A new attempt to reach the customer, and attempts in words (UC-07, UC-10).

Which of them count, and when there are enough, is read in `rules.model.attempts`.
"""

from __future__ import annotations

from datetime import datetime

from rules.clock import in_words, local
from rules.context import Scene
from rules.model.attempts import FOR_THE_DESK, counted_of, current_cycle
from rules.model.audience import person_name
from rules.model.cycle import Attempt, Channel, Counted
from rules.model.ticket import Case

FOR_CUSTOMERS = {
    "sent": "mail",
    "vm": "phone, voicemail left",
    "message": "phone, message left",
    "noanswer": "phone, no answer",
}


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
