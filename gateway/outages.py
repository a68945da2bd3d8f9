"""What goes wrong and is tried again and again: the log tells it once a cause, and tells its end.

A line names its trouble by `extra={"trouble": "database"}`, whoever says it; where somebody sees
for sure that it is over, a line with `extra={"over": "relay"}` says so. What the others notice is
that nobody says it any more.
"""

from __future__ import annotations

import logging
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

CAUSES_MAX = 10  # of one trouble that are told: a cause may hold a number that changes
OUTAGES_MAX = 500  # at once; what goes beyond is told each time
SETTLED_SECONDS = 15.0  # longer than between two tries of the database: it may break again
# So long nobody says it any more, and it is over: longer than between two tries.
QUIET_SECONDS = {"database": 30.0, "descriptors": 30.0, "work": 30.0}
LONG_QUIET_SECONDS = 900.0  # of the others: relays and mailboxes are tried every five minutes
DRIVER = re.compile(r"\A\([\w.]+\) ")  # SQLAlchemy says which class of error it is

Say = Callable[[logging.LogRecord], None]


@dataclass(slots=True)
class _Outage:
    """One trouble from its first line on."""

    source: str  # the logger that told it first
    began_at: float
    last_at: float
    causes: set[str] = field(default_factory=set)
    left_out: int = 0
    end: logging.LogRecord | None = None  # what says that it is over, and since when
    ended_at: float = 0.0


class Outages(logging.Filter):
    """Lets each cause of a trouble through once; `tell_ends` says what is over."""

    def __init__(self, say: Say, steady: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._say = say
        self._steady = steady
        self._turn = threading.Lock()
        self._open: dict[str, _Outage] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        if (over := getattr(record, "over", None)) is not None:
            self._end(str(over), record)
            return False
        trouble = getattr(record, "trouble", None)
        return trouble is None or self._is_news(str(trouble), record)

    def tell_ends(self) -> None:
        """Say what has been over for a while. To be called now and then."""
        now = self._steady()
        with self._turn:
            over = {name: one for name, one in self._open.items() if _is_over(name, one, now)}
            for name in over:
                del self._open[name]
        for name, one in over.items():
            self._say(_last_line(name, one))

    def _is_news(self, name: str, record: logging.LogRecord) -> bool:
        now = self._steady()
        with self._turn:
            outage = self._open.get(name)
            if outage is None:
                if len(self._open) >= OUTAGES_MAX:
                    return True
                outage = self._open[name] = _Outage(record.name, now, now)
            outage.last_at, outage.end = now, None
            cause = _cause_of(record)
            if cause in outage.causes or len(outage.causes) >= CAUSES_MAX:
                outage.left_out += 1
                return False
            outage.causes.add(cause)
        return True

    def _end(self, name: str, record: logging.LogRecord) -> None:
        with self._turn:
            if (outage := self._open.get(name)) is not None and outage.end is None:
                outage.end, outage.ended_at = record, self._steady()


def _is_over(name: str, outage: _Outage, now: float) -> bool:
    if outage.end is not None:
        return now - outage.ended_at >= SETTLED_SECONDS
    return now - outage.last_at >= QUIET_SECONDS.get(name, LONG_QUIET_SECONDS)


def _cause_of(record: logging.LogRecord) -> str:
    """Return what is wrong, without who says it: the database away is one cause at every door."""
    args = record.args if isinstance(record.args, tuple) else ()
    told = str(args[-1]) if args else record.msg
    error = record.exc_info[1] if record.exc_info else None
    return DRIVER.sub("", f"{told}{error!r}" if error else str(told))


def _last_line(name: str, outage: _Outage) -> logging.LogRecord:
    """Return what says that it is over: the line of who saw it, or one of our own."""
    ended_at = outage.ended_at if outage.end else outage.last_at
    end = outage.end or logging.LogRecord(
        outage.source, logging.WARNING, "", 0, "%s: no more trouble", (name,), None
    )
    facts = {"trouble": name, "seconds": round(ended_at - outage.began_at)}
    facts |= {"lines_left_out": outage.left_out} if outage.left_out else {}
    vars(end).pop("over", None)
    vars(end).update(facts)
    return end
