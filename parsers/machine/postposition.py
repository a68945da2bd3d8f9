"""Days of an absence in languages that put "until" and "back" behind the day.

"4 Aralık'a kadar", "4.12. asti", "december 4-ig", "12月4日まで": the day is looked for first, and
then what stands right behind it. In Chinese "until" stands before, without a blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from parsers.machine.daydate import Found, Order, read_day

# A sentence without one of these says nothing of the kind: most are not looked at further.
MAY = re.compile(
    r"kadar|dön|asti|saakka|ig\b|térek|térünk|jövök|vissza|újra|itibar|[日号號일で]", re.IGNORECASE
)
# Where a day may begin: a number, or the name of a month with its number behind it (Hungarian).
START = re.compile(
    r"(?<![\w./-])(?=\d)|(?<!\w)(?=[^\W\d_]{3,12}\.? \d{1,2}-)|(?<=[^\W\da-z])(?=\d)"
)
LAST = re.compile(
    r"(?:'\s?(?:y?[aeıi]|n[ae])| (?:[^\W\d_]{4,10} )?(?:tarihine|gününe|akşamına|günü sonuna))?"
    r" (?:dahil )?kadar\b"
    r"|\.? (?:asti|saakka)\b"
    r"|(?:-[^\W\d_]{0,2}ig| -ig)\b"
    r"| ?まで(?!に)"
    r"| ?까지"
)
RETURN = re.compile(
    r"(?:'[td][ae]| (?:[^\W\d_]{4,10} )?(?:tarihinde|günü)) (?:(?!size )[^\W\d_]{2,12} ){0,2}dön"
    r"| itibar[^\W\d_]{2,6} (?:[^\W\d_]{2,12} ){0,2}(?:dön|olaca|başla)"
    r"|-[^\W\d_]{2,3},? (?:[^\W\d_]{2,12} ){0,2}?(?:térek|térünk|jövök|vissza|újra)"
    r"|(?:に|から|より)[^、。\d]{0,12}?(?:戻り|戻る|出社|復帰|帰社|帰国|再開|通常)|以降"
    r"| ?(?:起|才|再|会|會|将|將|正式|正常){0,2} ?"
    r"(?:回(?![复復覆信答电電應应])|返|恢复|恢復|上班|复工|復工)"
    r"|(?:에|부터)? ?[^\d.,]{0,8}?(?:복귀|출근|돌아[오올])"
)
RANGE = re.compile(r" ?[~～〜–—-] ?")  # between the first day and the last
CHINESE_RANGE = re.compile(r" ?[至到~～〜–—-] ?(\d{1,2}) ?[日号號]")  # of one month
CHINESE_UNTIL = re.compile(r"(?:至|到|截至|直到|直至) ?$")
AWAY = re.compile(
    "休暇|休み|不在|休業|出張|休职|休職|休假|放假|年假|请假|請假|出差|外出|假期|휴가|부재|출장|휴무|휴직"
)


def says_away(part: str) -> bool:
    """Whether a sentence of East Asia, which parts no words, says that somebody is not there."""
    return not part.isascii() and AWAY.search(part) is not None


def find_postposed(part: str, today: date, order: Order) -> Iterator[tuple[Found, bool]]:
    """Give the days of a folded sentence, and whether each is the last one away."""
    if not MAY.search(part):
        return
    at = 0
    begun = None  # where a day ended that may be the first of a range
    while start := START.search(part, at):
        found = read_day(part, start.start(), today, order)
        if found is None or not found.is_full:
            at = start.start() + 1
            continue
        at = found.end
        if days := CHINESE_RANGE.match(part, at):
            last = _later_in_month(found.day, int(days[1]))
            if last is not None:
                yield Found(last, days.end()), True
        elif LAST.match(part, at):
            yield found, True
        elif RETURN.match(part, at):
            yield found, False
        elif (begun is not None and RANGE.fullmatch(part, begun, start.start())) or (
            CHINESE_UNTIL.search(part, max(0, start.start() - 4), start.start())
        ):
            yield found, True
        begun = found.end


def _later_in_month(first: date, number: int) -> date | None:
    """Return that day of the month of `first`, where it is not before it."""
    try:
        last = first.replace(day=number)
    except ValueError:
        return None
    return last if last >= first else None
