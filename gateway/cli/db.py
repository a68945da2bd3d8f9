"""`ticketgate db`: the database's schema, what it keeps, and a copy of everything."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from gateway.cli.backup import backup, restore
from gateway.cli.database_access import cannot_reach, reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.site import closing_engine, open_database, read_settings
from gateway.config.reading import keep_of
from gateway.store import retention, term
from gateway.store.engine import ClerkLock, DatabaseFault, SchemaFault, check_schema, rebuild
from gateway.store.engine import upgrade as upgrade_schema
from gateway.store.errors import UNAVAILABLE, Engine


@click.group()
def db() -> None:
    """Upgrade, prune, back up and restore the database."""


@db.command()
@click.pass_obj
def upgrade(config: Path) -> None:
    """Bring the database to this program's schema; makes it where there is none."""
    settings = read_settings(config)
    try:
        with closing_engine(settings) as engine:
            with suppress(SchemaFault):  # which is what an upgrade is for
                check_schema(engine)
            _upgrade_alone(engine, settings.database.url)
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except UNAVAILABLE as error:
        raise cannot_reach(error) from None
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


db.add_command(backup)
db.add_command(restore)
