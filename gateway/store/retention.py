"""What is kept no longer: raw mails, letters, events and closed tickets, a few at a time.

Rows are numbered in the order of time, so each kind is looked through from its oldest row to the
first that stays. What an undecided, held or unsent thing still needs stays, however old it is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import sqlalchemy as sa

from gateway.store.engine import writing
from gateway.store.outbox import inputs_on_their_way
from gateway.store.tables import (
    attempts,
    calls,
    checklist,
    contacts_of,
    cycles,
    events,
    inputs,
    letters,
    mails,
    notes,
    openings,
    pruned,
    raw_mails,
    receipts,
    tags,
    tickets,
    timers,
    watchers,
    wrong_codes,
)
from rules.model.status import Status

BATCH = 200  # rows of one transaction: a mail that comes in waits for one of them at most
FREE_PAGES = 500  # of an SQLite file, given back in one go
OF_TICKET = (
    contacts_of,
    watchers,
    tags,
    checklist,
    calls,
    cycles,
    attempts,
    timers,
    notes,
    events,
    receipts,
    letters,
    mails,
)
_HELD_OR_WAITING = ("waiting", "held")


@dataclass(frozen=True, slots=True)
class Keep:
    """For how many days each kind is kept; 0: for ever."""

    raw_days: int
    letters_days: int
    events_days: int
    closed_days: int


@dataclass(frozen=True, slots=True)
class Pruned:
    """How many of a kind retention took, over all times."""

    what: str
    count: int
    last_at: datetime


Count = tuple[str, int]
Begin = Callable[[], AbstractContextManager[sa.Connection]]


def prune(
    engine: sa.Engine,
    keep: Keep,
    now: datetime,
    begin: Begin | None = None,
    is_over: Callable[[], bool] = lambda: False,
) -> tuple[Count, ...]:
    """Take what is older than it is kept; return how many of each kind went.

    `begin` gives each of its transactions, where these are fenced by a term (`term.py`).
    `is_over`: no more pages of the file are given back, the next time goes on with them.
    """
    begin = begin or partial(writing, engine)
    works: tuple[tuple[str, int, _Batch], ...] = (
        ("tickets", keep.closed_days, _prune_tickets),
        ("letters", keep.letters_days, _prune_letters),
        ("raw mails", keep.raw_days, _prune_raw),
        ("events", keep.events_days, _prune_events),
    )
    counts = tuple(
        (what, _prune_all(begin, what, batch, now - timedelta(days=days), now))
        for what, days, batch in works
        if days
    )
    if any(count for _, count in counts):
        give_back(engine, is_over)
    return counts


def pruned_so_far(connection: sa.Connection) -> tuple[Pruned, ...]:
    """Return what retention took since this database was made."""
    rows = connection.execute(
        sa.select(pruned.c.what, pruned.c.count, pruned.c.last_at).order_by(pruned.c.what)
    )
    return tuple(Pruned(row[0], row[1], row[2]) for row in rows)


def give_back(engine: sa.Engine, is_over: Callable[[], bool] = lambda: False) -> None:
    """Let an SQLite file shrink by the pages that are free; others reuse or vacuum by themselves.

    A file made by an earlier version keeps its pages until `db upgrade` rebuilt it once.
    """
    if engine.dialect.name != "sqlite":
        return
    pooled = engine.raw_connection()
    try:
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        while driver.execute("PRAGMA freelist_count").fetchone()[0] and not is_over():
            before = driver.execute("PRAGMA page_count").fetchone()[0]
            driver.execute(f"PRAGMA incremental_vacuum({FREE_PAGES})").fetchall()
            if driver.execute("PRAGMA page_count").fetchone()[0] == before:
                break
        if not is_over():
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    finally:
        pooled.close()


_Batch = Callable[[sa.Connection, datetime], int]


def _prune_all(begin: Begin, what: str, batch: _Batch, before: datetime, now: datetime) -> int:
    """Take batch after batch, each in a transaction of its own; return how many went."""
    total = 0
    while True:
        with begin() as connection:
            count = batch(connection, before)
            if not count:
                return total
            _count(connection, what, count, now)
        total += count


def _count(connection: sa.Connection, what: str, count: int, now: datetime) -> None:
    values = {"count": pruned.c.count + count, "last_at": now}
    changed = connection.execute(pruned.update().where(pruned.c.what == what).values(values))
    if not changed.rowcount:
        connection.execute(pruned.insert(), {"what": what, "count": count, "last_at": now})


def _prune_raw(connection: sa.Connection, before: datetime) -> int:
    """Raw mails, but of undecided and held inputs, and those that unsent letters have files of."""
    stays = connection.execute(_FIRST_RAW, {"before": before}).scalar()
    found = (
        sa.select(raw_mails.c.input_id)
        .join(inputs)
        .where(
            inputs.c.received_at < before,
            inputs.c.state.not_in(_HELD_OR_WAITING),
            raw_mails.c.input_id.not_in(inputs_on_their_way(connection)),
        )
        .order_by(raw_mails.c.input_id)
        .limit(BATCH)
    )
    if stays is not None:
        found = found.where(raw_mails.c.input_id < stays)
    ids = list(connection.execute(found).scalars())
    if ids:
        connection.execute(raw_mails.delete().where(raw_mails.c.input_id.in_(ids)))
        # What judged later mails by these: a mail that reached no ticket is nothing more.
        orphans = mails.c.input_id.in_(ids), mails.c.ticket_id.is_(None)
        connection.execute(mails.delete().where(*orphans))
        for table in (openings, wrong_codes):
            connection.execute(table.delete().where(table.c.input_id.in_(ids)))
    return len(ids)


def _prune_letters(connection: sa.Connection, before: datetime) -> int:
    stays = connection.execute(_FIRST_LETTER, {"before": before}).scalar()
    newest = connection.execute(sa.select(sa.func.max(letters.c.id))).scalar()
    found = (
        sa.select(letters.c.id)
        .where(letters.c.ended_at < before, letters.c.state.not_in(("queued", "handed")))
        .order_by(letters.c.id)
        .limit(BATCH)
    )
    # The newest stays: the numbers of letters are counted on from it.
    found = found.where(letters.c.id < (stays if stays is not None else newest or 0))
    ids = list(connection.execute(found).scalars())
    if ids:
        connection.execute(letters.delete().where(letters.c.id.in_(ids)))
    return len(ids)


def _prune_events(connection: sa.Connection, before: datetime) -> int:
    stays = connection.execute(_FIRST_EVENT, {"before": before}).scalar()
    found = sa.select(events.c.input_id).where(events.c.at < before).distinct()
    if stays is not None:
        found = found.where(events.c.input_id < stays)
    found = found.order_by(events.c.input_id).limit(BATCH)
    ids = list(connection.execute(found).scalars())
    if not ids:
        return 0
    return connection.execute(events.delete().where(events.c.input_id.in_(ids))).rowcount


def _prune_tickets(connection: sa.Connection, before: datetime) -> int:
    """Closed tickets with all that hangs on them, unless something of them still moves."""
    found = (
        sa.select(tickets.c.id)
        .where(
            tickets.c.status.in_((Status.COMPLETE, Status.ARCHIVED)),
            sa.func.coalesce(tickets.c.completed_at, tickets.c.status_since) < before,
            ~sa.exists().where(
                letters.c.ticket_id == tickets.c.id, letters.c.state.in_(("queued", "handed"))
            ),
            ~sa.exists().where(inputs.c.ticket_id == tickets.c.id, inputs.c.state == "waiting"),
        )
        .order_by(tickets.c.id)
        .limit(BATCH // 4)
        .with_for_update(skip_locked=True, of=tickets)
    )
    ids = list(connection.execute(found).scalars())
    if ids:
        drop_tickets(connection, ids)
    return len(ids)


def drop_tickets(connection: sa.Connection, ids: list[int]) -> None:
    """Take tickets with all their rows; of their inputs the bare lines stay."""
    its = sa.select(inputs.c.id).where(inputs.c.ticket_id.in_(ids)).scalar_subquery()
    held = inputs.c.state.in_(_HELD_OR_WAITING)
    done = sa.select(inputs.c.id).where(inputs.c.id.in_(its), ~held)
    connection.execute(raw_mails.delete().where(raw_mails.c.input_id.in_(done)))
    for table in OF_TICKET:
        connection.execute(table.delete().where(table.c.ticket_id.in_(ids)))
    blank = {"ticket_id": None, "envelope": "", "payload": "", "answer": ""}
    connection.execute(inputs.update().where(inputs.c.ticket_id.in_(ids), ~held).values(blank))
    connection.execute(inputs.update().where(inputs.c.ticket_id.in_(ids)).values(ticket_id=None))
    connection.execute(tickets.delete().where(tickets.c.id.in_(ids)))


_FIRST_RAW = (
    sa.select(raw_mails.c.input_id)
    .join(inputs)
    .where(inputs.c.received_at >= sa.bindparam("before"))
    .order_by(raw_mails.c.input_id)
    .limit(1)
)
_FIRST_LETTER = (
    sa.select(letters.c.id)
    .where(letters.c.put_at >= sa.bindparam("before"))
    .order_by(letters.c.id)
    .limit(1)
)
_FIRST_EVENT = (
    sa.select(events.c.input_id)
    .where(events.c.at >= sa.bindparam("before"))
    .order_by(events.c.input_id)
    .limit(1)
)
