"""Bytes become text, whatever their label says: a wrong, missing or lying charset loses no words.

A label is believed only where it can be true. Codecs that are not character sets (`punycode`,
`unicode_escape`, `rot13`) are never used: some take quadratic time, none was ever meant.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from functools import lru_cache

from parsers.header.japanese import read_euc, read_seven_bits
from parsers.header.octets import (
    find_east_asian,
    find_script,
    read_nearly_utf8,
    read_windows,
    undo_twice,
)
from rules.quick_records import filled

# What senders write, and the superset that really decodes it (WHATWG Encoding, 4.2).
MEANT_BY = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "euc_jp": "euc_jp",
    "iso2022_jp": "iso2022_jp_ext",
    "tis-620": "cp874",
    "iso8859-9": "cp1254",
}
# The set of Windows that is sent under the name of its neighbour: only there these octets write.
WINDOWS_FOR = {
    "iso8859-2": "cp1250",
    "iso8859-4": "cp1257",
    "iso8859-5": "cp1251",
    "iso8859-6": "cp1256",
    "iso8859-7": "cp1253",
    "iso8859-8": "cp1255",
    "iso8859-13": "cp1257",
    "iso8859-15": "cp1252",
    "iso8859-16": "cp1250",
}
ALIASES = {
    "ksc56011987": "cp949",
    "ksc5601": "cp949",
    "xsjis": "cp932",
    "sjis": "cp932",
    "windows31j": "cp932",
    "xeucjp": "euc_jp",
    "xgbk": "gb18030",
    "xgb18030": "gb18030",
    "chinesebig5": "cp950",
    "cngb": "gb18030",
    "gb231280": "gb18030",
    "csgb2312": "gb18030",
    "eucjpms": "euc_jp",
    "uhc": "cp949",
    "xbig5": "cp950",
    "utf8mb4": "utf-8",
    "unicode11utf7": "utf-7",
    "unicode11utf8": "utf-8",
    "xunknown": "",
    "unknown8bit": "",
    "default": "",
    "none": "",
    "iso88598i": "iso8859-8",
    "iso88598e": "iso8859-8",
    "iso88591windows31latin1": "cp1252",
    "ansix341968": "cp1252",
    "usascii": "cp1252",
    "windows874": "cp874",
    "xmacroman": "mac_roman",
    "macintosh": "mac_roman",
    "xmaccyrillic": "mac_cyrillic",
    "xmacce": "mac_latin2",
    "xcp1251": "cp1251",
    "unicode": "utf-16",
}
# What is meant where the label's own codec fails: octets of a neighbour.
RELATIVES = {
    "iso2022_jp_ext": ("cp932", "euc_jp"),
    "cp932": ("iso2022_jp_ext", "euc_jp"),
    "euc_jp": ("cp932", "iso2022_jp_ext"),
    "gb18030": ("cp950",),
    "cp950": ("gb18030", "big5hkscs"),
}
NOT_CHARACTER_SETS = frozenset(
    ("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem",
     "charmap", "palmos")
)  # fmt: skip
LATIN = frozenset(
    ("cp1252", "cp1254", "iso8859-15", "latin_1", "cp850", "mac_roman", "cp1250", "iso8859-2")
)
WESTERN = ("cp1252", "iso8859-15", "latin_1")  # labels that clients put on whatever they send
# What reads a set that vendors added letters to, one letter at a time.
LENIENT = {"iso2022_jp_ext": read_seven_bits, "euc_jp": read_euc}
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")  # octets of another set come out so
C1_CONTROL = re.compile(rb"[\x80-\x9f]")
NOT_IN_LABEL = re.compile(r"[^a-z0-9]")
CODE_PAGE = re.compile(r"(?:x|cs)?(?:windows|dos|ibm|cp|win|ms)(\d{3,5})")
ESCAPES_OF_JAPANESE = (b"\x1b$B", b"\x1b$@")
_UTF8_MIN = 4  # octets that follow a first one


@filled
@dataclass(frozen=True, slots=True)
class Words:
    """Decoded text, and whether the label was true."""

    text: str
    sound: bool = True


def find_codec(label: str) -> str:
    """The name of the codec that `label` means; "" where it names no character set."""
    return _look_up(label.strip(" \t\r\n'\"").lower()[:60])


@lru_cache(maxsize=256)
def _look_up(label: str) -> str:
    if not label.isascii() or "\0" in label:
        return ""
    squeezed = NOT_IN_LABEL.sub("", label)
    if squeezed in ALIASES:
        return ALIASES[squeezed]
    names = [label, squeezed, label.removeprefix("charset=")]
    if (page := CODE_PAGE.fullmatch(squeezed)) is not None:
        names.append(f"cp{page[1]}")
    while label.startswith("x-"):
        label = label.removeprefix("x-")
        names.append(label)
    for name in names:
        try:
            found = codecs.lookup(name).name
            b"a".decode(name)  # rot13 and zip are codecs, but of no text
        except (LookupError, ValueError):
            continue
        if found in NOT_CHARACTER_SETS:
            return ""
        return MEANT_BY.get(found, found)
    return ""


def decode(data: bytes, label: str = "", elsewhere: str = "") -> Words:
    """`data` as text: by its label where that can be true, else by what the bytes show.

    `elsewhere` is a label that the same mail carries at another place.
    """
    if not data:
        return Words("")
    codec = find_codec(label)
    is_escaped = b"\x1b" in data and any(map(data.__contains__, ESCAPES_OF_JAPANESE))
    if is_escaped and codec in ("", "cp1252", "utf-8"):
        codec = "iso2022_jp_ext"
    if data.isascii() and codec in LATIN | {"", "utf-8"}:
        return Words(data.decode("ascii"))
    marked = _by_mark(data)
    if marked is not None:
        return Words(marked)
    if (not codec or codec in LATIN) and (text := _try(data, "utf-8")) is not None:
        return Words(text, sound=not label or codec == "utf-8")
    if codec in WESTERN and (script := find_script(data)):
        return Words(_clean(data.decode(script, "replace")), sound=False)
    if codec == "cp1252" and label:
        return Words(read_windows(data))
    if codec == "utf-8" and (text := _try(data, codec)) is not None:
        once = undo_twice(text)
        return Words(once, sound=once == text)
    if codec and _is_surely_utf8(data):
        return Words(data.decode("utf-8"), sound=False)
    meant = WINDOWS_FOR.get(codec, "") if C1_CONTROL.search(data) else ""
    for one in filter(None, (meant, codec)):
        if (text := _try(data, one)) is not None:
            return Words(text)
    if codec in LENIENT and (codec == "euc_jp" or b"\x1b" in data):
        text = LENIENT[codec](data)
        if "\ufffd" not in text:
            return Words(text)
    return Words(_guess(data, codec, find_codec(elsewhere)), sound=False)


def _is_surely_utf8(data: bytes) -> bool:
    """Whether `data` holds letters of UTF-8, and so many that no other charset looks like it."""
    text = None if data.isascii() else _try(data, "utf-8")
    return text is not None and len(data) - len(text) >= _UTF8_MIN


def _by_mark(data: bytes) -> str | None:
    """Text that a byte order mark announces."""
    if data.startswith(codecs.BOM_UTF8):
        return _try(data[3:], "utf-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _try(data, "utf-16")
    return None


def _try(data: bytes, codec: str) -> str | None:
    try:
        text = data.decode(codec)
        if codec != "utf-8":
            text.encode("utf-8")  # some codecs make lone surrogates, which no store takes
    except (LookupError, ValueError):
        return None
    return text


def _guess(data: bytes, codec: str, elsewhere: str) -> str:
    """Text of bytes whose label is missing or a lie; one odd octet spoils one letter only."""
    if codec == "iso2022_jp_ext" and b"\x1b" in data:
        return read_seven_bits(data)
    others = (
        ()
        if codec
        else (
            elsewhere if elsewhere not in LATIN else "",
            find_script(data) or find_east_asian(data),
        )
    )
    for other in ("utf-8", *RELATIVES.get(codec, ()), *others):
        text = _try(data, other) if other else None
        if text is not None and not PRIVATE_USE.search(text):
            return text
    if len(data) > 3 and data[1::2].count(0) > len(data) // 4:
        return data.decode("utf-16-le", "replace")
    if len(data) > 3 and data[0::2].count(0) > len(data) // 4:
        return data.decode("utf-16-be", "replace")
    if codec == "euc_jp":
        return read_euc(data)
    if codec and codec not in LATIN and codec != "utf-8":
        return _clean(data.decode(codec, "replace"))
    if text := read_nearly_utf8(data, labelled=codec == "utf-8"):
        return text
    script = find_script(data)
    return _clean(data.decode(script, "replace")) if script else read_windows(data)


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
