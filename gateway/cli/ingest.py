"""`ticketgate ingest`: mails from files into the journal; the clerk decides them."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import click

from gateway.cli.command_line import LEFT
from gateway.cli.database_access import reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.pipe import NULL_PATHS, Left
from gateway.cli.site import open_database, read_settings
from gateway.doors.mail_files import STDIN, FoundMail, UnreadablePath, find_mails
from gateway.local_protocol import PIPE
from gateway.store import journal
from gateway.store.engine import Wakeup, reading, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming
from gateway.store.repeated_mail import already_journalled
from rules.model.mail import Envelope

GROUP = 50  # mails of one commit
DOUBT_LASTS = timedelta(minutes=5)  # more than the daemon's answer is waited for


@dataclass(frozen=True, slots=True)
class Tally:
    """What came of the mails so far."""

    journalled: int = 0
    too_large: int = 0


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option(
    "--trusted", is_flag=True, help="Our own mail server hands these in: believe its verdicts."
)
@click.option("--sender", help="The return path, as a pipe transport knows it.")
@click.option("--recipient", "recipients", multiple=True, help="An envelope recipient; repeatable.")
@click.option(
    "--archive", is_flag=True, help="Mail of years before: tickets and notes, no letter or clock."
)
@click.option(
    "--status",
    type=click.Choice(("archived", "complete", "open")),
    help="With --archive: the status in which tickets end; archived, unless you say.",
)
@click.option("--dry-run", is_flag=True, help="With --archive: only say what would come of it.")
@click.pass_obj
def ingest(
    config: Path,
    paths: tuple[str, ...],
    trusted: bool,
    sender: str | None,
    recipients: tuple[str, ...],
    archive: bool,
    status: str | None,
    dry_run: bool,
) -> None:
    """Journal the mails under each PATH (a file, a folder, an mbox, or - for one on stdin; with
    --archive also imap:NAME or imap:NAME/FOLDER of a [[mailbox]]).

    Exit code 0: all are journalled. 75: not now, try again. 66: a PATH cannot be read. 65: a
    mail is over mail.max_size_mib and was left out, or one of an archive cannot be used.
    """
    if archive:
        from gateway.cli.archive import ingest_archive  # a pipe transport waits for no clerk

        if sender is not None or recipients:
            raise Stop("--archive knows no envelope: leave --sender and --recipient", Exit.USAGE)
        ingest_archive(config, paths, status or "archived", trusted=trusted, dry_run=dry_run)
        return
    if status is not None or dry_run:
        raise Stop("--status and --dry-run go with --archive", Exit.USAGE)
    envelope = Envelope(
        mail_from=_return_path(sender), recipients=recipients, source=PIPE, trusted=trusted
    )
    if paths != (STDIN,):
        _ingest(config, paths, replace(envelope, source="file"))
        return
    left = click.get_current_context().meta.get(LEFT)
    assert left is None or isinstance(left, Left)
    try:
        _ingest(config, paths, envelope, left)
    except Stop as fault:  # a pipe transport bounces on anything else: the mail would be lost
        code = Exit.DATA if fault.code == Exit.DATA else Exit.LATER
        raise Stop(str(fault), code) from None
    except Exception as error:
        raise Stop(f"not now: {type(error).__name__}: {error}", Exit.LATER) from None


def _ingest(
    config: Path, paths: tuple[str, ...], envelope: Envelope, left: Left | None = None
) -> None:
    settings = read_settings(config)
    engine = open_database(settings)
    tally = Tally()
    stdin = sys.stdin.buffer if left is None else io.BytesIO(left.raw)
    try:
        found = _found(paths, settings.size_max, stdin)
        for group in _groups(found):
            if left is not None and left.in_doubt and _took(engine, group):
                tally = Tally(len(group))
                continue
            tally = _journal(engine, group, envelope, tally)
    except UnreadablePath as fault:
        raise Stop(f"{fault}; {tally.journalled} journalled before it", Exit.NO_INPUT) from None
    finally:
        engine.dispose()
    click.echo(f"{tally.journalled} journalled", err=True)
    if tally.too_large:
        raise Stop(
            f"{tally.too_large} left out, over mail.max_size_mib = {settings.mail.max_size_mib}",
            Exit.DATA,
        )


def _return_path(sender: str | None) -> str | None:
    """The null path as pipe transports write it: `<>`, or Postfix's `MAILER-DAEMON`."""
    return "" if sender in NULL_PATHS else sender


def _found(paths: Iterable[str], size_max: int, stdin: BinaryIO) -> Iterator[FoundMail]:
    for path in paths:
        yield from find_mails(path, size_max, stdin)


def _took(engine: Engine, group: list[FoundMail]) -> bool:
    """Say whether a daemon that ended before it answered has journalled this mail."""
    with reading(engine) as connection:
        return already_journalled(connection, group[0].raw, now() - DOUBT_LASTS)


def _groups(mails: Iterator[FoundMail]) -> Iterator[list[FoundMail]]:
    while group := list(islice(mails, GROUP)):
        yield group


def _journal(engine: Engine, group: list[FoundMail], envelope: Envelope, tally: Tally) -> Tally:
    whole = [mail for mail in group if mail.is_whole]
    incoming = [Incoming(mail.raw, envelope, now()) for mail in whole]

    def commit() -> None:
        with writing(engine) as connection:
            journal.accept(connection, incoming)
            Wakeup.notify(connection)

    if incoming:
        reached(commit)
    for mail in group:
        if not mail.is_whole:
            click.echo(f"{mail.name}: too large, left out", err=True)
    return Tally(tally.journalled + len(whole), tally.too_large + len(group) - len(whole))
