"""The power cut: it goes dark at every boundary of a desk's days, and nothing is lost or doubled.

What a cut leaves of an open transaction is nothing, so the boundaries are these: before and after
each commit, before and after each letter is taken by the relay. Each is tried in turn; a new life
on the same database then goes on.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import journal, tables
from gateway.store.engine import READING, ClerkLock, open_engine, reading, writing
from gateway.store.journal import Incoming
from gateway.store.people import import_people
from gateway.store.term import Leadership
from gateway.worker.clerk import Clerk
from gateway.worker.leader import Leader, News, Turn
from gateway.worker.outbox_access import OutboxAccess
from gateway.worker.poison import Suspects
from gateway.worker.writer import Writer
from outbound.courier import Carried, Outcome
from outbound.post import Post
from parsers import Reading
from rules.model.mail import Envelope

START = datetime(2026, 11, 23, 15, tzinfo=UTC)  # a Monday, 10:00 at the desk
NAME = "gateway"
SERVER = "mx.desk.example"
CARLA, MAYA = "Carla Ruiz <carla@alderair.example>", "Maya Chen <maya@desk.example>"
DAYS = (  # when, who, to whom, subject, words
    (timedelta(), CARLA, "support@desk.example", "Printer offline", "It does not print."),
    (timedelta(minutes=5), MAYA, "support+waiting@desk.example", "Re: [{}]", "Which printer?"),
    (timedelta(minutes=10), "", "", "", ""),  # the hold for undo ends
    (timedelta(days=8), "", "", "", ""),  # the customer is reminded
    (timedelta(days=8, hours=1), CARLA, "support@desk.example", "Re: [{}]", "The blue one."),
)
NOTICES = ("N-01", "N-03", "N-04", "N-33")  # among what these days send


class PowerCut(BaseException):
    """Dark: nothing that catches errors may catch this."""


@dataclass
class Power:
    """Counts the boundaries that are passed, and goes out at one of them."""

    cut_at: int = 0  # 0: never
    passed: int = 0

    def flow(self) -> None:
        self.passed += 1
        if self.passed == self.cut_at:
            raise PowerCut

    def flow_at(self, connection: sa.Connection) -> None:
        """Pass the beginning or the commit of a transaction; one that only reads is no boundary."""
        if not connection.get_execution_options().get(READING):
            self.flow()


@dataclass
class Relay:
    """A relay that keeps what it took, whether or not the power lasts to hear that it did."""

    power: Power
    raws: list[bytes] = field(default_factory=list)

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        self.power.flow()
        self.raws.append(mime)
        self.power.flow()
        return Carried(Outcome.SENT, "250 taken")

    def cut(self) -> None:
        """Nothing is under way."""

    async def close(self) -> None:
        """Nothing is kept open."""


@dataclass
class Life:
    """One life of a gateway: from the start on what an earlier one left to its end."""

    engine: sa.Engine
    relay: Relay

    def take_in(self, raw: bytes, now: datetime) -> None:
        envelope = Envelope(recipients=("support@desk.example",), source="smtp", trusted=True)
        with writing(self.engine) as connection:
            journal.accept(connection, (Incoming(raw, envelope, now),))
        self.relay.power.flow()  # before the peer hears 250

    def settle(self, now: datetime) -> None:
        """Decide and send all that can be decided and sent now."""
        lock = ClerkLock(self.engine, str(self.engine.url))
        try:
            leader = Leader(self.engine, lock, self._make_clerk, NAME)
            while leader.decide_next(now) is Turn.DECIDED:
                pass
            asyncio.run(self._send(now))
            leader.leave()
        finally:
            lock.release()  # as the kernel does when a process is gone

    def _make_clerk(self, leadership: Leadership, suspects: Suspects, news: News | None) -> Clerk:
        reading, keys = Reading(trusted_ids=(SERVER,)), Keys.made_for_rehearsal()
        return Clerk(
            self.engine, example_desk(), keys, reading, leadership=leadership, suspects=suspects
        )

    async def _send(self, now: datetime) -> None:
        with Writer(lambda group: ()) as writer:
            outbox_access = OutboxAccess(self.engine, writer, NAME)
            await outbox_access.take_back(())
            await Post(outbox_access, self.relay, lambda: now).deliver_waiting(now)


@dataclass(frozen=True)
class Outcomes:
    """What the days came to."""

    boundaries: int
    statuses: tuple[str, ...]
    notes: tuple[str, ...]
    decided: Counter[str]
    timers: Counter[tuple[str, str]]
    letters: Counter[tuple[str, str, str]]
    arrived: Counter[tuple[str, str]]  # letters that the relay took, by notice and address
    lost: int  # letters sent as far as the outbox knows that never arrived
    doubled: int  # copies beyond the first that do not say that they may be


def mail(step: int, who: str, to: str, subject: str, words: str, number: str) -> bytes:
    domain = who.rpartition("@")[2].rstrip(">")
    return (
        f"Authentication-Results: {SERVER}; dmarc=pass header.from={domain}\r\n"
        f"From: {who}\r\nTo: {to}\r\nSubject: {subject.format(number)}\r\n"
        f"Message-ID: <step{step}@{domain}>\r\nDate: Mon, 23 Nov 2026 10:00:00 -0500\r\n\r\n"
        f"{words}\r\n"
    ).encode()


@contextmanager
def powered(engine: sa.Engine, power: Power) -> Iterator[None]:
    """Let the power flow through every transaction; at the end no connection is left."""
    for moment in ("begin", "commit"):
        sa.event.listen(engine, moment, power.flow_at)
    try:
        yield
    finally:
        for moment in ("begin", "commit"):
            sa.event.remove(engine, moment, power.flow_at)
        engine.dispose()


def live_through(engine: sa.Engine, power: Power) -> Outcomes:
    """Play the days; whenever the power goes out, go on in another life."""
    relay, waits = Relay(power), list(enumerate(DAYS))
    while waits:
        life = Life(engine, relay)
        try:
            with powered(engine, power):
                while waits:
                    step, (after, who, to, subject, words) = waits[0]
                    if who:
                        raw = mail(step, who, to, subject, words, "T20261123.0001")
                        life.take_in(raw, START + after)
                        waits[0] = (step, (after, "", "", "", ""))  # its sender heard 250
                    life.settle(START + after)
                    waits.pop(0)
        except PowerCut:
            continue
    return look(engine, power.passed, relay)


def look(engine: sa.Engine, boundaries: int, relay: Relay) -> Outcomes:
    letters, timers = tables.letters.c, tables.timers.c
    with reading(engine) as connection:
        statuses = connection.execute(sa.select(tables.tickets.c.status)).scalars().all()
        notes = (
            connection.execute(sa.select(tables.notes.c.text).order_by(tables.notes.c.id))
            .scalars()
            .all()
        )
        kinds = connection.execute(
            sa.select(tables.events.c.kind).where(tables.events.c.rule != "GW-02")  # sent again
        ).scalars()
        decided = Counter(kinds)
        armed = connection.execute(sa.select(timers.kind, timers.state)).all()
        rows = connection.execute(
            sa.select(letters.notice, letters.person, letters.state, letters.message_id)
        ).all()
    found = [message_from_bytes(raw) for raw in relay.raws]
    arrived = {str(one["Message-ID"]): (one["X-Gateway-Notice"], one["To"]) for one in found}
    unmarked = [str(one["Message-ID"]) for one in found if not one["X-Gateway-Repeated"]]
    return Outcomes(
        boundaries=boundaries,
        statuses=tuple(map(str, statuses)),
        notes=tuple(notes),
        decided=decided,
        timers=Counter((str(row.kind), str(row.state)) for row in armed),
        letters=Counter((str(row.notice), row.person, str(row.state)) for row in rows),
        arrived=Counter(arrived.values()),
        lost=sum(row.message_id not in arrived for row in rows if str(row.state) == "sent"),
        doubled=len(unmarked) - len(set(unmarked)),
    )


@pytest.fixture
def desk_engine(sqlite_template: Path, tmp_path: Path) -> Iterator[sa.Engine]:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    people = read_people(EXAMPLE / "contacts.csv")
    engine = open_engine(f"sqlite:///{path}")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    engine.dispose()
    yield engine
    engine.dispose()


def run(engine: sa.Engine, start: bytes, cut_at: int) -> Outcomes:
    """Live through the days on a database that begins as `start`."""
    engine.dispose()
    Path(str(engine.url.database)).write_bytes(start)
    return live_through(engine, Power(cut_at))


@pytest.mark.crash
def test_wherever_the_power_goes_out_the_desk_comes_to_the_same(
    desk_engine: sa.Engine,
) -> None:
    start = Path(str(desk_engine.url.database)).read_bytes()
    told = run(desk_engine, start, 0)
    expected = replace(told, boundaries=0)
    assert Counter(notice for notice, _, _ in told.letters) >= Counter(NOTICES)
    assert (told.lost, told.doubled) == (0, 0)

    found = {cut: run(desk_engine, start, cut) for cut in range(1, told.boundaries + 1)}

    assert told.boundaries > 50
    assert {cut for cut, one in found.items() if replace(one, boundaries=0) != expected} == set()
