"""Customers who write through a fault of the real daemon, and what must be so behind it."""

from __future__ import annotations

import re
import smtplib
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from types import TracebackType
from typing import Self

import sqlalchemy as sa
from living import MAIN, START_SECONDS, LiveDaemon, wait_until
from loopback import mail

from gateway.store import tables
from gateway.store.engine import open_engine, reading

TRIES = 4  # of a mail that hear 451 before a fault ends
LONG_SECONDS = 60.0  # that a fault lasts
SHORT_SECONDS = 1.0
# new tickets are all told alike, however many there are
NO_FLOOD = f"import rules.arrival.new_flood as flood; flood.ONE_BY_ONE = 10**9; {MAIN}"
TOLD = re.compile(r"^\S+ (?:WARNING|ERROR) +(?P<what>.*)$", re.MULTILINE)
FACTS = re.compile(r"(?: \w+=\S*)+$")
NUMBER = re.compile(r"\d+")


@dataclass
class Customers:
    """They write without end; each mail comes again until it hears 250."""

    port: int
    accepted: list[int] = field(default_factory=list)
    heard: Counter[str] = field(default_factory=Counter)  # answers and ends that were no 250
    number: int = 0

    def __enter__(self) -> Self:
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._write)
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop.set()
        self._thread.join()

    def wait_for(self, more: int) -> None:
        """Wait until so many more are taken."""
        wanted = len(self.accepted) + more
        wait_until(lambda: len(self.accepted) >= wanted, told=lambda: self.heard)

    def wait_for_tries(self, more: int) -> None:
        """Wait until so many more tries came to nothing."""
        wanted = self.heard.total() + more
        wait_until(lambda: self.heard.total() >= wanted, told=lambda: len(self.accepted))

    def _write(self) -> None:
        while not self._stop.is_set():
            self.number += 1
            sender = f"p{self.number}@alderair.example"  # each gets a letter
            raw = mail(self.number, f"Room {self.number}.", sender)
            while not self._stop.is_set() and not self._send(raw, sender):
                self._stop.wait(0.1)

    def _send(self, raw: bytes, sender: str) -> bool:
        """Say whether it is taken; 250 counts when it is heard, whatever comes after it."""
        try:
            with smtplib.SMTP("127.0.0.1", self.port, timeout=60) as client:
                client.sendmail(sender, ["support@desk.example"], raw)
                self.accepted.append(self.number)
        except smtplib.SMTPResponseException as error:
            self.heard[str(error.smtp_code)] += 1
        except (OSError, smtplib.SMTPException) as error:
            if self.accepted[-1:] == [self.number]:
                return True
            self.heard[type(error).__name__] += 1
        return self.accepted[-1:] == [self.number]


@dataclass
class Scene:
    """What a fault is made of."""

    daemon: LiveDaemon
    folder: Path  # a small disk of its own, where the fault wants one
    url: str
    is_long: bool
    customers: Customers


Fault = Callable[[Scene], AbstractContextManager[None]]
Letters = Callable[[], Sequence[bytes]]  # that arrived


def live_through(scene: Scene, fault: Fault, letters: Letters, *, refuses: bool) -> None:
    """Write before, in and after a fault; see that every promise was kept."""
    customers = scene.customers
    with customers:
        customers.wait_for(3)
        wait_until(lambda: " clerk" in scene.daemon.words())
        begun_at = time.monotonic()
        with fault(scene):
            if refuses:
                customers.wait_for_tries(TRIES)
            wait_until(lambda: "trouble=" in scene.daemon.words(), told=scene.daemon.words)
            seconds = LONG_SECONDS if scene.is_long else SHORT_SECONDS
            time.sleep(max(0.0, begun_at + seconds - time.monotonic()))
        customers.wait_for(3)
    wait_until_settled(scene.url, scene.daemon)
    broken = broken_promises(scene, letters())
    assert not broken, broken[:20]
    assert scene.daemon.stop() == 0


def wait_until_settled(url: str, daemon: LiveDaemon) -> None:
    """Wait for all that is left to do, as long as any of it gets done: a backlog may be long."""
    seen: object = None
    since = time.monotonic()
    while not has_settled(url):
        done = _done(url)
        if done != seen:
            seen, since = done, time.monotonic()
        assert time.monotonic() - since < START_SECONDS, f"nothing gets on {daemon.words()[-4000:]}"
        time.sleep(0.1)


def _done(url: str) -> object:
    """Return what grows as long as anything is decided or sent."""
    inputs, letters = tables.inputs.c, tables.letters.c
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [
            tuple(map(tuple, connection.execute(sa.select(one, sa.func.count()).group_by(one))))
            for one in (inputs.state, letters.state)
        ]
    engine.dispose()
    return sorted(found[0]), sorted(found[1])


def has_settled(url: str) -> bool:
    """Nothing waits to be decided or to be sent."""
    engine = open_engine(url)
    with reading(engine) as connection:
        inputs = set(connection.execute(sa.select(tables.inputs.c.state).distinct()).scalars())
        letters = tables.letters.c
        unsent = sa.select(letters.id).where(letters.state.in_(("queued", "handed")))
        unsent = unsent.where(letters.not_before <= datetime.now(UTC))
        is_waiting = connection.execute(unsent.limit(1)).first() is not None
    engine.dispose()
    return "waiting" not in inputs and not is_waiting


def broken_promises(scene: Scene, letters: Sequence[bytes]) -> list[str]:
    """Return what was promised and is not so, after all is well again."""
    engine = open_engine(scene.url)
    with reading(engine) as connection:
        ids = Counter(connection.execute(sa.select(tables.mails.c.message_id)).scalars())
        inputs = tables.inputs.c
        ends = Counter(map(tuple, connection.execute(sa.select(inputs.state, inputs.reason))))
        numbers = Counter(connection.execute(sa.select(tables.tickets.c.number)).scalars())
    engine.dispose()
    broken = [
        f"{one} is lost" for one in scene.customers.accepted if f"<m{one}@a.example>" not in ids
    ]
    # whose commit stood although 451 was heard came again, and is known (GW-02)
    broken += [
        f"{count} inputs are {state} {reason}"
        for (state, reason), count in ends.items()
        if state != "done" and (state, reason) != ("dropped", "duplicate_delivery")
    ]
    broken += [f"{number} is there twice" for number, count in numbers.items() if count > 1]
    whole = [one for one in letters if b"X-Gateway-Repeated: yes" not in one]
    keys = Counter(str(message_from_bytes(raw)["Message-ID"]) for raw in whole)
    broken += [f"{key} went {count} times" for key, count in keys.items() if count > 1]
    words = scene.daemon.words()
    if "Traceback" in words:
        broken.append("there is a traceback in the log")
    told = told_of(words)
    broken += [f"told {count} times: {line}" for line, count in told.items() if count > 1]
    return broken


def told_of(words: str) -> Counter[str]:
    """Return what the log said at WARNING and above, without facts and numbers, and how often."""
    lines = (FACTS.sub("", one["what"]) for one in TOLD.finditer(words))
    return Counter(NUMBER.sub("N", line) for line in lines)
