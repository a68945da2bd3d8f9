"""The verb of "Carla wrote:", in the languages of the phrase book."""

from __future__ import annotations

import re
from functools import cache

from parsers.reply.phrasebook import WROTE


@cache
def verbs() -> re.Pattern[str]:
    ordered = sorted(WROTE, key=len, reverse=True)
    spaced = [re.escape(verb) for verb in ordered if verb[0] < "\u0e00"]
    joined = [re.escape(verb) for verb in ordered if verb[0] >= "\u0e00"]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])|{'|'.join(joined)}")


_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN_LETTERS = re.compile("[a-z]+")  # the same of a folded text in ASCII, in half the time
_JOINED = tuple(verb for verb in WROTE if verb[0] >= "\u0e00")  # scripts that write no blanks
_PHRASES = tuple(verb for verb in WROTE if verb[0] < "\u0e00" and not verb.isalpha())
_SINGLE = frozenset(WROTE) - frozenset(_PHRASES)
_FIRST = frozenset(_LETTERS.findall(phrase)[0] for phrase in _PHRASES)


def is_written(folded: str) -> bool:
    """Whether a verb of writing stands in `folded`."""
    words = (_PLAIN_LETTERS if folded.isascii() else _LETTERS).findall(folded)
    if not _SINGLE.isdisjoint(words):
        return True
    if not _FIRST.isdisjoint(words) and any(map(folded.__contains__, _PHRASES)):
        return True
    return not folded.isascii() and any(verb in folded for verb in _JOINED)


def verb_at(folded: str) -> int | None:
    """Where the last verb of writing stands."""
    found = None
    for match in verbs().finditer(folded):
        found = match.start()
    return found
