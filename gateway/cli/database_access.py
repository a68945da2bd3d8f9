"""The database as a command reaches it: open, or the way out in one line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from gateway.cli.exit_codes import Exit, Stop
from gateway.config.settings_glance import SQLITE
from gateway.store.engine import DatabaseFault, check_schema, open_engine
from gateway.store.errors import UNAVAILABLE, Engine, reason_of

T = TypeVar("T")


def open_at(url: str) -> Engine:
    """Open the database; stop with 78 when it is not ours yet, 69 when nobody answers."""
    try:
        refuse_missing_file(url)
        engine = open_engine(url)
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    try:
        check_schema(engine)
    except DatabaseFault as fault:
        engine.dispose()
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except UNAVAILABLE as error:
        engine.dispose()
        raise cannot_reach(error) from None
    return engine


def refuse_missing_file(url: str) -> None:
    """Raise DatabaseFault when the SQLite file is not there: opening it would make an empty one."""
    path = url.removeprefix(SQLITE)
    if path not in {url, "", ":memory:"} and not Path(path).exists():
        raise DatabaseFault(f"{path}: no such file; make it with: ticketgate db upgrade")


def reached(work: Callable[[], T]) -> T:
    """Return what `work` returns; stop with 75 while the database takes nothing."""
    try:
        return work()
    except UNAVAILABLE as error:
        raise Stop(f"database: {reason_of(error)}; try again later", Exit.LATER) from None


def cannot_reach(error: BaseException) -> Stop:
    """Return how a command ends that gets nowhere with its database."""
    return Stop(
        f"database: cannot be reached: {reason_of(error)}; is it running, and is database.url"
        " right?",
        Exit.UNAVAILABLE,
    )
