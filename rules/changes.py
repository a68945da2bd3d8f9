"""The difference between two states of a case: what the store writes and what undo inverts."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter

from rules.effects import PutAbsence
from rules.model.cycle import Attempt, Cycle
from rules.model.ticket import (
    Absence,
    Case,
    Change,
    ChecklistItem,
    LetterRecord,
    Note,
    ServiceCall,
    Tag,
    Ticket,
    TicketContact,
    Watcher,
)
from rules.model.timer import Timer

Row = (
    TicketContact
    | Watcher
    | Tag
    | ChecklistItem
    | ServiceCall
    | Cycle
    | Attempt
    | Timer
    | Note
    | LetterRecord
)

PARTS = (
    "contacts",
    "watchers",
    "tags",
    "checklist",
    "calls",
    "cycles",
    "attempts",
    "timers",
    "notes",
    "letters",
)
# Marks that move with every mail: nobody means them when they say that a ticket was changed.
MARKS = frozenset(
    {
        "status_since",
        "status_before",
        "primary_since",
        "last_public_at",
        "last_letter_at",
        "last_customer_at",
        "customer_message_id",
        "heads_up_at",
    }
)
TICKET_FIELDS = tuple(field.name for field in fields(Ticket))
_FIELDS, _ROWS = attrgetter(*TICKET_FIELDS), attrgetter(*PARTS)


def changes_between(before: Case, after: Case) -> tuple[Change, ...]:
    """Return every difference, the ticket's own first; a new ticket is one change."""
    found: list[Change] = []
    if after.ticket is not None and before.ticket is None:
        found.append(Change("ticket", "", None, after.ticket))
    elif after.ticket is not None and after.ticket is not before.ticket:
        values = zip(TICKET_FIELDS, _FIELDS(before.ticket), _FIELDS(after.ticket), strict=True)
        found += (Change("ticket", name, old, new) for name, old, new in values if old != new)
    for part, old_rows, new_rows in zip(PARTS, _ROWS(before), _ROWS(after), strict=True):
        if old_rows is not new_rows:
            found.extend(_row_changes(part, old_rows, new_rows))
    return tuple(found)


def absence_change(put: PutAbsence, before: Case) -> Change:
    """Return what an order about somebody's absence changes; one that ends before it begins: out.

    Absences hang on no ticket, so they are no part of a case's own changes.
    """
    key = f"{put.handle}/{put.first_day.isoformat()}"
    out = put.last_day is not None and put.last_day < put.first_day
    new = None if out else Absence(put.handle, put.first_day, put.last_day)
    return Change("absences", key, find_absence_of(key, before), new)


def find_absence_of(key: str, case: Case) -> Absence | None:
    """Return the absence that a change of the list names."""
    known = case.known.absences
    return next((one for one in known if f"{one.handle}/{one.first_day}" == key), None)


def rows_of(case: Case, part: str) -> tuple[Row, ...]:
    rows: tuple[Row, ...] = getattr(case, part)
    return rows


def row_key(row: Row) -> str:
    """Return what tells a row from its neighbours in the same collection."""
    match row:
        case TicketContact():
            return row.person
        case Watcher():
            return row.handle
        case Tag():
            return row.name
        case ChecklistItem():
            return str(row.position)
        case Timer():
            return f"{row.kind}/{row.generation}"
        case _:
            return str(row.id)


def _row_changes(part: str, old: tuple[Row, ...], new: tuple[Row, ...]) -> list[Change]:
    old_by_key = {row_key(row): row for row in old}
    new_by_key = {row_key(row): row for row in new}
    gone = [
        Change(part, key, row, None) for key, row in old_by_key.items() if key not in new_by_key
    ]
    put = [
        Change(part, key, old_by_key.get(key), row)
        for key, row in new_by_key.items()
        if old_by_key.get(key) != row
    ]
    return gone + put
