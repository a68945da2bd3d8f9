"""When deferred tickets without a valid date are looked for (ST-16)."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from rules.clock import Calendar, in_words, next_at_wall, week_of
from rules.policy.policy import Policy

NEW_YORK = ZoneInfo("America/New_York")
CALENDAR = Calendar(
    "America/New_York",
    week_of({"mon-fri": "09:00-17:00"}),
    frozenset({date(2026, 11, 26)}),
)


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("2026-11-23 10:00", "Tue 2026-11-24 06:00 EST"),
        ("2026-11-24 05:59", "Tue 2026-11-24 06:00 EST"),
        ("2026-11-24 06:00", "Wed 2026-11-25 06:00 EST"),
        ("2026-11-25 18:00", "Thu 2026-11-26 06:00 EST"),  # a holiday
        ("2026-11-20 18:00", "Sat 2026-11-21 06:00 EST"),
        ("2026-10-31 12:00", "Sun 2026-11-01 06:00 EST"),  # 19 hours later
        ("2027-03-13 12:00", "Sun 2027-03-14 06:00 EDT"),  # 17 hours later
    ],
)
def test_the_sweep_comes_each_morning_at_six_whatever_the_day(now: str, found: str) -> None:
    at = datetime.fromisoformat(now).replace(tzinfo=NEW_YORK)

    due = next_at_wall(at, Policy().deferred_sweep_at, CALENDAR)

    assert in_words(due, CALENDAR) == found


def test_the_hour_is_the_owners_to_choose() -> None:
    now = datetime(2026, 11, 23, 10, 0, tzinfo=NEW_YORK)

    due = next_at_wall(now, time(11, 30), CALENDAR)

    assert in_words(due, CALENDAR) == "Mon 2026-11-23 11:30 EST"
