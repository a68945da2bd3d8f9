"""Tickets: what is known around an input, a ticket with all that hangs on it, and its saving."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store import lookups
from gateway.store.case_rows import LATEST, letter_words, look_at_rows
from gateway.store.cases import all_notes, case_from, load_case
from gateway.store.lookups import look_around, look_up
from gateway.store.save import look_at_numbers, save
from gateway.store.tables import tickets, timers
from gateway.store.ticket_rows import TICKET
from rules.model.status import Status
from rules.model.ticket import Case, Known
from rules.model.timer import TimerKind

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from rules.needs import Needs

__all__ = [
    "deferred_without_timer",
    "letter_words",
    "load_case",
    "load_ticket_by_number",
    "look_ahead",
    "look_around",
    "look_up",
    "save",
    "with_all_notes",
]


def look_ahead(connection: sa.Connection, many: Sequence[Needs], answered: Iterable[str]) -> None:
    """Ask at once for what these inputs will ask for, and for the letters that they answer."""
    found = lookups.look_ahead(connection, many)
    look_at_rows(connection, ((ticket_id, one.row.parts) for ticket_id, one in found.items()))
    letter_words(connection, *answered)
    look_at_numbers(connection)


def load_ticket_by_number(connection: sa.Connection, number: str) -> Case:
    """Return the ticket of that number; `ticket` is None when there is no such ticket."""
    row = connection.execute(_BY_NUMBER, {"number": number}).first()
    return Case() if row is None else case_from(connection, row, Known())


def with_all_notes(connection: sa.Connection, case: Case) -> Case:
    """Return the case with all notes of its ticket, not the latest alone."""
    if case.ticket is None or len(case.notes) < LATEST:
        return case
    return replace(case, notes=all_notes(connection, case.ticket.id), older_notes=())


def deferred_without_timer(connection: sa.Connection) -> tuple[str, ...]:
    """Return the numbers of deferred tickets that nothing would bring back (ST-16)."""
    return tuple(connection.execute(_DEFERRED_WITHOUT_TIMER).scalars())


_DEFERRED_WITHOUT_TIMER = (
    sa.select(tickets.c.number)
    .where(
        tickets.c.status == Status.DEFERRED,
        ~sa.exists().where(
            timers.c.ticket_id == tickets.c.id,
            timers.c.kind.in_((TimerKind.DEFERRED_DUE, TimerKind.DEFERRED_SWEEP)),
            timers.c.state == sa.literal_column("'armed'"),
        ),
    )
    .order_by(tickets.c.id)
)
_BY_NUMBER = TICKET.where(tickets.c.number == sa.bindparam("number"))
