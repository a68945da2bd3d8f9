"""The database of a rehearsal: made once with the people on file, put back before each story.

Engine and connection are kept over all stories, because what costs time is to make a schema and to
compile and prepare statements; to put the beginning back is a copy of its few rows.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from gateway.config.contacts_file import People
from gateway.store.engine import open_engine, upgrade, writing
from gateway.store.errors import Engine
from gateway.store.people import import_people
from gateway.store.tables import metadata

BEGINNING = "beginning"  # the schema in which the rows of every story's beginning are kept


@dataclass(frozen=True, slots=True)
class Database:
    """One database in memory, and beside it what it is at the beginning of every story."""

    engine: Engine

    def begin_again(self) -> Engine:
        """Forget all that happened and return the engine."""
        driver = _driver_of(self.engine)
        driver.execute("BEGIN")
        for table in reversed(metadata.sorted_tables):  # who refers to others goes first
            driver.execute(f'DELETE FROM main."{table.name}"')
        for table in metadata.sorted_tables:
            name = table.name
            driver.execute(f'INSERT INTO main."{name}" SELECT * FROM {BEGINNING}."{name}"')
        driver.execute("COMMIT")
        return self.engine


def found_database(people: People) -> Database:
    """Return a database with these people on file and nothing else; raise PeopleClash."""
    engine = open_engine("sqlite://")
    upgrade(engine)
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    driver = _driver_of(engine)
    driver.execute(f"ATTACH ':memory:' AS {BEGINNING}")
    driver.deserialize(driver.serialize(), name=BEGINNING)
    return Database(engine)


def _driver_of(engine: Engine) -> sqlite3.Connection:
    """Return the one connection that a database in memory has."""
    pooled = engine.raw_connection()
    driver = pooled.driver_connection
    pooled.close()
    assert isinstance(driver, sqlite3.Connection)
    return driver
