"""What commands need that only look into the database: nothing of mail, clerk and desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from gateway.cli.exit_codes import Exit, Stop
from gateway.config.desk_zone import zone_in
from gateway.config.settings_glance import SQLITE, Glance, glance_at
from gateway.store.engine import DatabaseFault, check_schema, open_engine, reading
from gateway.store.errors import UNAVAILABLE, Connection, Engine, reason_of

T = TypeVar("T")


def now() -> datetime:
    """The moment, in UTC: read here for every command."""
    return datetime.now(UTC)


@contextmanager
def looking_at(config: Path) -> Iterator[Connection]:
    """Give a connection for a command that only reads the database."""
    engine = open_at(settings_of(config).database_url)
    try:
        with reading(engine) as connection:
            yield connection
    except UNAVAILABLE as error:
        raise cannot_reach(error) from None
    finally:
        engine.dispose()


def zone_of(config: Path) -> ZoneInfo:
    """Return the desk's time zone, in which people read times."""
    zone = zone_in(settings_of(config).desk)
    if zone is None:
        from gateway.cli.site import read_desk, read_settings  # it says what is wrong

        zone = ZoneInfo(read_desk(read_settings(config)).calendar.zone)
    return zone


def settings_of(config: Path) -> Glance:
    """Return the settings that matter here; stop with 78 where they are faulty."""
    glance = glance_at(config)
    if glance is None:
        from gateway.cli.site import read_settings  # all of them take longer than most commands

        whole = read_settings(config)
        glance = Glance(whole.database.url, whole.desk, whole.retention.model_dump())
    return glance


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
