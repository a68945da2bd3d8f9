"""The clerk's lock: whoever holds it decides, everybody else stands by.

PostgreSQL drops an advisory lock with the connection, the kernel a file lock with the process:
a clerk that died leaves nothing behind.
"""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

import sqlalchemy as sa

CLERK_LOCK = 0x7469636B65740000  # advisory lock key within the database


class ClerkLock:
    """The lock that makes one process the clerk of a database."""

    def __init__(self, engine: sa.Engine, url: str) -> None:
        database = sa.make_url(url).database
        self._lock: _AdvisoryLock | _FileLock | _NoLock
        if engine.dialect.name == "postgresql":
            self._lock = _AdvisoryLock(engine)
        elif database in (None, "", ":memory:"):
            self._lock = _NoLock()
        else:
            self._lock = _FileLock(Path(f"{database}.clerk"))

    def take(self) -> bool:
        """Take the lock if nobody else has it; say whether it is ours now."""
        return self._lock.is_mine() or self._lock.take()

    def is_mine(self) -> bool:
        """Say whether the lock is still ours (a lost connection loses it)."""
        return self._lock.is_mine()

    def release(self) -> None:
        self._lock.release()


class _NoLock:
    """A database in memory has nobody else."""

    def take(self) -> bool:
        return True

    def is_mine(self) -> bool:
        return True

    def release(self) -> None:
        pass


class _FileLock:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(file)
            return False
        self._file = file
        return True

    def is_mine(self) -> bool:
        return self._file is not None

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


class _AdvisoryLock:
    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._connection: sa.Connection | None = None

    def take(self) -> bool:
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.execute(sa.select(sa.func.pg_try_advisory_lock(CLERK_LOCK))).scalar():
            self._connection = connection
            return True
        connection.close()
        return False

    def is_mine(self) -> bool:
        if self._connection is None:
            return False
        try:
            self._connection.execute(sa.select(1))
        except sa.exc.DBAPIError:
            self._forget()
            return False
        return True

    def release(self) -> None:
        if self._connection is not None:
            try:
                self._connection.execute(sa.select(sa.func.pg_advisory_unlock(CLERK_LOCK)))
            except sa.exc.DBAPIError:
                pass  # the server is gone, and the lock with it
            self._forget()

    def _forget(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None
