"""The clock of a story: wall-clock words of the desk to instants."""

from __future__ import annotations

from datetime import datetime, timedelta

from gateway.rehearse.steps import (
    At,
    Expect,
    PutAbsence,
    PutRota,
    Setting,
    Story,
    Unit,
    UseProfile,
    Wait,
)
from rules.clock import Calendar, at_wall, is_business_day, local

BEGIN = datetime(2026, 11, 23, 10, 0)  # noqa: DTZ001 (the desk's wall clock)


def begin_at(story: Story) -> datetime:
    """Return when a story begins, on the desk's wall clock: at its first `at`, if it opens so."""
    for step in story.steps:
        if isinstance(step, At):
            return step.moment
        if not isinstance(step, UseProfile | Setting | PutAbsence | PutRota | Expect):
            break
    return BEGIN


def instant(moment: datetime, calendar: Calendar) -> datetime:
    """Return the instant of a wall-clock time of the desk."""
    return at_wall(moment.date(), moment.time(), calendar)


def after(wait: Wait, now: datetime, calendar: Calendar) -> datetime:
    """Return when `wait` ends: minutes and hours are real time, all else moves the date."""
    here = local(now, calendar)
    match wait.unit:
        case Unit.MINUTES:
            return now + timedelta(minutes=wait.amount)
        case Unit.HOURS:
            return now + timedelta(hours=wait.amount)
        case Unit.DAYS | Unit.WEEKS:
            days = wait.amount * (7 if wait.unit is Unit.WEEKS else 1)
            return at_wall(here.date() + timedelta(days=days), here.time(), calendar)
        case Unit.BUSINESS_DAYS:
            day, left = here.date(), wait.amount
            while left:
                day += timedelta(days=1)
                left -= is_business_day(day, calendar)
            return at_wall(day, here.time(), calendar)
