"""The period of trying to reach a silent customer, and each documented try (UC)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class CycleState(StrEnum):
    """States of an outreach cycle."""

    OPEN = "open"
    HELD = "held"
    RESPONDED = "responded"
    CLOSED = "closed"
    CANCELLED = "cancelled"


class Channel(StrEnum):
    EMAIL = "email"
    PHONE = "phone"


class Counted(StrEnum):
    """Whether an attempt counts (UC-07, UC-09)."""

    YES = "yes"
    EXTRA = "extra"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Cycle:
    """The period of trying to reach a silent customer. `id` is a counter within the ticket."""

    id: int
    state: CycleState
    opened_at: datetime
    hold_until: date | None = None
    exhausted_at: datetime | None = None
    close_due_at: datetime | None = None
    ended_at: datetime | None = None
    end_reason: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One documented try. `id` is a counter within the ticket."""

    id: int
    cycle_id: int
    channel: Channel
    occurred_at: datetime
    day: date  # local date of the desk
    recorded_at: datetime
    by: str
    outcome: str = "sent"  # sent, vm, message, noanswer
    counted: Counted = Counted.YES
    text: str = ""
    input_id: int = 0  # of the mail or timer that made it: its letters carry the same
    void_reason: str = ""
