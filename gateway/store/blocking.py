"""The list of blocked senders (GW-19), and who on file an entry would hold."""

from __future__ import annotations

from collections.abc import Iterable

import sqlalchemy as sa

from gateway.store.tables import (
    account_domains,
    accounts,
    blocked_senders,
    contact_addresses,
    contacts,
)
from rules.effects import SetBlocked
from rules.model.blocking import Blockable, Blocked, entries_over

SHOWN_MAX = 3  # names of those on file


def set_blocked(connection: sa.Connection, effect: SetBlocked) -> None:
    """Put an entry on the list, or take it off."""
    connection.execute(_LIFT, {"of_entry": effect.entry})
    if effect.is_blocked:
        row = {"entry": effect.entry, "by": effect.by, "at": effect.at}
        connection.execute(_PUT, row)


def list_blocked(connection: sa.Connection) -> tuple[Blocked, ...]:
    """Return the whole list, by entry."""
    return tuple(Blocked(*row) for row in connection.execute(_ALL))


def find_blocked(connection: sa.Connection, entries: Iterable[str]) -> tuple[Blocked, ...]:
    """Return those of the entries that stand on the list."""
    rows = connection.execute(_SOME, {"entries": sorted(set(entries))})
    return tuple(Blocked(*row) for row in rows)


def load_blockable(connection: sa.Connection, entries: Iterable[str]) -> tuple[Blockable, ...]:
    """Return what is known of each entry that somebody wants on the list or off it."""
    wanted = sorted(set(filter(None, entries)))
    listed = {one.entry for one in find_blocked(connection, wanted)} if wanted else set()
    return tuple(Blockable(one, one in listed, _on_file(connection, one)) for one in wanted)


def _on_file(connection: sa.Connection, entry: str) -> tuple[str, ...]:
    """Return the accounts and contacts whose mail the entry would hold, by name."""
    local, _, domain = entry.rpartition("@")
    over = [one for one in entries_over(entry) if "@" not in one]
    owned: sa.ColumnElement[bool] = account_domains.c.domain.in_(over)
    address, its = contact_addresses.c.address, account_domains.c.domain
    if local:
        tagged = sa.and_(
            address.startswith(f"{local}+", autoescape=True),
            address.endswith(f"@{domain}", autoescape=True),
        )
        held = sa.or_(address == entry, tagged)
    else:
        owned = sa.or_(owned, its.endswith(f".{domain}", autoescape=True))
        held = sa.or_(
            address.endswith(f"@{domain}", autoescape=True),
            address.endswith(f".{domain}", autoescape=True),
        )
    names = sa.union(
        sa.select(accounts.c.name).join(account_domains).where(owned),
        sa.select(contacts.c.name).join(contact_addresses).where(held, contacts.c.active),
    ).subquery()
    found = sa.select(names.c.name).order_by(names.c.name).limit(SHOWN_MAX)
    return tuple(connection.execute(found).scalars())


_PUT = blocked_senders.insert()
_LIFT = blocked_senders.delete().where(blocked_senders.c.entry == sa.bindparam("of_entry"))
_ALL = sa.select(blocked_senders).order_by(blocked_senders.c.entry)
_SOME = _ALL.where(blocked_senders.c.entry.in_(sa.bindparam("entries", expanding=True)))
