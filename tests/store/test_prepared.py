"""A statement run for the second time gives what SQLAlchemy's own way gives."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from gateway.store.engine import reading, writing
from gateway.store.prepared import PREPARED, Fetched, Prepared
from gateway.store.tables import accounts, contacts, suppressions, timers

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
AMONG = (
    sa.select(suppressions)
    .where(suppressions.c.address.in_(sa.bindparam("among", expanding=True)))
    .order_by(suppressions.c.address)
)
PUT = suppressions.insert()
MOVE = (
    suppressions.update()
    .where(suppressions.c.address == sa.bindparam("of_address"))
    .values(until=sa.bindparam("ends"))
)
NAMED = accounts.insert().returning(accounts.c.id)
ROW = {"cid": "", "strict_auth": False, "queue": "", "area": ""}


def test_rows_are_the_same_the_first_time_and_later(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.execute(PUT, [{"address": f"{one}@x.example", "until": NOON} for one in "abc"])
        among = (["a@x.example", "c@x.example"], ["b@x.example"], [], ["c@x.example"] * 5)

        found = [
            [list(map(tuple, connection.execute(AMONG, {"among": one}))) for _ in range(3)]
            for one in among
        ]

    assert [len(one[0]) for one in found] == [2, 1, 0, 1]
    assert all(first == second == third for first, second, third in found)
    assert found[1][2] == [("b@x.example", NOON)]


def test_the_second_time_goes_past_the_builder(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        connection.execute(AMONG, {"among": ["x"]})

        second = connection.execute(AMONG, {"among": ["x", "y"]})

    assert isinstance(second, Fetched)


def test_what_was_changed_is_counted_and_what_is_asked_for_comes_back(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        ids = [
            connection.execute(NAMED, ROW | {"name": name}).scalar_one() for name in ("A", "B", "C")
        ]
        for name in "ab":
            connection.execute(PUT, {"address": name, "until": None})
        counts = [
            connection.execute(MOVE, {"of_address": one, "ends": NOON}).rowcount for one in "abc"
        ]

    assert len(set(ids)) == 3
    assert counts == [1, 1, 0]


def test_a_refused_row_is_the_same_fault_and_costs_only_its_savepoint(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        connection.execute(PUT, {"address": "a", "until": NOON})
        for _ in range(3):
            with pytest.raises(sa.exc.IntegrityError), connection.begin_nested():
                connection.execute(PUT, {"address": "a", "until": NOON})
        with connection.begin_nested():
            connection.execute(PUT, {"address": "b", "until": NOON})

    with reading(engine) as connection:
        assert len(connection.execute(sa.select(suppressions)).all()) == 2


def test_a_value_that_is_refused_is_refused_every_time(engine: sa.Engine) -> None:
    naive = NOON.replace(tzinfo=None)
    with writing(engine) as connection:
        for name in "abc":
            with pytest.raises(sa.exc.StatementError, match="naive"):
                connection.execute(PUT, {"address": name, "until": naive})


def test_a_missing_value_is_said_every_time(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        for _ in range(3):
            with pytest.raises(sa.exc.StatementError, match="among"):
                connection.execute(AMONG, {})


def test_statements_made_on_the_spot_are_not_kept(engine: sa.Engine) -> None:
    prepared: Prepared = engine.get_execution_options()[PREPARED]
    kept = len(prepared.plans)
    with reading(engine) as connection:
        for one in range(50):
            connection.execute(sa.select(contacts.c.id).where(contacts.c.id == one)).all()
            connection.execute(sa.select(timers.c.id).where(timers.c.id == one)).all()

    assert len(prepared.plans) <= kept + 2
