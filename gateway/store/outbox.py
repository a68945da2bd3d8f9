"""The outbox: letters that wait, are under way, have left or never will."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from rules.model import LetterState
from rules.notices import Notice


@dataclass(frozen=True, slots=True)
class NewLetter:
    """A letter to be put into the outbox."""

    ticket_id: int | None
    number: str  # of the ticket, "" without one
    notice: Notice
    person: str  # person key
    to_name: str
    address: str
    from_name: str
    envelope_sender: str
    message_id: str
    subject: str
    text: str
    reply_to: str
    in_reply_to: str
    references: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]  # all others
    attachments: tuple[tuple[int, str], ...]  # (input id, part of its raw mail)
    not_before: datetime
    put_at: datetime
    input_id: int
    rule: str
    because: str
    id: int = 0  # from next_letter_id; 0: the store gives one


@dataclass(frozen=True, slots=True)
class OutboxLetter:
    """A letter as it stands in the outbox."""

    id: int
    ticket_id: int | None
    number: str
    notice: Notice
    person: str
    to_name: str
    address: str
    from_name: str
    envelope_sender: str
    message_id: str
    subject: str
    text: str
    reply_to: str
    in_reply_to: str
    references: tuple[str, ...]
    headers: tuple[tuple[str, str], ...]
    attachments: tuple[tuple[int, str], ...]
    not_before: datetime
    put_at: datetime
    state: LetterState
    tries: int
    next_try_at: datetime  # not before this; while claimed: when the claim runs out
    input_id: int
    rule: str
    because: str
    error: str
    repeated: bool  # a crash left it `handed`: sent once more, marked so
    handed_at: datetime | None
    ended_at: datetime | None  # when it was sent, failed or cancelled
    answer: str  # of the relay


def next_letter_id(connection: sa.Connection) -> int:
    """Return the id that the next letter may have (only the clerk puts letters)."""
    raise NotImplementedError


def put(connection: sa.Connection, letters: Sequence[NewLetter]) -> tuple[int, ...]:
    """Put letters into the outbox, in order; those to suppressed addresses stay there (GW-22)."""
    raise NotImplementedError


def claim(
    connection: sa.Connection, now: datetime, limit: int, by: str
) -> tuple[OutboxLetter, ...]:
    """Claim the oldest unsent letter for each (ticket, person) whose time has come."""
    raise NotImplementedError


def handed(connection: sa.Connection, letter_id: int, at: datetime) -> bool:
    """Note that DATA is under way; False: it was cancelled meanwhile and must not be sent."""
    raise NotImplementedError


def sent(connection: sa.Connection, letter_id: int, at: datetime, answer: str) -> None:
    raise NotImplementedError


def later(connection: sa.Connection, letter_id: int, next_try_at: datetime, error: str) -> None:
    """Count a try that failed for now."""
    raise NotImplementedError


def never(connection: sa.Connection, letter_id: int, error: str, at: datetime) -> None:
    """End a letter that no relay will take, and tell the clerk by an input."""
    raise NotImplementedError


def reclaim(connection: sa.Connection, by: str, at: datetime) -> int:
    """At the start of a post: give back what an earlier life of `by` had claimed or handed."""
    raise NotImplementedError


def next_letter_at(connection: sa.Connection) -> datetime | None:
    """Return when the next waiting letter's time comes."""
    raise NotImplementedError


def load_letter(connection: sa.Connection, letter_id: int) -> OutboxLetter | None:
    raise NotImplementedError


def list_letters(
    connection: sa.Connection, states: Sequence[LetterState] = (), limit: int = 200
) -> tuple[OutboxLetter, ...]:
    """Return letters in these states (none named: the unsent and failed ones), oldest first."""
    raise NotImplementedError


def retry(connection: sa.Connection, letter_id: int, at: datetime) -> bool:
    """Let a waiting or failed letter be tried at once; False where there is none such."""
    raise NotImplementedError


def drop(connection: sa.Connection, letter_id: int, at: datetime) -> bool:
    """Cancel a letter that has not left; False where there is none such."""
    raise NotImplementedError
