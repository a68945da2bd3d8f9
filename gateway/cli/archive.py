"""`ticketgate ingest --archive`: mail of years before becomes tickets; nobody hears of it."""

from __future__ import annotations

import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

import click

from gateway.cli.database_access import reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.site import Site, open_site
from gateway.config.settings import Settings
from gateway.doors.archive import Place, in_order, places_of, read_all
from gateway.doors.imap_archive import ImapArchive
from gateway.doors.mail_files import STDIN, UnreadablePath
from gateway.mailboxes import mailbox_of
from gateway.store.archive import Ended, already_here, copy_known
from gateway.store.engine import open_scratch, reading, upgrade, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming, InputState
from gateway.wiring import clerk_maker
from gateway.worker.archive import Archivist, NotDecided
from rules.amount import amount
from rules.arrival.archived import MACHINE
from rules.model.mail import Envelope, id_key

IMAP = "imap:"
BYTES_MAX = 16 * 1024 * 1024  # of one commit
GROUP = 50  # mails of one commit; a mail that comes by a door waits for these at most
HERE = "duplicate_delivery"
MACHINES = (MACHINE, "own")  # reasons of mails that no person wrote


@dataclass(slots=True)
class Tally:
    """What came of the mails so far."""

    mails: int = 0
    tickets: int = 0
    notes: int = 0
    here: int = 0  # taken before
    machines: int = 0
    held: int = 0
    left_out: Counter[str] = field(default_factory=Counter)  # by reason


def ingest_archive(
    config: Path, paths: tuple[str, ...], status: str, *, trusted: bool, dry_run: bool
) -> None:
    """Take the mails under the paths, or only say what they would become."""
    if STDIN in paths:
        raise Stop("--archive reads files and folders, not standard input", Exit.USAGE)
    envelope = Envelope(source="file", trusted=trusted, archived=status)
    site = open_site(config)
    try:
        with ExitStack() as opened, _where(site, dry_run=dry_run) as (engine, url):
            places = _places(paths, site.settings, opened)
            tally = _take_all(site, engine, url, places, envelope)
    except UnreadablePath as fault:
        raise Stop(
            f"{fault}; run it again when it can be: what is here is passed by", Exit.NO_INPUT
        ) from None
    except NotDecided as fault:
        raise Stop(
            f"{fault}; is the gateway well? see its log. Run it again later: what is here"
            " is passed by",
            Exit.LATER,
        ) from None
    finally:
        site.engine.dispose()
    _tell(tally, dry_run=dry_run)
    if tally.left_out:
        raise Stop(f"{amount(sum(tally.left_out.values()), 'mail')} left out, see above", Exit.DATA)


def _places(paths: tuple[str, ...], settings: Settings, opened: ExitStack) -> list[Place]:
    hidden = not sys.stderr.isatty()
    files = [one for one in paths if not one.startswith(IMAP)]
    folders = [_folder(one, settings) for one in paths if one.startswith(IMAP)]
    found = chain(
        places_of(files, settings.size_max),
        *(opened.enter_context(one).places() for one in folders),
    )
    with click.progressbar(
        found, label="Looking", file=sys.stderr, hidden=hidden, show_pos=True
    ) as shown:
        return in_order(shown)


def _folder(path: str, settings: Settings) -> ImapArchive:
    """Return the folder that is meant by imap:NAME or imap:NAME/FOLDER."""
    name, _, folder = path.removeprefix(IMAP).partition("/")
    known = {one.name: one for one in settings.mailbox if one.kind == "imap"}
    if name not in known:
        there = ", ".join(sorted(known)) or "none"
        raise Stop(
            f'{path}: no [[mailbox]] with name = "{name}" is read by IMAP; there: {there}',
            Exit.USAGE,
        )
    box = mailbox_of(known[name], settings.keys)
    return ImapArchive(replace(box, folder=folder or box.folder), path)


@contextmanager
def _where(site: Site, *, dry_run: bool) -> Iterator[tuple[Engine, str]]:
    """Give the database that takes the mails: the site's, or a copy that is thrown away."""
    if not dry_run:
        yield site.engine, site.settings.database.url
        return
    with tempfile.TemporaryDirectory(prefix="ticketgate-archive-") as folder:
        path = Path(folder) / "copy.db"
        engine = open_scratch(path)
        try:
            upgrade(engine)
            with reading(site.engine) as source, writing(engine) as target:
                copy_known(source, target)
            yield engine, f"sqlite:///{path}"
        finally:
            engine.dispose()


def _take_all(
    site: Site, engine: Engine, url: str, places: list[Place], envelope: Envelope
) -> Tally:
    settings, tally = site.settings, Tally()
    archivist = Archivist(engine, url, clerk_maker(settings, site.desk, site.keys, engine), now)
    hidden = not sys.stderr.isatty()
    try:
        with click.progressbar(
            length=len(places), label="Filing", file=sys.stderr, hidden=hidden, show_pos=True
        ) as bar:
            for group in _groups(places):
                _take(archivist, engine, group, envelope, settings.size_max, tally)
                bar.update(len(group))
    finally:
        archivist.leave()
    return tally


def _groups(places: Iterable[Place]) -> Iterator[list[Place]]:
    """Yield so many mails and bytes at once; a mail that is larger goes alone."""
    group: list[Place] = []
    size_bytes = 0
    for one in places:
        if group and (len(group) == GROUP or size_bytes + one.size > BYTES_MAX):
            yield group
            group, size_bytes = [], 0
        group.append(one)
        size_bytes += one.size
    if group:
        yield group


def _take(
    archivist: Archivist,
    engine: Engine,
    group: list[Place],
    envelope: Envelope,
    size_max: int,
    tally: Tally,
) -> None:
    """Hand a group on, without those that are here already, and count what came of each."""
    with reading(engine) as connection:
        here = already_here(connection, [one.message_id for one in group])
    names: list[str] = []
    incoming: list[Incoming] = []
    wanted: list[Place] = []
    tally.mails += len(group)
    for place in group:
        if place.message_id and id_key(place.message_id) in here:
            tally.here += 1
        else:
            wanted.append(place)
    for place, found in zip(wanted, read_all(wanted, size_max), strict=True):
        if found is None:
            _leave_out(place.name, "the server does not give it out", tally)
        elif not found.is_whole:
            _leave_out(place.name, "over mail.max_size_mib", tally)
        else:
            names.append(place.name)
            incoming.append(Incoming(found.raw, envelope, now()))
    ends = reached(lambda: archivist.take(incoming)) if incoming else ()
    for name, end in zip(names, ends, strict=True):
        _count(name, end, tally)


def _count(name: str, end: Ended, tally: Tally) -> None:
    if end.state is InputState.DONE:
        tally.tickets += end.opened
        tally.notes += 1
    elif end.state is InputState.HELD:
        tally.held += 1
        click.echo(f"{name}: held ({end.reason})", err=True)
    elif end.reason == HERE:
        tally.here += 1
    elif end.reason in MACHINES:
        tally.machines += 1
    else:
        _leave_out(name, end.reason, tally)


def _leave_out(name: str, reason: str, tally: Tally) -> None:
    tally.left_out[reason] += 1
    click.echo(f"{name}: left out ({reason})", err=True)


def _tell(tally: Tally, *, dry_run: bool) -> None:
    lines = [
        (tally.mails, "mails"),
        (tally.tickets, "tickets opened"),
        (tally.notes, "notes on tickets"),
        (tally.machines, "machines' mails left out"),
        (tally.here, "here already"),
        (tally.held, "held: ticketgate held list"),
        *((count, f"left out: {reason}") for reason, count in sorted(tally.left_out.items())),
    ]
    always = ("mails", "tickets opened", "notes on tickets")
    for count, what in lines:
        if count or what in always:
            click.echo(f"{count:>8}  {what}")
    if dry_run:
        click.echo("Nothing was changed: this was --dry-run.")
