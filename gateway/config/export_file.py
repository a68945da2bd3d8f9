"""Exports of other desks: a table of theirs and a mapping file that says which column is what.

Every fault is found, with its line, before anything is written.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import getaddresses
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gateway.config.address_form import ADDRESS
from gateway.config.toml_table import DeskFault, DeskFaults, DeskTable, known_names, why_unread
from rules.arrival.imported import STATUSES

SEPARATORS = {"\t": "\\t", ";": ";", ",": ","}  # and how a mapping file writes them
CELL_MAX = 1_000_000  # characters: the text of a ticket stands in one cell
CUSTOMER_FIELDS = ("contact", "addresses", "account", "phone", "lang")
TICKET_FIELDS = (
    "number",
    "title",
    "status",
    "created",
    "updated",
    "customer",
    "customer_name",
    "assignee",
    "text",
)
NEEDED = {"customers": ("addresses",), "tickets": ("number", "title", "status", "created")}


@dataclass(frozen=True, slots=True)
class Mapped:
    """What a mapping file says."""

    source: str  # the other desk: part of what tells its numbers from those of a third
    separator: str
    encoding: str
    dates: tuple[str, ...]  # as strptime has them; ISO 8601 is always understood
    zone: ZoneInfo  # of dates that name none
    customers: Mapping[str, str]  # our field: their column
    tickets: Mapping[str, str]
    kept: tuple[str, ...]  # further columns of theirs, for the note that tells whence a ticket came
    statuses: Mapping[str, str]  # their word, case-folded: our key
    assignees: Mapping[str, str]  # their name, case-folded: our handle


@dataclass(frozen=True, slots=True)
class OldTicket:
    """One ticket of another desk."""

    line: int
    number: str
    title: str
    status: str
    created: datetime
    updated: datetime
    customer: str  # address; "" for none
    customer_name: str
    assignee: str  # as written there
    text: str
    kept: str  # what other columns say, a line each


@dataclass(frozen=True, slots=True)
class OldCustomer:
    name: str
    addresses: tuple[str, ...]
    account: str
    phone: str
    lang: str


@dataclass(slots=True)
class Export:
    """What an export holds; `left_out` counts lines that name nobody who could write."""

    customers: dict[str, OldCustomer] = field(default_factory=dict)  # by first address
    tickets: list[OldTicket] = field(default_factory=list)
    left_out: int = 0


class ExportFaults(Exception):
    """The export cannot be used. `faults` has one line of text for each thing wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_map(path: Path) -> Mapped:
    """Return what a mapping file says; raise DeskFaults with every fault at once, or OSError."""
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except ValueError as error:
        raise DeskFaults((DeskFault(path.name, "", *why_unread(path, error)),)) from None
    faults: list[DeskFault] = []
    table = DeskTable(path.name, "", values, faults)
    source = table.needed("source", "zendesk").casefold()
    tickets = table.table("tickets")
    separator = table.text("separator", ",")
    found = Mapped(
        source=source,
        separator="\t" if values.get("separator") == "\t" else separator,
        encoding=table.text("encoding", "utf-8-sig"),
        dates=table.texts("dates"),
        zone=_zone(table),
        customers=_columns(table.table("customers"), CUSTOMER_FIELDS),
        kept=tickets.texts("keep"),
        tickets=_columns(tickets, TICKET_FIELDS),
        statuses=_statuses(table.table("statuses")),
        assignees={key.casefold(): one for key, one in table.pairs("assignees").items()},
    )
    if len(found.separator) != 1:
        table.fault("separator", "must be one character", 'write separator = ";"')
    table.end()
    if faults:
        raise DeskFaults(tuple(faults))
    return found


def read_customers(path: Path, how: Mapped) -> Export:
    """Return the customers whom an export names, each once; raise ExportFaults, or OSError."""
    export, faults = Export(), list[str]()
    for line, row in _rows(path, how, "customers"):
        boxes = getaddresses([_cell(row, how.customers, "addresses").replace(";", ",")])
        addresses = tuple(address.casefold() for _, address in boxes if address)
        bad = [one for one in addresses if not ADDRESS.fullmatch(one)]
        faults += [f'{path.name}:{line}: "{one}" is no mail address' for one in bad]
        if not addresses:
            export.left_out += 1
        elif not bad:
            named = _cell(row, how.customers, "contact")
            written = next((name for name, _ in boxes if name), "")
            name = written if "@" in named or not named else named
            customer = OldCustomer(
                name or addresses[0].partition("@")[0],
                addresses,
                *(_cell(row, how.customers, one) for one in ("account", "phone", "lang")),
            )
            export.customers.setdefault(addresses[0], customer)
    if faults:
        raise ExportFaults(tuple(faults))
    return export


def read_tickets(path: Path, how: Mapped) -> Export:
    """Return the tickets of an export, oldest first; raise ExportFaults, or OSError."""
    export, faults = Export(), list[str]()
    lines: dict[str, int] = {}
    for line, row in _rows(path, how, "tickets"):
        found: list[str] = []
        ticket = _read_ticket(line, row, how, found)
        before = lines.setdefault(ticket.number, line)
        if ticket.number and before != line:
            found.append(f"ticket {ticket.number} stands in line {before} already")
        faults += [f"{path.name}:{line}: {one}" for one in found]
        export.tickets.append(ticket)
    if faults:
        raise ExportFaults(tuple(faults))
    export.tickets.sort(key=lambda one: one.created)
    return export


def _read_ticket(line: int, row: Mapping[str, str], how: Mapped, faults: list[str]) -> OldTicket:
    def cell(name: str) -> str:
        return _cell(row, how.tickets, name)

    if not cell("number"):
        faults.append("it has no number")
    status = how.statuses.get(cell("status").casefold(), "")
    if not status:
        faults.append(f'the status "{cell("status")}" is not in [statuses] of the mapping file')
    created = _date(cell("created"), how)
    updated = _date(cell("updated"), how) if cell("updated") else created
    for name, moment in (("created", created), ("updated", updated)):
        if moment is None and (cell(name) or name == "created"):
            faults.append(f'"{cell(name)}" ({name}) is no date that `dates` tells how to read')
    address = next((one for _, one in getaddresses([cell("customer")]) if one), "").casefold()
    if cell("customer") and not ADDRESS.fullmatch(address):
        faults.append(f'"{cell("customer")}" is no mail address')
    created = created or datetime.now(UTC)
    return OldTicket(
        line,
        cell("number"),
        " ".join(cell("title").split()),
        status,
        created,
        max(created, updated or created),
        address,
        cell("customer_name"),
        cell("assignee"),
        cell("text"),
        "\n".join(f"{one}: {said}" for one in how.kept if (said := row.get(one, "").strip())),
    )


def _rows(path: Path, how: Mapped, what: str) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row with the line on which it begins, after a look at the columns."""
    columns = how.customers if what == "customers" else how.tickets
    missing = [one for one in NEEDED[what] if one not in columns]
    if missing:
        told = f"the mapping file does not say which column is {', '.join(missing)} of [{what}]"
        raise ExportFaults((told,))
    try:
        text = path.read_bytes().decode(how.encoding)
    except (UnicodeDecodeError, LookupError):
        told = f'{path.name}: is not {how.encoding}; say what it is: encoding = "cp1252"'
        raise ExportFaults((told,)) from None
    csv.field_size_limit(CELL_MAX)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=how.separator, strict=True)
    header = _header(rows, text, path.name, how.separator, columns.values())
    faults = [
        f'{path.name}: has no column "{theirs}" ({ours}); {known_names(header, theirs)}'
        for ours, theirs in columns.items()
        if theirs not in header
    ]
    if what == "tickets":
        faults += [
            f'{path.name}: has no column "{one}" (keep); {known_names(header, one)}'
            for one in how.kept
            if one not in header
        ]
    if faults:
        raise ExportFaults(tuple(faults))
    before = rows.line_num
    try:
        for row in rows:
            line, before = before + 1, rows.line_num
            if any(one.strip() for one in row):
                yield line, dict(zip(header, row, strict=False))
    except csv.Error as error:
        raise ExportFaults((f"{path.name}:{before + 1}: is no table: {error}",)) from None


def _header(
    rows: Iterator[list[str]], text: str, file: str, separator: str, wanted: Container[str]
) -> list[str]:
    """Return the names of the columns; raise ExportFaults where something else parts them."""
    said = ""
    try:
        header = [one.strip() for one in next(rows, [])]
    except csv.Error as error:
        header, said = text.splitlines()[:1], str(error)
    others = [one for one in SEPARATORS if one != separator and one in "".join(header)]
    if len(header) == 1 and header[0] not in wanted and others:
        way_out = f'in the mapping file write separator = "{SEPARATORS[others[0]]}"'
        raise ExportFaults((f"{file}: has one column only; {way_out}",))
    if said:
        raise ExportFaults((f"{file}:1: is no table: {said}",))
    return header


def _cell(row: Mapping[str, str], columns: Mapping[str, str], name: str) -> str:
    return row.get(columns.get(name, ""), "").strip()


def _date(words: str, how: Mapped) -> datetime | None:
    """Return a moment in UTC, None for words that are none."""
    for form in ("", *how.dates):
        try:
            found = _read_date(words, form)
        except ValueError:
            continue
        aware = found if found.tzinfo else found.replace(tzinfo=how.zone)
        return aware.astimezone(UTC)
    return None


def _read_date(words: str, form: str) -> datetime:
    if not form:
        return datetime.fromisoformat(words)
    return datetime.strptime(words, form)  # noqa: DTZ007  # the caller gives it its zone


def _columns(table: DeskTable, known: tuple[str, ...]) -> dict[str, str]:
    found = {name: column for name in known if (column := table.text(name))}
    table.end()
    return found


def _statuses(table: DeskTable) -> dict[str, str]:
    found = {}
    for theirs in table.values:
        ours = table.text(theirs)
        if ours not in STATUSES:
            table.fault(theirs, f'unknown status "{ours}"', known_names(STATUSES, ours))
        found[theirs.casefold()] = ours
    return found


def _zone(table: DeskTable) -> ZoneInfo:
    name = table.text("zone", "UTC")
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        table.fault("zone", f'unknown zone "{name}"', 'write zone = "Europe/Berlin"')
        return ZoneInfo("UTC")
