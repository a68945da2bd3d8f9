"""Playing many stories and telling how they went."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gateway.rehearse.player import Miss, Setup, play
from gateway.rehearse.steps import UnplayableStory
from gateway.rehearse.story import read_story


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one story went."""

    path: Path
    misses: tuple[Miss, ...] = ()
    faults: tuple[str, ...] = ()  # why it cannot be played
    broke: str = ""  # a traceback: we broke our own promise
    trace: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        return not (self.misses or self.faults or self.broke)


def find_stories(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the story files that are named, and those inside named folders, in order."""
    found: list[Path] = []
    for path in paths:
        found += sorted(path.rglob("*.story")) if path.is_dir() else [path]
    return tuple(dict.fromkeys(found))


def rehearse_story(path: Path, setup: Setup) -> Outcome:
    """Read and play one story."""
    try:
        played = play(read_story(path), setup)
    except UnplayableStory as unplayable:
        return Outcome(path, faults=tuple(str(fault) for fault in unplayable.faults))
    except Exception:  # one broken story must not end the rehearsal of the others
        return Outcome(path, broke=traceback.format_exc())
    return Outcome(path, misses=played.misses, trace=played.trace)


def tell_outcome(outcome: Outcome, *, trace: bool) -> Iterator[str]:
    """Return the lines that tell of one story."""
    yield f"{'passed' if outcome.passed else 'FAILED'}  {outcome.path}"
    if trace:
        yield from outcome.trace
    for miss in outcome.misses:
        yield f"  {outcome.path}:{miss.line}: {miss.expected}"
        for number, line in enumerate(miss.instead):
            yield f"    {'instead:' if number == 0 else '        '} {line}"
    yield from (f"  {fault}" for fault in outcome.faults)
    if outcome.broke:
        yield "  the gateway broke its own promise:"
        yield from (f"    {line}" for line in outcome.broke.splitlines())


def tell_sum(outcomes: Iterable[Outcome]) -> str:
    """Return the closing line."""
    passed = [outcome.passed for outcome in outcomes]
    return f"{sum(passed)} passed, {len(passed) - sum(passed)} failed"


def exit_status(outcomes: Iterable[Outcome]) -> int:
    """Return 2 when a story could not be played, 1 when one failed, else 0."""
    status = 0
    for outcome in outcomes:
        status = max(status, 2 if outcome.faults else 0 if outcome.passed else 1)
    return status
