"""Dates that bring a ticket back: which are refused, which earn a warning (ST-15)."""

from __future__ import annotations

from datetime import date, timedelta

from rules.clock import is_business_day
from rules.commands.lookup import refuse, today
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import Command
from rules.context import Scene
from rules.effects import Effect, Warn

FAR_DAYS = 366  # ST-15, W-03


def not_ahead(day: date | None, command: Command, scene: Scene) -> Refusal | None:
    """E-09: what is deferred comes back on a day after today, or it would get lost."""
    here = today(scene)
    if day is not None and day > here:
        return None
    reason = ""
    if day is not None:
        reason = f"{day.isoformat()} is {'in the past' if day < here else 'today'}."
    example = (here + timedelta(days=7)).isoformat()
    return refuse(ErrorCode.NO_DUE_DATE, command, ("reason", reason), ("example", example))


def date_warnings(day: date, scene: Scene) -> tuple[Effect, ...]:
    """W-03, W-04: a date that may be a slip of the pen."""
    warnings: list[Effect] = []
    if (day - today(scene)).days > FAR_DAYS:
        because = f"{day.isoformat()} is more than a year ahead"
        warnings.append(Warn(code=WarningCode.FAR_DATE, rule="ST-15", because=because))
    if not is_business_day(day, scene.desk.calendar):
        because = f"{day.isoformat()} is not a service day"
        warnings.append(Warn(code=WarningCode.NOT_A_SERVICE_DAY, rule="ST-15", because=because))
    return tuple(warnings)
