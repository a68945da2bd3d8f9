"""Letters that no reader sees, wherever they stand: Unicode's Default_Ignorable_Code_Point.

Some of them turn others round (UAX 9): what is written is then not what a reader sees.
"""

from __future__ import annotations

import re

INVISIBLE: dict[int, None] = dict.fromkeys(
    [0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810)]
    + [*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0x3164]
    + [*range(0xFE00, 0xFE10), 0xFEFF, 0xFFA0, *range(0xFFF0, 0xFFF9)]
    + [*range(0x1BCA0, 0x1BCA4), *range(0x1D173, 0x1D17B), *range(0xE0000, 0xE0080)]
    + [*range(0xE0100, 0xE01F0)]
)

_OVERRIDE = re.compile("[\u202d\u202e]")  # each letter behind it runs the way it says
_FROM_RIGHT = re.compile("[\u061c\u200f\u202b\u2067\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_FROM_LEFT = r"[^\W\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
# A word in pieces, which a line from the right sets one before the other; a mark of the left none.
_IN_PIECES = re.compile(
    rf"{_FROM_LEFT}[^\w\s]{{0,9}}[\u061c\u200f\u202a-\u202c\u2066-\u2069][^\w\s]{{0,9}}{_FROM_LEFT}"
)


def is_turned_round(line: str) -> bool:
    """Whether signs of direction show words of the line in another order than they are written.

    Marks and isolates around whole words, as writers from right to left have them, do not.
    """
    if line.isascii():
        return False
    if _OVERRIDE.search(line):
        return True
    return _IN_PIECES.search(line) is not None and _FROM_RIGHT.search(line) is not None
