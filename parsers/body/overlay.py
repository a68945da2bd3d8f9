"""Whether an element may lie on words that stand elsewhere on the page.

What is moved out of its place by more than half a line can cover others, whatever it shows. Which
ones cannot be told without drawing the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import IntEnum

from parsers.body.length import FUNCTIONS, USUAL, pixels

_HALF_A_LINE = 8.0
_ASIDE = 40.0  # lists and tables stand a little out
_WORD = re.compile(r"(?:[^\s()]|\([^()]*\))+")


class Reach(IntEnum):
    """What an element may lie on."""

    NOTHING = 0
    BELOW = 1  # what follows it, where it paints
    ANYTHING = 2  # where it paints
    DRAWS_UP = 3  # and all that follows with it


def find_reach(styles: Mapping[str, str]) -> Reach:
    """What an element with these styles may lie on."""
    if styles.get("z-index", "").startswith("-"):
        return Reach.NOTHING
    words = _WORD.findall(styles.get("margin", ""))
    upright = [
        styles.get("margin-top", ""),
        styles.get("margin-bottom", ""),
        *words[:1],
        *words[2:3],
    ]
    if any(_far(one, -_HALF_A_LINE) for one in " ".join(upright).split()):
        return Reach.DRAWS_UP
    aside = [styles.get("margin-left", ""), styles.get("margin-right", ""), *words]
    is_aside = any(_far(one, -_ASIDE) for one in " ".join(aside).split())
    if is_aside or _is_shifted(styles) or _is_turned(styles):
        return Reach.ANYTHING
    if styles.get("position") not in ("absolute", "fixed"):
        return Reach.NOTHING
    placed = (styles.get(name, "") for name in ("top", "bottom", "inset"))
    return Reach.BELOW if all(value in USUAL for value in placed) else Reach.ANYTHING


def _is_shifted(styles: Mapping[str, str]) -> bool:
    """Moved from where it would stand, while its room stays there."""
    if styles.get("position") != "relative":
        return False
    upright = " ".join(styles.get(name, "") for name in ("top", "bottom", "inset"))
    aside = " ".join(styles.get(name, "") for name in ("left", "right"))
    return any(
        _far(one, -_HALF_A_LINE) or _far(one.removeprefix("-"), -_HALF_A_LINE, -1)
        for one in upright.split()
    ) or any(
        _far(one, -_ASIDE) or _far(one.removeprefix("-"), -_ASIDE, -1) for one in aside.split()
    )


def _is_turned(styles: Mapping[str, str]) -> bool:
    """Moved, grown or turned when it is drawn."""
    if styles.get("rotate", "") not in USUAL:
        return True
    found = [
        (function, inside)
        for name in ("transform", "-webkit-transform")
        for function, inside in FUNCTIONS.findall(styles.get(name, ""))
    ]
    found += [(name, styles[name]) for name in ("scale", "translate") if name in styles]
    return any(_reaches_out(function, inside) for function, inside in found)


def _reaches_out(function: str, inside: str) -> bool:
    words = inside.replace(",", " ").split()
    if any(word in USUAL for word in words):
        return False
    if function.startswith("translate"):
        return any(_is_long(word) for word in words)
    numbers = [pixels(word) for word in words]
    if function.startswith("scale"):
        return any(number is None or abs(number) > 1.2 for number in numbers)
    still = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0] if function == "matrix" else [0.0] * len(numbers)
    return numbers != still


def _is_long(word: str) -> bool:
    if word.endswith("%"):  # of its own size: things are centred so
        return (pixels(word.removesuffix("%")) or 0.0) not in (-50.0, 0.0, 50.0)
    return _far(word, -_HALF_A_LINE) or _far(word.removeprefix("-"), -_HALF_A_LINE, -1)


def _far(word: str, edge: float, sign: int = 1) -> bool:
    """Whether a length lies beyond the edge; what is no plain length may."""
    if word in USUAL or word == "calc":
        return False
    length = pixels(word)
    return "(" in word if length is None else sign * length <= edge
