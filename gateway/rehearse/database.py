"""The database of a rehearsal: made once with the people on file, put back before each story.

The engine is kept over all stories, because what costs time is to make a schema and to compile
statements; to put the beginning back is a copy in memory.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gateway.config.contacts_file import People
from gateway.store.engine import open_engine, upgrade, writing
from gateway.store.errors import Engine
from gateway.store.people import import_people


@dataclass(frozen=True, slots=True)
class Database:
    """One database in memory, and what it is at the beginning of every story."""

    engine: Engine
    beginning: bytes

    def begin_again(self) -> Engine:
        """Forget all that happened and return the engine."""
        _driver_of(self.engine).deserialize(self.beginning)
        return self.engine


def found_database(people: People) -> Database:
    """Return a database with these people on file and nothing else; raise PeopleClash."""
    engine = open_engine("sqlite://")
    upgrade(engine)
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    return Database(engine, _driver_of(engine).serialize())


def _driver_of(engine: Engine) -> sqlite3.Connection:
    """Return the one connection that a database in memory has."""
    pooled = engine.raw_connection()
    driver = pooled.driver_connection
    pooled.close()
    assert isinstance(driver, sqlite3.Connection)
    return driver
