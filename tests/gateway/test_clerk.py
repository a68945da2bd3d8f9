"""The clerk: one transaction an input, order kept; a broken input never stops its neighbours."""

from __future__ import annotations

import sqlite3
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import journal, outbox, tables, term
from gateway.store.boards import TicketFilter, list_tickets
from gateway.store.engine import reading, writing
from gateway.store.journal import Incoming, InputState
from gateway.store.people import import_people
from gateway.store.term import Leadership, TermLost
from gateway.worker.clerk import GROUP_MAX, Clerk
from parsers import Reading
from rules.model.mail import Envelope

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def desk_engine(engine: sa.Engine) -> sa.Engine:
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    return engine


def _mail(subject: str, message_id: str, body: str = "It does not print.") -> bytes:
    return (
        f"From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
        f"Subject: {subject}\r\nMessage-ID: <{message_id}@alderair.example>\r\n"
        f"Date: Mon, 23 Nov 2026 10:00:00 -0500\r\n\r\n{body}\r\n"
    ).encode()


def _accept(engine: sa.Engine, *mails: bytes, at: datetime = NOW) -> tuple[int, ...]:
    envelope = Envelope(recipients=("support@desk.example",), source="smtp")
    with writing(engine) as connection:
        return journal.accept(connection, [Incoming(raw, envelope, at) for raw in mails])


def _clerk(
    engine: sa.Engine, templates: Path | None = None, leadership: Leadership | None = None
) -> Clerk:
    keys = Keys.made_for_rehearsal()
    return Clerk(engine, example_desk(), keys, Reading(), templates, leadership=leadership)


def _next_term(engine: sa.Engine) -> Leadership:
    with writing(engine) as connection:
        number = term.take(connection, term.look(connection), "a gateway", locked=False)
    return Leadership(engine, number, locked=False)


def _decide_all(clerk: Clerk, now: datetime) -> None:
    while clerk.decide_group(now).more:
        pass


def _state(engine: sa.Engine, input_id: int) -> tuple[InputState, str]:
    with reading(engine) as connection:
        entry = journal.load_input(connection, input_id)
    assert entry is not None
    return entry.state, entry.reason


def test_an_input_that_breaks_the_clerk_is_held_and_its_neighbours_pass(
    desk_engine: sa.Engine, tmp_path: Path
) -> None:
    (tmp_path / "N-02.j2").write_text("Subject: [{{ number }}] {{ 1 / 0 }}\n\nwords\n")
    clerk = _clerk(desk_engine, tmp_path)
    _accept(desk_engine, _mail("Printer", "a"))
    clerk.decide_next(NOW)
    broken, later, other = _accept(
        desk_engine,
        _mail("Re: [T20261123.0001] Printer", "b"),
        _mail("Re: [T20261123.0001] Printer is resolved", "c"),
        _mail("Scanner", "d", "It does not scan."),
    )

    now = NOW
    decided = []
    while _state(desk_engine, broken)[0] is InputState.WAITING and now < NOW + 5 * MINUTE:
        while (one := clerk.decide_next(now)) is not None:
            decided.append(one.input_id)
        now += timedelta(seconds=1)

    assert _state(desk_engine, broken) == (InputState.HELD, "crashed:decide")
    assert decided[0] == other
    assert decided.index(broken) < decided.index(later)
    assert now - NOW <= MINUTE


def test_a_broken_input_leaves_nothing_behind(desk_engine: sa.Engine, tmp_path: Path) -> None:
    (tmp_path / "N-02n.j2").write_text("Subject: [{{ number }}] {{ 1 / 0 }}\n\nwords\n")
    clerk = _clerk(desk_engine, tmp_path)
    _accept(desk_engine, _mail("Printer", "a"))

    clerk.decide_next(NOW)

    with reading(desk_engine) as connection:
        assert list_tickets(connection, TicketFilter()) == ()
        assert outbox.list_letters(connection) == ()


def test_a_mail_held_as_crashed_is_decided_after_it_is_released(
    desk_engine: sa.Engine, tmp_path: Path
) -> None:
    (tmp_path / "N-02n.j2").write_text("Subject: [{{ number }}] {{ 1 / 0 }}\n\nwords\n")
    (held,) = _accept(desk_engine, _mail("Printer", "a"))
    for second in range(0, 60, 1):
        _clerk(desk_engine, tmp_path).decide_next(NOW + timedelta(seconds=second))
    with writing(desk_engine) as connection:
        journal.put_order(connection, "release", {"input": str(held)}, NOW + MINUTE)
    mended = _clerk(desk_engine)

    while mended.decide_next(NOW + 2 * MINUTE) is not None:
        pass

    assert _state(desk_engine, held)[0] is not InputState.HELD
    with reading(desk_engine) as connection:
        assert [one.title for one in list_tickets(connection, TicketFilter())] == ["Printer"]


def test_a_mail_that_still_cannot_be_read_when_released_stays_held_once(
    desk_engine: sa.Engine,
) -> None:
    (unread,) = _accept(desk_engine, b"Subject: from nobody\r\n\r\nwords\r\n")
    clerk = _clerk(desk_engine)
    clerk.decide_next(NOW)
    with writing(desk_engine) as connection:
        journal.put_order(connection, "release", {"input": str(unread)}, NOW)

    while clerk.decide_next(NOW):
        pass

    with reading(desk_engine) as connection:
        assert [one.input_id for one in journal.held(connection)] == [unread]


def test_an_order_about_an_input_that_is_not_held_is_refused(desk_engine: sa.Engine) -> None:
    (done,) = _accept(desk_engine, _mail("Printer", "a"))
    clerk = _clerk(desk_engine)
    clerk.decide_next(NOW)
    with writing(desk_engine) as connection:
        order = journal.put_order(connection, "release", {"input": str(done)}, NOW)

    clerk.decide_next(NOW)

    with reading(desk_engine) as connection:
        assert (
            journal.answer_of(connection, order) == f"refused: input {done} is not held: it is done"
        )


def test_a_timer_waits_for_a_mail_that_was_received_before_it(desk_engine: sa.Engine) -> None:
    _accept(desk_engine, _mail("Printer", "a"))
    clerk = _clerk(desk_engine)
    clerk.decide_next(NOW)
    due = clerk.next_due_at()
    assert due is not None
    (late,) = _accept(
        desk_engine, _mail("Re: [T20261123.0001] Printer", "b"), at=due - timedelta(seconds=1)
    )

    first = clerk.decide_next(due + MINUTE)

    assert first is not None
    assert first.input_id == late


def test_a_clerk_whose_term_is_over_writes_nothing_beside_the_one_at_work(
    desk_engine: sa.Engine,
) -> None:
    mails = [_mail(f"Room {one} is dark", f"m{one}", f"No light in {one}.") for one in range(12)]
    _accept(desk_engine, *mails)
    old = _clerk(desk_engine, leadership=_next_term(desk_engine))
    assert old.decide_next(NOW) is not None
    new = _clerk(desk_engine, leadership=_next_term(desk_engine))
    ended: list[str] = []

    def work(name: str, clerk: Clerk) -> None:
        try:
            while clerk.decide_next(NOW) is not None:
                pass
        except TermLost:
            ended.append(name)

    threads = [threading.Thread(target=work, args=one) for one in (("old", old), ("new", new))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    with reading(desk_engine) as connection:
        tickets = list_tickets(connection, TicketFilter())
        states = set(connection.execute(sa.select(tables.inputs.c.state)).scalars())
        failures = connection.execute(sa.select(sa.func.sum(tables.inputs.c.tries))).scalar()
    assert ended == ["old"]
    assert sorted(one.title for one in tickets) == sorted(f"Room {n} is dark" for n in range(12))
    assert (states, failures) == ({"done"}, 0)


def test_what_waits_is_decided_in_groups_of_one_commit(desk_engine: sa.Engine) -> None:
    _accept(desk_engine, *(_mail(f"Room {one}", f"m{one}") for one in range(GROUP_MAX)))
    clerk, commits = _clerk(desk_engine), 0
    clerk._steady = lambda: 0.0  # a group ends after a while, and this machine may be busy
    clerk.decide_next(NOW)

    def count(connection: sa.Connection) -> None:
        nonlocal commits
        commits += 1

    sa.event.listen(desk_engine, "commit", count)
    groups = []
    while (group := clerk.decide_group(NOW)).more or group.decided:
        groups.append(len(group.decided))

    assert sum(groups) == GROUP_MAX - 1
    assert commits == len(groups) + 1  # and one that found nothing
    assert max(groups) > 1


def test_an_input_that_fails_in_a_group_costs_itself_alone(
    desk_engine: sa.Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, broken, last = _accept(desk_engine, *(_mail(f"Room {one}", one) for one in "abc"))
    clerk = _clerk(desk_engine)
    real = Clerk._write_down

    def break_after_saving(self: Clerk, *found: object) -> object:
        decided = real(self, *found)  # type: ignore[arg-type]  # as they came
        if decided.input_id == broken:
            raise RuntimeError("broken when all is written")
        return decided

    monkeypatch.setattr(Clerk, "_write_down", break_after_saving)

    _decide_all(clerk, NOW)

    states = {one: _state(desk_engine, one)[0] for one in (first, broken, last)}
    assert states == {
        first: InputState.DONE,
        broken: InputState.WAITING,
        last: InputState.DONE,
    }
    with reading(desk_engine) as connection:
        found = journal.load_input(connection, broken)
        titles = sorted(one.title for one in list_tickets(connection, TicketFilter()))
    assert found is not None
    assert found.tries == 1
    assert titles == ["Room a", "Room c"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_disk_that_is_full_inside_a_group_loses_nothing(desk_engine: sa.Engine) -> None:
    mails = [_mail(f"Room {one} is dark", f"m{one}", f"No light in {one}.") for one in range(12)]
    ids = _accept(desk_engine, *mails)
    clerk = _clerk(desk_engine)
    desk_engine.dispose()
    pages_max = 0  # of every connection, as a full disk is

    def limit(connection: sqlite3.Connection, record: object) -> None:
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages_max or pages + 3}")

    sa.event.listen(desk_engine, "connect", limit)
    with pytest.raises(sa.exc.OperationalError):
        _decide_all(clerk, NOW)
    with reading(desk_engine) as connection:
        waiting = [one for one in ids if _state(desk_engine, one)[0] is InputState.WAITING]
        opened = len(list_tickets(connection, TicketFilter()))
    assert waiting
    assert opened == len(ids) - len(waiting)

    desk_engine.dispose()
    pages_max = 1_000_000
    _decide_all(clerk, NOW + MINUTE)

    with reading(desk_engine) as connection:
        tickets = list_tickets(connection, TicketFilter())
    assert sorted(one.title for one in tickets) == sorted(f"Room {n} is dark" for n in range(12))
    assert {_state(desk_engine, one)[0] for one in ids} == {InputState.DONE}
