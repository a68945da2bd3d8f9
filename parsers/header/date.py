"""Moments in a header, where they are written exactly as RFC 5322 3.3 says."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_WEEKDAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_DATE = re.compile(
    rf"(?:({'|'.join(_WEEKDAYS)}), {{1,2}})?(\d\d?) ({'|'.join(_MONTHS)}) ((?:19|20)\d\d) "
    r"(\d\d):(\d\d):(\d\d) ([+-])(\d\d)([0-5]\d)(?: \([A-Z]{1,5}\))?",
    re.ASCII,
)


def read_exact_date(value: str) -> datetime | None:
    """The moment that `value` is, at its own distance from UTC; None where it is written oddly."""
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    weekday, day, month, year, hour, minute, second, sign, hours, minutes = found.groups()
    offset = timedelta(hours=int(hours), minutes=int(minutes))
    try:
        written = datetime(
            int(year), _MONTHS.index(month) + 1, int(day), int(hour), int(minute), int(second),
            tzinfo=timezone(-offset if sign == "-" else offset),
        )  # fmt: skip
    except ValueError:
        return None
    return None if weekday and _WEEKDAYS[written.weekday()] != weekday else written
