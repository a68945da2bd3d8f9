"""Header fields as their writer meant them: unfolded, encoded words decoded, octets rescued.

Parsers lose 8-bit octets and stumble over broken encoded words (RFC 2047) and parameters
(RFC 2231); here every value is read from the raw field, once, in linear time.
"""

from __future__ import annotations

import base64
import binascii
import html
import quopri
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from parsers.header.charset import decode
from rules.quick_records import filled

FOLD = re.compile(r"(?:\r\n|\r|\n)[ \t]*")
WORD_START = re.compile(r"=\?([^?\s=]{1,60})\?([bBqQ])\?")
LOST_END = re.compile(r"[!-+\-./0-:=?A-~]{8,2000}+$")  # of a word that was cut off
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
BLANKS = re.compile(r"\s+")
BASE64 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
NOT_BASE64 = bytes(set(range(256)) - set(BASE64))
MESSAGE_ID = re.compile(r"<[^<>\s]{1,995}>")
ANGLED_ID = re.compile(r"<[^<>]++>?")
ID_MAX = 995  # characters: a line's worth (RFC 5322 2.1.1)
LINE_OF_IDS_MAX = 4_000  # octets of references that are decoded
PIECES_MAX = 1_000  # pieces of base64 that follow each other in one body
SECTION = re.compile(r"([^*]{1,60})(?:\*(\d{1,3}))?(\*)?")
# Up to a semicolon outside quotes; possessive, so that nothing is tried twice.
PIECE = re.compile(r'(?:[^;"]++|"(?:[^"\\]++|\\.)*+(?:"|\\?$))++')
ESCAPED = re.compile(r'\\(["\\])')  # others are paths of Windows, written plainly
PERCENT = re.compile(rb"%([0-9A-Fa-f]{2})")


@filled
@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one header in their order; names in lower case, values raw but true text."""

    items: tuple[tuple[str, str], ...]
    index: Mapping[str, tuple[str, ...]]

    def first(self, name: str) -> str:
        """The first value of `name`, "" where there is none; still folded and encoded."""
        values = self.index.get(name)
        return values[0] if values else ""

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of `name`, topmost first."""
        return self.index.get(name, ())

    def line(self, name: str) -> str:
        """The first value of `name` as one plain line."""
        return read_line(self.first(name))

    def token(self, name: str) -> str:
        """The first value of `name` in lower case, without comment and parameters."""
        return self.first(name).split(";")[0].split("(")[0].strip(" \t\r\n\"'").lower()


def read_fields(items: Iterable[tuple[str, str]], charset: str = "") -> Fields:
    """Fields of `items` (name, raw value), where octets may be surrogates (PEP 383).

    `charset` is what the mail itself says of its text, for fields that are octets without a word.
    """
    read = [
        (
            name.strip().lower(),
            value if value.isascii() and "\x1b" not in value else rescue_octets(value, charset),
        )
        for name, value in items
    ]
    gathered: dict[str, list[str]] = {}
    for name, value in read:
        if name in gathered:
            gathered[name].append(value)
        else:
            gathered[name] = [value]
    return Fields(tuple(read), {name: tuple(values) for name, values in gathered.items()})


def rescue_octets(value: str, charset: str = "") -> str:
    """`value` with octets that came as surrogates decoded: UTF-8, else by `charset`."""
    if value.isascii() and "\x1b" not in value:  # Japanese may come in seven bits
        return value
    octets = value.encode("utf-8", "surrogateescape")
    try:
        text = octets.decode("utf-8")
    except UnicodeDecodeError:
        return decode(octets, charset).text
    return decode(octets).text if "\x1b" in text else text


def unfold(value: str) -> str:
    """`value` on one line (RFC 5322 2.2.3): each fold is one blank."""
    return FOLD.sub(" ", value) if "\n" in value or "\r" in value else value


def read_line(value: str) -> str:
    """A raw value as one plain line: unfolded, decoded, no control characters."""
    text = decode_words(unfold(value))
    return " ".join((text if text.isprintable() else CONTROL.sub(" ", text)).split())


def decode_words(value: str) -> str:
    """`value` with encoded words decoded (RFC 2047), also those that break its rules.

    Neighbours of one charset are joined before decoding, for a character may be cut in two.
    """
    if "=?" not in value:
        return value
    out: list[str] = []
    octets, charset = b"", ""
    position = 0
    while (start := WORD_START.search(value, position)) is not None:
        end = value.find("?=", start.end())
        if end < 0:  # a gateway cut the field inside the word
            cut = LOST_END.match(value, start.end())
            if cut is None:
                break
            end = len(cut.string.rstrip("?"))
        between = value[position : start.start()]
        label = start[1].split("*")[0].lower()
        if octets and (between.strip() or label != charset):
            out.append(decode(octets, charset).text)
            octets = b""
        if between.strip() or (not out and not octets):
            out.append(between)
        octets += _decode_word(start[2], value[start.end() : end])
        charset, position = label, end + 2
    if octets:
        out.append(decode(octets, charset).text)
    out.append(value[position:])
    return "".join(out)


def find_word_charset(value: str) -> str:
    """The charset that an encoded word in `value` names; "" where there is none."""
    word = WORD_START.search(value) if "=?" in value else None
    return word[1].split("*")[0].lower() if word else ""


def _decode_word(encoding: str, text: str) -> bytes:
    """The octets of one encoded word; broken base64 gives what can be read."""
    data = text.encode("utf-8", "surrogateescape")
    if encoding in "qQ":
        return quopri.decodestring(data.replace(b"_", b" ").replace(b"\n", b""), header=False)
    return decode_base64(data)


def decode_base64(data: bytes) -> bytes:
    """The octets of base64 text; strange characters, lost padding and a cut end are forgiven."""
    if b"=" not in data.rstrip(b"=\r\n \t"):  # else several pieces in a row
        try:
            return binascii.a2b_base64(data)
        except binascii.Error:
            pass
    pieces = data.split(b"=") if data.count(b"=") < PIECES_MAX else [data]
    out: list[bytes] = []
    for piece in pieces:
        letters = piece.translate(None, NOT_BASE64)
        letters = letters[:-1] if len(letters) % 4 == 1 else letters
        out.append(base64.b64decode(letters + b"=" * (-len(letters) % 4)))
    return b"".join(out)


def find_message_id(value: str) -> str:
    """The Message-ID of a mail by its own field, whatever stands there; "" where nothing does."""
    found = find_message_ids(value)
    if found:
        return found[0]
    inside = "".join(value.partition("<")[2].rpartition(">")[0].split() or value.split())
    return f"<{inside[:995]}>" if inside else ""


def find_message_ids(value: str) -> tuple[str, ...]:
    """Message-IDs in `value`, with the angle brackets (RFC 5322 3.6.4)."""
    value = unfold(value)
    if "=?" in value or "&" in value:  # what no Message-ID may be, and programs make of it
        value = html.unescape(read_line(value[:LINE_OF_IDS_MAX]) if "=?" in value else value)
    if "<" in value:
        return tuple(dict.fromkeys(filter(None, map(_read_id, ANGLED_ID.findall(value)))))
    bare = [word.strip(",;>") for word in value.split() if "@" in word]
    return tuple(f"<{word}>" for word in bare[:20] if word)


def _read_id(written: str) -> str:
    """One Message-ID, also folded inside or without its end; "" for other words in brackets."""
    if MESSAGE_ID.fullmatch(written):
        return written
    inside = "".join(written.strip("<>").split())
    return f"<{inside}>" if "@" in inside and len(inside) <= ID_MAX else ""


@filled
@dataclass(frozen=True, slots=True)
class Structured:
    """A field with parameters (RFC 2045 5.1): its word in lower case, and name -> value."""

    word: str
    parameters: Mapping[str, str]

    def get(self, name: str) -> str:
        """The parameter `name`, "" where it is missing."""
        return self.parameters.get(name, "")


@lru_cache(maxsize=64)
def read_structured(value: str) -> Structured:
    """`value` as a word and its parameters; continuations and charsets of RFC 2231 joined."""
    pieces = _split_parameters(unfold(value)) or [""]
    word, *behind = pieces[0].split("(")[0].strip().strip('"').split(None, 1) or [""]
    pieces += behind  # a semicolon is missing: `text/plain charset=utf-8`
    word = word.rstrip(",").lower()
    plain: dict[str, str] = {}
    sections: dict[str, dict[int, tuple[str, bool]]] = {}
    for piece in pieces[1:]:
        name, found, text = piece.partition("=")
        name, text = name.strip().lower(), _unquote(text.strip())
        match = SECTION.fullmatch(name)
        if not found or match is None:
            continue
        if match[2] is None and match[3] is None:
            plain.setdefault(name, text)
        else:
            sections.setdefault(match[1], {})[int(match[2] or 0)] = (text, bool(match[3]))
    for name, parts in sections.items():
        plain[name] = _join_sections(parts)
    return Structured(word, plain)


def _split_parameters(value: str) -> list[str]:
    """`value` cut at semicolons that stand outside quotes."""
    return [piece for piece in PIECE.findall(value) if piece.strip()]


def _unquote(text: str) -> str:
    """The inside of a quoted string, else the token up to its comment."""
    if text.startswith('"'):
        end = text.rfind('"')
        inside = text[1:end] if end > 0 else text[1:]
        return ESCAPED.sub(r"\1", inside) if "\\" in inside else inside
    return text


def _join_sections(parts: Mapping[int, tuple[str, bool]]) -> str:
    """One value out of its numbered, perhaps percent-encoded, sections (RFC 2231 3 and 4)."""
    charset = ""
    octets = b""
    for number in sorted(parts):
        text, encoded = parts[number]
        if encoded and number == 0 and text.count("'") >= 2:
            charset, _, text = text.split("'", 2)
        data = text.encode("utf-8", "surrogateescape")
        octets += PERCENT.sub(lambda hit: bytes([int(hit[1], 16)]), data) if encoded else data
    return decode(octets, charset).text
