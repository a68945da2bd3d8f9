"""The parts of a mail in their order, each with what its header says.

An attached mail is one part, taken as a whole. A multipart whose boundary got lost is split at the
boundary that stands in its text.
"""

from __future__ import annotations

import email
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from dataclasses import dataclass
from email.generator import BytesGenerator
from email.message import Message
from email.policy import compat32
from itertools import islice

from parsers.body.large_parts import NOTHING_LIFTED, Lifted
from parsers.body.part import body_of
from parsers.body.signed import open_signed
from parsers.header.fields import (
    Fields,
    Structured,
    find_word_charset,
    read_fields,
    read_structured,
)
from parsers.header.transfer import decode_transfer
from parsers.limits import Limits, UnreadableMail, check_limits, check_size
from rules.quick_records import filled

MAILS = ("message/rfc822", "message/global", "message/news")
FILE_TYPES = ("application/octet-stream", "application/eml", "application/x-eml", "message/eml")
PKCS7 = ("application/pkcs7-mime", "application/x-pkcs7-mime")
ENCODED = ("base64", "quoted-printable")
LOST_BOUNDARY = re.compile(
    r"^--([^\r\n]{1,200}?)[ \t]*\r?\nContent-[A-Za-z-]{4,30}[ \t]*:", re.MULTILINE | re.IGNORECASE
)


@filled
@dataclass(frozen=True, slots=True)
class Leaf:
    """One part that holds no others, or an attached mail."""

    number: str  # RFC 3501 6.4.5
    group: str  # number of the multipart/alternative it is in, "" outside
    type: str  # media type; `text/plain` where there is none, or a multipart has no parts
    name: str  # of the file as written, wherever a sender may have put it; "" where none is
    part: Message
    fields: Fields
    content: Structured
    disposition: Structured
    lifted: Lifted

    @property
    def is_signed(self) -> bool:
        """Whether this is an S/MIME signature that holds the signed mail."""
        content = self.content
        return content.word in PKCS7 and content.get("smime-type").lower() == "signed-data"

    @property
    def is_encoded(self) -> bool:
        """Whether its octets stand in a transfer encoding that changes them."""
        return self.fields.token("content-transfer-encoding") in ENCODED

    @property
    def octets(self) -> bytes:
        """The decoded octets; of an attached mail the mail itself."""
        encoding = self.fields.token("content-transfer-encoding")
        if self.part.is_multipart():
            return decode_transfer(self._flat, encoding if encoding in ENCODED else "")
        return decode_transfer(self.lifted.restore(_as_it_came(self.part)), encoding)

    @property
    def _flat(self) -> bytes:
        return self.lifted.restore(_flatten(self.part, self.lifted.line_end))

    @property
    def mail(self) -> Message | None:
        """The attached mail, where this is one; some programs send it as any file."""
        if self.type in FILE_TYPES and self.name.lower().endswith(".eml"):
            return _parse_file(self.octets)
        if self.type not in MAILS or not self.part.is_multipart():
            return None
        if self.fields.token("content-transfer-encoding") in ENCODED:
            return _parse_within_limits(self.octets)
        payload = self.part.get_payload()
        first = payload[0] if isinstance(payload, list) and payload else None
        return first if isinstance(first, Message) else None


def walk(
    message: Message,
    types: list[str],
    lifted: Lifted = NOTHING_LIFTED,
    fields: Fields | None = None,
) -> Iterator[Leaf]:
    """Leaves of `message` in their order; media types of all parts are added to `types`.

    `lifted` holds the large files that were taken out before parsing, `fields` the header where it
    has been read.
    """
    waiting: list[tuple[Message, str, str]] = [(message, "", "")]
    while waiting:  # a list, not recursion: depth costs no stack
        part, number, group = waiting.pop()
        read = fields if fields is not None and part is message else read_fields(part.raw_items())
        leaf = _read_leaf(part, number or "1", group, lifted, read)
        word = leaf.content.word
        types.append(word or leaf.type)
        if word.startswith("multipart/") and not part.is_multipart():
            part = split_again(part) or part
        payload = part.get_payload() if part.is_multipart() else None
        if leaf.is_signed and (inside := _parse_within_limits(open_signed(leaf.octets))):
            waiting.append((inside, f"{leaf.number}.1", group))
        if not isinstance(payload, list) or leaf.type.startswith("message/"):
            yield leaf
            continue
        if word == "multipart/alternative":
            group = group or number or "0"
        prefix = number + "." if number else ""
        children = [
            (child, f"{prefix}{index}", group)
            for index, child in enumerate(payload, 1)
            if isinstance(child, Message)
        ]
        waiting.extend(reversed(children))


def find_charset(message: Message) -> str:
    """The charset that the header's words name, else one of the parts; "" where none does."""
    for name, value in message.raw_items():
        if name.lower() in ("subject", "from") and (label := find_word_charset(str(value))):
            return label
    for part in islice(message.walk(), 20):
        for name, value in part.raw_items():
            if name.lower() == "content-type" and (label := read_structured(value).get("charset")):
                return label
    return ""


def _read_leaf(part: Message, number: str, group: str, lifted: Lifted, fields: Fields) -> Leaf:
    content = read_structured(fields.first("content-type"))
    disposition = read_structured(fields.first("content-disposition"))
    word = content.word
    if not word and part.is_multipart():  # in a digest a part is a mail (RFC 2046 5.1.5)
        word = part.get_default_type()
    # what is no media type is plain text (RFC 2045 5.2)
    odd = word.count("/") != 1 or word[-1] == "/" or word.startswith(("/", "multipart/"))
    kind = "text/plain" if odd else word
    name = _find_name(content, disposition)
    return Leaf(number, group, kind, name, part, fields, content, disposition, lifted)


def _find_name(content: Structured, disposition: Structured) -> str:
    return (
        disposition.get("filename")
        or content.get("name")
        or content.get("filename")
        or disposition.get("name")
        or content.get("file")
    )


def _as_it_came(part: Message) -> bytes:
    """The octets of a part's body, still in their transfer encoding."""
    payload = body_of(part)
    if isinstance(payload, bytes):
        return payload
    if isinstance(payload, str):
        with suppress(UnicodeEncodeError):
            return payload.encode("ascii", "surrogateescape")
    bare = copy(part)
    bare._headers = []  # type: ignore[attr-defined]  # else it is decoded
    payload = bare.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def split_again(part: Message) -> Message | None:
    """A multipart whose boundary is lost or wrong, split at the boundary that stands in it."""
    text = part.get_payload()
    found = LOST_BOUNDARY.search(text) if isinstance(text, str) else None
    if found is None or not isinstance(text, str) or '"' in found[1]:
        return None
    again = email.message_from_string(
        f'Content-Type: multipart/mixed; boundary="{found[1]}"\n\n{text}'
    )
    return again if again.is_multipart() else None


def _parse_file(octets: bytes) -> Message | None:
    """The mail in a file that is called one, where it has what each mail has (RFC 5322 3.6)."""
    mail = _parse_within_limits(octets)
    return mail if mail is not None and mail["from"] and mail["date"] else None


def _parse_within_limits(raw: bytes) -> Message | None:
    if not raw:
        return None
    try:
        check_size(raw, Limits())
        check_limits(raw, Limits())
    except UnreadableMail:
        return None
    return email.message_from_bytes(raw)


def _flatten(part: Message, line_end: str) -> bytes:
    """The octets of the mails inside `part`, as near to the wire as the tree allows."""
    out = io.BytesIO()
    policy = compat32.clone(linesep=line_end, mangle_from_=False, max_line_length=0)
    writer = BytesGenerator(out, policy=policy)
    payload = part.get_payload()
    for inside in payload if isinstance(payload, list) else ():
        if isinstance(inside, Message):
            try:
                writer.flatten(inside)
            except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
                continue  # a header no generator can write; the raw mail still holds it
    return out.getvalue()
