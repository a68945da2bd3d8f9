"""Who decides: terms and their beats, and what becomes of an input at which clerks end."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from gateway.config.desk_file import example_desk
from gateway.config.keys import Keys
from gateway.store import journal, outbox, retention, tables, term
from gateway.store.engine import ClerkLock, reading, writing
from gateway.store.journal import Incoming, InputState
from gateway.store.retention import Keep
from gateway.store.term import Leadership
from gateway.worker.clerk import Clerk
from gateway.worker.leader import BEAT_SECONDS, HANGS_SECONDS, Leader, News, Turn
from gateway.worker.poison import ENDS_HELD, ENDS_SUSPECT, PUT_OFF, Suspects
from gateway.worker.upkeep import Upkeep
from parsers import Reading
from rules.model.mail import Envelope

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
HOUR = timedelta(hours=1)
LATE = timedelta(days=30)  # by then the clocks of a ticket have run out


class Killed(BaseException):
    """The clerk is gone in the middle of its work: nothing may catch this."""


@dataclass
class Host:
    """What all gateways of a test share: a database and steady time."""

    engine: sa.Engine
    url: str
    seconds: float = 0.0
    kills_at: int = 0  # a clerk that has this input in hand is killed
    leaders: list[Gateway] = field(default_factory=list)

    def gateway(self, name: str) -> Gateway:
        found = Gateway(self, name)
        self.leaders.append(found)
        return found

    def accept(self, number: int) -> int:
        raw = (
            f"From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
            f"Subject: Room {number} is dark\r\nMessage-ID: <m{number}@alderair.example>\r\n\r\n"
            f"No light in {number}.\r\n"
        ).encode()
        envelope = Envelope(recipients=("support@desk.example",), source="smtp")
        with writing(self.engine) as connection:
            return journal.accept(connection, [Incoming(raw, envelope, NOW)])[0]

    def state(self, input_id: int) -> InputState:
        with reading(self.engine) as connection:
            entry = journal.load_input(connection, input_id)
        assert entry is not None
        return entry.state


class Gateway:
    """One gateway's leader, with a clock of its own."""

    def __init__(self, host: Host, name: str) -> None:
        self.lock = ClerkLock(host.engine, host.url)
        self._host = host
        self.leader = Leader(host.engine, self.lock, self._make_clerk, name, lambda: host.seconds)

    def decide(self, now: datetime = NOW) -> Turn:
        return self.leader.decide_next(now)

    def die(self) -> None:
        """As the kernel does it: the locks go, and nothing is written."""
        self.lock.release()

    def _make_clerk(self, leadership: Leadership, suspects: Suspects, news: News | None) -> Clerk:
        keys = Keys.made_for_rehearsal()
        host = self._host

        class Fragile(Clerk):
            def _decide(
                self, connection: sa.Connection, entry: journal.Input, now: datetime
            ) -> object:
                if entry.id == host.kills_at:
                    raise Killed
                return super()._decide(connection, entry, now)

        return Fragile(
            host.engine, example_desk(), keys, Reading(), leadership=leadership, suspects=suspects
        )


@pytest.fixture
def host(engine: sa.Engine, database_url: str) -> Iterator[Host]:
    found = Host(engine, database_url)
    yield found
    for one in found.leaders:
        one.lock.release()


def test_a_clerk_without_a_beat_for_twenty_seconds_is_followed_and_writes_nothing(
    host: Host,
) -> None:
    first, second = host.gateway("a"), host.gateway("b")
    assert first.decide() is Turn.IDLE
    assert second.decide() is Turn.STANDBY
    mail = host.accept(1)

    host.seconds += HANGS_SECONDS - 0.1
    assert second.decide() is Turn.STANDBY
    host.seconds += 0.1
    assert second.decide() is Turn.DECIDED

    late = host.accept(2)
    assert first.decide() is Turn.STANDBY
    assert (host.state(mail), host.state(late)) == (InputState.DONE, InputState.WAITING)
    assert second.decide() is Turn.DECIDED


def rows_of(engine: sa.Engine) -> dict[str, list[object]]:
    """Return everything that the database holds."""
    with reading(engine) as connection:
        return {
            table.name: sorted(map(repr, connection.execute(sa.select(table)).all()))
            for table in tables.metadata.sorted_tables
        }


def _mail(host: Host, connection: sa.Connection) -> None:
    raw = b"From: dan@alderair.example\r\nSubject: x\r\n\r\nIt is dark.\r\n"
    journal.accept(connection, [Incoming(raw, Envelope(), NOW)])


def _order(host: Host, connection: sa.Connection) -> None:
    number = connection.execute(sa.select(tables.tickets.c.number)).scalar()
    journal.put_order(connection, "set", {"ticket": str(number), "status": "complete"}, NOW)


def _fate(host: Host, connection: sa.Connection) -> None:
    letter = connection.execute(sa.select(tables.letters.c.id)).scalar()
    assert letter is not None
    outbox.never(connection, letter, "550 no such person", NOW)


def _due_timer(host: Host, connection: sa.Connection) -> None:
    due_at = connection.execute(sa.select(sa.func.min(tables.timers.c.due_at))).scalar()
    assert due_at is not None
    assert due_at < NOW + LATE


@pytest.mark.parametrize("put", [_mail, _order, _fate, _due_timer])
def test_a_clerk_whose_term_is_over_writes_nothing_on_any_path(
    host: Host, put: Callable[[Host, sa.Connection], None]
) -> None:
    first, second = host.gateway("a"), host.gateway("b")
    host.accept(1)
    assert first.decide() is Turn.DECIDED
    while second.decide() is not Turn.IDLE:
        host.seconds += HANGS_SECONDS
    with writing(host.engine) as connection:
        put(host, connection)
    before = rows_of(host.engine)

    turn = first.decide(NOW + LATE)

    assert turn is Turn.STANDBY
    assert rows_of(host.engine) == before
    assert second.decide(NOW + LATE) is Turn.DECIDED


EVERYTHING = Keep(1, 1, 1, 1)


def test_a_gateway_whose_term_is_over_prunes_nothing(host: Host) -> None:
    first, second = host.gateway("a"), host.gateway("b")
    host.accept(1)
    assert first.decide() is Turn.DECIDED
    was = first.leader.leadership
    while second.decide() is not Turn.IDLE:
        host.seconds += HANGS_SECONDS
    now = second.leader.leadership
    assert was is not None
    assert now is not None
    upkeep = Upkeep(host.engine, EVERYTHING, UTC)
    before = rows_of(host.engine)

    upkeep.work(NOW + LATE, was)
    assert rows_of(host.engine) == before

    upkeep.work(NOW + LATE, now)
    assert rows_of(host.engine)["raw_mail"] == []


def test_a_clock_that_is_set_back_lets_no_input_wait_for_it(host: Host) -> None:
    first = host.gateway("a")
    failed, suspect = host.accept(1), host.accept(2)
    ahead = NOW + timedelta(hours=1)
    with writing(host.engine) as connection:  # while the clock was ahead
        journal.count_try(connection, failed, ahead, "decide", ahead + timedelta(seconds=20))
        for _ in range(ENDS_SUSPECT):
            journal.count_end(connection, suspect)
        journal.postpone(connection, suspect, ahead + PUT_OFF[0])
    assert first.decide() is Turn.IDLE
    assert first.decide(NOW + timedelta(seconds=21)) is Turn.DECIDED

    assert host.state(failed) is InputState.DONE
    assert host.state(suspect) is InputState.WAITING
    while first.decide(NOW + PUT_OFF[-1]) is Turn.DECIDED:
        pass
    assert host.state(suspect) is InputState.DONE


def test_pruning_ends_when_the_gateway_stops(host: Host, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 1)
    first = host.gateway("a")
    for number in range(1, 6):
        host.accept(number)
    while first.decide() is not Turn.IDLE:
        pass
    leadership = first.leader.leadership
    assert leadership is not None
    asked = iter((False, False, True))

    Upkeep(host.engine, Keep(1, 0, 0, 0), UTC).work(NOW + LATE, leadership, lambda: next(asked))

    assert len(rows_of(host.engine)["raw_mail"]) == 3


def test_pruning_is_no_sign_of_life_and_leaves_what_is_in_hand(host: Host) -> None:
    first = host.gateway("a")
    mail = host.accept(1)
    assert first.decide() is Turn.DECIDED
    leadership = first.leader.leadership
    assert leadership is not None
    with leadership.begin() as connection:
        leadership.take_in_hand(connection, mail)
    before = rows_of(host.engine)["term"]

    Upkeep(host.engine, EVERYTHING, UTC).work(NOW + LATE, leadership)

    assert rows_of(host.engine)["term"] == before
    assert rows_of(host.engine)["raw_mail"] == []


def test_a_clerk_that_beats_is_left_in_leadership_whatever_the_clocks_of_hosts_say(
    host: Host,
) -> None:
    first, second = host.gateway("a"), host.gateway("b")
    first.decide()

    for step in range(20):
        host.seconds += BEAT_SECONDS
        assert first.decide(NOW + step % 3 * HOUR) is Turn.IDLE
        assert second.decide(NOW - step % 5 * HOUR) is Turn.STANDBY


def test_a_clerk_that_died_is_followed_at_once(host: Host) -> None:
    first, second = host.gateway("a"), host.gateway("b")
    first.decide()
    second.decide()

    first.die()

    assert second.decide() is Turn.IDLE


def test_a_free_lock_is_no_sign_of_death_of_a_clerk_that_never_had_it(host: Host) -> None:
    first, second, third = host.gateway("a"), host.gateway("b"), host.gateway("c")
    first.decide()
    second.decide()
    host.seconds += HANGS_SECONDS
    second.decide()  # in charge, and the lock is still with the first

    first.die()

    assert third.decide() is Turn.STANDBY
    host.seconds += BEAT_SECONDS
    assert second.decide() is Turn.IDLE  # it takes the lock as well
    with reading(host.engine) as connection:
        seat = term.look(connection)
    assert seat is not None
    assert (seat.gateway, seat.term, seat.locked) == ("b", 2, True)


def test_a_clerk_that_stopped_in_order_leaves_no_suspects(host: Host) -> None:
    first = host.gateway("a")
    first.decide()
    first.leader.leave()
    mail = host.accept(1)

    assert host.gateway("b").decide() is Turn.DECIDED
    with reading(host.engine) as connection:
        seat, entry = term.look(connection), journal.load_input(connection, mail)
    assert seat is not None
    assert entry is not None
    assert (seat.in_hand, entry.ends) == (0, 0)


def kill(host: Host, now: datetime) -> None:
    """One more life, which decides what it can and is killed if it comes so far."""
    life = host.gateway("a")
    try:
        while life.decide(now) is Turn.DECIDED:
            pass
    except Killed:
        life.die()
    else:
        life.leader.leave()


def test_an_input_at_which_clerks_end_is_put_off_and_its_neighbours_pass(host: Host) -> None:
    before, host.kills_at, after = (host.accept(number) for number in range(3))

    for _ in range(5):
        kill(host, NOW)

    assert host.state(host.kills_at) is InputState.WAITING
    assert (host.state(before), host.state(after)) == (InputState.DONE, InputState.DONE)
    with reading(host.engine) as connection:
        entry = journal.load_input(connection, host.kills_at)
    assert entry is not None
    assert (entry.ends, entry.retry_at) == (3, NOW + timedelta(minutes=1))


def test_it_is_held_after_ten_ends_over_more_than_two_hours(host: Host) -> None:
    host.kills_at = host.accept(1)
    minutes = 0

    while host.state(host.kills_at) is InputState.WAITING:
        kill(host, NOW + timedelta(minutes=minutes))
        minutes += 1

    with reading(host.engine) as connection:
        entry = journal.load_input(connection, host.kills_at)
    assert entry is not None
    assert (entry.state, entry.reason) == (InputState.HELD, "crashed:decide")
    assert entry.ends == ENDS_HELD
    assert minutes > 120


def test_an_innocent_mail_passes_when_the_killing_ends(host: Host) -> None:
    mail = host.kills_at = host.accept(1)
    for minute in range(60):
        kill(host, NOW + timedelta(minutes=minute))

    host.kills_at = 0
    kill(host, NOW + 2 * HOUR)

    assert host.state(mail) is InputState.DONE


def test_an_upgrade_sees_a_clerk_that_beats_without_the_lock(host: Host) -> None:
    with writing(host.engine) as connection:
        leadership = Leadership(
            host.engine, term.take(connection, None, "a", locked=False), locked=False
        )
    assert not term.goes_on(host.engine, 0)

    def beat() -> None:
        with leadership.begin():
            pass

    timer = threading.Timer(0.2, beat)
    timer.start()
    is_going_on = term.goes_on(host.engine, 2)
    timer.join()

    assert is_going_on
