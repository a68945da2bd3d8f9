"""The database: opening it, one writer at a time, its one clerk, and the bell that wakes idlers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import sqlalchemy as sa


class SchemaFault(Exception):
    """The database is not at this program's schema. The message names the way out."""


def open_engine(url: str) -> sa.Engine:
    """Open `sqlite:///path`, `sqlite://` (in memory) or `postgresql://...`."""
    raise NotImplementedError


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to this program's schema."""
    raise NotImplementedError


def check_schema(engine: sa.Engine) -> None:
    """Raise SchemaFault unless the database is at this program's schema."""
    raise NotImplementedError


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection in one transaction that may write; commit at the end."""
    raise NotImplementedError


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that sees one moment of the database and cannot write."""
    raise NotImplementedError


class ClerkLock:
    """The lock that makes one process the clerk of a database."""

    def __init__(self, engine: sa.Engine, url: str) -> None:
        raise NotImplementedError

    def take(self) -> bool:
        """Take the lock if nobody else has it; say whether it is ours now."""
        raise NotImplementedError

    def is_mine(self) -> bool:
        """Say whether the lock is still ours (a lost connection loses it)."""
        raise NotImplementedError

    def release(self) -> None:
        raise NotImplementedError

    def is_held_elsewhere(self) -> bool:
        raise NotImplementedError


class Bell:
    """Wakes idle clerks and posts when somebody has written."""

    def __init__(self, engine: sa.Engine) -> None:
        raise NotImplementedError

    @staticmethod
    def ring(connection: sa.Connection) -> None:
        """Ring when this transaction commits."""
        raise NotImplementedError

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds`; say whether somebody rang."""
        raise NotImplementedError

    def wake(self) -> None:
        """End the wait of another thread of this process."""
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError
