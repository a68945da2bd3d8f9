"""The clock of the command line."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The moment, in UTC: read here for every command."""
    return datetime.now(UTC)
