"""contacts.csv: the accounts and contacts that a desk brings along.

One line a contact; a line without a contact brings the account alone. Several addresses or
domains stand in one cell with blanks or semicolons between them. Lines that begin with `#` are
comments.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from gateway.config.address_form import ADDRESS
from gateway.config.toml_table import known_names
from gateway.store.people import Imported
from rules.model.ticket import Account, Contact

COLUMNS = (
    *("account", "cid", "domains", "contact", "addresses", "kind", "phone", "lang"),
    *("area", "strict_auth"),  # of the account: who takes its projects, whether words need proof
)
FIELDS = {"kind": "vendor"}  # where a column has not the name of its field
NEEDED = ("account", "contact", "addresses")
KINDS = ("customer", "vendor")
UNSAID = frozenset({"queue"})  # fields of an account that no column brings
YES_OR_NO = ("yes", "no")


@dataclass(frozen=True, slots=True)
class People:
    """What a contacts.csv brings; ids do not count, the store gives them."""

    accounts: tuple[Account, ...]
    contacts: tuple[Imported, ...]
    unsaid: frozenset[str] = frozenset()  # fields that it has no column for: they stay as they are


class PeopleFaults(Exception):
    """contacts.csv cannot be used. `faults` has one line of text for each thing wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_people(path: Path) -> People:
    """Return what a contacts.csv brings; raise PeopleFaults with every fault at once."""
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        told = f"{path}: is not UTF-8; save it as UTF-8, or: iconv -f latin1 -t utf-8"
        raise PeopleFaults((told,)) from None
    except OSError as error:
        raise PeopleFaults((f"{path}: cannot be read: {error.strerror}",)) from None
    return read_people_text(text, path.name)


def read_people_text(text: str, file: str) -> People:
    """Return what the text of a contacts.csv brings; `file` is for messages."""
    numbered = [
        (number, line)
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.lstrip().startswith("#")
    ]
    rows = csv.DictReader((line for _, line in numbered), skipinitialspace=True, strict=True)
    faults = _header_faults(rows.fieldnames, file)
    if faults:
        raise PeopleFaults(tuple(faults))
    accounts: dict[str, Account] = {}
    contacts: list[Imported] = []
    owners: dict[str, str] = {}
    try:
        for (number, _), row in zip(numbered[1:], rows, strict=False):
            _read_row(row, accounts, contacts)
            faults += [f"{file}:{number}: {fault}" for fault in _row_faults(row, owners)]
    except csv.Error as error:
        faults.append(f"{file}: is not CSV: {error}")
    faults += _cid_faults(accounts.values(), file)
    if faults:
        raise PeopleFaults(tuple(faults))
    unnamed = {FIELDS.get(one, one) for one in set(COLUMNS) - set(rows.fieldnames or ())}
    return People(tuple(accounts.values()), tuple(contacts), UNSAID | unnamed)


def _header_faults(columns: Iterable[str] | None, file: str) -> list[str]:
    found = tuple(columns or ())
    if len(found) == 1 and ";" in found[0]:
        return [f"{file}: its columns are parted by semicolons; save it with commas"]
    if found and not set(found) & set(COLUMNS):
        return [f"{file}: the first line must name the columns: {','.join(COLUMNS)}"]
    missing = [f'{file}: the column "{name}" is missing' for name in NEEDED if name not in found]
    unknown = [
        f'{file}: unknown column "{name}"; {known_names(COLUMNS, name)}'
        for name in found
        if name not in COLUMNS
    ]
    return missing + unknown


def _cid_faults(accounts: Iterable[Account], file: str) -> list[str]:
    """A customer's number names one account."""
    owners: dict[str, str] = {}
    return [
        f"{file}: {one.name} has the cid {one.cid} of {owners[one.cid]}"
        for one in accounts
        if one.cid and owners.setdefault(one.cid, one.name) != one.name
    ]


def _row_faults(row: Mapping[str, str | None], owners: dict[str, str]) -> list[str]:
    """Return what is wrong with one line; `owners` remembers whose address is whose."""
    name, faults = _cell(row, "contact"), []
    addresses = _several(row, "addresses")
    if not name and not _cell(row, "account"):
        faults.append("neither an account nor a contact")
    if name and not addresses:
        faults.append(f"{name} has no address")
    if addresses and not name:
        faults.append(f"nobody is named for {addresses[0]}")
    for address in addresses:
        if not ADDRESS.fullmatch(address):
            faults.append(f'"{address}" is no mail address')
        if owners.setdefault(address, name) != name:
            faults.append(f"{address} belongs to {owners[address]} already")
    kind = _cell(row, "kind")
    if kind and kind not in KINDS:
        faults.append(f'unknown kind "{kind}"; {known_names(KINDS, kind)}')
    strict = _cell(row, "strict_auth").casefold()
    if strict and strict not in YES_OR_NO:
        faults.append(f'strict_auth is yes or no, not "{strict}"')
    return faults


def _read_row(
    row: Mapping[str, str | None], accounts: dict[str, Account], contacts: list[Imported]
) -> None:
    account, name = _cell(row, "account"), _cell(row, "contact")
    if account:
        standing = accounts.get(account, Account(0, account))
        domains = dict.fromkeys((*standing.domains, *_several(row, "domains")))
        cid = standing.cid or _cell(row, "cid")
        accounts[account] = replace(
            standing,
            cid=cid,
            domains=tuple(domains),
            area=standing.area or _cell(row, "area"),
            strict_auth=standing.strict_auth or _cell(row, "strict_auth").casefold() == "yes",
        )
    if name:
        contact = Contact(
            0,
            None,
            name,
            _several(row, "addresses"),
            vendor=_cell(row, "kind") == "vendor",
            lang=_cell(row, "lang") or "en",
            phone=_cell(row, "phone"),
        )
        contacts.append(Imported(account, contact))


def _cell(row: Mapping[str, str | None], column: str) -> str:
    return (row.get(column) or "").strip()


def _several(row: Mapping[str, str | None], column: str) -> tuple[str, ...]:
    return tuple(_cell(row, column).casefold().replace(";", " ").split())
