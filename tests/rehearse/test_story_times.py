"""The clock of a story is the desk's wall clock."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from gateway.config.desk_file import example_desk
from gateway.rehearse.steps import Unit, Wait
from gateway.rehearse.story import read_story_text
from gateway.rehearse.story_times import BEGIN, after, begin_at, instant
from rules.clock import in_words

CALENDAR = example_desk().calendar


def wall(text: str) -> datetime:
    return instant(datetime.strptime(text, "%Y-%m-%d %H:%M"), CALENDAR)  # noqa: DTZ007  # the desk's wall clock


@pytest.mark.parametrize(
    ("start", "amount", "unit", "end"),
    [
        ("2026-11-23 10:00", 90, Unit.MINUTES, "Mon 2026-11-23 11:30 EST"),
        ("2026-10-31 12:00", 24, Unit.HOURS, "Sun 2026-11-01 11:00 EST"),
        ("2026-10-31 12:00", 1, Unit.DAYS, "Sun 2026-11-01 12:00 EST"),
        ("2026-10-26 12:00", 1, Unit.WEEKS, "Mon 2026-11-02 12:00 EST"),
        ("2026-11-25 15:00", 1, Unit.BUSINESS_DAYS, "Fri 2026-11-27 15:00 EST"),
        ("2026-11-21 20:00", 1, Unit.BUSINESS_DAYS, "Mon 2026-11-23 20:00 EST"),
    ],
)
def test_days_move_the_date_and_hours_move_time(
    start: str, amount: int, unit: Unit, end: str
) -> None:
    there = after(Wait(1, amount, unit), wall(start), CALENDAR)

    assert in_words(there, CALENDAR) == end


def test_a_story_begins_at_its_first_at() -> None:
    story = read_story_text("profile zoho\nset private=ticket\nat 2026-11-02 09:00\n", Path("x"))

    assert instant(begin_at(story), CALENDAR) == wall("2026-11-02 09:00")


def test_a_story_that_opens_otherwise_begins_on_the_usual_monday() -> None:
    story = read_story_text("restart\nat 2026-12-02 09:00\n", Path("x"))

    assert begin_at(story) == BEGIN
