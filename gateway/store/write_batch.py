"""What inputs of one transaction write, gathered: rows of one kind go to the database together.

A row waits until a statement could see it, at the latest until the transaction ends. An input that
fails leaves no trace: its rows that wait are let go, and where it did write, a savepoint is taken
back, which none has before its first write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.sql.expression import (
    ReleaseSavepointClause,
    RollbackToSavepointClause,
    SavepointClause,
)

from gateway.store.binding import Values
from gateway.store.errors import UNAVAILABLE
from gateway.store.prepared import Change, PreparedConnection
from gateway.store.tables import metadata

_RANK = {table.name: rank for rank, table in enumerate(metadata.sorted_tables)}
_SETTLES_ITSELF = (ReleaseSavepointClause, RollbackToSavepointClause)


class GroupBroken(Exception):
    """Rows of inputs that seemed decided cannot be written: the whole group is to be undone."""


@dataclass(slots=True)
class _Batch:
    """Rows for one statement."""

    statement: Change
    unless: type[Exception] | None  # raised unless each row changes one
    rows: list[Values] = field(default_factory=list)
    settled: int = 0  # so many are of inputs that were decided

    @property
    def rank(self) -> tuple[bool, int]:
        """New rows go before changes, and tables before those that refer to them."""
        if isinstance(self.statement, sa.Insert):
            return False, _RANK[self.statement.table.name]
        return True, 0


class Gathered:
    """The rows that wait in one transaction."""

    def __init__(self, connection: PreparedConnection, *, waits: bool) -> None:
        self._connection = connection
        self._waits = waits
        self._batches: dict[tuple[object, ...], _Batch] = {}
        self._is_writing = False
        self._in_input = False
        self._savepoint: sa.NestedTransaction | None = None
        connection.gatherer = self

    def add(
        self,
        statement: Change,
        rows: Sequence[Values],
        unless: type[Exception] | None,
    ) -> None:
        if not self._waits:
            _write(self._connection, statement, rows, unless)
            return
        for row in rows:
            key = (statement, *row)
            batch = self._batches.get(key)
            if batch is None:
                batch = self._batches[key] = _Batch(statement, unless)
            batch.rows.append(row)

    def settle(self) -> None:
        """Write all that waits."""
        self._write_settled()
        if any(one.rows for one in self._batches.values()):
            self._save()
            self._write_all()

    @contextmanager
    def input(self) -> Iterator[None]:
        """One input: what it writes is undone alone where it fails."""
        for one in self._batches.values():
            one.settled = len(one.rows)
        self._in_input, self._savepoint = True, None
        try:
            yield
        except BaseException:
            self._in_input = False
            for one in self._batches.values():
                del one.rows[one.settled :]
            if self._savepoint is not None and self._savepoint.is_active:
                self._savepoint.rollback()
            self._connection.facts.clear()
            raise
        self._in_input = False
        if self._savepoint is not None:
            self._settle_all()
            self._savepoint.commit()

    # --- before each statement ------------------------------------------------------------------

    def before(self, statement: sa.Executable) -> None:
        if self._is_writing or isinstance(statement, _SETTLES_ITSELF):
            return
        if isinstance(statement, Change):
            if self._concerns_rows(statement):
                self.settle()
            self._save()
            return
        self.settle()
        if isinstance(statement, SavepointClause):
            self._save()

    def _concerns_rows(self, statement: Change) -> bool:
        """Say whether rows wait that it may change, or new ones that it may refer to."""
        waiting = [one.statement for one in self._batches.values() if one.rows]
        named = {key.column.table for key in statement.table.foreign_keys}
        if any(isinstance(one, sa.Insert) and one.table in named for one in waiting):
            return True
        return not isinstance(statement, sa.Insert) and any(
            one.table is statement.table for one in waiting
        )

    def _save(self) -> None:
        """Begin the savepoint of the input in hand, behind what others before it wrote."""
        if not self._in_input or self._savepoint is not None:
            return
        self._write_settled()
        self._is_writing = True
        try:
            self._savepoint = self._connection.begin_nested()
        finally:
            self._is_writing = False

    def _write_settled(self) -> None:
        """Write the rows of inputs that were decided; inside one, those of it still wait."""
        if not self._in_input:
            self._settle_all()
        parts = [(one, one.rows[: one.settled]) for one in self._batches.values() if one.settled]
        for one, _ in parts:
            del one.rows[: one.settled]
            one.settled = 0
        try:
            self._write_parts(parts)
        except UNAVAILABLE:
            raise
        except Exception as error:
            raise GroupBroken(str(error)) from error

    def _settle_all(self) -> None:
        for one in self._batches.values():
            one.settled = len(one.rows)

    def _write_all(self) -> None:
        parts = [(one, one.rows) for one in self._batches.values() if one.rows]
        self._batches.clear()
        self._write_parts(parts)

    def _write_parts(self, parts: Sequence[tuple[_Batch, Sequence[Values]]]) -> None:
        self._is_writing = True
        try:
            for one, rows in sorted(parts, key=lambda part: part[0].rank):
                _write(self._connection, one.statement, rows, one.unless)
        finally:
            self._is_writing = False


@contextmanager
def gathering(connection: sa.Connection, *, waits: bool) -> Iterator[Gathered]:
    """Gather what inputs write on this connection; without `waits` only undo them alone."""
    assert isinstance(connection, PreparedConnection)
    gathered = Gathered(connection, waits=waits)
    yield gathered
    gathered.settle()


def write(
    connection: sa.Connection,
    statement: Change,
    rows: Sequence[Values],
    unless: type[Exception] | None = None,
) -> None:
    """Write the rows, at once or with those of other inputs; `unless` each changes one, raise."""
    if not rows:
        return
    gathered = connection.gatherer if isinstance(connection, PreparedConnection) else None
    if gathered is None:
        _write(connection, statement, rows, unless)
    else:
        gathered.add(statement, rows, unless)


def _write(
    connection: sa.Connection,
    statement: Change,
    rows: Sequence[Values],
    unless: type[Exception] | None,
) -> None:
    changed = connection.execute(statement, rows if len(rows) > 1 else rows[0]).rowcount
    if unless is not None and changed != len(rows):
        raise unless(f"{changed} of {len(rows)} rows")
