"""A ticket with all that hangs on it: its case, as it stands in the tables.

Whoever looks at one loads no more than this; what is asked around it is `lookups`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import sqlalchemy as sa

from gateway.store.case_rows import LATEST, LETTERS_PART, NOTES_PART, rows_of
from gateway.store.tables import notes, tickets
from gateway.store.ticket_rows import (
    ATTEMPTS,
    CALLS,
    CHECKLIST,
    CONTACTS,
    CYCLES,
    TAGS,
    TICKET,
    TIMERS_PART,
    WATCHERS,
    Collection,
    columns_of,
    record,
    ticket_from,
)
from gateway.store.types import Row
from rules.model.ticket import (
    BROUGHT,
    Case,
    Known,
    LetterRecord,
    LetterState,
    Note,
    TicketContact,
    by_time,
)
from rules.model.timer import Timer
from rules.quick_records import filled

if TYPE_CHECKING:
    from gateway.store.ticket_evidence import FoundTicket

T = TypeVar("T")


def load_case(
    connection: sa.Connection,
    ticket_id: int | None,
    known: Known,
    found: Mapping[int, FoundTicket] | None = None,
) -> Case:
    """Return the ticket with all that hangs on it; without an id, a case that has no ticket yet.

    What was `found` around the input in this transaction is not asked for again.
    """
    if ticket_id is None:
        return Case(known=known)
    there = found.get(ticket_id) if found else None
    if there is not None:
        return case_from(connection, there.row, known, there.contacts)
    row = connection.execute(_BY_ID, {"of_ticket": ticket_id}).one()
    return case_from(connection, row, known)


def case_from(
    connection: sa.Connection,
    row: Row,
    known: Known,
    contacts: tuple[TicketContact, ...] | None = None,
) -> Case:
    """Only collections that ever had a row are asked for."""
    ticket = ticket_from(row)
    asked = _Asked(connection, ticket.id, row.parts)
    armed, generations = _load_timers(asked)
    latest, older = _load_notes(asked)
    return Case(
        ticket=ticket,
        contacts=asked.rows(CONTACTS) if contacts is None else contacts,
        watchers=asked.rows(WATCHERS),
        tags=asked.rows(TAGS),
        checklist=asked.rows(CHECKLIST),
        calls=asked.rows(CALLS),
        cycles=asked.rows(CYCLES),
        attempts=asked.rows(ATTEMPTS),
        timers=armed,
        notes=latest,
        older_notes=older,
        letters=_load_letters(asked),
        generations=generations,
        known=known,
    )


@filled
@dataclass(frozen=True, slots=True)
class _Asked:
    """What is asked of the database about one ticket."""

    connection: sa.Connection
    ticket_id: int
    parts: tuple[str, ...]

    def rows(self, collection: Collection[T]) -> tuple[T, ...]:
        if collection.part not in self.parts:
            return ()
        found = rows_of(self.connection, collection.part, self.ticket_id)
        return tuple(record(collection.row, row[:-1]) for row in found)


def _load_timers(asked: _Asked) -> tuple[tuple[Timer, ...], tuple[tuple[str, int], ...]]:
    """Return the armed timers, and the last generation of every kind."""
    if TIMERS_PART not in asked.parts:
        return (), ()
    rows = rows_of(asked.connection, TIMERS_PART, asked.ticket_id)
    armed = tuple(record(Timer, row[:-2]) for row in rows if row.state == "armed")
    generations: dict[str, int] = {}
    for row in rows:
        generations[row.kind] = max(generations.get(row.kind, 0), row.generation)
    return armed, tuple(generations.items())


def _load_notes(asked: _Asked) -> tuple[tuple[Note, ...], tuple[Note, ...]]:
    """Return the latest notes, and those that brought files before them.

    What a merge brought is as old as it is, though it was put last.
    """
    rows = rows_of(asked.connection, NOTES_PART, asked.ticket_id)
    latest = tuple(record(Note, row[:-1]) for row in rows)
    if not any(flag.startswith(BROUGHT) for note in latest for flag in note.flags):
        return latest, _load_older_notes(asked, latest)
    if len(latest) < LATEST:
        return by_time(latest), ()
    every = all_notes(asked.connection, asked.ticket_id)
    return every[-LATEST:], tuple(one for one in every[:-LATEST] if one.files)


def _load_older_notes(asked: _Asked, latest: tuple[Note, ...]) -> tuple[Note, ...]:
    """Return what brought files before the latest notes; most tickets have nothing before them."""
    if len(latest) < LATEST:
        return ()
    values = {"of_ticket": asked.ticket_id, "before": latest[0].id}
    rows = asked.connection.execute(_OLDER_WITH_FILES, values)
    return tuple(record(Note, row) for row in rows)


def _load_letters(asked: _Asked) -> tuple[LetterRecord, ...]:
    rows = rows_of(asked.connection, LETTERS_PART, asked.ticket_id)
    return tuple(record_from(row) for row in rows)


def all_notes(connection: sa.Connection, ticket_id: int) -> tuple[Note, ...]:
    rows = connection.execute(_ALL_NOTES, {"of_ticket": ticket_id})
    return by_time(tuple(record(Note, row) for row in rows))


def record_from(row: Row) -> LetterRecord:
    """Return a letter's row as a ticket remembers it."""
    return LetterRecord(
        id=row.id,
        notice=row.notice,
        person=row.person,
        address=row.address,
        state=row.state,
        put_at=row.put_at,
        not_before=row.not_before,
        input_id=row.input_id,
        message_id=row.message_id,
        sent_at=row.ended_at if row.state is LetterState.SENT else None,
        tries=row.tries,
        error=row.error,
    )


_BY_ID = TICKET.where(tickets.c.id == sa.bindparam("of_ticket"))
_ALL_NOTES = (
    columns_of(notes, Note)
    .where(notes.c.ticket_id == sa.bindparam("of_ticket"))
    .order_by(notes.c.id)
)
_OLDER_WITH_FILES = (
    columns_of(notes, Note)
    .where(
        notes.c.ticket_id == sa.bindparam("of_ticket"),
        notes.c.id < sa.bindparam("before"),
        notes.c.files != sa.literal_column("''"),
    )
    .order_by(notes.c.id)
)
