"""What the post needs of an outbox, and a letter as that hands it out."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from outbound.marks import Mark
from outbound.mime import File, StoredLetter


class CannotWrite(Exception):
    """A letter cannot be made into a mail, whoever tries. The message says why."""


class WaitingLetter(StoredLetter, Protocol):
    """A letter as the outbox hands it out."""

    @property
    def id(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def envelope_sender(self) -> str: ...
    @property
    def input_id(self) -> int:
        """Return the input that it was written for."""

    @property
    def number(self) -> str:
        """Return the ticket's number, "" without one."""

    @property
    def person(self) -> str:
        """Return the key of whom it goes to."""

    @property
    def tries(self) -> int:
        """Return how many tries ended before this one."""

    @property
    def repeated(self) -> bool:
        """Return whether it was handed over before and nobody knows how that ended."""

    @property
    def files(self) -> Sequence[object]:
        """Return the files that go along."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter that is written as a mail, and handed."""

    letter: WaitingLetter
    mime: bytes
    files: tuple[File, ...]
    handed_at: float  # on the steady clock


class Outbox(Protocol):
    """What the post needs of the store. Each call is a transaction of its own."""

    async def next_at(self) -> datetime | None:
        """Return when the next waiting letter's moment comes, None when none waits."""

    async def claim(self, now: datetime, limit: int) -> Sequence[WaitingLetter]:
        """Claim the oldest letter for each (ticket, person) whose moment has come."""

    async def take_back(self, but: Collection[int]) -> int:
        """Return every letter that this post claimed, but those in hand; say how many."""

    async def mend_waits(self, now: datetime, waits: Sequence[timedelta]) -> None:
        """Let no letter wait longer than its tries ask for: the clock was set."""

    async def files(self, letter_id: int) -> tuple[File, ...]:
        """Return the attachments of a letter that names some; raise CannotWrite."""

    async def mark(self, marks: Sequence[Mark]) -> frozenset[int]:
        """Write down all in one transaction; return the letters whose Handed holds."""


def facts_of(letter: WaitingLetter, *, is_whole: bool = True) -> dict[str, object]:
    """Return what a line of the log tells of a letter: by its input it follows the mail."""
    facts: dict[str, object] = {"letter": letter.id, "input": letter.input_id}
    if is_whole:
        facts |= {"ticket": letter.number, "person": letter.person}
        facts |= {"message_id": letter.message_id}
    return facts


def first_line(error: Exception) -> str:
    """Return what an error says, without the statement behind it."""
    return (str(error).splitlines() or [""])[0]
