"""A site on a scratch folder, and the real daemon on it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from gateway.config.desk_file import EXAMPLE
from gateway.config.keys import make_keys

START_SECONDS = 60.0
PROGRAM = "from gateway.cli import main; main()"


def site_in(folder: Path, more: str = "") -> Path:
    """Write what `init` does, but the database; return the settings file."""
    (folder / "secrets").mkdir()
    make_keys(folder / "secrets" / "keys")
    for name in ("desk.toml", "contacts.csv"):
        (folder / name).write_bytes((EXAMPLE / name).read_bytes())
    config = folder / "ticketgate.toml"
    config.write_text(f'[mail]\nbase_address = "support@desk.example"\n{more}', "utf-8")
    return config


@contextmanager
def running(config: Path, **variables: str) -> Iterator[subprocess.Popen[bytes]]:
    """Give the daemon once its doors are open; stop it at the end."""
    signs = config.with_name("ready.sock")
    with (
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line,
        config.with_name("log").open("ab") as log,
    ):
        line.bind(str(signs))
        command = [sys.executable, "-c", PROGRAM, "-c", str(config), "run"]
        environ = os.environ | {"NOTIFY_SOCKET": str(signs)} | variables
        daemon = subprocess.Popen(command, stdout=log, stderr=log, env=environ)
        try:
            _wait_for_ready(line, daemon, config.with_name("log"))
            yield daemon
        finally:
            signs.unlink()
            daemon.send_signal(signal.SIGTERM)
            try:
                daemon.wait(START_SECONDS)
            except subprocess.TimeoutExpired:
                daemon.kill()
                daemon.wait()


def _wait_for_ready(line: socket.socket, daemon: subprocess.Popen[bytes], log: Path) -> None:
    line.settimeout(1.0)
    ends_at = time.monotonic() + START_SECONDS
    while True:
        try:
            if line.recv(4096) == b"READY=1":
                return
        except TimeoutError:
            if daemon.poll() is not None or time.monotonic() > ends_at:
                raise AssertionError(f"it does not start:\n{log.read_text('utf-8')}") from None


def processor_seconds(pid: int) -> float:
    """Return what a process and its children have spent so far, threads and readers included."""
    spent = 0.0
    for one in (pid, *children_of(pid)):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        spent += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def children_of(pid: int) -> tuple[int, ...]:
    """Return the processes that any thread of it began and that go on."""
    listed = (one.read_text().split() for one in Path(f"/proc/{pid}/task").glob("*/children"))
    return tuple(int(one) for of_thread in listed for one in of_thread)


def proportional_mib(pid: int) -> float:
    """Return the memory (PSS) of a process and its children."""
    kilobytes = 0
    for one in (pid, *children_of(pid)):
        for line in Path(f"/proc/{one}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                kilobytes += int(line.split()[1])
    return kilobytes / 1024


def wait_until(is_so: Callable[[], bool], seconds: float = 600.0) -> None:
    ends_at = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < ends_at, "it did not come in time"
        time.sleep(0.02)
