"""Mail of years before: what of it is here already, what became of it, and a copy to try it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from gateway.store import tables
from gateway.store.journal import InputState
from gateway.store.tables import events, inputs, mails, tickets
from rules.model.mail import id_key

PAGE = 500  # rows copied at once
# What no mail of the archive is judged by: bytes, the past, and what would go on by itself.
LEFT_BEHIND = frozenset(
    (
        "raw_mail",
        "event",
        "timer",
        "person_timer",
        "desk_clock",
        "desk_hours",
        "term",
        "sent_copy",
        "alembic_version",
    )
)


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of a mail of the archive."""

    state: InputState
    reason: str
    opened: bool  # a ticket
    answer: str = ""  # to an order


def already_here(connection: sa.Connection, message_ids: Sequence[str]) -> frozenset[str]:
    """Return those of these Message-IDs, as they are compared, whose mail was decided here."""
    keys = [id_key(one) for one in message_ids if one]
    asked = sa.select(mails.c.message_id).where(mails.c.message_id.in_(keys))
    return frozenset(connection.execute(asked).scalars()) if keys else frozenset()


def roots_here(connection: sa.Connection, ids: Sequence[str]) -> frozenset[str]:
    """Return those of these ids with which the thread of a ticket begins."""
    asked = sa.select(tickets.c.root_message_id).where(tickets.c.root_message_id.in_(ids))
    return frozenset(connection.execute(asked).scalars())


def ends_of(connection: sa.Connection, input_ids: Sequence[int]) -> dict[int, Ended]:
    """Return what became of those of these inputs that wait no more."""
    opening = sa.select(events.c.input_id).where(
        events.c.input_id.in_(input_ids), events.c.kind == "CreateTicket"
    )
    opened = frozenset(connection.execute(opening).scalars())
    asked = sa.select(inputs.c.id, inputs.c.state, inputs.c.reason, inputs.c.answer).where(
        inputs.c.id.in_(input_ids), inputs.c.state != InputState.WAITING.value
    )
    return {
        row.id: Ended(InputState(row.state), row.reason, row.id in opened, row.answer)
        for row in connection.execute(asked)
    }


def copy_known(source: sa.Connection, target: sa.Connection) -> None:
    """Copy all that mails are judged by into an empty database; nothing in the copy waits."""
    for table in tables.metadata.sorted_tables:
        if table.name in LEFT_BEHIND:
            continue
        rows = source.execution_options(yield_per=PAGE).execute(sa.select(table))
        for page in rows.mappings().partitions(PAGE):
            target.execute(table.insert(), [_as_copied(table, dict(row)) for row in page])


def _as_copied(table: sa.Table, row: dict[str, object]) -> dict[str, object]:
    if table is inputs and row["state"] == InputState.WAITING.value:
        row["state"] = InputState.DROPPED.value
    return row
