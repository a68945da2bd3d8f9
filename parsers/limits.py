"""Limits first: one linear look at the raw bytes before any parser sees them.

What is inside the limits costs every reader downstream linear time; what is not is kept raw and
held with the name of the limit. Libraries were measured to need seconds or gigabytes for crafted
mails that this scan turns away in milliseconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.model.mail import Mail

# On octets in lower case: a pattern that begins with plain letters is found at memory speed.
BOUNDARY = re.compile(rb"boundary\*?0?\*?[ \t]*=")
MESSAGE = re.compile(rb"message/(?:rfc822|global|external-body|partial|news)")
PART_FIELD = re.compile(rb"\ncontent-[a-z-]{1,40}[ \t]*:")
END_OF_FIELD = re.compile(rb"\r\n(?![ \t])|\n(?![ \t])|\r(?![ \t\n])")

_RETURN = 13


class UnreadableMail(Exception):
    """The mail is held as it came; `reason` is a code of KND-03.

    `mail` is what could be read of it, for whoever looks at held mail; never to be judged. `hint`
    says, for people, what came instead of a mail and what to do about it.
    """

    def __init__(self, reason: str, mail: Mail | None = None, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.mail = mail
        self.hint = hint


@dataclass(frozen=True, slots=True)
class Limits:
    """What a mail may be; every bound is far above what people send."""

    size_max: int = 25 * 1024 * 1024  # bytes of the raw mail
    header_max: int = 256 * 1024  # bytes of the top header
    fields_max: int = 1000  # of the top header
    field_max: int = 32 * 1024  # bytes of one field, part fields included
    part_fields_max: int = 1024 * 1024  # bytes of all fields that describe parts
    raw_lines_max: int = 1_000_000
    lines_max: int = 300_000  # of what is parsed: lines of large files and long texts do not count
    boundaries_max: int = 128  # "boundary=" words
    messages_max: int = 64  # attached mails
    parts_max: int = 5_000  # lines that start with "--"
    blocks_max: int = 8_000  # blank lines in a mail that holds a delivery report
    depth_cost_max: int = 3_000_000  # lines times boundary words: what a line may cost a parser
    addresses_max: int = 5_000  # "@" in one header
    files_max: int = 1_000  # attachments; a desk's own bound is lower (GW-17)


def check_limits(raw: bytes, limits: Limits) -> None:
    """Raise UnreadableMail when a parser would choke on `raw`; linear in its size."""
    size = len(raw)  # nothing is counted that so few octets cannot hold too much of
    if size > limits.lines_max and _count_lines(raw) > limits.lines_max:
        raise UnreadableMail("over_limit:lines")
    if size > limits.parts_max * 3 and _count_dashes(raw) > limits.parts_max:
        raise UnreadableMail("over_limit:parts")
    folded = raw.lower()
    boundaries = sum(1 for _ in BOUNDARY.finditer(folded))
    messages = sum(1 for _ in MESSAGE.finditer(folded)) if b"message/" in folded else 0
    if boundaries > limits.boundaries_max or messages > limits.messages_max:
        raise UnreadableMail("over_limit:nesting")
    if b"/delivery-status" in folded or b"/global-delivery-status" in folded:
        blocks = raw.count(b"\n\n") + raw.count(b"\n\r\n")
        if blocks > limits.blocks_max:
            raise UnreadableMail("over_limit:parts")
    depth = boundaries + messages
    if size * depth > limits.depth_cost_max and _count_lines(raw) * depth > limits.depth_cost_max:
        raise UnreadableMail("over_limit:nesting")
    if size > min(limits.field_max, limits.part_fields_max):
        _check_part_fields(folded, limits)


def _count_lines(raw: bytes) -> int:
    return raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")


def _count_dashes(raw: bytes) -> int:
    """How many lines may be boundaries."""
    return raw.count(b"\n--") + raw.count(b"\r--")


def check_size(raw: bytes, limits: Limits, header_end: int = 0) -> None:
    """Raise UnreadableMail when `raw` as a whole, or its header, is over one of `limits`.

    `header_end`: where the header ends, blank line included, if that is known to be plain.
    """
    if len(raw) > limits.size_max:
        raise UnreadableMail("over_limit:size")
    if len(raw) > limits.raw_lines_max and raw.count(b"\n") > limits.raw_lines_max:
        raise UnreadableMail("over_limit:lines")
    _check_header(raw, limits, header_end)


def _check_header(raw: bytes, limits: Limits, header_end: int) -> None:
    """The top header: its size, the number of its fields, the longest of them."""
    if header_end:
        stop = header_end - (4 if raw[header_end - 2] == _RETURN else 2)
    else:
        stop = _end_of_header(raw, limits.header_max + 4)
    if stop > limits.header_max and b":" in raw[:200]:
        raise UnreadableMail("over_limit:header")
    stop = min(stop, limits.header_max)
    lines = 0
    if stop > limits.fields_max:
        lines = raw.count(b"\n", 0, stop) + raw.count(b"\r", 0, stop)
    if stop > limits.field_max or lines > limits.fields_max:
        _check_fields(raw, stop, limits)
    if stop > limits.addresses_max and raw.count(b"@", 0, stop) > limits.addresses_max:
        raise UnreadableMail("over_limit:addresses")


def _end_of_header(raw: bytes, limit: int) -> int:
    """Where the header ends; where it is longer than `limit`, about there."""
    stop = min(limit, len(raw))
    for end in (b"\n\r\n", b"\n\n", b"\r\r"):
        found = raw.find(end, 0, stop + 1)
        stop = found if found >= 0 else stop
    return stop - (raw[stop - 1 : stop + 1] == b"\r\n")


def _check_fields(raw: bytes, stop: int, limits: Limits) -> None:
    """The fields one by one, where there are many or one of them may be long."""
    last = 0
    for count, match in enumerate(END_OF_FIELD.finditer(raw, 0, stop), 1):
        if match.start() - last > limits.field_max:
            raise UnreadableMail("over_limit:field")
        if count > limits.fields_max:
            raise UnreadableMail("over_limit:fields")
        last = match.end()
    if stop - last > limits.field_max:
        raise UnreadableMail("over_limit:field")


def _check_part_fields(folded: bytes, limits: Limits) -> None:
    """The fields that describe parts: the longest of them, and all of them together."""
    total = 0
    for field in PART_FIELD.finditer(folded):
        end = END_OF_FIELD.search(folded, field.end(), field.end() + limits.field_max + 1)
        stop = end.start() if end else len(folded)
        total += stop - field.start()
        if stop - field.end() > limits.field_max or total > limits.part_fields_max:
            raise UnreadableMail("over_limit:field")
