"""A mail as a tree of parts: read in a few strides where it is plainly written, else line by line.

The standard library's parser looks at every line of a mail several times. What it would make of a
mail whose lines all end alike, whose headers are fields and whose boundaries are all there is known
without that; a mail that is anything else is left to it.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from typing import NamedTuple

from parsers.body.part import Part

_FIELD = r"([!-9;-~]++):[ \t]*+([^\r\n]*+(?:%(end)s[ \t][^\r\n]*+)*+)%(end)s"


class _Form(NamedTuple):
    """How lines end in a mail, and what follows from it."""

    end: bytes
    field: re.Pattern[str]
    header: re.Pattern[bytes]  # with the blank line below it
    tail: re.Pattern[bytes]  # of a line with a boundary


def _form(end: str) -> _Form:
    field = _FIELD % {"end": end}
    return _Form(
        end.encode(),
        re.compile(field),
        re.compile(f"(?:{field})*+{end}".encode()),
        re.compile(rf"(--)?[ \t]*+(?:{end}|\Z)".encode()),
    )


_CRLF, _LF = _form("\r\n"), _form("\n")
_FEED = 10
# Of letters that need no care (RFC 2046 5.1.1); what has others, or more parameters, is asked.
_USUAL = re.compile(
    r"multipart/[a-z-]{1,40};[ \t]*+(?:\r?\n[ \t]++)?boundary=\"([A-Za-z0-9'()+_,./:=? -]++)\"",
    re.IGNORECASE,
)


class _Mark(NamedTuple):
    """A line with the boundary between two parts."""

    begin: int
    end: int
    closes: bool


def split_mail(raw: bytes, header_end: int = 0) -> Message:
    """The tree of `raw`, just as the standard library makes it.

    `header_end`: where its header ends, if that is known to be plain (`header.repair`).
    """
    returns, pairs = raw.count(b"\r"), raw.count(b"\r\n")
    part = None
    if returns == pairs and pairs in (0, raw.count(b"\n")):
        part = _read(raw, _CRLF if pairs else _LF, header_end=header_end)
    return part or email.message_from_bytes(raw)


def _read(raw: bytes, form: _Form, *, last_end: bytes = b"", header_end: int = 0) -> Part | None:
    """The mail or part that `raw` is; None where it is not plainly written.

    `last_end` is what belongs to the boundary below it (RFC 2046 5.1.1).
    """
    if not header_end:
        header = form.header.match(raw)
        if header is None:
            return None
        header_end = header.end()
    part = Part(form.field.findall(_text(raw[:header_end])))
    kind = _kind_of(part)
    if kind.startswith("message/") or kind == "multipart/digest":
        return None
    body = raw[header_end:]
    if not kind.startswith("multipart/"):
        part.octets = body.removesuffix(last_end)
        return part
    return part if _read_parts(part, body, form, last_end) else None


def _kind_of(part: Part) -> str:
    """Its content type, as the part itself says, which looks at all fields three times."""
    value = part.told.get("content-type", "")
    kind = value.partition(";")[0].strip().lower()
    is_plain = value.isascii() and kind.count("/") == 1
    return kind if is_plain else part.get_content_type()


def _read_parts(part: Part, body: bytes, form: _Form, last_end: bytes) -> bool:
    """Give a multipart its parts; whether they are plainly written."""
    boundary = _boundary_of(part)
    coding = part.told.get("content-transfer-encoding", "8bit").lower()
    if not boundary or coding not in ("7bit", "8bit", "binary"):
        return False
    marks = _find_marks(body, b"--" + boundary, form)
    mark = next(marks, None)
    if mark is None or mark.closes:
        return False
    if mark.begin:
        part.preamble = _text(body[: mark.begin].removesuffix(form.end))
    parts: list[Message] = []
    for following in marks:
        inner = _read(body[mark.end : following.begin], form, last_end=form.end)
        if inner is None:
            return False
        parts.append(inner)
        mark = following
        if mark.closes:
            part._payload = parts
            rest = body[mark.end :]
            if rest or not last_end:
                part.epilogue = _text(rest.removesuffix(last_end))
            return True
    return False


def _boundary_of(part: Part) -> bytes:
    """Its boundary, as the part itself says, which takes the field apart in a hundred steps."""
    usual = _USUAL.fullmatch(part.told["content-type"])
    boundary = usual[1].rstrip() if usual else part.get_boundary() or ""
    try:
        return boundary.encode("ascii", "surrogateescape")
    except UnicodeEncodeError:  # it stands nowhere in the mail
        return b""


def _text(octets: bytes) -> str:
    return octets.decode("ascii", "surrogateescape")


def _find_marks(body: bytes, boundary: bytes, form: _Form) -> Iterator[_Mark]:
    """The lines of `body` that are the boundary and nothing else."""
    begin = body.find(boundary)
    while begin >= 0:
        tail = form.tail.match(body, begin + len(boundary))
        if tail is not None and (begin == 0 or body[begin - 1] == _FEED):
            yield _Mark(begin, tail.end(), tail[1] is not None)
            begin = tail.end() - 1
        begin = body.find(boundary, begin + 1)
