"""While a hostile mail is read nobody else waits; one large mail costs little time and memory."""

from __future__ import annotations

import statistics
import time
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa
from living import LiveDaemon, Stopwatch, wait_until
from loopback import mail, send

from gateway.store import tables
from gateway.store.engine import open_engine, reading

ENDLESS = """
import gateway.worker.reader as reader
read_mail = reader.read_mail
def read(raw, *more):
    while b"X-Test: endless" in raw:
        pass
    return read_mail(raw, *more)
reader.read_mail = read
"""
HOSTILE = b"From: eve@evil.example\r\nTo: support@desk.example\r\nX-Test: endless\r\n\r\nx\r\n"
MEGABYTES = 25


@pytest.fixture
def url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{path}"


def decided(url: str) -> int:
    engine = open_engine(url)
    with reading(engine) as connection:
        count = sa.select(sa.func.count()).where(tables.inputs.c.state == "done")
        found = connection.execute(count).scalar_one()
    engine.dispose()
    return int(found)


def test_others_are_answered_and_decided_while_a_reader_is_caught(url: str, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(ENDLESS)
    with LiveDaemon(tmp_path / "site", url) as daemon:
        daemon.start(PYTHONPATH=str(tmp_path))
        send(daemon.port, HOSTILE)
        wait_until(lambda: caught(daemon) > 0)

        waits = []
        for number in range(20):
            watch = Stopwatch(daemon.process.pid)
            send(daemon.port, mail(number))
            waits.append(watch.seconds)

        wait_until(lambda: decided(url) >= 20)
        # the promise is 250 ms; behind a reader that is caught it would be many seconds
        assert statistics.median(waits) < 2.5


def caught(daemon: LiveDaemon) -> float:
    """Return the processor time of the busiest child of the daemon."""
    children = psutil.Process(daemon.process.pid).children(recursive=True)
    return max((sum(one.cpu_times()[:2]) for one in children if one.is_running()), default=0) - 0.5


def worked(process: psutil.Process) -> float:
    """Return the processor time of the daemon and its readers so far."""
    everybody = [process, *process.children(recursive=True)]
    return sum(sum(one.cpu_times()[:2]) for one in everybody if one.is_running())


def test_one_plain_mail_of_the_largest_size_costs_little(url: str, tmp_path: Path) -> None:
    line = b"The scanner prints one page of every two, and the other one is blank.\r\n"
    head = b"From: carla@alderair.example\r\nTo: support@desk.example\r\nSubject: Log\r\n\r\n"
    raw = head + line * ((MEGABYTES * 1024 * 1024 - 4096) // len(line))
    with LiveDaemon(tmp_path / "site", url) as daemon:
        daemon.start()
        process = psutil.Process(daemon.process.pid)
        before, began = process.memory_info().rss, worked(process)

        send(daemon.port, raw)
        peak = before
        while decided(url) < 1:
            peak = max(peak, process.memory_info().rss)
            time.sleep(0.01)

        assert peak - before < 256 * 1024 * 1024
        assert worked(process) - began < 2.0
