"""What waits to be read before it can be decided."""

from __future__ import annotations

import json
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from gateway.store import journal_sql
from gateway.store.journal import InputKind, envelope_from
from gateway.store.types import Row
from rules.model.mail import Envelope


@dataclass(frozen=True, slots=True)
class Unread:
    """A mail that is to be read before its input can be decided."""

    input_id: int
    source_id: int  # the input that has its bytes: of a recall, an earlier one
    envelope: Envelope
    size: int = 0  # in bytes, as far as it is known


def list_unread(
    connection: sa.Connection, now: datetime, limit: int, known: Container[int] = ()
) -> tuple[Unread, ...]:
    """Return what is to be read of the first inputs that wait, oldest first, but for the known."""
    rows = connection.execute(journal_sql.UNREAD, {"now": now, "many": limit})
    return tuple(_unread_from(connection, row) for row in rows if row.id not in known)


def _unread_from(connection: sa.Connection, row: Row) -> Unread:
    source_id, kind, payload, envelope = row.id, row.kind, row.payload, row.envelope
    while kind == InputKind.RECALL:  # of a recall, perhaps, that was asked about anew
        source_id = int(json.loads(payload)["input_id"] or 0)
        source = connection.execute(journal_sql.LOAD_PLAIN, {"input_id": source_id}).one()
        kind, payload, envelope = source.kind, source.payload, source.envelope
    found = envelope_from(envelope) if envelope else Envelope()
    return Unread(row.id, source_id, found, row.size or 0)
