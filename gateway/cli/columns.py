"""A table of text: one line a row, and the last column folded into what the others leave.

How wide a letter stands, and what fits, rich knows (`rich.cells`). Its tables do the same as this,
for more than a command costs that lists a page of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, chop_cells, set_cell_size

GAP = "  "
LAST_MIN = 20  # of the last column, where it needs so many: the widest of the others give way
CUT = "…"
_WORD = re.compile(r"\s+|\S+\s*")


def lay_out(rows: Sequence[Sequence[str]], width: int) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each line, all of a column equally wide but the last."""
    *wides, last_wide = _widths(rows, width)
    blank = tuple(" " * wide for wide in wides)
    for *others, last in rows:
        start = tuple(map(_fitted, others, wides))
        for part in folded(last, last_wide):
            yield (*start, part)
            start = blank


def folded(text: str, width: int) -> list[str]:
    """The text in lines so wide: between words, a longer word wherever it is full."""
    if cell_len(text) <= width:
        return [text]
    lines = [""]
    for word in _WORD.findall(text):
        if cell_len(lines[-1] + word.rstrip()) <= width:
            lines[-1] += word
        else:
            lines += chop_cells(word.rstrip(), width)
            lines[-1] += word[len(word.rstrip()) :]
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column takes; the last one what is left, and no more than it needs."""
    *others, last = (max(map(cell_len, column)) for column in zip(*rows, strict=True))
    left = width - len(GAP) * len(others)
    while others and sum(others) > left - min(last, LAST_MIN) and max(others) > 1:
        others[others.index(max(others))] -= 1
    return [*others, max(1, min(last, left - sum(others)))]


def _fitted(text: str, width: int) -> str:
    if cell_len(text) > width:
        return set_cell_size(text, width - 1) + CUT
    return set_cell_size(text, width)
