"""The mails of an archive in the order in which they were written, whatever order they lie in.

An answer must not come before what it answers, or its ticket is not there yet. Only where each
mail lies is kept: some 600 bytes a mail.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime
from itertools import groupby
from typing import Protocol

from gateway.doors.mail_files import FoundMail, find_mails, read_again
from rules.model.mail import id_key

Turn = tuple[float, int]
FIRST: Turn = (0.0, -1)
HEADER_MAX = 64 * 1024  # bytes in which Date and Message-ID are looked for
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_DATE = re.compile(rb"^date:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_FOLDED = rb"((?:[^\r\n]*\r?\n[ \t])*[^\r\n]*)"
_IN_REPLY_TO = re.compile(rb"^in-reply-to:" + _FOLDED, re.IGNORECASE | re.MULTILINE)
_REFERENCES = re.compile(rb"^references:" + _FOLDED, re.IGNORECASE | re.MULTILINE)
_AN_ID = re.compile(rb"<[^<>\s]{1,998}>")
_ID = re.compile(rb"^message-id:\s*(<[^<>\s]{1,998}>)", re.IGNORECASE | re.MULTILINE)


class Source(Protocol):
    """Where mails lie that are no files."""

    def read(self, places: Sequence[Place], size_max: int) -> list[FoundMail | None]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """Where one mail of an archive lies."""

    written: float  # seconds since 1970, as its Date says; for the order alone
    name: str
    start: int
    message_id: str  # with the angle brackets; "" where there is none
    parent: str = ""  # the Message-ID that it answers, case-folded as ids are compared
    size: int = 0
    source: Source | None = None  # None: a file


def read_all(places: Sequence[Place], size_max: int) -> list[FoundMail | None]:
    """Read mails, in this order; None for one that is not to be had. Raises UnreadablePath."""
    found: list[FoundMail | None] = []
    for source, group in groupby(places, key=lambda one: one.source):
        if source is None:
            found += [read_again(one.name, one.start, size_max) for one in group]
        else:
            found += source.read(list(group), size_max)
    return found


def places_of(paths: Iterable[str], size_max: int) -> Iterator[Place]:
    """Yield where each mail lies, as the files have them. Raises UnreadablePath."""
    before = 0.0
    for path in paths:
        for found in find_mails(path, size_max, sys.stdin.buffer):
            size = len(found.raw)
            place = place_of(found.raw[:HEADER_MAX], before, found.name, found.start, size)
            before = place.written
            yield place


def place_of(
    raw: bytes, before: float, name: str, start: int, size: int, source: Source | None = None
) -> Place:
    """Return where a mail lies, by its header; one without a date stays behind its neighbour."""
    head = _END_OF_HEADER.split(raw, maxsplit=1)[0]
    hit = _ID.search(head)
    message_id = hit[1].decode("latin-1") if hit else ""
    written = _written(head) or before
    return Place(written, name, start, message_id, _answered(head), size, source)


def in_order(places: Iterable[Place]) -> list[Place]:
    """Return the mails by date, no answer before what it answers: writers' clocks differ."""
    found = list(places)
    by_id = {id_key(one.message_id): one for one in found if one.message_id}
    turns: dict[str, Turn] = {}
    return sorted(found, key=lambda one: _turn(one, by_id, turns))


def _turn(place: Place, by_id: Mapping[str, Place], turns: dict[str, Turn]) -> Turn:
    """Return when a mail comes, and how many it answers in a row; `turns` are those known."""
    chain: dict[str, Place] = {}  # from the answer up to what is known or answers nothing
    step: Place | None = place
    while step is not None:
        key = id_key(step.message_id)
        if key in turns or key in chain:
            break
        chain[key] = step
        step = by_id.get(step.parent)
    turn = turns.get(id_key(step.message_id), FIRST) if step is not None else FIRST
    for key, one in reversed(chain.items()):
        turn = max(turn[0], one.written), turn[1] + 1
        if key:
            turns[key] = turn
    return turn


def _answered(head: bytes) -> str:
    for pattern in (_IN_REPLY_TO, _REFERENCES):
        hit = pattern.search(head)
        ids = _AN_ID.findall(hit[1]) if hit else []
        if ids:
            return id_key(ids[-1].decode("latin-1"))
    return ""


def _written(head: bytes) -> float | None:
    hit = _DATE.search(head)
    if hit is None:
        return None
    try:
        date = parsedate_to_datetime(hit[1].decode("latin-1").strip())
    except (ValueError, TypeError, OverflowError):
        return None
    try:
        return (date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
