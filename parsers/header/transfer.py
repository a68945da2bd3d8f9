"""Transfer encodings undone (RFC 2045 6), also where the label or the coding is broken."""

from __future__ import annotations

import binascii
import quopri
import re

from parsers.header.fields import BASE64, decode_base64

NOT_BASE64_LINE = re.compile(rb"[^A-Za-z0-9+/=\s]|[A-Za-z0-9+/=] +[A-Za-z0-9+/=]")
SOFT_BREAK = re.compile(rb"=[ \t]{1,80}\r?\n")  # gateways add blanks at line ends
# Base64 that says that it is: padded, or longer than a word; then other words on the same line.
BEFORE_WORDS = re.compile(
    rb"(?:(?:[A-Za-z0-9+/]{4})+?(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)"
    rb"|(?:[A-Za-z0-9+/]{4}){8,}+)(?=[ \t])"
)
TEXT_MIN = 18  # octets by which noise is told from text
TEXT_MAX = 1_000_000
FROM_URLS = bytes.maketrans(b"-_", b"+/")
CONTROLS = bytes((*range(9), 11, *range(14, 32), 127))
PRINTABLE = bytes((9, 10, 13, *range(32, 127)))
INNER_BLANK = re.compile(rb"\S[ \t]+\S")
UU_NAMES = ("x-uuencode", "uuencode", "uue", "x-uue")
UU_BEGIN = re.compile(r"^begin (?:[0-7]{3,4}) ([^\r\n]{1,200})$", re.MULTILINE)


def decode_transfer(data: bytes, encoding: str) -> bytes:
    """`data` decoded by `encoding` (lower case); what is not that encoding stays as it is."""
    if encoding == "base64":
        return _from_base64(data)
    if encoding == "quoted-printable":
        return quopri.decodestring(SOFT_BREAK.sub(b"=\n", data) if b"= " in data else data)
    if encoding in UU_NAMES:
        return _from_uuencode(data)
    return data


def _from_base64(data: bytes) -> bytes:
    """Octets of a base64 body; plain words behind or instead of it are kept (list footers)."""
    if not data.translate(None, BASE64 + b"=\r\n"):
        return decode_base64(data)
    if (text := _read_through(data)) is not None:
        return text
    strange = NOT_BASE64_LINE.search(data)
    if strange is None or _is_dirty(data):
        return decode_base64(data)
    cut = data.rfind(b"\n", 0, strange.start()) + 1
    if begun := BEFORE_WORDS.match(data, cut):
        cut = begun.end()
    if not data[:cut].strip():
        return data
    return decode_base64(data[:cut]) + b"\n" + data[cut:]


def _read_through(data: bytes) -> bytes | None:
    """The text in base64 that blanks, quote marks or dirt run through, or for URLs (RFC 4648 5).

    None where what comes out is no text: words read as base64 give noise.
    """
    strange = len(data.translate(None, BASE64 + b"=\r\n\t "))
    if strange * 8 >= len(data) or len(data) > TEXT_MAX:
        return None
    for variant in (data.translate(FROM_URLS), data):
        octets = decode_base64(variant)
        if len(octets) >= TEXT_MIN and _is_text(octets):
            return octets
    return None


def _is_text(octets: bytes) -> bool:
    """Whether these octets are surely text."""
    if len(octets.translate(None, CONTROLS)) < len(octets):
        return False
    try:
        octets.decode("utf-8")
    except UnicodeDecodeError:
        plain = len(octets) - len(octets.translate(None, PRINTABLE))
        return plain * 4 >= len(octets) * 3
    return True


def _is_dirty(data: bytes) -> bool:
    """Whether this is base64 with a few strange letters in it, and no words (RFC 2045 6.8)."""
    strange = len(data.translate(None, BASE64 + b"=\r\n\t "))
    return strange * 8 < len(data) and INNER_BLANK.search(data) is None


def _from_uuencode(data: bytes) -> bytes:
    lines = data.splitlines()
    start = next((i for i, line in enumerate(lines) if line.startswith(b"begin ")), -1)
    return _decode_lines(lines[start + 1 :])


def _decode_lines(lines: list[bytes]) -> bytes:
    out: list[bytes] = []
    for line in lines:
        if line.strip() in (b"end", b"`", b""):
            if line.strip() == b"end":
                break
            continue
        try:
            out.append(binascii.a2b_uu(line))
        except binascii.Error:
            wanted = (((line[0] - 32) & 63) * 4 + 5) // 3 if line else 0
            try:
                out.append(binascii.a2b_uu(line[:wanted]))
            except binascii.Error:
                continue
    return b"".join(out)


def cut_uuencoded(text: str) -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """`text` without the uuencoded files that stand in it, and these files (name, octets)."""
    if "begin " not in text:
        return text, ()
    words: list[str] = []
    files: list[tuple[str, bytes]] = []
    position = 0
    for begin in UU_BEGIN.finditer(text):
        end, lines = _read_uu(text, begin.end() + 1)
        if not lines:
            continue
        words.append(text[position : begin.start()])
        files.append((begin[1].strip(), _decode_lines(lines)))
        position = end
    words.append(text[position:])
    return "".join(words), tuple(files)


def _read_uu(text: str, position: int) -> tuple[int, list[bytes]]:
    """The end and the lines of the uuencoded file at `position`; no lines where there is none.

    A "begin" line is no data line, so that no line is looked at twice.
    """
    lines: list[bytes] = []
    while position < len(text):
        stop = text.find("\n", position)
        stop = len(text) if stop < 0 else stop
        line = text[position : min(stop, position + 100)].rstrip("\r")
        if line.rstrip() == "end":
            return stop, lines
        if line.strip() and not _is_uu(line):
            break
        lines.append(line.encode("ascii"))
        position = stop + 1
    return position, []


def _is_uu(line: str) -> bool:
    """Whether a line can be one of a uuencoded file: its first letter tells its length."""
    if not line.isascii() or not 32 <= ord(line[0]) <= 96:
        return False
    wanted = (((ord(line[0]) - 32) & 63) + 2) // 3 * 4
    return wanted - 2 <= len(line) - 1 <= wanted + 2
