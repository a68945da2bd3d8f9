"""The hours and holidays that the armed timers were reckoned by, and who is to be reckoned anew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from gateway.store.journal_sql import TO_COME
from gateway.store.tables import desk_hours, person_timers, tickets, timers
from gateway.store.ticket_rows import columns_of, record
from rules.model.timer import Timer, TimerKind


@dataclass(frozen=True, slots=True)
class Armed:
    """A timer of a ticket that is no input yet."""

    number: str
    queue: str
    timer: Timer


def load(connection: sa.Connection) -> str | None:
    """Return them as they were written down, None where they never were."""
    return connection.execute(_LOAD).scalar()


def put(connection: sa.Connection, words: str, since: datetime) -> None:
    """Write down by which the timers are reckoned from now on."""
    connection.execute(desk_hours.delete())
    connection.execute(desk_hours.insert().values(words=words, since=since))


def armed(connection: sa.Connection) -> tuple[Armed, ...]:
    """Return the timers of tickets that are to come, those of a ticket together."""
    return tuple(
        Armed(number, queue, record(Timer, timer))
        for *timer, number, queue in connection.execute(_ARMED)
    )


def returning(connection: sa.Connection) -> dict[str, list[datetime]]:
    """Return who is looked after on the morning of their return, and when."""
    dues: dict[str, list[datetime]] = {}
    for row in connection.execute(_RETURNING):
        dues.setdefault(row.person, []).append(row.due_at)
    return dues


_LOAD = sa.select(desk_hours.c.words)
_ARMED = (
    columns_of(timers, Timer)
    .add_columns(tickets.c.number, tickets.c.queue)
    .select_from(timers.join(tickets))
    .where(TO_COME)
    .order_by(timers.c.ticket_id, timers.c.id)
)
_RETURNING = (
    sa.select(person_timers.c.person, person_timers.c.due_at)
    .where(person_timers.c.kind == TimerKind.RETURN_DAY)
    .order_by(person_timers.c.person, person_timers.c.due_at)
)
