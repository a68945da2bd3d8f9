"""A month of one desk: each day keeps every promise, and one seed gives one month."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gateway.rehearse.player import Setup
from gateway.store.engine import reading
from rules.model.status import DONE, Status
from tests.month.accounts import customers, month_setup, technicians
from tests.month.month import KINDS, Month
from tests.month.promises import Account, held
from tests.month.span import MONTH, YEAR

ROOT = Path(__file__).parents[2]
SEED = 20261028
MAILS_SHORT = 600
SHOWN_MAX = 20  # broken promises of a day


@pytest.fixture(scope="module")
def setup() -> Setup:
    return month_setup()


def test_the_month_is_as_large_as_it_says(setup: Setup) -> None:
    assert len(customers()) == 50
    assert len(technicians(setup.desk)) == 6
    assert len(KINDS) >= 30


@pytest.mark.timeout(600)
def test_every_promise_holds_at_the_end_of_each_day(setup: Setup) -> None:
    month, account = Month(setup, SEED, MONTH.mails), Account()
    days = 0

    for day in month.days():
        days += 1
        assert held(day, account)[:SHOWN_MAX] == [], f"day {days} of the month"

    assert days == MONTH.days
    assert sum(month.kinds.values()) == MONTH.mails
    assert month.kinds.keys() == {kind.__name__ for _, kind in KINDS}
    assert account.missing() == set()
    assert _done(month) * 10 > sum(_statuses(month).values()) * 6


def _statuses(month: Month) -> dict[str, int]:
    """Return how many tickets there are by status."""
    with reading(month.world.simulated.engine) as connection:
        rows = connection.exec_driver_sql("SELECT status, count(*) FROM ticket GROUP BY status")
        return {str(status): int(many) for status, many in rows}


def _done(month: Month) -> int:
    return sum(many for status, many in _statuses(month).items() if Status(status) in DONE)


@pytest.mark.timeout(600)
def test_the_same_seed_gives_the_same_month_byte_for_byte() -> None:
    """Two processes, each with another order in its sets."""
    first, second = (_start(SEED, MAILS_SHORT, hash_seed) for hash_seed in (1, 2))

    one, other = (process.communicate()[0] for process in (first, second))

    assert (first.returncode, second.returncode) == (0, 0)
    assert one.count(b"\nevent (") > MAILS_SHORT
    assert one == other


@pytest.mark.timeout(300)
def test_another_seed_gives_another_month() -> None:
    processes = [_start(seed, 60, hash_seed=1) for seed in (SEED, SEED + 1)]

    one, other = (process.communicate()[0] for process in processes)

    assert one
    assert other
    assert one != other


@pytest.mark.timeout(120)
def test_a_year_is_played_by_a_flag() -> None:
    command = (sys.executable, "-m", "tests.month", "--year", "--days", "3", "--seed", "7")

    played = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert played.returncode == 0, played.stdout + played.stderr
    assert "day 3 of 3" in played.stdout
    assert "broken promises: 0; ledger " in played.stdout


def test_the_year_is_as_large_as_it_says() -> None:
    desk = month_setup(YEAR).desk

    assert len(customers(YEAR)) == len({one.address for one in customers(YEAR)}) == 200
    assert len(technicians(desk)) == 12
    assert (YEAR.days, YEAR.mails) == (365, 20_000)


def _start(seed: int, mails: int, hash_seed: int) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.month", str(seed), str(mails)],
        cwd=ROOT,
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed)},
        stdout=subprocess.PIPE,
    )
