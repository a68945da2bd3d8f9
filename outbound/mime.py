"""A letter becomes bytes (RFC 5322, 2045, 2047, 2231), built from strings.

The standard library's `EmailMessage` is four times slower, encodes a References header into
nonsense when it folds it, and loses a subject that looks like an encoded word.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from outbound.layout import write_twin
from outbound.page import lay_out
from outbound.templates import Picture

LINE_MAX = 76  # RFC 2047 2
WIRE_LINE_MAX = 998  # RFC 5322 2.1.1
_ENCODED_BYTES_MAX = 39  # of text in one encoded word: 64 characters with its frame

_BEYOND_ASCII = bytes(range(127, 256))
_ADDRESS_HEADERS = ("From", "To", "Reply-To")
_MAILBOX = re.compile(r'"(?P<name>(?:[^"\\]|\\.)*)" <(?P<address>[^<>]+)>')
_UNSAFE = re.compile(r"[\x00-\x1f\x7f]")
_TYPE = re.compile(r"[A-Za-z0-9!#$&^_.+-]+/[A-Za-z0-9!#$&^_.+-]+")


class StoredLetter(Protocol):
    """As much of a letter as the outbox keeps for the relay."""

    @property
    def message_id(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def words(self) -> str:
        """Return the words of which text and twin are made."""

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """Return every header but Subject, Message-ID and Date, as text."""


@dataclass(frozen=True, slots=True)
class File:
    """An attachment."""

    name: str
    type: str  # "image/png"
    content: bytes
    content_id: str = ""  # of a picture that the twin shows
    told: str = ""  # the picture in words, for who does not see it


def write_mime(
    letter: StoredLetter,
    date: datetime,
    files: tuple[File, ...] = (),
    more_headers: tuple[tuple[str, str], ...] = (),
    *,
    templates: Path | None = None,
    refused: bool = False,
) -> bytes:
    """Return the mail as it goes over the wire, with CRLF. `date` is the time of sending.

    Text and twin are alternatives; a picture that the twin shows is related to it; other files
    stand beside both. `templates`: the admin's folder. `refused`: the relay took the letter for its
    content not; it goes without its files and names them (GW-17).
    """
    head = [
        ("Date", format_datetime(date)),
        ("Message-ID", letter.message_id),
        ("Subject", letter.subject),
        *letter.headers,
        *more_headers,
        ("MIME-Version", "1.0"),
    ]
    top = "".join(write_header(name, value) for name, value in head)
    files = () if refused else files
    text = _text_part(lay_out(letter.words, refused=refused), "plain")
    body = _multipart([text, _twin_part(letter, files, templates, refused=refused)], "alternative")
    others = [_file_part(one) for one in files if not one.content_id]
    if others:
        body = _multipart([body, *others], "mixed")
    return (top + body).encode()


def _twin_part(
    letter: StoredLetter, files: tuple[File, ...], templates: Path | None, *, refused: bool
) -> str:
    """Return the HTML part, together with the pictures that it shows (RFC 2387)."""
    pictures = [one for one in files if one.content_id]
    html = write_twin(
        letter.words,
        subject=letter.subject,
        lang=next((value for name, value in letter.headers if name == "Content-Language"), "en"),
        pictures=tuple(Picture(one.content_id, one.told or one.name) for one in pictures),
        refused=refused,
        folder=templates,
    )
    if not _is_mostly_beyond_ascii(html.encode(errors="replace")):
        html = html.encode("ascii", "xmlcharrefreplace").decode("ascii")  # needs no encoding
    part = _text_part(html, "html")
    if not pictures:
        return part
    return _multipart([part, *map(_file_part, pictures)], "related", 'type="text/html"')


def write_header(name: str, value: str) -> str:
    """Return one header field, folded, with its CRLF."""
    flat = _UNSAFE.sub(" ", value)  # a line end would begin another header
    if name in _ADDRESS_HEADERS:
        words = _address_words(flat)
    elif name == "Subject":
        words = _text_words(flat)
    else:
        words = flat.split()
    return _folded(name, words)


def wire_address(address: str) -> str:
    """Return the address with its domain as DNS knows it (RFC 5890); other parts as they are."""
    local, _, domain = address.rpartition("@")
    if domain.isascii():
        return address
    try:
        return f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return address


def _folded(name: str, words: list[str]) -> str:
    """Return the field, folded at blanks only: a Message-ID is never cut."""
    lines, current = [], f"{name}:"
    for word in words:
        if len(current) + 1 + len(word) > LINE_MAX and current.strip() != f"{name}:":
            lines.append(current)
            current = ""
        current += f" {word}"
    return "\r\n".join([*lines, current]) + "\r\n"


def _text_words(text: str) -> list[str]:
    """Return the words of unstructured text; from the first odd one on they are encoded."""
    words = text.split()
    for place, word in enumerate(words):
        if not word.isascii() or "=?" in word or len(word) > LINE_MAX - len(" "):
            return [*words[:place], *_encoded_words(" ".join(words[place:]))]
    return words


def _address_words(mailbox: str) -> list[str]:
    found = _MAILBOX.fullmatch(mailbox)
    if found is None:
        return [wire_address(mailbox)]
    name = re.sub(r"\\(.)", r"\1", found["name"])
    plain = name.isascii() and "=?" not in name and len(name) < LINE_MAX // 2
    words = [f'"{found["name"]}"'] if plain else list(_encoded_words(name))
    return [*words, f"<{wire_address(found['address'])}>"]


def _encoded_words(text: str) -> Iterator[str]:
    """Return encoded words (RFC 2047), none of which cuts a character in two."""
    chunk, size = "", 0
    for letter in text:
        wide = len(letter.encode(errors="replace"))
        if size + wide > _ENCODED_BYTES_MAX:
            yield _encoded_word(chunk)
            chunk, size = "", 0
        chunk, size = chunk + letter, size + wide
    if chunk:
        yield _encoded_word(chunk)


def _encoded_word(text: str) -> str:
    return f"=?utf-8?b?{base64.b64encode(text.encode(errors='replace')).decode('ascii')}?="


def _text_part(text: str, kind: str) -> str:
    """Return a text with its headers: as it is where that is safe, else encoded."""
    raw = text.encode(errors="replace")
    if raw.isascii() and max(map(len, raw.split(b"\n"))) <= WIRE_LINE_MAX:
        encoding, body = "7bit", text
    elif _is_mostly_beyond_ascii(raw):
        encoding, body = "base64", _base64_lines(raw.replace(b"\n", b"\r\n"))
    else:
        encoding, body = "quoted-printable", binascii.b2a_qp(raw).decode("ascii")
    return (
        write_header("Content-Type", f"text/{kind}; charset=utf-8")
        + write_header("Content-Transfer-Encoding", encoding)
        + "\r\n"
        + body.replace("\r\n", "\n").replace("\n", "\r\n")
    )


def _is_mostly_beyond_ascii(raw: bytes) -> bool:
    return (len(raw) - len(raw.translate(None, _BEYOND_ASCII))) * 6 > len(raw)


def _file_part(file: File) -> str:
    kind = file.type if _TYPE.fullmatch(file.type) else "application/octet-stream"
    if kind.lower().startswith(("message/", "multipart/")):
        kind = "application/octet-stream"  # these may not be base64 (RFC 2045 6.4)
    name = _UNSAFE.sub("", file.name).replace("/", "_").replace("\\", "_") or "file"
    plain = name if name.isascii() and len(name) <= 60 else ""
    named = f'filename="{plain.replace(chr(34), chr(39))}"' if plain else _named_in_utf8(name)
    how = "inline" if file.content_id else "attachment"
    return (
        write_header("Content-Type", kind)
        + (write_header("Content-ID", f"<{file.content_id}>") if file.content_id else "")
        + write_header("Content-Disposition", f"{how}; {named}")
        + write_header("Content-Transfer-Encoding", "base64")
        + "\r\n"
        + _base64_lines(file.content)
    )


def _named_in_utf8(name: str) -> str:
    """Return a file name beyond ASCII, or a long one (RFC 2231)."""
    return "filename*=utf-8''" + quote(name[:120].encode(errors="replace"), safe="")


def _multipart(parts: list[str], kind: str, more: str = "") -> str:
    # "=_" stands in no base64 or quoted-printable text; the hash keeps it out of plain text.
    boundary = "=_" + hashlib.sha256("".join(parts).encode()).hexdigest()[:32]
    inner = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts)
    value = f'multipart/{kind}; {f"{more}; " if more else ""}boundary="{boundary}"'
    return f"{write_header('Content-Type', value)}\r\n{inner}--{boundary}--\r\n"


def _base64_lines(raw: bytes) -> str:
    return base64.encodebytes(raw).decode("ascii").replace("\n", "\r\n")
