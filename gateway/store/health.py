"""How the gateway is: what waits, since when, and who decides; for metrics, stats and check."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from gateway.store import term
from gateway.store.outbox import Pause, paused
from gateway.store.outbox_sql import IS_UNSENT
from gateway.store.tables import inputs, letters, mailbox_mails, timers
from gateway.store.undeliverable import Undeliverable, undeliverable

LATE = timedelta(minutes=2)  # a timer that is due for longer is late


@dataclass(frozen=True, slots=True)
class Health:
    """What an admin looks at first; ages are of `at`."""

    at: datetime
    waiting: int
    oldest_undecided_at: datetime | None
    held: tuple[tuple[str, int], ...]  # reason: how many
    retried_inputs: int  # undecided, and failed at least once
    unsent: int
    oldest_unsent_at: datetime | None  # whose moment has come
    retried_letters: int
    late_timers: int
    most_late_at: datetime | None  # when the latest of them was due
    term: int
    leader: str  # the gateway that decides, "" when none does
    paused: Pause | None
    undeliverable: tuple[Undeliverable, ...]
    mailboxes_unfinished: tuple[tuple[str, int], ...]  # mails taken and not yet moved

    def age_seconds(self, since_at: datetime | None) -> float:
        """Return how long ago that was, 0 for nothing."""
        return max((self.at - since_at).total_seconds(), 0.0) if since_at else 0.0


def look(connection: sa.Connection, at: datetime) -> Health:
    """Return how the gateway is; every statement here goes by an index of what is unfinished."""
    waiting = connection.execute(_WAITING).one()
    unsent = connection.execute(_UNSENT).one()
    late = connection.execute(_LATE, {"before": at - LATE}).one()
    seat = term.look(connection)
    return Health(
        at=at,
        waiting=waiting[0],
        oldest_undecided_at=waiting[1],
        held=tuple((row[0], row[1]) for row in connection.execute(_HELD)),
        retried_inputs=waiting[2] or 0,
        unsent=unsent[0],
        oldest_unsent_at=connection.execute(_OLDEST_UNSENT, {"now": at}).scalar(),
        retried_letters=unsent[1] or 0,
        late_timers=late[0],
        most_late_at=late[1],
        term=seat.term if seat else 0,
        leader=seat.gateway if seat and seat.running else "",
        paused=paused(connection),
        undeliverable=undeliverable(connection, at),
        mailboxes_unfinished=tuple((row[0], row[1]) for row in connection.execute(_UNFINISHED)),
    )


_IS_WAITING = inputs.c.state == sa.literal_column("'waiting'")
_WAITING = sa.select(
    sa.func.count(),
    sa.func.min(inputs.c.received_at),
    sa.func.sum(sa.cast(inputs.c.tries > 0, sa.Integer)),
).where(_IS_WAITING)
_HELD = (
    sa.select(inputs.c.reason, sa.func.count())
    .where(inputs.c.state == sa.literal_column("'held'"))
    .group_by(inputs.c.reason)
    .order_by(inputs.c.reason)
)
_UNSENT = sa.select(sa.func.count(), sa.func.sum(sa.cast(letters.c.tries > 0, sa.Integer))).where(
    IS_UNSENT
)
_OLDEST_UNSENT = sa.select(sa.func.min(letters.c.not_before)).where(
    IS_UNSENT, letters.c.not_before <= sa.bindparam("now")
)
_LATE = sa.select(sa.func.count(), sa.func.min(timers.c.due_at)).where(
    timers.c.state == sa.literal_column("'armed'"),
    timers.c.input_id.is_(None),
    timers.c.due_at < sa.bindparam("before"),
)
_UNFINISHED = (
    sa.select(mailbox_mails.c.name, sa.func.count())
    .where(mailbox_mails.c.state != sa.literal_column("'done'"))
    .group_by(mailbox_mails.c.name)
    .order_by(mailbox_mails.c.name)
)
