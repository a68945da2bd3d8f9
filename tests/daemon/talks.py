"""Conversations with real gateways: the people and the relay of the histories, on real sockets.

They have a clock that the test sets forward, a day at a time, while no gateway runs.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from gateway.config.desk_file import EXAMPLE, EXAMPLE_ALIASES, load_desk
from gateway.simulate import oracle
from gateway.simulate.relay import Relay, RelaySession, Taken
from gateway.simulate.writers import MailServer, Talk
from gateway.store import due_timers, journal, outbox, tables
from gateway.store.engine import open_engine, reading, writing
from gateway.store.errors import UNAVAILABLE
from outbound.courier import Courier
from outbound.relay_address import Relay as RelayAddress
from rules.policy.desk import Desk

DAY = timedelta(hours=30)  # another date, also for who began late on the first
ALL_DAY = (
    ("mon-fri", "mon-sun"),
    ("09:00-17:00", "00:00-24:00"),
    ('"2026-11-26", "2026-12-25", "2027-01-01"', ""),
    (
        "[settings]",
        """[settings]
"waiting.reminder_after_days" = 3
"waiting.deliver_in_hours" = false
quiet_gap_hours = 0
"crossed.minutes" = 0
"alert.min_gap_minutes" = 0
"loop.resource_per_hour" = 3660
"loop.same_subject_5min" = 3660
"outbound.hold_seconds" = 0
"outbound.hold_seconds_strong" = 0
""",
    ),
)
AHEAD = "import datetime, os, gateway.cli.run as run; now = run.now; "
AHEAD += "run.now = lambda: now() + datetime.timedelta(seconds=float(os.environ['AHEAD'])); "
AGAIN_SECONDS = 0.05, 0.2  # before a mail that was not taken is brought again
LOOK_SECONDS = 0.1


def write_desk(path: Path) -> Desk:
    """Write the example desk, at work day and night and without delays, and return it."""
    text = (EXAMPLE / "desk.toml").read_text("utf-8")
    for old, new in ALL_DAY:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    return load_desk(path, base_address="support@desk.example", aliases=EXAMPLE_ALIASES)


@dataclass(eq=False)
class HouseTalk(Talk):
    """A conversation that waits for what happens, not for so many seconds."""

    world: World = field(kw_only=True)
    waits_for: tuple[str, str] | None = None  # a letter to somebody, by its notice
    next_day: int = 0  # until which it waits

    async def rest(self, seconds: float) -> None:
        """Wait until everything that was said on this ticket is decided and its letters left."""
        while not await asyncio.to_thread(self.world.is_done_with, self):
            await asyncio.sleep(LOOK_SECONDS)

    async def until_day(self, days: int) -> None:
        self.next_day = self.world.day + days
        while self.world.day < self.next_day:
            await asyncio.sleep(LOOK_SECONDS)

    async def letter(self, who: object, notice: str) -> Taken:
        address = str(getattr(who, "address", ""))
        self.waits_for = address, notice
        found = await self.relay.find(address, notice, self.number)
        self.waits_for = None
        return found

    def numbers(self) -> tuple[int, ...]:
        """Return the inputs that its mails are."""
        marks = f"<{self.kind}.{self.place}.", f"<bounce.{self.place}."
        taken = self.server.accepted
        return tuple(one.number for one in taken if one.message_id.startswith(marks))

    def is_at_rest(self) -> bool:
        """Nothing comes of it before another day."""
        if self.is_over or self.world.day < self.next_day:
            return True
        return self.waits_for is not None and not any(
            (one.recipient, one.notice) == self.waits_for and self.number in one.subject
            for one in tuple(self.relay.taken)
        )


class LifeSession(RelaySession):
    """A connection of one life of the gateway to the relay."""

    def __init__(self, relay: Relay, life: int) -> None:
        super().__init__(relay)
        self._life = life

    def life(self) -> object:
        return self._life


class World:
    """All that is outside the gateway: people, their mail server, the relay, the day."""

    def __init__(self, url: str, port: int, chance: Random) -> None:
        self.day = 0
        self.lives = 0  # of the gateway
        self.kinds: tuple[str, ...] = ()  # of the talks that begin now; none: nobody begins one
        self.talks: list[HouseTalk] = []
        self.faults: list[BaseException] = []
        self.relay = Relay(chance, time.monotonic, lambda line: None)
        self.kept = oracle.Kept()
        self._chance = chance
        self._looked = 0  # so many mails were looked for in the journal
        self._engine = open_engine(url)
        courier = Courier(RelayAddress("127.0.0.1", port, hostname="mx.desk.example"))
        self.server = MailServer(chance, (courier,), lambda line: None, again_seconds=AGAIN_SECONDS)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever)

    def __enter__(self) -> Self:
        self._thread.start()
        listening = asyncio.run_coroutine_threadsafe(self._listen(), self._loop)
        self.relay_port = listening.result(30)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._end(), self._loop).result(30)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._engine.dispose()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.day * DAY

    @property
    def ahead(self) -> str:
        """What a gateway has to be told of the day."""
        return str((self.day * DAY).total_seconds())

    def let_talk(self, talkers: int) -> None:
        """Let so many people begin one talk after another, of `kinds`."""
        for _ in range(talkers):
            self._loop.call_soon_threadsafe(lambda: self._start(self._talk_on()))

    def is_settled(self) -> bool:
        """Nothing is left to decide or to send today, and nobody has anything to say."""
        if not all(one.is_at_rest() for one in tuple(self.talks)):
            return False
        try:
            with reading(self._engine) as connection:
                states = connection.execute(sa.select(tables.inputs.c.state).distinct()).scalars()
                is_waiting = "waiting" in tuple(states)
                coming = due_timers.next_due_at(connection), outbox.next_letter_at(connection)
        except UNAVAILABLE:
            return False
        now = self.now()
        return not is_waiting and not any(one is not None and one <= now for one in coming)

    def progress(self) -> object:
        """What grows as long as anything gets on."""
        with reading(self._engine) as connection:
            done = journal_counts(connection)
        return done, len(self.relay.taken), len(self.server.accepted)

    def look(self) -> list[str]:
        """Return what was promised and is not there, and what has changed of the past."""
        fresh = self.server.accepted[self._looked :]
        self._looked += len(fresh)
        return oracle.look(self._engine, fresh, self.kept)

    def is_done_with(self, talk: HouseTalk) -> bool:
        letters, tickets, inputs = tables.letters.c, tables.tickets.c, tables.inputs.c
        mine = sa.select(tickets.id).where(tickets.number == talk.number).scalar_subquery()
        unsent = (letters.ticket_id == mine) & letters.state.in_(("queued", "handed"))
        try:
            with reading(self._engine) as connection:
                concerns = inputs.id.in_(talk.numbers()) | (inputs.kind != "mail")
                waiting = sa.select(inputs.id).where(inputs.state == "waiting", concerns)
                if connection.execute(waiting.limit(1)).first() is not None:
                    return False
                wanted = sa.select(letters.id).where(unsent, letters.not_before <= self.now())
                return connection.execute(wanted.limit(1)).first() is None
        except UNAVAILABLE:
            return False

    # --- on the loop -------------------------------------------------------------------------

    async def _listen(self) -> int:
        loop = asyncio.get_running_loop()
        self._listener = listener = await loop.create_server(
            lambda: LifeSession(self.relay, self.lives), "127.0.0.1", 0
        )
        return int(listener.sockets[0].getsockname()[1])

    def _start(self, coroutine: Awaitable[None]) -> None:
        task = asyncio.ensure_future(coroutine)
        task.add_done_callback(self._note)

    def _note(self, task: asyncio.Future[None]) -> None:
        if not task.cancelled() and (error := task.exception()) is not None:
            self.faults.append(error)

    async def _talk_on(self) -> None:
        while self.kinds:
            talk = HouseTalk(
                len(self.talks),
                self.kinds[len(self.talks) % len(self.kinds)],  # each comes, on slow machines too
                self.server,
                self.relay,
                self.now,
                self._order,
                world=self,
            )
            self.talks.append(talk)
            self._start(talk.run())
            while not talk.is_at_rest():
                await asyncio.sleep(LOOK_SECONDS)

    async def _order(self, verb: str, values: dict[str, str]) -> None:
        """Put an admin's order into the journal, from a process of its own."""
        put = partial(self._put_order, verb, values)
        while not await asyncio.to_thread(put):
            await asyncio.sleep(LOOK_SECONDS)

    def _put_order(self, verb: str, values: dict[str, str]) -> bool:
        """Put it once, also where it was not heard that it was; False when not now."""
        inputs = tables.inputs.c
        try:
            with writing(self._engine) as connection:
                known = sa.select(inputs.payload).where(inputs.kind == "order")
                said = [str(one) for one in connection.execute(known).scalars()]
                if not any(all(word in one for word in values.values()) for one in said):
                    journal.put_order(connection, verb, values, self.now())
        except UNAVAILABLE:
            return False
        return True

    async def _end(self) -> None:
        self._listener.close()
        tasks = [one for one in asyncio.all_tasks() if one is not asyncio.current_task()]
        for one in tasks:
            one.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for courier in self.server.couriers:
            await courier.close()


def journal_counts(connection: sa.Connection) -> tuple[tuple[str, int], ...]:
    """Return how many inputs and letters there are in each state."""
    found: list[tuple[str, int]] = []
    for state in (tables.inputs.c.state, tables.letters.c.state):
        rows = connection.execute(sa.select(state, sa.func.count()).group_by(state).order_by(state))
        found += [(str(one), int(count)) for one, count in rows]
    return tuple(found)


def copied(engine: sa.Engine, folder: Path) -> sa.Engine:
    """Return an SQLite database with every row of this one: the oracle asks in SQLite's words."""
    if engine.dialect.name == "sqlite":
        return engine
    path = folder / "copy.db"
    path.unlink(missing_ok=True)
    copy = sa.create_engine(f"sqlite:///{path}")
    tables.metadata.create_all(copy)
    with engine.connect() as there, copy.begin() as here:
        for table in tables.metadata.sorted_tables:
            rows = [dict(one._mapping) for one in there.execute(sa.select(table))]
            if rows:
                here.execute(sa.insert(table), rows)
    return copy


def wait_for_progress(
    is_so: Callable[[], bool], progress: Callable[[], object], seconds: float
) -> None:
    """Wait until it is so, however long that takes, as long as anything gets on."""
    seen, since = None, time.monotonic()
    while not is_so():
        now = progress()
        if now != seen:
            seen, since = now, time.monotonic()
        assert time.monotonic() - since < seconds, now
        time.sleep(LOOK_SECONDS)


def unlike(
    talks: Iterable[HouseTalk], engine: sa.Engine, expected: dict[str, oracle.Shape]
) -> list[str]:
    """Return how conversations came to something else than where nothing is killed."""
    return [
        f"{one.kind} {one.number}: {words}"
        for one in talks
        for words in oracle.shape_of(engine, one).unlike(expected[one.kind])
    ]
