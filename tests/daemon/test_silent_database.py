"""The database is silent: who brings mail hears 451, and its bytes are let go at once."""

from __future__ import annotations

import smtplib
import sqlite3
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import pytest
from living import MAIN, LiveDaemon, wait_until
from loopback import mail, send
from test_takeover import a_line_to

MIB = 1024 * 1024
SIZE = 5 * MIB
PEERS = 4
KEPT_MAX = 80 * MIB  # by mails in hand and what Python has not given back, however many came
SHORT, LONG = 24, 400  # mails
# The door waits a moment for a commit, not half a minute.
HASTY = (
    "import functools, gateway.listeners as listeners;"
    "listeners.DoorLimits = functools.partial(listeners.DoorLimits, accept_seconds=0.3);" + MAIN
)


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Somebody holds the file's write lock."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def bring(port: int, mails: int) -> Counter[int]:
    """Bring so many large mails, a few at once; return what was heard."""
    heard: Counter[int] = Counter()
    raw = mail(7) + (b"z" * 76 + b"\r\n") * (SIZE // 78)

    def bring_some() -> None:
        for _ in range(mails // PEERS):
            try:
                with smtplib.SMTP("127.0.0.1", port, timeout=90) as client:
                    client.sendmail("c@a.example", ["support@desk.example"], raw)
                heard[250] += 1
            except smtplib.SMTPResponseException as error:
                heard[error.smtp_code] += 1

    peers = [threading.Thread(target=bring_some) for _ in range(PEERS)]
    for one in peers:
        one.start()
    for one in peers:
        one.join()
    return heard


def bring_one(port: int, number: int) -> None:
    """Bring a small mail; come again where the door did not wait long enough for its commit."""

    def is_taken() -> bool:
        try:
            send(port, mail(number))
        except smtplib.SMTPResponseException as error:
            if error.smtp_code != 451:
                raise
            return False
        return True

    wait_until(is_taken)


class Memory:
    """The most that a process had while this was looked at."""

    def __init__(self, pid: int) -> None:
        self._process = psutil.Process(pid)
        self.before = self.most = self._process.memory_info().rss
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        while not self._is_over.wait(0.05):
            self.most = max(self.most, self._process.memory_info().rss)

    def grown(self) -> int:
        self._is_over.set()
        self._thread.join()
        return self.most - self.before


@pytest.mark.parametrize(
    "mails", [SHORT, pytest.param(LONG, marks=pytest.mark.long)], ids=["short", "long"]
)
def test_while_sqlite_is_locked_what_was_put_off_is_let_go(
    sqlite_template: Path, tmp_path: Path, mails: int
) -> None:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    with LiveDaemon(tmp_path / "h", f"sqlite:///{path}", program=HASTY) as daemon:
        daemon.start()
        bring_one(daemon.port, 1)
        memory = Memory(daemon.process.pid)
        with locked(path):
            heard = bring(daemon.port, mails)
        grown = memory.grown()
        bring_one(daemon.port, 2)

        assert (heard, grown < KEPT_MAX) == ({451: mails}, True), grown
        assert daemon.stop() == 0


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    "mails", [SHORT, pytest.param(LONG, marks=pytest.mark.long)], ids=["short", "long"]
)
def test_while_postgresql_says_nothing_what_was_put_off_is_let_go(
    database_url: str, tmp_path: Path, mails: int
) -> None:
    with (
        a_line_to(database_url) as (line, url),
        LiveDaemon(tmp_path / "h", url, program=HASTY) as daemon,
    ):
        daemon.start()
        bring_one(daemon.port, 1)
        memory = Memory(daemon.process.pid)
        line.cut(off=True)
        heard = bring(daemon.port, mails)
        grown = memory.grown()
        line.cut(off=False)
        wait_until(lambda: bring(daemon.port, PEERS)[250] > 0, told=daemon.words)

        assert (heard, grown < KEPT_MAX) == ({451: mails}, True), grown
        assert daemon.stop() == 0
