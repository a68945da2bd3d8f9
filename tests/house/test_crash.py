"""kill -9 of the real daemon under load: nothing lost, nothing twice; and a mail that kills it."""

from __future__ import annotations

import itertools
import random
import smtplib
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from living import MAIN, House, Relay, wait_until
from loopback import mail

from gateway.store import journal, tables
from gateway.store.engine import reading, writing
from gateway.store.journal import Incoming, InputState
from rules.model.mail import Envelope

CLIENTS = 3
# new tickets are all told alike, however many there are: the books compare them
NO_FLOOD = f"import rules.arrival.new_flood as flood; flood.ONE_BY_ONE = 10**9; {MAIN}"
STANDSTILL_SECONDS = 400  # longer than what three ends in a row put an input off
LAST_MAIL_SECONDS = 20  # to be taken by a daemon that is alive
PROOF = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=alderair.example\r\n"
REPEATED = b"X-Gateway-Repeated: yes"
# goes before everything else in each interpreter of the house
POISON = """
import os
import rules.decide
decide = rules.decide.decide
def decide_or_die(case, event, *more):
    if "poison" in getattr(getattr(event, "mail", None), "own_text", ""):
        os._exit(9)
    return decide(case, event, *more)
rules.decide.decide = decide_or_die
"""


@dataclass
class Load:
    """SMTP clients that send one mail after another, each again until it hears 250."""

    port: int
    taken: list[int] = field(default_factory=list)  # numbers of the mails that heard 250

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)
        self._stop = threading.Event()
        self._gives_up = threading.Event()  # nobody is there any more to take the last mail

    @contextmanager
    def running(self) -> Iterator[None]:
        threads = [threading.Thread(target=self._send_on) for _ in range(CLIENTS)]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._stop.set()
            for thread in threads:
                thread.join(LAST_MAIL_SECONDS)
            self._gives_up.set()

    def wait_for(self, more: int) -> None:
        """Wait until so many more mails were taken: a life's length, on machines of any speed."""
        goal = len(self.taken) + more
        wait_until(lambda: len(self.taken) >= goal)

    def _send_on(self) -> None:
        while not self._stop.is_set():
            number = next(self._numbers)
            sender = f"p{number}@alderair.example"
            raw = PROOF + mail(number, f"It is broken, {number}.", sender)
            while not self._was_taken(raw, sender):
                if self._gives_up.wait(0.02):
                    return
            self.taken.append(number)

    def _was_taken(self, raw: bytes, sender: str) -> bool:
        try:
            with smtplib.SMTP("127.0.0.1", self.port, timeout=10) as client:
                client.sendmail(sender, ["support@desk.example"], raw)
                return True
        except OSError:  # smtplib's own errors among them
            return False


class Books:
    """What stands in the database at the end."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine

    def count(self, column: sa.Column[str]) -> Counter[str]:
        """How many rows of a table have each value."""
        with reading(self._engine) as connection:
            return Counter(connection.execute(sa.select(column)).scalars())

    def is_settled(self) -> bool:
        """Nothing is left to decide or to send."""
        undone = self.count(tables.letters.c.state).keys() & {"queued", "handed"}
        return "waiting" not in self.count(tables.inputs.c.state) and not undone

    def settle(self) -> None:
        """Wait until nothing is left, however much there was, as long as it gets on."""
        seen, since = None, time.monotonic()
        while not self.is_settled():
            now = self.count(tables.inputs.c.state), self.count(tables.letters.c.state)
            if now != seen:
                seen, since = now, time.monotonic()
            assert time.monotonic() - since < STANDSTILL_SECONDS, now
            time.sleep(0.1)

    def shapes_of_tickets(self) -> set[tuple[object, ...]]:
        """What every ticket came to, its number and people apart: these mails are all alike."""
        events, timers, notes = tables.events.c, tables.timers.c, tables.notes.c
        found: dict[int, list[tuple[str, ...]]] = {}
        with reading(self._engine) as connection:
            decided = sa.select(tables.inputs.c.id).where(tables.inputs.c.state == "done")
            told = sa.select(events.ticket_id, events.kind).where(
                events.ticket_id.is_not(None), events.input_id.in_(decided)
            )  # not of mails that were sent again, and dropped
            for row in connection.execute(told):
                found.setdefault(row.ticket_id, []).append(("event", str(row.kind)))
            for row in connection.execute(sa.select(timers.ticket_id, timers.kind, timers.state)):
                found[row.ticket_id].append(("timer", str(row.kind), str(row.state)))
            for row in connection.execute(sa.select(notes.ticket_id, notes.type)):
                found[row.ticket_id].append(("note", str(row.type)))
        return {tuple(sorted(one)) for one in found.values()}

    def notices_of_tickets(self) -> Counter[tuple[str, ...]]:
        """Which notices a ticket has, and how many tickets have just these."""
        letters = tables.letters.c
        with reading(self._engine) as connection:
            rows = connection.execute(
                sa.select(letters.ticket_id, letters.notice).order_by(letters.notice)
            ).all()
        notices: dict[int, list[str]] = {}
        for ticket_id, notice in rows:
            notices.setdefault(ticket_id, []).append(notice)
        return Counter(map(tuple, notices.values()))


@pytest.fixture
def books(engine: sa.Engine) -> Books:
    return Books(engine)


@pytest.mark.crash
def test_kills_at_random_moments_lose_nothing_and_double_nothing(
    database_url: str, books: Books, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    moments, kills = random.Random(2026), pytestconfig.getoption("--kills", default=20)
    site = tmp_path / "house"
    with (
        Relay() as relay,
        House(site, database_url, relay_port=relay.port, program=NO_FLOOD) as house,
    ):
        house.bring_people()
        load = Load(house.port)
        with load.running():
            for _ in range(kills):
                house.start()
                load.wait_for(moments.randrange(12))
                time.sleep(moments.uniform(0, 0.1))
                house.kill()
            house.start()
        books.settle()
        assert house.stop() == 0
    taken = {f"<m{number}@a.example>" for number in load.taken}
    opened = books.count(tables.tickets.c.root_message_id)
    arrived = Counter(relay.message_ids())
    marked = Counter(
        name for name, raw in zip(relay.message_ids(), relay.raws, strict=True) if REPEATED in raw
    )

    assert len(taken) >= 3 * kills
    assert taken <= opened.keys()
    assert set(opened.values()) == {1}
    assert books.count(tables.inputs.c.state).keys() <= {"done", "dropped"}
    assert books.count(tables.inputs.c.state)["done"] == len(opened)
    assert sorted(books.count(tables.tickets.c.number).values()) == [1] * len(opened)
    assert books.count(tables.events.c.kind)["CreateTicket"] == len(opened)
    shapes = books.shapes_of_tickets()
    assert len(shapes) == 1, [Counter(one) - Counter(other) for one in shapes for other in shapes]
    assert len(books.notices_of_tickets()) == 1, books.notices_of_tickets()
    assert books.count(tables.letters.c.message_id).keys() == arrived.keys()
    assert all(count - marked[name] <= 1 for name, count in arrived.items())


@pytest.mark.crash
def test_a_mail_at_which_the_clerk_ends_is_put_off_and_its_neighbours_pass(
    database_url: str, engine: sa.Engine, books: Books, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(POISON)
    with House(tmp_path / "house", database_url) as house:
        house.bring_people()
        now = datetime.now(UTC)
        mails = [
            Incoming(mail(number, text, f"p{number}@alderair.example"), Envelope(), now)
            for number, text in enumerate(("before", "this is poison", "after"), 1)
        ]
        with writing(engine) as connection:
            journal.accept(connection, mails)

        def waiting() -> int:
            return books.count(tables.inputs.c.state)["waiting"]

        deaths = 0
        while waiting() > 1:
            house.start(ready=False, PYTHONPATH=str(tmp_path))
            wait_until(lambda: house.process.poll() is not None or waiting() == 1)
            deaths += house.process.poll() == 9
        assert house.stop() == 0

    with reading(engine) as connection:
        entries = [journal.load_input(connection, number) for number in (1, 2, 3)]
    assert [entry.state for entry in entries if entry] == [
        InputState.DONE,
        InputState.WAITING,
        InputState.DONE,
    ]
    assert entries[1] is not None
    assert entries[1].retry_at is not None
    assert (entries[1].ends, deaths) == (3, 4)  # once unknowing, three times alone
