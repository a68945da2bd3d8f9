"""The journal: every input that can change a ticket, numbered in the order of arrival."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from rules.effects import Recall
from rules.mail import Envelope
from rules.model import Timer

Payload = dict[str, str | int | None]


class InputKind(StrEnum):
    MAIL = "mail"
    TIMER = "timer"
    ORDER = "order"
    FATE = "fate"  # how a letter ended
    RECALL = "recall"  # an earlier mail, decided once more


class InputState(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    HELD = "held"  # a person will look
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Incoming:
    """A mail as a door hands it in."""

    raw: bytes
    envelope: Envelope
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Input:
    id: int
    kind: InputKind
    received_at: datetime  # of a timer: its due moment
    state: InputState
    tries: int = 0
    stage: str = ""  # where the last try was when it was counted
    reason: str = ""  # why it is held or dropped
    answer: str = ""  # what an order's author hears
    retry_at: datetime | None = None
    ended_at: datetime | None = None
    ticket_id: int | None = None
    raw: bytes | None = None  # of a mail
    envelope: Envelope | None = None  # of a mail
    payload: Payload = field(default_factory=dict)  # of everything else


@dataclass(frozen=True, slots=True)
class Held:
    """A mail in quarantine, as a list shows it."""

    input_id: int
    received_at: datetime
    reason: str
    sender: str
    title: str
    size: int  # of the raw mail, in bytes


@dataclass(frozen=True, slots=True)
class DueTimer:
    ticket_id: int
    timer: Timer


def accept(connection: sa.Connection, mails: Sequence[Incoming]) -> tuple[int, ...]:
    """Journal the mails in their order and return the numbers of their inputs."""
    raise NotImplementedError


def put_order(connection: sa.Connection, verb: str, values: Mapping[str, str], at: datetime) -> int:
    raise NotImplementedError


def put_fate(
    connection: sa.Connection, letter_id: int, reason: str, permanent: bool, at: datetime
) -> int:
    raise NotImplementedError


def put_timer(connection: sa.Connection, ticket_id: int, timer: Timer, at: datetime) -> int:
    raise NotImplementedError


def put_recall(connection: sa.Connection, input_id: int, recall: Recall, at: datetime) -> int:
    raise NotImplementedError


def next_input(connection: sa.Connection, now: datetime) -> Input | None:
    """Return the oldest input that may be decided at `now`."""
    raise NotImplementedError


def load_input(connection: sa.Connection, input_id: int) -> Input | None:
    raise NotImplementedError


def timer_of(entry: Input) -> Timer:
    """Return the timer that a timer input is about."""
    raise NotImplementedError


def order_of(entry: Input) -> tuple[str, dict[str, str]]:
    """Return verb and values of an order input."""
    raise NotImplementedError


def fate_of(entry: Input) -> tuple[int, str, bool]:
    """Return letter id, reason and whether it is permanent, of a fate input."""
    raise NotImplementedError


def recall_of(entry: Input) -> tuple[int, Recall]:
    """Return the input whose mail is decided once more, and how."""
    raise NotImplementedError


def oldest_waiting_received_at(connection: sa.Connection) -> datetime | None:
    """Return when the oldest undecided mail was received: timers due later wait for it."""
    raise NotImplementedError


def count_try(
    connection: sa.Connection,
    input_id: int,
    at: datetime,
    stage: str,
    retry_at: datetime | None = None,
    ticket_id: int | None = None,
) -> int:
    """Count one try, in a transaction of its own, and return how many there were.

    With `ticket_id` the ticket's later inputs wait until `retry_at` too.
    """
    raise NotImplementedError


def waits_for(
    connection: sa.Connection, ticket_id: int, input_id: int, now: datetime
) -> datetime | None:
    """Return until when an earlier input of the ticket waits for its next try, or None.

    A mail's ticket is known only after reading, so `next_input` cannot tell; the clerk asks here
    and then calls `postpone`.
    """
    raise NotImplementedError


def postpone(
    connection: sa.Connection, input_id: int, until: datetime, ticket_id: int | None = None
) -> None:
    """Let an input wait behind an earlier one of its ticket; no try is counted."""
    raise NotImplementedError


def finish(
    connection: sa.Connection,
    input_id: int,
    state: InputState,
    at: datetime,
    ticket_id: int | None = None,
    reason: str = "",
    answer: str = "",
) -> None:
    """End an input without a decision; `cases.save` ends the decided ones itself."""
    raise NotImplementedError


def answer_of(connection: sa.Connection, input_id: int) -> str | None:
    """Return what the clerk answered, None while the input waits."""
    raise NotImplementedError


def held(connection: sa.Connection) -> tuple[Held, ...]:
    raise NotImplementedError


def due_timers(
    connection: sa.Connection, until: datetime, limit: int = 100
) -> tuple[DueTimer, ...]:
    """Return the armed timers due by `until` that are no input yet, first due first."""
    raise NotImplementedError


def next_due_at(connection: sa.Connection) -> datetime | None:
    raise NotImplementedError


def clerk_starts(connection: sa.Connection, by: str, at: datetime) -> int:
    """Mark the clerk as running; return up to which input it must take care.

    0 after a clean stop. Otherwise the last one died with inputs in hand: each waiting input up
    to the returned number is taken alone, `count_try` committed before it.
    """
    raise NotImplementedError


def clerk_stops(connection: sa.Connection, at: datetime) -> None:
    raise NotImplementedError
