"""What the daemon does each night: it takes what [retention] keeps no longer."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo

from gateway.store import retention
from gateway.store.errors import Engine
from gateway.store.retention import Keep

log = logging.getLogger(__name__)

NIGHT = time(3, 30)  # of the desk's zone


def next_night(now: datetime, zone: tzinfo) -> datetime:
    """Return when the next night's work begins."""
    here = now.astimezone(zone)
    night = datetime.combine(here.date(), NIGHT, zone)
    if night <= here:
        night = datetime.combine(here.date() + timedelta(days=1), NIGHT, zone)
    return night.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The nightly work on one database. It belongs on a thread of its own."""

    engine: Engine
    keep: Keep
    zone: tzinfo

    def seconds_to_night(self, now: datetime) -> float:
        """Return how long it is until the next night's work."""
        return (next_night(now, self.zone) - now).total_seconds()

    def work(self, now: datetime) -> None:
        """Prune, and say what went."""
        for what, count in retention.prune(self.engine, self.keep, now):
            log.info("pruned", extra={"what": what, "count": count})
