"""What the clock has to do next: timers of tickets and of people that are no input yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from gateway.store import journal_sql
from rules.model.timer import Timer


@dataclass(frozen=True, slots=True)
class DueTimer:
    ticket_id: int | None
    timer: Timer
    person: str = ""  # whose it is, where it is no ticket's


def due_timers(
    connection: sa.Connection, until: datetime, limit: int = 100
) -> tuple[DueTimer, ...]:
    """Return the armed timers due by `until` that are no input yet, first due first."""
    rows = connection.execute(journal_sql.DUE, {"until": until, "many": limit})
    return tuple(
        DueTimer(
            row.ticket_id,
            Timer(row.kind, row.generation, row.rule, row.anchor_at, row.due_at),
            row.person,
        )
        for row in rows
    )


def next_due_at(connection: sa.Connection) -> datetime | None:
    return connection.execute(journal_sql.NEXT_DUE).scalar()
