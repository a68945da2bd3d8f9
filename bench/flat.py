"""What a mail costs beside many held tickets, as a ratio to few.

One process holds a store of each size, and groups of mails go to them in turns, so that what the
machine does meanwhile meets all alike.  A million tickets take about ten gigabytes of disk, and
ten minutes to make.

    python -m bench.flat [--held 1000 100000] [--mails 400] [--seed 1]
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from bench.fill import fill
from bench.mails import BETWEEN, START, mixed
from bench.walk import GROUP, SEEDS, TO, open_bench, seeded
from gateway.garbage import collect_seldom

WARM = 60  # mails, until caches are filled


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--held", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--mails", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder), asked.held, asked.mails, asked.seed)


def _report(folder: Path, held: Sequence[int], many: int, seed: int) -> None:
    stores = []
    for tickets in held:
        bench = open_bench(folder / f"{tickets}.db")
        threads = seeded(bench, seed)
        fill(bench.engine, tickets, SEEDS)
        start = START + SEEDS * BETWEEN + timedelta(hours=1)
        stores.append((bench, list(mixed(WARM + many, seed, TO, threads, start))))
    for bench, mails in stores:
        for first in range(0, WARM, GROUP):
            bench.walk(mails[first : first + GROUP])
    gc.collect()
    collect_seldom()  # as the daemon and its reader do
    costs: list[list[float]] = [[] for _ in stores]
    turns = list(enumerate(stores))
    for first in range(WARM, WARM + many, GROUP):
        turns = [*turns[1:], turns[0]]  # each is the first one as often
        for at, (bench, mails) in turns:
            began = time.thread_time()
            bench.walk(mails[first : first + GROUP])
            costs[at].append(time.thread_time() - began)
    print(f"{many} mails a store, in turns; CPU ms a mail, and its ratio to {held[0]:,} tickets")
    for tickets, spent in zip(held, costs, strict=True):
        ratio = sum(spent) / sum(costs[0])
        middle = statistics.median(one / few for one, few in zip(spent, costs[0], strict=True))
        ms = sum(spent) / many * 1000
        print(f"  {tickets:9,}{ms:8.2f}{ratio:8.3f}x   median of the turns {middle:.3f}x")


if __name__ == "__main__":
    main()
