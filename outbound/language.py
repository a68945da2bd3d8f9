"""How a language writes days, moments and the small words beside them: one file a language.

`language.toml` stands beside the templates of its language. A third language is files only.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from pathlib import Path

from rules.clock import wall_time

FILE_NAME = "language.toml"


class BadLanguage(Exception):
    """A file of a language cannot be used. The message names the file and the way out."""


@dataclass(frozen=True, slots=True)
class Language:
    """What stands in `language.toml`."""

    weekdays: tuple[str, ...]  # seven, Monday first
    months: tuple[str, ...]
    day: str  # "{weekday} {day} {month}"
    day_of_another_year: str
    moment: str  # "{date}, {time} ({place})"
    tries: Mapping[str, str]  # sent, vm, message, noanswer: what a try was, in a list
    places: Mapping[str, str]  # zones whose city is written otherwise: "Europe/Vienna" = "Wien"

    def write_day(self, on: date, today: date) -> str:
        """Return "Monday 23 November", with the year where that is not this one."""
        pattern = self.day if on.year == today.year else self.day_of_another_year
        return _filled(
            pattern,
            weekday=self.weekdays[on.weekday()],
            day=str(on.day),
            month=self.months[on.month - 1],
            year=str(on.year),
        )

    def write_moment(self, at: datetime, today: date, zone: str) -> str:
        """Return "Monday 23 November, 10:00 (New York)"; `at` is local to the zone."""
        place = self.places.get(zone) or _city(zone) or at.tzname() or zone
        day = self.write_day(at.date(), today)
        return _filled(self.moment, date=day, time=wall_time(at), place=place)


@cache
def load_language(path: Path) -> Language:
    """Return the language of a file; raise BadLanguage naming it and what is wrong."""
    try:
        found = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        raise BadLanguage(
            f"{_shown(path)}: is missing; copy it from the language `en` and translate it"
        ) from None
    except (OSError, ValueError) as error:
        raise BadLanguage(f"{_shown(path)}: cannot be read: {error}") from None
    known = {one.name for one in fields(Language)}
    wrong = [f'unknown key "{key}"' for key in sorted(found.keys() - known)]
    wrong += [f'"{key}" is missing' for key in sorted(known - found.keys() - {"places"})]
    wrong += _misshapen(found)
    if wrong:
        raise BadLanguage(f"{_shown(path)}: {'; '.join(wrong)}")
    return Language(
        weekdays=tuple(found["weekdays"]),
        months=tuple(found["months"]),
        day=found["day"],
        day_of_another_year=found["day_of_another_year"],
        moment=found["moment"],
        tries=found["tries"],
        places=found.get("places", {}),
    )


def _misshapen(found: Mapping[str, object]) -> list[str]:
    wrong = []
    for key, many in (("weekdays", 7), ("months", 12)):
        names = found.get(key, ())
        if key in found and not (isinstance(names, list) and len(names) == many):
            wrong.append(f'"{key}" must name all {many}')
    for key in ("day", "day_of_another_year", "moment"):
        if key in found and not isinstance(found[key], str):
            wrong.append(f'"{key}" must be a text')
    for key in ("tries", "places"):
        table = found.get(key, {})
        if not isinstance(table, dict) or not all(isinstance(one, str) for one in table.values()):
            wrong.append(f'"{key}" must be a table of words')
    return wrong


def _filled(pattern: str, **words: str) -> str:
    """Return the pattern with its words; nothing else in braces means anything."""
    for name, word in words.items():
        pattern = pattern.replace(f"{{{name}}}", word)
    return pattern


def _city(zone: str) -> str:
    """Return "New York" of America/New_York, "" of a zone that names no city."""
    area, slash, rest = zone.partition("/")
    return rest.rpartition("/")[2].replace("_", " ") if slash and area != "Etc" else ""


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"
