"""Contacts by what people call them: a name, a first name, what stands before the @."""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.tables import contact_addresses, contacts

FOUND_MAX = 10  # more than one is ambiguous already


def keys_named(connection: sa.Connection, word: str) -> tuple[str, ...]:
    """Return the person keys of the contacts on file whom a case-folded word may mean."""
    if not word or "%" in word or "_" in word:
        return ()
    values = {"word": word, "first": f"{word} %", "before_at": f"{word}@%"}
    return tuple(f"c{one}" for one in connection.execute(_NAMED, values).scalars())


_name = sa.func.lower(contacts.c.name)
_NAMED = (
    sa.select(contacts.c.id)
    .where(
        contacts.c.active,
        sa.or_(
            _name == sa.bindparam("word"),
            _name.like(sa.bindparam("first")),
            contacts.c.id.in_(
                sa.select(contact_addresses.c.contact_id).where(
                    sa.or_(
                        contact_addresses.c.address == sa.bindparam("word"),
                        contact_addresses.c.address.like(sa.bindparam("before_at")),
                    )
                )
            ),
        ),
    )
    .order_by(contacts.c.id)
    .limit(FOUND_MAX)
)
