"""Wakes idle clerks and posts when another process has written.

PostgreSQL tells its listeners at the commit; SQLite is asked whether its data_version changed.
Threads of one process wake each other at once with `wake`.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
import time
from typing import TYPE_CHECKING

import sqlalchemy as sa

if TYPE_CHECKING:
    import psycopg

CHANNEL = "ticketgate"
LOOK_EVERY_SECONDS = 1.0

log = logging.getLogger(__name__)


class Wakeup:
    """One listener. Not to be shared by threads, `wake` apart."""

    def __init__(self, engine: sa.Engine) -> None:
        self._woken = threading.Event()
        self._wire: _Listening | _Looking | None
        if engine.dialect.name == "postgresql":
            self._wire = _Listening(engine)
        elif engine.url.database in (None, "", ":memory:"):
            self._wire = None
        else:
            self._wire = _Looking(engine)

    @staticmethod
    def notify(connection: sa.Connection) -> None:
        """Wake the others when this transaction commits; on SQLite its commit does that."""
        if connection.dialect.name == "postgresql":
            connection.execute(_NOTIFY)

    def wait(self, seconds: float) -> bool:
        """Wait at most `seconds`; say whether somebody rang since the last wait."""
        ends_at = time.monotonic() + seconds
        while True:
            left = max(0.0, min(LOOK_EVERY_SECONDS, ends_at - time.monotonic()))
            if self._wire is None:
                rang = self._woken.wait(left)
            else:
                rang = self._wire.rang(left, self._woken)
            if rang or self._woken.is_set():
                self._woken.clear()
                return True
            if time.monotonic() >= ends_at:
                return False

    def wake(self) -> None:
        """End the wait of another thread of this process (PostgreSQL: within a second)."""
        self._woken.set()

    def close(self) -> None:
        if self._wire is not None:
            self._wire.close()


_NOTIFY = sa.select(sa.func.pg_notify(CHANNEL, ""))


class _Looking:
    """Sees another connection's commit to an SQLite file."""

    def __init__(self, engine: sa.Engine) -> None:
        self._pooled = engine.raw_connection()
        self._pooled.detach()
        connection = self._pooled.dbapi_connection
        assert isinstance(connection, sqlite3.Connection)
        self._connection: sqlite3.Connection = connection
        self._seen: int = self._version()

    def rang(self, seconds: float, woken: threading.Event) -> bool:
        before = self._seen
        self._seen = self._version()
        if self._seen != before:
            return True
        if woken.wait(seconds):
            return True
        self._seen = self._version()
        return self._seen != before

    def close(self) -> None:
        self._pooled.close()

    def _version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


class _Listening:
    """Hears NOTIFY on a connection of its own."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._pooled: sa.PoolProxiedConnection | None = None
        self._listen()

    def rang(self, seconds: float, woken: threading.Event) -> bool:
        import psycopg

        try:
            if self._pooled is None:
                self._listen()
                return True  # whatever rang while we were deaf
            heard = self._driver(self._pooled).notifies(timeout=seconds, stop_after=1)
            return any(True for _ in heard)
        except (psycopg.Error, sa.exc.DBAPIError) as fault:
            told = type(fault).__name__
            log.warning("wake-up: cannot listen: %s", told, extra={"trouble": "database"})
            self.close()
            woken.wait(seconds)
            return False

    def close(self) -> None:
        if self._pooled is not None:
            self._pooled.close()
            self._pooled = None

    def _listen(self) -> None:
        self._pooled = self._engine.raw_connection()
        self._pooled.detach()
        driver = self._driver(self._pooled)
        driver.rollback()
        driver.autocommit = True
        driver.execute(f"LISTEN {CHANNEL}")

    def _driver(self, pooled: sa.PoolProxiedConnection) -> psycopg.Connection[tuple[object, ...]]:
        import psycopg

        driver = pooled.dbapi_connection
        assert isinstance(driver, psycopg.Connection)
        return driver
