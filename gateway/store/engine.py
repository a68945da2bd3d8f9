"""The database: opening it, its schema, one transaction that writes, one that only reads."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from gateway.store.errors import damage_of
from gateway.store.lock import ClerkLock
from gateway.store.prepared import PREPARED, READING, Prepared, PreparedConnection
from gateway.store.wakeup import Wakeup

if TYPE_CHECKING:
    import psycopg

__all__ = [
    "HEAD",
    "READING",
    "ClerkLock",
    "DatabaseFault",
    "SchemaFault",
    "Wakeup",
    "check_schema",
    "open_engine",
    "open_scratch",
    "reading",
    "rebuild",
    "upgrade",
    "writing",
]

HEAD = "0014"  # the newest migration
BUSY_MILLISECONDS = 5000  # how long a writer waits for another one before it gives up
MIGRATIONS_LOCK = 0x7469636B65740001  # advisory lock key: one upgrade at a time
INCREMENTAL = 2  # what PRAGMA auto_vacuum calls it
SILENT_SECONDS = 10  # a peer that answers nothing for so long is dead, on both ends of the line
# read_only_sql_transaction and idle_in_transaction_session_timeout (PostgreSQL, Appendix A)
AWAY_STATES = frozenset({"25006", "25P03"})
WAL_PAGES = 4000  # 32 MB: a page that a hundred mails write goes to its place once, not four times
CACHE_KIB = 4_000  # pages of one connection; with half of them a mail reads more than twice as many
STATEMENTS_KEPT = 512  # of one SQLite connection, prepared; a clerk runs about 200


class DatabaseFault(Exception):
    """The database cannot be used. The message names the way out."""


class SchemaFault(DatabaseFault):
    """The database is not at this program's schema."""


def open_engine(url: str, driver: type[sqlite3.Connection] = sqlite3.Connection) -> sa.Engine:
    """Open `sqlite:///path`, `sqlite://` (in memory) or `postgresql://...`; connects to nothing.

    `driver` is what talks to an SQLite file: one of its own where faults are played.
    """
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise DatabaseFault(
            'database.url cannot be read; write "sqlite:///path" or "postgresql://host/name"'
        ) from None
    match parsed.get_backend_name():
        case "sqlite":
            return _with_prepared(_open_sqlite(parsed, driver))
        case "postgresql":
            return _with_prepared(_open_postgresql(parsed))
        case other:
            raise DatabaseFault(f'database "{other}" is not known; known: sqlite, postgresql')


def open_scratch(path: Path) -> sa.Engine:
    """Open an SQLite file that may be lost at any moment: nothing waits for the disk."""
    engine = open_engine(f"sqlite:///{path}")

    @sa.event.listens_for(engine, "connect")
    def never_flush(driver: sqlite3.Connection, record: object) -> None:
        driver.execute("PRAGMA synchronous = OFF")

    return engine


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection in one transaction that may write; it commits at the end."""
    with engine.begin() as connection:
        yield connection


@contextmanager
def reading(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection that sees one moment of the database and cannot write.

    SQLite could be told so itself, but `PRAGMA query_only` forgets every prepared statement of its
    connection: each would be read and planned anew. `PreparedConnection` refuses instead, and what
    came by another way is rolled back.
    """
    options = {READING: True} | (
        {}
        if engine.dialect.name == "sqlite"
        else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
    )
    with engine.connect().execution_options(**options) as connection:
        transaction = connection.begin()
        try:
            yield connection
        finally:
            transaction.rollback()


def upgrade(engine: sa.Engine) -> None:
    """Bring the database to this program's schema, in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(resources.files("gateway.store") / "migrations"))
    with writing(engine) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(sa.select(sa.func.pg_advisory_xact_lock(MIGRATIONS_LOCK)))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def rebuild(engine: sa.Engine) -> bool:
    """Make an SQLite file of an earlier version one that can shrink; needs room for a copy.

    Nobody else may be at work. Say whether there was anything to do.
    """
    if engine.dialect.name != "sqlite" or not engine.url.database:
        return False
    pooled = engine.raw_connection()
    try:
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        if driver.execute("PRAGMA auto_vacuum").fetchone()[0] == INCREMENTAL:
            return False
        driver.execute("PRAGMA auto_vacuum = INCREMENTAL")
        driver.execute("VACUUM")
    finally:
        pooled.close()
    return True


def check_schema(engine: sa.Engine) -> None:
    """Raise SchemaFault unless the database is at this program's schema."""
    try:
        with reading(engine) as connection:
            found = _revision(connection)
            others = () if found else _others(connection)
    except sa.exc.DatabaseError as error:
        if damage := damage_of(error):
            raise DatabaseFault(f"{engine.url.database}: {damage}") from None
        raise
    if others:
        raise DatabaseFault(
            f"{engine.url.database}: has tables of another program ({', '.join(others)}); "
            "name a file of its own in database.url"
        )
    if found is None:
        raise SchemaFault("the database is empty: run `ticketgate db upgrade`")
    if found > HEAD:
        raise SchemaFault(
            f"the database (schema {found}) belongs to a newer ticketgate than this one "
            f"(schema {HEAD}): install that version"
        )
    if found != HEAD:
        raise SchemaFault(
            f"the database has schema {found}, this program needs {HEAD}: "
            "run `ticketgate db upgrade`"
        )


def _revision(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _others(connection: sa.Connection) -> tuple[str, ...]:
    """Return a few tables that are not ours, where an SQLite file has such."""
    if connection.dialect.name != "sqlite":
        return ()
    return tuple(sorted(sa.inspect(connection).get_table_names()))[:3]


def _with_prepared(engine: sa.Engine) -> sa.Engine:
    """Let its connections run a statement that they have run before without building it again."""
    engine._connection_cls = PreparedConnection
    engine.update_execution_options(**{PREPARED: Prepared(engine.dialect)})
    return engine


def _open_sqlite(url: sa.URL, driver: type[sqlite3.Connection]) -> sa.Engine:
    options: dict[str, object] = {"cached_statements": STATEMENTS_KEPT}
    if url.database in (None, "", ":memory:"):
        options |= {"check_same_thread": False}
        engine = sa.create_engine(url, poolclass=StaticPool, connect_args=options)
    else:
        options |= {"factory": driver}
        engine = sa.create_engine(url, connect_args=options)
    sa.event.listen(engine, "connect", _set_up_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _open_postgresql(url: sa.URL) -> sa.Engine:
    """A session whose other end hangs or is cut off ends soon, and its locks with it.

    What the URL says of the same settings wins.
    """
    server = {
        "idle_in_transaction_session_timeout": f"{SILENT_SECONDS}s",
        "tcp_keepalives_idle": "5",
        "tcp_keepalives_interval": "2",
        "tcp_keepalives_count": "3",
        "tcp_user_timeout": f"{SILENT_SECONDS}s",
    }
    client = {
        "connect_timeout": "5",
        "keepalives_idle": "5",
        "keepalives_interval": "2",
        "keepalives_count": "3",
        "tcp_user_timeout": f"{SILENT_SECONDS * 1000}",
        "options": " ".join(f"-c {name}={value}" for name, value in server.items()),
    }
    asked = {name: one for name, one in url.query.items() if isinstance(one, str)}
    if "options" in asked:
        asked["options"] = f"{client['options']} {asked['options']}"
    try:
        engine = sa.create_engine(url.set(query=client | asked), pool_pre_ping=True)
    except ModuleNotFoundError as fault:
        raise DatabaseFault(
            f"PostgreSQL needs the module {fault.name}: pip install 'ticketgate[postgresql]'"
        ) from None
    sa.event.listen(engine, "handle_error", _tell_as_away)
    sa.event.listen(engine, "checkin", _let_server_say)
    return engine


def _let_server_say(connection: psycopg.Connection | None, record: object) -> None:
    """A session that has been read begins the next transaction as the server's default says.

    SQLAlchemy leaves it asking for READ WRITE, which overrules an admin who forbids writing.
    """
    if connection is not None and connection.read_only is not None:
        connection.read_only = None


def _tell_as_away(context: sa.ExceptionContext) -> BaseException | None:
    """Return what is raised instead, or None.

    A server that lets nobody write just now is away to us; psycopg calls that our own error.
    """
    error = context.original_exception
    if getattr(error, "sqlstate", None) not in AWAY_STATES:
        return None
    return sa.exc.OperationalError(context.statement, context.parameters, error)


def _set_up_sqlite(connection: sqlite3.Connection, record: object) -> None:
    connection.isolation_level = None  # BEGIN is ours: see _begin_sqlite
    if not connection.execute("PRAGMA page_count").fetchone()[0]:  # what only a new file heeds
        connection.execute("PRAGMA page_size = 8192")  # letters and notes leave less of it empty
        connection.execute("PRAGMA auto_vacuum = INCREMENTAL")  # see `rebuild`
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(f"PRAGMA wal_autocheckpoint = {WAL_PAGES}")
    connection.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
    connection.execute("PRAGMA synchronous = FULL")  # 250 is answered on the commit
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin_sqlite(connection: sa.Connection) -> None:
    """A writer takes its lock at once: a reader that turns writer would fail without waiting."""
    is_reader = connection.get_execution_options().get(READING, False)
    assert isinstance(connection, PreparedConnection)
    connection.begin_by("BEGIN" if is_reader else "BEGIN IMMEDIATE")
