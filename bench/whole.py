"""What the daemon takes for a mail from its door to the relay, and the memory it needs.

`python -m bench.whole [--mails 500] [--connections 8]` runs the real daemon on SQLite with
`synchronous=FULL`, hands it mixed real-looking mails (`bench.mails`) over SMTP and waits until all
are decided and their letters are with a relay of its own process. Processor time is that of all our
processes, the reader's told apart; memory is PSS, which counts what they share once.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa

from bench.accept import hand_over
from bench.daemon import (
    children_of,
    processor_seconds,
    proportional_mib,
    running,
    site_in,
    wait_until,
)
from bench.mails import mixed
from bench.post import process_for
from bench.walk import TO, open_bench, seeded
from gateway.store import journal
from gateway.store.engine import open_engine, reading
from gateway.store.errors import Engine
from gateway.store.tables import letters
from rules.model.ticket import LetterState

PORT = 26_725
WARM = 50  # mails that fill caches
TICKETS = 100  # that the mails answer


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mails", type=int, default=500)
    parser.add_argument("--connections", type=int, default=8)
    asked = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder, process_for("--relay") as relay:
        report(Path(folder), relay, asked.mails, asked.connections)


def report(folder: Path, relay: int, mails: int, connections: int) -> None:
    bench = open_bench(folder / "whole.db")
    threads = seeded(bench, 1, TICKETS)
    bench.engine.dispose()
    raws = [one.raw for one in mixed(WARM + mails, 4, TO, threads, datetime.now(UTC))]
    engine = open_engine(f"sqlite:///{folder}/whole.db")
    config = site_in(
        folder,
        f'[database]\nurl = "sqlite:///{folder}/whole.db"\n'
        f'[smtp]\nlisten = "127.0.0.1:{PORT}"\n[auth]\ntrusted_peers = ["127.0.0.1"]\n'
        f'[relay]\nhost = "127.0.0.1"\nport = {relay}\ntls = "off"\n',
    )
    began = time.monotonic()
    with running(config) as daemon:
        started, start_cpu = time.monotonic() - began, processor_seconds(daemon.pid)
        _hand_and_wait(engine, raws[:WARM], connections)
        idle = proportional_mib(daemon.pid)
        began, spent, read = time.monotonic(), processor_seconds(daemon.pid), _readers(daemon.pid)
        sent = _count_sent(engine)
        _hand_and_wait(engine, raws[WARM:], connections)
        wall, cpu = time.monotonic() - began, processor_seconds(daemon.pid) - spent
        read = _readers(daemon.pid) - read
        print(f"start to its ready sign {started:.1f} s, {start_cpu:.1f} s of processor time")
        print(
            f"{mails} mails from the door to the relay, {(_count_sent(engine) - sent) / mails:.2f} "
            f"letters each: {cpu / mails * 1000:.2f} ms of processor time a mail, "
            f"{read / mails * 1000:.2f} of them the reader's; {mails / wall:.0f} mails a second"
        )
        print(f"memory (PSS) {idle:.0f} MiB before, {proportional_mib(daemon.pid):.0f} MiB after")
    engine.dispose()


def _hand_and_wait(engine: Engine, raws: Sequence[bytes], connections: int) -> None:
    hand_over(PORT, raws, connections)
    wait_until(lambda: _is_done(engine))


def _is_done(engine: Engine) -> bool:
    waits = sa.select(sa.func.count()).where(
        letters.c.state.in_((LetterState.QUEUED, LetterState.HANDED)),
        letters.c.not_before.is_(None) | (letters.c.not_before <= datetime.now(UTC)),
    )
    with reading(engine) as connection:
        is_decided = not journal.newest_waiting(connection)
        return is_decided and not connection.execute(waits).scalar_one()


def _count_sent(engine: Engine) -> int:
    with reading(engine) as connection:
        count = sa.select(sa.func.count()).where(letters.c.state == LetterState.SENT)
        return connection.execute(count).scalar_one()


def _readers(pid: int) -> float:
    return sum(processor_seconds(one) for one in children_of(pid))


if __name__ == "__main__":
    main()
