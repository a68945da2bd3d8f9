"""What comes round for the whole desk, and when next: so it comes once, also after a restart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa

from gateway.store.tables import IS_OPEN, desk_clocks, inputs, tickets
from rules.model.timer import ClockKind


def due_at(connection: sa.Connection) -> dict[str, datetime]:
    """Return when each is due next."""
    return {row.kind: row.due_at for row in connection.execute(_ALL)}


def put(connection: sa.Connection, kind: str, due: datetime) -> None:
    """Write down when it is due next."""
    values = {"of_kind": kind, "due": due}
    if connection.execute(_MOVE, values).rowcount == 0:
        connection.execute(desk_clocks.insert().values(kind=kind, due_at=due))


def that_may_tell(connection: sa.Connection, kinds: Sequence[ClockKind]) -> tuple[ClockKind, ...]:
    """Return those that may have something to tell; what is not decided yet may be it."""
    if not kinds or connection.execute(_ANY_WAITING).first() is not None:
        return tuple(kinds)
    return tuple(one for one in kinds if connection.execute(TOLD[one]).first() is not None)


def held_up_to(connection: sa.Connection, most: int) -> int:
    """Count the mails in quarantine, and stop counting at so many."""
    return connection.execute(_HELD, {"most": most}).scalar_one()


_ALL = sa.select(desk_clocks)
_MOVE = (
    desk_clocks.update()
    .where(desk_clocks.c.kind == sa.bindparam("of_kind"))
    .values(due_at=sa.bindparam("due"))
)
_ONE: sa.ColumnElement[int] = sa.literal_column("1")
_ANY_HELD = sa.select(inputs.c.id).where(inputs.c.state == sa.literal_column("'held'")).limit(_ONE)
_ANY_WAITING = (
    sa.select(inputs.c.id).where(inputs.c.state == sa.literal_column("'waiting'")).limit(_ONE)
)
_ANY_OPEN = sa.select(tickets.c.id).where(IS_OPEN).limit(_ONE)
TOLD = {  # by each clock
    ClockKind.QUARANTINE_REPORT: _ANY_HELD,
    ClockKind.DIGEST: _ANY_OPEN,
}
_some = (
    sa.select(inputs.c.id)
    .where(inputs.c.state == sa.literal_column("'held'"))
    .limit(sa.bindparam("most"))
    .subquery()
)
_HELD = sa.select(sa.func.count()).select_from(_some)
