"""`ticketgate db backup` and `ticketgate db restore`."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from gateway.backup import DATABASE, PREFIX, SUFFIX, BadBackup, opened, write_backup
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.site import closing_engine, read_desk, read_settings
from gateway.config.settings import Settings
from gateway.config.settings_glance import SQLITE
from gateway.store.engine import ClerkLock, DatabaseFault, check_schema, rebuild, upgrade, writing
from gateway.store.errors import UNAVAILABLE, damage_of, reason_of
from gateway.store.restored import Missing, mark_restored
from gateway.view.screen_text import moment
from rules.amount import amount


@click.command()
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="In a folder: keep only so many, the newest.")
@click.pass_obj
def backup(config: Path, target: Path, keep: int | None) -> None:
    """Write database, keys and settings to TARGET, one archive or a folder for it.

    The gateway goes on meanwhile. Whoever has the archive has everybody's mail and our keys.
    """
    settings = read_settings(config)
    url = settings.database.url
    if not url.startswith(SQLITE):
        raise Stop("This database is PostgreSQL: see docs/operations.md (pg_dump)", Exit.USAGE)
    source = Path(url.removeprefix(SQLITE))
    if not source.exists():
        raise Stop(f"{source}: no such file; nothing to back up", Exit.NO_INPUT)
    at = now()
    is_folder = keep is not None or target.is_dir()
    _make_folder(target, is_folder)
    archive = target / f"{PREFIX}{at:%Y%m%dT%H%M%SZ}{SUFFIX}" if is_folder else target
    if archive.exists():
        raise Stop(f"{archive}: is there already; name a new file", Exit.USAGE)
    try:
        size = write_backup(config, settings, archive, at, version("ticketgate"))
    except BadBackup as fault:
        raise Stop(str(fault), Exit.DATA) from None
    except sqlite3.Error as error:
        said = damage_of(error) or f"{error}; see: ls -ld {source}"
        raise Stop(f"{source}: {said}", Exit.UNAVAILABLE) from None
    except OSError as error:
        what = error.filename or archive
        raise Stop(f"{what}: {error.strerror}; see: ls -ld {what}", Exit.UNAVAILABLE) from None
    click.echo(f"{archive}: {size:,} bytes, opened and read again")
    if is_folder and keep is not None:
        for old in sorted(target.glob(f"{PREFIX}*{SUFFIX}"))[:-keep]:
            old.unlink()
            click.echo(f"{old}: taken away")


def _make_folder(target: Path, is_folder: bool) -> None:
    """See to it that a folder for archives is there; raise Stop where it cannot be."""
    if is_folder:
        try:
            target.mkdir(mode=0o700, exist_ok=True)
        except FileExistsError:
            raise Stop(f"{target}: is a file; --keep wants a folder", Exit.USAGE) from None
        except OSError as error:
            raise Stop(f"{target}: {error.strerror}; make it", Exit.UNAVAILABLE) from None


@click.command()
@click.argument("archive", type=click.Path(path_type=Path), required=False)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), required=False)
@click.option(
    "--of",
    "made_at",
    type=click.DateTime(["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M:%SZ"]),
    help="Without ARCHIVE: the database came back by itself (pg_restore) as of then.",
)
@click.pass_obj
def restore(
    config: Path, archive: Path | None, folder: Path | None, made_at: datetime | None
) -> None:
    """Bring the site in ARCHIVE back into FOLDER, which must be new; nothing is sent by it.

    Without ARCHIVE, with --of: mark the database of the settings as one that came back.
    """
    if made_at is not None and archive is None:
        _mark(config, read_settings(config), made_at if made_at.tzinfo else None)
        return
    if archive is None or folder is None or made_at is not None:
        raise Stop("Write: ticketgate db restore ARCHIVE FOLDER", Exit.USAGE)
    if not archive.is_file():
        words = "is a folder; name the archive in it" if archive.is_dir() else "no such file"
        raise Stop(f"{archive}: {words}", Exit.NO_INPUT)
    if folder.exists() and any(folder.iterdir()):
        raise Stop(f"{folder}: is not empty; name a new folder", Exit.USAGE)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with opened(archive, folder) as (found, scratch):
            for one in sorted(scratch.iterdir()):
                shutil.move(one, folder / one.name)
    except BadBackup as fault:
        raise Stop(f"{fault}; nothing was restored", Exit.DATA) from None
    site = folder / found.config
    settings = read_settings(site)
    if settings.database.url != f"{SQLITE}{folder.resolve() / DATABASE}":
        click.echo(f'In {site} write: [database] url = "sqlite:///{DATABASE}"')
        database = settings.database.model_copy(
            update={"url": f"{SQLITE}{folder.resolve() / DATABASE}"}
        )
        settings = settings.model_copy(update={"database": database})
    for name, place in found.outside.items():
        click.echo(f"{place} lies in {folder / name}: put it back where the settings name it")
    _mark(site, settings, found.at)


def _mark(config: Path, settings: Settings, made_at: datetime | None) -> None:
    """Upgrade the database, make it safe to start, and say what may be missing."""
    if made_at is None:
        raise Stop("--of needs a moment with its zone: 2026-11-23T12:00:00Z", Exit.USAGE)
    zone = _zone(settings)
    try:
        with closing_engine(settings) as engine:
            lock = ClerkLock(engine, settings.database.url)
            if not lock.take():
                raise Stop("database: a gateway is at work on it; stop that first", Exit.LATER)
            try:
                upgrade(engine)
                rebuild(engine)
                check_schema(engine)
                with writing(engine) as connection:
                    today = now().astimezone(zone).date()
                    missing = mark_restored(connection, made_at, now(), today)
            finally:
                lock.release()
    except DatabaseFault as fault:
        raise Stop(f"database: {fault}", Exit.CONFIG) from None
    except UNAVAILABLE as error:
        raise Stop(f"database: {reason_of(error)}", Exit.UNAVAILABLE) from None
    for line in _told(config, missing, zone):
        click.echo(line)


def _zone(settings: Settings) -> ZoneInfo:
    return ZoneInfo(read_desk(settings).calendar.zone)


def _told(config: Path, missing: Missing, zone: ZoneInfo) -> tuple[str, ...]:
    since = moment(missing.backup_at, zone)
    waited = amount(missing.waiting, "mail or order", "mails and orders")
    return (
        f"Restored as of {since}. What came after it is not here:",
        "  mails taken since: they lie in the mail server's log and archive, and in mailboxes;",
        "    bring them by `ticketgate ingest` (moved ones lie in the archive folder of a mailbox)",
        "  tickets, notes, people, absences and passwords of since then",
        f"  {amount(missing.unsent, 'letter')} had not left then; what may have since is marked",
        f"  {waited} waited then; the next start decides them (again)",
        f"  {amount(missing.due, 'timer')} came due since; they fire at the next start",
        f"Today's tickets go on at {missing.first_number}, so that no number is given twice.",
        "No letter leaves. Next:",
        f"  ticketgate -c {config} check",
        f"  ticketgate -c {config} run",
        f"  ticketgate -c {config} outbox resume     shows what would leave, then asks",
    )
