"""All that a desk knows, as text: every row of every table, in order, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.engine import reading
from gateway.store.tables import metadata


def ledger(simulated: SimulatedDesk) -> Iterator[str]:
    """Yield each row of the database as a line: the journal, events, letters and all the rest."""
    with reading(simulated.engine) as connection:
        for name, table in sorted(metadata.tables.items()):
            places = ", ".join(str(one + 1) for one in range(min(2, len(table.columns))))
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}" ORDER BY {places}'):
                yield f"{name} {tuple(row)!r}"


def digest(simulated: SimulatedDesk) -> str:
    """Return one word for the whole ledger: the same for the same seed."""
    whole = sha256()
    for line in ledger(simulated):
        whole.update(line.encode())
    return whole.hexdigest()[:16]
