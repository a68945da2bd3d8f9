"""What each command costs from its start to its end, beside the imports that none can do without.

`python -m bench.commands [--rounds 5] [--tickets 300]` makes a site with tickets, runs every
reading command in a process of its own, and in turn `import sqlalchemy, pydantic_settings`; then
`ingest -` beside a daemon and without one. Processor time, the median of the rounds; compare
ratios of one run only.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.daemon import running, site_in
from bench.mails import requests
from bench.walk import GROUP, TO, open_bench, seeded

IMPORTS = (sys.executable, "-c", "import sqlalchemy, pydantic_settings")
TICKETGATE = (sys.executable, "-c", "from gateway.cli import main; main()")
READS = (
    "--help",
    "ticket list",
    "ticket show {number}",
    "ticket files {number}",
    "explain 1",
    "timers",
    "outbox list",
    "held list",
    "people list",
    "people show {person}",
    "people blocked",
    "stats",
    "check",
)


@dataclass(frozen=True, slots=True)
class Timed:
    name: str
    command: tuple[str, ...]
    stdin: bytes = b""


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--tickets", type=int, default=300)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        _report(Path(folder), asked.rounds, asked.tickets)


def _report(folder: Path, rounds: int, tickets: int) -> None:
    config = site_in(folder)
    bench = open_bench(folder / "ticketgate.db")
    threads = seeded(bench, 1, max(GROUP, tickets))
    bench.engine.dispose()
    names = {"number": threads[0].mark.strip("[]"), "person": threads[0].person.address}
    command = (*TICKETGATE, "-c", str(config))
    timed = [Timed("imports", IMPORTS)]
    timed += [Timed(one, (*command, *one.format_map(names).split())) for one in READS]
    mail = next(requests(1, 7, TO)).raw
    alone = Timed("ingest -, alone", (*command, "ingest", "-"), mail)
    costs = _costs([*timed, alone], rounds)
    with running(config):
        beside = Timed("ingest -, beside a daemon", alone.command, mail)
        found = _costs([Timed("imports", IMPORTS), beside], rounds)
        costs |= {f"{name} ": cost for name, cost in found.items()}  # beside imports of their own
    _tell(costs)


def _costs(timed: Sequence[Timed], rounds: int) -> dict[str, float]:
    """Run all in turns; return the median of each in milliseconds."""
    spent: dict[str, list[float]] = {one.name: [] for one in timed}
    for _ in range(rounds + 1):
        for one in timed:
            spent[one.name].append(_cost(one))
    return {name: statistics.median(costs[1:]) for name, costs in spent.items()}


def _cost(one: Timed) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(one.command, input=one.stdin, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime) * 1000


def _tell(costs: Mapping[str, float]) -> None:
    print("processor time of a command from start to end, beside the imports alone")
    base = 0.0
    for name, cost in costs.items():
        if name.strip() == "imports":
            base = cost
        print(f"  {name.strip():28}{cost:8.0f} ms{cost / base:8.2f}x")


if __name__ == "__main__":
    main()
