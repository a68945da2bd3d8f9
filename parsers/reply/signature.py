"""What stands below a person's words and was not written for this mail.

The line "-- ", "Sent from my ...", the foot of a mailing list, a legal footer: each only where such
lines stand, at the end. "Regards, Maya" stays: a person wrote it, though a mail with nothing else
is no answer (GW-16).
"""

from __future__ import annotations

from typing import NamedTuple

from parsers.body.lines import Line
from parsers.reply.headerblock import is_rule
from parsers.reply.list_footer import find_foot
from parsers.reply.phrasebook import CLOSINGS, fold
from parsers.reply.tagline import is_lone_link, is_tagline

_DASHES_LINES_MAX = 30  # a "--" with more below it divides a text and signs nothing
_DASHES = frozenset(("--", "—", "––", "—-", "-—", "- -", "__", "*--*"))
_ROUNDS_MAX = 4  # taglines and footers that stand above one another
_CLOSING_LINES_MAX = 8
_SENTENCE_ENDS = ".!?:…)]>。！？"


class Signed(NamedTuple):
    """Lines of own words, and what signed them."""

    words: tuple[Line, ...]
    signature: tuple[Line, ...] = ()


def split_signature(lines: tuple[Line, ...]) -> Signed:
    """`lines` without what signs them."""
    at = _dashes_at(lines)
    for _ in range(_ROUNDS_MAX):
        end = _taglines_at(lines, at)
        foot = find_foot(lines[:end])
        if foot == at:
            break
        at = _above_mark(lines, foot)
    apart = [n for n in range(at) if lines[n].words and _stands_apart(lines, n)]
    if not apart:
        return Signed(lines[:at], lines[at:])
    kept = tuple(line for n, line in enumerate(lines[:at]) if n not in apart)
    return Signed(kept, tuple(lines[n] for n in apart) + lines[at:])


def _above_mark(lines: tuple[Line, ...], end: int) -> int:
    """`end`, or where the signature begins above a mark that the tagline below it stood under.

    A scanner puts a "-- " of its own under the mail; with two of them the first divided a text.
    """
    last = end
    while last and not lines[last - 1].words:
        last -= 1
    marked = last > 0 and last < len(lines) and lines[last - 1].words in _DASHES
    return _dashes_at(lines[: last - 1]) if marked else end


def is_only_signature(text: str) -> bool:
    """Whether `text` is no more than a closing and a name: "Regards, Maya"."""
    lines = [line.strip() for line in text[:2000].split("\n") if line.strip()]
    if not 1 < len(lines) <= _CLOSING_LINES_MAX:
        return False
    if fold(lines[0]).rstrip(" ,.!-–—") not in CLOSINGS:
        return False
    return all(len(line) <= 80 and "?" not in line for line in lines[1:])


def _dashes_at(lines: tuple[Line, ...]) -> int:
    """Where the first signature line stands; the end when there is none (RFC 3676 4.3)."""
    marks = [n for n, line in enumerate(lines) if len(line.words) <= 4 and line.words in _DASHES]
    if not marks or (len(marks) > 1 and _divide(lines[marks[0] + 1 :])):
        return len(lines)
    left = sum(1 for line in lines[marks[0] :] if line.words)
    seen = marks[0]
    for at in marks:
        left -= sum(1 for line in lines[seen : at + 1] if line.words)
        seen = at + 1
        if lines[at].raw.endswith("-- ") or left <= _DASHES_LINES_MAX:
            return at
    return len(lines)


def _divide(lines: tuple[Line, ...]) -> bool:
    """Whether several such lines divide a text, a log say: what is below them is no signature."""
    spoken = [line.words for line in lines if line.words]
    return bool(spoken) and (
        spoken[0][0].islower() or any(words.endswith(("?", "？")) for words in spoken)
    )


def _taglines_at(lines: tuple[Line, ...], end: int) -> int:
    """Where the taglines begin that stand last of all above `end`."""
    at = end
    while True:
        last = at
        while last and not lines[last - 1].words:
            last -= 1
        if not last:
            return at
        if _is_page(lines, last - 1):
            last -= 1
        above = lines[last - 2].words if last > 1 else ""
        apart = not above or above[-1] in _SENTENCE_ENDS or len(above) < 32
        if not is_tagline(lines[last - 1], apart=apart):
            return at
        at = last - 1
        while at and (not lines[at - 1].words or is_rule(lines[at - 1].words)):
            at -= 1


def _is_page(lines: tuple[Line, ...], at: int) -> bool:
    """Whether a line may be the page of the program that signs above it.

    What a line leads to, or what is all that somebody says, is no such page.
    """
    if not at or not is_lone_link(lines[at]) or lines[at - 1].words.endswith((":", "：")):
        return False
    return any(line.words for line in lines[: at - 1])


def _stands_apart(lines: tuple[Line, ...], index: int) -> bool:
    """Whether the line is a tagline and a paragraph of its own, above a name say."""
    if (index and lines[index - 1].words) or (index + 1 < len(lines) and lines[index + 1].words):
        return False
    return is_tagline(lines[index], apart=False)
