"""What inputs of one transaction write is gathered, and one that fails leaves no trace."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from gateway.store import journal
from gateway.store.engine import writing
from gateway.store.journal import EndedElsewhere, InputState
from gateway.store.tables import inputs, receipts, wrong_codes
from gateway.store.write_batch import Gathered, GroupBroken, gathering, write
from tests.store.desk import NOON
from tests.store.test_plans import heard

_WRONG = wrong_codes.insert()


def _put(engine: sa.Engine, many: int) -> list[int]:
    with writing(engine) as connection:
        return [journal.put_order(connection, "x", {}, NOON) for _ in range(many)]


def _wrong(input_id: int) -> dict[str, object]:
    return {"input_id": input_id, "person": "maya", "at": NOON}


def _kept(engine: sa.Engine) -> list[int]:
    with writing(engine) as connection:
        statement = sa.select(wrong_codes.c.input_id).order_by(wrong_codes.c.input_id)
        return list(connection.execute(statement).scalars())


def test_rows_of_one_kind_are_one_statement_without_a_savepoint(engine: sa.Engine) -> None:
    ids = _put(engine, 3)

    with (
        writing(engine) as connection,
        heard(engine) as statements,
        gathering(connection, waits=True) as gathered,
    ):
        for one in ids:
            with gathered.input():
                write(connection, _WRONG, (_wrong(one),))

    assert [text.split()[0] for text, _ in statements] == ["INSERT"]
    assert _kept(engine) == ids


def test_a_question_sees_what_waits(engine: sa.Engine) -> None:
    (one,) = _put(engine, 1)

    with (
        writing(engine) as connection,
        gathering(connection, waits=True) as gathered,
        gathered.input(),
    ):
        write(connection, _WRONG, (_wrong(one),))
        seen = connection.execute(sa.select(wrong_codes.c.person)).scalars().all()

    assert seen == ["maya"]


@pytest.mark.parametrize("asks", [False, True])
@pytest.mark.parametrize("waits", [False, True])
def test_an_input_that_fails_costs_itself_alone(engine: sa.Engine, asks: bool, waits: bool) -> None:
    first, second, third, fourth = _put(engine, 4)

    with writing(engine) as connection, gathering(connection, waits=waits) as gathered:
        with gathered.input():
            write(connection, _WRONG, (_wrong(first),))
        with pytest.raises(ZeroDivisionError):
            _fail(connection, gathered, (second, fourth), asks=asks)
        with gathered.input():
            write(connection, _WRONG, (_wrong(third),))

    assert _kept(engine) == [first, third]


def test_new_rows_go_before_those_that_refer_to_them(engine: sa.Engine) -> None:
    (one,) = _put(engine, 1)

    with writing(engine) as connection, gathering(connection, waits=True) as gathered:
        with gathered.input():
            write(connection, _WRONG, (_wrong(one),))
            write(connection, inputs.insert(), ({"id": one + 7, **_input()},))
        with gathered.input():  # a direct statement that refers to a row that waits
            row = {"receipt": "R-1", "input_id": one + 7, "author": "maya", "at": NOON}
            row |= {"ticket_id": None, "changes": "[]", "undone": False}
            connection.execute(receipts.insert(), row)

    assert _kept(engine) == [one]


def test_a_group_whose_rows_cannot_stand_is_undone_whole(engine: sa.Engine) -> None:
    first, second = _put(engine, 2)

    with pytest.raises(GroupBroken):
        _end_in_a_group(engine, (first, second, second))

    with writing(engine) as connection:
        states = connection.execute(sa.select(inputs.c.state)).scalars().all()
    assert set(states) == {"waiting"}


def test_alone_it_is_told_what_is_wrong(engine: sa.Engine) -> None:
    (one,) = _put(engine, 1)

    with writing(engine) as connection, gathering(connection, waits=False) as gathered:
        _end(connection, gathered, one)
        with pytest.raises(EndedElsewhere):
            _end(connection, gathered, one)


def _fail(
    connection: sa.Connection, gathered: Gathered, ids: tuple[int, int], *, asks: bool
) -> None:
    with gathered.input():
        write(connection, _WRONG, (_wrong(ids[0]),))
        if asks:
            connection.execute(sa.select(wrong_codes.c.person))
        write(connection, _WRONG, (_wrong(ids[1]),))
        raise ZeroDivisionError


def _end_in_a_group(engine: sa.Engine, ids: tuple[int, ...]) -> None:
    with writing(engine) as connection, gathering(connection, waits=True) as gathered:
        for one in ids:
            _end(connection, gathered, one)


def _end(connection: sa.Connection, gathered: Gathered, input_id: int) -> None:
    with gathered.input():
        journal.finish(connection, input_id, InputState.DONE, NOON + timedelta(seconds=1))


def _input() -> dict[str, object]:
    words = ("stage", "reason", "answer", "envelope", "payload")
    plain: dict[str, object] = dict.fromkeys(words, "")
    return plain | {"kind": "order", "received_at": NOON, "state": "waiting", "tries": 0}


def test_a_direct_row_waits_for_the_row_it_refers_to_behind_one_of_its_own_kind(
    engine: sa.Engine,
) -> None:
    (one,) = _put(engine, 1)

    with (
        writing(engine) as connection,
        gathering(connection, waits=True) as gathered,
        gathered.input(),
    ):
        write(connection, _WRONG, (_wrong(one),))  # rows of its own table wait, and were first
        write(connection, inputs.insert(), ({"id": one + 7, **_input()},))
        connection.execute(_WRONG, _wrong(one + 7))

    assert _kept(engine) == [one, one + 7]
