"""People on file: accounts, contacts, absences, addresses that take no mail."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from functools import partial
from typing import TypeVar

import sqlalchemy as sa

from gateway.store import people_sql
from gateway.store.prepared import ask_for, forget, forget_all, known_by_key, known_once
from gateway.store.types import Row
from rules.model.ticket import Absence, Account, Contact

Known = TypeVar("Known", Account, Contact)
Key = int | str  # an id, or an address or a domain
ACCOUNTS, CONTACTS = "accounts", "contacts"  # what this transaction knows


@dataclass(frozen=True, slots=True)
class Imported:
    """One contact to be brought in, under the name of its account."""

    account: str  # "" for none
    contact: Contact  # id and account_id do not count


@dataclass(frozen=True, slots=True)
class ImportCount:
    accounts_new: int = 0
    accounts_changed: int = 0
    contacts_new: int = 0
    contacts_changed: int = 0


class PeopleClash(Exception):
    """An address or domain already belongs to somebody else. `faults` has a line for each."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def import_people(
    connection: sa.Connection,
    accounts: Sequence[Account],
    people: Sequence[Imported],
    unsaid: Container[str] = (),
) -> ImportCount:
    """Bring in accounts (known by name) and contacts (known by name and an address).

    Who is on file and not named stays, and so do the fields `unsaid` of those named. Raises
    PeopleClash with every clash, nothing is usable of the transaction then.
    """
    forget_all(connection)
    faults: list[str] = []
    count = ImportCount()
    ids = {one.name: one.id for one in list_accounts(connection)}
    for account in accounts:
        count = _import_account(connection, account, ids, count, faults, unsaid)
    for person in people:
        if person.account and person.account not in ids:
            faults.append(f'{person.contact.name}: account "{person.account}" is not on file')
            continue
        contact = replace(person.contact, account_id=ids.get(person.account))
        count = _import_contact(connection, contact, count, faults, unsaid)
    if faults:
        raise PeopleClash(tuple(faults))
    forget_all(connection)
    return count


def list_accounts(connection: sa.Connection) -> tuple[Account, ...]:
    """Return all accounts by name."""
    return _accounts_from(connection.execute(people_sql.ALL_ACCOUNTS))


def load_accounts(
    connection: sa.Connection, ids: Iterable[int], *domains: str
) -> tuple[Account, ...]:
    """Return the accounts with these ids and those that own the domains."""
    known: dict[Key, Account | None] = known_by_key(connection, ACCOUNTS)
    asked: tuple[Key, ...] = (*ids, *filter(None, domains))
    ask_for(known, asked, partial(_ask_for_accounts, connection), None)
    found = {one.id: one for one in (known[key] for key in asked) if one is not None}
    return tuple(found[one] for one in sorted(found))


def _ask_for_accounts(
    connection: sa.Connection, missing: Sequence[Key]
) -> dict[Key, Account | None]:
    values = {
        "account_ids": [one for one in missing if isinstance(one, int)],
        "domains": [one for one in missing if isinstance(one, str)],
    }
    found: dict[Key, Account | None] = {}
    for one in _accounts_from(connection.execute(people_sql.ACCOUNTS, values)):
        found |= {one.id: one} | dict.fromkeys(one.domains, one)
    return found


def list_contacts(connection: sa.Connection, at: datetime) -> tuple[Contact, ...]:
    """Return all contacts in the order they were brought in."""
    return _contacts_from(connection.execute(people_sql.ALL_CONTACTS), at)


def find_contacts(
    connection: sa.Connection,
    addresses: Sequence[str],
    at: datetime,
    ids: Iterable[int] = (),
) -> tuple[Contact, ...]:
    """Return the contacts on file under any of these case-folded addresses, or with these ids."""
    known: dict[Key, tuple[Row, ...]] = known_by_key(connection, CONTACTS)
    asked: tuple[Key, ...] = (*addresses, *ids)
    ask_for(known, asked, partial(_ask_for_contacts, connection), ())
    found = {rows[0].id: rows for rows in (known[key] for key in asked) if rows}
    return _contacts_from((row for one in sorted(found) for row in found[one]), at)


def _ask_for_contacts(
    connection: sa.Connection, missing: Sequence[Key]
) -> dict[Key, tuple[Row, ...]]:
    values = {
        "contact_ids": [one for one in missing if isinstance(one, int)],
        "addresses": [one for one in missing if isinstance(one, str)],
    }
    rows_of: dict[int, tuple[Row, ...]] = {}  # one row an address
    for row in connection.execute(people_sql.CONTACTS, values):
        rows_of[row.id] = (*rows_of.get(row.id, ()), row)
    found: dict[Key, tuple[Row, ...]] = {}
    for contact_id, rows in rows_of.items():
        found |= {contact_id: rows} | {row.address: rows for row in rows if row.address}
    return found


def put_absence(connection: sa.Connection, absence: Absence) -> None:
    """Keep an absence; one that begins on the same day is replaced, an empty one taken out."""
    forget(connection, "absences")
    if absence.last_day is not None and absence.last_day < absence.first_day:
        this = {"of_handle": absence.handle, "begins": absence.first_day}
        connection.execute(people_sql.DELETE_ABSENCE, this)
        return
    row = {"of_handle": absence.handle, "begins": absence.first_day, "ends": absence.last_day}
    if connection.execute(people_sql.UPDATE_ABSENCE, row).rowcount == 0:
        connection.execute(people_sql.INSERT_ABSENCE, row)


def list_absences(connection: sa.Connection, day: date) -> tuple[Absence, ...]:
    """Return the absences that last on `day` or begin later."""
    by_day: dict[date, tuple[Absence, ...]] = known_once(connection, "absences", dict)
    if day not in by_day:
        rows = connection.execute(people_sql.ABSENCES, {"day": day})
        by_day[day] = tuple(Absence(row.handle, row.first_day, row.last_day) for row in rows)
    return by_day[day]


# --- bringing in ----------------------------------------------------------------------------


def _import_account(
    connection: sa.Connection,
    account: Account,
    ids: dict[str, int],
    count: ImportCount,
    faults: list[str],
    unsaid: Container[str],
) -> ImportCount:
    for domain in account.domains:
        owner = connection.execute(
            people_sql.DOMAIN_OWNER, {"of_domain": domain.casefold()}
        ).first()
        if owner is not None and owner.name != account.name:
            faults.append(f'{account.name}: domain {domain} belongs to "{owner.name}"')
            return count
    if account.name not in ids:
        row = _account_row(account)
        ids[account.name] = int(connection.execute(people_sql.INSERT_ACCOUNT, row).scalar_one())
        _put_domains(connection, ids[account.name], account.domains)
        return replace(count, accounts_new=count.accounts_new + 1)
    (before,) = load_accounts(connection, [ids[account.name]])
    domains = tuple(one.casefold() for one in account.domains)
    account = _keeping(before, replace(account, id=before.id, domains=domains), unsaid)
    if account == before:
        return count
    row = _account_row(account) | {"of_account": before.id}
    connection.execute(people_sql.UPDATE_ACCOUNT, row)
    connection.execute(people_sql.DELETE_DOMAINS, {"of_account": before.id})
    forget(connection, ACCOUNTS)
    _put_domains(connection, before.id, account.domains)
    return replace(count, accounts_changed=count.accounts_changed + 1)


def _account_row(account: Account) -> dict[str, object]:
    return {
        "name": account.name,
        "cid": account.cid,
        "strict_auth": account.strict_auth,
        "queue": account.queue,
        "area": account.area,
    }


def _keeping(before: Known, brought: Known, unsaid: Container[str]) -> Known:
    """Return what was brought, with the fields of before that nothing was said of."""
    kept = {one.name: getattr(before, one.name) for one in fields(before) if one.name in unsaid}
    return replace(brought, **kept)


def _put_domains(connection: sa.Connection, account_id: int, domains: Sequence[str]) -> None:
    rows = [
        {"domain": domain.casefold(), "account_id": account_id, "position": position}
        for position, domain in enumerate(domains)
    ]
    if rows:
        connection.execute(people_sql.INSERT_DOMAIN, rows)


def _import_contact(
    connection: sa.Connection,
    contact: Contact,
    count: ImportCount,
    faults: list[str],
    unsaid: Container[str],
) -> ImportCount:
    addresses = tuple(one.casefold() for one in contact.addresses)
    rows = connection.execute(people_sql.OWNERS, {"addresses": list(addresses)}).all()
    strangers = [row for row in rows if row.name != contact.name]
    if strangers:
        faults.extend(
            f'{contact.name}: address {row.address} belongs to "{row.name}"' for row in strangers
        )
        return count
    if len({row.id for row in rows}) > 1:
        faults.append(f"{contact.name}: {', '.join(addresses)} belong to two contacts")
        return count
    if not rows:
        row = _contact_row(contact)
        contact_id = int(connection.execute(people_sql.INSERT_CONTACT, row).scalar_one())
        _put_addresses(connection, contact_id, addresses)
        return replace(count, contacts_new=count.contacts_new + 1)
    contact_id = int(rows[0].id)
    (before,) = _contacts_from(
        connection.execute(people_sql.PLAIN_CONTACT, {"contact_id": contact_id}), None
    )
    contact = replace(contact, id=contact_id, addresses=addresses, suppressed=())
    contact = _keeping(before, contact, unsaid)
    if contact == before:
        return count
    row = _contact_row(contact) | {"of_contact": contact_id}
    connection.execute(people_sql.UPDATE_CONTACT, row)
    connection.execute(people_sql.DELETE_ADDRESSES, {"of_contact": contact_id})
    _put_addresses(connection, contact_id, addresses)
    return replace(count, contacts_changed=count.contacts_changed + 1)


def _contact_row(contact: Contact) -> dict[str, object]:
    return {
        "account_id": contact.account_id,
        "name": contact.name,
        "vendor": contact.vendor,
        "active": contact.active,
        "lang": contact.lang,
        "phone": contact.phone,
    }


def _put_addresses(connection: sa.Connection, contact_id: int, addresses: Sequence[str]) -> None:
    rows = [
        {"address": address, "contact_id": contact_id, "position": position}
        for position, address in enumerate(addresses)
    ]
    if rows:
        connection.execute(people_sql.INSERT_ADDRESS, rows)


def remove_contact(connection: sa.Connection, address: str) -> str | None:
    """Take the contact with this address off the file and return the name, None for nobody.

    The row stays: tickets and letters name it.
    """
    row = connection.execute(people_sql.ACTIVE_AT, {"address": address}).first()
    if row is None:
        return None
    connection.execute(people_sql.DEACTIVATE, {"of_contact": row.id})
    forget_all(connection)
    return str(row.name)


# --- rows -----------------------------------------------------------------------------------


def _accounts_from(rows: Iterable[Row]) -> tuple[Account, ...]:
    """One row a domain becomes one account."""
    found: dict[int, Account] = {}
    for row in rows:
        before = found.get(row.id)
        if before is not None:
            found[row.id] = replace(before, domains=(*before.domains, row.domain))
            continue
        found[row.id] = Account(
            id=row.id,
            name=row.name,
            cid=row.cid,
            domains=() if row.domain is None else (row.domain,),
            strict_auth=row.strict_auth,
            queue=row.queue,
            area=row.area,
        )
    return tuple(found.values())


def _contacts_from(rows: Iterable[Row], at: datetime | None) -> tuple[Contact, ...]:
    """One row an address becomes one contact; which of them take no mail is said of a moment."""
    found: dict[int, Contact] = {}
    for row in rows:
        is_stopped = row.stopped is not None and at is not None
        is_stopped = is_stopped and (row.until is None or row.until > at)
        suppressed = (row.stopped,) if is_stopped else ()
        before = found.get(row.id)
        if before is not None:
            found[row.id] = replace(
                before,
                addresses=(*before.addresses, row.address),
                suppressed=(*before.suppressed, *suppressed),
            )
            continue
        found[row.id] = Contact(
            id=row.id,
            account_id=row.account_id,
            name=row.name,
            addresses=() if row.address is None else (row.address,),
            vendor=row.vendor,
            active=row.active,
            lang=row.lang,
            phone=row.phone,
            suppressed=suppressed,
        )
    return tuple(found.values())
