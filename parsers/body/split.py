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

_FIELD = r"([!-9;-~]++):[ \t]*+([^\r\n]*+(?:%(end)s[ \t][^\r\n]*+)*+)%(end)s"


class _Form(NamedTuple):
    """How lines end in a mail, and what follows from it."""

    end: str
    field: re.Pattern[str]
    header: re.Pattern[str]  # with the blank line below it
    tail: re.Pattern[str]  # of a line with a boundary


def _form(end: str) -> _Form:
    field = _FIELD % {"end": end}
    return _Form(
        end,
        re.compile(field),
        re.compile(f"(?:{field})*+{end}"),
        re.compile(rf"(--)?[ \t]*+(?:{end}|\Z)"),
    )


_CRLF, _LF = _form("\r\n"), _form("\n")


class _Mark(NamedTuple):
    """A line with the boundary between two parts."""

    begin: int
    end: int
    closes: bool


def split_mail(raw: bytes, header_end: int = 0) -> Message:
    """The tree of `raw`, just as the standard library makes it.

    `header_end`: where its header ends, if that is known to be plain (`header.repair`).
    """
    text = raw.decode("ascii", "surrogateescape")
    returns, pairs = text.count("\r"), text.count("\r\n")
    message = None
    if returns == pairs and pairs in (0, text.count("\n")):
        message = _read(text, _CRLF if pairs else _LF, header_end=header_end)
    return message or email.message_from_bytes(raw)


def _read(text: str, form: _Form, *, last_end: str = "", header_end: int = 0) -> Message | None:
    """The mail or part that `text` is; None where it is not plainly written.

    `last_end` is what belongs to the boundary below it (RFC 2046 5.1.1).
    """
    if not header_end:
        header = form.header.match(text)
        if header is None:
            return None
        header_end = header.end()
    message = Message()
    # as its own parser leaves them: set one by one, each would be checked and copied again
    message._headers = form.field.findall(text, 0, header_end)  # type: ignore[attr-defined]
    kind = _kind_of(message)
    if kind.startswith("message/") or kind == "multipart/digest":
        return None
    body = text[header_end:]
    if not kind.startswith("multipart/"):
        message.set_payload(body.removesuffix(last_end))
        return message
    if not _read_parts(message, body, form):
        return None
    if last_end:
        rest = message.epilogue
        message.epilogue = rest.removesuffix(last_end) if rest else None
    return message


def _kind_of(message: Message) -> str:
    """Its content type, as the message itself says, which looks at all fields three times."""
    for name, value in message.raw_items():
        if name.lower() == "content-type":
            kind = value.partition(";")[0].strip().lower()
            is_plain = value.isascii() and kind.count("/") == 1
            return kind if is_plain else message.get_content_type()
    return message.get_content_type()


def _read_parts(message: Message, body: str, form: _Form) -> bool:
    """Give a multipart its parts; whether they are plainly written."""
    boundary = message.get_boundary()
    coding = str(message.get("content-transfer-encoding", "8bit")).lower()
    if not boundary or coding not in ("7bit", "8bit", "binary"):
        return False
    marks = _find_marks(body, f"--{boundary}", form)
    mark = next(marks, None)
    if mark is None or mark.closes:
        return False
    if mark.begin:
        message.preamble = body[: mark.begin].removesuffix(form.end)
    for following in marks:
        part = _read(body[mark.end : following.begin], form, last_end=form.end)
        if part is None:
            return False
        message.attach(part)
        mark = following
        if mark.closes:
            message.epilogue = body[mark.end :]
            return True
    return False


def _find_marks(body: str, boundary: str, form: _Form) -> Iterator[_Mark]:
    """The lines of `body` that are the boundary and nothing else."""
    begin = body.find(boundary)
    while begin >= 0:
        tail = form.tail.match(body, begin + len(boundary))
        if tail is not None and (begin == 0 or body[begin - 1] == "\n"):
            yield _Mark(begin, tail.end(), tail[1] is not None)
            begin = tail.end() - 1
        begin = body.find(boundary, begin + 1)
