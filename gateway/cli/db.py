"""`ticketgate db`: the database's schema, and a copy to keep."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.site import closing_engine, now, open_database, reached, read_settings
from gateway.config.reading import keep_of
from gateway.config.settings import SQLITE
from gateway.store import retention, term
from gateway.store.engine import ClerkLock, DatabaseFault, rebuild
from gateway.store.engine import upgrade as upgrade_schema
from gateway.store.errors import AWAY, Engine, reason_of


@click.group()
def db() -> None:
    """Upgrade, back up and prune the database."""


@db.command()
@click.pass_obj
def upgrade(config: Path) -> None:
    """Bring the database to this program's schema; makes it where there is none."""
    settings = read_settings(config)
    try:
        with closing_engine(settings) as engine:
            _upgrade_alone(engine, settings.database.url)
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except AWAY as error:
        raise Stop(f"database: {reason_of(error)}", Exit.UNAVAILABLE) from None
    except OSError as error:
        raise Stop(f"database: {error.filename}: {error.strerror}", Exit.UNAVAILABLE) from None
    click.echo("The database is up to date.")


def _upgrade_alone(engine: Engine, url: str) -> None:
    """Upgrade while no clerk is at work, and none begins."""
    lock = ClerkLock(engine, url)
    if not lock.take() or term.goes_on(engine):
        raise Stop(
            "database: a gateway is at work on it; stop that first, then upgrade", Exit.LATER
        )
    try:
        upgrade_schema(engine)
        rebuild(engine)
    finally:
        lock.release()


@db.command()
@click.pass_obj
def prune(config: Path) -> None:
    """Take what is older than [retention] keeps it; the daemon does so every night."""
    settings = read_settings(config)
    engine = open_database(settings)
    try:
        counts = reached(lambda: retention.prune(engine, keep_of(settings), now()))
    finally:
        engine.dispose()
    for what, count in counts:
        click.echo(f"{what}: {count:,} went")
    if not counts:
        click.echo("Everything is kept for ever: [retention] has no days.")


@db.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.pass_obj
def backup(config: Path, target: Path) -> None:
    """Copy an SQLite database to TARGET while the gateway goes on."""
    url = read_settings(config).database.url
    if not url.startswith(SQLITE):
        raise Stop("This database is PostgreSQL: back it up with pg_dump", Exit.USAGE)
    source = Path(url.removeprefix(SQLITE))
    if not source.exists():
        raise Stop(f"{source}: no such file; nothing to back up", Exit.NO_INPUT)
    if target.exists():
        raise Stop(f"{target}: is there already; name a new file", Exit.USAGE)
    half = target.with_name(f"{target.name}.part")  # a copy that broke off is never the backup
    try:
        _copy(source, half)
        half.replace(target)
    except (OSError, sqlite3.Error) as error:
        half.unlink(missing_ok=True)
        raise Stop(f"{target}: cannot be written: {error}", Exit.UNAVAILABLE) from None
    click.echo(f"{target}: {target.stat().st_size:,} bytes")


def _copy(source: Path, target: Path) -> None:
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600))
    with (
        closing(sqlite3.connect(f"file:{source}?mode=ro", uri=True)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
