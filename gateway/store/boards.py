"""What the reading commands show: boards, timers to come, numbers, what an input did."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from gateway.store.events import EventRow
from gateway.store.retention import Pruned, pruned_so_far
from gateway.store.tables import events, inputs, letters, tags, tickets, timers
from gateway.store.ticket_rows import TICKET, record, ticket_from
from gateway.store.types import Row
from rules.model.status import Status
from rules.model.ticket import Ticket
from rules.model.timer import Timer

__all__ = [
    "EventRow",
    "Stats",
    "TicketFilter",
    "TimerRow",
    "events_of_input",
    "list_tickets",
    "list_timers",
    "stats",
]


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
    pruned: tuple[Pruned, ...]


def list_tickets(connection: sa.Connection, wanted: TicketFilter) -> tuple[Ticket, ...]:
    """Return tickets, newest first."""
    found = TICKET.order_by(tickets.c.id.desc()).limit(wanted.limit)
    if wanted.statuses:
        found = found.where(tickets.c.status.in_(wanted.statuses))
    if wanted.queue:
        found = found.where(tickets.c.queue == wanted.queue)
    if wanted.primary:
        found = found.where(tickets.c.primary == wanted.primary)
    if wanted.account_id is not None:
        found = found.where(tickets.c.account_id == wanted.account_id)
    if wanted.tag:
        found = found.where(
            tickets.c.id.in_(sa.select(tags.c.ticket_id).where(tags.c.name == wanted.tag))
        )
    if wanted.open_only:
        found = found.where(tickets.c.status != Status.COMPLETE)
    return tuple(ticket_from(row) for row in connection.execute(found))


def list_timers(
    connection: sa.Connection, ticket_id: int | None = None, limit: int = 200
) -> tuple[TimerRow, ...]:
    """Return armed timers, first due first."""
    found = _TIMERS.limit(limit)
    if ticket_id is not None:
        found = found.where(timers.c.ticket_id == ticket_id)
    return tuple(
        TimerRow(row[0], row[1], row[2], record(Timer, row[3:]))
        for row in connection.execute(found)
    )


def events_of_input(connection: sa.Connection, input_id: int) -> tuple[EventRow, ...]:
    """Return what an input did, effect by effect."""
    return tuple(
        event_from(row) for row in connection.execute(_EVENTS_OF_INPUT, {"input_id": input_id})
    )


def stats(connection: sa.Connection) -> Stats:
    """Count everything once; this reads whole tables and belongs to no mail's walk."""
    return Stats(
        inputs_by_state=_tally(connection, inputs.c.state),
        tickets_by_status=_tally(connection, tickets.c.status),
        letters_by_state=_tally(connection, letters.c.state),
        timers_armed=connection.execute(_ARMED).scalar_one(),
        oldest_waiting_at=connection.execute(_OLDEST_WAITING).scalar(),
        pruned=pruned_so_far(connection),
    )


def _tally(connection: sa.Connection, column: sa.ColumnElement[str]) -> tuple[tuple[str, int], ...]:
    rows = connection.execute(sa.select(column, sa.func.count()).group_by(column).order_by(column))
    return tuple((str(word), count) for word, count in rows)


def event_from(row: Row) -> EventRow:
    return EventRow(
        input_id=row.input_id,
        position=row.position,
        at=row.at,
        ticket_id=row.ticket_id,
        kind=row.kind,
        rule=row.rule,
        because=row.because,
        actor=row.actor,
        data=json.loads(row.data),
    )


_EVENTS_OF_INPUT = (
    sa.select(events)
    .where(events.c.input_id == sa.bindparam("input_id"))
    .order_by(events.c.position)
)
_IS_ARMED = timers.c.state == "armed"
_TIMERS = (
    sa.select(
        tickets.c.id,
        tickets.c.number,
        tickets.c.title,
        timers.c.kind,
        timers.c.generation,
        timers.c.rule,
        timers.c.anchor_at,
        timers.c.due_at,
    )
    .select_from(timers.join(tickets))
    .where(_IS_ARMED)
    .order_by(timers.c.due_at, timers.c.id)
)
_ARMED = sa.select(sa.func.count()).select_from(timers).where(_IS_ARMED)
_OLDEST_WAITING = sa.select(sa.func.min(inputs.c.received_at)).where(inputs.c.state == "waiting")
