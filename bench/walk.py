"""What a whole mail costs from the journal to its letters, stage by stage.

`python -m bench.walk [--held 100000] [--mails 300] [--seed 1] [--bare]` takes mixed real-looking
mail (`bench.mails`) through journal, reading, deciding, letters and commits on a SQLite file with
synchronous=FULL, beside a store whose tables all hold what so many tickets bring. Mails are
accepted ten at a time; everything they cause (timers come due as well) is decided before the next.
Milliseconds are processor time of this machine; compare figures of one run only. Watching the
stages and counting the statements costs some three hundredths itself: `--bare` leaves both out.
How often the kernel was asked to read and to write comes out the same however busy the machine is:
a page of SQLite is one read, or two writes.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

import gateway.worker.clerk as clerk_module
import gateway.worker.load as load_module
from bench.fill import fill
from bench.mails import BETWEEN, START, Made, Thread, mixed, people, requests
from gateway.config.contacts_file import Imported
from gateway.config.desk_file import example_desk
from gateway.config.keys import Keys
from gateway.garbage import collect_seldom
from gateway.store import journal, tickets
from gateway.store.engine import open_engine, reading, upgrade, writing
from gateway.store.journal import Incoming
from gateway.store.people import import_people
from gateway.store.tables import letters
from gateway.store.term import Leadership, take
from gateway.worker.clerk import Clerk
from gateway.worker.letters import LetterDesk
from gateway.worker.reads import ReadHere
from parsers import Reading
from rules.model.mail import Envelope
from rules.model.notice import Notice
from rules.model.ticket import Account, Contact

TO = "support@desk.example"
SEEDS = 300  # tickets that came by real mails; the others are copies of them
GROUP = 10
READING = Reading(trusted_ids=("mx.desk.example",))
STAGES = ("journal", "read", "look up", "decide", "letters", "save", "rest and commit")


@dataclass(slots=True)
class Watch:
    """Processor time by stage; a stage inside another one does not count twice."""

    spent: Counter[str] = field(default_factory=Counter)
    inner: list[float] = field(default_factory=list)
    is_on: bool = False

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        began = time.thread_time()
        self.inner.append(0.0)
        try:
            yield
        finally:
            took = time.thread_time() - began
            within = self.inner.pop()
            if self.inner:
                self.inner[-1] += took
            if self.is_on:
                self.spent[name] += took - within

    def watched(self, name: str, function: Callable[..., object]) -> Callable[..., object]:
        def timed(*args: object, **named: object) -> object:
            with self.stage(name):
                return function(*args, **named)

        return timed


@dataclass(slots=True)
class Bench:
    """A gateway without doors and post, on a database of its own."""

    engine: sa.Engine
    clerk: Clerk
    watch: Watch = field(default_factory=Watch)
    statements: int = 0

    def walk(self, mails: Sequence[Made]) -> int:
        """Accept and decide a group of mails; return how many inputs were decided."""
        came = [
            Incoming(
                one.raw,
                Envelope(mail_from=one.sender, recipients=(TO,), source="smtp", trusted=True),
                one.at,
            )
            for one in mails
        ]
        with self.watch.stage("journal"), writing(self.engine) as connection:
            journal.accept(connection, came)
        now = mails[-1].at + timedelta(seconds=1)
        decided, more = 0, True
        while more:
            with self.watch.stage("rest and commit"):
                group = self.clerk.decide_group(now)
            decided += len(group.decided)
            more = group.more
        return decided


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--held", type=int, default=1_000, help="tickets in the database")
    parser.add_argument("--mails", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--bare", action="store_true", help="the whole alone, unwatched")
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        bench = open_bench(Path(folder) / "bench.db")
        if not asked.bare:
            _watch_stages(bench.watch)
            count_statements(bench)
        _report(bench, asked.held, asked.mails, asked.seed, is_watched=not asked.bare)


def _report(bench: Bench, held: int, many: int, seed: int, *, is_watched: bool) -> None:
    threads = seeded(bench, seed)
    fill(bench.engine, held, SEEDS)
    made = list(mixed(many, seed, TO, threads, START + SEEDS * BETWEEN + timedelta(hours=1)))
    bench.walk(made[:GROUP])  # the first ones fill caches
    made = made[GROUP:]
    gc.collect()
    collect_seldom()  # as the daemon and its reader do
    bench.watch.is_on = True
    before, asked_before = bench.statements, _asked_of_the_kernel()
    inputs, costs, all_began, count = 0, [], time.thread_time(), len(made)
    for first in range(0, count, GROUP):
        began = time.thread_time()
        inputs += bench.walk(made[first : first + GROUP])
        costs.append((time.thread_time() - began) / len(made[first : first + GROUP]) * 1000)
    spent = (time.thread_time() - all_began) / count * 1000
    reads, writes = (
        (now - then) / count for now, then in zip(_asked_of_the_kernel(), asked_before, strict=True)
    )
    bench.engine.dispose()
    size = statistics.fmean(len(one.raw) for one in made) / 1000
    print(f"{count} mails of {size:.1f} kB on average beside {held:,} tickets; CPU ms a mail")
    for name in STAGES if is_watched else ():
        print(f"  {name:18}{bench.watch.spent[name] / count * 1000:8.2f}")
    print(f"  {'whole':18}{spent:8.2f}   p50 {_at(costs, 0.5):.2f}   p99 {_at(costs, 0.99):.2f}")
    print(f"  inputs a mail     {inputs / count:8.2f}")
    print(f"  reads, writes     {reads:8.2f}{writes:8.2f}")
    if is_watched:
        print(f"  statements a mail {(bench.statements - before) / count:8.2f}")


def _asked_of_the_kernel() -> tuple[int, int]:
    """Return how often this process has read and written."""
    told = dict(line.split(": ") for line in Path("/proc/self/io").read_text("ascii").splitlines())
    return int(told["syscr"]), int(told["syscw"])


def open_bench(path: Path) -> Bench:
    """Make the database with everybody of `bench.mails` on file, and a clerk who has its term."""
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    with writing(engine) as connection:
        import_people(connection, *_on_file())
        term = take(connection, None, "bench", locked=True)
    leadership = Leadership(engine, term, locked=True)
    keys = Keys.made_for_rehearsal()
    reads = ReadHere(READING)
    clerk = Clerk(engine, example_desk(), keys, READING, leadership=leadership, reads=reads)
    return Bench(engine, clerk)


def seeded(bench: Bench, seed: int, many: int = SEEDS) -> tuple[Thread, ...]:
    """Open tickets by real mails; return what their senders may answer."""
    made = list(requests(many, seed, TO))
    for first in range(0, len(made), GROUP):
        bench.walk(made[first : first + GROUP])
    senders = {one.address: one for one in people()}
    statement = (
        sa.select(letters.c.number, letters.c.address, letters.c.message_id, letters.c.text)
        .where(letters.c.notice == Notice.N_01)
        .order_by(letters.c.id)
    )
    with reading(bench.engine) as connection:
        rows = connection.execute(statement).all()
    return tuple(
        Thread(senders[row.address], f"[{row.number}]", "your request", row.message_id, row.text)
        for row in rows
        if row.address in senders
    )


def _on_file() -> tuple[tuple[Account, ...], tuple[Imported, ...]]:
    everybody = people()
    domains = {one.company: one.address.partition("@")[2] for one in everybody}
    accounts = [
        Account(id=0, name=name, cid="", domains=(domain,), strict_auth=False, queue="", area="")
        for name, domain in domains.items()
    ]
    contacts = [
        Imported(one.company, Contact(0, None, one.name, (one.address,), lang="en"))
        for one in everybody
    ]
    return tuple(accounts), tuple(contacts)


def _watch_stages(watch: Watch) -> None:
    """Put the watch around the steps of the walk, for as long as this process lives."""
    patches: Iterable[tuple[object, str, str]] = (
        (ReadHere, "mail_of", "read"),
        (tickets, "look_around", "look up"),
        (tickets, "load_case", "look up"),
        (clerk_module, "decide", "decide"),
        (LetterDesk, "put", "letters"),
        (tickets, "save", "save"),
    )
    for owner, name, stage in patches:
        setattr(owner, name, watch.watched(stage, getattr(owner, name)))
    assert load_module.tickets is tickets


def count_statements(bench: Bench) -> None:
    """Count what reaches the driver, transactions' begins and ends apart."""

    def count(*_: object) -> None:
        bench.statements += 1

    sa.event.listen(bench.engine, "before_cursor_execute", count)


def _at(costs: Sequence[float], share: float) -> float:
    return sorted(costs)[min(len(costs) - 1, int(share * len(costs)))]


if __name__ == "__main__":
    main()
