"""What would have been different, ticket by ticket and letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from gateway.store import record
from gateway.store.engine import reading
from gateway.store.errors import Engine
from gateway.store.record import LetterKey, PutLetter, TicketEnd

SAME_MOMENT = timedelta(minutes=1)  # letters nearer than this left at the same time
NO_TICKET = ""
SIGNED = re.compile(r"t\.[a-z2-7]{36}")  # of an address (rules/sender/token.py)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of everything since a moment."""

    tickets: Mapping[str, TicketEnd]
    letters: Mapping[LetterKey, PutLetter]
    held: Mapping[int, str]  # reason, by mail


@dataclass(frozen=True, slots=True)
class LetterChange:
    """A letter that only one of both wrote, or that both wrote otherwise."""

    notice: str
    address: str
    before: datetime | None  # when it left by the rules of now
    after: datetime | None  # and by the others
    words_differ: bool = False


@dataclass(frozen=True, slots=True)
class TicketChange:
    """A ticket with something different. Of letters without a ticket the number is empty."""

    number: str
    title: str
    before: tuple[str, ...] | None  # the statuses that it passed; None where it is not opened
    after: tuple[str, ...] | None
    letters: tuple[LetterChange, ...]


@dataclass(frozen=True, slots=True)
class MailChange:
    """A mail that only one of both put into quarantine, or for another reason."""

    input_id: int
    before: str  # the reason; empty: it was decided
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    tickets: tuple[TicketChange, ...]
    mails: tuple[MailChange, ...]

    @property
    def letters(self) -> tuple[LetterChange, ...]:
        return tuple(letter for one in self.tickets for letter in one.letters)


def outcome_of(engine: Engine, since: datetime) -> Outcome:
    with reading(engine) as connection:
        letters = record.letters_put(connection, since)
        return Outcome(
            record.ticket_ends(connection, since),
            {one.key: one for one in letters},
            record.held_mails(connection, since),
        )


def compare(before: Outcome, after: Outcome) -> Difference:
    numbers = sorted(
        {NO_TICKET, *before.tickets, *after.tickets, *(key[0] for key in before.letters)}
        | {key[0] for key in after.letters}
    )
    changed = _changed_letters(before.letters, after.letters)
    tickets = (_ticket_change(number, before, after, changed.get(number, ())) for number in numbers)
    mails = (
        MailChange(one, before.held.get(one, ""), after.held.get(one, ""))
        for one in sorted({*before.held, *after.held})
        if before.held.get(one) != after.held.get(one)
    )
    return Difference(tuple(one for one in tickets if one is not None), tuple(mails))


def _ticket_change(
    number: str, before: Outcome, after: Outcome, letters: Iterable[LetterChange]
) -> TicketChange | None:
    was, would_be = before.tickets.get(number), after.tickets.get(number)
    told = was or would_be
    change = TicketChange(
        number, told.title if told else "", _path(was), _path(would_be), tuple(letters)
    )
    return None if change.before == change.after and not change.letters else change


def _path(end: TicketEnd | None) -> tuple[str, ...] | None:
    """Return the statuses a ticket passed, its last one at the end: two of a row are one."""
    if end is None:
        return None
    path: list[str] = []
    for status in (*end.statuses, end.status):
        if path[-1:] != [status]:
            path.append(status)
    return tuple(path)


def _changed_letters(
    before: Mapping[LetterKey, PutLetter], after: Mapping[LetterKey, PutLetter]
) -> dict[str, list[LetterChange]]:
    found: dict[str, list[tuple[datetime, LetterChange]]] = {}
    for key in before.keys() | after.keys():
        was, would_be = before.get(key), after.get(key)
        if was and would_be and _alike(was, would_be):
            continue
        change = LetterChange(
            notice=key[1],
            address=key[2],
            before=was.put_at if was else None,
            after=would_be.put_at if would_be else None,
            words_differ=bool(was and would_be and not _same_words(was, would_be)),
        )
        moment = (was or would_be).put_at  # type: ignore[union-attr]  # one of both is there
        found.setdefault(key[0], []).append((moment, change))
    return {
        number: [change for _, change in sorted(some, key=lambda one: (one[0], one[1].notice))]
        for number, some in found.items()
    }


def _alike(one: PutLetter, other: PutLetter) -> bool:
    return abs(one.put_at - other.put_at) < SAME_MOMENT and _same_words(one, other)


def _same_words(one: PutLetter, other: PutLetter) -> bool:
    """Compare what is read: signed words in addresses name inputs, and those have other numbers."""
    return one.subject == other.subject and SIGNED.sub("", one.words) == SIGNED.sub("", other.words)
