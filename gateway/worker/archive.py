"""Mail of years before comes in: some at a time, the next when the clerk is through with these.

So a mail that comes meanwhile waits for one group at most, and what became of each is known.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from gateway.store import archive, journal
from gateway.store.archive import Ended
from gateway.store.engine import ClerkLock, Wakeup, reading, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming
from gateway.worker.leader import Leader, MakeClerk, Turn
from rules.amount import amount

LOOK_SECONDS = 0.05
PATIENCE_SECONDS = 180  # without one mail decided; a mail that breaks the clerk is given up sooner
NAME = "archive"


class NotDecided(Exception):
    """The mails are in the journal, but nobody decides them."""


class Archivist:
    """Hands mails to whoever decides; where no gateway is in charge, decides itself."""

    def __init__(
        self, engine: Engine, url: str, make_clerk: MakeClerk, clock: Callable[[], datetime]
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._leader = Leader(engine, ClerkLock(engine, url), make_clerk, NAME)

    def take(self, mails: Sequence[Incoming]) -> tuple[Ended, ...]:
        """Journal these mails and return what became of each, in their order.

        Raise NotDecided.
        """
        with writing(self._engine) as connection:
            ids = journal.accept(connection, mails)
            Wakeup.notify(connection)
        return self._settled(ids)

    def order(self, verb: str, orders: Sequence[Mapping[str, str]]) -> tuple[Ended, ...]:
        """Journal these orders and return what became of each, with its answer."""
        with writing(self._engine) as connection:
            at = self._clock()
            ids = tuple(journal.put_order(connection, verb, one, at) for one in orders)
            Wakeup.notify(connection)
        return self._settled(ids)

    def _settled(self, ids: Sequence[int]) -> tuple[Ended, ...]:
        ended: dict[int, Ended] = {}
        moved_at = time.monotonic()
        while len(ended) < len(ids):
            turn = self._leader.decide_next(self._clock())
            with reading(self._engine) as connection:
                now_ended = archive.ends_of(connection, ids)
            if len(now_ended) > len(ended):
                moved_at = time.monotonic()
            ended = now_ended
            if time.monotonic() - moved_at > PATIENCE_SECONDS:
                raise NotDecided(f"{amount(len(ids) - len(ended), 'input')} left in the journal")
            if turn is not Turn.DECIDED and len(ended) < len(ids):
                time.sleep(LOOK_SECONDS)
        return tuple(ended[one] for one in ids)

    def leave(self) -> None:
        self._leader.leave()
