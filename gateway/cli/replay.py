"""`ticketgate replay`: what other rules would have made of the mail of the last weeks."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import click

from gateway.cli.database_access import reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.output import tell_json
from gateway.cli.site import Site, open_site
from gateway.config.desk_file import DeskFaults, load_desk
from gateway.config.reading import reading_of
from gateway.replay.both import Period, Replayed, play_both
from gateway.replay.compare import LetterChange, TicketChange
from gateway.replay.player import How
from gateway.store import record
from gateway.store.engine import reading
from gateway.store.journal import Input
from gateway.view.screen_text import moment, one_line
from rules.amount import amount
from rules.policy.desk import Desk

DAYS = re.compile(r"([1-9][0-9]{0,4})d")


@click.command()
@click.option("--since", required=True, metavar="TIME", help="30d, or a day: 2026-11-01.")
@click.option(
    "--desk",
    "desk_path",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The desk file to try.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def replay(config: Path, since: str, desk_path: Path, as_json: bool) -> None:
    """Decide what came in once more by another desk file, and tell what differs.

    Everything since the first input is played in scratch databases, with the desk file of now and,
    from --since on, with the other one beside it. Nothing is sent, nothing of the site is changed.
    """
    site = open_site(config)
    try:
        other = _read_other(site, desk_path)
        reached(lambda: _replay(site, other, since, as_json=as_json))
    finally:
        site.engine.dispose()


def _read_other(site: Site, path: Path) -> Desk:
    if not path.exists():
        raise Stop(f"{path}: no such file", Exit.NO_INPUT)
    mail = site.settings.mail
    try:
        desk = load_desk(path, base_address=mail.base_address, aliases=mail.aliases)
    except DeskFaults as faults:
        raise Stop(str(faults), Exit.CONFIG) from None
    return replace(desk, own_lists=mail.own_lists)


def _replay(site: Site, other: Desk, since_words: str, *, as_json: bool) -> None:
    with reading(site.engine) as connection:
        begin, count = record.first_input_at(connection), record.count_inputs(connection)
    if begin is None:
        raise Stop("Nothing ever came in; there is nothing to replay", Exit.NO_INPUT)
    end = now()
    period = Period(begin, max(begin, _moment_of(since_words, end, site)), end)
    settings = site.settings
    how = How(site.keys, reading_of(settings), settings.templates, settings.attach_max_bytes)

    def watch(entries: Iterable[Input]) -> Iterator[Input]:
        hidden = not sys.stderr.isatty()
        with click.progressbar(entries, count, "Playing", file=sys.stderr, hidden=hidden) as shown:
            yield from shown

    with tempfile.TemporaryDirectory(prefix="ticketgate-replay-") as folder:
        came = play_both(site.engine, (site.desk, other), how, period, Path(folder), watch)
    notes = _notes(came)
    if as_json:
        told = {"since": period.since, "until": end, "differences": came.found, "notes": notes}
        tell_json(told)
        return
    _tell(came, period.since, site)
    for note in notes:
        click.echo(f"note: {note}")


def _moment_of(words: str, end: datetime, site: Site) -> datetime:
    days = DAYS.fullmatch(words.strip())
    if days is not None:
        return end - timedelta(days=int(days[1]))
    try:
        day = date.fromisoformat(words.strip())
    except ValueError:
        raise Stop(f'"{words}" is no time; write 30d or 2026-11-01', Exit.USAGE) from None
    return datetime.combine(day, time(), site.zone).astimezone(UTC)


def _notes(came: Replayed) -> list[str]:
    """Say what the replay could not know."""
    notes = []
    if came.skipped:
        notes.append(f"{amount(came.skipped, 'mail')} no longer kept, left out")
    for count, whose in zip(came.undecided, ("the desk file of now", "the other one"), strict=True):
        if count:
            notes.append(f"{amount(count, 'input')} could not be decided by {whose}")
    if came.unlike:
        notes.append(
            f"by the desk file of now {amount(came.unlike, 'ticket')} would come out otherwise:"
            " people, settings or this program were others, or letters failed otherwise;"
            " what is told above compares two replays, not a replay with the past"
        )
    return notes


def _tell(came: Replayed, since: datetime, site: Site) -> None:
    zone, found = site.zone, came.found
    tickets, letters = len(came.outcome.tickets), len(came.outcome.letters)
    click.echo(
        f"Since {moment(since, zone)}: {amount(tickets, 'ticket')}, {amount(letters, 'letter')}."
    )
    if not found.tickets and not found.mails:
        click.echo("Nothing would have been different.")
        return
    numbered = sum(1 for one in found.tickets if one.number)
    more = sum(1 for one in found.letters if one.before is None)
    fewer = sum(1 for one in found.letters if one.after is None)
    click.echo(
        f"Different: {amount(numbered, 'ticket')}, {amount(more, 'letter')} more, {fewer} fewer,"
        f" {len(found.letters) - more - fewer} others;"
        f" {amount(len(found.mails), 'mail')} held otherwise."
    )
    for one in found.tickets:
        click.echo()
        _tell_ticket(one)
        for letter in one.letters:
            click.echo(f"  {_letter_words(letter, site)}")
    for mail in found.mails:
        before, after = (f"held ({one})" if one else "decided" for one in (mail.before, mail.after))
        click.echo(f"\nmail {mail.input_id}: {before}; would be {after}")


def _tell_ticket(change: TicketChange) -> None:
    click.echo(
        one_line(f"{change.number}  {change.title}") if change.number else "without a ticket"
    )
    if change.before == change.after:
        return
    was = " > ".join(change.before) if change.before is not None else "not touched"
    would_be = " > ".join(change.after) if change.after is not None else "not touched"
    click.echo(f"  status  {was}")
    click.echo(f"  would   {would_be}")


def _letter_words(change: LetterChange, site: Site) -> str:
    zone = site.zone
    name = f"{change.notice} to {one_line(change.address)}"
    if change.before is None and change.after is not None:
        return f"+ {name}, {moment(change.after, zone)}"
    if change.after is None and change.before is not None:
        return f"- {name}, {moment(change.before, zone)}"
    assert change.before is not None
    assert change.after is not None
    words = ", in other words" if change.words_differ else ""
    if change.before == change.after:
        return f"~ {name}, {moment(change.before, zone)}{words}"
    return f"~ {name}, {moment(change.before, zone)}; would {moment(change.after, zone)}{words}"
