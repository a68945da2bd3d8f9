"""The words of the letter that a mail answers: what we sent is no new text (GW-16)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parsers.reply.own_words import tidy

_SHINGLE = 8  # words that must agree with the parent's before they count as its words
_WORD = re.compile(r"\w+")
_COMMAND_LINE = re.compile(r"^[ \t]*#[a-z]", re.MULTILINE | re.IGNORECASE)


def subtract_parent(own: str, parent: str) -> str:
    """`own` without the lines of `parent`, a letter that we sent, quoted or not.

    A line goes when all its words stand in the parent in the same order, in runs of eight words.
    """
    theirs = _words(parent)
    size = min(_SHINGLE, len(theirs))
    if size < 4:
        return own
    lines = own.split("\n")
    words: list[str] = []
    line_of: list[int] = []
    for number, line in enumerate(lines):
        found = _words(line)
        words += found
        line_of += [number] * len(found)
    if len(words) < size:
        return own
    known = set(_runs(theirs, size))
    if known.isdisjoint(_runs(words, size)):  # as most are, who answer in words of their own
        return own
    left = [0] * len(lines)
    for number in line_of:
        left[number] += 1
    covered = 0
    for index in range(len(words)):
        if tuple(words[index : index + size]) in known:
            covered = index + size
        if index < covered:
            left[line_of[index]] -= 1
    spoken = set(line_of)
    kept = [line for number, line in enumerate(lines) if number not in spoken or left[number]]
    return tidy(kept) if len(kept) < len(lines) else own


def without_offer(parent: str) -> str:
    """Return a refusal's letter without the block that it offers to be sent again.

    The block stands from the first line that is a command up to the last paragraph. Whoever copies
    it, and fills in what was missing, says these words; a client that quotes quotes the rest too.
    """
    paragraphs = parent.rstrip().split("\n\n")
    offered = [number for number, one in enumerate(paragraphs) if _COMMAND_LINE.search(one)]
    if not offered:
        return parent
    return "\n\n".join((*paragraphs[: offered[0]], paragraphs[-1]))


def _words(text: str) -> list[str]:
    if text.isascii():
        return _WORD.findall(text.lower())
    return [word.casefold() for word in _WORD.findall(text)]  # folded first, some words would part


def _runs(words: list[str], size: int) -> Iterator[tuple[str, ...]]:
    """All runs of so many words."""
    return zip(*(words[at:] for at in range(size)), strict=False)
