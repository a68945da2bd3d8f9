"""The database is opened, brought up to date, written by one and read by many."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import gateway.store
from gateway.store.engine import (
    HEAD,
    ClerkLock,
    DatabaseFault,
    SchemaFault,
    Wakeup,
    check_schema,
    open_engine,
    reading,
    upgrade,
    writing,
)
from gateway.store.prepared import WroteWhileReading
from gateway.store.tables import absences, metadata, suppressions

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def empty(empty_database_url: str) -> Iterator[sa.Engine]:
    engine = open_engine(empty_database_url)
    yield engine
    engine.dispose()


def test_an_upgrade_from_nothing_gives_exactly_the_tables_of_the_code(empty: sa.Engine) -> None:
    upgrade(empty)

    with reading(empty) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_upgrade_makes_the_same_partial_indexes_as_the_code(empty: sa.Engine) -> None:
    upgrade(empty)

    with reading(empty) as connection:
        found = {
            str(index["name"])
            for table in metadata.tables
            for index in sa.inspect(connection).get_indexes(table)
            if index.get("dialect_options", {}).get(f"{empty.dialect.name}_where") is not None
        }
    wanted = {
        index.name
        for table in metadata.tables.values()
        for index in table.indexes
        if index.dialect_options["sqlite"]["where"] is not None
    }
    assert found == wanted


def test_an_upgrade_of_an_upgraded_database_changes_nothing(empty: sa.Engine) -> None:
    upgrade(empty)
    before = sa.inspect(empty).get_table_names()

    upgrade(empty)

    check_schema(empty)
    assert sa.inspect(empty).get_table_names() == before


def test_the_code_knows_the_newest_migration() -> None:
    config = Config()
    folder = Path(gateway.store.__file__).parent / "migrations"
    config.set_main_option("script_location", str(folder))

    head = ScriptDirectory.from_config(config).get_current_head()

    assert head == HEAD


def test_an_empty_database_is_refused_with_the_way_out(empty: sa.Engine) -> None:
    with pytest.raises(SchemaFault, match="run `ticketgate db upgrade`"):
        check_schema(empty)


@pytest.mark.parametrize(
    ("revision", "words"), [("0000", "run `ticketgate db upgrade`"), ("9999", "newer ticketgate")]
)
def test_another_schema_is_refused_with_the_way_out(
    engine: sa.Engine, revision: str, words: str
) -> None:
    with writing(engine) as connection:
        connection.execute(sa.text(f"UPDATE alembic_version SET version_num = '{revision}'"))

    with pytest.raises(SchemaFault, match=words):
        check_schema(engine)


@pytest.mark.parametrize("url", ["mysql://host/name", "not a url"])
def test_an_unknown_database_is_refused(url: str) -> None:
    with pytest.raises(DatabaseFault, match="sqlite"):
        open_engine(url)


def test_a_naive_datetime_is_refused(engine: sa.Engine) -> None:
    naive = NOON.replace(tzinfo=None)
    statement = suppressions.insert()

    with pytest.raises(sa.exc.StatementError, match="naive"), writing(engine) as connection:
        connection.execute(statement, {"address": "ben@alderair.example", "until": naive})


def test_the_hour_that_comes_twice_is_kept_as_two_moments(engine: sa.Engine) -> None:
    first = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo("America/New_York"))
    with writing(engine) as connection:
        for address, until in (("a", first), ("b", first.replace(fold=1))):
            connection.execute(suppressions.insert(), {"address": address, "until": until})

    with reading(engine) as connection:
        order = suppressions.c.address
        hours = connection.execute(sa.select(suppressions.c.until).order_by(order)).scalars()

        assert [one.hour for one in hours if one] == [5, 6]


def test_an_instant_comes_back_in_utc(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.execute(suppressions.insert(), {"address": "a@b.example", "until": NOON})

    with reading(engine) as connection:
        found = connection.execute(sa.select(suppressions.c.until)).scalar_one()
    assert found == NOON
    assert found.tzinfo is UTC


def test_a_transaction_that_fails_leaves_nothing(engine: sa.Engine) -> None:
    def fail() -> None:
        with writing(engine) as connection:
            connection.execute(suppressions.insert(), {"address": "a@b.example", "until": NOON})
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    with reading(engine) as connection:
        assert connection.execute(sa.select(suppressions)).all() == []


def test_a_reading_connection_cannot_write_and_writing_works_after_it(engine: sa.Engine) -> None:
    row = {"address": "a@b.example", "until": NOON}

    with pytest.raises(WroteWhileReading), reading(engine) as connection:
        connection.execute(suppressions.insert(), row)

    with writing(engine) as connection:
        connection.execute(suppressions.insert(), row)


def test_what_is_written_past_us_while_reading_does_not_stay(engine: sa.Engine) -> None:
    words = "INSERT INTO suppression (address) VALUES ('a@b.example')"

    with suppress(sa.exc.DBAPIError), reading(engine) as connection:  # PostgreSQL says no at once
        connection.exec_driver_sql(words)

    with reading(engine) as connection:
        assert connection.execute(sa.select(suppressions)).all() == []


def test_reading_leaves_the_statements_of_its_connection_prepared() -> None:
    """`PRAGMA query_only`, and whatever else sets a flag, would have each planned anew."""
    engine = open_engine("sqlite://")
    said: list[str] = []
    with writing(engine) as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        driver.set_trace_callback(said.append)

    with reading(engine) as connection:
        connection.execute(sa.text("SELECT 1"))

    assert said
    assert not [one for one in said if "PRAGMA" in one]


def test_a_reader_sees_one_moment_while_another_writes(engine: sa.Engine) -> None:
    with reading(engine) as reader:
        before = reader.execute(sa.select(sa.func.count()).select_from(suppressions)).scalar_one()
        with writing(engine) as connection:
            connection.execute(suppressions.insert(), {"address": "a@b.example", "until": NOON})
        after = reader.execute(sa.select(sa.func.count()).select_from(suppressions)).scalar_one()

    assert (before, after) == (0, 0)


def test_writers_that_read_first_do_not_lose_each_others_work(engine: sa.Engine) -> None:
    day, handle = NOON.date(), "maya"
    with writing(engine) as connection:
        connection.execute(absences.insert(), {"handle": handle, "first_day": day})
    pause = threading.Barrier(4)

    def add_rows(name: str) -> None:
        pause.wait()
        for turn in range(10):
            with writing(engine) as connection:
                connection.execute(sa.select(absences)).all()
                connection.execute(
                    suppressions.insert(), {"address": f"{name}{turn}", "until": NOON}
                )

    threads = [threading.Thread(target=add_rows, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with reading(engine) as connection:
        found = connection.execute(sa.select(sa.func.count()).select_from(suppressions)).scalar()
    assert found == 40


def test_an_sqlite_file_is_flushed_at_each_commit_and_keeps_its_references(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'a.db'}")

    with writing(engine) as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }

    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,  # FULL
        "foreign_keys": 1,
        "busy_timeout": 5000,
    }
    engine.dispose()


def test_one_lock_makes_one_clerk(engine: sa.Engine, database_url: str) -> None:
    first, second = ClerkLock(engine, database_url), ClerkLock(engine, database_url)

    assert first.take()

    assert first.take()
    assert not second.take()
    assert first.is_mine()
    first.release()
    assert not first.is_mine()
    assert second.take()
    second.release()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_clerk_whose_connection_broke_is_no_clerk_any_more(
    engine: sa.Engine, database_url: str
) -> None:
    first, second = ClerkLock(engine, database_url), ClerkLock(engine, database_url)
    first.take()

    with writing(engine) as connection:
        connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_locks "
                "WHERE locktype = 'advisory' AND pid <> pg_backend_pid()"
            )
        )

    assert not first.is_mine()
    assert second.take()
    second.release()


def test_a_database_in_memory_has_no_other_clerk() -> None:
    engine = open_engine("sqlite://")
    lock = ClerkLock(engine, "sqlite://")

    assert lock.take()
    assert lock.is_mine()
    engine.dispose()


def test_the_wakeup_wakes_when_another_connection_has_written(engine: sa.Engine) -> None:
    wakeup = Wakeup(engine)

    with writing(engine) as connection:
        connection.execute(suppressions.insert(), {"address": "a@b.example", "until": NOON})
        Wakeup.notify(connection)

    assert wakeup.wait(60)
    assert not wakeup.wait(0)
    wakeup.close()


def test_a_wakeup_rung_in_a_transaction_that_fails_is_not_heard(engine: sa.Engine) -> None:
    wakeup = Wakeup(engine)

    def fail() -> None:
        with writing(engine) as connection:
            connection.execute(suppressions.insert(), {"address": "a@b.example", "until": NOON})
            Wakeup.notify(connection)
            raise LookupError

    with pytest.raises(LookupError):
        fail()

    assert not wakeup.wait(0)
    wakeup.close()


def test_a_thread_of_this_process_ends_the_wait_of_another(engine: sa.Engine) -> None:
    wakeup = Wakeup(engine)

    wakeup.wake()

    assert wakeup.wait(60)
    assert not wakeup.wait(0)
    wakeup.close()


def test_a_wakeup_of_a_database_in_memory_hears_its_own_process_only() -> None:
    engine = open_engine("sqlite://")
    wakeup = Wakeup(engine)

    wakeup.wake()

    assert wakeup.wait(60)
    assert not wakeup.wait(0)
    wakeup.close()
    engine.dispose()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_wakeup_that_lost_its_line_rings_when_it_has_one_again(engine: sa.Engine) -> None:
    wakeup = Wakeup(engine)

    with writing(engine) as connection:
        connection.execute(
            sa.text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE query LIKE 'LISTEN%' AND pid <> pg_backend_pid()"
            )
        )

    assert wakeup.wait(60)
    wakeup.close()


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_that_forbids_writing_is_heeded_by_a_session_that_has_read(
    engine: sa.Engine,
) -> None:
    with writing(engine) as connection:
        connection.exec_driver_sql("SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY")
    with reading(engine) as connection:
        connection.execute(sa.text("SELECT 1"))

    with writing(engine) as connection:
        said = connection.exec_driver_sql("SHOW transaction_read_only").scalar_one()

    assert said == "on"
