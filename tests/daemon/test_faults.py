"""Faults of the machine under the real daemon: mail waits, nothing is lost, it recovers by itself,
and an admin reads one line of it."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa
from fault_run import (
    LONG_SECONDS,
    NO_FLOOD,
    SHORT_SECONDS,
    Customers,
    Fault,
    Scene,
    broken_promises,
    live_through,
    wait_until_settled,
)
from living import LiveDaemon, Relay, wait_until
from server import flushing_server

from gateway.store import tables
from gateway.store.engine import open_engine, reading

SIZE_MAX = 64 * 1024 * 1024  # of a small disk
# Rests are short, so that a few seconds hold as many tries as minutes do; a trouble is told over
# only long after the last of them, however slow the machine is.
SHORT_RESTS = (
    "import gateway.daemon as daemon, outbound.back_off as rest;"
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


@contextmanager
def no_descriptors(scene: Scene) -> Iterator[None]:
    """No file, no socket and no pipe can be opened any more; those that are open stay so."""
    process = psutil.Process(scene.daemon.process.pid)
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
    flag = scene.daemon.folder / "ill_flushes"
    flag.touch()
    yield
    flag.unlink()


@contextmanager
def read_only_disk(scene: Scene) -> Iterator[None]:
    """As after an error of the device: the kernel lets nobody write any more."""
    flag = scene.daemon.folder / "ill_writes"
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
OLDER = (  # those that have begun, and those that are just beginning
    "SELECT datname, CASE WHEN datname IS NOT NULL THEN pg_terminate_backend(pid) END"
    " FROM pg_stat_activity WHERE backend_type = 'client backend'"
    " AND backend_start < :moment AND coalesce(datname, :name) = :name"
)


def _hang_up_older(url: str) -> None:
    """End every session that may have begun before the last change of its database."""
    where = sa.make_url(url)
    engine = sa.create_engine(where.set(database="postgres"), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        moment = connection.execute(sa.text("SELECT clock_timestamp()")).scalar_one()
        asked = sa.text(OLDER).bindparams(moment=moment, name=where.database)
        wait_until(lambda: connection.execute(asked).first() is None)
    engine.dispose()


@contextmanager
def read_only_server(scene: Scene) -> Iterator[None]:
    """As a standby, or a server whose admin forbids writing."""
    _do(scene.url, "ALTER DATABASE {name} SET default_transaction_read_only = on", HANG_UP)
    _hang_up_older(scene.url)
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


def daemon_on(folder: Path, url: str, relay: Relay, is_long: bool) -> LiveDaemon:
    program = NO_FLOOD if is_long else SHORT_RESTS
    daemon = LiveDaemon(folder, url, relay_port=relay.port, program=program)
    daemon.bring_people()
    return daemon


@pytest.mark.parametrize("fault", [no_descriptors])
def test_without_descriptors_callers_wait(
    database_url: str, tmp_path: Path, is_long: bool, fault: Fault
) -> None:
    with Relay() as relay, daemon_on(tmp_path / "h", database_url, relay, is_long) as daemon:
        daemon.start()
        scene = Scene(daemon, tmp_path, database_url, is_long, Customers(daemon.port))

        live_through(scene, fault, lambda: relay.raws, refuses=False)


def test_a_full_disk_makes_mail_wait(
    disk: Path, sqlite_template: Path, tmp_path: Path, is_long: bool
) -> None:
    shutil.copy(sqlite_template, disk / "ticketgate.db")
    url = f"sqlite:///{disk / 'ticketgate.db'}"
    with Relay() as relay, daemon_on(tmp_path / "h", url, relay, is_long) as daemon:
        daemon.start()
        scene = Scene(daemon, disk, url, is_long, Customers(daemon.port))

        live_through(scene, full_disk, lambda: relay.raws, refuses=True)


@pytest.mark.parametrize("fault", [failing_flushes, read_only_disk])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_disk_that_fails_makes_mail_wait(
    database_url: str, sick_disk: Path, tmp_path: Path, is_long: bool, fault: Fault
) -> None:
    with Relay() as relay, daemon_on(tmp_path / "h", database_url, relay, is_long) as daemon:
        daemon.start(
            LD_PRELOAD=str(sick_disk),
            ILL_FLUSHES=str(daemon.folder / "ill_flushes"),
            ILL_WRITES=str(daemon.folder / "ill_writes"),
        )
        scene = Scene(daemon, tmp_path, database_url, is_long, Customers(daemon.port))

        live_through(scene, fault, lambda: relay.raws, refuses=True)


@pytest.mark.parametrize("fault", [read_only_server, server_away, hanging_up_server])
@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_server_that_fails_makes_mail_wait(
    database_url: str, tmp_path: Path, is_long: bool, fault: Fault
) -> None:
    with Relay() as relay, daemon_on(tmp_path / "h", database_url, relay, is_long) as daemon:
        daemon.start()
        scene = Scene(daemon, tmp_path, database_url, is_long, Customers(daemon.port))

        live_through(scene, fault, lambda: relay.raws, refuses=fault is not hanging_up_server)


def test_a_full_maildir_makes_letters_wait(
    disk: Path, sqlite_template: Path, tmp_path: Path, is_long: bool
) -> None:
    """Where there is no relay letters are files; mail is taken meanwhile, and nothing is left."""
    shutil.copy(sqlite_template, tmp_path / "ticketgate.db")
    url = f"sqlite:///{tmp_path / 'ticketgate.db'}"
    outbox = disk / "outbox"
    program = NO_FLOOD if is_long else SHORT_RESTS
    with LiveDaemon(tmp_path / "h", url, program=program) as daemon:
        daemon.bring_people()
        daemon.start(TICKETGATE_RELAY__MAILDIR=str(outbox))
        scene = Scene(daemon, disk, url, is_long, Customers(daemon.port))

        live_through(scene, full_disk, tuple, refuses=False)

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


@pytest.mark.long
def test_a_server_that_is_killed_every_few_seconds_loses_nothing(tmp_path: Path) -> None:
    """With all its children and under load; in short it hangs up, as above."""
    with (
        flushing_server() as (url, server),
        Relay() as relay,
        daemon_on(tmp_path / "h", url, relay, is_long=True) as daemon,
    ):
        daemon.start()
        scene = Scene(daemon, tmp_path, url, True, Customers(daemon.port))

        @contextmanager
        def restarts(scene: Scene) -> Iterator[None]:
            for _ in range(12):
                server.kill()
                scene.customers.wait_for_tries(2)
                server.start()
                time.sleep(5)
            yield

        live_through(scene, restarts, lambda: relay.raws, refuses=False)


CLOCK = (
    "import datetime, os, gateway.cli.run as run; now = run.now;"
    "run.now = lambda: now() + datetime.timedelta(hours=os.path.exists(os.environ['AHEAD'])"
    " - os.path.exists(os.environ['BEHIND']));"
)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_clock_that_is_set_by_an_hour_and_back_keeps_nothing_waiting(
    database_url: str, tmp_path: Path, is_long: bool
) -> None:
    signs = {"AHEAD": tmp_path / "ahead", "BEHIND": tmp_path / "behind"}
    with (
        Relay() as relay,
        LiveDaemon(tmp_path / "h", database_url, relay_port=relay.port) as daemon,
    ):
        daemon.program = CLOCK + (NO_FLOOD if is_long else SHORT_RESTS)
        daemon.bring_people()
        daemon.start(**{name: str(sign) for name, sign in signs.items()})
        customers = Customers(daemon.port)
        scene = Scene(daemon, tmp_path, database_url, is_long, customers)
        with customers:
            for sign in (*signs.values(), *signs.values()):
                customers.wait_for(3)
                sign.touch()
                customers.wait_for(3)
                time.sleep(LONG_SECONDS / 4 if is_long else SHORT_SECONDS / 4)
                sign.unlink()
            customers.wait_for(3)
        wait_until_settled(database_url, daemon)

        assert broken_promises(scene, relay.raws) == []
        assert not customers.heard
        assert daemon.stop() == 0
