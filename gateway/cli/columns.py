"""A table on a terminal: one line a row, and the last column folded into what the others leave.

A library for it would cost a list more than the list itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

import click

GAP = 2  # columns between two columns of the table
LAST_MIN = 20  # of the last one, where it needs so many: the widest of the others give way
CUT = "…"
_WORD = re.compile(r"\s*\S+\s*")


def table_lines(heads: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    """Yield the lines of a table of so many columns, the heads in bold where there is colour."""
    cells = [[one_line(cell) for cell in row] for row in rows]
    widths = _widths([heads, *cells], width)
    padded = [_padded(_cut(head, wide), wide) for head, wide in zip(heads, widths, strict=True)]
    gap = " " * GAP
    yield gap.join(
        click.style(one.rstrip(), bold=True, underline=True) + " " * (len(one) - len(one.rstrip()))
        for one in padded
    ).rstrip()
    blank = gap.join(" " * wide for wide in widths[:-1])
    for *others, last in cells:
        first = gap.join(
            _padded(_cut(one, wide), wide) for one, wide in zip(others, widths[:-1], strict=True)
        )
        for number, part in enumerate(folded(last, widths[-1])):
            start = blank if number else first
            yield f"{start}{gap if others else ''}{part}".rstrip()


def one_line(text: str) -> str:
    """The text without control characters, which could speak to the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def cells_of(text: str) -> int:
    """How many columns of a terminal it takes: a letter of East Asia two, an accent none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def folded(text: str, width: int) -> list[str]:
    """The text in lines of so many columns: between words, a longer word wherever it is full."""
    lines, line = [], ""
    for word in _WORD.findall(text):
        if cells_of(line + word.rstrip()) <= width:
            line += word
            continue
        if line:
            lines.append(line)
        line = word.lstrip()
        while cells_of(line.rstrip()) > width:
            head = _fitting(line, width)
            lines.append(head)
            line = line[len(head) :]
    return [*lines, line]


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """What each column takes; the last one what is left, and no more than it needs."""
    widths = [max(map(cells_of, column)) for column in zip(*rows, strict=True)]
    *others, last = widths
    room = width - GAP * len(others) - min(last, LAST_MIN)
    while others and sum(others) > room and max(others) > 1:
        others[others.index(max(others))] -= 1
    return [*others, max(1, min(last, width - GAP * len(others) - sum(others)))]


def _cells(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells_of(text))


def _cut(text: str, width: int) -> str:
    return text if cells_of(text) <= width else _fitting(text, width - 1) + CUT


def _fitting(text: str, width: int) -> str:
    """As much of its beginning as fits, one letter at least."""
    taken = 0
    for place, char in enumerate(text):
        taken += _cells(char)
        if taken > width and place:
            return text[:place]
    return text
