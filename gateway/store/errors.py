"""What tells that a database is away, full or locked, for rooms that do not know its library."""

from __future__ import annotations

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine as Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

UNAVAILABLE = (OperationalError, InterfaceError, PoolTimeout)  # to be caught: it may be back later


def reason_of(error: BaseException) -> str:
    """Return what the database said, without the statement and its values."""
    said = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
    return (said.strip().splitlines() or [""])[0] or type(error).__name__
