"""A mail costs few statements: each is a walk through SQLAlchemy, the driver and the database."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import gateway.worker.clerk as clerk_module
from bench.mails import BETWEEN, START, Kind, mixed
from bench.walk import TO, count_statements, open_bench, seeded
from gateway.store.engine import writing
from gateway.store.suppression import suppress

SEEDS = 40
# From the journal to the letters, what a group of ten shares divided by it. Mails of one kind look
# alike here; ten new ones at once are a flood (GW-11), and a bounce comes with timers that are due.
MOST = {Kind.REPLY: 3.5, Kind.NEW: 13.5, Kind.FILE: 14.5, Kind.AUTO_REPLY: 4.5}


@pytest.mark.parametrize("kind", MOST)
def test_a_mail_costs_few_statements(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clerk_module, "GROUP_SECONDS", 60.0)  # a busy machine cuts no group short
    bench = open_bench(tmp_path / "bench.db")
    threads = seeded(bench, 1, SEEDS)
    start = START + SEEDS * BETWEEN + timedelta(hours=1)
    mails = [one for one in mixed(400, 2, TO, threads, start) if one.kind is kind]
    with writing(bench.engine) as connection:  # as every desk has one sooner or later
        suppress(connection, "gone@elsewhere.example", None)
    count_statements(bench)
    bench.walk(mails[:10])
    before = bench.statements

    decided = bench.walk(mails[10:20])

    bench.engine.dispose()
    assert decided >= 10  # a report of many new tickets may come due among them
    assert (bench.statements - before) / 10 <= MOST[kind]
