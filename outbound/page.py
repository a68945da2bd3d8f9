"""The text of a letter: the reply marker, then at most 72 columns, links and commands in one piece.

Human words are not re-flowed where they fit: only a line that is too long is broken, and what
follows keeps its quote marks, its indentation or hangs under its bullet. Moved to the right, a
paragraph that was broken by hand is filled anew.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from outbound.words import Block, clean, find_blocks, is_laid_out, runs_on, without_links

REPLY_MARKER = "-- reply above this line --"
COLUMNS_MAX = 72

_LEAD = re.compile(r"(?P<quote>\s*(?:>\s?)*\s*)(?P<bullet>(?:[-*•]|\d{1,3}[.)])\s+)?")
_LEAD_MAX = COLUMNS_MAX // 2
_WORD = re.compile(r"( *+)([^ ]++|$)")  # with the blanks before it; nothing at the end
_LINK = re.compile(r"://|\bwww\.|\bmailto:|\btel:", re.IGNORECASE)

HOLE = re.compile(r"\n{3,}")  # what a template leaves where it had nothing to say


def lay_out(words: str, *, refused: bool = False) -> str:
    """Return the letter's text: marker, blank line, lines of at most 72 columns.

    `refused`: its files do not go along, as the relay would not take them.
    """
    if is_laid_out(words) and words.startswith(REPLY_MARKER):
        return words  # a letter that the first version put out
    lines = [line for block in find_blocks(words, refused=refused) for line in _laid_out(block)]
    text = HOLE.sub("\n\n", "\n".join(lines).strip("\n"))
    return f"{REPLY_MARKER}\n\n{text}\n"


def _laid_out(block: Block) -> tuple[str, ...]:
    indent, columns = block.shape.indent, block.shape.columns
    lines = tuple(map(without_links, block.lines))
    if block.shape.is_whole:
        return tuple(clean(line).rstrip() for line in lines)
    if not indent and not columns:
        return _plainly(lines)
    parts = _narrowed(lines, COLUMNS_MAX - indent - columns)
    hang = " " * (indent + columns)
    if not columns:
        return tuple(hang + part if part.strip() else "" for part in parts)
    left = " " * indent + block.label.ljust(columns - 1) + " "
    placed = ((left if number == 0 else hang) + part for number, part in enumerate(parts))
    return tuple(part for line in placed for part in _wrapped(line.rstrip()))


def _plainly(lines: tuple[str, ...]) -> tuple[str, ...]:
    """Return lines that begin at the left."""
    parts: list[str] = []
    for line in lines:
        if len(line) <= COLUMNS_MAX and line.isascii() and line.isprintable():  # as most are
            parts.append(line.rstrip())
        else:
            parts += _wrapped(clean(line).rstrip())
    return tuple(parts)


@lru_cache(256)  # the thread of a ticket is the same in each of its letters
def _narrowed(lines: tuple[str, ...], columns_max: int) -> tuple[str, ...]:
    """Return the lines of a narrower page; a paragraph that no longer fits is filled anew."""
    parts: list[str] = []
    paragraph: list[str] = []
    for line in (*(clean(one).rstrip() for one in lines), ""):
        if _is_prose(line):
            paragraph.append(line)
            continue
        if any(_columns(one) > columns_max for one in paragraph):
            paragraph = _unbroken(paragraph)
        parts += [part for one in paragraph for part in _wrapped(one, columns_max)]
        parts += _wrapped(line, columns_max)
        paragraph = []
    return tuple(parts[:-1])


def _unbroken(lines: list[str]) -> list[str]:
    """Return the lines of a paragraph; those that only a full line had broken are one again."""
    whole = lines[:1]
    for above, line in pairwise(lines):
        if runs_on(above, line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole


def _is_prose(line: str) -> bool:
    """Whether a line may be joined with its neighbours: no blank, list, quote or indentation."""
    lead = _LEAD.match(line)
    return bool(line) and not line.startswith("#") and not (lead and lead.group())


def _wrapped(line: str, columns_max: int = COLUMNS_MAX) -> list[str]:
    """Return the line in pieces of at most `columns_max`; a link stays in one piece."""
    if _columns(line) <= columns_max:
        return [line]
    lead = _LEAD.match(line)
    first = lead.group() if lead else ""
    if _columns(first) > min(_LEAD_MAX, columns_max // 2):
        return _filled(line.lstrip(), "", "", columns_max)
    hang = lead["quote"] + " " * len(lead["bullet"] or "") if lead else ""
    return _filled(line[len(first) :], first, hang, columns_max)


def _filled(words: str, first: str, hang: str, columns_max: int) -> list[str]:
    room = columns_max - _columns(hang)
    if _is_simple(words, room) and first.isascii() and len(first) == len(hang):
        return _cut(words, first, hang, columns_max)
    lines: list[str] = []
    current, used = first, _columns(first)
    empty, is_ascii = True, words.isascii()
    for gap, word in _WORD.findall(words):
        is_plain = is_ascii and len(word) <= room  # as most are: of as many columns as letters
        for piece in ((word,) if is_plain else _pieces(word, room)) if word else ():
            wide = len(piece) if is_plain else _columns(piece)
            if not empty and used + len(gap) + wide > columns_max:
                lines.append(current)
                current, used, empty = hang, _columns(hang), True
            blank = "" if empty else gap
            current, used, empty = current + blank + piece, used + len(blank) + wide, False
    return [*lines, current]


def _is_simple(words: str, room: int) -> bool:
    """Whether these are words of single columns with single blanks between, none too long."""
    return (
        words.isascii()
        and "  " not in words
        and words[:1] != " "
        and words[-1:] != " "
        and max(map(len, words.split(" "))) <= room
    )


def _cut(words: str, first: str, hang: str, columns_max: int) -> list[str]:
    """Return simple words in lines: each takes as many as it has room for."""
    lines: list[str] = []
    lead = first
    while len(lead) + len(words) > columns_max:
        blank = words.rfind(" ", 0, columns_max - len(lead) + 1)
        lines.append(lead + words[:blank])
        lead, words = hang, words[blank + 1 :]
    return [*lines, lead + words]


def _pieces(word: str, room: int) -> list[str]:
    """Return a word that is longer than a line in pieces, unless it holds a link."""
    if _columns(word) <= room or _LINK.search(word):
        return [word]
    pieces, start, used = [], 0, 0
    for place, letter in enumerate(word):
        wide = _columns(letter)
        if used + wide > room:
            pieces.append(word[start:place])
            start, used = place, 0
        used += wide
    return [*pieces, word[start:]]


def _columns(text: str) -> int:
    """Return the columns on a terminal; letters of East Asia take two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
