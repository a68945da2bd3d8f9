"""One history from one seed: what people do, what fails when, and what came of it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from gateway.config.desk_file import example_desk
from gateway.simulate import oracle
from gateway.simulate.gateways import PORT, Gateway, Site
from gateway.simulate.network import Network
from gateway.simulate.relay import ADDRESS, Relay, RelaySession
from gateway.simulate.scheduler import Process, Scheduler
from gateway.simulate.troubles import DAY, Troubles
from gateway.simulate.writers import KINDS, NAMES, MailServer, Talk, people
from gateway.store import journal
from gateway.store.engine import open_engine, upgrade, writing
from gateway.store.people import import_people
from outbound.courier import Courier
from outbound.relay_address import Relay as RelayAddress
from rules.policy.desk import Desk, Role

BEGIN = datetime(2026, 11, 23, 15, tzinfo=UTC)  # a Monday, 10:00 at the desk
HOSTS = "10.0.1.1", "10.0.1.2"
MAIL_SERVER = "10.0.0.25"
TALKS_MAX = 3
PLAY_SECONDS = 40 * DAY  # for all that people do
SETTLE_SECONDS = 7 * DAY  # for what is left once nothing fails any more
OFTEN = (*KINDS, "asked", "answered", "answered", "ordered", "bounced")  # the others take days


@dataclass(eq=False)
class History:
    """One seed, played on a site. `play` says what is wrong with what came of it."""

    site: Site
    seed: int
    kinds: tuple[str, ...] | None = None  # of the talks; None: by chance
    with_faults: bool = True
    tell: Callable[[str], None] = lambda line: None
    broken: list[str] = field(default_factory=list)
    talks: list[Talk] = field(default_factory=list)
    gateways: list[Gateway] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scheduler = Scheduler(BEGIN, self._chance("order"))
        self.scheduler.network = Network()
        self.world = self.scheduler.add("world", MAIL_SERVER)
        self.relay = Relay(self._chance("relay"), lambda: self.scheduler.steady, self._tell)
        doors = (RelayAddress(one, PORT, hostname="mx.desk.example") for one in self._hosts())
        couriers = tuple(map(Courier, doors))
        self.server = MailServer(self._chance("server"), couriers, self._tell)
        self.kept = oracle.Kept()
        self.troubles = Troubles(
            self._chance("faults"), self.site, self.relay, self.world, self.gateways, self._tell
        )

    def play(self) -> list[str]:
        """Play it to its end and return what is wrong with it."""
        self.site.begin_again()
        scheduler = self.scheduler
        scheduler.on_death = self._bury
        scheduler.next_due_at = self._next_due_at
        scheduler.is_busy = lambda: any(one.stops_at is not None for one in self.gateways)
        for number, host in enumerate(self._hosts(), 1):
            name = f"gateway {number}"
            chance = self._chance(name)
            self.gateways.append(
                Gateway(scheduler, self.site, name, host, chance, self._tell, self._look)
            )
        self.world.start(self._open())
        scheduler.run(self._is_over, at_most=PLAY_SECONDS)
        self._heal()
        if not scheduler.run(self._is_settled, at_most=SETTLE_SECONDS):
            talks = [one for one in self.talks if not one.is_over]
            self.broken += [f"not over: {one.kind} {one.number}" for one in talks]
            self.broken += oracle.unsettled(self.site.looking)
        self.broken += self._faults()
        self.broken += oracle.judge(self.site.looking, self.relay, self.server, self.kept)
        self._end()
        return self.broken

    def ledger(self) -> str:
        return "\n".join(oracle.ledger(self.site.looking))

    def shape(self, talk: Talk) -> oracle.Shape:
        return oracle.shape_of(self.site.looking, talk)

    # --- what happens ------------------------------------------------------------------------

    def _chance(self, what: str) -> Random:
        return Random(f"{self.seed} {what}")

    def _hosts(self) -> tuple[str, ...]:
        two = self.with_faults and not self._chance("hosts").randrange(3)
        return HOSTS if two else HOSTS[:1]

    def _tell(self, line: str) -> None:
        self.scheduler.stir()
        self.tell(f"{self.scheduler.now():%m-%d %H:%M:%S.%f} {line}")

    async def _open(self) -> None:
        loop = self.world.loop
        await loop.create_server(lambda: RelaySession(self.relay), *ADDRESS)
        for gateway in self.gateways:
            gateway.begin()
        chance = self._chance("talks")
        kinds = self.kinds or tuple(
            chance.choice(OFTEN) for _ in range(chance.choice((1, 1, 2, 2, TALKS_MAX)))
        )
        for place, kind in enumerate(kinds[: len(NAMES)]):
            talk = Talk(place, kind, self.server, self.relay, self.scheduler.now, self._order)
            self.talks.append(talk)
            loop.call_later(chance.uniform(1, 900), self._start, talk)
        if self.with_faults:
            self.relay.moods = self.troubles.moods()
            self.troubles.plan()

    def _start(self, talk: Talk) -> None:
        self.world.start(talk.run())

    async def _order(self, verb: str, values: dict[str, str]) -> None:
        """Put an admin's order into the journal, from a process of its own."""
        with writing(self.site.looking) as connection:
            journal.put_order(connection, verb, values, self.scheduler.now())

    # --- how it ends -------------------------------------------------------------------------

    def _bury(self, process: Process) -> None:
        for gateway in self.gateways:
            if gateway.process is process:
                gateway.bury(process)

    def _heal(self) -> None:
        """From now on nothing fails any more."""
        self._tell("nothing fails any more")
        self.troubles.end()
        self.server.is_calm = True

    def _look(self) -> None:
        """After each end: whatever was promised stands in the database."""
        self.broken += oracle.look(self.site.looking, self.server.accepted, self.kept)

    def _next_due_at(self) -> datetime | None:
        return oracle.next_due_at(self.site.looking, self.scheduler.now())

    def _is_over(self) -> bool:
        return bool(self.talks) and all(one.is_over for one in self.talks)

    def _is_settled(self) -> bool:
        return self._is_over() and not oracle.unsettled(self.site.looking)

    def _faults(self) -> list[str]:
        found = [f"refused: {one}" for one in self.server.refused]
        found += self.world.faults
        for gateway in self.gateways:
            found += gateway.faults
            found += gateway.process.faults if gateway.process else []
        return found

    def _end(self) -> None:
        """Let go of everything."""
        for process in tuple(self.scheduler.processes):
            self.scheduler.network.cut(process)
            process.is_dead = True
        for gateway in self.gateways:
            for lock in gateway.locks:
                lock.release()
            if self.site.disks.get(gateway.host):
                gateway.disk.switch_off()
        for process in self.scheduler.processes:
            process.bury()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one seed."""

    seed: int
    broken: tuple[str, ...]
    ledger: str

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.ledger.encode()).hexdigest()[:16]


@dataclass(eq=False)
class Histories:
    """Plays seeds, and holds each conversation against the one where nothing fails."""

    site: Site
    shapes: dict[str, oracle.Shape] = field(default_factory=dict)

    def play(self, seed: int, tell: Callable[[str], None] = lambda line: None) -> Outcome:
        history = History(self.site, seed, tell=tell)
        broken = history.play()
        ledger = history.ledger()
        found = [(talk, history.shape(talk)) for talk in history.talks]
        for talk, shape in found:
            broken += (f"{talk.kind} {talk.number}: {one}"
                       for one in shape.unlike(self.expected(talk.kind)))  # fmt: skip
        return Outcome(seed, tuple(broken), ledger)

    def expected(self, kind: str) -> oracle.Shape:
        """Return what a conversation of this kind comes to where nothing fails."""
        if kind not in self.shapes:
            history = History(self.site, 0, (kind,), with_faults=False)
            broken = history.play()
            assert not broken, f"{kind} fails where nothing fails: {broken}"
            self.shapes[kind] = history.shape(history.talks[0])
        return self.shapes[kind]


@contextmanager
def found_site(desk: Desk | None = None) -> Iterator[Site]:
    """Give a site whose database is in a folder of its own; by itself of the example desk."""
    with TemporaryDirectory(prefix="ticketgate-simulate-") as folder:
        path = Path(folder) / "beginning.db"
        engine = open_engine(f"sqlite:///{path}")
        upgrade(engine)
        known = people()
        with writing(engine) as connection:
            import_people(connection, known.accounts, known.contacts)
        engine.dispose()
        site = Site(Path(folder), path.read_bytes(), desk or _desk(), HOSTS)
        try:
            yield site
        finally:
            for one in (*site.engines.values(), site.looking):
                one.dispose()


def _desk() -> Desk:
    """Return the example desk without those who get the digest: it costs more than all the rest."""
    desk = example_desk()
    few = tuple(one for one in desk.staff if not {Role.MANAGER, Role.LEAD} & set(one.roles))
    return replace(desk, staff=few)
