"""How much there is of everything, for `ticketgate stats`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from gateway.store.retention import Pruned, pruned_so_far
from gateway.store.tables import inputs, letters, tickets, timers


@dataclass(frozen=True, slots=True)
class Stats:
    inputs_by_state: tuple[tuple[str, int], ...]
    tickets_by_status: tuple[tuple[str, int], ...]
    letters_by_state: tuple[tuple[str, int], ...]
    timers_armed: int
    oldest_waiting_at: datetime | None
    pruned: tuple[Pruned, ...]


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


_ARMED = sa.select(sa.func.count()).select_from(timers).where(timers.c.state == "armed")
_OLDEST_WAITING = sa.select(sa.func.min(inputs.c.received_at)).where(inputs.c.state == "waiting")
