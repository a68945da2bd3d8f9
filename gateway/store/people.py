"""People on file: accounts, contacts, absences, addresses that take no mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa

from rules.model import Absence, Account, Contact


@dataclass(frozen=True, slots=True)
class Imported:
    """One contact to be brought in, under the name of its account."""

    account: str  # "" for none
    contact: Contact  # id and account_id do not count; no name: only the account is meant


@dataclass(frozen=True, slots=True)
class ImportCount:
    accounts_new: int = 0
    accounts_changed: int = 0
    contacts_new: int = 0
    contacts_changed: int = 0


class PeopleClash(Exception):
    """An address, domain or client id already belongs to somebody else. `faults` are lines."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def import_people(
    connection: sa.Connection, accounts: Sequence[Account], contacts: Sequence[Imported]
) -> ImportCount:
    """Bring in accounts (by name) and contacts (by name and address); raise PeopleClash."""
    raise NotImplementedError


def list_accounts(connection: sa.Connection) -> tuple[Account, ...]:
    raise NotImplementedError


def list_contacts(connection: sa.Connection, at: datetime) -> tuple[Contact, ...]:
    raise NotImplementedError


def find_contacts(
    connection: sa.Connection, addresses: Sequence[str], at: datetime
) -> tuple[Contact, ...]:
    """Return the contacts on file under any of these case-folded addresses."""
    raise NotImplementedError


def put_absence(connection: sa.Connection, absence: Absence) -> None:
    raise NotImplementedError


def list_absences(connection: sa.Connection, day: date) -> tuple[Absence, ...]:
    """Return the absences that last on `day` or begin later."""
    raise NotImplementedError


def suppress(connection: sa.Connection, address: str, until: datetime | None) -> None:
    """Send nothing more to an address (GW-22)."""
    raise NotImplementedError
