"""A ticket and its collections, to and from their tables.

Columns are named as the fields of `rules/model/`, so a row is its dataclass by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Generic, TypeVar

import sqlalchemy as sa

from gateway.store import tables
from gateway.store.types import Row
from rules.model.cycle import Attempt, Cycle
from rules.model.ticket import ChecklistItem, Note, ServiceCall, Tag, Ticket, TicketContact, Watcher
from rules.model.timer import Timer

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
Values = dict[str, object]


@dataclass(frozen=True, slots=True)
class Collection(Generic[T_co]):
    """One kind of rows that hang on a ticket, and the statements for them."""

    part: str  # its field in Case
    row: type[T_co]
    key: str  # the field that tells a row from its neighbours
    load: sa.Select[*tuple[object, ...]]
    insert: sa.Insert
    update: sa.Update
    delete: sa.Delete
    is_placed: bool  # its order is that of putting; else that of its keys


def _collection(part: str, table: sa.Table, row: type[T_co], key: str) -> Collection[T_co]:
    is_placed = "put_by" in table.c
    order = (table.c.put_by, table.c.position) if is_placed else (table.c[key],)
    this = sa.and_(
        table.c.ticket_id == sa.bindparam("of_ticket"), table.c[key] == sa.bindparam("of_key")
    )
    return Collection(
        part=part,
        row=row,
        key=key,
        load=columns_of(table, row)
        .add_columns(table.c.ticket_id)
        .where(table.c.ticket_id.in_(sa.bindparam("ids", expanding=True)))
        .order_by(table.c.ticket_id, *order),
        insert=table.insert(),
        update=table.update().where(this),
        delete=table.delete().where(this),
        is_placed=is_placed,
    )


def columns_of(table: sa.Table, row: type[object]) -> sa.Select[*tuple[object, ...]]:
    """Return a SELECT of the columns that are fields of `row`, in the order of the fields."""
    return sa.select(*(table.c[name] for name in field_names(row)))  # type: ignore[arg-type]  # a class is hashable


@cache
def field_names(row: type[object]) -> tuple[str, ...]:
    assert is_dataclass(row)
    return tuple(field.name for field in fields(row))


def values_of(record: object, *, without: tuple[str, ...] = ()) -> Values:
    """Return the fields of a record by name."""
    names, read = _reader_of(type(record), without)  # type: ignore[arg-type]  # a class is hashable
    return dict(zip(names, read(record), strict=True))


@cache
def _reader_of(
    row: type[object], without: tuple[str, ...]
) -> tuple[tuple[str, ...], Callable[[object], tuple[object, ...]]]:
    """Return the names of a record's fields, and what reads them all."""
    names = tuple(name for name in field_names(row) if name not in without)  # type: ignore[arg-type]  # a class is hashable
    assert len(names) > 1, "attrgetter gives a single value as it is"
    return names, attrgetter(*names)


def record(kind: type[T], columns: Iterable[object]) -> T:
    """Return columns in the order of the fields, as `columns_of` selects them, as a record."""
    return kind(*columns)


CONTACTS = _collection("contacts", tables.contacts_of, TicketContact, "person")
WATCHERS = _collection("watchers", tables.watchers, Watcher, "handle")
TAGS = _collection("tags", tables.tags, Tag, "name")
CHECKLIST = _collection("checklist", tables.checklist, ChecklistItem, "position")
CALLS = _collection("calls", tables.calls, ServiceCall, "id")
CYCLES = _collection("cycles", tables.cycles, Cycle, "id")
ATTEMPTS = _collection("attempts", tables.attempts, Attempt, "id")
NOTES = _collection("notes", tables.notes, Note, "id")

# All of these are loaded whole, so what a case lacks can be deleted (notes never are).
WHOLE: tuple[Collection[object], ...] = (
    CONTACTS,
    WATCHERS,
    TAGS,
    CHECKLIST,
    CALLS,
    CYCLES,
    ATTEMPTS,
)
FIELDS = len(field_names(Ticket))
TICKET = columns_of(tables.tickets, Ticket).add_columns(tables.tickets.c.parts)
TIMERS = columns_of(tables.timers, Timer).add_columns(tables.timers.c.state)
TIMERS_PART = "timers"


def ticket_from(row: Row) -> Ticket:
    """Return the ticket of a row of `TICKET`, whose first columns are the ticket's own."""
    return record(Ticket, row[:FIELDS])
