"""A body as lines: how deep each is quoted, and its words without the quote marks."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.phrasebook import plain

_MARKED_MAX = 200  # quote marks looked for in one line


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a body."""

    raw: str  # as it stands, without line end
    depth: int  # ">" marks before the words
    words: str  # the line without quote marks, invisible characters and outer blanks

    @property
    def blank(self) -> bool:
        return not self.words


def read_lines(text: str) -> tuple[Line, ...]:
    """`text` cut at its line ends."""
    lines: list[Line] = []
    broken = False  # an address was wrapped before its closing bracket
    for raw in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = _read_line(raw)
        if broken and line.depth == 1 and len(line.words) < 20 and line.words.endswith((":", "：")):
            line = Line(raw, 0, plain(raw).strip())
        lines.append(line)
        broken = line.depth == 0 and _is_open(line.words)
    return tuple(lines)


def unquoted(lines: tuple[Line, ...], depth: int) -> str:
    """The lines as text, without their first `depth` quote marks."""
    return "\n".join(_without_marks(line, depth) for line in lines).strip("\n")


def first_with_words(lines: tuple[Line, ...], start: int, limit: int | None = None) -> int:
    """The index of the first line from `start` on that is not blank, or of the end."""
    end = len(lines) if limit is None else min(len(lines), start + limit)
    index = start
    while index < end and lines[index].blank:
        index += 1
    return index if index < end or limit is None else len(lines)


def _read_line(raw: str) -> Line:
    text = plain(raw)
    depth, at, end = 0, 0, len(text)
    while at < end and depth < _MARKED_MAX:
        if text[at] == ">":
            depth += 1
        elif text[at] != " ":
            break
        at += 1
    if depth and at < end and text[at] == "\ufeff":
        at += 1
    return Line(raw, depth, text[at:].strip(" >") if depth == _MARKED_MAX else text[at:].strip())


def _is_open(words: str) -> bool:
    at = words.rfind("<")
    return at >= 0 and ">" not in words[at:] and len(words) - at < 200


def _without_marks(line: Line, depth: int) -> str:
    text, at, left = line.raw, 0, min(depth, line.depth)
    while left and at < len(text):
        left -= text[at] == ">"
        at += 1
    if at and at < len(text) and text[at] == " ":
        at += 1
    return text[at:].rstrip()
