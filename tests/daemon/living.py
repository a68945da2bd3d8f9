"""The real daemon as a process of its own, on a site made for one test, and a relay that keeps
what it is given."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from types import TracebackType
from typing import Self

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE
from gateway.config.keys import make_keys
from gateway.doors.door import Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.peers import TrustedPeers
from gateway.doors.room import Room
from gateway.doors.smtp import SmtpDoor
from gateway.store.engine import open_engine, writing
from gateway.store.journal import Incoming
from gateway.store.people import import_people

START_SECONDS = 90  # far above what a start takes, also where others work beside us
MAIN = "from gateway.cli import main; main()"


def free_port() -> int:
    """A port that nobody listens on and that the system gives to no connection of its own.

    The ports that `bind` to 0 finds are those that outgoing connections get: between the look
    and the daemon's start another test's client may sit on it.
    """
    while True:
        port = random.randrange(10_000, 32_000)
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
        return port


def wait_until(
    is_so: Callable[[], bool],
    seconds: float = START_SECONDS,
    told: Callable[[], object] = lambda: "",
) -> None:
    """Look again and again until it is so; fail when it is not in time, with what `told` tells."""
    ends_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends_at, f"it did not come in time {told()}"
        time.sleep(0.02)


def starved_seconds(pid: int) -> float:
    """Return how long a process waited for processors so far; 0 where the system does not say."""
    waited = 0.0
    for task in Path(f"/proc/{pid}/task").glob("*/schedstat"):
        try:
            waited += int(task.read_text().split()[1]) / 1e9
        except (OSError, IndexError, ValueError):
            continue  # that thread has just ended
    return waited


class Stopwatch:
    """Counts seconds, but none that a process waited for a processor which others had.

    What is promised in seconds is promised of a machine that is there for us.
    """

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._starved = starved_seconds(pid)
        self._began_at = time.monotonic()

    @property
    def seconds(self) -> float:
        starved = max(0.0, starved_seconds(self._pid) - self._starved)
        return time.monotonic() - self._began_at - starved


@dataclass
class Relay:
    """A small SMTP relay on loopback that keeps what it is given."""

    port: int = 0
    raws: list[bytes] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        started = threading.Event()
        self._thread = threading.Thread(
            target=self._loop.run_until_complete, args=(self._serve(started),)
        )
        self._thread.start()
        assert started.wait(60)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join()
        self._loop.close()

    def message_ids(self) -> list[str]:
        return [str(message_from_bytes(raw)["Message-ID"]) for raw in self.raws]

    async def _serve(self, started: threading.Event) -> None:
        limits, trusted = DoorLimits(), TrustedPeers()
        door = SmtpDoor(
            Intake(self._keep, lambda: datetime.now(UTC), limits, trusted),
            lambda address: True,
            hostname="relay.example",
            limits=limits,
            room=Room(2**28),
            trusted=trusted,
        )
        _, self.port = await door.listen("127.0.0.1", 0)
        started.set()
        await self._stop.wait()
        await door.close(grace_seconds=1)

    async def _keep(self, incoming: Incoming) -> int:
        self.raws.append(incoming.raw)
        return len(self.raws)


class LiveDaemon:
    """One site, and the daemon on it."""

    def __init__(
        self,
        folder: Path,
        url: str,
        *,
        relay_port: int = 0,
        program: str = MAIN,
        port: int | None = None,
        more: str = "",
    ) -> None:
        self.folder = folder
        self.url = url
        self.port = port or free_port()
        self.config = folder / "ticketgate.toml"
        self.log = folder / "log"
        self.program = program
        self._process: subprocess.Popen[bytes] | None = None
        self._sign = f"ticketgate-{uuid.uuid4()}"
        self._signs = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._signs.bind("\0" + self._sign)
        self._signs.settimeout(0.5)
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "secrets").exists():
            (folder / "secrets").mkdir()
            make_keys(folder / "secrets" / "keys")
        (folder / "desk.toml").write_bytes((EXAMPLE / "desk.toml").read_bytes())
        self.config.write_text(
            f'[mail]\nbase_address = "support@desk.example"\n[database]\nurl = "{url}"\n'
            f'[smtp]\nlisten = "127.0.0.1:{self.port}"\nmax_connections_per_peer = 90\n'
            f'[relay]\nhost = "{"127.0.0.1" if relay_port else ""}"\nport = {relay_port or 25}\n'
            f'[auth]\ntrusted_ids = ["mx.desk.example"]\ntrusted_peers = ["127.0.0.1"]\n'
            f'[log]\nformat = "text"\n{more}'
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        self._signs.close()

    @property
    def process(self) -> subprocess.Popen[bytes]:
        assert self._process is not None
        return self._process

    def bring_people(self) -> None:
        """Put the contacts of the example desk on file."""
        people = read_people(EXAMPLE / "contacts.csv")
        engine = open_engine(self.url)
        with writing(engine) as connection:
            import_people(connection, people.accounts, people.contacts)
        engine.dispose()

    def start(self, *, ready: bool = True, stdin: int | None = None, **variables: str) -> Self:
        """Start the daemon; with `ready` wait until it says that its doors are open."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", self.program, "-c", str(self.config), "run"],
                stdin=subprocess.DEVNULL if stdin is None else stdin,
                stdout=log,
                stderr=log,
                env=os.environ | {"NOTIFY_SOCKET": "@" + self._sign} | variables,
            )
        if ready:
            assert self.next_sign() == "READY=1", self.words()
        return self

    def next_sign(self, seconds: float = START_SECONDS) -> str:
        """Wait for the next thing that the daemon tells its service manager.

        What it waits for a processor that others have does not count: at nice 15 beside two busy
        neighbours two seconds of work take two minutes.
        """
        watch = Stopwatch(self.process.pid)
        while True:
            code = self.process.poll()
            try:
                return self._signs.recv(4096).decode()
            except TimeoutError:
                assert code is None, f"it ended with {code}: {self.words()}"
                assert watch.seconds < seconds, f"it tells nothing: {self.words()}"

    def stop(self) -> int:
        """Ask it to end, and return its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(START_SECONDS)

    def is_alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        if self._process is not None and self.is_alive():
            self._process.kill()
            self._process.wait()

    def words(self) -> str:
        """Everything that it logged so far."""
        return self.log.read_text() if self.log.exists() else ""
