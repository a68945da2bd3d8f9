"""Limits first: one linear look at the raw bytes before any parser sees them.

What is inside the limits costs every reader downstream linear time; what is not is kept raw and
held with the name of the limit. Libraries were measured to need seconds or gigabytes for crafted
mails that this scan turns away in milliseconds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from rules.mail import Mail

BOUNDARY = re.compile(rb"boundary\*?0?\*?[ \t]*=", re.IGNORECASE)
MESSAGE = re.compile(rb"message/(?:rfc822|global|external-body|partial)", re.IGNORECASE)
END_OF_FIELD = re.compile(rb"\r\n(?![ \t])|\n(?![ \t])|\r(?![ \t\n])")
PART_FIELD = re.compile(rb"\r?\nContent-[A-Za-z-]{1,40}[ \t]*:", re.IGNORECASE)
END_OF_HEADER = re.compile(rb"\r?\n\r?\n|\r\r")
MBOX_START = re.compile(rb"(?:\r?\n)*(?:From [^\n]*\n)?")


class UnreadableMail(Exception):
    """The mail is held as it came; `reason` is a code of DOMAIN 10.2.17.

    `mail` is what could be read of it, for whoever looks at held mail; never to be judged.
    """

    def __init__(self, reason: str, mail: Mail | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.mail = mail


@dataclass(frozen=True, slots=True)
class Limits:
    """What a mail may be; every bound is far above what people send."""

    size_max: int = 25 * 1024 * 1024  # bytes of the raw mail
    header_max: int = 256 * 1024  # bytes of the top header
    fields_max: int = 1000  # of the top header
    field_max: int = 32 * 1024  # bytes of one field, part fields included
    lines_max: int = 1_000_000
    boundaries_max: int = 128  # "boundary=" words
    messages_max: int = 64  # attached mails
    parts_max: int = 5_000  # lines that start with "--"
    depth_cost_max: int = 12_000_000  # lines times boundary words: what a line may cost a parser
    addresses_max: int = 5_000  # "@" in one header


def check_limits(raw: bytes, limits: Limits) -> None:
    """Raise UnreadableMail when `raw` is over one of `limits`; linear in its size."""
    if len(raw) > limits.size_max:
        raise UnreadableMail("over_limit:size")
    _check_header(raw, limits)
    lines = raw.count(b"\n") + raw.count(b"\r") - raw.count(b"\r\n")
    if lines > limits.lines_max:
        raise UnreadableMail("over_limit:lines")
    if raw.count(b"\n--") + raw.count(b"\r--") > limits.parts_max:
        raise UnreadableMail("over_limit:parts")
    boundaries = sum(1 for _ in BOUNDARY.finditer(raw))
    messages = sum(1 for _ in MESSAGE.finditer(raw))
    if boundaries > limits.boundaries_max or messages > limits.messages_max:
        raise UnreadableMail("over_limit:nesting")
    if lines * (boundaries + messages) > limits.depth_cost_max:
        raise UnreadableMail("over_limit:nesting")
    for field in PART_FIELD.finditer(raw):
        end = END_OF_FIELD.search(raw, field.end(), field.end() + limits.field_max)
        if end is None and len(raw) - field.end() > limits.field_max:
            raise UnreadableMail("over_limit:field")


def _check_header(raw: bytes, limits: Limits) -> None:
    """The top header: its size, the number of its fields, the longest of them."""
    start = MBOX_START.match(raw)
    begin = start.end() if start else 0
    end = END_OF_HEADER.search(raw, begin)
    stop = end.start() if end else len(raw)
    if stop - begin > limits.header_max and not _is_body(raw, begin, limits):
        raise UnreadableMail("over_limit:header")
    last = begin
    for count, match in enumerate(END_OF_FIELD.finditer(raw, begin, stop), 1):
        if match.start() - last > limits.field_max:
            raise UnreadableMail("over_limit:field")
        if count > limits.fields_max:
            raise UnreadableMail("over_limit:fields")
        last = match.end()
    if stop - last > limits.field_max and not _is_body(raw, last, limits):
        raise UnreadableMail("over_limit:field")
    if raw.count(b"@", begin, stop) > limits.addresses_max:
        raise UnreadableMail("over_limit:addresses")


def _is_body(raw: bytes, begin: int, limits: Limits) -> bool:
    """Whether no header stands at `begin`: the first line has no colon near its start."""
    return b":" not in raw[begin : begin + 200]
