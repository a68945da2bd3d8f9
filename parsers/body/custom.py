"""Custom properties in styles (CSS Variables 1): what `var(--ink, #242424)` comes to.

Mail programs write colours so that their own pages have them in their own way. Where the mail says
nowhere what a name stands for, the value is the one behind the comma, or none.
"""

from __future__ import annotations

import re

from parsers.body.csstext import plain, unescape

_DEFINED = re.compile(r"(?<!var\()--[^\s:;(){}]")
_NAME = re.compile(r"--[\w-]{1,60}")
_CALLS_MAX = 20  # in one value


def defines(css: str) -> bool:
    """Whether a style may say what a name stands for, however it writes that."""
    if "--" not in css and "\\" not in css:
        return False
    return _DEFINED.search("".join(unescape(plain(css.lower())).split())) is not None


def resolve(told: dict[str, str]) -> dict[str, str]:
    """What `told` says where no name stands for anything."""
    resolved = {name: _resolved(value) for name, value in told.items()}
    return {name: value for name, value in resolved.items() if value}


def calls(value: str) -> bool:
    """Whether a value asks what a name stands for."""
    return "var(" in value


def _resolved(value: str) -> str:
    """The value with each call replaced; "" where one has no other value: then it says nothing."""
    for _ in range(_CALLS_MAX):
        begin = value.rfind("var(")  # the innermost of those within others
        if begin < 0:
            return value.strip()
        end = _end_of(value, begin + 4)
        name, comma, instead = value[begin + 4 : end].partition(",")
        if end == len(value) or not _NAME.fullmatch(name.strip()):
            return value
        if not comma:
            return ""
        value = value[:begin] + instead.strip() + value[end + 1 :]
    return value


def _end_of(value: str, begin: int) -> int:
    """Where the bracket closes that is open at `begin`; the length where none does."""
    depth = 1
    for at in range(begin, len(value)):
        depth += {"(": 1, ")": -1}.get(value[at], 0)
        if not depth:
            return at
    return len(value)
