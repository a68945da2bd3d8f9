"""Addresses that take no mail (GW-22)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from gateway.store.prepared import forget_all, known_once
from gateway.store.tables import suppressions


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
    if not is_any_suppressed(connection):
        return frozenset()
    values = {"addresses": sorted(set(addresses)), "at": at}
    return frozenset(connection.execute(_SUPPRESSED, values).scalars())


def is_any_suppressed(connection: sa.Connection) -> bool:
    """Say whether there is any such address."""
    return known_once(
        connection,
        "any suppressed",
        lambda: connection.execute(_ANY_SUPPRESSED).scalar() is not None,
    )


_addresses: sa.BindParameter[str] = sa.bindparam("addresses", expanding=True)
_stops = sa.or_(suppressions.c.until.is_(None), suppressions.c.until > sa.bindparam("at"))
_INSERT_SUPPRESSION = suppressions.insert().values(
    address=sa.bindparam("at_address"), until=sa.bindparam("ends")
)
_UPDATE_SUPPRESSION = (
    suppressions.update()
    .where(suppressions.c.address == sa.bindparam("at_address"))
    .values(until=sa.bindparam("ends"))
)
_ANY_SUPPRESSED = sa.select(sa.func.min(suppressions.c.address))  # by the index
_SUPPRESSED = sa.select(suppressions.c.address).where(
    suppressions.c.address.in_(_addresses), _stops
)
