"""Whether an expectation holds, and what the desk looks like instead where it does not."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import decode_header, make_header
from fnmatch import fnmatchcase
from html import unescape
from typing import assert_never

from gateway.rehearse.steps import Expect, Subject, Want
from gateway.rehearse.story_people import Cast
from gateway.rehearse.ticket_fields import FIELDS, holds
from gateway.store.outbox import OutboxLetter
from outbound.files import pictures_of
from outbound.layout import write_twin
from rules.clock import local
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, Note

LISTED_MAX = 60  # lines of "instead" for one miss: two letters with their words


@dataclass(frozen=True, slots=True)
class NoteMade:
    number: str
    note: Note


@dataclass(frozen=True, slots=True)
class Since:
    """What happened since the last step, and the desk as it is now."""

    cast: Cast
    now: datetime
    case_of: Callable[[str], Case]  # by ticket number; without a ticket where there is none
    letters: tuple[OutboxLetter, ...] = ()  # put out
    cancelled: tuple[OutboxLetter, ...] = ()  # taken back
    notes: tuple[NoteMade, ...] = ()
    opened: tuple[str, ...] = ()  # numbers of new tickets
    held: tuple[str, ...] = ()  # reasons
    passed: tuple[tuple[str, Status], ...] = ()  # (ticket number, status it came to), in order


def check(expect: Expect, since: Since) -> tuple[str, ...] | None:
    """Return None when the expectation holds, else what there is instead, a line each."""
    match expect.subject:
        case Subject.TICKET:
            return _check_ticket(expect.words[0], expect, since)
        case Subject.NEW_TICKET:
            return _check_new_ticket(expect, since)
        case Subject.NOTICE | Subject.ERROR | Subject.WARNING:
            return _check_letters(expect, since, since.letters)
        case Subject.CANCELLED:
            return _check_letters(expect, since, since.cancelled)
        case Subject.NOTE:
            return _check_notes(expect, since)
        case Subject.TIMER:
            return _check_timer(expect, since)
        case Subject.QUARANTINE:
            wanted = expect.wanted("reason")
            found = [one for one in since.held if _is_reason(one, wanted)]
            return _verdict(expect, found, since.held, "nothing is held")
        case Subject.EVENTS:
            return _check_events(expect, since)
    assert_never(expect.subject)


def _verdict(
    expect: Expect, found: Sequence[object], there_is: Iterable[str], nothing: str
) -> tuple[str, ...] | None:
    """Hold what was found against what was wanted; tell what there is where they differ."""
    if bool(found) != expect.negated:
        return None
    return tuple(there_is)[:LISTED_MAX] or (nothing,)


def _check_ticket(number: str, expect: Expect, since: Since) -> tuple[str, ...] | None:
    case = since.case_of(number)
    if case.ticket is None:
        return (f"there is no ticket {number}",)
    misses = tuple(
        f"{want.key}={actual}"
        for want in expect.wants
        if not holds(want, actual := FIELDS[want.key](case, since.cast, since.now), since.cast)
    )
    return misses or None


def _check_new_ticket(expect: Expect, since: Since) -> tuple[str, ...] | None:
    wanted = [one for one in since.opened if expect.words in ((), (one,))]
    found = [one for one in wanted if _check_ticket(one, expect, since) is None]
    seen = [
        f"{one} is new" + "".join(f", {miss}" for miss in _check_ticket(one, expect, since) or ())
        for one in since.opened
    ]
    return _verdict(expect, found, seen, "no ticket was opened")


def _check_letters(
    expect: Expect, since: Since, letters: Sequence[OutboxLetter]
) -> tuple[str, ...] | None:
    found = [letter for letter in letters if _is_letter(expect, letter, since)]
    alike = [letter for letter in letters if _is_notice(expect, letter.notice)]
    shown = alike if alike and any(want.contains for want in expect.wants) else letters
    seen = [line for letter in shown for line in _letter_lines(letter, since, full=shown is alike)]
    return _verdict(expect, found, seen, f"no letter was {_PUT_OUT[expect.subject]}")


_PUT_OUT = {
    Subject.NOTICE: "put out",
    Subject.ERROR: "put out",
    Subject.WARNING: "put out",
    Subject.CANCELLED: "taken back",
}


def _is_letter(expect: Expect, letter: OutboxLetter, since: Since) -> bool:
    if not _is_notice(expect, letter.notice) or not _has_code(expect, letter.text):
        return False
    return all(_letter_holds(want, letter, since) for want in expect.wants)


def _is_notice(expect: Expect, notice: Notice) -> bool:
    match expect.subject:
        case Subject.ERROR:
            return notice is Notice.N_34
        case Subject.WARNING:
            return notice is Notice.N_33
        case _:
            wanted = expect.words[0] if expect.words else ""
            return not wanted or notice == wanted or notice.startswith(f"{wanted}.")


def _has_code(expect: Expect, text: str) -> bool:
    if expect.subject not in (Subject.ERROR, Subject.WARNING):
        return True
    letter = "E" if expect.subject is Subject.ERROR else "W"  # any of them, where none is named
    code = re.escape(expect.words[0]) if expect.words else rf"{letter}-\d\d"
    return re.search(rf"\b{code}\b", text) is not None


def _letter_holds(want: Want, letter: OutboxLetter, since: Since) -> bool:
    match want.key:
        case "to":
            return letter.address in since.cast.reached_by(want.value)
        case "at":
            return _minute(_leaves_at(letter), since) == want.value
        case "subject":
            return _says(letter.subject, want)
        case "file":
            return any(fnmatchcase(one.name, want.value) for one in letter.files)
        case "from":
            return _says(str(make_header(decode_header(dict(letter.headers)["From"]))), want)
        case "html":
            return _says(unescape(_twin_of(letter)), want)
        case _:
            return _says(letter.text, want)


def _twin_of(letter: OutboxLetter) -> str:
    return write_twin(letter.words, subject=letter.subject, pictures=pictures_of(letter.files))


def _says(text: str, want: Want) -> bool:
    """Compare texts, runs of white space counting as one blank, case as written."""
    there, wanted = " ".join(text.split()), " ".join(want.value.split())
    return wanted in there if want.contains else wanted == there


def _leaves_at(letter: OutboxLetter) -> datetime:
    return max(letter.not_before, letter.put_at)


def _minute(at: datetime, since: Since) -> str:
    return f"{local(at, since.cast.desk.calendar):%Y-%m-%d %H:%M}"


def _letter_lines(letter: OutboxLetter, since: Since, *, full: bool) -> list[str]:
    at = _minute(_leaves_at(letter), since)
    files = "".join(f' file="{one.name}"' for one in letter.files)
    line = f'{letter.notice} to={letter.address} at="{at}" subject="{letter.subject}"{files}'
    return [line, *(f"    | {one}" for one in letter.text.splitlines())] if full else [line]


def _check_notes(expect: Expect, since: Since) -> tuple[str, ...] | None:
    number, visibility = expect.words
    of_ticket = [one.note for one in since.notes if one.number == number]
    found = [
        note
        for note in of_ticket
        if note.visibility == visibility
        and all(_note_holds(want, note, since.cast) for want in expect.wants)
    ]
    seen = [
        f"{note.visibility} note by={since.cast.name_of(note.author) or 'the gateway'} "
        f'text="{" ".join((*note.text.split(), *note.flags))}"'
        for note in of_ticket
    ]
    return _verdict(expect, found, seen, f"no note was made on {number}")


def _note_holds(want: Want, note: Note, cast: Cast) -> bool:
    if want.key == "by":
        return note.author == cast.person_key(want.value)
    if want.key == "flag":
        return want.value in note.flags
    flags = (*note.flags, *(flag.replace("_", " ") for flag in note.flags))
    return _says("\n".join((note.text, *flags)), want)


def _check_timer(expect: Expect, since: Since) -> tuple[str, ...] | None:
    number, kind = expect.words
    case = since.case_of(number)
    if case.ticket is None:
        return (f"there is no ticket {number}",)
    due = expect.wanted("due")
    found = [
        timer
        for timer in case.timers
        if timer.kind == kind and due in (None, _minute(timer.due_at, since))
    ]
    seen = [f'timer {timer.kind} due="{_minute(timer.due_at, since)}"' for timer in case.timers]
    return _verdict(expect, found, seen, f"no timer is armed on {number}")


def _is_reason(reason: str, wanted: str | None) -> bool:
    return wanted in (None, reason, reason.partition(":")[0])


def _check_events(expect: Expect, since: Since) -> tuple[str, ...] | None:
    number, wanted = expect.words
    passed = [status for ticket, status in since.passed if ticket == number]
    if [word.strip() for word in wanted.split(">")] == [str(status) for status in passed]:
        return None
    return (" > ".join(passed) or f"{number} changed no status",)
