"""The daemon and a relay that takes its time: each letter goes once, and nobody waits for it."""

from __future__ import annotations

import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from pathlib import Path

import pytest
import sqlalchemy as sa
from living import MAIN, LiveDaemon, Relay, wait_until
from loopback import mail, send

from gateway.store import tables
from gateway.store.engine import open_engine, reading

SLOW = "dan@alderair.example"
SHORT_SECONDS = 5.0  # in place of the minute for each answer but that to the final dot
SHORT_CLOCKS = (
    "import functools, gateway.wiring as wiring; wiring.Relay = functools.partial("
    f"wiring.Relay, timeout_seconds={SHORT_SECONDS}, answer_seconds=90.0); {MAIN}"
)


class SlowRelay(socketserver.ThreadingTCPServer):
    """A relay that answers the final dot of one person's letters when it is told to."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.port = int(self.server_address[1])
        self.answers = threading.Event()
        self.kept: list[bytes] = []


class _Talk(socketserver.StreamRequestHandler):
    server: SlowRelay

    def handle(self) -> None:
        self.wfile.write(b"220 relay.example\r\n")
        recipient = b""
        while line := self.rfile.readline():
            if line.startswith(b"RCPT"):
                recipient = line
            if line.startswith(b"DATA"):
                self.wfile.write(b"354 go on\r\n")
                raw = b""
                while (part := self.rfile.readline()) not in (b".\r\n", b""):
                    raw += part
                self.server.kept.append(raw)
                if SLOW.encode() in recipient:
                    self.server.answers.wait(1200)
            self.wfile.write(b"250 fine\r\n")


@contextmanager
def slow_relay() -> Iterator[SlowRelay]:
    with SlowRelay() as relay:
        serving = threading.Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            yield relay
        finally:
            relay.answers.set()
            relay.shutdown()
            serving.join()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{path}"


def unsent(url: str) -> list[str]:
    engine = open_engine(url)
    wanted = sa.select(tables.letters.c.address).where(
        tables.letters.c.state.in_(("queued", "handed"))
    )
    with reading(engine) as connection:
        found = list(connection.execute(wanted).scalars())
    engine.dispose()
    return found


def ids_to(raws: list[bytes], address: str) -> list[str]:
    found = [message_from_bytes(raw) for raw in raws]
    return [str(one["Message-ID"]) for one in found if address in str(one["To"])]


def test_a_slow_answer_delays_nobody_else_and_sigterm_waits_for_none(
    sqlite_url: str, tmp_path: Path
) -> None:
    with (
        slow_relay() as slow,
        LiveDaemon(tmp_path / "h", sqlite_url, relay_port=slow.port) as daemon,
    ):
        daemon.start()
        send(daemon.port, mail(1, sender=SLOW), sender=SLOW)
        wait_until(lambda: len(ids_to(slow.kept, SLOW)) == 1)

        for number in range(2, 6):
            other = f"p{number}@alderair.example"
            send(daemon.port, mail(number, sender=other), sender=other)
        wait_until(lambda: unsent(sqlite_url) == [SLOW])
        code = daemon.stop()  # in far less time than the ten minutes that an answer may take

        assert code == 0
        assert len(ids_to(slow.kept, SLOW)) == 1
        with Relay() as relay:
            again = LiveDaemon(tmp_path / "h", sqlite_url, relay_port=relay.port)
            with again:
                again.start()
                wait_until(lambda: unsent(sqlite_url) == [])
                assert again.stop() == 0
            assert ids_to(relay.raws, SLOW) == ids_to(slow.kept, SLOW)
            repeated = [raw for raw in relay.raws if b"X-Gateway-Repeated: yes" in raw]
            assert ids_to(repeated, SLOW) == ids_to(slow.kept, SLOW)
            assert len(repeated) == 1  # whatever else fell due meanwhile goes for the first time


@pytest.mark.parametrize(
    ("program", "seconds"),
    [
        (SHORT_CLOCKS, 1.2 * SHORT_SECONDS),
        pytest.param(MAIN, 65.0, marks=pytest.mark.long),
        pytest.param(MAIN, 540.0, marks=(pytest.mark.long, pytest.mark.timeout(1200))),
    ],
    ids=["short", "65s", "540s"],
)
def test_a_late_answer_to_the_final_dot_is_waited_for_and_the_letter_goes_once(
    sqlite_url: str, tmp_path: Path, program: str, seconds: float
) -> None:
    """Longer than any other answer is waited for (RFC 5321 4.5.3.2.6); others go meanwhile."""
    with (
        slow_relay() as slow,
        LiveDaemon(tmp_path / "h", sqlite_url, relay_port=slow.port, program=program) as daemon,
    ):
        daemon.start()
        send(daemon.port, mail(1, sender=SLOW), sender=SLOW)
        wait_until(lambda: len(ids_to(slow.kept, SLOW)) == 1)
        heard_at = time.monotonic()
        for number in range(2, 6):
            other = f"p{number}@alderair.example"
            send(daemon.port, mail(number, sender=other), sender=other)
        wait_until(lambda: unsent(sqlite_url) == [SLOW])
        time.sleep(max(0.0, heard_at + seconds - time.monotonic()))

        slow.answers.set()
        wait_until(lambda: unsent(sqlite_url) == [])

        assert len(ids_to(slow.kept, SLOW)) == 1
        assert [one for one in slow.kept if b"X-Gateway-Repeated" in one] == []
        assert daemon.stop() == 0
