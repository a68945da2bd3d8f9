"""The page of a letter: the reply marker, then at most 72 columns, links in one piece.

Human words are not re-flowed where they fit: only a line that is too long is broken, and what
follows keeps its quote marks, its indentation or hangs under its bullet. Moved to the right, a
paragraph that was broken by hand is filled anew.
"""

from __future__ import annotations

import re
import unicodedata

REPLY_MARKER = "-- reply above this line --"  # DOMAIN 10.2.24
COLUMNS_MAX = 72
TEXT_MAX = 20_000  # characters of one human text in a letter; the whole is on the ticket
LABEL_COLUMNS = 11

_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_LEAD = re.compile(r"(?P<quote>\s*(?:>\s?)*\s*)(?P<bullet>(?:[-*•]|\d{1,3}[.)])\s+)?")
_LEAD_MAX = COLUMNS_MAX // 2
_LINK = re.compile(r"://|\bwww\.|\bmailto:|\btel:", re.IGNORECASE)


def lay_out(text: str) -> str:
    """Return the letter's text: marker, blank line, lines of at most 72 columns."""
    lines = [part for line in clean(text).split("\n") for part in _wrapped(line.rstrip())]
    return f"{REPLY_MARKER}\n\n" + "\n".join(lines).strip("\n") + "\n"


def clean(text: str) -> str:
    """Return `text` with line feeds as its only controls, and nothing that UTF-8 cannot say."""
    unified = _LINE_END.sub("\n", text).expandtabs(4)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", unified))


def excerpt(text: str, lines_max: int) -> str:
    """Return the first lines of a human text, saying so when there are more."""
    lines = clean(text).strip("\n").split("\n")
    if len(lines) <= lines_max:
        return "\n".join(lines)
    return "\n".join((*lines[:lines_max], "…"))


def whole(text: str) -> str:
    """Return a human text in full, up to what a letter can carry."""
    cleaned = clean(text).strip("\n").rstrip()
    if len(cleaned) <= TEXT_MAX:
        return cleaned
    return cleaned[:TEXT_MAX].rstrip() + "\n… (the rest is on the ticket)"


def inset(text: str, columns: int = 4) -> str:
    """Return `text` moved to the right, blank lines left blank."""
    parts = _narrowed(text, COLUMNS_MAX - columns)
    return "\n".join(" " * columns + part if part.strip() else "" for part in parts)


def beside(text: str, label: str, columns: int = LABEL_COLUMNS, indent: int = 0) -> str:
    """Return `text` in a column of its own, with a label to its left."""
    left = " " * indent + label.ljust(columns - 1) + " "
    parts = _narrowed(text, COLUMNS_MAX - indent - columns)
    hang = " " * (indent + columns)
    return "\n".join(
        (left if number == 0 else hang) + part for number, part in enumerate(parts)
    ).rstrip()


def _narrowed(text: str, columns_max: int) -> list[str]:
    """Return the lines of a narrower page; a paragraph that no longer fits is filled anew."""
    parts: list[str] = []
    paragraph: list[str] = []
    for line in (*(one.rstrip() for one in text.split("\n")), ""):
        if _is_prose(line):
            paragraph.append(line)
            continue
        if any(_columns(one) > columns_max for one in paragraph):
            paragraph = [" ".join(paragraph)]
        parts += [part for one in paragraph for part in _wrapped(one, columns_max)]
        parts += _wrapped(line, columns_max)
        paragraph = []
    return parts[:-1]


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
    lines: list[str] = []
    room = columns_max - _columns(hang)
    current, used = first, _columns(first)
    empty = True
    for gap, word in re.findall(r"( *)([^ ]+)", words):
        for piece in _pieces(word, room):
            wide = _columns(piece)
            if not empty and used + len(gap) + wide > columns_max:
                lines.append(current)
                current, used, empty = hang, _columns(hang), True
            blank = "" if empty else gap
            current, used, empty = current + blank + piece, used + len(blank) + wide, False
    return [*lines, current]


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
