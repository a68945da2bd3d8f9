"""When the daemon does its nightly work."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta, tzinfo

NIGHT = time(3, 30)  # of the desk's zone


def next_night(now: datetime, zone: tzinfo) -> datetime:
    """Return when the next night's work begins."""
    here = now.astimezone(zone)
    night = datetime.combine(here.date(), NIGHT, zone)
    if night <= here:
        night = datetime.combine(here.date() + timedelta(days=1), NIGHT, zone)
    return night.astimezone(UTC)
