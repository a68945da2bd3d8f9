"""The rows that hang on tickets, asked for part by part, of many tickets at once.

What one input of a transaction was told the next ones know, until its ticket is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import cache, partial

import sqlalchemy as sa

from gateway.store.lookups_sql import RECORD
from gateway.store.outbox_sql import IS_UNSENT
from gateway.store.prepared import ask_for, forget_keys, known_by_key
from gateway.store.tables import letters, notes, timers
from gateway.store.ticket_rows import CONTACTS, TIMERS, TIMERS_PART, WHOLE, columns_of
from gateway.store.types import Row
from rules.model.ticket import Note

LATEST = 40  # notes and letters of a case
BRANCHES = (1, 5, 20)  # a statement has: for one ticket, for a few, for all that a group asks for
NOTES_PART, LETTERS_PART = "notes", "letters"
EVERY_PARTS = (NOTES_PART, LETTERS_PART)  # of tickets; others are asked for where there are any
TEXTS, ROWS = "texts of letters", "rows of tickets"  # what this transaction knows
Rows = tuple[Row, ...]
_LOADS = {one.part: one.load for one in WHOLE}


def rows_of(connection: sa.Connection, part: str, ticket_id: int) -> Rows:
    """Return a ticket's rows of one part, in their order."""
    there = _known_of(connection, ticket_id)
    if part not in there:
        there[part] = _ask(connection, part, (ticket_id,)).get(ticket_id, ())
    return there[part]


def look_at_rows(
    connection: sa.Connection, parts_of: Iterable[tuple[int, Collection[str]]]
) -> None:
    """Ask at once for all parts that these tickets have."""
    wanted: dict[str, list[int]] = {}
    for ticket_id, parts in parts_of:
        for part in {*parts, *EVERY_PARTS} - {CONTACTS.part}:  # they came with the ticket
            wanted.setdefault(part, []).append(ticket_id)
    for part, ids in wanted.items():
        missing = [one for one in ids if part not in _known_of(connection, one)]
        found = _ask(connection, part, missing) if missing else {}
        for one in missing:
            _known_of(connection, one)[part] = found.get(one, ())


def rows_changed(connection: sa.Connection, ticket_id: int) -> None:
    """The ticket was written."""
    forget_keys(connection, ROWS, (ticket_id,))


def letters_written(connection: sa.Connection, message_ids: Iterable[str]) -> None:
    """There are words under these Message-IDs now."""
    forget_keys(connection, TEXTS, message_ids)


def letter_words(connection: sa.Connection, *message_ids: str) -> dict[str, str]:
    """Return the words of those of the letters that are ours."""
    known: dict[str, str] = known_by_key(connection, TEXTS)
    ask_for(known, message_ids, partial(_ask_for_words, connection), "")
    return {one: known[one] for one in message_ids if known[one]}


def _known_of(connection: sa.Connection, ticket_id: int) -> dict[str, Rows]:
    """Return what this transaction knows of a ticket's rows, part by part."""
    known: dict[int, dict[str, Rows]] = known_by_key(connection, ROWS)
    return known.setdefault(ticket_id, {})


def _ask(connection: sa.Connection, part: str, ids: Sequence[int]) -> dict[int, Rows]:
    rows: Iterable[Row]
    if part in EVERY_PARTS:
        rows = connection.execute(*_latest_of(part, ids))
    else:
        statement = _LAST_TIMERS if part == TIMERS_PART else _LOADS[part]
        rows = connection.execute(statement, {"ids": list(ids)})
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.ticket_id, []).append(row)
    return {ticket_id: tuple(rows) for ticket_id, rows in found.items()}


def _ask_for_words(connection: sa.Connection, message_ids: Sequence[str]) -> dict[str, str]:
    rows = connection.execute(_WORDS, {"message_ids": list(message_ids)})
    return {row.message_id: row.text for row in rows}


def _latest_of(
    part: str, ids: Sequence[int]
) -> tuple[sa.Select[*tuple[object, ...]], dict[str, object]]:
    """Return the statement and its values; building one is dear, so there are few."""
    branches = next((one for one in BRANCHES if one >= len(ids)), 1 << (len(ids) - 1).bit_length())
    asked = [*ids, *([0] * (branches - len(ids)))]  # no ticket is 0
    statement = _latest_notes(branches) if part == NOTES_PART else _latest_letters(branches)
    return statement, {_key(place): ticket_id for place, ticket_id in enumerate(asked)}


def _key(place: int) -> str:
    return f"ticket_{place}"


@cache
def _latest_notes(branches: int) -> sa.Select[*tuple[object, ...]]:
    """Each branch stops after the latest: a long ticket costs no more than a short one."""
    found = sa.union_all(
        *(
            sa.select(
                columns_of(notes, Note)
                .add_columns(notes.c.ticket_id)
                .where(notes.c.ticket_id == sa.bindparam(_key(place)))
                .order_by(notes.c.id.desc())
                .limit(LATEST)
                .subquery()
            )
            for place in range(branches)
        )
    ).subquery("latest")
    return sa.select(found).order_by(found.c.ticket_id, found.c.id)


@cache
def _latest_letters(branches: int) -> sa.Select[*tuple[object, ...]]:
    """The latest, and whatever has not left yet."""
    ids = []
    for place in range(branches):
        is_its = letters.c.ticket_id == sa.bindparam(_key(place))
        latest = sa.select(letters.c.id).where(is_its).order_by(letters.c.id.desc()).limit(LATEST)
        ids.append(sa.select(latest.subquery().c.id))
        ids.append(sa.select(letters.c.id).where(is_its, IS_UNSENT))
    return (
        sa.select(*RECORD)
        .where(letters.c.id.in_(sa.union(*ids)))
        .order_by(letters.c.ticket_id, letters.c.id)
    )


_OF_THESE = timers.c.ticket_id.in_(sa.bindparam("ids", expanding=True))
_last = (
    sa.select(timers.c.ticket_id, timers.c.kind, sa.func.max(timers.c.generation).label("last"))
    .where(_OF_THESE)
    .group_by(timers.c.ticket_id, timers.c.kind)
    .subquery("last")
)
# What is armed, and the last arming of each kind: a ticket of years has had hundreds.
_LAST_TIMERS = (
    TIMERS.add_columns(timers.c.ticket_id)
    .select_from(
        timers.join(
            _last,
            sa.and_(
                timers.c.ticket_id == _last.c.ticket_id,
                timers.c.kind == _last.c.kind,
            ),
        )
    )
    .where(
        _OF_THESE,
        sa.or_(timers.c.generation == _last.c.last, timers.c.state == sa.literal_column("'armed'")),
    )
    .order_by(timers.c.ticket_id, timers.c.id)
)
_WORDS = sa.select(letters.c.message_id, letters.c.text).where(
    letters.c.message_id.in_(sa.bindparam("message_ids", expanding=True))
)
