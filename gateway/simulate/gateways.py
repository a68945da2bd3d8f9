"""The gateways of a history: the real daemon, life after life, on one database.

All of a life but its disk is made anew when it begins. What stands in for threads and processes
here is the reader, which reads in turns of the same loop, and whoever hears of others' writing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from random import Random

from gateway.config.keys import Keys
from gateway.config.reading import reading_of
from gateway.config.settings import Settings
from gateway.config.settings_file import load_settings
from gateway.daemon import Daemon, Parts
from gateway.simulate.disk import Disk, driver_of
from gateway.simulate.relay import ADDRESS
from gateway.simulate.scheduler import Process, Scheduler
from gateway.store import journal
from gateway.store.engine import ClerkLock, open_engine, reading
from gateway.store.errors import UNAVAILABLE, Connection, Engine
from gateway.store.journal import Input
from gateway.store.term import Leadership
from gateway.store.unread import Unread, list_unread
from gateway.worker.clerk import Clerk
from gateway.worker.leader import News
from gateway.worker.poison import Suspects
from gateway.worker.reader import Read
from outbound.courier import Courier
from outbound.relay_address import Relay as RelayAddress
from parsers import Reading, UnreadableMail, read_mail
from rules.model.mail import Mail
from rules.policy.desk import Desk

PORT = 2525
AHEAD_MAX = 64
READ_SECONDS = (0.005, 0.02, 0.02, 0.4)  # for one mail
LONG_SECONDS = 8.0  # for one that takes long, or whose reader was killed from outside
LONG_OF = 25  # one mail in so many
AGAIN_SECONDS = 1.0  # before a reader asks a database again that was away
TURN_SECONDS = 0.001  # until the thread that writes comes round
BORN_AGAIN_SECONDS = (0.5, 5.0, 40.0)  # until who looks after a gateway begins it again


SETTINGS = """\
[mail]
base_address = "support@desk.example"
[database]
url = "sqlite:///{database}"
[smtp]
listen = "{host}:{port}"
hostname = "{host}"
[ingest]
listen = ""
[auth]
trusted_ids = ["mx.desk.example"]
trusted_peers = ["10.0.0.0/24"]
[relay]
host = "127.0.0.25"
port = 25
"""


def settings_of(database: Path, host: str) -> Settings:
    """Return how a gateway of a history runs; writes them beside the database."""
    path = database.with_name(f"{host}.toml")
    path.write_text(SETTINGS.format(database=database, host=host, port=PORT), "utf-8")
    return load_settings(path)


@dataclass(eq=False)
class TurnReads:
    """Reads mails ahead of the clerk, in turns of its own process."""

    process: Process
    engine: Engine
    rules: Reading
    random: Random
    news: Callable[[], None]
    read: dict[int, Read] = field(default_factory=dict)
    under_way: dict[int, bool] = field(default_factory=dict)  # input: whether it takes long

    def feed(self, connection: Connection, now: datetime) -> None:
        for one in list_unread(connection, now, AHEAD_MAX):
            if one.input_id not in self.read and one.input_id not in self.under_way:
                takes_long = not self.random.randrange(LONG_OF)
                self.under_way[one.input_id] = takes_long
                seconds = LONG_SECONDS if takes_long else self.random.choice(READ_SECONDS)
                self.process.loop.call_later(seconds, self._read_one, one)

    def passed_over(self) -> Collection[int]:
        return tuple(one for one, takes_long in self.under_way.items() if takes_long)

    def has(self, input_id: int) -> bool:
        return input_id in self.read

    def mail_of(self, connection: Connection, entry: Input, source: Input) -> Mail:
        found = self.read[entry.id]
        if found.held or found.mail is None:
            raise UnreadableMail(found.held, found.mail)
        return found.mail

    def forget(self, input_ids: Collection[int]) -> None:
        for one in input_ids:
            self.read.pop(one, None)

    def close(self) -> None:
        self.read.clear()
        self.under_way.clear()

    def _read_one(self, one: Unread) -> None:
        if one.input_id not in self.under_way:
            return  # closed meanwhile
        try:
            with reading(self.engine) as connection:
                raw = journal.load_raw(connection, one.source_id)
        except UNAVAILABLE:
            self.process.loop.call_later(AGAIN_SECONDS, self._read_one, one)
            return
        try:
            self.read[one.input_id] = Read(read_mail(raw or b"", one.envelope, self.rules))
        except UnreadableMail as fault:
            self.read[one.input_id] = Read(fault.mail, held=fault.reason)
        del self.under_way[one.input_id]
        self.news()


@dataclass(eq=False)
class Hearing:
    """Hears of others' commits when it is asked, which is once a second."""

    count: Callable[[], int]
    seen: int = 0

    def wait(self, seconds: float) -> bool:
        seen, self.seen = self.seen, self.count()
        return self.seen != seen

    def wake(self) -> None:
        """Nobody waits here."""

    def close(self) -> None:
        """Nothing is kept open."""


@dataclass(eq=False)
class Site:
    """What all histories share, for making it takes long: the engines, the desk, the beginning."""

    folder: Path
    beginning: bytes  # of the database
    desk: Desk
    hosts: tuple[str, ...]
    disks: dict[str, Disk] = field(default_factory=dict)
    engines: dict[str, Engine] = field(default_factory=dict)
    settings: dict[str, Settings] = field(default_factory=dict)
    looking: Engine = field(init=False)  # of whoever looks at the books from outside

    def __post_init__(self) -> None:
        url = f"sqlite:///{self.database}"
        self.looking = open_engine(url, driver_of(Disk))
        for host in self.hosts:
            self.engines[host] = open_engine(url, driver_of(partial(self.disks.__getitem__, host)))
            self.settings[host] = settings_of(self.database, host)

    @property
    def database(self) -> Path:
        return self.folder / "history.db"

    def begin_again(self) -> None:
        """Put the database back to what it is before anything happened."""
        for one in (*self.engines.values(), self.looking):
            one.dispose()
        for ending in ("-wal", "-shm", ".clerk"):
            self.database.with_name(self.database.name + ending).unlink(missing_ok=True)
        self.database.write_bytes(self.beginning)

    def commits(self) -> int:
        return sum(disk.commits for disk in self.disks.values())


@dataclass(eq=False)
class Gateway:
    """One gateway: begun again whenever it ends."""

    scheduler: Scheduler
    site: Site
    name: str
    host: str
    random: Random
    tell: Callable[[str], None]
    on_end: Callable[[], None]  # looks at the books
    process: Process | None = None
    daemon: Daemon | None = None
    locks: list[ClerkLock] = field(default_factory=list)
    lives: int = 0
    stops_at: float | None = None  # when it was asked to stop
    faults: list[str] = field(default_factory=list)

    @property
    def disk(self) -> Disk:
        return self.site.disks[self.host]

    def begin(self) -> None:
        """Start a life on what the database holds."""
        self.lives += 1
        self.tell(f"{self.name}: life {self.lives}")
        old = self.site.disks.get(self.host, Disk())
        self.site.disks[self.host] = disk = Disk(commits=old.commits)
        if not old.is_off:
            disk.ill, disk.ill_at = old.ill, old.ill_at
        self.process = process = self.scheduler.add(self.name, self.host)
        disk.on_cut = partial(self._die, process)
        disk.on_standstill = process.stand_still
        self.daemon = Daemon(self._parts(process))
        process.start(self._live(process, self.daemon))

    def crash(self) -> None:
        """End it as kill -9 does, wherever it is."""
        if self.process is not None and not self.process.is_dead:
            self._die(self.process)
            if self.process.is_inside:
                return  # whatever it does next meets a dead disk; then it is buried as after a cut
            self.scheduler.processes.remove(self.process)
            self.bury(self.process)

    def stop(self) -> None:
        """Ask it to stop, as SIGTERM does."""
        if self.daemon is not None and self.process is not None and not self.process.is_dead:
            self.stops_at = self.scheduler.steady
            self.process.loop.call_soon(self.daemon.stop)

    def bury(self, process: Process) -> None:
        """Let nothing of a life be left but what was committed, and begin the next one."""
        process.bury()
        self.faults += process.faults
        self.site.engines[self.host].dispose()
        self.process = self.daemon = None
        self.on_end()
        seconds = self.random.choice(BORN_AGAIN_SECONDS)
        self.scheduler.processes[0].loop.call_later(seconds, self.begin)

    def _die(self, process: Process) -> None:
        self.tell(f"{self.name}: dead")
        process.is_dead = True
        self.disk.switch_off()
        self.scheduler.network.cut(process)
        for lock in self.locks:
            lock.release()  # as the kernel does when a process is gone
        self.locks.clear()

    async def _live(self, process: Process, daemon: Daemon) -> None:
        try:
            await daemon.run()
        except Exception as error:
            self.faults.append(f"{self.name} ended by itself: {error!r}")
        hears_at = max(self.stops_at or 0.0, process.frozen_until)  # who stands still hears nothing
        seconds = self.scheduler.steady - hears_at
        if self.stops_at is None:
            self.faults.append(f"{self.name} ended although nobody asked")
        elif seconds > STOPS_SECONDS:
            self.faults.append(f"{self.name} took {seconds:.0f} s to stop")
        self.stops_at = None
        self._die(process)

    def _parts(self, process: Process) -> Parts:
        engine, settings, desk = (
            self.site.engines[self.host],
            self.site.settings[self.host],
            self.site.desk,
        )
        rules, keys = reading_of(settings), Keys.made_for_rehearsal()

        def make_clerk(leadership: Leadership, suspects: Suspects, news: News | None) -> Clerk:
            reads = TurnReads(process, engine, rules, self.random, news or (lambda: None))
            return Clerk(
                engine,
                desk,
                keys,
                rules,
                leadership=leadership,
                suspects=suspects,
                reads=reads,
                steady=lambda: self.scheduler.steady,
            )

        def lock(engine: Engine, url: str) -> ClerkLock:
            self.locks.append(ClerkLock(engine, url))
            return self.locks[-1]

        relay = RelayAddress(*ADDRESS, hostname=self.host)
        return Parts(
            settings=settings,
            desk=desk,
            engine=engine,
            make_clerk=make_clerk,
            warm_up=lambda now: None,
            courier=Courier(relay),
            clock=self.scheduler.now,
            name=self.name,
            steady=lambda: self.scheduler.steady,
            wake_writer=TurnsOf(process),
            hears=lambda engine: Hearing(self.site.commits),
            lock=lock,
        )


STOPS_SECONDS = 12.0  # systemd waits longer, an admin does not


@dataclass(eq=False)
class TurnsOf:
    """Takes the writer's turns in place of its thread."""

    process: Process
    is_coming: bool = False

    def __call__(self, turn: Callable[[], bool]) -> None:
        if not self.is_coming:
            self.is_coming = True
            self.process.loop.call_later(TURN_SECONDS, self._take, turn)

    def _take(self, turn: Callable[[], bool]) -> None:
        self.is_coming = False
        if turn():
            self(turn)
