"""What is kept no longer goes, what something still needs stays, and the file shrinks."""

from __future__ import annotations

import sqlite3
from base64 import b85decode
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.store import journal, outbox, totals
from gateway.store.engine import open_engine, reading, rebuild, upgrade, writing
from gateway.store.journal import InputState
from gateway.store.packed import LEAST, MARK, WORDS, ZLIB, ZSTD, pack, unpack
from gateway.store.retention import OF_TICKET, Keep, give_back, prune
from gateway.store.tables import (
    events,
    inputs,
    letters,
    metadata,
    raw_mails,
    tickets,
)
from rules.model.status import Status
from tests.store.desk import NOON, arrive, open_ticket, put_letter

YEARS = NOON + timedelta(days=1000)
FOR_EVER = Keep(0, 0, 0, 0)


def _rows(engine: sa.Engine, table: sa.Table) -> int:
    with reading(engine) as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()


def _end(engine: sa.Engine, input_id: int, at: datetime, state: InputState) -> None:
    with writing(engine) as connection:
        journal.finish(connection, input_id, state, at, reason="spam")


def test_old_raw_mails_go_and_young_undecided_and_held_ones_stay(engine: sa.Engine) -> None:
    old, held, waits, young = (
        arrive(engine, at=at) for at in (NOON, NOON, NOON, NOON + timedelta(days=999))
    )
    _end(engine, old, NOON, InputState.DONE)
    _end(engine, held, NOON, InputState.HELD)
    _end(engine, young, YEARS, InputState.DONE)

    counts = prune(engine, Keep(400, 400, 0, 0), YEARS)

    assert dict(counts)["raw mails"] == 1
    with reading(engine) as connection:
        left = connection.execute(sa.select(raw_mails.c.input_id)).scalars().all()
        assert totals.stats(connection).pruned[0].count == 1
    assert sorted(left) == [held, waits, young]


def test_nothing_goes_that_is_kept_for_ever(engine: sa.Engine) -> None:
    _end(engine, arrive(engine), NOON, InputState.DONE)

    assert prune(engine, FOR_EVER, YEARS) == ()

    assert _rows(engine, raw_mails) == 1


def test_letters_that_left_long_ago_go_and_unsent_ones_stay(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    sent, unsent, last = (put_letter(engine, ticket_id) for _ in range(3))
    with writing(engine) as connection:
        outbox.sent(connection, sent, NOON, "250 ok")
        outbox.sent(connection, last, NOON, "250 ok")

    prune(engine, Keep(400, 400, 0, 0), YEARS)

    with reading(engine) as connection:
        left = connection.execute(sa.select(letters.c.id)).scalars().all()
        assert outbox.next_letter_id(connection) == last + 1
    assert sorted(left) == [unsent, last]


def test_old_events_go_only_where_the_desk_says_so(engine: sa.Engine) -> None:
    open_ticket(engine)
    assert _rows(engine, events)

    prune(engine, Keep(0, 0, 900, 0), YEARS)

    assert _rows(engine, events) == 0


@pytest.mark.parametrize("status", [Status.COMPLETE, Status.ARCHIVED])
def test_a_closed_ticket_goes_with_all_that_hangs_on_it(engine: sa.Engine, status: Status) -> None:
    closed = open_ticket(engine, status=status, completed_at=NOON)
    still_open = open_ticket(engine, "T20261123.0002")
    put_letter(engine, closed)
    with writing(engine) as connection:
        outbox.sent(connection, 1, NOON, "250 ok")

    counts = prune(engine, Keep(0, 0, 0, 900), YEARS)

    assert counts == (("tickets", 1),)
    with reading(engine) as connection:
        assert connection.execute(sa.select(tickets.c.id)).scalars().all() == [still_open]
        for table in OF_TICKET:
            its = connection.execute(sa.select(table).where(table.c.ticket_id == closed)).all()
            assert its == [], table.name
        assert not connection.execute(sa.select(inputs).where(inputs.c.ticket_id == closed)).all()


def test_a_ticket_that_was_archived_without_an_end_goes_by_its_status(engine: sa.Engine) -> None:
    open_ticket(engine, status=Status.ARCHIVED, status_since=NOON)
    open_ticket(engine, "T20261123.0002", status=Status.ON_HOLD, status_since=NOON)

    assert prune(engine, Keep(0, 0, 0, 900), YEARS) == (("tickets", 1),)


def test_a_closed_ticket_with_a_letter_under_way_stays(engine: sa.Engine) -> None:
    closed = open_ticket(engine, status=Status.COMPLETE, completed_at=NOON)
    put_letter(engine, closed)

    assert prune(engine, Keep(0, 0, 0, 900), YEARS) == (("tickets", 0),)


def test_every_table_of_a_ticket_is_known_to_retention() -> None:
    theirs = {
        table.name
        for table in metadata.tables.values()
        if "ticket_id" in table.c and table is not inputs
    }

    assert theirs == {one.name for one in OF_TICKET}


def test_an_sqlite_file_shrinks(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    for turn in range(20):
        number = arrive(engine, words=f"{turn}" + "\xe9x" * 150_000)
        _end(engine, number, NOON, InputState.DONE)
    give_back(engine)
    before = path.stat().st_size

    prune(engine, Keep(400, 0, 0, 0), YEARS)

    assert path.stat().st_size < before / 10
    engine.dispose()


def test_a_file_of_an_earlier_version_shrinks_once_it_was_rebuilt(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path)) as old:
        old.execute("CREATE TABLE old (text)")
    engine = open_engine(f"sqlite:///{path}")

    assert rebuild(engine)

    assert not rebuild(engine)
    engine.dispose()


ODD = (b"", b"x", b"y" * LEAST, MARK, MARK + ZSTD + b"z" * 300, WORDS, bytes(range(256)))


@pytest.mark.parametrize("plain", ODD)
def test_what_is_packed_comes_back(plain: bytes) -> None:
    assert unpack(pack(plain)) == plain


@pytest.mark.parametrize("how", [ZLIB, ZSTD])
def test_what_was_never_packed_comes_back(how: bytes) -> None:
    raw = MARK + how + b"Subject: a mail that begins like a packed one\r\n\r\n" + b"." * 200

    assert unpack(raw) == raw


def test_what_an_earlier_version_packed_is_read() -> None:
    written = b85decode(
        "{{hvN!3}^g3<Lj6ahtFN3q)!P5mh76_QCc9It72rAD`{*P`-@x!YjczO=Fr9xp=T=4bQn)Rb-#2_$Z0n2O&6-j&)"
        "{<sQ$(ow=7N9<*(ik"
    )

    found = unpack(written).decode()

    line = "The printer on the second floor is offline again; could you look at it before noon, "
    assert found == f"{line}please?\n" * 3


def test_threads_pack_beside_each_other() -> None:
    texts = [
        f"{number} is what this one says, again and again. ".encode() * 50 for number in range(64)
    ]

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(unpack, threads.map(pack, texts * 20))) == texts * 20
