"""Two gateways, each with its own door, on one PostgreSQL: one desk."""

from __future__ import annotations

import shutil
import smtplib
import statistics
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from living import LiveDaemon, Relay, Stopwatch, wait_until

from gateway.store import tables
from gateway.store.engine import reading, writing

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
TICKETS = 6
ROUNDS = 5  # mails to each ticket after the first
WAKES_SECONDS = (
    10.0  # a standby that is not woken looks after 30; docs/scaling.md has what it takes
)


@contextmanager
def fleet(folder: Path, url: str, relay: Relay) -> Iterator[tuple[LiveDaemon, LiveDaemon]]:
    """Two gateways with the same keys, both up."""
    first = LiveDaemon(folder / "first", url, relay_port=relay.port)
    shutil.copytree(folder / "first" / "secrets", folder / "second" / "secrets")
    second = LiveDaemon(folder / "second", url, relay_port=relay.port)
    with first, second:
        first.bring_people()
        first.start()
        wait_until(lambda: " clerk" in first.words())
        second.start()
        wait_until(lambda: " standby" in second.words())
        yield first, second


def written(ticket: int, round_: int) -> bytes:
    """A mail of a customer; those after the first answer it."""
    first = f"<t{ticket}.r0@alderair.example>"
    thread = f"In-Reply-To: {first}\r\nReferences: {first}\r\n" if round_ else ""
    return (
        f"From: c{ticket}@alderair.example\r\nTo: support@desk.example\r\n"
        f"Subject: Matter {ticket}\r\n"
        f"Message-ID: <t{ticket}.r{round_}@alderair.example>\r\n{thread}\r\n"
        f"Word {round_} about it.\r\n"
    ).encode()


def bring(daemon: LiveDaemon, raw: bytes) -> None:
    with smtplib.SMTP("127.0.0.1", daemon.port, timeout=60) as client:
        client.sendmail("carla@alderair.example", ["support@desk.example"], raw)


def waits(engine: sa.Engine) -> int:
    """How many inputs are undecided and letters unsent."""
    inputs, letters = tables.inputs.c, tables.letters.c
    with reading(engine) as connection:
        undecided = connection.execute(
            sa.select(sa.func.count()).where(inputs.state == "waiting")
        ).scalar_one()
        unsent = connection.execute(
            sa.select(sa.func.count()).where(
                letters.state.in_(("queued", "handed")), letters.not_before <= datetime.now(UTC)
            )
        ).scalar_one()
    return int(undecided) + int(unsent)


def test_mails_of_one_ticket_keep_their_order_whichever_door_they_take(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with Relay() as relay, fleet(tmp_path, database_url, relay) as gateways:

        def customer(ticket: int) -> None:
            for round_ in range(ROUNDS + 1):  # each is answered 250 before the next is written
                bring(gateways[(ticket + round_) % 2], written(ticket, round_))

        customers = [threading.Thread(target=customer, args=(one,)) for one in range(TICKETS)]
        for one in customers:
            one.start()
        for one in customers:
            one.join()
        wait_until(lambda: waits(engine) == 0)

    notes = tables.notes.c
    with reading(engine) as connection:
        rows = connection.execute(
            sa.select(notes.ticket_id, notes.text).order_by(notes.ticket_id, notes.id)
        ).all()
    told: dict[int, list[str]] = {}
    for ticket_id, text in rows:
        told.setdefault(ticket_id, []).append(text.strip())
    assert (
        list(told.values())
        == [[f"Word {round_} about it." for round_ in range(ROUNDS + 1)]] * TICKETS
    )
    left = Counter(relay.message_ids())
    assert set(left.values()) == {1}
    assert sum(".N-01." in one for one in left) == TICKETS
    letters = tables.letters.c
    with reading(engine) as connection:
        asked = sa.select(letters.message_id).where(letters.state == "sent")
        assert set(connection.execute(asked).scalars()) == set(left)


def test_a_timer_fires_once_and_its_letters_leave_once(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with Relay() as relay, fleet(tmp_path, database_url, relay) as gateways:
        for ticket in range(TICKETS):
            bring(gateways[ticket % 2], written(ticket, 0))
        wait_until(lambda: waits(engine) == 0)
        with writing(engine) as connection:  # as if the day had passed
            due = tables.timers.update().where(tables.timers.c.state == "armed")
            connection.execute(due.values(due_at=datetime.now(UTC)))
        bring(gateways[1], written(99, 0))  # the standby's door wakes whoever decides

        def fired() -> int:
            with reading(engine) as connection:
                asked = sa.select(sa.func.count()).where(tables.timers.c.state == "fired")
                return int(connection.execute(asked).scalar_one())

        wait_until(lambda: fired() >= TICKETS and waits(engine) == 0)

    timers = tables.inputs.c
    with reading(engine) as connection:
        payloads = connection.execute(
            sa.select(timers.ticket_id, timers.payload).where(timers.kind == "timer")
        ).all()
    assert len(payloads) == len({(ticket, payload) for ticket, payload in payloads})
    assert set(Counter(relay.message_ids()).values()) == {1}


def test_the_one_in_charge_wakes_for_a_mail_at_the_other_door(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with Relay() as relay, fleet(tmp_path, database_url, relay) as (leader, standby):
        seconds = []
        for ticket in range(5):
            bring(standby, written(ticket, 0))
            watch = Stopwatch(leader.process.pid)
            wait_until(lambda count=ticket: relay_has(relay, count + 1))
            seconds.append(watch.seconds)

    print(f"from 250 at the standby's door to the relay: {statistics.median(seconds):.3f} s")
    assert statistics.median(seconds) < WAKES_SECONDS


def relay_has(relay: Relay, count: int) -> bool:
    return sum(".N-01." in one for one in relay.message_ids()) >= count
