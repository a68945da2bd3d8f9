"""The body of a mail: which words are to be read, and which parts are kept as files.

Own walk over the parsed tree, because libraries mix the text of an attached mail into the text of
the mail that carries it; commands of a forwarded mail would run.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from email.message import Message

from parsers.body.filename import name_attachment
from parsers.body.flowed import unflow
from parsers.body.large_parts import NOTHING_LIFTED, Lifted
from parsers.body.tree import Leaf, find_charset, walk
from parsers.header.charset import decode
from parsers.header.fields import Fields, read_fields, read_line
from parsers.header.transfer import cut_uuencoded
from rules.model.mail import Attachment
from rules.quick_records import filled

LOOKS_LIKE_HTML = re.compile(
    r"\s{0,200}(?:<!--[^>]{0,500}-->\s{0,20})?<(?:!doctype html|html|body)", re.IGNORECASE
)
META_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
MARKUP_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9,-]{0,60}>")
# What ends a line beside LF: Macs and Outlook paste the last three for a break inside a paragraph.
LINE_ENDS = ("\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")
WORDS = ("text/plain", "text/html")
ENRICHED = ("text/enriched", "text/richtext")
# Further versions of the same words, never files: nobody would open them.
VERSIONS = ("text/x-amp-html", "text/watch-html", *ENRICHED)
STATUS_REPORTS = ("message/delivery-status", "message/global-delivery-status")
REPORTS = (
    *STATUS_REPORTS,
    "message/disposition-notification",
    "message/global-disposition-notification",
    "message/feedback-report",
    "text/rfc822-headers",
    "message/global-headers",
)


@filled
@dataclass(frozen=True, slots=True)
class Passage:
    """One stretch of words, in one or both of its versions."""

    plain: str = ""
    markup: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """A part that a machine wrote for machines, as blocks of fields (RFC 3464 2.1)."""

    type: str
    blocks: tuple[Fields, ...]
    text: str = ""


@filled
@dataclass(frozen=True, slots=True)
class Body:
    """What stands under the header."""

    passages: tuple[Passage, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    mails: tuple[Message, ...] = ()
    reports: tuple[Report, ...] = ()
    calendars: tuple[tuple[str, str], ...] = ()  # method of the content type, text
    types: tuple[str, ...] = ()  # every media type seen, containers included
    defects: tuple[str, ...] = ()
    lifted: Lifted = NOTHING_LIFTED

    @property
    def plain(self) -> str:
        """All plain text."""
        if len(self.passages) == 1:
            return self.passages[0].plain
        return "\n".join(passage.plain for passage in self.passages if passage.plain)

    @property
    def markup(self) -> str:
        """All HTML."""
        if len(self.passages) == 1:
            return self.passages[0].markup
        return "\n".join(passage.markup for passage in self.passages if passage.markup)


@dataclass(slots=True)
class _Gathering:
    """What the walk has found so far."""

    message: Message
    charset: str | None = None  # that the header or another part names; None: not yet looked for
    words: dict[str, list[Passage]] = field(default_factory=dict)  # by the group they are in
    spare: list[str] = field(default_factory=list)  # words of odd types, if there are no others
    attachments: list[Attachment] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    calendars: list[tuple[str, str]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    unsaid: list[tuple[Leaf, bytes]] = field(default_factory=list)  # text sent as a file
    named: list[tuple[Leaf, bytes]] = field(default_factory=list)  # files that are shown as text


def read_body(
    message: Message, lifted: Lifted = NOTHING_LIFTED, fields: Fields | None = None
) -> Body:
    """The words, files and reports of `message`, whose large files were `lifted` out.

    `fields`: its header, where it has been read.
    """
    found = _Gathering(message)
    for leaf in walk(message, found.types, lifted, fields):
        _sort_in(leaf, found)
    is_all = not _has_words(found)
    for leaf, data in found.named:
        if is_all or _is_missing_version(leaf, found):
            _take_words(leaf, data, found)
    if not _has_words(found):
        _say(found)
    passages = tuple(map(_join, found.words.values()))
    if not any(passage.plain.strip() or passage.markup.strip() for passage in passages):
        passages += tuple(map(Passage, found.spare))
    return Body(
        passages,
        tuple(found.attachments),
        tuple(found.mails),
        tuple(found.reports),
        tuple(found.calendars),
        tuple(dict.fromkeys(found.types)),
        tuple(dict.fromkeys(found.defects)),
        lifted,
    )


def _is_missing_version(leaf: Leaf, found: _Gathering) -> bool:
    """Whether a named part is the one version of its kind of words that are there in another."""
    versions = found.words.get(leaf.group, []) if leaf.group else []
    is_html = leaf.type == "text/html"
    return bool(versions) and not any(one.markup if is_html else one.plain for one in versions)


def _has_words(found: _Gathering) -> bool:
    for group in found.words.values():
        for version in group:
            if version.plain.strip() or version.markup.strip():
                return True
    return any(map(str.strip, found.spare))


def _say(found: _Gathering) -> None:
    """The text of a mail without words whose body was sent as a file (RFC 2183 2)."""
    for leaf, data in found.unsaid[:1]:
        _take_words(leaf, data, found)
        if not leaf.name:
            found.attachments[:] = [one for one in found.attachments if one.part != leaf.number]


def _join(versions: list[Passage]) -> Passage:
    """The parts of one group as one passage."""
    if len(versions) == 1:
        return versions[0]
    return Passage(
        "\n".join(version.plain for version in versions if version.plain),
        "\n".join(version.markup for version in versions if version.markup),
    )


def _sort_in(leaf: Leaf, found: _Gathering) -> None:
    """Put one leaf where it belongs: words, report, calendar or file."""
    attached = leaf.disposition.word == "attachment"
    if leaf.type in REPORTS:
        found.reports.append(_read_report(leaf))
        if not attached:
            return
    data = leaf.octets
    if (mail := leaf.mail) is not None:
        found.mails.append(mail)
    if leaf.type == "text/calendar":
        found.calendars.append((leaf.content.get("method").upper(), _read_text(leaf, data, found)))
    if leaf.type in WORDS and not attached and not leaf.name:
        _take_words(leaf, data, found)
        return
    if leaf.type in WORDS and leaf.disposition.word == "inline":
        found.named.append((leaf, data))
    elif leaf.type.startswith("text/") and not attached and not leaf.name:
        text = _read_text(leaf, data, found)
        if leaf.type != "text/calendar":  # nobody's words
            found.spare.append(MARKUP_TAG.sub("", text) if leaf.type in ENRICHED else text)
        if leaf.type in VERSIONS:
            return
    elif leaf.type in WORDS and (leaf.part is found.message or not leaf.name):
        found.unsaid.append((leaf, data))
    found.attachments.append(keep(leaf, data, mail))


def _take_words(leaf: Leaf, data: bytes, found: _Gathering) -> None:
    text = _read_text(leaf, data, found)
    passages = found.words.setdefault(leaf.group or leaf.number, [])
    if leaf.type == "text/html" or LOOKS_LIKE_HTML.match(text):
        passages.append(Passage(markup=text))
        return
    text, files = cut_uuencoded(text)
    for name, octets in files:
        kind = "application/octet-stream"
        found.attachments.append(
            _file(leaf, name_attachment(name, kind, leaf.number), kind, octets)
        )
    if leaf.content.get("format").lower() == "flowed":
        text = unflow(text, delete_space=leaf.content.get("delsp").lower() == "yes")
    passages.append(Passage(plain=text))


def _read_text(leaf: Leaf, data: bytes, found: _Gathering) -> str:
    """The text of a leaf with plain line ends, without NUL and byte order mark."""
    label = leaf.content.get("charset")
    if leaf.type == "text/html" and not label and (meta := META_CHARSET.search(data[:4096])):
        label = meta[1].decode("ascii")
    if not label and found.charset is None and not data.isascii():
        found.charset = find_charset(found.message)
    words = decode(data, label, found.charset or "")
    if not words.sound:
        found.defects.append("charset")
    text = words.text.replace("\r\n", "\n")
    for end in LINE_ENDS:
        text = text.replace(end, "\n")
    return text.replace("\0", "").replace("\ufeff", "")


def _read_report(leaf: Leaf) -> Report:
    payload = leaf.part.get_payload() if leaf.part.is_multipart() else None
    # Only this type is parsed into blocks; others are taken for a mail, encoded ones for one line.
    in_blocks = leaf.type == "message/delivery-status" and not leaf.is_encoded
    if isinstance(payload, list) and (in_blocks or leaf.type not in STATUS_REPORTS):
        blocks = tuple(
            read_fields(block.raw_items()) for block in payload if isinstance(block, Message)
        )
        return Report(leaf.type, tuple(block for block in blocks if block.items))
    return Report(leaf.type, (), decode(leaf.octets, leaf.content.get("charset")).text)


def keep(leaf: Leaf, data: bytes, mail: Message | None) -> Attachment:
    """The leaf, whose octets are `data`, as a file; `mail` is the mail it holds."""
    title = read_line(read_fields(mail.raw_items()).first("subject")) if mail else ""
    name = name_attachment(read_line(leaf.name), leaf.type, leaf.number, title)
    return _file(leaf, name, leaf.type, data)


def _file(leaf: Leaf, name: str, kind: str, data: bytes) -> Attachment:
    content_id = leaf.fields.line("content-id").strip("<> ")
    shown = bool(content_id) or leaf.disposition.word == "inline"
    return Attachment(
        name,
        kind,
        len(data),
        hashlib.sha256(data).hexdigest(),
        leaf.number,
        inline=shown and leaf.disposition.word != "attachment",
        content_id=content_id,
    )
