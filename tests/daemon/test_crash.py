"""kill -9 of the real daemon, and of PostgreSQL, in the middle of conversations: nothing lost,
nothing twice, nothing otherwise; and a mail that kills the clerk."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
import sqlalchemy as sa
from living import MAIN, LiveDaemon, free_port, wait_until
from loopback import mail
from server import Postgres, flushing_server
from talks import AHEAD, World, copied, unlike, wait_for_progress, write_desk

from gateway.simulate import oracle
from gateway.simulate.history import Histories, found_site
from gateway.simulate.writers import people
from gateway.store import journal, tables
from gateway.store.engine import open_engine, reading, writing
from gateway.store.journal import Incoming, InputState
from gateway.store.people import import_people
from rules.model.mail import Envelope
from rules.policy.desk import Desk
from tests.conftest import DATABASES

if TYPE_CHECKING:
    pass

TALKERS = 3
# of ten kills, day by day: a reminder comes due on the fourth, a closing on the fifth
KILLS_OF_DAY = 5, 0, 0, 2, 3
SHORT = "answered", "ordered", "bounced"  # what is said and done in a day
LONG = "called"  # two attempts on two days, a reminder that comes due, a closing that does
MAILS_MAX = 6  # that are taken in one life
# new tickets are all told alike, however many there are
NO_FLOOD = f"import rules.arrival.new_flood as flood; flood.ONE_BY_ONE = 10**9; {AHEAD}{MAIN}"
STANDSTILL_SECONDS = 400  # longer than what three ends in a row put an input off
# goes before everything else in each interpreter of the daemon
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
class Killer:
    """Ends the gateway, or its database, at moments that nobody chose."""

    daemon: LiveDaemon
    world: World
    chance: Random
    server: Postgres | None  # where the database is a server that can be killed
    start_seconds: float = 1.0  # of the last start
    kills: Counter[str] = field(default_factory=Counter)

    def live(self) -> None:
        """Let the gateway live for a while, and end something."""
        ways = (self._early, self._busy, self._busy)
        ways += (self._database, self._database, self._all) if self.server else ()
        way = self.chance.choice(ways)
        self.kills[way.__name__.strip("_")] += 1
        way()

    def start(self) -> None:
        """Have the gateway stand."""
        if not self.daemon.is_alive():
            began = time.monotonic()
            self._begin()
            assert self.daemon.next_sign(STANDSTILL_SECONDS) == "READY=1", self.daemon.words()
            self.start_seconds = time.monotonic() - began

    def kill(self) -> None:
        self.daemon.kill()

    def _begin(self) -> None:
        self.world.lives += 1
        self.daemon.start(ready=False, AHEAD=self.world.ahead)

    def _early(self) -> None:
        """Before it is ready, or just then."""
        self.kill()
        self._begin()
        time.sleep(self.chance.uniform(0, self.start_seconds))
        self.kill()

    def _busy(self) -> None:
        self._work()
        self.kill()

    def _database(self) -> None:
        """The server, and the gateway has to go on by itself when it is back."""
        assert self.server is not None
        self._work()
        self.server.kill()
        self.server.start()

    def _all(self) -> None:
        """As when the machine's power is cut."""
        assert self.server is not None
        self._work()
        self.server.kill()
        self.kill()
        self.server.start()

    def _work(self) -> None:
        """Let so many more mails be taken: a life's length, on machines of any speed."""
        self.start()
        goal = len(self.world.server.accepted) + self.chance.randrange(MAILS_MAX)
        wait_for_progress(
            lambda: len(self.world.server.accepted) >= goal or self.world.is_settled(),
            self.world.progress,
            STANDSTILL_SECONDS,
        )
        time.sleep(self.chance.uniform(0, 0.1))


@pytest.fixture(params=DATABASES)
def fallible(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[tuple[str, Postgres | None]]:
    """The URL of a database, and the server that it is on, where it may be killed."""
    if request.param == "sqlite":
        path = tmp_path / "ticketgate.db"
        path.write_bytes(request.getfixturevalue("sqlite_template").read_bytes())
        yield f"sqlite:///{path}", None
        return
    with flushing_server() as found:
        yield found


@pytest.mark.crash
@pytest.mark.timeout(0)
def test_conversations_over_kills_come_to_what_they_come_to_without(
    fallible: tuple[str, Postgres | None], tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    (url, server), chance = fallible, Random(2026)
    kills = pytestconfig.getoption("--kills", default=10)
    port, talks = free_port(), []
    with World(url, port, chance) as world:
        daemon = LiveDaemon(
            tmp_path / "site", url, relay_port=world.relay_port, program=NO_FLOOD, port=port
        )
        expected = expected_on(write_desk(daemon.folder / "desk.toml"))
        engine = open_engine(url)
        with writing(engine) as connection:
            known = people(40 + 8 * kills)
            import_people(connection, known.accounts, known.contacts)
        killer = Killer(daemon, world, chance, server)
        with daemon:
            for world.day, share in enumerate(KILLS_OF_DAY):
                if share:
                    world.kinds = SHORT if world.day else (LONG, *SHORT)
                    world.let_talk(TALKERS)
                for _ in range(kills * share // 10):
                    killer.live()
                    broken = world.look()
                    assert broken == []
                world.kinds = ()
                killer.start()
                wait_for_progress(world.is_settled, world.progress, STANDSTILL_SECONDS)
                over = [one for one in world.talks if one.is_over and one not in talks]
                broken = unlike(over, copied(engine, tmp_path), expected)
                assert broken == []
                talks += over
                daemon.kill()
            broken = world.look()
        books = copied(engine, tmp_path)
        broken += oracle.judge(books, world.relay, world.server, oracle.Kept())
        for one in (engine, books):
            one.dispose()

    print(f"{dict(killer.kills)}, {len(talks)} talks, {len(world.server.accepted)} mails")
    assert broken == []
    assert world.faults == []
    assert len(talks) == len(world.talks)
    assert {one.kind for one in talks} == {*SHORT, LONG}


def expected_on(desk: Desk) -> dict[str, oracle.Shape]:
    """Return what each kind of conversation comes to on a desk where nothing is killed."""
    logging.disable()
    try:
        with found_site(desk) as site:
            histories = Histories(site)
            return {kind: histories.expected(kind) for kind in (*SHORT, LONG)}
    finally:
        logging.disable(logging.NOTSET)


@pytest.mark.crash
def test_a_mail_at_which_the_clerk_ends_is_put_off_and_its_neighbours_pass(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(POISON)
    with LiveDaemon(tmp_path / "site", database_url) as daemon:
        daemon.bring_people()
        now = datetime.now(UTC)
        mails = [
            Incoming(mail(number, text, f"p{number}@alderair.example"), Envelope(), now)
            for number, text in enumerate(("before", "this is poison", "after"), 1)
        ]
        with writing(engine) as connection:
            journal.accept(connection, mails)

        def waiting() -> int:
            with reading(engine) as connection:
                states = list(connection.execute(sa.select(tables.inputs.c.state)).scalars())
            return states.count("waiting")

        deaths = 0
        while waiting() > 1:
            daemon.start(ready=False, PYTHONPATH=str(tmp_path))
            wait_until(lambda: daemon.process.poll() is not None or waiting() == 1)
            deaths += daemon.process.poll() == 9
        assert daemon.stop() == 0

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
