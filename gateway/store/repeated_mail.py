"""Whether a mail of a moment ago is in the journal already, to the last octet."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from gateway.store.tables import inputs, raw_mails

NEWEST = 1000  # inputs that are looked through
_SAME_SIZE = (
    sa.select(raw_mails.c.raw)
    .select_from(inputs.join(raw_mails))
    .where(
        inputs.c.id > sa.select(sa.func.max(inputs.c.id) - NEWEST).scalar_subquery(),
        inputs.c.received_at >= sa.bindparam("since"),
        raw_mails.c.size == sa.bindparam("size"),
    )
)


def already_journalled(connection: sa.Connection, raw: bytes, since: datetime) -> bool:
    """Say whether just these bytes came in since then, by whatever way."""
    values = {"since": since, "size": len(raw)}
    return any(row.raw == raw for row in connection.execute(_SAME_SIZE, values))
