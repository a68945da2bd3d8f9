"""Two gateways begin with the same new hours: what they move moves once, and comes once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import sqlalchemy as sa

from gateway.config.desk_file import example_desk
from gateway.config.keys import Keys
from gateway.store import journal
from gateway.store.engine import ClerkLock, reading, writing
from gateway.store.journal import Incoming, InputKind
from gateway.store.tables import inputs, timers
from gateway.store.term import Leadership
from gateway.worker.clerk import Clerk
from gateway.worker.leader import Leader, News, Turn
from gateway.worker.poison import Suspects
from parsers import Reading
from rules.model.mail import Envelope
from rules.model.timer import TimerKind
from rules.policy.desk import Desk

MONDAY = datetime(2026, 11, 23, 15, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 15, tzinfo=UTC)
BEFORE = example_desk()
AFTER = replace(
    BEFORE,
    calendar=replace(BEFORE.calendar, holidays=BEFORE.calendar.holidays | {date(2026, 11, 24)}),
)
RAW = (
    b"From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
    b"Subject: No light\r\nMessage-ID: <m1@alderair.example>\r\n\r\nNo light here.\r\n"
)


def test_timers_move_once_with_two_gateways_and_a_death_between(
    engine: sa.Engine, database_url: str
) -> None:
    first = _gateway(engine, database_url, "a", BEFORE)
    with writing(engine) as connection:
        envelope = Envelope(recipients=("support@desk.example",), source="smtp")
        journal.accept(connection, [Incoming(RAW, envelope, MONDAY)])
    _settle(first, MONDAY)
    assert _due(engine) == [datetime(2026, 11, 24, 15, tzinfo=UTC)]
    first.lock.release()

    second = _gateway(engine, database_url, "b", AFTER)
    third = _gateway(engine, database_url, "c", AFTER)
    _settle(second, MONDAY)
    assert third.decide_next(MONDAY) is Turn.STANDBY
    assert _due(engine) == [WEDNESDAY]
    second.lock.release()

    _settle(third, MONDAY)
    _settle(third, WEDNESDAY)
    third.lock.release()

    assert _due(engine) == []
    fired = sa.select(timers).where(timers.c.kind == TimerKind.REPLY_DUE, timers.c.state == "fired")
    assert _count(engine, fired) == 1
    orders = sa.select(inputs).where(inputs.c.kind == InputKind.ORDER)
    assert _count(engine, orders.where(inputs.c.payload.contains('"hours"'))) == 1


class _Gateway(Leader):
    lock: ClerkLock


def _gateway(engine: sa.Engine, url: str, name: str, desk: Desk) -> _Gateway:
    def clerk(leadership: Leadership, suspects: Suspects, news: News | None) -> Clerk:
        keys = Keys.made_for_rehearsal()
        return Clerk(engine, desk, keys, Reading(), leadership=leadership, suspects=suspects)

    lock = ClerkLock(engine, url)
    found = _Gateway(engine, lock, clerk, name, lambda: 0.0)
    found.lock = lock
    return found


def _settle(gateway: _Gateway, now: datetime) -> None:
    while gateway.decide_next(now) is Turn.DECIDED:
        pass


def _due(engine: sa.Engine) -> list[datetime]:
    found = sa.select(timers.c.due_at).where(
        timers.c.kind == TimerKind.REPLY_DUE, timers.c.state == "armed"
    )
    with reading(engine) as connection:
        return list(connection.execute(found).scalars())


def _count(engine: sa.Engine, found: sa.Select[tuple[object, ...]]) -> int:
    with reading(engine) as connection:
        return len(connection.execute(found).all())
