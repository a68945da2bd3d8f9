"""`ticketgate ticket`: the board, one ticket's timeline, and an admin's change of a ticket."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path

import click

from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.give_order import order
from gateway.cli.output import tell_json, tell_limit, tell_table
from gateway.cli.read_only import looking_at, zone_of
from gateway.store.boards import TicketFilter, list_tickets
from gateway.store.errors import Connection
from gateway.view.screen_text import moment, one_line
from rules.model.files import FileRef, in_words
from rules.model.status import Status
from rules.model.ticket import Ticket


@click.group()
def ticket() -> None:
    """List, show and set tickets."""


@ticket.command("list")
@click.option(
    "--status",
    "statuses",
    multiple=True,
    type=click.Choice([status.value for status in Status]),
    help="Only these; repeatable.",
)
@click.option("--queue", default="", help="Only this queue.")
@click.option("--primary", default="", metavar="HANDLE", help="Only this person's.")
@click.option("--tag", default="", help="Only those with this tag.")
@click.option("--open", "open_only", is_flag=True, help="Leave out what is complete or archived.")
@click.option("--limit", default=200, show_default=True, type=click.IntRange(1), help="At most.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def list_all(
    config: Path,
    statuses: tuple[str, ...],
    queue: str,
    primary: str,
    tag: str,
    open_only: bool,
    limit: int,
    as_json: bool,
) -> None:
    """List tickets, newest first."""
    wanted = TicketFilter(
        statuses=tuple(map(Status, statuses)),
        queue=queue,
        primary=primary,
        tag=tag,
        open_only=open_only,
        limit=limit,
    )
    with looking_at(config) as connection:
        found = list_tickets(connection, wanted)
    if as_json:
        tell_json(found)
    else:
        tell_board(found, zone_of(config))
        tell_limit(found, limit)


@ticket.command()
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def show(config: Path, number: str, as_json: bool) -> None:
    """Show one ticket's timeline: mails, notes, changes and why, letters, timers to come."""
    from gateway.store.timeline_rows import load_timeline
    from gateway.view.timeline import timeline_text

    with looking_at(config) as connection:
        timeline = load_timeline(connection, number.upper())
    if timeline is None:
        raise Stop(f"There is no ticket {number}; see: ticketgate ticket list", Exit.NO_INPUT)
    if as_json:
        tell_json(timeline)
    else:
        click.echo(timeline_text(timeline, zone_of(config)))


@ticket.command()
@click.argument("number")
@click.option(
    "--save",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="DIR",
    help="Write them into this folder; what is there is never overwritten.",
)
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@click.pass_obj
def files(config: Path, number: str, save: Path | None, as_json: bool) -> None:
    """List one ticket's files, in order of arrival, or write them into a folder."""
    from gateway.store.timeline_rows import load_timeline

    with looking_at(config) as connection:
        timeline = load_timeline(connection, number.upper())
        if timeline is None:
            raise Stop(f"There is no ticket {number}; see: ticketgate ticket list", Exit.NO_INPUT)
        found = tuple(file for note in timeline.notes for file in note.files)
        if save is not None:
            _save(connection, found, save)
    if as_json:
        tell_json(found)
        return
    rows = tuple((str(one.number), one_line(in_words(one)), one.type) for one in found)
    tell_table(("no", "file", "type"), rows, empty="This ticket has no file.")


def _save(connection: Connection, found: Iterable[FileRef], folder: Path) -> None:
    """Write the files under names of their own: number, and what the name has of plain letters."""
    from gateway.store.journal import load_input
    from parsers.body.file import find_file  # the whole of reading: no list needs it

    folder.mkdir(parents=True, exist_ok=True)
    for file in found:
        entry = load_input(connection, file.input_id)
        stored = find_file(entry.raw, file.part) if entry is not None and entry.raw else None
        if stored is None:
            click.echo(f"{file.number} {file.name}: its mail is no longer kept", err=True)
            continue
        path = folder / f"{file.number:03}-{file.name.replace('/', '_').lstrip('.')}"
        try:
            with path.open("xb") as target:
                target.write(stored.octets)
        except FileExistsError:
            raise Stop(f"{path} is there already; choose an empty folder", Exit.DATA) from None
        click.echo(str(path))


@ticket.command("set")
@click.argument("number")
@click.argument("changes", nargs=-1, required=True, metavar="FIELD=VALUE...")
@click.option("--by", default="admin", show_default=True, help="Who says so.")
@click.pass_obj
def set_fields(config: Path, number: str, changes: tuple[str, ...], by: str) -> None:
    """Set fields of one ticket, as an order that the clerk decides."""
    values = {"number": number.upper(), "by": by}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or not name or name in values:
            raise Stop(f'"{change}" is no FIELD=VALUE', Exit.USAGE)
        values[name] = value
    order(config, "set", values)


def tell_board(tickets: Iterable[Ticket], zone: tzinfo) -> None:
    """Print the board: one line a ticket."""
    tell_table(
        ("ticket", "status", "since", "primary", "title"),
        (
            (
                one.number,
                one.status.value,
                moment(one.status_since, zone),
                one.primary or "-",
                one.title,
            )
            for one in tickets
        ),
        empty="No ticket.",
    )
