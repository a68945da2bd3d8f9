"""The words of a letter before either part is laid out: lines, each with marks of its shape.

A template is written out once, and both the text and the HTML twin are made of the outcome. What a
filter says of the shape (moved to the right, in a column beside a label, an aside) stands as marks
before each line. Human words lose their control characters before they come here, so nobody can
forge a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.quick_records import filled

TEXT_MAX = 20_000  # characters of one human text in a letter; the whole is on the ticket
LABEL_COLUMNS = 11

# Each stands before a line, at most one of a kind; a number is written as one character.
_INDENT = "\x0e"  # and how many columns
_BESIDE = "\x0f"  # the column that the text begins in, the label, and _END
_HEAD = "\x10"  # it heads what follows
_ASIDE = "\x11"  # said by the way
_IF_REFUSED = "\x12"  # only where the letter goes without the files that it was to carry
_BEGIN = "\x13"  # a stretch begins here, though the line above stands alike
_WHOLE = "\x17"  # never broken
# A link with words of its own stands within a line: words, address, end. Text has the words alone.
_LINK, _TO, _LINK_END = "\x14", "\x15", "\x16"
_END = "\x1f"
_MARKS = frozenset((_INDENT, _BESIDE, _HEAD, _ASIDE, _IF_REFUSED, _BEGIN, _WHOLE))

_FULL_MIN, _FULL_MAX = 62, 80  # columns of a line that was broken because it was full
_LABELLED = re.compile(r"[^\W\d_][\w' /-]{0,28}:(?=\s|$)")  # "Next steps: ..."

_LINKED = re.compile("\x14([^\x14-\x16]*)\x15([^\x14-\x16]*)\x16")
_LINE_END = re.compile("\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


@filled
@dataclass(frozen=True, slots=True)
class Shape:
    """How a stretch of lines stands on the page."""

    indent: int = 0
    columns: int = 0  # width of the label's column, 0 without one
    is_head: bool = False
    is_aside: bool = False
    is_whole: bool = False  # its lines are in one piece, however long


PLAIN = Shape()


@filled
@dataclass(frozen=True, slots=True)
class Block:
    """Lines of one shape."""

    shape: Shape
    lines: tuple[str, ...]
    label: str = ""


def find_blocks(words: str, *, refused: bool = False) -> Iterator[Block]:
    """Yield the stretches of lines that stand alike; `refused`: the files were not taken."""
    shape, label, lines = PLAIN, "", list[str]()
    for marked in words.split("\n"):
        if marked[:1] not in _MARKS:
            found, new_label, begins, line = PLAIN, "", False, marked
        else:
            found, new_label, line, seen = _read_marks(marked)
            if _IF_REFUSED in seen and not refused:
                continue
            begins = _BEGIN in seen
        if begins or found != shape:
            if lines:
                yield Block(shape, tuple(lines), label)
            shape, label, lines = found, new_label, []
        lines.append(line)
    if lines:
        yield Block(shape, tuple(lines), label)


def _read_marks(line: str) -> tuple[Shape, str, str, str]:
    """Return shape, label and rest of a line, and the marks that it had."""
    indent, columns, label, seen = 0, 0, "", ""
    while line[:1] in _MARKS:
        mark, line = line[0], line[1:]
        seen += mark
        if mark == _INDENT:
            indent, line = indent + _number(line), line[1:]
        elif mark == _BESIDE:
            columns = _number(line)
            label, _, line = line[1:].partition(_END)
    return Shape(indent, columns, _HEAD in seen, _ASIDE in seen, _WHOLE in seen), label, line, seen


def _number(line: str) -> int:
    return max(ord(line[0]) - 32, 0) if line else 0


def clean(text: str) -> str:
    """Return `text` with line feeds as its only controls, and nothing that UTF-8 cannot say."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    unified = _LINE_END.sub("\n", text).expandtabs(4)
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", unified))


def link(words: str, address: str) -> str:
    """Return words that the HTML part shows as a link, and the text as they are."""
    return f"{_LINK}{words}{_TO}{address}{_LINK_END}"


def without_links(line: str) -> str:
    """Return the line as the text shows it: of its links the words alone."""
    return _LINKED.sub(r"\1", line) if _LINK in line else line


def links_of(line: str) -> tuple[tuple[str, str], ...]:
    """Return the line in pieces: (words, address), with no address between links."""
    pieces: list[tuple[str, str]] = []
    at = 0
    for found in _LINKED.finditer(line):
        pieces += ((line[at : found.start()], ""), (found[1], found[2]))
        at = found.end()
    pieces.append((line[at:], ""))
    return tuple((words, address) for words, address in pieces if words)


def runs_on(above: str, line: str) -> bool:
    """Whether a line goes on where only a full line broke the one above.

    A log, a list, a table, an address, a line with a label of its own keep their lines.
    """
    if not line or not line[0].isalpha() or _LABELLED.match(line):
        return False
    if not above or len(above) > _FULL_MAX or "  " in above.strip():
        return False
    if not (above[-1].isalpha() or above[-1] in ",;-–"):
        return False
    return len(above) + 1 + len(line.split(" ", 1)[0]) > _FULL_MIN


def begun(body: str) -> str:
    """Return a template's outcome as the words of a letter."""
    return _BEGIN + body


def is_laid_out(words: str) -> bool:
    """Whether these are no words but a whole text, as the first version kept them."""
    return not words.startswith(_BEGIN)


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
    """Return `text` moved to the right."""
    return _BEGIN + _marked(_INDENT + chr(32 + columns), text)


def as_written(text: str, columns: int = 0) -> str:
    """Return `text` whose lines stay lines of their own: what is to be sent back."""
    return _marked(_BEGIN + (_INDENT + chr(32 + columns) if columns else ""), text)


def in_one_piece(line: str) -> str:
    """Return a line that is not broken: a command, which is one line or none."""
    return _WHOLE + line


def beside(text: str, label: str, columns: int = LABEL_COLUMNS, indent: int = 0) -> str:
    """Return `text` in a column of its own, with a label to its left."""
    left = (_INDENT + chr(32 + indent) if indent else "") + _BESIDE + chr(32 + columns)
    first, line_end, rest = text.partition("\n")
    top = f"{_BEGIN}{left}{label}{_END}{first}"
    return f"{top}\n{_marked(left + _END, rest)}" if line_end else top


def offers(lines: tuple[str, ...], can: tuple[str, ...]) -> tuple[str, ...]:
    """Filter: of ready command lines those whose verb is among the ticket's `can`."""
    return tuple(one for one in lines if one.lstrip("#").partition(" ")[0] in can)


def quoted(text: str) -> str:
    """Filter: the text with quote marks."""
    return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))


def heading(text: str) -> str:
    """Return the line that names what stands below it."""
    return _marked(_HEAD, text)


def aside(text: str) -> str:
    """Return what is said by the way, for who looks for it."""
    return _marked(_ASIDE, text)


def if_refused(text: str) -> str:
    """Return what only a letter says whose files the relay would not take."""
    return _marked(_IF_REFUSED, text)


def _marked(mark: str, text: str) -> str:
    return mark + text.replace("\n", "\n" + mark)
