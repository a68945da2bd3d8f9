"""What the reading commands show: boards, a ticket's timeline, timers to come, numbers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from gateway.store.outbox import OutboxLetter
from rules.model import Case, Ticket, Timer
from rules.statuses import Status


@dataclass(frozen=True, slots=True)
class EventRow:
    """One effect of one input, as the log of events keeps it."""

    input_id: int
    position: int  # within the decision, from 0
    at: datetime
    ticket_id: int | None
    kind: str  # name of the effect's class
    rule: str
    because: str
    actor: str
    data: dict[str, object]  # the effect's fields as JSON


@dataclass(frozen=True, slots=True)
class MailRow:
    """A mail that reached a ticket."""

    input_id: int
    received_at: datetime
    sender: str
    title: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that `ticket show` tells, each part in order of time."""

    case: Case
    mails: tuple[MailRow, ...]
    events: tuple[EventRow, ...]
    letters: tuple[OutboxLetter, ...]


@dataclass(frozen=True, slots=True)
class TimerRow:
    ticket_id: int
    number: str
    title: str
    timer: Timer


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """Which tickets a board shows; empty fields do not matter."""

    statuses: tuple[Status, ...] = ()
    queue: str = ""
    primary: str = ""
    account_id: int | None = None
    tag: str = ""
    open_only: bool = False  # leaves out the complete ones
    limit: int = 200


@dataclass(frozen=True, slots=True)
class Stats:
    inputs_by_state: tuple[tuple[str, int], ...]
    tickets_by_status: tuple[tuple[str, int], ...]
    letters_by_state: tuple[tuple[str, int], ...]
    timers_armed: int
    oldest_waiting_at: datetime | None


def load_timeline(connection: sa.Connection, number: str) -> Timeline | None:
    raise NotImplementedError


def list_tickets(connection: sa.Connection, wanted: TicketFilter) -> tuple[Ticket, ...]:
    """Return tickets, newest number first."""
    raise NotImplementedError


def list_timers(
    connection: sa.Connection, ticket_id: int | None = None, limit: int = 200
) -> tuple[TimerRow, ...]:
    """Return armed timers, first due first."""
    raise NotImplementedError


def events_of_input(connection: sa.Connection, input_id: int) -> tuple[EventRow, ...]:
    raise NotImplementedError


def stats(connection: sa.Connection) -> Stats:
    raise NotImplementedError
