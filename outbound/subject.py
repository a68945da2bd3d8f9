"""Subjects of our letters: the number exactly once, never a close phrase (LET-01).

A title is the customer's word and may hold anything. What would make a machine act on an answer to
our letter (a close phrase, a ticket's number) is joined by hyphens: it stays readable, "Printer
is-resolved", and can no longer be read as the phrase.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

COLUMNS_MAX = 160

_ANY_NUMBER = re.compile(r"(T\d{8})\.(?=\d)", re.IGNORECASE)
_WITH_BRACKETS = re.compile(
    r"(?<![\[(#])[\[(#]*+(T[0-9]{8}\.[0-9]++)(?!\d|\.\d)[\])]*", re.IGNORECASE
)
# Zero-width blanks, marks of direction, soft hyphens: they hide what a subject says.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def write_subject(line: str, number: str, phrases: tuple[str, ...]) -> str:
    """Return `line` as the subject of a letter about the ticket; `number` may be ""."""
    text = one_line(line)
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if plain != text and (_has_phrase(plain, phrases) or _ANY_NUMBER.search(plain)):
        text = plain  # letters of full width read like any others
    if number and number.lower() in text.lower():
        named = number.lower()
        text = one_line(
            _WITH_BRACKETS.sub(lambda it: " " if it[1].lower() == named else it[0], text)
        )
    text = text.removeprefix("[]").strip()
    room = COLUMNS_MAX - len(number) - 3
    text = _ANY_NUMBER.sub(r"\1-", shorten(text, room))
    for phrase in phrases:
        text = _soften(text, phrase)
    return f"[{number}] {text}" if number else text


def one_line(text: str) -> str:
    """Return `text` without line ends, control and invisible characters, blanks single."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = _CONTROL.sub(" ", _INVISIBLE.sub("", text))
    return " ".join(_SURROGATE.sub("\ufffd", seen).split())


def shorten(text: str, length_max: int) -> str:
    """Return `text` cut at a blank where there is one, with an ellipsis."""
    if len(text) <= length_max:
        return text
    head = text[: length_max - 1]
    at_blank = head.rpartition(" ")[0]
    return (at_blank if len(at_blank) > length_max // 2 else head).rstrip() + "…"


def _has_phrase(text: str, phrases: tuple[str, ...]) -> bool:
    return any(_pattern(phrase).search(text) for phrase in phrases)


def _soften(text: str, phrase: str) -> str:
    pattern = _pattern(phrase)
    if pattern.search(text) is None:
        return text
    softened = pattern.sub(lambda found: _hyphenated(found.group()), text)
    return pattern.sub("…", softened)  # a phrase that is itself written with hyphens


@lru_cache(maxsize=256)  # phrases are a desk's own, and few
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile(r"\s+".join(map(re.escape, phrase.split())) or r"(?!)", re.IGNORECASE)


def _hyphenated(words: str) -> str:
    if " " in words:
        return words.replace(" ", "-")
    middle = (len(words) + 1) // 2
    return f"{words[:middle]}-{words[middle:]}"
