"""How one setting is read: its type, its bounds, its unit, and the words people use for it.

Values come from TOML (typed) and from stories and orders (text), so each reader takes both.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import StrEnum
from typing import TypeVar

from rules.model.status import Status, find_by_name

Word = TypeVar("Word", bound=StrEnum)
Value = TypeVar("Value")

_YES = ("yes", "on", "true")
_NO = ("no", "off", "false")
_NOTHING = ("", "none", *_NO)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a policy's field takes. `read` raises ValueError; its text says what it takes."""

    read: Callable[[object], object]
    about: str  # with the unit


def switch(default: bool, about: str) -> bool:
    """A field that is yes or no."""
    return _field(default, _read_switch, about)


def number(
    default: int,
    about: str,
    *,
    least: int = 0,
    most: int = 3660,
    off: bool = False,
    yes: int | None = None,
) -> int:
    """A field that is a whole number; with `off`, 0 may be written off or no, and `yes` yes."""
    takes = f"a whole number from {least} to {most}" + (", or off" if off else "")

    def read(value: object) -> int:
        words = str(value).strip().lower()
        if off and words in _NO:
            return 0
        if yes is not None and words in _YES:
            return yes
        if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,9}", words):
            raise ValueError(takes)
        if not least <= int(words) <= most:
            raise ValueError(takes)
        return int(words)

    return _field(default, read, about)


def clock(default: time, about: str) -> time:
    """A field that is a wall-clock time of the desk."""
    return _field(default, _read_time, about)


def text(default: str, about: str, pattern: str = "", takes: str = "text") -> str:
    """A field of free words, or of words in the form of `pattern`."""

    def read(value: object) -> str:
        if not isinstance(value, str) or (pattern and not re.fullmatch(pattern, value.strip())):
            raise ValueError(takes)
        return value.strip()

    return _field(default, read, about)


def texts(default: tuple[str, ...], about: str) -> tuple[str, ...]:
    """A field that is a list of texts."""
    return _field(default, _read_texts, about)


def choice(default: Word, about: str) -> Word:
    """A field that is one word of an enum."""
    return _field(default, lambda value: _read_choice(value, type(default)), about)


def choices(words: type[Word], default: tuple[Word, ...], about: str) -> tuple[Word, ...]:
    """A field that is a list of words of an enum; "none" is the empty list."""
    return _field(
        default,
        lambda value: tuple(_read_choice(word, words) for word in _read_texts(value)),
        about,
    )


def status(default: Status, about: str) -> Status:
    """A field that is a status, by key or name."""
    return _field(default, _read_status, about)


def statuses(default: tuple[Status, ...], about: str) -> tuple[Status, ...]:
    """A field that is a list of statuses."""
    return _field(
        default, lambda value: tuple(_read_status(word) for word in _read_texts(value)), about
    )


def aliases(default: tuple[tuple[str, Status], ...], about: str) -> tuple[tuple[str, Status], ...]:
    """A field that is a table of words, each for a status."""
    return _field(
        default,
        lambda value: tuple((word, _read_status(name)) for word, name in _read_table(value)),
        about,
    )


def names(default: tuple[tuple[Status, str], ...], about: str) -> tuple[tuple[Status, str], ...]:
    """A field that is a table of statuses, each with the name it is shown by."""
    return _field(
        default,
        lambda value: tuple((_read_status(key), name) for key, name in _read_table(value)),
        about,
    )


def by_severity(
    default: tuple[tuple[int, float], ...], about: str
) -> tuple[tuple[int, float], ...]:
    """A field that is a table of severities, each with business hours."""
    return _field(default, _read_hours, about)


def _field(default: Value, read: Callable[[object], object], about: str) -> Value:
    return field(default=default, metadata={"setting": Setting(read, about)})


def _read_switch(value: object) -> bool:
    word = str(value).strip().lower()
    if word not in (*_YES, *_NO):
        raise ValueError("yes or no")
    return word in _YES


def _read_time(value: object) -> time:
    if isinstance(value, time):
        return value
    try:
        return time.fromisoformat(str(value).strip())
    except ValueError:
        raise ValueError("a time like 15:30") from None


def _read_texts(value: object) -> tuple[str, ...]:
    """A list of texts, or one text with commas between; "none" is the empty list."""
    if value is False or (isinstance(value, str) and value.strip().lower() in _NOTHING):
        return ()
    if isinstance(value, str):
        return tuple(word.strip() for word in value.split(",") if word.strip())
    if isinstance(value, list | tuple):
        words = tuple(word for word in value if isinstance(word, str))
        if len(words) == len(value):
            return words
    raise ValueError("a list of texts")


def _read_choice(value: object, words: type[Word]) -> Word:
    wanted = str(value).strip().lower()
    known = {str(word): word for word in words}
    for nothing in ("off", "no"):  # either of them, and TOML's false, is understood
        if nothing in known:
            known |= dict.fromkeys(_NO, known[nothing])
    if wanted not in known:
        raise ValueError("one of " + ", ".join(words))
    return known[wanted]


def _read_status(value: object) -> Status:
    found = find_by_name(value) if isinstance(value, str) else None
    if found is None:
        raise ValueError(f'statuses; "{value}" is none')
    return found


def _read_hours(value: object) -> tuple[tuple[int, float], ...]:
    """A table { 1 = 1, 2 = 4 }, or the same in one text: "1=1, 2=4", "{ 1 = 1 }"."""
    pairs = value
    if value == {} or (isinstance(value, str) and value.strip().lower() in _NOTHING):
        return ()
    if isinstance(value, str):
        words = value.strip().removeprefix("{").removesuffix("}").split(",")
        pairs = dict(one.split("=", 1) for one in words if "=" in one)
    try:
        found = [(int(word), float(hours)) for word, hours in _read_table(pairs)]
    except ValueError:
        found = []
    if not found or any(not (1 <= word <= 4 and 0 < hours <= 400) for word, hours in found):
        raise ValueError("severities and business hours, like { 1 = 1, 2 = 4 }")
    return tuple(sorted(found))


def _read_table(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, Mapping):
        raise ValueError('a table like { "word" = "value" }')
    return tuple((str(word), str(meaning)) for word, meaning in value.items())
