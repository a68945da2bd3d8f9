"""What octets show of their charset where nothing names it, or where one octet is wrong.

One odd octet, put in by a gateway or cut off by a limit, must not spoil a whole text: it stays one
odd letter.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

# The bytes 0x80 to 0x9f of Windows-1252; the five it leaves open stay Latin-1.
_WINDOWS = dict(
    zip(range(0x80, 0xA0), "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ", strict=True)
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_LATIN = re.compile(rb"[A-Za-z]")
_ESCAPED = re.compile("[\udc80-\udcff]")
_ODD_PAIR = re.compile("[\udc80-\udcff]{2}")  # no two letters of Windows-1252 but few stand so
_TWICE = re.compile(r"[A-Za-z][ÂÃ][^\x00-\x7f]|[ÂÃ][^\x00-\x7f][A-Za-z]")
_TWICE_MIN = 3  # letters inside words; who tells of one shows it by itself
_OCTETS = {ord(letter): octet for octet, letter in _WINDOWS.items()}
_PAIRS_MIN = 4  # letters that two octets each must show before a text is called East Asian
_LOOKED_AT = 64 * 1024  # octets; a text shows its charset long before
_KOREAN = range(0xB0, 0xC9)  # leads of all Hangul
_KANA = (0xA4, 0xA5)
# Scripts that an octet writes a letter of, with the letters that make most of any text in them.
_COMMON = {
    "cp1251": "оеаинтсрвліы",
    "koi8_r": "оеаинтсрвлы",
    "cp866": "оеаинтсрвлы",
    "iso8859_5": "оеаинтсрвлы",
    "cp1253": "αοιετσνηυρς",
    "cp1255": "יוהלאתרבמש",
    "cp1256": "اليمنورتبة",
    "cp874": "านรอกเงมยลว่้",
}
_COMMON_MIN = 0.5  # of all letters beyond ASCII
_LETTERS_MIN = 8
_DIFFERENT_MIN = 5
_ASCII = frozenset(range(128))


def read_windows(data: bytes) -> str:
    """Windows-1252, with the five bytes it leaves open read as Latin-1: never fails."""
    return data.decode("latin-1").translate(_WINDOWS)


def read_nearly_utf8(data: bytes, *, labelled: bool) -> str | None:
    """`data` as UTF-8 with some odd octets; None where it shows too little UTF-8 for that.

    Odd octets among Latin letters are Windows-1252 (a footer put under a mail), others are lost.
    """
    text = data.decode("utf-8", "surrogateescape")
    odd = len(_ESCAPED.findall(text))
    letters = [letter for letter in text if letter > "\x7f" and not "\udc80" <= letter <= "\udcff"]
    latin = sum(letter < "\u0250" or "\u2010" <= letter <= "\u20ac" for letter in letters)
    of_words = labelled and latin == len(letters) and not _ODD_PAIR.search(text)
    if not letters or (len(letters) < odd + (not labelled) and not of_words):
        return None
    if latin * 2 > len(letters):
        return _ESCAPED.sub(
            lambda odd: read_windows(odd[0].encode("utf-8", "surrogateescape")), text
        )
    return data.decode("utf-8", "replace")


def undo_twice(text: str) -> str:
    """`text`, where it was coded as UTF-8 twice what was coded first: "fÃ¼r" is "für".

    Only where all of it reads so, and in words: a person may tell of such letters.
    """
    if "Ã" not in text and "Â" not in text:  # found at memory speed, where the pattern is not
        return text
    if len(_TWICE.findall(text)) < _TWICE_MIN:
        return text
    try:
        return bytes(_OCTETS.get(ord(one), 0) or ord(one) for one in text).decode("utf-8")
    except ValueError:
        return text


def find_east_asian(data: bytes) -> str:
    """The codec of East Asian octets that nothing names; "" where they may be anything else.

    In these sets all high octets stand in pairs; in no text of another script do they, for long.
    """
    pairs = list(_read_pairs(data[:_LOOKED_AT]))
    if len(pairs) < _PAIRS_MIN:
        return ""
    kana = sum(pair[0] in _KANA for pair in pairs)
    korean = sum(pair[0] in _KOREAN for pair in pairs)
    marks = sum(pair[0] < 0xA4 for pair in pairs)  # 、 and 。 among them
    if kana * 4 > len(pairs):
        return "euc_jp"
    if korean == len(pairs) and data.count(b" ") * 6 >= len(pairs):  # words stand apart in Korean
        return "cp949"
    chinese = sum(0xB0 <= pair[0] <= 0xF7 for pair in pairs)
    return "gb18030" if (chinese + marks) * 10 >= len(pairs) * 9 and chinese else ""


def find_script(data: bytes) -> str:
    """The codec of octets that write another script than the Latin one; "" where they do not.

    In a Latin text letters beyond ASCII are few and stand alone; in these they are most of it.
    """
    data = data[:_LOOKED_AT]
    high = sum(len(run) for run in _HIGH_RUN.findall(data))
    if high < _LETTERS_MIN or high < len(_LATIN.findall(data)):
        return ""
    if len(set(data) - _ASCII) < _DIFFERENT_MIN:  # lines drawn around a table
        return ""
    scores = {codec: _share(data, codec) for codec in _COMMON}
    best = max(scores, key=lambda codec: scores[codec])
    if scores[best] >= _COMMON_MIN:
        return best
    return find_east_asian(data) or _find_old_east_asian(data)


def _find_old_east_asian(data: bytes) -> str:
    """Shift_JIS by its kana, Big5 by its commoner half: their second octets may be ASCII."""
    if _is_much_of(data, "cp932", lambda letter: "ぁ" <= letter <= "ヾ", 0.3):
        return "cp932"
    return "cp950" if _is_much_of(data, "cp950", _is_common_in_big5, 0.8) else ""


def _is_much_of(data: bytes, codec: str, is_one: Callable[[str], bool], share: float) -> bool:
    """Whether the letters beyond ASCII are to this share such ones."""
    try:
        letters = [letter for letter in data.decode(codec) if letter > "\x7f"]
    except UnicodeDecodeError:
        return False
    return len(letters) >= _PAIRS_MIN and sum(map(is_one, letters)) >= share * len(letters)


def _is_common_in_big5(letter: str) -> bool:
    return 0xA4 <= letter.encode("cp950")[0] <= 0xC6


def _share(data: bytes, codec: str) -> float:
    """How much of the letters beyond ASCII are common ones of the script."""
    letters = [letter for letter in data.decode(codec, "replace") if letter > "\x7f"]
    common = _COMMON[codec]
    return sum(letter in common for letter in letters) / len(letters)


def _read_pairs(data: bytes) -> Iterator[bytes]:
    """All pairs of high octets; nothing where one octet stands alone."""
    runs = [run[0] for run in _HIGH_RUN.finditer(data)]
    if len(data) == _LOOKED_AT and runs:
        runs.pop()  # it may be cut
    if any(len(run) % 2 or min(run) < 0xA1 for run in runs):
        return
    for run in runs:
        yield from (run[at : at + 2] for at in range(0, len(run), 2))
