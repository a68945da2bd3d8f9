"""People on file: accounts, contacts, absences, addresses that take no mail."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from gateway.store.prepared import forget, known_once
from gateway.store.tables import (
    absences,
    account_domains,
    accounts,
    contact_addresses,
    contacts,
    suppressions,
)
from gateway.store.types import Row
from rules.model.ticket import Absence, Account, Contact


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
    connection: sa.Connection, accounts: Sequence[Account], people: Sequence[Imported]
) -> ImportCount:
    """Bring in accounts (known by name) and contacts (known by name and an address).

    What is on file and not named stays. Raises PeopleClash with every clash, nothing is usable
    of the transaction then.
    """
    faults: list[str] = []
    count = ImportCount()
    ids = {one.name: one.id for one in list_accounts(connection)}
    for account in accounts:
        count = _import_account(connection, account, ids, count, faults)
    for person in people:
        if person.account and person.account not in ids:
            faults.append(f'{person.contact.name}: account "{person.account}" is not on file')
            continue
        contact = replace(person.contact, account_id=ids.get(person.account))
        count = _import_contact(connection, contact, count, faults)
    if faults:
        raise PeopleClash(tuple(faults))
    return count


def list_accounts(connection: sa.Connection) -> tuple[Account, ...]:
    """Return all accounts by name."""
    return _accounts_from(connection.execute(_ALL_ACCOUNTS))


def load_accounts(
    connection: sa.Connection, ids: Iterable[int], domain: str
) -> tuple[Account, ...]:
    """Return the accounts with these ids and the one that owns the domain."""
    values = {"account_ids": sorted(set(ids)), "of_domain": domain}
    return _accounts_from(connection.execute(_ACCOUNTS, values))


def list_contacts(connection: sa.Connection, at: datetime) -> tuple[Contact, ...]:
    """Return all contacts in the order they were brought in."""
    return _contacts_from(connection.execute(_ALL_CONTACTS, {"at": at}))


def find_contacts(
    connection: sa.Connection,
    addresses: Sequence[str],
    at: datetime,
    ids: Iterable[int] = (),
) -> tuple[Contact, ...]:
    """Return the contacts on file under any of these case-folded addresses, or with these ids."""
    values = {"addresses": list(addresses), "contact_ids": sorted(set(ids)), "at": at}
    return _contacts_from(connection.execute(_CONTACTS, values))


def put_absence(connection: sa.Connection, absence: Absence) -> None:
    """Keep an absence; one that begins on the same day is replaced, an empty one taken out."""
    forget(connection, "absences")
    if absence.last_day is not None and absence.last_day < absence.first_day:
        this = {"of_handle": absence.handle, "begins": absence.first_day}
        connection.execute(_DELETE_ABSENCE, this)
        return
    row = {"of_handle": absence.handle, "begins": absence.first_day, "ends": absence.last_day}
    if connection.execute(_UPDATE_ABSENCE, row).rowcount == 0:
        connection.execute(_INSERT_ABSENCE, row)


def list_absences(connection: sa.Connection, day: date) -> tuple[Absence, ...]:
    """Return the absences that last on `day` or begin later."""
    by_day: dict[date, tuple[Absence, ...]] = known_once(connection, "absences", dict)
    if day not in by_day:
        rows = connection.execute(_ABSENCES, {"day": day})
        by_day[day] = tuple(Absence(row.handle, row.first_day, row.last_day) for row in rows)
    return by_day[day]


# --- bringing in ----------------------------------------------------------------------------


def _import_account(
    connection: sa.Connection,
    account: Account,
    ids: dict[str, int],
    count: ImportCount,
    faults: list[str],
) -> ImportCount:
    row = {
        "name": account.name,
        "cid": account.cid,
        "strict_auth": account.strict_auth,
        "queue": account.queue,
        "area": account.area,
    }
    for domain in account.domains:
        owner = connection.execute(_DOMAIN_OWNER, {"of_domain": domain.casefold()}).first()
        if owner is not None and owner.name != account.name:
            faults.append(f'{account.name}: domain {domain} belongs to "{owner.name}"')
            return count
    if account.name not in ids:
        ids[account.name] = int(connection.execute(_INSERT_ACCOUNT, row).scalar_one())
        _put_domains(connection, ids[account.name], account.domains)
        return replace(count, accounts_new=count.accounts_new + 1)
    (before,) = load_accounts(connection, [ids[account.name]], "")
    domains = tuple(one.casefold() for one in account.domains)
    if replace(account, id=before.id, domains=domains) == before:
        return count
    connection.execute(_UPDATE_ACCOUNT, row | {"of_account": before.id})
    connection.execute(_DELETE_DOMAINS, {"of_account": before.id})
    _put_domains(connection, before.id, account.domains)
    return replace(count, accounts_changed=count.accounts_changed + 1)


def _put_domains(connection: sa.Connection, account_id: int, domains: Sequence[str]) -> None:
    rows = [
        {"domain": domain.casefold(), "account_id": account_id, "position": position}
        for position, domain in enumerate(domains)
    ]
    if rows:
        connection.execute(_INSERT_DOMAIN, rows)


def _import_contact(
    connection: sa.Connection, contact: Contact, count: ImportCount, faults: list[str]
) -> ImportCount:
    addresses = tuple(one.casefold() for one in contact.addresses)
    rows = connection.execute(_OWNERS, {"addresses": list(addresses)}).all()
    strangers = [row for row in rows if row.name != contact.name]
    if strangers:
        faults.extend(
            f'{contact.name}: address {row.address} belongs to "{row.name}"' for row in strangers
        )
        return count
    if len({row.id for row in rows}) > 1:
        faults.append(f"{contact.name}: {', '.join(addresses)} belong to two contacts")
        return count
    row = {
        "account_id": contact.account_id,
        "name": contact.name,
        "vendor": contact.vendor,
        "active": contact.active,
        "lang": contact.lang,
        "phone": contact.phone,
    }
    if not rows:
        contact_id = int(connection.execute(_INSERT_CONTACT, row).scalar_one())
        _put_addresses(connection, contact_id, addresses)
        return replace(count, contacts_new=count.contacts_new + 1)
    contact_id = int(rows[0].id)
    (before,) = _contacts_from(connection.execute(_PLAIN_CONTACT, {"contact_id": contact_id}))
    if replace(contact, id=contact_id, addresses=addresses, suppressed=()) == before:
        return count
    connection.execute(_UPDATE_CONTACT, row | {"of_contact": contact_id})
    connection.execute(_DELETE_ADDRESSES, {"of_contact": contact_id})
    _put_addresses(connection, contact_id, addresses)
    return replace(count, contacts_changed=count.contacts_changed + 1)


def _put_addresses(connection: sa.Connection, contact_id: int, addresses: Sequence[str]) -> None:
    rows = [
        {"address": address, "contact_id": contact_id, "position": position}
        for position, address in enumerate(addresses)
    ]
    if rows:
        connection.execute(_INSERT_ADDRESS, rows)


def remove_contact(connection: sa.Connection, address: str) -> str | None:
    """Take the contact with this address off the file and return the name, None for nobody.

    The row stays: tickets and letters name it.
    """
    row = connection.execute(_ACTIVE_AT, {"address": address}).first()
    if row is None:
        return None
    connection.execute(_DEACTIVATE, {"of_contact": row.id})
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


def _contacts_from(rows: Iterable[Row]) -> tuple[Contact, ...]:
    """One row an address becomes one contact."""
    found: dict[int, Contact] = {}
    for row in rows:
        suppressed = () if row.stopped is None else (row.stopped,)
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


# --- statements -----------------------------------------------------------------------------

_addresses: sa.BindParameter[str] = sa.bindparam("addresses", expanding=True)
_ALL_ACCOUNTS = (
    sa.select(accounts, account_domains.c.domain)
    .select_from(accounts.outerjoin(account_domains))
    .order_by(accounts.c.name, account_domains.c.position)
)
_owner_of_domain = (
    sa.select(account_domains.c.account_id)
    .where(account_domains.c.domain == sa.bindparam("of_domain"))
    .scalar_subquery()
)
_ACCOUNTS = (
    sa.select(accounts, account_domains.c.domain)
    .select_from(accounts.outerjoin(account_domains))
    .where(
        sa.or_(
            accounts.c.id.in_(sa.bindparam("account_ids", expanding=True)),
            accounts.c.id == _owner_of_domain,
        )
    )
    .order_by(accounts.c.id, account_domains.c.position)
)
_INSERT_ACCOUNT = accounts.insert().returning(accounts.c.id)
_UPDATE_ACCOUNT = accounts.update().where(accounts.c.id == sa.bindparam("of_account"))
_DOMAIN_OWNER = (
    sa.select(accounts.c.name)
    .select_from(accounts.join(account_domains))
    .where(account_domains.c.domain == sa.bindparam("of_domain"))
)
_INSERT_DOMAIN = account_domains.insert()
_DELETE_DOMAINS = account_domains.delete().where(
    account_domains.c.account_id == sa.bindparam("of_account")
)

_stops = sa.or_(suppressions.c.until.is_(None), suppressions.c.until > sa.bindparam("at"))
_PEOPLE = (
    sa.select(contacts, contact_addresses.c.address, suppressions.c.address.label("stopped"))
    .select_from(
        contacts.outerjoin(contact_addresses).outerjoin(
            suppressions, sa.and_(suppressions.c.address == contact_addresses.c.address, _stops)
        )
    )
    .order_by(contacts.c.id, contact_addresses.c.position)
)
_ALL_CONTACTS = _PEOPLE
_CONTACTS = _PEOPLE.where(
    contacts.c.id.in_(
        sa.union(
            sa.select(contact_addresses.c.contact_id).where(
                contact_addresses.c.address.in_(_addresses)
            ),
            sa.select(contacts.c.id).where(
                contacts.c.id.in_(sa.bindparam("contact_ids", expanding=True))
            ),
        )
    )
)
_PLAIN_CONTACT = (
    sa.select(contacts, contact_addresses.c.address, sa.null().label("stopped"))
    .select_from(contacts.outerjoin(contact_addresses))
    .where(contacts.c.id == sa.bindparam("contact_id"))
    .order_by(contact_addresses.c.position)
)
_OWNERS = (
    sa.select(contacts.c.id, contacts.c.name, contact_addresses.c.address)
    .select_from(contacts.join(contact_addresses))
    .where(contact_addresses.c.address.in_(_addresses))
)
_INSERT_CONTACT = contacts.insert().returning(contacts.c.id)
_UPDATE_CONTACT = contacts.update().where(contacts.c.id == sa.bindparam("of_contact"))
_INSERT_ADDRESS = contact_addresses.insert()
_DELETE_ADDRESSES = contact_addresses.delete().where(
    contact_addresses.c.contact_id == sa.bindparam("of_contact")
)
_INSERT_ABSENCE = absences.insert().values(
    handle=sa.bindparam("of_handle"),
    first_day=sa.bindparam("begins"),
    last_day=sa.bindparam("ends"),
)
_THIS_ABSENCE = sa.and_(
    absences.c.handle == sa.bindparam("of_handle"),
    absences.c.first_day == sa.bindparam("begins"),
)
_DELETE_ABSENCE = absences.delete().where(_THIS_ABSENCE)
_UPDATE_ABSENCE = absences.update().where(_THIS_ABSENCE).values(last_day=sa.bindparam("ends"))
_ABSENCES = (
    sa.select(absences)
    .where(sa.or_(absences.c.last_day.is_(None), absences.c.last_day >= sa.bindparam("day")))
    .order_by(absences.c.first_day, absences.c.handle)
)
_ACTIVE_AT = (
    sa.select(contacts.c.id, contacts.c.name)
    .join(contact_addresses)
    .where(contact_addresses.c.address == sa.bindparam("address"), contacts.c.active)
)
_DEACTIVATE = (
    contacts.update().where(contacts.c.id == sa.bindparam("of_contact")).values(active=False)
)
