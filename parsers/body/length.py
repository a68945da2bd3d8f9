"""Lengths and functions as styles write them."""

from __future__ import annotations

import re

LENGTH = re.compile(
    r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)(px|pt|r?em|ex|ch|in|cm|mm|pc|%|v[wh]|)"
)
PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "in": 96.0,
    "cm": 37.8, "mm": 3.78, "pc": 16.0, "%": 10.0, "vw": 10.0, "vh": 10.0,
}  # fmt: skip
FUNCTIONS = re.compile(r"([a-z0-9-]{1,40})\(([^()]*+)\)")
USUAL = ("", "none", "auto", "normal", "initial", "inherit", "unset", "revert")


def pixels(value: str) -> float | None:
    """A length in pixels, about; None where it is not plainly a length."""
    match = LENGTH.fullmatch(value)
    return float(match[1]) * PIXELS[match[2]] if match else None
