"""What the daemon does each night: it takes what [retention] keeps no longer."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, tzinfo

from gateway.config.night import next_night
from gateway.store import retention
from gateway.store.errors import Connection, Engine
from gateway.store.retention import Keep
from gateway.store.term import Leadership, TermLost

log = logging.getLogger(__name__)


class _Stopping(Exception):
    """The gateway stops: what is left goes the next night."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The nightly work on one database. It belongs on a thread of its own."""

    engine: Engine
    keep: Keep
    zone: tzinfo

    def seconds_to_night(self, now: datetime) -> float:
        """Return how long it is until the next night's work."""
        return (next_night(now, self.zone) - now).total_seconds()

    def work(
        self, now: datetime, leadership: Leadership, is_over: Callable[[], bool] = lambda: False
    ) -> None:
        """Prune as long as the term lasts and it is not over, and say what went."""

        @contextmanager
        def begin() -> Iterator[Connection]:
            if is_over():
                raise _Stopping
            with leadership.beside() as connection:
                yield connection

        try:
            counts = retention.prune(self.engine, self.keep, now, begin, is_over)
        except TermLost as lost:
            log.warning("pruning ends: %s", lost)  # who follows prunes the next night
            return
        except _Stopping:
            log.info("pruning ends: the gateway stops")
            return
        for what, count in counts:
            log.info("pruned", extra={"what": what, "count": count})
