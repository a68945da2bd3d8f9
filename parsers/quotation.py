"""Where somebody else's words begin: marker, attribution, header block, "Forwarded message"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parsers.attribution import Attribution
from parsers.headerblock import (
    HeaderBlock,
    find_header_block,
    find_marker,
    is_rule,
    read_run_together,
)
from parsers.lines import Line, first_with_words
from parsers.phrasebook import REPLY_MARKERS, fold
from rules.mail import Mailbox

_GAP_MAX = 4  # blank lines and rules between a marker and its headers
_DRAWN = "-_=*~—–─━#+"
_LEFT = ("---", "___", "===", "***", "~~~", "———", "───")
_RIGHT = ("--", "__", "==", "**", "~~", "——", "──")
_NOBODY = Mailbox("")


class Sign(StrEnum):
    """By what a quotation was known."""

    REPLY_MARKER = "reply above this line"
    FORWARDED = "forwarded message"
    ORIGINAL = "original message"
    HEADERS = "header block"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Cut:
    """A quotation: its head is the lines `start` to `end` (exclusive), its text stands below."""

    start: int
    end: int
    sign: Sign
    sender: Mailbox = _NOBODY
    subject: str = ""
    date: str = ""


def find_cut(
    lines: tuple[Line, ...], index: int, attributions: dict[int, Attribution]
) -> Cut | None:
    """The quotation whose head begins at the line `index`."""
    words = lines[index].words
    if not words:
        return None
    if is_reply_marker(words):
        return Cut(index, index + 1, Sign.REPLY_MARKER)
    marker = find_marker(words)
    if marker:
        sign = Sign.FORWARDED if marker.forwarded else Sign.ORIGINAL
        if marker.rest:
            block = read_run_together(marker.rest, index)
            if block:
                return _of_block(block, index, sign)
        return _below_marker(lines, index, sign, attributions)
    if words[0] in _DRAWN and is_drawn(words):
        below = first_with_words(lines, index + 1, _GAP_MAX)
        if below < len(lines):
            block = find_header_block(lines, below, marked=not is_rule(words))
            return _of_block(block, index, Sign.HEADERS) if block else None
        return None
    block = find_header_block(lines, index)
    if block:
        return _of_block(block, index, Sign.HEADERS)
    attribution = attributions.get(index)
    return _of_attribution(attribution, index, Sign.ATTRIBUTION) if attribution else None


def is_reply_marker(words: str) -> bool:
    """Whether `words` are the line above which a person is asked to write (GW-16)."""
    if len(words) > 120:
        return False
    bare = fold(words).strip(" -_=*~—–#|>+.:<[]()")
    bare = bare.removeprefix("please ").removeprefix("bitte ")
    return bare.startswith(REPLY_MARKERS) and len(bare) < 80


def is_drawn(words: str) -> bool:
    """Whether `words` are a drawn line, or a few words between two, in whatever language."""
    if is_rule(words):
        return True
    inner = words.strip(_DRAWN + " ")
    framed = words[:3] in _LEFT and words[-2:] in _RIGHT
    return framed and len(words) < 120 and len(inner.split()) <= 8


def _below_marker(
    lines: tuple[Line, ...], index: int, sign: Sign, attributions: dict[int, Attribution]
) -> Cut:
    below = index + 1
    for _ in range(_GAP_MAX):
        below = first_with_words(lines, below, _GAP_MAX)
        if below >= len(lines):
            break
        block = find_header_block(lines, below, marked=True)
        if block:
            return _of_block(block, index, sign)
        if below in attributions:
            return _of_attribution(attributions[below], index, sign)
        if not is_rule(lines[below].words):
            break
        below += 1
    return Cut(index, index + 1, sign)


def _of_block(block: HeaderBlock, start: int, sign: Sign) -> Cut:
    return Cut(start, block.end, sign, block.sender, block.subject, block.date)


def _of_attribution(attribution: Attribution, start: int, sign: Sign) -> Cut:
    return Cut(start, attribution.end, sign, attribution.author, "", attribution.date)
