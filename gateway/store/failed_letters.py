"""Letters that reports say have failed, and how often their addresses did (GW-05).

What one input of a transaction was told the next ones know, until it is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store.lookups_sql import FAILED_AT, FAILED_LETTERS
from gateway.store.prepared import ask_for, forget_keys, known_by_key
from gateway.store.types import Row

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from rules.needs import Needs

COUNT = timedelta(days=7)
SPREAD = timedelta(days=1)  # inputs of one transaction are hardly older than each other
LETTERS, FAILURES = "failed letters", "failures of addresses"  # what this transaction knows
Key = int | str  # a letter's id, or its Message-ID
Moments = tuple[datetime, ...]


def look_at_failed(connection: sa.Connection, many: Iterable[Needs]) -> tuple[int, ...]:
    """Ask at once for the letters that these reports are about; return their tickets' ids."""
    reports = [one for one in many if _keys_of(one)]
    _ask_for_letters(connection, [key for one in reports for key in _keys_of(one)])
    found = [(row, one.at) for one in reports if (row := failed_letter(connection, one))]
    if found:
        known: dict[str, Moments] = known_by_key(connection, FAILURES)
        since = min(at for _, at in found) - COUNT - SPREAD
        ask_for(known, (row.address for row, _ in found), partial(_ask, connection, since), ())
    return tuple({row.ticket_id for row, _ in found if row.ticket_id is not None})


def failed_letter(connection: sa.Connection, needs: Needs) -> Row | None:
    """Return the letter that a report is about: by its id, else by its Message-ID."""
    keys = _keys_of(needs)
    known = _ask_for_letters(connection, keys)
    return next((row for key in keys if (row := known[key]) is not None), None)


def count_failures(connection: sa.Connection, address: str, at: datetime) -> int:
    """Return how often mail to this address failed in the week before."""
    known: dict[str, Moments] = known_by_key(connection, FAILURES)
    find = partial(_ask, connection, at - COUNT - SPREAD)
    return sum(one >= at - COUNT for one in ask_for(known, (address,), find, ())[address])


def failure_counted(connection: sa.Connection, address: str) -> None:
    """One more is written down."""
    forget_keys(connection, FAILURES, (address,))


def letter_changed(connection: sa.Connection, letter_id: int, message_id: str) -> None:
    """Whoever asks for the letter next in this transaction sees it as it is now."""
    forget_keys(connection, LETTERS, (letter_id, message_id))


def _keys_of(needs: Needs) -> tuple[Key, ...]:
    keys: tuple[Key, ...] = (needs.failed_letter_id, needs.failed_message_id)
    return tuple(filter(None, keys))


def _ask_for_letters(connection: sa.Connection, keys: Sequence[Key]) -> dict[Key, Row | None]:
    known: dict[Key, Row | None] = known_by_key(connection, LETTERS)
    return ask_for(known, keys, partial(_find_letters, connection), None)


def _find_letters(connection: sa.Connection, keys: Sequence[Key]) -> Mapping[Key, Row]:
    values = {
        "ids": [one for one in keys if isinstance(one, int)],
        "message_ids": [one for one in keys if isinstance(one, str)],
    }
    found: dict[Key, Row] = {}
    for row in connection.execute(FAILED_LETTERS, values):
        found[row.id] = row
        found.setdefault(row.message_id, row)
    return found


def _ask(
    connection: sa.Connection, since: datetime, addresses: Sequence[str]
) -> Mapping[str, Moments]:
    found: dict[str, Moments] = {}
    values = {"addresses": list(addresses), "since": since}
    for row in connection.execute(FAILED_AT, values):
        found[row.address] = (*found.get(row.address, ()), row.at)
    return found
