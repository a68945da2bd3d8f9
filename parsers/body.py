"""The body of a mail: which words are to be read, and which parts are kept as files.

Own walk over the parsed tree, because libraries mix the text of an attached mail into the text of
the mail that carries it; commands of a forwarded mail would run.
"""

from __future__ import annotations

import email
import hashlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.generator import BytesGenerator
from email.message import Message

from parsers.charset import decode
from parsers.filename import name_attachment
from parsers.flowed import unflow
from parsers.header import Fields, Structured, read_fields, read_line, read_structured
from parsers.transfer import cut_uuencoded, decode_transfer
from rules.mail import Attachment

LOST_BOUNDARY = re.compile(r"^--(\S{1,200})[ \t]*\r?\nContent-[A-Za-z-]{4,30}[ \t]*:", re.M | re.I)
LOOKS_LIKE_HTML = re.compile(
    r"\s{0,200}(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype html|html|body)", re.I
)
META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_:.-]{2,40})", re.I)
WORDS = ("text/plain", "text/html")
REPORTS = (
    "message/delivery-status",
    "message/global-delivery-status",
    "message/disposition-notification",
    "message/global-disposition-notification",
    "message/feedback-report",
    "text/rfc822-headers",
    "message/global-headers",
)
MAILS = ("message/rfc822", "message/global", "message/news")


@dataclass(frozen=True, slots=True)
class Leaf:
    """One part that holds no others, or an attached mail taken as a whole."""

    number: str  # RFC 3501 6.4.5
    part: Message
    fields: Fields
    content: Structured
    disposition: Structured

    @property
    def type(self) -> str:
        """The media type, `text/plain` where the label is missing or no type at all."""
        word = self.content.word
        if word.count("/") != 1 or word.endswith("/") or word.startswith("multipart/"):
            return "text/plain"  # a multipart without parts is read as the text it is
        return word


@dataclass(frozen=True, slots=True)
class Report:
    """A part that a machine wrote for machines, as blocks of fields (RFC 3464 2.1)."""

    type: str
    blocks: tuple[Fields, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """What stands under the header."""

    plain: str = ""
    markup: str = ""
    attachments: tuple[Attachment, ...] = ()
    mails: tuple[Message, ...] = ()
    reports: tuple[Report, ...] = ()
    calendars: tuple[tuple[str, str], ...] = ()  # method of the content type, text
    types: tuple[str, ...] = ()  # every media type seen, containers included
    defects: tuple[str, ...] = ()


@dataclass(slots=True)
class _Gathering:
    """What the walk has found so far."""

    plain: list[str] = field(default_factory=list)
    markup: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    calendars: list[tuple[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)


def read_body(message: Message) -> Body:
    """The words, files and reports of `message`."""
    found = _Gathering()
    for leaf in _walk(message, found.types):
        _sort_in(leaf, found)
    return Body(
        "\n".join(found.plain),
        "\n".join(found.markup),
        tuple(found.attachments),
        tuple(found.mails),
        tuple(found.reports),
        tuple(found.calendars),
        tuple(dict.fromkeys(found.types)),
        tuple(dict.fromkeys(found.defects)),
    )


def _walk(message: Message, types: list[str]) -> Iterator[Leaf]:
    """Leaves in their order; attached mails are leaves. Iterative: depth costs no stack."""
    waiting: list[tuple[Message, str]] = [(message, "")]
    while waiting:
        part, number = waiting.pop()
        leaf = _read_leaf(part, number or "1")
        types.append(leaf.content.word or leaf.type)
        if leaf.content.word.startswith("multipart/") and not part.is_multipart():
            part = split_again(part) or part
        payload = part.get_payload() if part.is_multipart() else None
        if isinstance(payload, list) and not leaf.type.startswith("message/"):
            prefix = number + "." if number else ""
            children = [
                (child, f"{prefix}{index}")
                for index, child in enumerate(payload, 1)
                if isinstance(child, Message)
            ]
            waiting.extend(reversed(children))
        else:
            yield leaf


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


def _read_leaf(part: Message, number: str) -> Leaf:
    fields = read_fields(part.raw_items())
    content = read_structured(fields.first("content-type"))
    disposition = read_structured(fields.first("content-disposition"))
    return Leaf(number, part, fields, content, disposition)


def _sort_in(leaf: Leaf, found: _Gathering) -> None:
    """Put one leaf where it belongs: words, report, calendar or file."""
    if leaf.type in REPORTS:
        found.reports.append(_read_report(leaf))
        if leaf.disposition.word != "attachment":
            return
    if leaf.type == "text/calendar":
        found.calendars.append((leaf.content.get("method").upper(), _read_text(leaf, found)))
    if leaf.type in MAILS and (inside := _inside(leaf.part)) is not None:
        found.mails.append(inside)
    if _is_words(leaf):
        _take_words(leaf, found)
    else:
        found.attachments.append(_keep(leaf, _octets(leaf), found))


def _is_words(leaf: Leaf) -> bool:
    """Whether a leaf is part of the text, rather than a file."""
    if leaf.disposition.word == "attachment" or leaf.type not in WORDS:
        return False
    named = leaf.disposition.get("filename") or leaf.content.get("name")
    return not named or leaf.disposition.word == "inline"


def _take_words(leaf: Leaf, found: _Gathering) -> None:
    text = _read_text(leaf, found)
    if leaf.type == "text/html" or LOOKS_LIKE_HTML.match(text):
        found.markup.append(text)
        return
    text, files = cut_uuencoded(text)
    for name, data in files:
        found.attachments.append(_file(leaf, name, "application/octet-stream", data))
    if leaf.content.get("format").lower() == "flowed":
        text = unflow(text, delete_space=leaf.content.get("delsp").lower() == "yes")
    found.plain.append(text)


def _read_text(leaf: Leaf, found: _Gathering) -> str:
    """The text of a leaf with plain line ends, without NUL and byte order mark."""
    data = _octets(leaf)
    label = leaf.content.get("charset")
    if leaf.type == "text/html" and not label and (meta := META_CHARSET.search(data[:4096])):
        label = meta[1].decode("ascii")
    words = decode(data, label)
    if not words.sound:
        found.defects.append("charset")
    text = words.text.replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\0", "").replace("\ufeff", "")


def _octets(leaf: Leaf) -> bytes:
    """The decoded octets of a leaf; of an attached mail the mail itself."""
    if leaf.part.is_multipart():
        return _flatten(leaf.part)
    del leaf.part["content-transfer-encoding"]  # the payload as it came; decoded below
    payload = leaf.part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode_transfer(data, leaf.fields.token("content-transfer-encoding"))


def _inside(part: Message) -> Message | None:
    """The mail inside a message/rfc822 part."""
    payload = part.get_payload() if part.is_multipart() else None
    first = payload[0] if isinstance(payload, list) and payload else None
    return first if isinstance(first, Message) else None


def _flatten(part: Message) -> bytes:
    """The octets of the mails inside `part`, as near to the wire as the tree allows."""
    out = io.BytesIO()
    payload = part.get_payload()
    for inside in payload if isinstance(payload, list) else ():
        if isinstance(inside, Message):
            try:
                BytesGenerator(out, mangle_from_=False, maxheaderlen=0).flatten(inside)
            except (LookupError, ValueError, TypeError, AttributeError, RecursionError):
                continue  # a header no generator can write; the raw mail still holds it
    return out.getvalue()


def _read_report(leaf: Leaf) -> Report:
    payload = leaf.part.get_payload() if leaf.part.is_multipart() else None
    if isinstance(payload, list):
        blocks = tuple(
            read_fields(block.raw_items()) for block in payload if isinstance(block, Message)
        )
        return Report(leaf.type, tuple(block for block in blocks if block.items))
    text = decode(_octets(leaf), leaf.content.get("charset")).text
    return Report(leaf.type, (), text)


def _keep(leaf: Leaf, data: bytes, found: _Gathering) -> Attachment:
    """The leaf as a file."""
    name = leaf.disposition.get("filename") or leaf.content.get("name")
    title = ""
    if leaf.type in MAILS and (inside := _inside(leaf.part)) is not None:
        title = read_line(read_fields(inside.raw_items()).first("subject"))
    return _file(leaf, name_attachment(read_line(name), leaf.type, leaf.number, title), "", data)


def _file(leaf: Leaf, name: str, kind: str, data: bytes) -> Attachment:
    content_id = leaf.fields.line("content-id").strip("<> ")
    return Attachment(
        name,
        kind or leaf.type,
        len(data),
        hashlib.sha256(data).hexdigest(),
        leaf.number,
        inline=leaf.disposition.word != "attachment"
        and (bool(content_id) or leaf.disposition.word == "inline"),
        content_id=content_id,
    )
