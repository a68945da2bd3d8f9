"""What tells that a database is away, full or locked, for rooms that do not know its library."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection as Connection
from sqlalchemy import Engine as Engine
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

UNAVAILABLE = (OperationalError, InterfaceError, PoolTimeout)  # to be caught: it may be back later


def reason_of(error: BaseException) -> str:
    """Return what the database said, without the statement and its values."""
    said = str(error.orig) if isinstance(error, DBAPIError) and error.orig else str(error)
    return (said.strip().splitlines() or [""])[0] or type(error).__name__


def damage_of(error: BaseException) -> str:
    """Return what is wrong with the database's file for good; "" for other errors."""
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", None)
    cure = "name the right file in database.url, or bring a backup back: ticketgate db restore"
    match code:
        case sqlite3.SQLITE_NOTADB:
            return f"the file is no SQLite database; {cure}"
        case sqlite3.SQLITE_CORRUPT:
            return f"the file is damaged; {cure}"
        case _:
            return ""
