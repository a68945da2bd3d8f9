"""An input at which clerks end: put off again and again before it is held, for it may be innocent.

Who is killed from outside cannot tell that from an input that breaks the clerk. So after an
unclean end the inputs that waited are decided each alone, named in the term before anything is
done. One that was named at three ends waits a minute, five, and then half an hour each time, while
its neighbours pass; at the tenth end, more than two hours after the third, a person must look.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.store import journal
from gateway.store.errors import Connection
from gateway.store.journal import Input, InputKind, InputState

log = logging.getLogger(__name__)

RETRY_SECONDS = (1, 4, 10, 20)  # between tries: a ticket's later mails wait a minute at most
ENDS_SUSPECT = 3  # then it is put off
ENDS_HELD = 10  # then it is held
PUT_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
REASON = "crashed:decide"


@dataclass(frozen=True, slots=True)
class Suspects:
    """What the last clerk may have ended at, if it did not stop in order."""

    until_id: int = 0  # inputs up to this one waited then
    until_at: datetime | None = None  # timers due by then may have been in its hands too

    def has(self, entry: Input) -> bool:
        """Say whether this input must be decided alone."""
        was_due = entry.kind is InputKind.TIMER and (
            self.until_at is not None and entry.received_at <= self.until_at
        )
        return entry.id <= self.until_id or entry.ends > 0 or was_due


NO_SUSPECTS = Suspects()


def mend_waits(connection: Connection, now: datetime) -> None:
    """After the clock was set: nothing waits longer than it may be told to."""
    longest = timedelta(seconds=max(RETRY_SECONDS))
    journal.mend_waits(connection, now, range(ENDS_SUSPECT), longest)
    journal.mend_waits(connection, now, range(ENDS_SUSPECT, ENDS_HELD), PUT_OFF[-1])


def count_end(connection: Connection, input_id: int, now: datetime) -> None:
    """A clerk ended uncleanly with just this input in hand: put it off, or hold it in the end."""
    ends = journal.count_end(connection, input_id)
    told = {"input": input_id, "ends": ends}
    if ends >= ENDS_HELD:
        journal.finish(connection, input_id, InputState.HELD, now, reason=REASON)
        log.error("input held", extra=told | {"reason": REASON})
    elif ends >= ENDS_SUSPECT:
        wait = PUT_OFF[min(ends - ENDS_SUSPECT, len(PUT_OFF) - 1)]
        journal.postpone(connection, input_id, now + wait)
        log.warning("input put off", extra=told | {"minutes": wait // timedelta(minutes=1)})
