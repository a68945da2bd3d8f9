"""An admin's order: put into the journal, decided by the clerk, its answer waited for.

Where no gateway is in charge, whoever gave the order takes the clerk's lock and decides.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import datetime

from gateway.store import journal
from gateway.store.engine import ClerkLock, Wakeup, reading, writing
from gateway.store.errors import Engine
from gateway.worker.leader import Leader, MakeClerk, Turn

LOOK_SECONDS = 0.05  # between two looks for the answer
NAME = "command line"


class NoAnswer(Exception):
    """The order stands in the journal, but nobody has decided it in time."""


def give_order(
    engine: Engine,
    url: str,
    make_clerk: MakeClerk,
    clock: Callable[[], datetime],
    verb: str,
    values: Mapping[str, str],
    wait_seconds: float = 30,
) -> str:
    """Return the clerk's answer to one order; raise NoAnswer when none comes in time.

    Inputs that wait before it are decided before it, as always.
    """
    with writing(engine) as connection:
        order = journal.put_order(connection, verb, values, clock())
        Wakeup.notify(connection)
    leader = Leader(engine, ClerkLock(engine, url), make_clerk, NAME)
    ends_at = time.monotonic() + wait_seconds
    try:
        while time.monotonic() < ends_at:
            with reading(engine) as connection:
                answer = journal.answer_of(connection, order)
            if answer is not None:
                return answer
            if leader.decide_next(clock()) is not Turn.DECIDED:
                time.sleep(LOOK_SECONDS)
    finally:
        leader.leave()
    raise NoAnswer(f"order {order} is in the journal, but was not decided in {wait_seconds:.0f} s")
