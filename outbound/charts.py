"""Small bar charts as PNG pictures, for letters: no library, no fonts but our own few letters.

A chart is told as text, `title`, then a line `label TAB number` a bar; it is drawn when the letter
leaves. Every number stands in the letter's words as well: a picture may not be shown.
"""

from __future__ import annotations

import struct
import unicodedata
import zlib
from collections.abc import Iterable

SCALE = 3  # pixels of one dot of a letter
WIDTH, BAR, GAP, MARGIN = 600, 21, 9, 12
LABEL_MIN, LABEL_MAX = 12, 32  # letters of a label
PAPER, INK, FILL, ALARM = 0, 1, 2, 3
PALETTE = bytes((255, 255, 255, 31, 35, 40, 11, 92, 173, 200, 60, 40))
ALARM_MARK = "!"  # begins the label of a bar that should be empty

_ROWS = {  # five rows of three dots a letter
    " ": "00000", "!": "22202", "(": "12221", ")": "42224", "+": "02720", "-": "00700",
    ".": "00002", "/": "11244", ":": "02020", "<": "12421", ">": "42124", "&": "25253",
    ",": "00024", "_": "00007", "'": "22000", "%": "51245", "?": "61202", "…": "00005",
    "0": "75557", "1": "26227", "2": "71747", "3": "71717", "4": "55711", "5": "74717",
    "6": "74757", "7": "71122", "8": "75757", "9": "75717", "A": "25755", "B": "65656",
    "C": "34443", "D": "65556", "E": "74647", "F": "74644", "G": "34553", "H": "55755",
    "I": "72227", "J": "11153", "K": "55655", "L": "44447", "M": "57755", "N": "65555",
    "O": "25552", "P": "65644", "Q": "25563", "R": "65655", "S": "34216", "T": "72222",
    "U": "55557", "V": "55552", "W": "55775", "X": "55255", "Y": "55222", "Z": "71247",
}  # fmt: skip


def draw_chart(told: str) -> bytes:
    """Return the chart as PNG."""
    title, *lines = told.split("\n")
    bars = _bars(lines)
    height = 2 * MARGIN + (BAR + GAP) * (len(bars) + 1)
    canvas = [bytearray(WIDTH) for _ in range(height)]
    _write(canvas, MARGIN, MARGIN, title, INK)
    most = max((number for _, number in bars), default=0) or 1
    columns = min(max(LABEL_MIN, *(len(label) for label, _ in bars)), LABEL_MAX) if bars else 0
    left = MARGIN + (columns + 1) * 4 * SCALE
    room = WIDTH - left - 7 * 4 * SCALE
    for place, (label, number) in enumerate(bars, 1):
        top = MARGIN + place * (BAR + GAP)
        color = ALARM if label.startswith(ALARM_MARK) else FILL
        _write(canvas, MARGIN, top + 3, _short(label.removeprefix(ALARM_MARK), columns), INK)
        width = room * number // most
        for row in canvas[top : top + BAR]:
            row[left : left + max(width, 2)] = bytes([color]) * max(width, 2)
        _write(canvas, left + max(width, 2) + 8, top + 3, str(number), INK)
    return _png(canvas)


def _short(label: str, columns: int) -> str:
    return label if len(label) <= columns else f"{label[: columns - 1]}…"


def tell_chart(told: str) -> str:
    """Return the chart in words, for who does not see it."""
    title, *lines = told.split("\n")
    bars = ", ".join(f"{label.removeprefix(ALARM_MARK)} {number}" for label, number in _bars(lines))
    return f"{title}: {bars}" if bars else title


def _bars(lines: Iterable[str]) -> list[tuple[str, int]]:
    return [_bar(line) for line in lines if line]


def _bar(line: str) -> tuple[str, int]:
    label, _, number = line.rpartition("\t")
    return label, int(number)


def _write(canvas: list[bytearray], left: int, top: int, text: str, color: int) -> None:
    plain = unicodedata.normalize("NFD", text.upper())
    for place, letter in enumerate(one for one in plain if not unicodedata.combining(one)):
        for down, dots in enumerate(_ROWS.get(letter, _ROWS["-"])):
            for across in range(3):
                if int(dots) & (4 >> across):
                    x = left + (place * 4 + across) * SCALE
                    for row in canvas[top + down * SCALE : top + (down + 1) * SCALE]:
                        row[x : x + SCALE] = bytes([color]) * len(row[x : x + SCALE])


def _png(canvas: list[bytearray]) -> bytes:
    """Return the picture (RFC 2083): a palette, one octet a dot, no filter."""
    size = struct.pack(">IIBBBBB", WIDTH, len(canvas), 8, 3, 0, 0, 0)
    dots = zlib.compress(b"".join(b"\0" + bytes(row) for row in canvas), 9)
    parts = ((b"IHDR", size), (b"PLTE", PALETTE), (b"IDAT", dots), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
