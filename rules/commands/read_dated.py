"""How commands with a date or time are read: appointments, attempts, leave (CMD-03).

A reader returns the arguments, None when the line lacks something (E-02), or the refusal that
says it better. Dates and times are local.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta

from rules.commands.arguments import (
    AttemptArgs,
    AwayArgs,
    CallKind,
    CancelCallArgs,
    DeferArgs,
    DueArgs,
    Ground,
    HeadsUpArgs,
    LeaveArgs,
    NoShowArgs,
    Outcome,
    OutreachArgs,
    OutreachOrder,
    ScheduledArgs,
)
from rules.commands.grammar import (
    Found,
    PersonRef,
    find_choice,
    find_date,
    find_duration,
    find_person,
    find_time,
    find_word,
)
from rules.commands.refusals import ErrorCode, Refusal
from rules.model.cycle import Channel


def read_no_show(text: str, ground: Ground) -> NoShowArgs | Refusal | None:
    """`[<date> <time>] [force]`."""
    moment = _find_moment(text, ground, past=True)
    if isinstance(moment, Refusal):
        return moment
    rest = text if moment is None else moment.rest
    if rest.lower() not in ("", "force"):
        return None
    day, at = (None, None) if moment is None else (moment.value.day, moment.value.at)
    return NoShowArgs(day, at, force=bool(rest))


def read_defer(text: str, ground: Ground) -> DeferArgs | Refusal:
    """`[until] <date> [<time>] [why]`; a date after today (ST-15)."""
    until = find_word(text, "until")
    found = find_date(text if until is None else until, ground.today, ground.calendar)
    if isinstance(found, Refusal):
        return found
    if found is None:
        return _no_due_date(ground, "")
    if found.value <= ground.today:
        when = "today" if found.value == ground.today else "in the past"
        return _no_due_date(ground, f"{found.value} is {when}.")
    if at := find_time(found.rest):
        return DeferArgs(found.value, at.value, at.rest)
    return DeferArgs(found.value, None, found.rest)


def read_scheduled(text: str, ground: Ground) -> ScheduledArgs | Refusal | None:
    """`<date> <time> [for <duration>] [with <person>] [kind]`."""
    moment = _find_moment(text, ground)
    if moment is None or isinstance(moment, Refusal):
        return moment
    lasts: timedelta | None = None
    person: PersonRef | None = None
    kind: CallKind | None = None
    rest = moment.rest
    while rest:
        if lasts is None and (time_behind := find_word(rest, "for")) is not None:
            if (long := find_duration(time_behind)) is None:
                return None
            lasts, rest = long.value, long.rest
        elif person is None and (person_behind := find_word(rest, "with")) is not None:
            if (who := find_person(person_behind)) is None:
                return None
            person, rest = who.value, who.rest
        elif kind is None and (sort := find_choice(CallKind, rest)):
            kind, rest = sort.value, sort.rest
        else:
            return None
    return ScheduledArgs(moment.value.day, moment.value.at, lasts, person, kind)


def read_cancel_call(text: str, ground: Ground) -> CancelCallArgs | Refusal | None:
    """`[<date> <time>|all]`."""
    if text.lower() in ("", "all"):
        return CancelCallArgs(everything=bool(text))
    moment = _find_moment(text, ground)
    if moment is None or isinstance(moment, Refusal):
        return moment
    return None if moment.rest else CancelCallArgs(moment.value.day, moment.value.at)


def read_attempt(text: str, ground: Ground) -> AttemptArgs | Refusal | None:
    """`phone <date> <time>|now <outcome> [number or name]`, `email [<date> <time>]`.

    What a phone attempt lacks stays None: the line is understood, and refused with E-15 later.
    """
    channel = find_choice(Channel, text)
    if channel is None:
        return None
    rest = channel.rest
    day: date | None = None
    at: time | None = None
    outcome: Outcome | None = None
    now = False
    aside = ""
    while rest:
        found = find_date(rest, ground.today, ground.calendar, past=True) if day is None else None
        if isinstance(found, Refusal):
            return found
        if found:
            day, rest = found.value, found.rest
        elif at is None and (moment := find_time(rest)):
            at, rest = moment.value, moment.rest
        elif not now and (behind := find_word(rest, "now")) is not None:
            now, rest = True, behind
        elif outcome is None and (ending := _find_outcome(rest)):
            outcome, rest = ending.value, ending.rest
        elif not aside and (behind := find_word(rest, "yesterday")) is not None:
            aside, rest = "yesterday ", behind  # no date word: attempts need the exact date
        else:
            break
    return AttemptArgs(channel.value, day, at, now, outcome, (aside + rest).strip())


def read_outreach(text: str, ground: Ground) -> OutreachArgs | Refusal | None:
    """`hold <date>|resume|reset|close|show`."""
    order = find_choice(OutreachOrder, text)
    if order is None:
        return None
    if order.value is not OutreachOrder.HOLD:
        return None if order.rest else OutreachArgs(order.value)
    until = find_word(order.rest, "until")
    found = find_date(order.rest if until is None else until, ground.today, ground.calendar)
    if found is None or isinstance(found, Refusal):
        return found
    return None if found.rest else OutreachArgs(order.value, found.value)


def read_leave(text: str, ground: Ground) -> LeaveArgs | Refusal | None:
    """`[return <date>]`."""
    if not text:
        return LeaveArgs()
    behind = find_word(text, "return")
    found = None if behind is None else find_date(behind, ground.today, ground.calendar)
    if found is None or isinstance(found, Refusal):
        return found
    return None if found.rest else LeaveArgs(found.value)


def read_away(text: str, ground: Ground) -> AwayArgs | Refusal | None:
    """`[<person>] [from] <date> [to <date>]`."""
    person = find_person(text)
    words = person.rest if person else text
    first = find_date(find_word(words, "from") or words, ground.today, ground.calendar)
    if first is None or isinstance(first, Refusal):
        return first
    who = person.value if person else None
    if not first.rest:
        return AwayArgs(first.value, None, who)
    behind = find_word(first.rest, "to", "until", "-")
    last = None if behind is None else find_date(behind, ground.today, ground.calendar)
    if last is None or isinstance(last, Refusal):
        return last
    return None if last.rest or last.value < first.value else AwayArgs(first.value, last.value, who)


def read_heads_up(text: str, ground: Ground) -> HeadsUpArgs | Refusal:
    """`[<date>] [text]`."""
    found = find_date(text, ground.today, ground.calendar)
    if isinstance(found, Refusal):
        return found
    return HeadsUpArgs(found.value, found.rest) if found else HeadsUpArgs(None, text)


def read_due(text: str, ground: Ground) -> DueArgs | Refusal | None:
    """`<date>|none`."""
    if text.lower() == "none":
        return DueArgs(None)
    found = find_date(text, ground.today, ground.calendar)
    if found is None or isinstance(found, Refusal):
        return found
    return None if found.rest else DueArgs(found.value)


@dataclass(frozen=True, slots=True)
class _Moment:
    """A local date and time, as written one behind the other."""

    day: date
    at: time


_OUTCOMES = {
    Outcome.VM: ("vm", "voicemail", "voice mail", "left voicemail"),
    Outcome.MESSAGE: ("message", "msg", "left message"),
    Outcome.NOANSWER: ("noanswer", "no-answer", "no answer"),
}


def _find_moment(
    text: str, ground: Ground, *, past: bool = False
) -> Found[_Moment] | Refusal | None:
    day = find_date(text, ground.today, ground.calendar, past=past)
    if day is None or isinstance(day, Refusal):
        return day
    at = find_time(day.rest)
    return Found(_Moment(day.value, at.value), at.rest) if at else None


def _find_outcome(text: str) -> Found[Outcome] | None:
    for outcome, words in _OUTCOMES.items():
        if (rest := find_word(text, *words)) is not None:
            return Found(outcome, rest)
    return None


def _no_due_date(ground: Ground, reason: str) -> Refusal:
    example = (ground.today + timedelta(days=7)).isoformat()
    return Refusal(ErrorCode.NO_DUE_DATE, (("example", example), ("reason", reason)))
