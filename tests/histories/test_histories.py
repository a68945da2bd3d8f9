"""Whole histories from seeds: whatever fails, nothing is lost, doubled or left."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from gateway.simulate.history import Histories

FAILED_ONCE = Path(__file__).with_name("failed_once.txt")
SEED = 1


@pytest.mark.timeout(0)
def test_whatever_fails_every_promise_is_kept(
    histories: Histories, request: pytest.FixtureRequest
) -> None:
    count: int = request.config.getoption("--histories")

    broken = [
        f"seed {seed}: {line}"
        for seed in range(SEED, SEED + count)
        for line in histories.play(seed).broken
    ]

    assert broken == [], "replay one with: ticketgate simulate --trace --seed N"


def test_a_history_that_failed_once_fails_no_more(histories: Histories) -> None:
    words = (line.split() for line in FAILED_ONCE.read_text("utf-8").splitlines())
    seeds = [int(word[0]) for word in words if word and word[0].isdigit()]

    broken = [f"seed {one}: {line}" for one in seeds for line in histories.play(one).broken]

    assert broken == []


def test_the_same_seed_is_the_same_history_byte_for_byte() -> None:
    """Two processes, each with another order in its sets; of one and of two gateways."""
    first, second = (_start(hash_seed) for hash_seed in (1, 2))

    one, other = (process.communicate()[0] for process in (first, second))

    assert (first.returncode, second.returncode) == (0, 0)
    assert one.count(b"\nevent (") > 20
    assert one == other


def _start(hash_seed: int) -> subprocess.Popen[bytes]:
    command = "from gateway.cli import main; main()"
    options = ("simulate", "--seed", str(SEED), "--count", "6", "--trace", "--ledger")
    return subprocess.Popen(
        [sys.executable, "-c", command, *options],
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed)},
        stdout=subprocess.PIPE,
    )
