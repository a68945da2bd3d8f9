"""Reports of held mail: what one had in it, so that an answer's numbers mean the same mails."""

from __future__ import annotations

import json
from collections.abc import Sequence

import sqlalchemy as sa

from gateway.store import journal
from gateway.store.tables import events, inputs, letters, mails
from rules.effects import HELD_REPORTED
from rules.model.notice import Notice
from rules.model.overview import HeldMail

REPORT_MAX = 50  # mails of one report


def held_now(connection: sa.Connection) -> tuple[tuple[HeldMail, ...], int]:
    """Return the mails of a report that is written now, oldest first, and how many are held."""
    rows = journal.held(connection)
    mails = tuple(
        HeldMail(
            number=number,
            input_id=one.input_id,
            state="held",
            received_at=one.received_at,
            sender=one.sender,
            title=one.title,
            reason=one.reason,
            size_bytes=one.size,
        )
        for number, one in enumerate(rows[:REPORT_MAX], 1)
    )
    return mails, len(rows)


def answers_report(connection: sa.Connection, thread: Sequence[str]) -> bool:
    """Say whether a mail of this thread answers an N-36, of held mail or of many strangers."""
    return connection.execute(_BY_THREAD, {"message_ids": list(thread)}).first() is not None


def answered_report(
    connection: sa.Connection, report_ids: Sequence[int], thread: Sequence[str]
) -> tuple[HeldMail, ...]:
    """Return the mails of the report that is answered, by its reply address or by its thread."""
    if not report_ids and thread:
        found = connection.execute(_BY_THREAD, {"message_ids": list(thread)})
        report_ids = tuple(found.scalars())
    if not report_ids:
        return ()
    rows = connection.execute(_REMARKS, {"report": report_ids[0]}).scalars()
    told = (json.loads(row) for row in rows)
    detail = next((str(one["detail"]) for one in told if one.get("kind") == HELD_REPORTED), "")
    ids = [int(one) for one in detail.split()]
    states = {row.id: row for row in connection.execute(_STATES, {"ids": ids})} if ids else {}
    return tuple(
        HeldMail(
            number=number,
            input_id=one,
            state=states[one].state,
            received_at=states[one].received_at,
            sender=states[one].sender or "",
            title="",
            reason=states[one].reason,
        )
        for number, one in enumerate(ids, 1)
        if one in states
    )


_BY_THREAD = (
    sa.select(letters.c.input_id)
    .where(
        letters.c.message_id.in_(sa.bindparam("message_ids", expanding=True)),
        letters.c.notice == Notice.N_36,
    )
    .limit(1)
)
_REMARKS = sa.select(events.c.data).where(
    events.c.input_id == sa.bindparam("report"), events.c.kind == "Remark"
)
_STATES = (
    sa.select(inputs.c.id, inputs.c.state, inputs.c.received_at, inputs.c.reason, mails.c.sender)
    .select_from(inputs.outerjoin(mails, mails.c.input_id == inputs.c.id))
    .where(inputs.c.id.in_(sa.bindparam("ids", expanding=True)))
)
