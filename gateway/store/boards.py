"""What the reading commands list: tickets, timers to come."""

from __future__ import annotations

from dataclasses import dataclass

import sqlalchemy as sa

from gateway.store.tables import person_timers, tags, tickets, timers
from gateway.store.ticket_rows import TICKET, columns_of, record, ticket_from
from rules.model.status import Status
from rules.model.ticket import Ticket
from rules.model.timer import Timer


@dataclass(frozen=True, slots=True)
class TimerRow:
    ticket_id: int
    number: str
    title: str
    timer: Timer


@dataclass(frozen=True, slots=True)
class PersonTimerRow:
    person: str
    timer: Timer


@dataclass(frozen=True, slots=True)
class TicketFilter:
    """Which tickets a board shows; empty fields do not matter."""

    statuses: tuple[Status, ...] = ()
    queue: str = ""
    primary: str = ""
    account_id: int | None = None
    tag: str = ""
    open_only: bool = False  # leaves out the complete and archived ones
    limit: int = 200


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
        found = found.where(tickets.c.status.not_in((Status.COMPLETE, Status.ARCHIVED)))
    return tuple(ticket_from(row) for row in connection.execute(found))


def list_timers(
    connection: sa.Connection, ticket_id: int | None = None, limit: int = 200
) -> tuple[TimerRow, ...]:
    """Return armed timers, first due first."""
    found = _TIMERS.limit(limit)
    if ticket_id is not None:
        found = found.where(timers.c.ticket_id == ticket_id)
    return tuple(
        TimerRow(ticket, number, title, record(Timer, timer))
        for *timer, ticket, number, title in connection.execute(found)
    )


def list_person_timers(connection: sa.Connection) -> tuple[PersonTimerRow, ...]:
    """Return at what moments people are looked after, first due first."""
    return tuple(
        PersonTimerRow(row.person, Timer(row.kind, 0, row.rule, row.anchor_at, row.due_at))
        for row in connection.execute(_PERSON_TIMERS)
    )


_PERSON_TIMERS = sa.select(person_timers).order_by(person_timers.c.due_at, person_timers.c.person)
_IS_ARMED = timers.c.state == "armed"
_TIMERS = (
    columns_of(timers, Timer)
    .add_columns(tickets.c.id, tickets.c.number, tickets.c.title)
    .select_from(timers.join(tickets))
    .where(_IS_ARMED)
    .order_by(timers.c.due_at, timers.c.id)
)
