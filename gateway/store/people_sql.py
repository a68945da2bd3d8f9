"""The statements behind people on file."""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.tables import (
    absences,
    account_domains,
    accounts,
    contact_addresses,
    contacts,
    suppressions,
)

_addresses: sa.BindParameter[str] = sa.bindparam("addresses", expanding=True)
ALL_ACCOUNTS = (
    sa.select(accounts, account_domains.c.domain)
    .select_from(accounts.outerjoin(account_domains))
    .order_by(accounts.c.name, account_domains.c.position)
)
_owners_of_domains = sa.select(account_domains.c.account_id).where(
    account_domains.c.domain.in_(sa.bindparam("domains", expanding=True))
)
ACCOUNTS = (
    sa.select(accounts, account_domains.c.domain)
    .select_from(accounts.outerjoin(account_domains))
    .where(
        sa.or_(
            accounts.c.id.in_(sa.bindparam("account_ids", expanding=True)),
            accounts.c.id.in_(_owners_of_domains),
        )
    )
    .order_by(accounts.c.id, account_domains.c.position)
)
INSERT_ACCOUNT = accounts.insert().returning(accounts.c.id)
UPDATE_ACCOUNT = accounts.update().where(accounts.c.id == sa.bindparam("of_account"))
DOMAIN_OWNER = (
    sa.select(accounts.c.name)
    .select_from(accounts.join(account_domains))
    .where(account_domains.c.domain == sa.bindparam("of_domain"))
)
INSERT_DOMAIN = account_domains.insert()
DELETE_DOMAINS = account_domains.delete().where(
    account_domains.c.account_id == sa.bindparam("of_account")
)

PEOPLE = (
    sa.select(
        contacts,
        contact_addresses.c.address,
        suppressions.c.address.label("stopped"),
        suppressions.c.until,
    )
    .select_from(
        contacts.outerjoin(contact_addresses).outerjoin(
            suppressions, suppressions.c.address == contact_addresses.c.address
        )
    )
    .order_by(contacts.c.id, contact_addresses.c.position)
)
ALL_CONTACTS = PEOPLE
CONTACTS = PEOPLE.where(
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
PLAIN_CONTACT = (
    sa.select(
        contacts,
        contact_addresses.c.address,
        sa.null().label("stopped"),
        sa.null().label("until"),
    )
    .select_from(contacts.outerjoin(contact_addresses))
    .where(contacts.c.id == sa.bindparam("contact_id"))
    .order_by(contact_addresses.c.position)
)
OWNERS = (
    sa.select(contacts.c.id, contacts.c.name, contact_addresses.c.address)
    .select_from(contacts.join(contact_addresses))
    .where(contact_addresses.c.address.in_(_addresses))
)
INSERT_CONTACT = contacts.insert().returning(contacts.c.id)
UPDATE_CONTACT = contacts.update().where(contacts.c.id == sa.bindparam("of_contact"))
INSERT_ADDRESS = contact_addresses.insert()
DELETE_ADDRESSES = contact_addresses.delete().where(
    contact_addresses.c.contact_id == sa.bindparam("of_contact")
)
INSERT_ABSENCE = absences.insert().values(
    handle=sa.bindparam("of_handle"),
    first_day=sa.bindparam("begins"),
    last_day=sa.bindparam("ends"),
)
THIS_ABSENCE = sa.and_(
    absences.c.handle == sa.bindparam("of_handle"),
    absences.c.first_day == sa.bindparam("begins"),
)
DELETE_ABSENCE = absences.delete().where(THIS_ABSENCE)
UPDATE_ABSENCE = absences.update().where(THIS_ABSENCE).values(last_day=sa.bindparam("ends"))
ABSENCES = (
    sa.select(absences)
    .where(sa.or_(absences.c.last_day.is_(None), absences.c.last_day >= sa.bindparam("day")))
    .order_by(absences.c.first_day, absences.c.handle)
)
ACTIVE_AT = (
    sa.select(contacts.c.id, contacts.c.name)
    .join(contact_addresses)
    .where(contact_addresses.c.address == sa.bindparam("address"), contacts.c.active)
)
DEACTIVATE = (
    contacts.update().where(contacts.c.id == sa.bindparam("of_contact")).values(active=False)
)
