"""What holds of every desk's clock, whatever its zone and hours, and in both nights of a change."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from hypothesis import example, given
from hypothesis import strategies as st

from rules.clock import (
    Calendar,
    add_business_days,
    add_business_hours,
    add_calendar_days,
    apply_rule,
    business_time_between,
    closing_of,
    is_open,
    local,
    next_opening,
    opening_of,
    take_business_hours,
    week_of,
)

MOMENT = timedelta(microseconds=1)
# In each zone a day of a change: an hour in the night, half an hour, at midnight, by name none.
CHANGES = {
    "Europe/Berlin": ("2027-03-28", "2026-10-25"),
    "America/New_York": ("2027-03-14", "2026-11-01"),
    "Australia/Lord_Howe": ("2026-10-04", "2027-04-04"),
    "America/Havana": ("2027-03-14", "2026-11-01"),  # midnight is missing, and comes twice
    "Africa/Casablanca": ("2027-02-07", "2027-03-14"),  # in Ramadan, the other way round
    "Asia/Kathmandu": ("2026-10-25", "2027-03-28"),
}
HOURS = (
    "09:00-17:00",
    "09:00-12:00, 13:00-17:00",
    "00:00-24:00",
    "00:00-02:30, 03:00-06:00",
    "00:00-02:15, 02:20-02:40, 22:00-24:00",
    "02:00-02:30",
    "01:00-01:45, 01:50-03:00",
)
CALENDARS = st.builds(
    lambda zone, days, weekend, off: Calendar(
        zone,
        week_of({"mon-fri": days, "sat-sun": weekend}),
        frozenset(date(2026, 9, 28) + timedelta(days=one) for one in off),
    ),
    st.sampled_from(tuple(CHANGES)),
    st.sampled_from(HOURS),
    st.sampled_from((*HOURS, "")),
    st.sets(st.integers(0, 200), max_size=5),
)


@st.composite
def desks_and_moments(draw: st.DrawFn) -> tuple[Calendar, datetime]:
    """A calendar, and a moment of which half are close to a change of its clock."""
    calendar = draw(CALENDARS)
    day = date.fromisoformat(draw(st.sampled_from(CHANGES[calendar.zone])))
    hours = draw(st.sampled_from((timedelta(hours=5), timedelta(days=12))))
    middle = datetime.combine(day, time(1), ZoneInfo(calendar.zone)).astimezone(UTC)
    minutes = int(hours / timedelta(minutes=1))
    return calendar, middle + timedelta(minutes=draw(st.integers(-minutes, minutes)))


WHEN = desks_and_moments()
LONG = st.integers(1, 240).map(lambda fives: timedelta(minutes=5 * fives))
NIGHT_DUTY = Calendar("Europe/Berlin", week_of({"mon-sun": "00:00-02:30, 03:00-06:00"}))
IN_THE_GAP = Calendar("Europe/Berlin", week_of({"mon-fri": "09:00-17:00", "sun": "02:45-03:00"}))
MIDNIGHT = datetime(2027, 3, 27, 23, 0, tzinfo=UTC)  # in Berlin, three hours before the gap ends


@given(WHEN, LONG)
@example((NIGHT_DUTY, MIDNIGHT), timedelta(hours=4))
@example((IN_THE_GAP, MIDNIGHT), timedelta(hours=4))
def test_open_time_added_is_open_time_measured(
    when: tuple[Calendar, datetime], hours: timedelta
) -> None:
    calendar, at = when

    due = add_business_hours(at, hours, calendar)
    back = take_business_hours(due, hours, calendar)

    assert business_time_between(at, due, calendar) == hours
    assert business_time_between(back, due, calendar) == hours
    assert is_open(due - MOMENT, calendar)  # the first moment by which it has passed
    assert is_open(back, calendar)


@given(WHEN, LONG, LONG)
def test_open_time_is_the_sum_of_its_parts(
    when: tuple[Calendar, datetime], one: timedelta, other: timedelta
) -> None:
    calendar, at = when
    middle, end = at + one, at + one + other

    parts = (business_time_between(*both, calendar) for both in ((at, middle), (middle, end)))

    assert business_time_between(at, end, calendar) == sum(parts, timedelta())
    assert business_time_between(at, end, calendar) <= end - at


@given(WHEN)
@example((IN_THE_GAP, MIDNIGHT))
def test_the_next_opening_is_open_and_there_is_none_before(
    when: tuple[Calendar, datetime],
) -> None:
    calendar, at = when

    opening = next_opening(at, calendar)

    assert is_open(opening, calendar)
    assert opening >= at
    assert opening == at or not is_open(at, calendar)
    assert business_time_between(at, opening, calendar) == timedelta()


@given(WHEN)
@example((IN_THE_GAP, MIDNIGHT))
def test_a_day_opens_before_it_closes(when: tuple[Calendar, datetime]) -> None:
    calendar, at = when
    day = local(at, calendar).date()

    opens, closes = opening_of(day, calendar), closing_of(day, calendar)

    assert is_open(opens, calendar)
    assert opens < closes
    assert is_open(closes - MOMENT, calendar)


@given(
    WHEN,
    LONG,
    st.sampled_from(("cal:1", "calbh:1", "calbh:5", "bd:0", "bh:4", "bh:0.5", "bh-lead:8,2")),
)
def test_who_comes_later_is_due_no_sooner(
    when: tuple[Calendar, datetime], later: timedelta, rule: str
) -> None:
    """But for the second round of an hour, whose wall clock is that of the first."""
    calendar, at = when
    slack = timedelta(hours=1) if rule.startswith("cal") else timedelta()

    first, second = (apply_rule(rule, one, calendar) for one in (at, at + later))

    assert first <= second + slack
    assert rule.endswith("-lead:8,2") or at <= first


@given(WHEN, st.integers(1, 9), st.sampled_from(("calbh", "bh")))
def test_what_is_delivered_in_the_hours_never_comes_while_it_is_closed(
    when: tuple[Calendar, datetime], n: int, kind: str
) -> None:
    calendar, at = when

    due = apply_rule(f"{kind}:{n}", at, calendar)

    assert is_open(due, calendar) or (kind == "bh" and is_open(due - MOMENT, calendar))


@given(WHEN, LONG, st.integers(0, 9))
def test_it_is_all_one_on_whose_clock_a_moment_is_given(
    when: tuple[Calendar, datetime], hours: timedelta, n: int
) -> None:
    """A local moment of the hour that comes twice is known by its `fold` (PEP 495)."""
    calendar, at = when
    here, later = (local(one, calendar) for one in (at, at + hours))

    assert is_open(here, calendar) is is_open(at, calendar)
    assert next_opening(here, calendar) == next_opening(at, calendar)
    assert add_calendar_days(here, n, calendar) == add_calendar_days(at, n, calendar)
    assert add_business_days(here, n, calendar) == add_business_days(at, n, calendar)
    assert add_business_hours(here, hours, calendar) == add_business_hours(at, hours, calendar)
    assert take_business_hours(here, hours, calendar) == take_business_hours(at, hours, calendar)
    assert business_time_between(here, later, calendar) == business_time_between(
        at, at + hours, calendar
    )


def test_open_time_of_the_hour_that_comes_twice_is_two_hours() -> None:
    zone = ZoneInfo("Europe/Berlin")
    calendar = Calendar("Europe/Berlin", week_of({"mon-sun": "00:00-24:00"}))
    first = datetime(2026, 10, 25, 2, 30, tzinfo=zone)

    passed = business_time_between(first, first.replace(fold=1), calendar)

    assert passed == timedelta(hours=1)
