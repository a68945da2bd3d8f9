"""A mail in which nothing is odd: mail-parser would find its date and no defect; it is not asked.

Taking a mail apart once more costs mail-parser a fourth of all reading, and most mails are plain.
Whatever is not plainly so here, and not only what is wrong, is left to it: `docs/flow.md`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from email.message import Message
from typing import NamedTuple

from parsers.body.part import Part, body_of, tell
from parsers.header.date import read_exact_date

_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++"
_ADDRESS = rf"{_ATOM}(?:\.{_ATOM})*+@{_ATOM}(?:\.{_ATOM})*+"
_BLANK = r"[ \t]*+(?:\r?\n[ \t]++)*+"
_WORD = rf"(?:[A-Za-z0-9!#$%&'*+/=?^_`{{|}}~.-]++|\"[^\"\\\r\n]*+\"){_BLANK}"
_COMMENT = rf"(?:\([A-Za-z0-9 .'&_-]*+\){_BLANK})?+"
_MAILBOX = (
    rf"{_BLANK}(?:{_ADDRESS}{_BLANK}{_COMMENT}(?![^,])|(?:{_WORD})*+<{_ADDRESS}>{_BLANK}(?![^,]))"
)
_MAILBOXES = re.compile(rf"{_MAILBOX}(?:,{_MAILBOX})*+")
_ADDRESSED = frozenset(("bcc", "cc", "delivered-to", "from", "reply-to", "to"))
_DATED = frozenset(("date", "resent-date"))
_STRANGE = frozenset("*?\0")  # parameters and words that are encoded
_CHANGING = frozenset(("quoted-printable", "base64"))
_CODINGS = _CHANGING | {"", "7bit", "8bit", "binary"}
_CHARSETS = frozenset(
    """
    utf-8 us-ascii iso-8859-1 iso-8859-2 iso-8859-9 iso-8859-15 windows-1250 windows-1251
    windows-1252 windows-1254 koi8-r gb2312 gbk big5 shift_jis euc-jp euc-kr
    """.split()
)


_USUAL_TEXT = re.compile(r'text/[a-z]{1,20};[ \t\r\n]{0,9}charset="?([A-Za-z0-9-]{1,20})"?')


class Plain(NamedTuple):
    """How much of a mail is plain."""

    header: bool
    parts: bool
    date: datetime | None  # of the Date field, in UTC, where the header is plain


def find_plain(message: Message, asked: Iterable[tuple[str, str]]) -> Plain:
    """How much of `message` is plain, and its date.

    `asked` are the fields of its header in which mail-parser looks for something.
    """
    parts = all(map(_is_plain_part, message.walk()))
    date: datetime | None = None
    dated = False
    for name, value in asked:
        lower = name.lower()
        if not value.isascii() or "=?" in value:
            return Plain(header=False, parts=parts, date=None)
        if lower in _ADDRESSED:
            if not _MAILBOXES.fullmatch(value) and value.strip(" \t\r\n"):
                return Plain(header=False, parts=parts, date=None)
        elif lower in _DATED:
            found = _read_date(value)
            if found is None:
                return Plain(header=False, parts=parts, date=None)
            if lower == "date" and not dated:
                date, dated = found, True
    return Plain(header=True, parts=parts, date=date)


def _read_date(value: str) -> datetime | None:
    """A date exactly as RFC 5322 3.3 writes it, in UTC; None for all others."""
    found = read_exact_date(value)
    return found.astimezone(UTC) if found else None


def _is_plain_part(part: Message) -> bool:
    """Whether a part has nothing odd in what describes it, and its text is what it is labelled."""
    if part.defects:
        return False
    told, once = (
        (part.told, part.is_told_once) if isinstance(part, Part) else tell(list(part.raw_items()))
    )
    if not once or any(
        not value.isascii() or not _STRANGE.isdisjoint(value) for value in told.values()
    ):
        return False
    attached = told.get("content-disposition", "").partition(";")[0].strip().lower() == "attachment"
    if part.is_multipart():
        return not attached
    coding = told.get("content-transfer-encoding", "").strip().lower()
    body = body_of(part)
    if not isinstance(body, str | bytes) or coding not in _CODINGS:
        return False
    if coding not in _CHANGING and body.isascii():
        return True
    is_file = attached or told.get("content-id") or _is_named(part, told)
    if is_file and part.get_content_maintype() != "text":
        return True
    as_it_is = isinstance(body, bytes) and coding not in _CHANGING
    return _is_decodable(part, told, body if as_it_is else part.get_payload(decode=True))


def _is_named(part: Message, told: Mapping[str, str]) -> bool:
    """Whether a part has the name of a file: in a parameter that ends in "name"."""
    places = ("content-disposition", "content-type")
    may = any("name" in told[place].lower() for place in places if place in told)
    return may and bool((part.get_filename() or "").strip())


def _is_decodable(part: Message, told: Mapping[str, str], octets: object) -> bool:
    """Whether the octets of a text are what its charset allows."""
    usual = _USUAL_TEXT.fullmatch(told.get("content-type", ""))
    charset = usual[1].lower() if usual else part.get_content_charset("utf-8")
    part.defects.clear()  # those of base64 come up only now, and mail-parser names them no more
    if charset not in _CHARSETS or not isinstance(octets, bytes):
        return False
    try:
        octets.decode(charset)
    except UnicodeDecodeError:
        return False
    return True
