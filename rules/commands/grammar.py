"""The words that stand behind a command: dates, times, durations, people, targets (CMD-02).

Each `find_*` looks at the beginning of `text` and returns what it found and what is left, or None.
A date in bare numbers, which may be read two ways, is a refusal of its own (E-27).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import Generic, TypeVar

from rules.clock import WEEKDAYS, Calendar, add_business_dates
from rules.commands.refusals import ErrorCode, Refusal
from rules.number import NUMBER, find_number

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)

SENTENCE_END = ".!… "  # a telephone makes ". " of two blanks
AROUND_NAME = f"<>\"'{SENTENCE_END}"  # what may stand around an address, a name, a number
WORKDAY = timedelta(hours=8)  # what "1d" of work means


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What stood at the beginning of a text, and the text behind it."""

    value: T
    rest: str


class PersonKind(StrEnum):
    """How a person is named."""

    ME = "me"
    HANDLE = "handle"  # @maya
    ADDRESS = "address"  # maya@desk.example
    NAME = "name"  # "Maya Ortiz"


@dataclass(frozen=True, slots=True)
class PersonRef:
    """A person as written, not yet looked up."""

    kind: PersonKind
    value: str = ""  # handle and address in lower case

    def __str__(self) -> str:
        match self.kind:
            case PersonKind.ME:
                return "me"
            case PersonKind.HANDLE:
                return f"@{self.value}"
            case PersonKind.ADDRESS:
                return self.value
            case PersonKind.NAME:
                return f'"{self.value}"'


class PlaceKind(StrEnum):
    """What a ticket can be given to besides a person."""

    TEAM = "team"
    QUEUE = "queue"
    GROUP = "group"
    NEXT = "next"  # the next available tech (HO-08)


@dataclass(frozen=True, slots=True)
class PlaceRef:
    """A team, queue or group as written, not yet looked up."""

    kind: PlaceKind
    name: str = ""

    def __str__(self) -> str:
        return self.kind.value if self.kind is PlaceKind.NEXT else f"{self.kind}:{self.name}"


Target = PersonRef | PlaceRef


def find_word(text: str, *words: str) -> str | None:
    """Return what stands behind the first of `words` that `text` begins with; case is ignored."""
    for word in words:
        hit = re.match(rf"{re.escape(word)}(?![\w-])", text, re.IGNORECASE)
        if hit:
            return _behind(text, hit)
    return None


def find_choice(words: type[Word], text: str) -> Found[Word] | None:
    """Return the word of the enum that `text` begins with."""
    for word in words:
        if (rest := find_word(text, word)) is not None:
            return Found(word, rest)
    return None


def find_date(
    text: str, today: date, calendar: Calendar, *, past: bool = False
) -> Found[date] | Refusal | None:
    """Return the date that `text` begins with, counted from `today`.

    A day and month without a year mean the next such day; with `past` the latest.
    """
    if hit := _NUMBERS_ALONE.match(text):
        return _not_so_written(hit[0], days_meant(hit[0], today, past=past))
    for form, read in (
        (_ISO, _iso_date),
        (_DAY_MONTH, _next_day_month if not past else _last_day_month),
        (_WEEKDAY, _weekday_date),
    ):
        if hit := form.match(text):
            day = read(hit, today)
            return None if day is None else Found(day, _behind(text, hit))
    if hit := _RELATIVE.match(text):
        return Found(_relative_date(hit, today, calendar), _behind(text, hit))
    return None


def days_meant(written: str, today: date, *, past: bool) -> tuple[date, ...]:
    """Return the days that bare numbers (12/01, 1.12.2026) may mean, the likeliest first.

    "/" stands behind the month, "." behind the day. What is planned lies ahead, what was done
    (`past`) behind: so does a day without a year.
    """
    first, second, *more = (int(one) for one in _NUMBER.findall(written))
    if first > 31:  # 2026/12/01
        day = _date(first, second, more[0]) if more else None
        return () if day is None else (day,)
    orders = ((first, second), (second, first))
    year = more[0] + (2000 if more[0] < 100 else 0) if more else None
    around = range(today.year, today.year - 9, -1) if past else range(today.year, today.year + 9)
    found: dict[date, bool] = {}
    for month, number in orders if "/" in written else orders[::-1]:
        for one in around if year is None else (year,):
            day = _date(one, month, number)
            is_fit = day is not None and (day <= today if past else day >= today)
            if day is not None and (is_fit or year is not None):
                found[day] = is_fit
                break
    return tuple(sorted(found, key=lambda day: not found[day]))


def find_time(text: str) -> Found[time] | None:
    """Return the time of day that `text` begins with: 14:20, 2:20 pm, 10am."""
    hit = _TIME.match(text)
    if hit is None:
        return None
    hour = int(hit["hour"] or hit["hour24"])
    minute = int(hit["minute"] or hit["minute24"] or 0)
    half = (hit["half"] or "").lower()
    if minute > 59 or (not half and hour > 23) or (half and not 1 <= hour <= 12):
        return None
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    return Found(time(hour, minute), _behind(text, hit))


def find_duration(text: str) -> Found[timedelta] | None:
    """Return the working time that `text` begins with: 30m, 1.5h, 4d of eight hours each."""
    hit = _DURATION.match(text)
    if hit is None:
        return None
    amount = float(hit["amount"].replace(",", "."))
    unit = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": WORKDAY}[
        hit["unit"][0].lower()
    ]
    return Found(amount * unit, _behind(text, hit)) if amount else None


def find_person(text: str) -> Found[PersonRef] | None:
    """Return the person that `text` begins with: me, @handle, an address, "Full Name"."""
    for form, kind in _PERSONS:
        if hit := form.match(text):
            value = "" if kind is PersonKind.ME else hit[1].strip()
            if kind in (PersonKind.HANDLE, PersonKind.ADDRESS):
                value = value.lower()
            return Found(PersonRef(kind, value), _behind(text, hit))
    return None


def find_target(text: str) -> Found[Target] | None:
    """Return what a ticket can be given to: a person, team:x, queue:x, group:x, or next."""
    if (rest := find_word(text, "next")) is not None:
        return Found(PlaceRef(PlaceKind.NEXT), rest)
    if hit := _PLACE.match(text):
        name = (hit["quoted"] or hit["name"]).strip()
        return Found(PlaceRef(PlaceKind(hit["kind"].lower()), name), _behind(text, hit))
    if person := find_person(text):
        return Found(person.value, person.rest)
    return None


def find_ticket(text: str) -> Found[str] | None:
    """Return the ticket number that `text` begins with, in upper case; its date must exist."""
    hit = _TICKET.match(text)
    if hit is None or find_number(hit["number"].upper()) is None:
        return None
    return Found(hit["number"].upper(), _behind(text, hit))


def unquoted(text: str) -> str:
    """Return the text without the quotes around all of it."""
    stripped = text.strip()
    if len(stripped) > 1 and stripped[0] == stripped[-1] and stripped[0] in "\"'":
        return stripped[1:-1].strip()
    return stripped


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_END = r"(?![\w/])"
_ISO = re.compile(rf"(\d{{4}})-(\d{{1,2}})-(\d{{1,2}}){_END}")
_DAY_MONTH = re.compile(
    rf"(\d{{1,2}})[- ]({'|'.join(_MONTHS)})[a-z]{{0,6}}(?:[- ](\d{{4}}))?{_END}", re.IGNORECASE
)
_WEEKDAY = re.compile(
    r"(today|tomorrow|mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:rs?|rsday)?|fri(?:day)?"
    rf"|sat(?:urday)?|sun(?:day)?){_END}(?!-)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\+(\d{{1,3}})\s?(bd|d|w){_END}", re.IGNORECASE)
_NUMBER = re.compile(r"\d+")
_NUMBERS_ALONE = re.compile(
    r"\d{1,4}/\d{1,2}(?:/\d{1,4})?(?!\w)|\d{1,2}([.-])\d{1,2}\1\d{2,4}(?![\w:])"
)
_TIME = re.compile(
    r"(?P<hour>\d{1,2})(?::(?P<minute>\d{2}))?\s?(?P<half>[ap]\.?m\.?)(?!\w)"
    r"|(?P<hour24>\d{1,2}):(?P<minute24>\d{2})(?![\w:])",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"(?P<amount>\d{1,5}(?:[.,]\d{1,2})?)\s?"
    r"(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d)(?!\w)",
    re.IGNORECASE,
)
_PERSONS = (
    (re.compile(r"me(?![\w@.-])", re.IGNORECASE), PersonKind.ME),
    (re.compile(r"<?([^\s<>@\",:;]+@[^\s<>@\",:;]+\.\w+)>?", re.IGNORECASE), PersonKind.ADDRESS),
    (re.compile(r"@(\w[\w.-]*\w|\w)"), PersonKind.HANDLE),
    (re.compile(r"\"([^\"]+)\""), PersonKind.NAME),
)
_PLACE = re.compile(
    r"(?P<kind>team|queue|group)\s?:\s?(?:\"(?P<quoted>[^\"]+)\"|(?P<name>[^\s\",:;]*[^\s\",:;.!…]))",
    re.IGNORECASE,
)
_TICKET = re.compile(
    rf"\[?#?(?P<number>{NUMBER})\]?(?!\.?\w)",
    re.IGNORECASE | re.ASCII,
)


def _not_so_written(written: str, days: tuple[date, ...]) -> Refusal:
    """E-27: which of two days is meant only its writer knows; one day is named as it is written."""
    reading, example = "can be read two ways" if days else "is no day", "2026-12-01"
    if len(days) == 1:
        reading, example = "is not how a day is written here", days[0].isoformat()
    facts = (("date", written), ("reading", reading), ("example", example))
    return Refusal(ErrorCode.AMBIGUOUS_DATE, facts)


def _behind(text: str, hit: re.Match[str]) -> str:
    """What stands behind the hit, without the blanks and marks that only separate or end."""
    rest = text[hit.end() :].lstrip(" \t\n,;:")
    return rest if rest.strip(SENTENCE_END) else ""


def _date(year: int, month: int, day: int) -> date | None:
    """The date, if there is such a day in a year that a desk can mean."""
    try:
        return date(year, month, day) if 1970 <= year < 2200 else None
    except ValueError:
        return None


def _iso_date(hit: re.Match[str], today: date) -> date | None:
    return _date(int(hit[1]), int(hit[2]), int(hit[3]))


def _day_month(
    hit: re.Match[str], years: tuple[int, ...], today: date, *, past: bool
) -> date | None:
    month = _MONTHS.index(hit[2].lower()) + 1
    if hit[3]:
        return _date(int(hit[3]), month, int(hit[1]))
    days = (_date(year, month, int(hit[1])) for year in years)
    return next((day for day in days if day and (day <= today if past else day >= today)), None)


def _next_day_month(hit: re.Match[str], today: date) -> date | None:
    # 29-feb may be up to eight years away
    return _day_month(hit, tuple(range(today.year, today.year + 9)), today, past=False)


def _last_day_month(hit: re.Match[str], today: date) -> date | None:
    return _day_month(hit, tuple(range(today.year, today.year - 9, -1)), today, past=True)


def _weekday_date(hit: re.Match[str], today: date) -> date | None:
    word = hit[1].lower()
    if word in ("today", "tomorrow"):
        return today + timedelta(days=word == "tomorrow")
    weekday = [name.lower() for name in WEEKDAYS].index(word[:3])
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _relative_date(hit: re.Match[str], today: date, calendar: Calendar) -> date:
    count = int(hit[1])
    match hit[2].lower():
        case "bd":
            return add_business_dates(today, count, calendar)
        case "w":
            return today + timedelta(weeks=count)
        case _:
            return today + timedelta(days=count)
