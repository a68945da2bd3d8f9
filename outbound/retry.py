"""When a letter is tried again: soon at first, then ever more rarely (RFC 5321 4.5.4.1).

How long all letters rest while the relay is away is `outbound/back_off.py`.
"""

from __future__ import annotations

from datetime import datetime, timedelta

# Waits between tries. When they are used up, after three days, a letter has failed.
WAITS: tuple[timedelta, ...] = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    *(timedelta(hours=4),) * 18,
)


def next_try_at(tries: int, at: datetime) -> datetime | None:
    """Return when a letter that failed at `at` after `tries` others is tried next, if ever."""
    return at + WAITS[tries] if tries < len(WAITS) else None
