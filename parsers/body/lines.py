"""A body as lines: how deep each is quoted, and its words without the quote marks."""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.reply.phrasebook import fold_plain, plain

_ESCAPE = re.compile(r"=(?:[C-F][0-9A-F]=[89AB][0-9A-F]|20\n|3D)")
_SOFT_BREAK = re.compile(r"(?<=\S{4})(?<!==)=\n")
_LINES_MAX = 5000
_BLANKS = re.compile(r"\n{40,}")
_BLANKS_KEPT = "\n" * 40
_BROKEN_MAX = 2  # lines that a broken address goes on for
_MARKED_MAX = 200  # quote marks looked for in one line
_WIDE_MARKS = re.compile(r" {0,3}[>＞]")
_INITIALS_MAX = 12
_INITIALS = re.compile(r"([^\W\d_]{1,10})> ?")
_NAME = re.compile(r"[^\W\d_]+")
_MOMENT = re.compile(r"\b(?:19|20)\d\d\b.{0,20}\b\d{1,2}[:.]\d\d\b")  # "23 November 2026, 10:12"


class Line(NamedTuple):  # made for every line of every mail: a frozen dataclass costs twice as much
    """One line of a body, folded once for all who look at it."""

    raw: str  # as it stands, without line end
    depth: int  # ">" marks before the words
    words: str  # the line without quote marks, invisible characters and outer blanks
    folded: str  # the words as the phrase book is written

    @property
    def blank(self) -> bool:
        return not self.words


def read_lines(text: str) -> tuple[Line, ...]:
    """`text` cut at its line ends; what is beyond any letter's length stays one last line."""
    text = _undo_soft_breaks(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines: list[Line] = []
    broken = 0  # lines since an address was wrapped before its closing bracket
    initialled = False
    if _BLANKS_KEPT in text:
        text = _BLANKS.sub(_BLANKS_KEPT, text)
    for raw in text.split("\n", _LINES_MAX):
        if raw.isascii() and ">" not in raw[:8]:
            words = raw.replace("\t", " ").strip()
            line = Line(raw, 0, words, words.lower())
        else:
            line = _read_line(raw)
            initialled = initialled or (not line.depth and ">" in line.words[1:_INITIALS_MAX])
        if broken and line.depth == 1 and _closes(line.words):
            line = _make_line(raw, 0, plain(raw).strip())
        lines.append(line)
        if line.depth == 0 and "<" in line.words and _is_open(line.words):
            broken = _BROKEN_MAX
        elif broken:
            broken -= 1
    if initialled:
        lines = _with_initials(lines)
    return _with_bars(lines) if "|" in text else tuple(lines)


def unquoted(lines: tuple[Line, ...], depth: int) -> str:
    """The lines as text, without their first `depth` quote marks."""
    return "\n".join(_without_marks(line, depth) for line in lines).strip("\n")


def first_with_words(lines: tuple[Line, ...], start: int, limit: int | None = None) -> int:
    """The index of the first line from `start` on that is not blank, or of the end."""
    end = len(lines) if limit is None else min(len(lines), start + limit)
    index = start
    while index < end and not lines[index].words:
        index += 1
    return index if index < end or limit is None else len(lines)


def _with_bars(lines: list[Line]) -> tuple[Line, ...]:
    """The lines, those with "|" before each of them quoted when a colon stands above them."""
    above = ""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_barred(lines[end]):
            end += 1
        if end - at > 1 and above.endswith((":", "：")):
            barred = (_make_line(line.raw, 1, line.words[1:].strip()) for line in lines[at:end])
            lines[at:end] = barred
        above = lines[max(at, end - 1)].words or above
        at = max(at + 1, end)
    return tuple(lines)


def _is_barred(line: Line) -> bool:
    """Whether the line begins with the only "|" in it; a table has more."""
    return line.depth == 0 and line.words[:1] == "|" and line.words.find("|", 1) < 0


def _with_initials(lines: list[Line]) -> list[Line]:
    """The lines, those quoted that begin with "MO> " or "Maya> " when a line tells who that is.

    It stands right above the first of them, ends in a colon, and has the words that the initials
    begin, a date with its time of day, or the name and an address. What a shell shows ("SQL> ")
    has none of them.
    """
    above, known = "", ""
    for at, line in enumerate(lines):
        found = _INITIALS.match(line.words) if not line.depth else None
        if found is None:
            above = line.words or above
            continue
        if found[1] != known and _tells_who(above, found[1]):
            known = found[1]
        if found[1] == known:
            lines[at] = _make_line(line.raw, 1, line.words[found.end() :].strip())
    return lines


def _tells_who(above: str, initials: str) -> bool:
    if not above.endswith((":", "：")):
        return False
    words = _NAME.findall(above)
    is_mailbox = "@" in above
    if len(initials) > 1 and initials.isupper():
        names = (one for one in words if one != initials and (is_mailbox or one[0].isupper()))
        named = initials in "".join(one[0] for one in names).upper()
        return named or _MOMENT.search(above) is not None  # "..., you wrote:"
    return is_mailbox and initials.istitle() and initials in words


def _undo_soft_breaks(text: str) -> str:
    """`text` without the line ends of a quoted-printable that was encoded twice (RFC 2045 6.7)."""
    if "=\n" not in text or not _ESCAPE.search(text):
        return text
    return _SOFT_BREAK.sub("", text)


def _make_line(raw: str, depth: int, words: str) -> Line:
    return Line(raw, depth, words, fold_plain(words) if words else "")


def _read_line(raw: str) -> Line:
    text = plain(raw)
    if "＞" in text[:8] and _WIDE_MARKS.match(text):  # as a Japanese keyboard writes it
        text = text[:8].replace("＞", ">") + text[8:]
    if text[:1] == ">" and (words := text[1:].lstrip(" "))[:1] != ">":  # quoted once, as most are
        return _make_line(raw, 1, words.strip())
    if ">" not in text[:8] or (text[:3] == ">>>" and text.rstrip()[-4:] == " >>>"):  # GroupWise
        return _make_line(raw, 0, text.strip())
    depth, at, end = 0, 0, len(text)
    while at < end and depth < _MARKED_MAX:
        if text[at] == ">":
            depth += 1
        elif text[at] != " ":
            break
        at += 1
    words = text[at:].strip(" >") if depth == _MARKED_MAX else text[at:].strip()
    return _make_line(raw, depth, words)


def _closes(words: str) -> bool:
    """Whether a line that begins with ">" may be the end of a broken address: "> wrote:"."""
    return len(words) < 24 and words.endswith((":", "：")) and len(words.split()) <= 3


def _is_open(words: str) -> bool:
    at = words.rfind("<")
    return at >= 0 and ">" not in words[at:] and len(words) - at < 200


def _without_marks(line: Line, depth: int) -> str:
    text, at, left = line.raw, 0, min(depth, line.depth)
    while left and at < len(text):
        left -= text[at] in ">|＞"
        at += 1
    if at and at < len(text) and text[at] == " ":
        at += 1
    return text[at:].rstrip()
