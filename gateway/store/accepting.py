"""Journalling mails for the doors, as cheaply as the file allows: a peer waits for each commit.

On an SQLite file one connection is kept, and two statements that SQLAlchemy built once go straight
to the driver with its own processors of types.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

import sqlalchemy as sa

from gateway.store import journal
from gateway.store.engine import writing
from gateway.store.journal import Incoming, mail_row, raw_row
from gateway.store.tables import inputs, raw_mails
from gateway.store.wakeup import Wakeup

Row = Mapping[str, object]
Convert = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class _Insert:
    """A statement with the places of its values."""

    sql: str
    places: tuple[tuple[str, Convert | None], ...]

    def bind(self, row: Row) -> list[object]:
        return [
            row[name] if convert is None else convert(row[name]) for name, convert in self.places
        ]


class Accepting:
    """Journals groups of mails; one thread at a time. Raises what the database raises."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        named = engine.url.database not in {None, "", ":memory:"}
        self._is_file = engine.dialect.name == "sqlite" and named
        self._driver: sqlite3.Connection | None = None
        self._inserts: tuple[_Insert, _Insert] | None = None

    def accept(self, mails: Sequence[Incoming]) -> tuple[int, ...]:
        """Journal the mails in one transaction and return the numbers of their inputs."""
        if self._is_file:
            try:
                return self._accept_directly(mails)
            except BaseException:
                self.close()
                raise
        with writing(self._engine) as connection:
            numbers = journal.accept(connection, mails)
            Wakeup.notify(connection)
        return numbers

    def close(self) -> None:
        """Let go of the connection, and of what was not committed on it."""
        driver, self._driver = self._driver, None
        if driver is not None:
            with suppress(sqlite3.Error):
                driver.close()

    def _accept_directly(self, mails: Sequence[Incoming]) -> tuple[int, ...]:
        driver = self._driver = self._driver or self._connect()
        rows = [mail_row(one) for one in mails]
        put, put_raw = self._inserts = self._inserts or self._build(rows[0])
        numbers = []
        driver.execute("BEGIN IMMEDIATE")
        for one, row in zip(mails, rows, strict=True):
            number = driver.execute(put.sql, put.bind(row)).lastrowid
            assert number is not None
            driver.execute(put_raw.sql, put_raw.bind(raw_row(number, one)))
            numbers.append(number)
        driver.commit()
        return tuple(numbers)

    def _connect(self) -> sqlite3.Connection:
        pooled = self._engine.raw_connection()
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        pooled.detach()  # the pool may be closed before us
        return driver

    def _build(self, row: Row) -> tuple[_Insert, _Insert]:
        dialect = self._engine.dialect
        return (
            _insert(dialect, inputs, tuple(row)),
            _insert(dialect, raw_mails, tuple(raw_mails.columns.keys())),
        )


def _insert(dialect: sa.Dialect, table: sa.Table, names: Sequence[str]) -> _Insert:
    compiled = table.insert().inline().compile(dialect=dialect, column_keys=list(names))
    assert isinstance(compiled, sa.sql.compiler.SQLCompiler)
    converts = compiled._bind_processors
    places = ((name, converts.get(name)) for name in compiled.positiontup or ())
    return _Insert(compiled.string, tuple(places))  # type: ignore[arg-type]  # one value each
