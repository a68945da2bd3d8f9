"""What comes round for the whole desk, and when next: so it comes once, also after a restart."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from gateway.store.tables import desk_clocks, inputs


def due_at(connection: sa.Connection) -> dict[str, datetime]:
    """Return when each is due next."""
    return {row.kind: row.due_at for row in connection.execute(_ALL)}


def put(connection: sa.Connection, kind: str, due: datetime) -> None:
    """Write down when it is due next."""
    values = {"of_kind": kind, "due": due}
    if connection.execute(_MOVE, values).rowcount == 0:
        connection.execute(desk_clocks.insert().values(kind=kind, due_at=due))


def held_up_to(connection: sa.Connection, most: int) -> int:
    """Count the mails in quarantine, and stop counting at so many."""
    return connection.execute(_HELD, {"most": most}).scalar_one()


_ALL = sa.select(desk_clocks)
_MOVE = (
    desk_clocks.update()
    .where(desk_clocks.c.kind == sa.bindparam("of_kind"))
    .values(due_at=sa.bindparam("due"))
)
_some = (
    sa.select(inputs.c.id)
    .where(inputs.c.state == sa.literal_column("'held'"))
    .limit(sa.bindparam("most"))
    .subquery()
)
_HELD = sa.select(sa.func.count()).select_from(_some)
