"""Reading an `expect` line: what it is about, and what is wanted of that."""

from __future__ import annotations

import re

from gateway.rehearse.steps import Expect, Subject, Want
from gateway.rehearse.story_line import BadLine, Words, find_words, read_number
from gateway.rehearse.ticket_fields import FIELDS

NOTICE = re.compile(r"N-\d\d[a-z]?(?:\.\d)?")

TICKET_KEYS = (
    *("contact", "primary", "status", "queue", "category", "account", "severity", "tags"),
    *("checklist", "time_entries", "due", "internal", "department", "group", "triage"),
)
_LETTER_KEYS = ("to", "at", "subject", "text", "html", "file", "from")
EXPECT_KEYS: dict[Subject, tuple[str, ...]] = {
    Subject.TICKET: tuple(FIELDS),
    Subject.NOTICE: _LETTER_KEYS,
    Subject.CANCELLED: _LETTER_KEYS,
    Subject.ERROR: _LETTER_KEYS,
    Subject.WARNING: _LETTER_KEYS,
    Subject.NOTE: ("by", "text", "flag"),
    Subject.TIMER: ("due",),
    Subject.NEW_TICKET: tuple(FIELDS),
    Subject.QUARANTINE: ("reason",),
    Subject.EVENTS: (),
}
WORDS_MAX: dict[Subject, int] = {
    Subject.TICKET: 1,
    Subject.NOTICE: 1,
    Subject.CANCELLED: 1,
    Subject.ERROR: 1,
    Subject.WARNING: 1,
    Subject.NOTE: 2,
    Subject.TIMER: 2,
    Subject.NEW_TICKET: 1,
    Subject.QUARANTINE: 0,
    Subject.EVENTS: 2,
}
SECOND_WORD = {
    Subject.NOTE: "internal or public",
    Subject.TIMER: "the timer's kind",
    Subject.EVENTS: '"complete > incomplete_reopened"',
}
NEVER_NEGATED = frozenset({Subject.TICKET, Subject.EVENTS})


def read_expect(line: int, rest: str) -> Expect:
    """Return what an `expect` line says; raise BadLine when it says nothing that can hold."""
    words = find_words(rest)
    plain = list(words.plain)
    negated = plain[:1] == ["no"]
    if negated:
        plain.pop(0)
    subject = _take_subject(plain)
    if negated and subject in NEVER_NEGATED:
        raise BadLine(f"no {subject} cannot be expected")
    Words(tuple(plain), words.pairs).allow(WORDS_MAX[subject], *EXPECT_KEYS[subject])
    _check_words(subject, tuple(plain), pairs=bool(words.pairs), negated=negated)
    wants = tuple(Want(pair.key, pair.value, pair.contains) for pair in words.pairs)
    return Expect(line, f"expect {rest}", subject, negated, tuple(plain), wants)


def _take_subject(plain: list[str]) -> Subject:
    """Take the words that name the subject off the front; a bare number is a ticket."""
    if not plain:
        raise BadLine("says not what is expected")
    if plain[:2] == ["new", "ticket"]:
        del plain[:2]
        return Subject.NEW_TICKET
    if plain[0][:2] == "T2":
        return Subject.TICKET
    word = plain.pop(0)
    if word not in set(Subject) - {Subject.TICKET, Subject.NEW_TICKET}:
        known = ", ".join(one for one in Subject if one is not Subject.TICKET)
        raise BadLine(f'cannot expect "{word}"; known: T…, {known}')
    return Subject(word)


def _check_words(subject: Subject, plain: tuple[str, ...], *, pairs: bool, negated: bool) -> None:
    match subject:
        case Subject.TICKET | Subject.NEW_TICKET:
            for word in plain:
                read_number(word)
        case Subject.NOTICE | Subject.CANCELLED:
            if not (plain or pairs or negated):
                raise BadLine("which notice? Write N-04, or say more of it: to=carla file=a.log")
            if plain and not NOTICE.fullmatch(plain[0]):
                raise BadLine(f'"{plain[0]}" is no notice; they look like N-04')
        case Subject.ERROR | Subject.WARNING:
            letter = "E" if subject is Subject.ERROR else "W"
            if not (plain or negated) or (
                plain and not re.fullmatch(rf"{letter}-\d\d[a-z]?", plain[0])
            ):
                raise BadLine(f"which {subject}? Write {letter}-15")
        case Subject.NOTE | Subject.TIMER | Subject.EVENTS:
            if len(plain) != 2:
                raise BadLine(f"{subject} needs a ticket's number and {SECOND_WORD[subject]}")
            read_number(plain[0])
            if subject is Subject.NOTE and plain[1] not in ("internal", "public"):
                raise BadLine(f'a note is internal or public, not "{plain[1]}"')
        case Subject.QUARANTINE:
            pass
