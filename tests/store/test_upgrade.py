"""A database of any earlier schema, with a desk's work in it, is brought up to date and goes on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import gateway.store
from gateway.config.desk_file import example_desk
from gateway.config.keys import Keys
from gateway.store import boards, journal, outbox, timeline_rows
from gateway.store.engine import (
    HEAD,
    SchemaFault,
    check_schema,
    open_engine,
    reading,
    upgrade,
    writing,
)
from gateway.store.journal import InputState
from gateway.store.tables import codes, metadata
from gateway.worker.clerk import Clerk
from parsers import Reading

MIGRATIONS = Path(gateway.store.__file__).parent / "migrations"
FIRST = json.loads((Path(__file__).parent / "first_schema.json").read_text("utf-8"))
LATER = datetime(2026, 11, 30, 17, 0, tzinfo=UTC)
# A migration that somebody's database has been through is never changed again: a further one is.
WRITTEN = {
    "0001": "8eff9701e4898ac3",
    "0002": "d9ecfc550a60f9c1",
    "0003": "243aa3940801bec0",
    "0004": "1da377fb713b673d",
    "0005": "624eabeb989fcd48",
    "0006": "dc14ee9028168c7a",
    "0007": "6c742f74fd19e610",
    "0008": "fa4cb64ac7dae9e9",
    "0009": "961cd043f230d434",
    "0010": "a7485365caca3ce7",
    "0011": "3fad87d47bee5048",
    "0012": "cfe3588631af36fc",
    "0013": "27cdb3807ce6736b",
    "0014": "6939b6d5e458b639",
}


def _script() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


EARLIER = tuple(
    sorted(
        one.revision
        for one in ScriptDirectory.from_config(_script()).walk_revisions()
        if one.revision != HEAD
    )
)


@pytest.fixture(params=EARLIER)
def old(request: pytest.FixtureRequest, empty_database_url: str) -> Iterator[sa.Engine]:
    """A morning of a desk in the first schema, brought to an earlier one of ours."""
    engine = open_engine(empty_database_url)
    _step(engine, "0001")
    _fill(engine)
    _step(engine, request.param)
    yield engine
    engine.dispose()


def test_an_upgrade_with_data_gives_exactly_the_tables_of_the_code(old: sa.Engine) -> None:
    with pytest.raises(SchemaFault, match="run `ticketgate db upgrade`"):
        check_schema(old)

    upgrade(old)

    check_schema(old)
    with reading(old) as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_upgrade_loses_nothing(old: sa.Engine) -> None:
    upgrade(old)

    with reading(old) as connection:
        (ticket,) = boards.list_tickets(connection, boards.TicketFilter())
        timeline = timeline_rows.load_timeline(connection, ticket.number)
        assert timeline is not None
        assert len(timeline.notes) == len(FIRST["note"])
        assert [one.text for one in timeline.notes] == [one["text"] for one in FIRST["note"]]
        assert len(timeline.events) == len(FIRST["event"])
        assert [one.words for one in timeline.letters] == [one["text"] for one in FIRST["letter"]]
        for row in FIRST["raw_mail"]:
            raw = journal.load_raw(connection, row["input_id"])
            assert raw == row["raw"].encode("latin-1")
        (held,) = journal.held(connection)
        assert held.size == len(FIRST["raw_mail"][-2]["raw"])


@pytest.mark.parametrize("old", EARLIER[:1], indirect=True)
def test_after_an_upgrade_the_clerk_goes_on_and_the_letter_leaves(old: sa.Engine) -> None:
    upgrade(old)
    clerk = Clerk(old, example_desk(), Keys.made_for_rehearsal(), Reading())

    while clerk.decide_next(LATER):
        pass

    waited = next(one["id"] for one in FIRST["input"] if one["state"] == "waiting")
    with reading(old) as connection:
        entry = journal.load_input(connection, waited)
        assert entry is not None
        assert (entry.state, entry.ticket_id) == (InputState.DONE, 1)
    with writing(old) as connection:
        claimed = outbox.claim(connection, LATER, 10, "post")
    assert FIRST["letter"][-1]["message_id"] in {one.message_id for one in claimed}


@pytest.mark.parametrize("old", EARLIER[:1], indirect=True)
def test_a_code_of_the_first_version_confirms_nothing(old: sa.Engine) -> None:
    upgrade(old)

    with reading(old) as connection:
        assert connection.execute(sa.select(codes).where(~codes.c.used)).all() == []


def test_migrations_that_were_written_stay_as_they_are() -> None:
    found = {
        path.name[:4]: hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in (MIGRATIONS / "versions").glob("*.py")
    }

    assert found == WRITTEN


def _step(engine: sa.Engine, revision: str) -> None:
    config = _script()
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def _fill(engine: sa.Engine) -> None:
    """Put the rows of `first_schema.json` into the tables as they were."""
    with writing(engine) as connection:
        tables = sa.MetaData()
        tables.reflect(connection)
        for table in tables.sorted_tables:
            rows = FIRST.get(table.name, ())
            if rows:
                connection.execute(table.insert(), [_typed(table, row) for row in rows])
        if engine.dialect.name == "postgresql":
            for name in ("input", "ticket", "timer", "account", "contact"):
                last = max(row["id"] for row in FIRST[name])
                connection.exec_driver_sql(
                    f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {last})"
                )


def _typed(table: sa.Table, row: dict[str, object]) -> dict[str, object]:
    return {name: _value(table.c[name].type, value) for name, value in row.items()}


def _value(kind: sa.types.TypeEngine[object], value: object) -> object:
    match kind, value:
        case sa.DateTime(), str():
            return datetime.fromisoformat(value).replace(tzinfo=UTC)
        case sa.Date(), str():
            return date.fromisoformat(value)
        case sa.LargeBinary(), str():
            return value.encode("latin-1")
        case sa.Boolean(), int():
            return bool(value)
        case _:
            return value
