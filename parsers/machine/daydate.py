"""Days as people write them: "14 December", "12/14/26", "Monday", "the 11th".

A day that may be read in two ways is the later of those that are to come: who waits too long for
somebody does no harm. What looks like a day but goes on as a telephone's number or a time is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from parsers.machine.daynames import MONTHS, WEEKDAYS

WHOLE_WEEKDAY = 5  # letters: "do" is also Polish for until, "sat" also sits
TOMORROW = ("tomorrow", "morgen", "demain", "mañana", "domani", "amanhã", "jutro", "imorgon")
NEXT = ("next", "nächsten", "nächster", "próximo", "prochain", "volgende", "nästa", "neste")


class Order(StrEnum):
    """Whether the day or the month comes first in 7/12."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Found:
    """A day, and where its words end."""

    day: date
    end: int
    is_full: bool = True  # a number and a month; not a weekday or "the 11th" alone


_NAME = r"([^\W\d_]{3,12})"
_GOES_ON = r"(?!\w|[-/.:]\d|\s?(?:uhr|h\b|am\b|pm\b|a\.m|p\.m|%|€|\$))"
_YEAR = r"(?:,?\s{1,2}(?:de |del |do )?(\d{4})(?![\w/]))?"
_NTH = r"(?:st|nd|rd|th|er|re|º|ª|\.|:?e|η|-?го)?"
# "12月4日(金)", "2026년 12월 4일"; with a stroke where "until" or "from" follows: "12/4まで"
EAST_ASIAN = re.compile(
    r"(?:(\d{4}) ?[年년/] ?)?"
    r"(\d{1,2})(?: ?[月월] ?(\d{1,2}) ?[日号號일]|/(\d{1,2})(?=[^\d/]{0,6}?(?:まで|より|から)))"
    r"(?: ?[(（][^\d()（）]{1,4}[)）]| ?(?:周|星期|週|禮拜)[一二三四五六日天])?"
)
ISO = re.compile(r"(\d{4})(?:-|/|\. ?)(\d{1,2})(?:-|/|\. ?)(\d{1,2})(?!\w|[-/]\d)")
NUMBERS = re.compile(
    r"(\d{1,2})([./-])\s?(\d{1,2})(?:\2\s?(\d{4}|\d{2}(?!\d))|\.(?!\d))?" + _GOES_ON, re.IGNORECASE
)
DAY_MONTH = re.compile(r"(\d{1,2})" + _NTH + r"\s{0,2}(?:of |de )?" + _NAME + r"\b\.?" + _YEAR)
MONTH_DAY = re.compile(_NAME + r"\.?\s{1,2}(?:the )?(\d{1,2})(?:st|nd|rd|th)?(?![\w:/])" + _YEAR)
MONTH_DAYS = re.compile(  # "December 14-23"
    _NAME
    + r"\.?\s{1,2}\d{1,2}(?:st|nd|rd|th)?\s?[-–—]\s?(\d{1,2})(?:st|nd|rd|th)?(?![\w:/]|\.\d)"
    + _YEAR
)
ARTICLE = re.compile(
    r"(?:(?:the|dem|den|der|le|la|el|il|o|dia|día|dnia|op|on|and including"
    r"|d\.|τισ|την|τη|يوم)\s|ב-){0,2}"
)
WORD = re.compile(r"([^\W\d_]{2,14}(?:-feira)?)[.,]?\s{0,2}")
# "the 11th", "dem 11.", "le 11": a number that something says to be of days
OF_THE_MONTH = re.compile(
    r"(\d{1,2})(?:(?:st|nd|rd|th|º)(?!\s[a-z])|\.(?!\d)|(?=[.,;!?\s]|$))" + _GOES_ON
)
ARTICLED = re.compile(r"\b(?:the|dem|den|le|el|il|dia|día|du|au|al|zum)\s$")
STROKES = re.compile(r"(?<![\d/])(?!24/7)(\d{1,2})/(\d{1,2})(?:/(?:\d{4}|\d\d))?(?![\d/])")
ENGLISH = re.compile(r"\b(?:i|am|i'm|the|will|my|our|we|until|out|away|back)\b", re.IGNORECASE)
NEAR = timedelta(days=183)  # a date without a year is one of these days
PAST = timedelta(days=31)  # and may be over
YEARS = range(1900, 9000)  # "until 31.12.9999" is for ever, and no day follows it


def order_of(text: str) -> Order:
    """How this text writes its dates with strokes, as far as one of them shows it."""
    seen = {
        Order.DAY_FIRST if int(one[1]) > 12 else Order.MONTH_FIRST
        for one in STROKES.finditer(text)
        if (int(one[1]) > 12) != (int(one[2]) > 12)
    }
    if not seen and not ENGLISH.search(text):
        return Order.DAY_FIRST
    return seen.pop() if len(seen) == 1 else Order.UNKNOWN


def read_day(text: str, at: int, sent: date, order: Order) -> Found | None:
    """Return the day that stands at `at` of the folded text, seen from the day of the mail."""
    start = at
    if article := ARTICLE.match(text, at):
        at = article.end()
    weekday: int | None = None
    is_next = False
    while word := WORD.match(text, at):
        name = word[1]
        if name in TOMORROW and weekday is None and not is_next:
            return Found(sent + timedelta(days=1), word.end(1), is_full=False)
        if name in NEXT:
            is_next = True
        elif name in WEEKDAYS and weekday is None:
            weekday = WEEKDAYS[name]
        else:
            break
        last, at = word, word.end()
        if article := ARTICLE.match(text, at):
            at = article.end()
    if found := _read_full(text, at, sent, order):
        return found
    hit = OF_THE_MONTH.match(text, at)
    is_named = weekday is not None or ARTICLED.search(text, max(0, start - 5), at)
    if hit and (is_named or text[hit.end(1) : hit.end()] not in ("", ".")):
        day = _next_of_month(int(hit[1]), sent)
        return Found(day, hit.end(), is_full=False) if day else None
    if weekday is None or len(last[1]) < WHOLE_WEEKDAY:
        return None
    return Found(_next_weekday(weekday, sent, is_next=is_next), last.end(1), is_full=False)


def _read_full(text: str, at: int, sent: date, order: Order) -> Found | None:
    if hit := ISO.match(text, at):
        day = _make(int(hit[1]), int(hit[2]), int(hit[3]))
        return Found(day, hit.end()) if day else None
    if hit := EAST_ASIAN.match(text, at):
        day = _near(hit[1], int(hit[2]), int(hit[3] or hit[4]), sent)
        return Found(day, hit.end()) if day else None
    if hit := NUMBERS.match(text, at):
        days = tuple(_numbers(hit, sent, order))
        return Found(max(days), hit.end()) if days else None
    for form, month, number, year in (
        (DAY_MONTH, 2, 1, 3),
        (MONTH_DAYS, 1, 2, 3),
        (MONTH_DAY, 1, 2, 3),
    ):
        hit = form.match(text, at)
        if hit and hit[month] in MONTHS:
            day = _near(hit[year], MONTHS[hit[month]], int(hit[number]), sent)
            return Found(day, hit.end()) if day else None
    return None


def _numbers(hit: re.Match[str], sent: date, order: Order) -> Iterator[date]:
    """Give the days that 7/12 may be: both ways where nothing shows which, if both are near."""
    first, sign, second, year = int(hit[1]), hit[2], int(hit[3]), hit[4]
    if sign == "-" and not year and first <= 12:  # "9-12" are hours or pieces
        return
    ways = [(second, first)]
    if sign == "/":
        ways = [way for way in (*ways, (first, second)) if order is Order.UNKNOWN] or ways
        ways = [(first, second)] if order is Order.MONTH_FIRST else ways
    days = [day for way in ways if (day := _near(year, *way, sent))]
    likely = [day for day in days if sent <= day <= sent + NEAR]
    yield from likely or days


def _near(year: str | None, month: int, day: int, sent: date) -> date | None:
    if year:
        return _make(int(year) + (2000 if len(year) == 2 else 0), month, day)
    found = _make(sent.year, month, day)
    if found is not None and found < sent - PAST:
        found = _make(sent.year + 1, month, day)
    return found


def _next_of_month(number: int, sent: date) -> date | None:
    """The next such day of a month; one that has just been may be meant by an old text."""
    day = _make(sent.year, sent.month, number)
    if day is not None and day >= sent:
        return day
    later = (sent.replace(day=1) + timedelta(days=32)).replace(day=1)
    return _make(later.year, later.month, number)


def _next_weekday(weekday: int, sent: date, *, is_next: bool) -> date:
    """The coming one; "next Friday" is that of next week, which is the later of two readings."""
    ahead = (weekday - sent.weekday()) % 7 or 7
    day = sent + timedelta(days=ahead)
    monday = sent + timedelta(days=7 - sent.weekday())
    return day + timedelta(days=7) if is_next and day < monday else day


def _make(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
