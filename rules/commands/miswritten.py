"""What is written wrongly, as it is most likely meant: a verb, a name, a day, two lines in one."""

from __future__ import annotations

import difflib
import re

from rules.commands.gaps import (
    ADDRESS_GAP,
    DAY_GAP,
    NAME_GAP,
    NUMBER_GAP,
    TIME_GAP,
    gap_for,
    without_gaps,
)
from rules.commands.grammar import days_meant, find_date
from rules.commands.refusals import Refusal
from rules.commands.table import MEANT, VERBS, Verb, find_verb, near_verbs
from rules.commands.wrong_line import Lines, Wrong, split_line
from rules.model.audience import is_lead
from rules.policy.desk import Staff

_OWN_WORDS = re.compile(r"\S+")


def nearest_verb(wrong: Wrong) -> Lines:
    """E-01: the verb that is meant most likely, with what stood behind it."""
    if wrong.line.startswith("+"):  # a word of the address
        return tuple(f"#{one}" for one in near_verbs(wrong.line[1:], MEANT)[:1]) or ("#help",)
    suggestions = [one.strip() for one in wrong.fact("suggestions").split(",")]
    for one in (one for one in suggestions if one.startswith("#")):
        verb = find_verb(split_line(one)[0])
        if verb is None or not _is_meant(verb, wrong):
            break
        whole = (one,) if verb is Verb.STATUS else (f"{one} {wrong.args}".strip(), one)
        for line in whole:
            if wrong.read(line) is not None:
                return (line,)
        return (f"#{verb} {gap_for(VERBS[verb].expected)}",)
    return ("#help",)


def _is_meant(verb: Verb, wrong: Wrong) -> bool:
    """Whether a verb is so like what was written that it may stand in the block."""
    word, args = wrong.split()
    joined = find_verb(word + args.partition(" ")[0])
    return verb in (Verb.STATUS, joined) or verb in near_verbs(word, MEANT)


def as_meant(wrong: Wrong) -> Lines:
    """E-02: two commands apart, a person as people name each other, else a gap.

    A line that reads well asks for something that is not there; what there is may stand in the gap.
    """
    verb = wrong.verb
    if verb is None or verb in (Verb.DUPLICATE, Verb.MERGE):
        return another_ticket(wrong)
    expected = wrong.fact("expected")
    if wrong.read(wrong.line) is not None:
        return (f"#{verb} {gap_for(expected)}",) if expected.startswith("one of ") else ()
    return (
        _apart(wrong)
        or _with_handle(wrong)
        or (_with_time(wrong) if verb is Verb.SCHEDULED else ())
        or ((f"#{verb}",) if expected.startswith("nothing") and wrong.read(f"#{verb}") else ())
        or (f"#{verb} {gap_for(expected)}",)
    )


def _apart(wrong: Wrong) -> Lines:
    """Return the commands that stand in one line, a line each."""
    lines = tuple(f"#{one.strip(' ,;/&|')}" for one in wrong.line.split("#")[1:])
    return lines if len(lines) > 1 and all(map(wrong.read, lines)) else ()


def _with_handle(wrong: Wrong) -> Lines:
    """Return the line with the handle of whoever is named at its beginning, or behind "with"."""
    before, with_, behind = wrong.args.rpartition("with ")
    for staff in _named(behind, wrong.scene.desk.staff):
        for name in (staff.name, staff.name.split()[0], staff.handle):
            hit = re.match(rf"@?{re.escape(name)}(?!\w)", behind, re.IGNORECASE)
            rest = behind[hit.end() :] if hit else ""
            line = f"#{wrong.verb} {before}{with_}@{staff.handle}{rest}"
            if hit and wrong.read(line) is not None:
                return (line,)
    return ()


def _with_time(wrong: Wrong) -> Lines:
    """Return the line with a gap for the time of day, where its date is there."""
    read = find_date(wrong.args, wrong.today, wrong.scene.desk.calendar)
    if read is None or isinstance(read, Refusal):
        return ()
    rest = without_gaps(read.rest)
    return (f"#{wrong.verb} {read.value} {TIME_GAP} {rest}".strip(),)


def another_ticket(wrong: Wrong) -> Lines:
    """E-02, E-03: which ticket is meant nobody but the writer knows, least of all an example."""
    way = {Verb.DUPLICATE: "of", Verb.MERGE: "into"}.get(wrong.verb) if wrong.verb else None
    return (f"#{wrong.verb} {way} {NUMBER_GAP}",) if way else ()


def _named(words: str, staff: tuple[Staff, ...]) -> list[Staff]:
    """Return whoever the words begin with, where nobody else can be meant."""
    folded = f"{words.casefold().lstrip('@')} "
    found = [
        one
        for one in staff
        if one.active
        and any(
            folded.startswith(f"{name.casefold()} ")
            for name in (one.name, one.name.split()[0], one.handle)
        )
    ]
    return found if len(found) == 1 else []


def nearest_name(wrong: Wrong) -> Lines:
    """E-22: somebody who is away may be forced on; who is unknown is whose name comes nearest."""
    if wrong.fact("state").startswith("away until"):
        sender = wrong.scene.desk.find_staff(wrong.scene.sender.person)
        ticket = wrong.case.ticket
        mine = sender is not None and ticket is not None and ticket.primary == sender.handle
        return (wrong.line, "#force") if mine or (sender and is_lead(sender)) else ()
    desk, name = wrong.scene.desk, wrong.fact("name")
    places = [(one.key, one.name) for one in desk.departments]
    places += [(one.key, one.name) for one in (*desk.teams, *desk.groups)]
    known = {f"@{one.handle}": f"@{one.handle}" for one in desk.staff if one.active}
    known |= {one.name: f"@{one.handle}" for one in desk.staff if one.active}
    known |= {word: key for key, name in places for word in (key, name)}
    known |= {one.name: one.name for one in desk.queues}
    folded = {word.casefold(): meant for word, meant in known.items()}
    near = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=0.6)
    line = wrong.line.replace(name, folded[near[0]]).replace('"', "") if near else ""
    if line and line != wrong.line and wrong.read(line) is not None:
        return (line,)
    if wrong.verb is None:
        return ()
    gap = ADDRESS_GAP if "an address" in VERBS[wrong.verb].expected[:13] else NAME_GAP
    if name not in wrong.line:
        return (f"#{wrong.verb} {gap} {wrong.args}".strip(),)
    return (wrong.line.replace(name, gap),)


def read_one_way(wrong: Wrong) -> Lines:
    """E-27: each day as it is most likely meant."""
    line = wrong.line
    while isinstance(found := _first_in_numbers(line, wrong), str):
        days = days_meant(found, wrong.today, past=wrong.verb in (Verb.ATTEMPT, Verb.NOSHOW))
        line = line.replace(found, days[0].isoformat() if days else DAY_GAP, 1)
    stands_below = wrong.fact("date") not in wrong.line  # in the text: `text_below` asks there
    return (line,) if stands_below or line != wrong.line else ()


def _first_in_numbers(line: str, wrong: Wrong) -> str | None:
    """Return the first day of the line that stands there in bare numbers."""
    for hit in _OWN_WORDS.finditer(line):
        read = find_date(line[hit.start() :], wrong.today, wrong.scene.desk.calendar)
        if isinstance(read, Refusal):
            return dict(read.facts)["date"]
    return None
