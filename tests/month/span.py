"""How long and how large: the month of the suite, and the year that is played by a flag."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Span:
    """What is simulated: from when, for how long, with how many people and mails."""

    name: str
    days: int
    mails: int
    accounts: int  # of five contacts each
    more_technicians: int  # beside the three of the packaged desk
    service_ends: int  # the day from which nobody books for the desk: it gave its service up
    begin: date = date(2026, 10, 28)


# Both begin on a Wednesday just before the clocks change; the month ends with a holiday.
MONTH = Span("month", days=30, mails=3000, accounts=10, more_technicians=3, service_ends=14)
YEAR = Span("year", days=365, mails=20_000, accounts=40, more_technicians=9, service_ends=240)
