"""When a mail was written, as mail programs tell it: a date, a time of day, in any language."""

from __future__ import annotations

import re

_DATE = re.compile(  # begins with one digit, whatever follows: the search for it is fast
    r"\d(?:\d?[:.h]\d\d|(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{0,3} ?[年月日년월일])"
)
TIME = re.compile(r"\d{1,2} ?[:.h時时点시] ?\d\d")
FULL_DATE = re.compile(r"\d{1,4}[./-] ?\d{1,2}[./-] ?\d{2,4}")
_YEAR = re.compile(r"(?<!\d)(?:1[349]|2[05])\d\d(?!\d)")  # of Rome, Mecca, Tehran and Bangkok


def has_date(text: str) -> bool:
    """Whether a date or a time of day stands in `text`."""
    return _DATE.search(text) is not None


def is_full_date(folded: str) -> bool:
    """Whether a day, its year and a time of day are told."""
    rest = FULL_DATE.sub(" 2000 ", folded)
    return TIME.search(rest) is not None and (
        _YEAR.search(rest) is not None or "年" in rest or "년" in rest
    )
