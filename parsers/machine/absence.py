"""The day of return that an automatic answer names (GW-06).

It is offered to the owner of the ticket, so that a doubtful reading is none: a date counts only
directly behind "until", "back on", "returning" and their like.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar janvier enero gennaio janeiro januari stycznia januára",
            "february feb februar février febrero febbraio fevereiro februari lutego",
            "march mar märz maerz mars marzo março maart marca",
            "april apr avril abril aprile kwietnia aprila",
            "may mai mayo maggio maio mei maja",
            "june jun juni juin junio giugno junho czerwca",
            "july jul juli juillet julio luglio julho lipca",
            "august aug août agosto augustus augusti sierpnia",
            "september sep sept septembre septiembre settembre setembro września",
            "october oct okt oktober octobre octubre ottobre outubro października",
            "november nov novembre noviembre novembro listopada",
            "december dec dez dezember décembre diciembre dicembre dezembro grudnia",
        ),
        1,
    )
    for name in names.split()
}
LEADS = (
    r"until|till|back(?: in (?:the )?office| at (?:work|my desk))?(?: on)?",
    r"returning(?: to (?:(?:the|my) )?(?:office|work|desk))?(?: on)?|i return",
    r"return(?: to (?:(?:the|my) )?(?:office|work|desk))? on",
    r"bis(?: einschlie(?:ß|ss)lich)?(?: zum)?|(?:wieder )?ab(?: dem)?|zurück am",
    r"jusqu'?au|de retour le|hasta el|de vuelta el|até|fino al|rientro il",
    r"tot(?: en met)?|terug op|til(?: og med)?|till och med|tilbake|do",
)
# "On 1 December I am back": the date comes first, and what it is stands in the same sentence.
DAYS = re.compile(r"\b(?:am|on|le|el|op)\b[ ,]{0,2}", re.IGNORECASE)
BACK = re.compile(
    r"[^.!?\n]{0,30}?\b(?:wieder|zurück|back|return|de retour|de vuelta|terug|tilbake)\b",
    re.IGNORECASE,
)
LEAD = re.compile(r"\b(?:" + "|".join(LEADS) + r")\b[ ,:]{0,3}", re.IGNORECASE)
# Articles and a weekday may stand between the lead and the date.
BETWEEN = re.compile(
    r"(?:(?:the|dem|den|el|le|il|dia|on) )?"
    r"(?:[^\W\d]{2,12}(?:day|tag|dag|di|ag)[,.]? {0,2}|(?:mon|tue|wed|thu|fri|sat|sun)[,.]? {1,2})?"
    r"(?:(?:the|dem|den) )?",
    re.IGNORECASE,
)
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\b")
DOTTED = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2})\b)?")
YEAR = r"(?:,?\s{1,2}(?:de )?(\d{4})\b)?"
DAY_MONTH = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|\.|er)?\s{1,2}(?:of |de )?([^\W\d]{3,12})\.?" + YEAR, re.IGNORECASE
)
MONTH_DAY = re.compile(
    r"([^\W\d]{3,12})\.?\s{1,2}(\d{1,2})(?:st|nd|rd|th)?\b" + YEAR, re.IGNORECASE
)
READ_MAX = 20_000


def find_return_date(text: str, sent: datetime | None) -> str:
    """The day behind "until", "back on" or "returning" as ISO date; "" where none is named."""
    text = text[:READ_MAX]
    for lead in LEAD.finditer(text):
        found, _ = _dated(text, lead, sent)
        if found is not None:
            return found.isoformat()
    for lead in DAYS.finditer(text):
        found, end = _dated(text, lead, sent)
        if found is not None and BACK.match(text, end):
            return found.isoformat()
    return ""


def _dated(text: str, lead: re.Match[str], sent: datetime | None) -> tuple[date | None, int]:
    """The date behind the lead, and where it ends."""
    day = BETWEEN.match(text, lead.end())
    return _read_date(text, day.end() if day else lead.end(), sent)


def _read_date(text: str, at: int, sent: datetime | None) -> tuple[date | None, int]:
    """The date that stands at `at`; one without a year is the next such day after `sent`."""
    if hit := ISO.match(text, at):
        return _make(int(hit[1]), int(hit[2]), int(hit[3])), hit.end()
    if hit := DOTTED.match(text, at):
        return _near(hit[3], int(hit[2]), int(hit[1]), sent), hit.end()
    if (hit := DAY_MONTH.match(text, at)) and hit[2].casefold() in MONTHS:
        return _near(hit[3], MONTHS[hit[2].casefold()], int(hit[1]), sent), hit.end()
    if (hit := MONTH_DAY.match(text, at)) and hit[1].casefold() in MONTHS:
        return _near(hit[3], MONTHS[hit[1].casefold()], int(hit[2]), sent), hit.end()
    return None, at


def _near(year: str | None, month: int, day: int, sent: datetime | None) -> date | None:
    if year:
        return _make(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if sent is None:
        return None
    found = _make(sent.year, month, day)
    if found is not None and found < sent.date() - timedelta(days=31):
        found = _make(sent.year + 1, month, day)
    return found


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
