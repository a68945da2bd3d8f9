"""A database that came back from a backup: what was given since is not given again.

Numbers of tickets, inputs and letters go on beyond any that may have been given between the backup
and now; letters that had not left are marked, for they may have; and nothing leaves before a
person says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from gateway.store.journal import InputKind, InputState
from gateway.store.outbox import pause
from gateway.store.outbox_sql import IS_UNSENT
from gateway.store.tables import day_counters, inputs, letters, terms, timers
from rules.model.notice import Notice
from rules.model.ticket import LetterState

WHY = "restored from a backup"
LEAST_GAP = 500  # ticket numbers of a day that are passed over
ID_GAP = 1_000_000  # inputs and letters, whose numbers only grow


@dataclass(frozen=True, slots=True)
class Missing:
    """What a restored database does not know, or no longer knows for sure."""

    backup_at: datetime
    unsent: int  # letters that may have left since
    waiting: int  # inputs that may have been decided since
    due: int  # timers that came due since
    first_number: int  # of today's next ticket


def mark_restored(
    connection: sa.Connection, backup_at: datetime, now: datetime, today: date
) -> Missing:
    """Make the restored database safe to start, and return what may be missing in it."""
    pause(connection, WHY, now)
    connection.execute(terms.update().values(running=False))
    unsent = connection.execute(letters.update().where(IS_UNSENT).values(repeated=True)).rowcount
    waiting = _count(connection, inputs, inputs.c.state == "waiting")
    due = _count(
        connection, timers, timers.c.state == "armed", timers.c.due_at.between(backup_at, now)
    )
    _pass_over_numbers(connection, backup_at.date() - timedelta(days=1), today)
    marker = _pass_over_inputs(connection, now)
    _pass_over_letters(connection, marker, now)
    last = sa.select(day_counters.c.last).where(day_counters.c.day == today)
    first = (connection.execute(last).scalar() or 0) + 1
    return Missing(backup_at, unsent, waiting, due, first)


def _count(connection: sa.Connection, table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
    return connection.execute(
        sa.select(sa.func.count()).select_from(table).where(*where)
    ).scalar_one()


def _pass_over_numbers(connection: sa.Connection, first: date, today: date) -> None:
    """Each day since the backup may have had twice the tickets of the busiest one so far."""
    busiest = connection.execute(sa.select(sa.func.max(day_counters.c.last))).scalar() or 0
    gap = max(LEAST_GAP, 2 * busiest)
    day = first
    while day <= today + timedelta(days=1):  # the desk's date may be ahead of UTC's
        this = day_counters.c.day == day
        more = {"last": day_counters.c.last + gap}
        if not connection.execute(day_counters.update().where(this).values(more)).rowcount:
            connection.execute(day_counters.insert(), {"day": day, "last": gap})
        day += timedelta(days=1)


def _pass_over_inputs(connection: sa.Connection, now: datetime) -> int:
    """Message-IDs and codes are made of an input's number: none comes twice."""
    newest = connection.execute(sa.select(sa.func.max(inputs.c.id))).scalar() or 0
    marker = newest + ID_GAP
    row = {
        "id": marker,
        "kind": InputKind.ORDER.value,
        "received_at": now,
        "state": InputState.DONE.value,
        "tries": 0,
        "stage": "",
        "reason": WHY,
        "answer": WHY,
        "ended_at": now,
        "envelope": "",
        "payload": "",
    }
    connection.execute(inputs.insert(), row)
    if connection.dialect.name == "postgresql":
        sequence = sa.func.pg_get_serial_sequence(inputs.name, "id")
        connection.execute(sa.select(sa.func.setval(sequence, marker)))
    return marker


def _pass_over_letters(connection: sa.Connection, marker: int, now: datetime) -> None:
    """A bounce of a lost letter must not speak of another one: their numbers go on as well."""
    newest = connection.execute(sa.select(sa.func.max(letters.c.id))).scalar() or 0
    empty = dict.fromkeys(
        ("number", "person", "address", "envelope_sender", "subject", "text", "rule", "error"), ""
    )
    row = empty | {
        "id": newest + ID_GAP,
        "notice": Notice.N_01,
        "message_id": f"<restored-{marker}>",
        "headers": "[]",
        "attachments": "[]",
        "because": WHY,
        "not_before": now,
        "put_at": now,
        "next_try_at": now,
        "ended_at": now,
        "state": LetterState.CANCELLED,
        "tries": 0,
        "input_id": marker,
        "repeated": False,
        "answer": "",
        "claimed_by": "",
        "stranger_ack": 0,
    }
    connection.execute(letters.insert(), row)
