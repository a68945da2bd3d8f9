"""One line of a story cut into words, keys and values, checked against what may stand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from rules import number

WORD = re.compile(r'(?:[^\s"]|"(?:[^"\\]|\\.)*")+')
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
PAIR = re.compile(r"([a-z_]+)([=~])", re.IGNORECASE)
NUMBER = re.compile(number.NUMBER)
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})")


class BadLine(Exception):
    """A line that says something which no story can say; the text is the reason."""


@dataclass(frozen=True, slots=True)
class Pair:
    key: str
    value: str
    contains: bool = False  # written with "~"


@dataclass(frozen=True, slots=True)
class Words:
    """A line's words in order, and its pairs in order."""

    plain: tuple[str, ...]
    pairs: tuple[Pair, ...]

    def allow(self, plain_max: int, *keys: str) -> None:
        """Raise BadLine for words too many, for unknown keys and for keys given twice."""
        if len(self.plain) > plain_max:
            raise BadLine(f'does not understand "{self.plain[plain_max]}" here')
        for pair in self.pairs:
            if pair.key not in keys:
                near = get_close_matches(pair.key, keys, 1)
                hint = f"did you mean {near[0]}?" if near else f"known: {' '.join(keys) or 'none'}"
                raise BadLine(f'unknown key "{pair.key}"; {hint}')

    def value(self, key: str) -> str | None:
        """Return the value of a key that may stand once; None where it is not given."""
        found = self.values(key)
        if len(found) > 1:
            raise BadLine(f'"{key}" is given twice')
        return found[0] if found else None

    def values(self, key: str) -> tuple[str, ...]:
        return tuple(pair.value for pair in self.pairs if pair.key == key)

    def word(self, position: int, meaning: str) -> str:
        """Return a word that must be there; `meaning` tells what is missing."""
        if position >= len(self.plain):
            raise BadLine(f"{meaning} is missing")
        return self.plain[position]


def find_words(line: str) -> Words:
    """Cut a line (without its directive) at blanks outside of quotes."""
    if WORD.sub("", line).strip():
        raise BadLine("a quotation mark is not closed")
    plain: list[str] = []
    pairs: list[Pair] = []
    for word in WORD.findall(line):
        pair = PAIR.match(word)
        if pair is None:
            plain.append(_unquoted(word))
        else:
            value = _unquoted(word[pair.end() :])
            pairs.append(Pair(pair[1].lower(), value, pair[2] == "~"))
    return Words(tuple(plain), tuple(pairs))


def read_number(word: str) -> str:
    """Return a ticket number; raise BadLine when it is none."""
    if not NUMBER.fullmatch(word):
        raise BadLine(f'"{word}" is no ticket number; they look like T20261116.0004')
    return word


def read_moment(day: str, time: str) -> datetime:
    """Return a wall-clock time; raise BadLine when it is none."""
    form = "%Y-%m-%d %H:%M:%S" if time.count(":") == 2 else "%Y-%m-%d %H:%M"
    try:
        return datetime.strptime(f"{day} {time}", form)  # noqa: DTZ007 (the desk's)
    except ValueError:
        raise BadLine(f'"{day} {time}" is no moment; write 2026-11-23 10:00') from None


def read_day(word: str) -> date:
    """Return a date; raise BadLine when it is none."""
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise BadLine(f'"{word}" is no date; write 2026-11-23') from None


def _unquoted(word: str) -> str:
    return QUOTED.sub(lambda quoted: re.sub(r"\\(.)", r"\1", quoted[1]), word)
