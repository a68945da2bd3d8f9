"""Faults of the machine under the real daemon: mail waits, nothing is lost, it recovers by itself,
and an admin reads one line of it."""

from __future__ import annotations

import os
import re
import resource
import shutil
import smtplib
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil
import pytest
import sqlalchemy as sa
from living import MAIN, House, Relay, wait_until
from loopback import mail

from gateway.store import tables
from gateway.store.engine import open_engine, reading

TRIES = 4  # of a mail that hear 451 before a fault ends
LONG_SECONDS = 60.0  # that a fault lasts
SHORT_SECONDS = 2.0
SIZE_MAX = 64 * 1024 * 1024  # of a small disk
# new tickets are all told alike, however many there are
NO_FLOOD = f"import rules.arrival.new_flood as flood; flood.ONE_BY_ONE = 10**9; {MAIN}"
# Rests are short, so that a few seconds hold as many tries as minutes do; a trouble is told over
# only long after the last of them, however slow the machine is.
SHORT_RESTS = (
    "import gateway.daemon as daemon, outbound.rest as rest;"
    "daemon.TROUBLE_SECONDS = daemon.STANDBY_SECONDS = 0.2; rest.WAITS = (0.2,);"
    f"{NO_FLOOD}"
)
# A write or a flush fails while a file of that name is there, with the number that it is called by.
SICK_DISK = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>
static int is_ill(const char *variable, int error) {
  const char *flag = getenv(variable);
  if (flag == NULL || access(flag, F_OK) != 0) return 0;
  errno = error;
  return 1;
}
static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
int fsync(int file) {
  if (is_ill("ILL_FLUSHES", EIO)) return -1;
  return ((int (*)(int))real("fsync"))(file);
}
int fdatasync(int file) {
  if (is_ill("ILL_FLUSHES", EIO)) return -1;
  return ((int (*)(int))real("fdatasync"))(file);
}
ssize_t pwrite64(int file, const void *from, size_t size, off64_t at) {
  if (is_ill("ILL_WRITES", EROFS)) return -1;
  return ((ssize_t (*)(int, const void *, size_t, off64_t))real("pwrite64"))(file, from, size, at);
}
"""
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
            with smtplib.SMTP("127.0.0.1", self.port, timeout=15) as client:
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

    house: House
    folder: Path  # a small disk of its own, where the fault wants one
    url: str
    is_long: bool
    customers: Customers


Fault = Callable[[Scene], AbstractContextManager[None]]


@contextmanager
def no_descriptors(scene: Scene) -> Iterator[None]:
    """No file, no socket and no pipe can be opened any more; those that are open stay so."""
    process = psutil.Process(scene.house.process.pid)
    usual = resource.prlimit(process.pid, resource.RLIMIT_NOFILE)
    resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (1, usual[1]))
    yield
    resource.prlimit(process.pid, resource.RLIMIT_NOFILE, usual)


@contextmanager
def full_disk(scene: Scene) -> Iterator[None]:
    """Another program's file takes all that is free."""
    block = b"x" * 65536
    with (scene.folder / "filler").open("wb", buffering=0) as filler:
        with suppress(OSError):
            while True:
                filler.write(block)
        with suppress(OSError):
            while True:
                filler.write(b"x")
    yield
    (scene.folder / "filler").unlink()


@contextmanager
def failing_flushes(scene: Scene) -> Iterator[None]:
    flag = scene.house.folder / "ill_flushes"
    flag.touch()
    yield
    flag.unlink()


@contextmanager
def read_only_disk(scene: Scene) -> Iterator[None]:
    """As after an error of the device: the kernel lets nobody write any more."""
    flag = scene.house.folder / "ill_writes"
    flag.touch()
    yield
    flag.unlink()


def _do(url: str, *statements: str) -> None:
    """Tell the server something of one database, from another one."""
    where = sa.make_url(url)
    engine = sa.create_engine(where.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for one in statements:
            connection.execute(sa.text(one.format(name=where.database)))
    engine.dispose()


HANG_UP = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"


@contextmanager
def read_only_server(scene: Scene) -> Iterator[None]:
    """As a standby, or a server whose admin forbids writing."""
    _do(scene.url, "ALTER DATABASE {name} SET default_transaction_read_only = on", HANG_UP)
    yield
    _do(scene.url, "ALTER DATABASE {name} RESET default_transaction_read_only", HANG_UP)


@contextmanager
def server_away(scene: Scene) -> Iterator[None]:
    _do(scene.url, "ALTER DATABASE {name} ALLOW_CONNECTIONS false", HANG_UP)
    yield
    _do(scene.url, "ALTER DATABASE {name} ALLOW_CONNECTIONS true")


@contextmanager
def hanging_up_server(scene: Scene) -> Iterator[None]:
    """Every session ends, again and again; in between there is time for a mail."""
    ended = threading.Event()

    def hang_up() -> None:
        while not ended.wait(0.5):
            _do(scene.url, HANG_UP)

    thread = threading.Thread(target=hang_up)
    thread.start()
    yield
    ended.set()
    thread.join()


@pytest.fixture(scope="session")
def sick_disk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library that fails writes and flushes when it is told to."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        pytest.skip("no C compiler to make a sick disk with: apt-get install gcc")
    folder = tmp_path_factory.mktemp("disk")
    source, library = folder / "sick.c", folder / "sick.so"
    source.write_text(SICK_DISK)
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True)
    return library


@contextmanager
def small_disk(folder: Path) -> Iterator[Path]:
    """A disk that can be filled: a file system in memory, which only root can have."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE_MAX}", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("only root can mount a disk to be filled: run this test as root")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk") as folder:
        yield folder


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.long)], ids=["short", "long"])
def is_long(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


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


def told_of(words: str) -> Counter[str]:
    """Return what the log said at WARNING and above, without facts and numbers, and how often."""
    lines = (FACTS.sub("", one["what"]) for one in TOLD.finditer(words))
    return Counter(NUMBER.sub("N", line) for line in lines)


def broken_promises(scene: Scene, relay: Relay | None) -> list[str]:
    """Return what was promised and is not so, after all is well again."""
    engine = open_engine(scene.url)
    with reading(engine) as connection:
        ids = Counter(connection.execute(sa.select(tables.mails.c.message_id)).scalars())
        states = Counter(connection.execute(sa.select(tables.inputs.c.state)).scalars())
        numbers = Counter(connection.execute(sa.select(tables.tickets.c.number)).scalars())
    engine.dispose()
    broken = [
        f"{one} is lost" for one in scene.customers.accepted if f"<m{one}@a.example>" not in ids
    ]
    if states.keys() != {"done"}:
        broken.append(f"inputs are {states}")
    broken += [f"{number} is there twice" for number, count in numbers.items() if count > 1]
    if relay is not None:
        whole = [raw for raw in relay.raws if b"X-Gateway-Repeated: yes" not in raw]
        keys = Counter(str(message_from_bytes(raw)["Message-ID"]) for raw in whole)
        broken += [f"{key} went {count} times" for key, count in keys.items() if count > 1]
    words = scene.house.words()
    if "Traceback" in words:
        broken.append("there is a traceback in the log")
    told = told_of(words)
    broken += [f"told {count} times: {line}" for line, count in told.items() if count > 1]
    return broken


def live_through(scene: Scene, fault: Fault, relay: Relay | None, *, refuses: bool) -> None:
    """Write before, in and after a fault; see that every promise was kept."""
    customers = scene.customers
    with customers:
        customers.wait_for(3)
        wait_until(lambda: " clerk" in scene.house.words())
        begun_at = time.monotonic()
        with fault(scene):
            if refuses:
                customers.wait_for_tries(TRIES)
            wait_until(lambda: "trouble=" in scene.house.words(), told=scene.house.words)
            seconds = LONG_SECONDS if scene.is_long else SHORT_SECONDS
            time.sleep(max(0.0, begun_at + seconds - time.monotonic()))
        customers.wait_for(3)
    wait_until(lambda: has_settled(scene.url), told=scene.house.words)
    assert broken_promises(scene, relay) == []
    assert scene.house.stop() == 0


def house_on(folder: Path, url: str, relay: Relay, is_long: bool) -> House:
    program = NO_FLOOD if is_long else SHORT_RESTS
    house = House(folder, url, relay_port=relay.port, program=program)
    house.bring_people()
    return house


@pytest.mark.parametrize("fault", [no_descriptors])
def test_without_descriptors_callers_wait(
    database_url: str, tmp_path: Path, is_long: bool, fault: Fault
) -> None:
    with Relay() as relay, house_on(tmp_path / "h", database_url, relay, is_long) as house:
        house.start()
        scene = Scene(house, tmp_path, database_url, is_long, Customers(house.port))

        live_through(scene, fault, relay, refuses=False)


def test_a_full_disk_makes_mail_wait(
    disk: Path, sqlite_template: Path, tmp_path: Path, is_long: bool
) -> None:
    shutil.copy(sqlite_template, disk / "house.db")
    url = f"sqlite:///{disk / 'house.db'}"
    with Relay() as relay, house_on(tmp_path / "h", url, relay, is_long) as house:
        house.start()
        scene = Scene(house, disk, url, is_long, Customers(house.port))

        live_through(scene, full_disk, relay, refuses=True)


@pytest.mark.parametrize("fault", [failing_flushes, read_only_disk])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_disk_that_fails_makes_mail_wait(
    database_url: str, sick_disk: Path, tmp_path: Path, is_long: bool, fault: Fault
) -> None:
    with Relay() as relay, house_on(tmp_path / "h", database_url, relay, is_long) as house:
        house.start(
            LD_PRELOAD=str(sick_disk),
            ILL_FLUSHES=str(house.folder / "ill_flushes"),
            ILL_WRITES=str(house.folder / "ill_writes"),
        )
        scene = Scene(house, tmp_path, database_url, is_long, Customers(house.port))

        live_through(scene, fault, relay, refuses=True)


@pytest.mark.parametrize("fault", [read_only_server, server_away, hanging_up_server])
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_that_fails_makes_mail_wait(
    database_url: str, tmp_path: Path, is_long: bool, fault: Fault
) -> None:
    with Relay() as relay, house_on(tmp_path / "h", database_url, relay, is_long) as house:
        house.start()
        scene = Scene(house, tmp_path, database_url, is_long, Customers(house.port))

        live_through(scene, fault, relay, refuses=fault is not hanging_up_server)


def test_a_full_maildir_makes_letters_wait(
    disk: Path, sqlite_template: Path, tmp_path: Path, is_long: bool
) -> None:
    """Where there is no relay letters are files; mail is taken meanwhile, and nothing is left."""
    shutil.copy(sqlite_template, tmp_path / "house.db")
    url = f"sqlite:///{tmp_path / 'house.db'}"
    outbox = disk / "outbox"
    program = NO_FLOOD if is_long else SHORT_RESTS
    with House(tmp_path / "h", url, program=program) as house:
        house.bring_people()
        house.start(TICKETGATE_RELAY__MAILDIR=str(outbox))
        scene = Scene(house, disk, url, is_long, Customers(house.port))

        live_through(scene, full_disk, None, refuses=False)

        letters = [one.read_bytes() for one in (outbox / "new").iterdir()]
        keys = [str(message_from_bytes(one)["Message-ID"]) for one in letters]
        assert len(keys) == len(set(keys)) == sent(url)
        assert not [*(outbox / "tmp").iterdir()]


def sent(url: str) -> int:
    letters = tables.letters.c
    engine = open_engine(url)
    with reading(engine) as connection:
        wanted = sa.select(sa.func.count(letters.id)).where(letters.state == "sent")
        found = connection.execute(wanted).scalar()
    engine.dispose()
    assert found is not None
    return found
