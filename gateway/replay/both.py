"""Two desk files on one record: as one until a moment, and then beside each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gateway.replay.compare import Difference, Outcome, compare, outcome_of
from gateway.replay.player import How, Player, what_happened
from gateway.store import record
from gateway.store.engine import reading
from gateway.store.errors import Engine
from gateway.store.journal import Input
from rules.policy.desk import Desk

Watch = Callable[[Iterable[Input]], Iterator[Input]]  # gives the same, and shows how far it is


@dataclass(frozen=True, slots=True)
class Period:
    """What is played: everything from `begin`, and from `since` on by both desk files."""

    begin: datetime
    since: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of it."""

    outcome: Outcome  # by the desk file of now
    found: Difference  # between the two
    unlike: int  # tickets that the desk file of now did not lead to what really happened
    skipped: int  # mails whose bytes are no longer kept
    undecided: tuple[int, int]  # inputs at which the rules failed, by the two


def play_both(
    engine: Engine, desks: tuple[Desk, Desk], how: How, period: Period, folder: Path, watch: Watch
) -> Replayed:
    """Play the record in databases of `folder` and compare; the record is only read."""
    ours = Player(folder / "now.db", desks[0], how, what_happened(engine), period.begin)
    ours.prepare()
    theirs: Player | None = None
    for entry in watch(recorded(engine)):
        if theirs is None and entry.received_at >= period.since:
            ours.go_to(max(ours.now, period.since))
            theirs = ours.branch(folder / "other.db", desks[1], how)
        ours.play(entry)
        if theirs is not None:
            theirs.play(entry)
    if theirs is None:
        ours.go_to(max(ours.now, period.since))
        theirs = ours.branch(folder / "other.db", desks[1], how)
    outcomes = []
    for player in (ours, theirs):
        player.go_to(max(player.now, period.end))
        outcomes.append(outcome_of(player.engine, period.since))
        player.engine.dispose()
    likeness = compare(outcome_of(engine, period.since), outcomes[0])
    return Replayed(
        outcome=outcomes[0],
        found=compare(outcomes[0], outcomes[1]),
        unlike=len(likeness.tickets),
        skipped=ours.skipped,
        undecided=(ours.undecided, theirs.undecided),
    )


def recorded(engine: Engine) -> Iterator[Input]:
    """Give what came in, some at a time: the bytes of a year do not fit into memory."""
    last = 0
    while True:
        with reading(engine) as connection:
            page = record.inputs_after(connection, last)
        if not page:
            return
        yield from page
        last = page[-1].id
