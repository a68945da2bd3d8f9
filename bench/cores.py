"""How much sooner a reader process beside the clerk drains what waits, than reading in the clerk.

`python -m bench.cores [--waiting 2000] [--rounds 2]` journals mixed real-looking mails
(`bench.mails`) and lets a clerk decide them until nothing waits: in turns one that reads itself
and one beside a reader (`worker/readers.py`). By the clock it needs two free cores; on a busy
machine look at the processor time of either process: the longer one is what a drain takes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bench.daemon import children_of, processor_seconds
from bench.mails import BETWEEN, START, Made, mixed
from bench.walk import READING, TO, open_bench, seeded
from gateway.config.desk_file import example_desk
from gateway.config.keys import Keys
from gateway.store import journal
from gateway.store.engine import reading, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming
from gateway.store.term import Leadership, look, take
from gateway.worker.clerk import Clerk
from gateway.worker.readers import Readers
from gateway.worker.reads import ReadHere
from rules.model.mail import Envelope

TICKETS = 100
ONE, TWO = "read by the clerk", "a reader beside it"


@dataclass(frozen=True, slots=True)
class Drain:
    wall: float
    clerk: float  # processor time
    reader: float
    groups: int


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--waiting", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        report(Path(folder), asked.waiting, asked.rounds)


def report(folder: Path, waiting: int, rounds: int) -> None:
    found: dict[str, list[Drain]] = {ONE: [], TWO: []}
    for turn in range(rounds):
        for name, drains in found.items():
            bench = open_bench(folder / f"{turn}-{len(name)}.db")  # the same for both
            threads = seeded(bench, 1, TICKETS)
            at = START + TICKETS * BETWEEN + timedelta(hours=1)
            _accept(bench.engine, list(mixed(waiting, 2 + turn, TO, threads, at)))
            end = at + waiting * BETWEEN
            drains.append(_drain(bench.engine, end, with_reader=name == TWO))
            bench.engine.dispose()
    pairs = tuple(zip(found[ONE], found[TWO], strict=True))
    print(f"{waiting:,} waiting mails")
    for name, drains in found.items():
        wall, clerk, reader = (
            statistics.median(getattr(one, key) for one in drains) / waiting * 1000
            for key in ("wall", "clerk", "reader")
        )
        groups = waiting / statistics.median(one.groups for one in drains)
        print(
            f"  {name:20} {wall:.2f} ms a mail by the clock, {clerk:.2f} + {reader:.2f} of work, "
            f"{groups:.1f} mails a group"
        )
    clock = statistics.median(one.wall / two.wall for one, two in pairs)
    work = statistics.median(one.clerk / max(two.clerk, two.reader) for one, two in pairs)
    print(f"  {clock:.2f}x faster by the clock; by the longer of both processes {work:.2f}x")


def _accept(engine: Engine, made: Sequence[Made]) -> None:
    incoming = [
        Incoming(one.raw, Envelope(one.sender, (TO,), source="smtp", trusted=True), one.at)
        for one in made
    ]
    for first in range(0, len(incoming), 100):
        with writing(engine) as connection:
            journal.accept(connection, incoming[first : first + 100])


def _drain(engine: Engine, now: datetime, *, with_reader: bool) -> Drain:
    news = threading.Event()
    with writing(engine) as connection:
        term = take(connection, look(connection), "bench", locked=True)
    reads = Readers(engine, READING, 1, news.set) if with_reader else ReadHere(READING)
    if isinstance(reads, Readers):
        reads.start()
    clerk = Clerk(
        engine,
        example_desk(),
        Keys.made_for_rehearsal(),
        READING,
        leadership=Leadership(engine, term, locked=True),
        reads=reads,
    )
    groups = 0
    began, spent = time.monotonic(), time.process_time()
    while _waits(engine):
        news.clear()
        news.clear()
        group = clerk.decide_group(now)
        groups += 1
        if not group.decided:
            news.wait(1.0)
    mine = time.process_time() - spent
    beside = sum(processor_seconds(one) for one in children_of(os.getpid())) if with_reader else 0
    drain = Drain(time.monotonic() - began, mine, beside, groups)
    reads.close()
    return drain


def _waits(engine: Engine) -> bool:
    with reading(engine) as connection:
        return journal.newest_waiting(connection) > 0


if __name__ == "__main__":
    main()
