"""The desk's clocks (CLK-02)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.clock import (
    Calendar,
    CalendarFault,
    add_business_dates,
    add_business_days,
    add_business_hours,
    add_calendar_days,
    apply_rule,
    at_wall,
    business_time_between,
    closing_of,
    deferred_moment,
    in_words,
    is_open,
    local,
    next_opening,
    opening_of,
    take_business_hours,
    week_of,
    window_end,
)

TABLE = Path(__file__).parent.parent / "tables" / "clock.tsv"
OFFICE = week_of({"mon-fri": "09:00-17:00"})
HOLIDAYS = frozenset({date(2026, 11, 26), date(2026, 12, 25), date(2027, 1, 1)})
NEW_YORK = Calendar("America/New_York", OFFICE, HOLIDAYS)
ALWAYS = Calendar("UTC", week_of({"mon-sun": "00:00-24:00"}))

ROWS = [
    tuple(line.split(" | "))
    for line in TABLE.read_text().splitlines()
    if line and not line.startswith("//")
]
MOMENTS = st.integers(0, 730 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def at(words: str) -> datetime:
    """An instant from a local time of New York."""
    naive = datetime.fromisoformat(words)
    return at_wall(naive.date(), naive.time(), NEW_YORK)


@pytest.mark.parametrize(("rule", "anchor", "expected"), [row[1:] for row in ROWS if len(row) == 4])
def test_every_clock_of_the_table_acts_when_it_says(rule: str, anchor: str, expected: str) -> None:
    if rule.startswith("datewindow"):
        days = int(rule.partition(":")[2])
        last = window_end(datetime.fromisoformat(anchor).date(), days)
        found = f"{last:%a %Y-%m-%d}"
    elif rule == "deferred":
        found = in_words(apply_rule(f"deferred:{anchor}", at("2026-11-01"), NEW_YORK), NEW_YORK)
    else:
        found = in_words(apply_rule(rule, at(anchor), NEW_YORK), NEW_YORK)

    assert found == expected


def test_the_table_is_all_there() -> None:
    assert len(ROWS) == 30
    assert {len(row) for row in ROWS} == {4}


def test_the_weekdays_of_the_readers_table_are_right() -> None:
    lines = (TABLE.parent / "weekday.tsv").read_text().splitlines()

    for day, weekday in (line.split(" | ") for line in lines):
        assert in_words(at(f"{day} 12:00"), NEW_YORK).startswith(f"{weekday} {day}")


def test_five_days_over_the_autumn_change_are_121_hours() -> None:
    start = at("2026-10-28 14:00")

    end = add_calendar_days(start, 5, NEW_YORK)

    assert end - start == timedelta(hours=121)


def test_five_days_over_the_spring_change_are_119_hours() -> None:
    start = at("2027-03-10 12:00")

    end = add_calendar_days(start, 5, NEW_YORK)

    assert end - start == timedelta(hours=119)


def test_no_days_later_is_the_same_instant_even_in_the_hour_that_comes_twice() -> None:
    second_half_past_one = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)

    assert add_calendar_days(second_half_past_one, 0, NEW_YORK) == second_half_past_one


def test_opening_is_inside_and_closing_is_not() -> None:
    assert is_open(at("2026-11-23 09:00"), NEW_YORK)
    assert is_open(at("2026-11-23 16:59"), NEW_YORK)
    assert not is_open(at("2026-11-23 17:00"), NEW_YORK)
    assert not is_open(at("2026-11-26 10:00"), NEW_YORK)


def test_the_next_opening_of_an_open_desk_is_now() -> None:
    assert next_opening(at("2026-11-23 10:30"), NEW_YORK) == at("2026-11-23 10:30")


def test_the_next_opening_of_a_closed_desk_passes_weekend_and_holiday() -> None:
    assert next_opening(at("2026-11-20 17:00"), NEW_YORK) == at("2026-11-23 09:00")
    assert next_opening(at("2026-11-25 17:00"), NEW_YORK) == at("2026-11-27 09:00")


def test_grace_zero_is_at_once_when_open_and_else_the_next_opening() -> None:
    assert apply_rule("bd:0", at("2026-11-23 10:30"), NEW_YORK) == at("2026-11-23 10:30")
    assert apply_rule("bd:0", at("2026-11-21 10:30"), NEW_YORK) == at("2026-11-23 09:00")


def test_without_delivery_hours_calbh_is_cal() -> None:
    due = apply_rule("calbh:5", at("2026-11-21 11:00"), NEW_YORK, deliver_in_hours=False)

    assert due == at("2026-11-26 11:00")


def test_business_hours_stop_at_lunch() -> None:
    with_lunch = Calendar("America/New_York", week_of({"mon-fri": "09:00-12:00, 13:00-17:00"}))

    due = add_business_hours(at("2026-11-23 11:00"), timedelta(hours=2), with_lunch)

    assert due == at("2026-11-23 14:00")
    assert take_business_hours(due, timedelta(hours=2), with_lunch) == at("2026-11-23 11:00")


def test_a_business_day_may_end_with_the_day_and_be_led_by_hours() -> None:
    friday = at("2026-11-20 10:30")

    assert apply_rule("bd-end:1", friday, NEW_YORK) == at("2026-11-23 17:00")
    assert apply_rule("bd-end-lead:1,2", friday, NEW_YORK) == at("2026-11-23 15:00")
    assert apply_rule("bh:8", friday, NEW_YORK) == at("2026-11-23 10:30")
    assert apply_rule("bh-lead:8,2", friday, NEW_YORK) == at("2026-11-20 16:30")
    assert closing_of(date(2026, 11, 26), NEW_YORK) == at("2026-11-27 17:00")


def test_an_unknown_clock_rule_is_our_own_fault() -> None:
    with pytest.raises(ValueError, match="fortnight"):
        apply_rule("fortnight:1", at("2026-11-23 10:00"), NEW_YORK)


def test_the_opening_of_a_closed_day_is_that_of_the_next_business_day() -> None:
    assert opening_of(date(2026, 12, 1), NEW_YORK) == at("2026-12-01 09:00")
    assert opening_of(date(2026, 11, 28), NEW_YORK) == at("2026-11-30 09:00")


def test_a_deferred_ticket_may_come_back_two_business_days_before() -> None:
    moment = deferred_moment(date(2026, 11, 30), NEW_YORK, 2)

    assert moment == at("2026-11-25 09:00")
    assert apply_rule("deferred:2026-11-30,2", at("2026-11-20 09:00"), NEW_YORK) == moment


def test_business_dates_count_from_the_next_business_day_when_closed() -> None:
    assert add_business_dates(date(2026, 11, 21), 1, NEW_YORK) == date(2026, 11, 24)
    assert add_business_dates(date(2026, 11, 21), 0, NEW_YORK) == date(2026, 11, 23)
    assert add_business_dates(date(2026, 11, 25), 1, NEW_YORK) == date(2026, 11, 27)


def test_a_desk_may_be_open_all_the_time() -> None:
    moment = datetime(2026, 11, 22, 23, 59, tzinfo=UTC)

    assert is_open(moment, ALWAYS)
    assert add_business_hours(moment, timedelta(hours=30), ALWAYS) - moment == timedelta(hours=30)


@pytest.mark.parametrize(
    ("zone", "hours", "complaint"),
    [
        ("America/New_York", ((),) * 7, "no opening hours"),
        ("America/New_York", OFFICE[:5], "seven weekdays"),
        ("Middle/Earth", OFFICE, "unknown time zone"),
        ("UTC", (((time(9), time(8)),), *((),) * 6), "before it opens"),
        ("UTC", (((time(9), time(12)), (time(11), time(17))), *((),) * 6), "overlap"),
        ("UTC", (((time(9), time(0)), (time(11), time(17))), *((),) * 6), "overlap"),
    ],
)
def test_hours_that_cannot_work_are_told_when_the_desk_is_read(
    zone: str, hours: tuple[tuple[tuple[time, time], ...], ...], complaint: str
) -> None:
    with pytest.raises(CalendarFault, match=complaint):
        Calendar(zone, hours)


def test_a_desk_on_holiday_for_ten_years_is_a_fault_and_no_endless_loop() -> None:
    every_monday = frozenset(date(2026, 1, 5) + timedelta(weeks=n) for n in range(1000))
    closed = Calendar("UTC", week_of({"mon": "09:00-17:00"}), every_monday)
    moment = datetime(2026, 11, 23, tzinfo=UTC)

    attempts: tuple[Callable[[], object], ...] = (
        lambda: next_opening(moment, closed),
        lambda: add_business_days(moment, 1, closed),
        lambda: add_business_hours(moment, timedelta(hours=1), closed),
        lambda: take_business_hours(moment + timedelta(days=4000), timedelta(hours=1), closed),
        lambda: deferred_moment(date(2036, 11, 24), closed),
        lambda: add_business_dates(date(2026, 11, 23), 1, closed),
    )

    for attempt in attempts:
        with pytest.raises(CalendarFault, match="look at its holidays"):
            attempt()


def test_hours_are_read_as_an_admin_writes_them() -> None:
    week = week_of({"mon-thu": "09:00-17:00", "fri,sun": "09:00-12:00"})

    assert week[0] == week[3] == ((time(9), time(17)),)
    assert week[4] == week[6] == ((time(9), time(12)),)
    assert week[5] == ()
    assert [bool(spans) for spans in week_of({"fri-mon": "00:00-24:00"})] == [
        *(True, False, False, False, True, True, True)
    ]


@pytest.mark.parametrize(
    ("days", "spans"), [("noday", "09:00-17:00"), ("mon", "nine to five"), ("mon", "09:00")]
)
def test_hours_that_cannot_be_read_say_so(days: str, spans: str) -> None:
    with pytest.raises(CalendarFault):
        week_of({days: spans})


@given(MOMENTS, st.integers(0, 60))
def test_business_days_end_on_a_business_day_and_never_earlier(moment: datetime, n: int) -> None:
    due = add_business_days(moment, n, NEW_YORK)

    assert due >= moment
    assert next_opening(due, NEW_YORK) - due < timedelta(days=1)
    assert local(due, NEW_YORK).date() not in HOLIDAYS


@given(MOMENTS, st.integers(1, 200).map(lambda quarters: timedelta(minutes=15 * quarters)))
def test_open_time_added_is_open_time_passed(moment: datetime, hours: timedelta) -> None:
    due = add_business_hours(moment, hours, NEW_YORK)

    assert business_time_between(moment, due, NEW_YORK) == hours
    assert business_time_between(due, moment, NEW_YORK) == timedelta()
    back = take_business_hours(due, hours, NEW_YORK)
    assert business_time_between(back, due, NEW_YORK) == hours


@given(MOMENTS, st.integers(1, 400))
def test_calendar_days_keep_the_wall_clock(moment: datetime, n: int) -> None:
    before, after = local(moment, NEW_YORK), local(add_calendar_days(moment, n, NEW_YORK), NEW_YORK)

    assert after.date() - before.date() == timedelta(days=n)
    assert after.time() == before.time() or after.hour == before.hour + 1  # in the spring gap


def test_the_hour_that_comes_twice_is_two_moments() -> None:
    """When clocks go back, both are equal but for `fold` (PEP 495)."""
    first = datetime(2026, 11, 1, 1, 30, tzinfo=ZoneInfo(NEW_YORK.zone))
    berlin = Calendar("Europe/Berlin", OFFICE, HOLIDAYS)

    told = [in_words(one, berlin)[-9:] for one in (first, first.replace(fold=1))]

    assert told == ["06:30 CET", "07:30 CET"]
