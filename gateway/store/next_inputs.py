"""What is to be decided next: asked for once a group, and again where a decision may change it."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime

import sqlalchemy as sa

from gateway.store import journal_sql
from gateway.store.due_timers import DueTimer, due_timers
from gateway.store.journal import RETRIES, Input, input_from
from gateway.store.prepared import forget_all, known_once
from rules.effects import ArmPersonTimer, Decision, DropHeld, GiveOrder, RecallInput


@dataclass(slots=True)
class Ahead:
    """Inputs and timers that come next in one transaction, as they stood when asked for."""

    most: int  # so many are asked for at once
    inputs: deque[Input] = field(default_factory=deque)
    timers: deque[DueTimer] = field(default_factory=deque)
    knows_inputs: bool = False
    knows_all_inputs: bool = False  # those that may be decided now were fewer
    knows_timers: bool = False
    knows_all_timers: bool = False

    def look(self, connection: sa.Connection, now: datetime, passed: Collection[int]) -> bool:
        """Ask for what is not known; nothing left is looked for once more. Say if it asked."""
        asks = False
        if not (self.knows_timers and (self.timers or self.knows_all_timers)):
            self.timers = deque(due_timers(connection, now, self.most))
            self.knows_timers, self.knows_all_timers = True, len(self.timers) < self.most
            asks = True
        if not (self.knows_inputs and (self.inputs or self.knows_all_inputs)):
            self.inputs = deque(next_inputs(connection, now, passed, limit=self.most))
            self.knows_inputs, self.knows_all_inputs = True, len(self.inputs) < self.most
            asks = True
        return asks

    def is_empty(self) -> bool:
        """Say that nothing more may be decided now, as far as this transaction sees."""
        knows_all = self.knows_inputs and self.knows_all_inputs
        knows_all = knows_all and self.knows_timers and self.knows_all_timers
        return knows_all and not self.inputs and not self.timers

    def decided(self, decision: Decision, now: datetime) -> None:
        """A decision may have armed or ended what is due by now, or given an order."""
        before, after = decision.before, decision.after
        if any(one.due_at <= now for one in after.timers if one not in before.timers):
            self.knows_timers = False
        elif before.ticket is not None and before.timers is not after.timers:
            ticket_id, armed = before.ticket.id, after.timers
            self.timers = deque(
                one for one in self.timers if one.ticket_id != ticket_id or one.timer in armed
            )
        for effect in decision.effects:
            match effect:
                case ArmPersonTimer():
                    self.knows_timers = False
                case GiveOrder() | RecallInput() | DropHeld():
                    self.knows_inputs = False
                case _:
                    pass

    def forget(self) -> None:
        """An input failed or waits: what comes behind it may have to wait as well."""
        self.knows_inputs = self.knows_timers = False


@contextmanager
def only_looking(connection: sa.Connection) -> Iterator[None]:
    """A stretch that writes nothing: where something in it fails, the transaction goes on.

    PostgreSQL ends a transaction with the first statement that fails; SQLite needs no savepoint.
    """
    try:
        with connection.begin_nested() if _ends_by_a_fault(connection) else nullcontext():
            yield
    except BaseException:
        forget_all(connection)
        raise


def _ends_by_a_fault(connection: sa.Connection) -> bool:
    return connection.dialect.name == "postgresql"


def next_inputs(
    connection: sa.Connection, now: datetime, passed: Collection[int] = (), *, limit: int
) -> tuple[Input, ...]:
    """Return the oldest inputs that may be decided at `now`, without the bytes of a mail.

    One whose next try is ahead is passed over, and with it those known to be of its ticket; so are
    those in `passed`.
    """
    values: dict[str, object] = {"now": now, "many": limit}
    if passed:
        rows = connection.execute(journal_sql.NEXT_BUT, values | {"passed": list(passed)})
    else:
        rows = connection.execute(journal_sql.NEXT, values)
    return tuple(input_from(row) for row in rows)


def waits_for(
    connection: sa.Connection, ticket_id: int, input_id: int, now: datetime
) -> datetime | None:
    """Return until when an earlier input of the ticket waits for its next try, or None.

    A mail's ticket is known only after reading, so `next_inputs` cannot tell; the clerk asks here
    and then calls `postpone`.
    """
    if not is_any_put_off(connection):
        return None
    values = {"of_ticket": ticket_id, "input_id": input_id, "now": now}
    return connection.execute(journal_sql.EARLIER_RETRY, values).scalar()


def is_any_put_off(connection: sa.Connection) -> bool:
    """Say whether any input that is known to be of a ticket waits for its next try."""
    return known_once(
        connection,
        RETRIES,
        lambda: connection.execute(journal_sql.ANY_RETRY).first() is not None,
    )
