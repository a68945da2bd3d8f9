"""`ticketgate import`: customers and tickets of another desk, by an export and a mapping file."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import click

from gateway.cli.database_access import reached
from gateway.cli.exit_codes import Exit, Stop
from gateway.cli.now import now
from gateway.cli.site import Site, open_site
from gateway.config.contacts_file import COLUMNS
from gateway.config.export_file import (
    Export,
    ExportFaults,
    Mapped,
    OldCustomer,
    OldTicket,
    read_customers,
    read_map,
    read_tickets,
)
from gateway.config.toml_table import DeskFaults
from gateway.store.archive import roots_here
from gateway.store.engine import reading
from gateway.store.people import find_contacts
from gateway.wiring import clerk_maker
from gateway.worker.archive import Archivist, NotDecided
from rules.arrival.imported import HERE, VERB
from rules.policy.desk import Desk

T = TypeVar("T")
GROUP = 50  # tickets of one commit
PEOPLE_GROUP = 200  # customers of one order
MAP = click.option(
    "--map",
    "map_path",
    required=True,
    type=click.Path(path_type=Path),
    help="Which column is what; docs/importing/ has examples.",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Only say what would come of it.")


@click.group("import")
def import_export() -> None:
    """Bring in customers and tickets of another desk."""


@import_export.command()
@click.argument("path", type=click.Path(path_type=Path))
@MAP
@DRY_RUN
@click.pass_obj
def customers(config: Path, path: Path, map_path: Path, dry_run: bool) -> None:
    """Put the people of an export on file; who is on file already stays as they are."""
    _, export = _read(path, map_path, read_customers)
    people = list(export.customers.values())
    with _Hand(config) as hand:
        new = 0
        for group in _groups(people, PEOPLE_GROUP):
            fresh = _not_on_file(hand.site, group)
            new += len(fresh)
            if fresh and not dry_run:
                hand.order("customers", [{"csv": _as_csv(fresh), "file": path.name}])
    _tell((new, "customers new"), (len(people) - new, "here already"))
    if export.left_out:
        click.echo(f"{export.left_out:>8}  lines without an address left out")
    _tell_dry(dry_run)


@import_export.command()
@click.argument("path", type=click.Path(path_type=Path))
@MAP
@DRY_RUN
@click.pass_obj
def tickets(config: Path, path: Path, map_path: Path, dry_run: bool) -> None:
    """Put the tickets of an export there as they were; nobody is told, no clock starts."""
    how, export = _read(path, map_path, read_tickets)
    new = 0
    with _Hand(config) as hand:
        hidden = not sys.stderr.isatty()
        with click.progressbar(
            length=len(export.tickets), label="Importing", file=sys.stderr, hidden=hidden
        ) as bar:
            for group in _groups(export.tickets, GROUP):
                orders = [_order(one, how, hand.site.desk) for one in group]
                with reading(hand.site.engine) as connection:
                    here = roots_here(connection, [one["old_id"] for one in orders])
                fresh = [one for one in orders if one["old_id"] not in here]
                answers = [] if dry_run else hand.order(VERB, fresh)
                new += len(fresh) - sum(one.startswith(HERE) for one in answers)
                bar.update(len(group))
    _tell((new, "tickets new"), (len(export.tickets) - new, "here already"))
    _tell_dry(dry_run)


class _Hand:
    """Gives orders to whoever decides, and hears the answers."""

    def __init__(self, config: Path) -> None:
        self.site = open_site(config)
        site = self.site
        make_clerk = clerk_maker(site.settings, site.desk, site.keys, site.engine)
        self._archivist = Archivist(site.engine, site.settings.database.url, make_clerk, now)

    def __enter__(self) -> _Hand:
        return self

    def __exit__(self, *_: object) -> None:
        self._archivist.leave()
        self.site.engine.dispose()

    def order(self, verb: str, orders: Sequence[dict[str, str]]) -> list[str]:
        try:
            ends = reached(lambda: self._archivist.order(verb, orders))
        except NotDecided as fault:
            raise Stop(f"{fault}; is the gateway well? see its log", Exit.LATER) from None
        answers = [one.answer for one in ends]
        refused = [one for one in answers if one.startswith("refused:")]
        if refused:
            raise Stop("\n".join(refused), Exit.DATA)
        return answers


def _read(
    path: Path, map_path: Path, read: Callable[[Path, Mapped], Export]
) -> tuple[Mapped, Export]:
    try:
        how = read_map(map_path)
        return how, read(path, how)
    except OSError as error:  # what fails in the middle of a file does not name it
        which = error.filename or f"{map_path} or {path}"
        raise Stop(f"{which}: cannot be read: {error.strerror}", Exit.NO_INPUT) from None
    except (DeskFaults, ExportFaults) as faults:
        raise Stop(f"{faults}\nNothing was changed.", Exit.DATA) from None


def _groups(rows: Sequence[T], size: int) -> Iterator[list[T]]:
    rest = iter(rows)
    while group := list(islice(rest, size)):
        yield group


def _not_on_file(site: Site, group: Sequence[OldCustomer]) -> list[OldCustomer]:
    wanted = [address for one in group for address in one.addresses]
    with reading(site.engine) as connection:
        found = find_contacts(connection, wanted, now())
    here = {address for one in found for address in one.addresses}
    return [one for one in group if here.isdisjoint(one.addresses)]


def _as_csv(people: Sequence[OldCustomer]) -> str:
    """Return a contacts.csv; everything is quoted, so that no name becomes a comment."""
    text = io.StringIO()
    sheet = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    sheet.writerow(COLUMNS)
    for one in people:
        row = (one.account, "", "", one.name, " ".join(one.addresses), "", one.phone, one.lang)
        cells = [" ".join(cell.split()) for cell in row]
        sheet.writerow([*cells, *("" for _ in COLUMNS[len(cells) :])])
    return text.getvalue()


def _order(ticket: OldTicket, how: Mapped, desk: Desk) -> dict[str, str]:
    number = quote(ticket.number.casefold(), safe="")
    return {
        "old_id": f"<{number}.{quote(how.source, safe='')}@imported.invalid>",
        "old_number": ticket.number,
        "source": how.source,
        "title": ticket.title,
        "status": ticket.status,
        "created": ticket.created.isoformat(),
        "updated": ticket.updated.isoformat(),
        "contact": ticket.customer,
        "contact_name": ticket.customer_name,
        "primary": _handle(ticket.assignee, how, desk),
        "assignee": ticket.assignee,
        "text": ticket.text,
        "kept": ticket.kept,
    }


def _handle(name: str, how: Mapped, desk: Desk) -> str:
    """Return whose ticket it is: by the mapping file, a handle, a name or an address; else ""."""
    words = how.assignees.get(name.casefold(), name).casefold()
    for one in desk.staff:
        if one.active and words in (one.handle.casefold(), one.name.casefold(), *one.addresses):
            return one.handle
    return ""


def _tell(*lines: tuple[int, str]) -> None:
    for count, what in lines:
        click.echo(f"{count:>8}  {what}")


def _tell_dry(dry_run: bool) -> None:
    if dry_run:
        click.echo("Nothing was changed: this was --dry-run.")
