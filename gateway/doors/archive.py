"""The mails of an archive in the order in which they were written, whatever order they lie in.

An answer must not come before what it answers, or its ticket is not there yet. Only where each
mail lies is kept: some 200 bytes a mail.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

from gateway.doors.files import FoundMail, find_mails, read_again

HEADER_MAX = 64 * 1024  # bytes in which Date and Message-ID are looked for
_END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
_DATE = re.compile(rb"^date:([^\r\n]*)", re.IGNORECASE | re.MULTILINE)
_ID = re.compile(rb"^message-id:\s*(<[^<>\s]{1,998}>)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Place:
    """Where one mail of an archive lies."""

    written: float  # seconds since 1970, as its Date says; for the order alone
    name: str
    start: int
    message_id: str  # with the angle brackets; "" where there is none

    def read(self, size_max: int) -> FoundMail:
        """Read the mail. Raises UnreadablePath."""
        return read_again(self.name, self.start, size_max)


def places_of(paths: Iterable[str], size_max: int) -> Iterator[Place]:
    """Yield where each mail lies, as the files have them. Raises UnreadablePath."""
    before = 0.0
    for path in paths:
        for found in find_mails(path, size_max, sys.stdin.buffer):
            head = _END_OF_HEADER.split(found.raw[:HEADER_MAX], maxsplit=1)[0]
            before = _written(head) or before  # one without a date stays behind its neighbour
            hit = _ID.search(head)
            message_id = hit[1].decode("latin-1") if hit else ""
            yield Place(before, found.name, found.start, message_id)


def in_order(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda one: one.written)


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
