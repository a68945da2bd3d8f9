"""What groups are worth on a disk that takes 10 ms to flush.

`python -m bench.flush [--mails 300]` builds a small library with the C compiler that lets every
fsync and fdatasync sleep, starts itself with it preloaded, and takes the same mails one commit each
and as they group by themselves: accepts handed in by thirty peers at once, decisions of what waits.
The clock is asked, so the rest of a mail's work is in it; flushes are counted by the library.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from bench.accept import MANY, small
from bench.mails import BETWEEN, START, mixed
from bench.walk import SEEDS, TO, open_bench, seeded
from gateway.store import journal
from gateway.store.accepting import Accepting
from gateway.store.engine import writing
from gateway.store.journal import Incoming
from gateway.worker.clerk import Clerk
from gateway.worker.writer import Writer
from rules.model.mail import Envelope

FLUSH_SECONDS = 0.010
LIBRARY = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <unistd.h>
static int count;
int flushes(void) { return count; }
static int late(const char *name, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  __atomic_add_fetch(&count, 1, __ATOMIC_RELAXED);
  usleep(MICROSECONDS);
  return real(file);
}
int fsync(int file) { return late("fsync", file); }
int fdatasync(int file) { return late("fdatasync", file); }
"""


@dataclass(frozen=True, slots=True)
class Took:
    mails: int
    wall: float
    flushes: int

    def __str__(self) -> str:
        speed, each = self.mails / self.wall, self.mails / max(1, self.flushes)
        return f"{speed:7.0f}/s, {each:5.1f} mails a flush"


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--preloaded", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if asked.preloaded:
            report(Path(folder), asked.mails)
            return
        compiler = shutil.which("cc") or shutil.which("gcc")
        if compiler is None:
            print("flush: there is no C compiler to build the slow disk with")
            return
        library = _build(compiler, Path(folder))
        command = [sys.executable, "-m", "bench.flush", "--preloaded", "--mails", str(asked.mails)]
        subprocess.run(command, env=os.environ | {"LD_PRELOAD": str(library)}, check=True)


def report(folder: Path, many: int) -> None:
    print(
        f"a disk that takes {FLUSH_SECONDS * 1000:.0f} ms to flush; one commit a mail, and groups"
    )
    for name, take in (("accepts", _accepts), ("decisions", _decisions)):
        alone, grouped = take(folder / f"{name}.db", many)
        more = (grouped.mails / max(1, grouped.flushes)) / (alone.mails / max(1, alone.flushes))
        faster = (grouped.mails / grouped.wall) / (alone.mails / alone.wall)
        print(f"  {name:10} {alone}; {grouped}: {faster:.1f}x by the clock, {more:.1f}x a flush")


def _build(compiler: str, folder: Path) -> Path:
    source, library = folder / "slow.c", folder / "slow.so"
    source.write_text(LIBRARY.replace("MICROSECONDS", str(int(FLUSH_SECONDS * 1e6))))
    command = [compiler, "-shared", "-fPIC", "-O2", "-o", str(library), str(source), "-ldl"]
    subprocess.run(command, check=True)
    return library


def _timed(many: int, work: Callable[[], object]) -> Took:
    count = ctypes.CDLL(None).flushes
    before, began = count(), time.monotonic()
    work()
    return Took(many, time.monotonic() - began, count() - before)


def _accepts(path: Path, many: int) -> tuple[Took, Took]:
    bench = open_bench(path)
    envelope = Envelope("carla@alderair.example", (TO,), source="smtp")
    mails = [Incoming(raw, envelope, START) for raw in small(many)]
    accepting = Accepting(bench.engine)

    async def hand_in(peers: int) -> None:
        async def one(share: Sequence[Incoming]) -> None:
            for mail in share:
                await writer.accept(mail)

        with Writer(accepting.accept) as writer:
            await asyncio.gather(*(one(mails[first::peers]) for first in range(peers)))

    alone = _timed(many, lambda: asyncio.run(hand_in(1)))
    grouped = _timed(many, lambda: asyncio.run(hand_in(MANY)))
    accepting.close()
    bench.engine.dispose()
    return alone, grouped


def _decisions(path: Path, many: int) -> tuple[Took, Took]:
    bench = open_bench(path)
    threads = seeded(bench, 1)
    took = []
    at = START + SEEDS * BETWEEN + timedelta(hours=1)
    for seed, most in ((5, 1), (6, 20)):
        made = list(mixed(many, seed, TO, threads, at))
        at += many * BETWEEN
        came = [
            Incoming(one.raw, Envelope(one.sender, (TO,), source="smtp", trusted=True), one.at)
            for one in made
        ]
        with writing(bench.engine) as connection:
            journal.accept(connection, came)

        took.append(_timed(many, partial(_decide, bench.clerk, at, most)))
    bench.engine.dispose()
    return took[0], took[1]


def _decide(clerk: Clerk, now: datetime, most: int) -> None:
    while clerk.decide_group(now, most).more:
        pass


if __name__ == "__main__":
    main()
