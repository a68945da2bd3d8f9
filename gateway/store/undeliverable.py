"""Alerts to the desk's own people that nobody got."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from gateway.store.tables import contacts, letters
from rules.model.ticket import LetterState

TOLD_FOR = timedelta(days=7)  # for so long an alert that failed is told


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """A letter to one of the desk's own people that failed for good."""

    letter_id: int
    number: str
    notice: str
    person: str
    address: str
    error: str
    ended_at: datetime


def undeliverable(connection: sa.Connection, at: datetime) -> tuple[Undeliverable, ...]:
    """Return the alerts to the desk's own people that failed in the last days, newest first."""
    rows = connection.execute(_FAILED, {"since": at - TOLD_FOR})
    return tuple(
        Undeliverable(
            row.id, row.number, row.notice.value, row.person, row.address, row.error, row.ended_at
        )
        for row in rows
    )


# Keys of contacts are "c" and a number, those of strangers have an "@": what is left is staff.
_IS_CONTACT = sa.exists().where(letters.c.person == "c" + sa.cast(contacts.c.id, sa.String))
_FAILED = (
    sa.select(letters)
    .where(
        letters.c.state == LetterState.FAILED,
        letters.c.ended_at >= sa.bindparam("since"),
        letters.c.person.not_like("%@%"),
        ~_IS_CONTACT,
    )
    .order_by(letters.c.id.desc())
    .limit(50)
)
