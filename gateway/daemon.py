"""The daemon: one event loop with doors, clerk and post, and how they begin and end.

The doors open first: a mail is safe once it is journalled, whoever decides it. The clerk works
where nobody else does; a gateway that stands by still takes mail and sends letters.
"""

from __future__ import annotations

import asyncio
import errno
import logging
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, assert_never
from zoneinfo import ZoneInfo

from gateway.config.reading import keep_of
from gateway.config.settings import Settings
from gateway.doors.graph import graph_door
from gateway.doors.imap import imap_door
from gateway.doors.mailbox_door import MailboxDoor
from gateway.doors.room import Room
from gateway.listeners import open_doors, open_local, room_of, scanning_of
from gateway.mailboxes import mailboxes_of, scan_on, site_of
from gateway.metrics import ErrorCounter, Monitor, Times
from gateway.store import health, journal
from gateway.store.accepting import Accepting
from gateway.store.engine import reading
from gateway.store.errors import UNAVAILABLE, Engine, reason_of
from gateway.store.health import Health
from gateway.store.journal import Incoming
from gateway.store.lock import ClerkLock
from gateway.store.wakeup import Wakeup
from gateway.systemd import notify, watchdog_seconds
from gateway.worker.graph_books import GraphBooks
from gateway.worker.leader import Leader, MakeClerk, Turn
from gateway.worker.mailbox_books import MailboxBooks
from gateway.worker.mailbox_lead import MailboxLead
from gateway.worker.outbox_access import OutboxAccess
from gateway.worker.sent_letters import SentLetters
from gateway.worker.upkeep import Upkeep
from gateway.worker.writer import Wake, Writer
from outbound.courier import Carrier
from outbound.post import Post
from rules.policy.desk import Desk

log = logging.getLogger(__name__)

STANDBY_SECONDS = 2.0  # between two looks at the clerk's lock and beats
WAKEUP_SECONDS = 30.0  # one wait for the wakeup
TROUBLE_SECONDS = 5.0  # of rest after an error
CATCH_UP_SECONDS = 20.0  # at most, for mailboxes to be looked into before anything is decided
GRACE_SECONDS = 8.0  # for mails that are coming in when the daemon stops
NO_DESCRIPTORS = errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM  # accept(2)


class Hears(Protocol):
    """Somebody who hears when another process has written."""

    def wait(self, seconds: float) -> bool: ...

    def wake(self) -> None: ...

    def close(self) -> None: ...


class Door(Protocol):
    """Something that mail comes in by."""

    async def close(self, grace_seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class Parts:
    """What a daemon works with."""

    settings: Settings
    desk: Desk
    engine: Engine
    make_clerk: MakeClerk  # a clerk, when this gateway is in charge
    warm_up: Callable[[datetime], None]  # so that its first mail takes no longer than others
    courier: Carrier
    clock: Callable[[], datetime]
    name: str  # of this gateway, the same in every life
    # real time, threads and locks, where nobody plays with them (`simulate`)
    steady: Callable[[], float] = time.monotonic
    wake_writer: Wake | None = None
    hears: Callable[[Engine], Hears] = Wakeup
    lock: Callable[[Engine, str], ClerkLock] = ClerkLock
    tell_ends: Callable[[], None] = lambda: None  # of what was wrong, for the log


class Daemon:
    """Runs until it is told to stop."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._accepting = Accepting(parts.engine)
        self._writer = Writer(self._accepting.accept, parts.wake_writer, self._note_accepted)
        lock = parts.lock(parts.engine, parts.settings.database.url)
        self._leader = Leader(
            parts.engine, lock, parts.make_clerk, parts.name, parts.steady, self._tell_news
        )
        self._outbox_access = OutboxAccess(
            parts.engine,
            self._writer,
            parts.name,
            keeps_copies=any(one.sent for one in parts.settings.mailbox),
        )
        self._post = Post(
            self._outbox_access,
            parts.courier,
            parts.clock,
            carriers=parts.settings.relay.connections,
            templates=parts.settings.templates,
            steady=parts.steady,
        )
        zone = ZoneInfo(parts.desk.calendar.zone)
        self._upkeep = Upkeep(parts.engine, keep_of(parts.settings), zone)
        self._times = Times()
        self._monitor = Monitor(self._times, self._look_at_health)
        self._stop = asyncio.Event()
        self._news = asyncio.Event()  # something may have to be decided
        self._leads: bool | None = None
        self._is_warm = False
        self._mailboxes: tuple[MailboxDoor, ...] = ()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._wakeup: Hears | None = None

    def _tell_news(self) -> None:
        """Wake the clerk, from any thread."""
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._news.set)

    @property
    def leads(self) -> bool:
        """Say whether it was the clerk when it last looked."""
        return bool(self._leads)

    def stop(self) -> None:
        """Finish what is in hand and end."""
        self._stop.set()
        self._news.set()
        if self._wakeup:
            self._wakeup.wake()

    async def run(self) -> None:
        """Open the doors, work until `stop`, close; raise CannotListen when an address is taken."""
        self._loop = asyncio.get_running_loop()
        self._loop.set_exception_handler(_hear_of_loop)
        with self._writer:
            parts = self._parts
            room, accept = room_of(parts.settings), self._writer.accept
            doors: list[Door] = [
                *await open_doors(parts.settings, parts.desk, accept, parts.clock, room),
                *await open_local(parts.settings, parts.name, accept, parts.clock, room),
                *self._open_mailboxes(room),
            ]
            await self._open_monitor()
            works = (
                self._decide,
                self._watch,
                self._carry,
                self._hear,
                self._give_life_signs,
                self._clean_up,
            )
            tasks = [asyncio.create_task(self._keep(work)) for work in works]
            notify("READY=1")
            log.info("ready", extra={"gateway": self._parts.name})
            await self._stop.wait()
            notify("STOPPING=1")
            log.info("stopping")
            await asyncio.gather(*(door.close(GRACE_SECONDS) for door in doors))
            await self._monitor.close()
            await asyncio.gather(*tasks)
            await self._leave()
        self._accepting.close()
        await self._parts.courier.close()

    def _wait_for_mailboxes(self) -> None:
        """After a start: no timer comes before a mail that lay in a mailbox when it was due."""
        ends_at = time.monotonic() + CATCH_UP_SECONDS
        for door in self._mailboxes:
            while not self._stop.is_set() and time.monotonic() < ends_at:
                if door.looked.wait(0.1):
                    break

    def _open_mailboxes(self, room: Room) -> list[MailboxDoor]:
        parts, loop = self._parts, asyncio.get_running_loop()
        scan = scan_on(loop, scanning_of(parts.settings))
        site = site_of(parts.settings, parts.desk, parts.clock, scan)
        letters = SentLetters(parts.engine, parts.settings.templates)
        doors = []
        for box in mailboxes_of(parts.settings):
            lead = MailboxLead(box.name, parts.name, parts.engine, self._writer, room, loop)
            if box.url:
                door = graph_door(box, GraphBooks(box.name, lead, self._tell_news), site)
            else:
                books = MailboxBooks(box.name, lead, letters, self._tell_news)
                door = imap_door(box, books, site)
            door.start()
            doors.append(door)
        self._mailboxes = tuple(doors)
        return doors

    # --- what the doors take ------------------------------------------------------------

    def _note_accepted(self, incoming: Incoming, seconds: float) -> None:
        self._times.accepted.labels(incoming.envelope.source).observe(seconds)
        self._news.set()

    # --- what goes on all the time ------------------------------------------------------

    async def _keep(self, work: Callable[[], Awaitable[None]]) -> None:
        """Do a piece of work again and again; an error is told, and work goes on after a rest."""
        while not self._stop.is_set():
            try:
                await work()
            except UNAVAILABLE as error:
                log.error("database: %s", reason_of(error), extra={"trouble": "database"})
                await self._rest(TROUBLE_SECONDS)
            except OSError as error:  # no descriptors, no memory, no disk
                log.error("system: %s", error, extra={"trouble": "work"})
                await self._rest(TROUBLE_SECONDS)
            except Exception:
                log.exception("work failed", extra={"trouble": "work"})
                await self._rest(TROUBLE_SECONDS)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stop.wait(), seconds)

    async def _decide(self) -> None:
        """A group of inputs, or a rest until there may be one."""
        if not self._is_warm:
            await asyncio.to_thread(self._parts.warm_up, self._parts.clock())
            await asyncio.to_thread(self._wait_for_mailboxes)
            self._is_warm = True
        self._news.clear()
        turn = await self._writer.run(self._decide_group)
        self._tell_leadership(turn is not Turn.STANDBY)
        match turn:
            case Turn.STANDBY:
                await self._rest(STANDBY_SECONDS)
            case Turn.IDLE:
                await self._wait_for_news()
            case Turn.DECIDED:
                self._post.wake()
            case _:
                assert_never(turn)

    def _decide_group(self) -> Turn:
        """One group on the writer's thread, its time taken where something was decided."""
        begun_at = time.monotonic()
        turn = self._leader.decide_next(self._parts.clock())
        if turn is Turn.DECIDED:
            self._times.decided.observe(time.monotonic() - begun_at)
        return turn

    async def _open_monitor(self) -> None:
        """Listen for who watches; a taken address is told, and no reason not to take mail."""
        if self._parts.settings.metrics is None:
            return
        listen = self._parts.settings.metrics.listen
        logging.getLogger().addHandler(ErrorCounter(self._times.registry))
        host, _, port = listen.rpartition(":")
        try:
            await self._monitor.open(host.strip("[]"), int(port))
        except OSError as error:
            log.error("metrics: %s: %s", listen, error.strerror)

    def _look_at_health(self) -> Health:
        with reading(self._parts.engine) as connection:
            return health.look(connection, self._parts.clock())

    async def _watch(self) -> None:
        """Free the database from a clerk that hangs; not on the writer's thread, which may wait."""
        self._parts.tell_ends()
        await asyncio.to_thread(self._leader.watch)
        await self._rest(STANDBY_SECONDS)

    def _tell_leadership(self, leads: bool) -> None:
        if leads is not self._leads:
            log.info("clerk" if leads else "standby", extra={"gateway": self._parts.name})
            self._leads = leads

    async def _wait_for_news(self) -> None:
        seconds = await self._writer.run(lambda: self._leader.rest_seconds(self._parts.clock()))
        if self._stop.is_set():  # it was told while it warmed up, before the news were cleared
            return
        with suppress(TimeoutError):
            await asyncio.wait_for(self._news.wait(), seconds)

    async def _carry(self) -> None:
        await self._post.run(self._stop)

    async def _hear(self) -> None:
        """Wake the clerk and the post when another process has written."""
        self._wakeup = wakeup = await asyncio.to_thread(self._parts.hears, self._parts.engine)
        try:
            while not self._stop.is_set():
                if await asyncio.to_thread(wakeup.wait, WAKEUP_SECONDS):
                    self._news.set()
                    self._post.wake()
        finally:
            self._wakeup = None
            wakeup.close()

    async def _give_life_signs(self) -> None:
        """Tell the watchdog that loop, writer and database come round.

        A database that says why it is away has answered: a new start would not bring it back.
        """
        seconds = watchdog_seconds()
        if seconds is None:
            await self._stop.wait()
            return
        with suppress(*UNAVAILABLE):
            await self._writer.run(self._look_round, is_next=True)
        notify("WATCHDOG=1")
        await self._rest(seconds)

    def _look_round(self) -> None:
        with reading(self._parts.engine) as connection:
            journal.oldest_waiting_received_at(connection)

    async def _clean_up(self) -> None:
        """Each night whoever is in charge takes what is kept no longer."""
        clock = self._parts.clock
        await self._rest(self._upkeep.seconds_to_night(clock()))
        leadership = self._leader.leadership
        if leadership is not None and not self._stop.is_set():
            await asyncio.to_thread(self._upkeep.work, clock(), leadership, self._stop.is_set)

    async def _leave(self) -> None:
        try:
            await self._writer.run(self._leader.leave)
        except UNAVAILABLE as error:
            log.error("database: %s", reason_of(error))


def _hear_of_loop(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """Tell what the event loop meets. Where no descriptor is left callers wait, and are met later:
    asyncio says so with a traceback for each of them, again every second."""
    error = context.get("exception")
    if isinstance(error, OSError) and error.errno in NO_DESCRIPTORS:
        told = error.strerror or str(error)
        log.error("connections wait: %s", told, extra={"trouble": "descriptors"})
    else:
        loop.default_exception_handler(context)
