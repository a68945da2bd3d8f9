"""A disk that fails when it is told to: between our store and an SQLite file.

What was committed stays; whatever a process had under way is gone with it. A full disk and one that
cannot be flushed undo the whole transaction, as SQLite does. The one that tells of a failure after
it has committed is a server whose line broke at that moment.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from gateway.simulate.scheduler import PowerCut

WRITES = ("INSERT", "UPDATE", "DELETE")


class Ill(StrEnum):
    """What is wrong with the disk, and what SQLite says then."""

    NOTHING = ""
    FULL = "database or disk is full"
    NO_FLUSH = "disk I/O error"
    LOCKED = "database is locked"
    READ_ONLY = "attempt to write a readonly database"
    AWAY = "unable to open database file"
    UNHEARD = "server closed the connection unexpectedly"  # it has committed


class Cut(StrEnum):
    """Where the power goes out."""

    STATEMENT = "in a transaction"
    BEFORE_COMMIT = "before a commit"
    AFTER_COMMIT = "after a commit"


@dataclass(eq=False)
class Disk:
    """What one process sees of the database's disk."""

    is_off: bool = False
    ill: Ill = Ill.NOTHING
    ill_at: Callable[[], bool] = lambda: True  # whether it shows in this one place
    cut: Cut | None = None
    cut_after: int = 0  # so many places of that kind are passed before
    on_cut: Callable[[], None] = lambda: None
    stands_still: float = 0.0  # seconds for which the process does so before it next writes
    on_standstill: Callable[[float], None] = lambda seconds: None
    commits: int = 0
    connections: list[FaultyConnection] = field(default_factory=list)

    def switch_off(self) -> None:
        """Whatever was not committed is gone, and nobody of this life can ask any more."""
        self.is_off = True
        for one in self.connections:
            one.break_off()
        self.connections.clear()

    def look(self) -> None:
        """A dead process does nothing more."""
        if self.is_off:
            raise PowerCut

    def pass_by(self, place: Cut) -> None:
        """Let the power go out here, if it is to."""
        if self.cut is place:
            self.cut_after -= 1
            if self.cut_after < 0:
                self.cut = None
                self.on_cut()
                raise PowerCut

    def stand_still(self) -> None:
        """Let others do what they do meanwhile, if it is to: what is in hand here is old then."""
        seconds, self.stands_still = self.stands_still, 0.0
        if seconds:
            self.on_standstill(seconds)
            self.look()

    def says(self, *ills: Ill) -> Ill:
        """Return what is wrong in a place where these would show."""
        return self.ill if self.ill in ills and self.ill_at() else Ill.NOTHING


class FaultyCursor(sqlite3.Cursor):
    """Statements that may fail."""

    connection: FaultyConnection

    def execute(self, sql: str, parameters: Any = ()) -> FaultyCursor:
        self.connection.before(sql)
        super().execute(sql, parameters)
        return self

    def executemany(self, sql: str, parameters: Any) -> FaultyCursor:
        self.connection.before(sql)
        super().executemany(sql, parameters)
        return self


class FaultyConnection(sqlite3.Connection):
    """A connection to an SQLite file that fails as its disk says."""

    disk: Disk

    def cursor(self, factory: Any = FaultyCursor) -> Any:
        return super().cursor(factory)

    def before(self, sql: str) -> None:
        """Fail before a statement, if it is to."""
        disk = self.disk
        disk.look()
        if disk.says(Ill.AWAY):
            raise sqlite3.OperationalError(Ill.AWAY)
        word = sql.split(None, 1)[0].upper()
        if word == "BEGIN" and "IMMEDIATE" in sql:
            disk.stand_still()
            if disk.says(Ill.LOCKED):
                raise sqlite3.OperationalError(Ill.LOCKED)
        if word in WRITES and self.in_transaction:
            disk.pass_by(Cut.STATEMENT)
            if disk.says(Ill.FULL):
                super().rollback()
                raise sqlite3.OperationalError(Ill.FULL)
            if disk.says(Ill.READ_ONLY):
                raise sqlite3.OperationalError(Ill.READ_ONLY)

    def commit(self) -> None:
        disk = self.disk
        disk.look()
        writes = self.in_transaction and self.total_changes != self._changes
        if writes:
            disk.pass_by(Cut.BEFORE_COMMIT)
            ill = disk.says(Ill.FULL, Ill.NO_FLUSH)
            if ill:
                super().rollback()
                raise sqlite3.OperationalError(ill)
        super().commit()
        if writes:
            self._changes = self.total_changes
            disk.commits += 1
            disk.pass_by(Cut.AFTER_COMMIT)
            if disk.says(Ill.UNHEARD):
                raise sqlite3.OperationalError(Ill.UNHEARD)

    def rollback(self) -> None:
        self.disk.look()
        super().rollback()
        self._changes = self.total_changes

    def break_off(self) -> None:
        """Close the file as the kernel does when a process is gone."""
        super().close()

    _changes = 0


def driver_of(disk: Callable[[], Disk]) -> type[FaultyConnection]:
    """Return the driver whose connections belong to the disk of the life that opens them."""

    class OfThisDisk(FaultyConnection):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self.disk = disk()
            self.disk.look()
            self.disk.connections.append(self)

        def execute(self, sql: str, parameters: Any = ()) -> FaultyCursor:
            if sql == "PRAGMA synchronous = FULL":
                sql = "PRAGMA synchronous = OFF"  # what is on this disk is in memory anyway
            cursor: FaultyCursor = self.cursor()
            return cursor.execute(sql, parameters)

    return OfThisDisk
