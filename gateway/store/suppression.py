"""Addresses that take no mail (GW-22)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import sqlalchemy as sa

from gateway.store.prepared import ask_for, forget_all, known_by_key, known_once
from gateway.store.tables import suppressions

ENDS = "ends of suppressions"  # what this transaction knows, address by address
NEVER_BEGAN, FOR_GOOD = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def suppress(connection: sa.Connection, address: str, until: datetime | None) -> None:
    """Send nothing more to an address (GW-22); `until` None: for good."""
    forget_all(connection)
    row = {"at_address": address.casefold(), "ends": until}
    if connection.execute(_UPDATE_SUPPRESSION, row).rowcount == 0:
        connection.execute(_INSERT_SUPPRESSION, row)


def suppressed_among(
    connection: sa.Connection, addresses: Iterable[str], at: datetime
) -> frozenset[str]:
    """Return those of the addresses that take no mail at `at`."""
    asked = frozenset(addresses)
    ends = look_for_suppressed(connection, asked)
    return frozenset(one for one in asked if ends.get(one, NEVER_BEGAN) > at)


def look_for_suppressed(
    connection: sa.Connection, addresses: Iterable[str]
) -> Mapping[str, datetime]:
    """Ask for all of these addresses at once; each is answered from it."""
    known: dict[str, datetime] = known_by_key(connection, ENDS)
    if not is_any_suppressed(connection):
        return known
    return ask_for(known, addresses, lambda missing: _ends_of(connection, missing), NEVER_BEGAN)


def _ends_of(connection: sa.Connection, addresses: tuple[str, ...]) -> dict[str, datetime]:
    rows = connection.execute(_SUPPRESSED, {"addresses": sorted(addresses)})
    return {row.address: row.until or FOR_GOOD for row in rows}


def is_any_suppressed(connection: sa.Connection) -> bool:
    """Say whether there is any such address."""
    return known_once(
        connection,
        "any suppressed",
        lambda: connection.execute(_ANY_SUPPRESSED).scalar() is not None,
    )


_addresses: sa.BindParameter[str] = sa.bindparam("addresses", expanding=True)
_INSERT_SUPPRESSION = suppressions.insert().values(
    address=sa.bindparam("at_address"), until=sa.bindparam("ends")
)
_UPDATE_SUPPRESSION = (
    suppressions.update()
    .where(suppressions.c.address == sa.bindparam("at_address"))
    .values(until=sa.bindparam("ends"))
)
_ANY_SUPPRESSED = sa.select(sa.func.min(suppressions.c.address))  # by the index
_SUPPRESSED = sa.select(suppressions).where(suppressions.c.address.in_(_addresses))
