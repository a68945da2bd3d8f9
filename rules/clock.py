"""The desk's clocks: local days, opening hours, and what is due when (CLK-02).

Days are counted on local dates, so a change of the clocks never moves a wall-clock time. Every
datetime is aware; results are UTC unless a docstring says otherwise.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MIDNIGHT = time(0, 0)  # as the end of a span: the midnight that ends the day
HORIZON = timedelta(days=3660)  # a calendar closed for longer than this is a fault

Span = tuple[time, time]  # half-open: 09:00 is inside, 17:00 is not
Week = tuple[tuple[Span, ...], ...]  # seven weekdays, Monday first


class CalendarFault(ValueError):
    """The hours of the desk or of a queue cannot be worked with; the text says what to change."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Service hours and holidays of a desk or queue. Raises CalendarFault when never open."""

    zone: str  # IANA name: "America/New_York"
    hours: Week
    holidays: frozenset[date] = frozenset()

    def __post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (KeyError, OSError, ValueError) as fault:
            raise CalendarFault(f'unknown time zone "{self.zone}"') from fault
        if len(self.hours) != len(WEEKDAYS):
            raise CalendarFault(f"hours need seven weekdays, not {len(self.hours)}")
        if not any(self.hours):
            raise CalendarFault("no opening hours on any weekday; name at least one")
        for weekday, spans in zip(WEEKDAYS, self.hours, strict=True):
            _check_spans(weekday, spans)


def week_of(words: Mapping[str, str]) -> Week:
    """Return the week that `{"mon-fri": "09:00-12:00, 13:00-17:00"}` describes.

    Raise CalendarFault for an unknown weekday or an unreadable time.
    """
    week: list[tuple[Span, ...]] = [()] * len(WEEKDAYS)
    for days, spans in words.items():
        for weekday in _weekdays(days):
            week[weekday] = tuple(_span(span) for span in spans.split(",") if span.strip())
    return tuple(week)


def local(at: datetime, calendar: Calendar) -> datetime:
    """Return the same instant on the desk's clock."""
    return _on_clock(at, at.fold, calendar.zone)


@lru_cache(maxsize=64)  # a mail asks ten times, for two moments
def _on_clock(at: datetime, fold: int, zone: str) -> datetime:
    """Return it; the two hours of a night that has one twice are equal but for `fold` (PEP 495)."""
    return at.astimezone(ZoneInfo(zone))


def at_wall(day: date, wall: time, calendar: Calendar) -> datetime:
    """Return the instant of a wall-clock time.

    Inside the spring gap the offset before the change holds, so 02:30 becomes 03:30; of a time
    that exists twice it is the first.
    """
    naive = datetime.combine(day, wall.replace(fold=0))
    return naive.replace(tzinfo=ZoneInfo(calendar.zone)).astimezone(UTC)


def next_at_wall(now: datetime, wall: time, calendar: Calendar) -> datetime:
    """Return the next moment at which the desk's wall clock shows `wall`, whatever the day."""
    today = local(now, calendar).date()
    due = at_wall(today, wall, calendar)
    return due if due > now else at_wall(today + timedelta(days=1), wall, calendar)


def is_business_day(day: date, calendar: Calendar) -> bool:
    """Whether the desk opens on this date."""
    return bool(calendar.hours[day.weekday()]) and day not in calendar.holidays


def is_open(at: datetime, calendar: Calendar) -> bool:
    """Whether the desk is open at this instant."""
    today = local(at, calendar).date()
    return any(opens <= at < closes for opens, closes in _spans_on(today, calendar))


def next_opening(at: datetime, calendar: Calendar) -> datetime:
    """Return `at` itself when the desk is open, else the instant at which it next opens."""
    for opens, closes in _spans_from(at, calendar):
        if at < closes:
            return max(opens, at.astimezone(UTC))
    raise AssertionError("the spans of a calendar end in a CalendarFault")


def opening_of(day: date, calendar: Calendar) -> datetime:
    """Return the opening of `day`, or of the next business day when it is closed all day."""
    return next_opening(at_wall(day, MIDNIGHT, calendar), calendar)


def closing_of(day: date, calendar: Calendar) -> datetime:
    """Return the instant at which the desk closes on `day`, or on the next business day."""
    for offset in range(HORIZON.days):
        if spans := tuple(_spans_on(day + timedelta(days=offset), calendar)):
            return spans[-1][1]
    raise _never_open(calendar)


def add_calendar_days(at: datetime, n: int, calendar: Calendar) -> datetime:
    """`cal:n`: the same wall-clock time, n dates later."""
    if n == 0:
        return at.astimezone(UTC)
    here = local(at, calendar)
    return at_wall(here.date() + timedelta(days=n), here.time(), calendar)


def add_business_dates(day: date, n: int, calendar: Calendar) -> date:
    """Return the date n business days after `day`, which first moves to a business day itself."""
    day = _business_day_from(day, calendar)
    for _ in range(n):
        day = _business_day_from(day + timedelta(days=1), calendar)
    return day


def add_business_days(at: datetime, n: int, calendar: Calendar) -> datetime:
    """`bd:n`: to the next opening when closed, then n business dates on, same wall time.

    With n = 0 that is at once when open, else the next opening.
    """
    start = next_opening(at, calendar)
    if n == 0:
        return start
    here = local(start, calendar)
    return at_wall(add_business_dates(here.date(), n, calendar), here.time(), calendar)


def add_business_hours(at: datetime, hours: timedelta, calendar: Calendar) -> datetime:
    """`bh:x`: the first instant by which that much open time has passed since `at`."""
    left = hours
    for opens, closes in _spans_from(at, calendar):
        start = max(opens, at.astimezone(UTC))
        if start + left <= closes:
            return start + left
        left -= max(closes - start, timedelta())
    raise AssertionError("the spans of a calendar end in a CalendarFault")


def take_business_hours(at: datetime, hours: timedelta, calendar: Calendar) -> datetime:
    """Return the last instant from which that much open time passes until `at`."""
    left = hours
    for opens, closes in _spans_back(at, calendar):
        end = min(closes, at.astimezone(UTC))
        if end - left >= opens:
            return end - left
        left -= max(end - opens, timedelta())
    raise AssertionError("the spans of a calendar end in a CalendarFault")


def business_time_between(a: datetime, b: datetime, calendar: Calendar) -> timedelta:
    """Return the open time from `a` to `b`; zero when `b` is not later."""
    a, b = a.astimezone(UTC), b.astimezone(UTC)  # two of one zone are subtracted by the wall clock
    total = timedelta()
    day, last = local(a, calendar).date(), local(b, calendar).date()
    while day <= last:
        for opens, closes in _spans_on(day, calendar):
            total += max(min(closes, b) - max(opens, a), timedelta())
        day += timedelta(days=1)
    return total


def deferred_moment(due: date, calendar: Calendar, lead: int = 1) -> datetime:
    """The due-date clock: opening of the `lead`-th business day strictly before `due` (ST-17)."""
    day, first = due, due - HORIZON
    left = lead
    while left:
        day -= timedelta(days=1)
        if day < first:
            raise _never_open(calendar)
        if is_business_day(day, calendar):
            left -= 1
    return opening_of(day, calendar)


def window_end(day: date, n: int) -> date:
    """`datewindow:n`: the last date of the window that starts on `day`, both ends inclusive."""
    return day + timedelta(days=n)


def apply_rule(
    rule: str, anchor: datetime, calendar: Calendar, *, deliver_in_hours: bool = True
) -> datetime:
    """Return the instant at which a timer with this rule acts (CLK-02).

    `cal:5  calbh:5  bd:1  bd-end:1  bh:4  deferred:2026-12-01  deferred:2026-12-01,2`, where the
    last number is the lead in business days. `bd-lead:1,2` acts two business hours before `bd:1`;
    so do `bd-end-lead` and `bh-lead`. `closing` is that of the anchor's day. Without
    `deliver_in_hours`, calbh is cal.
    """
    kind, _, argument = rule.partition(":")
    if kind.endswith("-lead"):
        argument, _, lead = argument.partition(",")
        due = apply_rule(f"{kind.removesuffix('-lead')}:{argument}", anchor, calendar)
        return take_business_hours(due, timedelta(hours=float(lead)), calendar)
    match kind:
        case "cal":
            return add_calendar_days(anchor, int(argument), calendar)
        case "calbh":
            due = add_calendar_days(anchor, int(argument), calendar)
            return next_opening(due, calendar) if deliver_in_hours else due
        case "bd":
            return add_business_days(anchor, int(argument), calendar)
        case "bd-end":
            due = add_business_days(anchor, int(argument), calendar)
            return closing_of(local(due, calendar).date(), calendar)
        case "bh":
            return add_business_hours(anchor, timedelta(hours=float(argument)), calendar)
        case "closing":
            return closing_of(local(anchor, calendar).date(), calendar)
        case "deferred":
            day, _, lead = argument.partition(",")
            return deferred_moment(date.fromisoformat(day), calendar, int(lead or 1))
        case _:
            raise ValueError(f'no clock rule "{rule}"')


def written_down(calendar: Calendar) -> str:
    """Return the hours and holidays as text, by which they are known again."""
    week = [[[f"{one:%H:%M}" for one in span] for span in spans] for spans in calendar.hours]
    days = sorted(day.isoformat() for day in calendar.holidays)
    return json.dumps({"zone": calendar.zone, "hours": week, "holidays": days})


def calendar_of(text: str) -> Calendar:
    """Return the calendar that `written_down` wrote."""
    plain = json.loads(text)
    week = tuple(
        tuple((time.fromisoformat(opens), time.fromisoformat(closes)) for opens, closes in spans)
        for spans in plain["hours"]
    )
    return Calendar(plain["zone"], week, frozenset(map(date.fromisoformat, plain["holidays"])))


def in_words(at: datetime, calendar: Calendar) -> str:
    """Return the instant as letters write it: "Mon 2026-11-23 10:00 EST"."""
    here = local(at, calendar)
    return f"{WEEKDAYS[here.weekday()]} {here.date()} {wall_time(here)} {here.tzname()}"


def wall_time(here: datetime) -> str:
    """Return the hour and minute that a clock shows: strftime takes four times as long."""
    return f"{here.hour:02}:{here.minute:02}"


def _check_spans(weekday: str, spans: tuple[Span, ...]) -> None:
    free = MIDNIGHT
    for index, (opens, closes) in enumerate(spans):
        if opens < free or (index and free == MIDNIGHT):
            raise CalendarFault(f"{weekday}: spans overlap or are out of order at {opens:%H:%M}")
        if closes != MIDNIGHT and closes <= opens:
            raise CalendarFault(f"{weekday}: closes at {closes:%H:%M}, before it opens")
        free = closes


def _weekdays(words: str) -> Iterator[int]:
    """Read "mon-fri", "sat" or "mon,wed"."""
    names = [name.lower() for name in WEEKDAYS]
    for part in words.lower().replace(" ", "").split(","):
        first, _, last = part.partition("-")
        try:
            start, end = names.index(first[:3]), names.index((last or first)[:3])
        except ValueError:
            raise CalendarFault(f'no weekday "{part}"; write mon, tue … or mon-fri') from None
        yield start
        while start != end:
            start = (start + 1) % len(names)
            yield start


def _span(words: str) -> Span:
    opens, _, closes = words.strip().partition("-")
    try:
        return time.fromisoformat(opens.strip()), _closing(closes.strip())
    except ValueError:
        raise CalendarFault(f'cannot read hours "{words.strip()}"; write 09:00-17:00') from None


def _closing(words: str) -> time:
    return MIDNIGHT if words == "24:00" else time.fromisoformat(words)


def _business_day_from(day: date, calendar: Calendar) -> date:
    for offset in range(HORIZON.days):
        if is_business_day(day + timedelta(days=offset), calendar):
            return day + timedelta(days=offset)
    raise _never_open(calendar)


def _spans_on(day: date, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """The open spans of one local date, as instants."""
    if day in calendar.holidays:
        return
    for opens, closes in calendar.hours[day.weekday()]:
        last = day + timedelta(days=1) if closes == MIDNIGHT else day
        start, end = _edge(day, opens, calendar.zone), _edge(last, closes, calendar.zone)
        if start < end:  # what lies in the spring gap is no time at all
            yield start, end


@lru_cache(maxsize=4096)  # opening and closing of many days, asked for again and again
def _edge(day: date, wall: time, zone: str) -> datetime:
    """Return when a span begins or ends; inside the spring gap that is the change itself.

    A duty from 02:00 to 02:30 and one from 03:00 would overlap if 02:30 were 03:30.
    """
    here = ZoneInfo(zone)
    naive = datetime.combine(day, wall)
    # PEP 495: in the gap the offset before the change is read with fold=0, and that is the later
    late, early = (naive.replace(tzinfo=here, fold=fold).astimezone(UTC) for fold in (0, 1))
    if late <= early:  # there once, or twice, of which the first counts
        return late
    offset_before = early.astimezone(here).utcoffset()
    while late - early > timedelta(seconds=1):
        middle = early + (late - early) // 2
        is_before = middle.astimezone(here).utcoffset() == offset_before
        early, late = (middle, late) if is_before else (early, middle)
    return late.replace(microsecond=0)


def _spans_from(at: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """Open spans of the date of `at` and onwards; raises at the horizon."""
    first = local(at, calendar).date()
    for offset in range(HORIZON.days):
        yield from _spans_on(first + timedelta(days=offset), calendar)
    raise _never_open(calendar)


def _spans_back(at: datetime, calendar: Calendar) -> Iterator[tuple[datetime, datetime]]:
    """Open spans of the date of `at` and backwards, latest first; raises at the horizon."""
    first = local(at, calendar).date()
    for offset in range(HORIZON.days):
        yield from reversed(list(_spans_on(first - timedelta(days=offset), calendar)))
    raise _never_open(calendar)


def _never_open(calendar: Calendar) -> CalendarFault:
    return CalendarFault(
        f"{calendar.zone}: closed for {HORIZON.days} days in a row; look at its holidays"
    )
