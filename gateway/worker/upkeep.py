"""What the daemon does each night: it takes what [retention] keeps no longer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, tzinfo

from gateway.config.night import next_night
from gateway.store import retention
from gateway.store.errors import Engine
from gateway.store.retention import Keep
from gateway.store.term import Leadership, TermLost

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The nightly work on one database. It belongs on a thread of its own."""

    engine: Engine
    keep: Keep
    zone: tzinfo

    def seconds_to_night(self, now: datetime) -> float:
        """Return how long it is until the next night's work."""
        return (next_night(now, self.zone) - now).total_seconds()

    def work(self, now: datetime, leadership: Leadership) -> None:
        """Prune as long as the term lasts, and say what went."""
        try:
            counts = retention.prune(self.engine, self.keep, now, leadership.beside)
        except TermLost as lost:
            log.warning("pruning ends: %s", lost)  # who follows prunes the next night
            return
        for what, count in counts:
            log.info("pruned", extra={"what": what, "count": count})
