"""All that a desk knows, as text: every row of every table, in order, byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256

from gateway.rehearse.stage import Stage
from gateway.store.engine import reading
from gateway.store.tables import metadata


def ledger(stage: Stage) -> Iterator[str]:
    """Yield each row of the database as a line: the journal, events, letters and all the rest."""
    with reading(stage.engine) as connection:
        for table in sorted(metadata.tables):
            for row in connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY 1, 2'):
                yield f"{table} {tuple(row)!r}"


def digest(stage: Stage) -> str:
    """Return one word for the whole ledger: the same for the same seed."""
    whole = sha256()
    for line in ledger(stage):
        whole.update(line.encode())
    return whole.hexdigest()[:16]
