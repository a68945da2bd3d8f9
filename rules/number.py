"""A ticket's number: `T20261116.0004`, the local date and the day's counter.

Four digits at least and as many as the day needs, so the ten-thousandth ticket is `.10000`; never
more zeros than fill up four places, so one number is written in one way. Recurring instances carry
three digits more: `T20261116.0004.001`.
"""

from __future__ import annotations

import re
from datetime import date

COUNTER = r"(?:[0-9]{4}|[1-9][0-9]{4,8})"
INSTANCE = r"(?:\.[0-9]{3})?"
NUMBER = rf"T[0-9]{{8}}\.{COUNTER}{INSTANCE}"  # for patterns that say what may stand around it

_WHOLE = re.compile(rf"T([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})\.({COUNTER}){INSTANCE}")


def write_number(day: date, counter: int) -> str:
    """Return the number of a day's ticket; `counter` begins at 1."""
    return f"T{day:%Y%m%d}.{counter:04d}"


def find_number(text: str) -> tuple[date, int] | None:
    """Return day and counter when `text` is one ticket number and nothing else, else None."""
    hit = _WHOLE.fullmatch(text)
    if hit is None:
        return None
    try:
        return date(int(hit[1]), int(hit[2]), int(hit[3])), int(hit[4])
    except ValueError:  # no such day
        return None
