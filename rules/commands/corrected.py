"""The lines of a refused mail as they could be sent again (CMD-08, N-34).

A line that was right stands as it was written. One that was wrong stands mended, with all that its
writer said; what only they can know stands in <angle brackets>, and a line that nothing mends is
left out.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rules.clock import add_business_days, local
from rules.commands.arguments import AttemptArgs
from rules.commands.gaps import (
    ADDRESS_GAP,
    CLIENT_ID_GAP,
    DAY_GAP,
    NAME_GAP,
    NUMBER_GAP,
    OUTCOME_GAP,
    SENTENCE_GAP,
    SYNOPSIS_GAP,
    TIME_GAP,
    gap_for,
)
from rules.commands.grammar import find_date
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import (
    COMMANDS_MAX,
    MEANT,
    VERBS,
    Command,
    Verb,
    find_verb,
    near_verbs,
    read_command,
)
from rules.context import Scene
from rules.model.audience import is_lead
from rules.model.cycle import Channel
from rules.model.mail import CommandLine
from rules.model.ticket import Case
from rules.policy.desk import Staff

_CLIENT_ID = re.compile(r"\((\w+)\)")
_NUMBER = re.compile(r"\d+")
_OWN_WORDS = re.compile(r"\S+")

Lines = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line, what is wrong with it, and the ticket and mail it stands in."""

    line: str
    refusal: Refusal
    case: Case
    scene: Scene

    @property
    def verb(self) -> Verb | None:
        return find_verb(self.split()[0])

    @property
    def args(self) -> str:
        return self.split()[1]

    @property
    def today(self) -> date:
        return local(self.scene.at, self.scene.desk.calendar).date()

    def fact(self, name: str) -> str:
        return dict(self.refusal.facts).get(name, "")

    def read(self, line: str) -> Command | None:
        """Return a line as it would be read now, None where it would be wrong again."""
        verb, args = _split(line)
        found = read_command(CommandLine(line, verb, args), self.today, self.scene.desk.calendar)
        return found if isinstance(found, Command) else None

    def split(self) -> tuple[str, str]:
        return _split(self.line)


def corrected(
    written: Iterable[CommandLine], refusals: tuple[Refusal, ...], case: Case, scene: Scene
) -> Lines:
    """Return the block to be sent again, words in addresses as lines; () where nothing can be."""
    by_line = {one.line: one for one in reversed(refusals) if one.line}
    found: list[str] = []
    told: set[str] = set()
    for one in written:
        line = f"#{one.verb} {one.args}".strip() if one.is_word else one.line
        refusal = by_line.get(one.line)
        found += (line,) if refusal is None else _mended(Wrong(line, refusal, case, scene))
        told.add(one.line)
    for refusal in refusals:
        if refusal.line not in told:
            found += _mended(Wrong(refusal.line, refusal, case, scene))
    return tuple(dict.fromkeys(found))[:COMMANDS_MAX]


def text_below(text: str, refusals: tuple[Refusal, ...]) -> str | None:
    """Return what is to stand below the block: the synopsis that is missing (E-28), and the text.

    A day in it that could be read two ways (E-27) is asked for again.
    """
    gap = SYNOPSIS_GAP if any(one.code is ErrorCode.NO_SYNOPSIS for one in refusals) else ""
    for one in refusals:
        if one.code is ErrorCode.AMBIGUOUS_DATE and (day := dict(one.facts)["date"]) in text:
            text = text.replace(day, DAY_GAP)
    return "\n\n".join(filter(None, (gap, text.strip()))) or None


def _mended(wrong: Wrong) -> Lines:
    mend = MENDS.get(wrong.refusal.code)
    if mend is not None:
        return mend(wrong)
    return (wrong.line,) if wrong.verb else ()


def _split(line: str) -> tuple[str, str]:
    verb, _, args = line.strip().lstrip("# ").partition(" ")
    verb, colon, more = verb.partition(":")
    return verb, f"{more} {args}".strip() if colon else args.strip()


# --- what is written wrongly --------------------------------------------------------------------


def _nearest_verb(wrong: Wrong) -> Lines:
    """E-01: the verb that is meant most likely, with what stood behind it."""
    if wrong.line.startswith("+"):  # a word of the address
        return tuple(f"#{one}" for one in near_verbs(wrong.line[1:], MEANT)[:1]) or ("#help",)
    suggestions = [one.strip() for one in wrong.fact("suggestions").split(",")]
    for one in (one for one in suggestions if one.startswith("#")):
        verb = find_verb(_split(one)[0])
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


def _as_meant(wrong: Wrong) -> Lines:
    """E-02: two commands apart, a person as people name each other, else a gap.

    A line that reads well asks for something that is not there; what there is may stand in the gap.
    """
    verb = wrong.verb
    if verb is None or verb in (Verb.DUPLICATE, Verb.MERGE):
        return _another_ticket(wrong)
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
    return (f"#{wrong.verb} {read.value} {TIME_GAP} {read.rest}".strip(),)


def _another_ticket(wrong: Wrong) -> Lines:
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


def _nearest_name(wrong: Wrong) -> Lines:
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


def _read_one_way(wrong: Wrong) -> Lines:
    """E-27: each day as it is most likely meant; "/" stands behind the month, "." behind the day.

    What was done lies behind, what is planned ahead; where both ways fit, the desk's own order.
    """
    line = wrong.line
    while isinstance(found := _first_of_two_ways(line, wrong), str):
        day = _most_likely(found, wrong)
        line = line.replace(found, DAY_GAP if day is None else day.isoformat(), 1)
    stands_below = wrong.fact("date") not in wrong.line  # in the text: `text_below` asks there
    return (line,) if stands_below or line != wrong.line else ()


def _first_of_two_ways(line: str, wrong: Wrong) -> str | None:
    """Return the first day of the line that can be read two ways."""
    for hit in _OWN_WORDS.finditer(line):
        read = find_date(line[hit.start() :], wrong.today, wrong.scene.desk.calendar)
        if isinstance(read, Refusal):
            return dict(read.facts)["date"]
    return None


def _most_likely(words: str, wrong: Wrong) -> date | None:
    first, second, *more = (int(one) for one in _NUMBER.findall(words))
    if first > 31 and more:  # 2026/12/01
        return _day_of(first, second, more[0])
    orders = ((first, second), (second, first))
    if "/" not in words:
        orders = orders[::-1]
    looks_back = wrong.verb in (Verb.ATTEMPT, Verb.NOSHOW)
    year = more[0] + (2000 if more[0] < 100 else 0) if more else None
    this = wrong.today.year
    years = (year,) if year else (this, this - 1) if looks_back else (this, this + 1)
    days = [day for month, one in orders for each in years if (day := _day_of(each, month, one))]
    fit = (day for day in days if (day <= wrong.today if looks_back else day >= wrong.today))
    return next(fit, None) or next(iter(days), None)


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


# --- what does not fit the ticket ---------------------------------------------------------------


def _ahead(wrong: Wrong) -> Lines:
    """E-12: each day gone by becomes the next business day, all else stays."""
    soon = add_business_days(wrong.scene.at, 1, wrong.scene.desk.calendar)
    day = local(soon, wrong.scene.desk.calendar).date().isoformat()
    words, place, found = wrong.line, 0, False
    while hit := _OWN_WORDS.search(words, place):
        place = hit.end()
        read = find_date(words[hit.start() :], wrong.today, wrong.scene.desk.calendar)
        if read is None or isinstance(read, Refusal) or read.value > wrong.today:
            continue
        behind = f" {read.rest}".rstrip()
        words, place, found = words[: hit.start()] + day + behind, hit.start() + len(day), True
    return (words,) if found else ()


def _with_due_date(wrong: Wrong) -> Lines:
    """E-09: a day that is ahead, and the reason as it was given."""
    read = find_date(re.sub(r"^until\s+", "", wrong.args), wrong.today, wrong.scene.desk.calendar)
    why = read.rest if read is not None and not isinstance(read, Refusal) else ""
    return (f"#defer {wrong.fact('example')} {why}".strip(),)


def _with_sentence(wrong: Wrong) -> Lines:
    return (f"{wrong.line.rstrip(':')} {SENTENCE_GAP}",)


def _taken(wrong: Wrong) -> Lines:
    """E-06, E-23: taken first, unless somebody has it who is not displaced (TR-11)."""
    if wrong.case.ticket is None or not wrong.case.ticket.primary:
        return ("#take", wrong.line)
    return ("#take", wrong.line) if not wrong.scene.policy.triage_required else ()


def _taken_by_force(wrong: Wrong) -> Lines:
    """E-10: taken by force, where the sender may (TR-11)."""
    staff = wrong.scene.desk.find_staff(wrong.scene.sender.person)
    if wrong.scene.policy.triage_required and not (staff and is_lead(staff)):
        return ()
    return ("#take force",) if wrong.verb is Verb.TAKE else ("#take force", wrong.line)


def _in_another_category(wrong: Wrong) -> Lines:
    """E-07: with a category that has the status; what only the system sets is left out."""
    desk, policy, verb = wrong.scene.desk, wrong.scene.policy, wrong.verb
    command = wrong.read(wrong.line)
    sets = VERBS[verb].sets if verb is not None else None
    if sets is None or command is None or "category" not in wrong.fact("reason"):
        return ()
    for key in desk.categories:
        if sets in desk.pickable(key, policy):
            return (f"#category {key}", wrong.line)
    return ()


def _with_status(wrong: Wrong) -> Lines:
    """E-14: the new category with a status that it has."""
    status = wrong.fact("list").partition(",")[0].strip()
    return (wrong.line, f"#status {status}") if status else (wrong.line,)


def _forced(wrong: Wrong) -> Lines:
    return (f"{wrong.line} force",) if wrong.verb is Verb.NOSHOW else ("#noshow force",)


def _as_call(wrong: Wrong) -> Lines:
    """E-15, E-16: what is known of the call, now where its time is missing or cannot be."""
    command = wrong.read(wrong.line)
    if command is None or not isinstance(command.args, AttemptArgs):
        return ("#uc show",) if wrong.verb is Verb.UC and "attempts are" in _said(wrong) else ()
    args = command.args
    if wrong.refusal.code is ErrorCode.ATTEMPT_REFUSED and "counted" in _said(wrong):
        return ()
    if args.channel is Channel.EMAIL:
        return ("#attempt email",)
    outcome = args.outcome.value if args.outcome else OUTCOME_GAP
    when, text = _called_at(args, wrong), args.text.removeprefix("yesterday").strip()
    return (f"#attempt phone {when} {outcome} {text}".strip(),)


def _called_at(args: AttemptArgs, wrong: Wrong) -> str:
    """Return when the call was: now where nothing is said, a gap for what cannot be."""
    now = local(wrong.scene.at, wrong.scene.desk.calendar)
    if wrong.refusal.code is ErrorCode.ATTEMPT_REFUSED:
        return f"{DAY_GAP} {TIME_GAP}"
    day, at, text = args.day, args.at, args.text.casefold()
    if day is None and text.startswith("yesterday"):
        day = now.date() - timedelta(days=1)
    if at is not None:
        return f"{day or now.date()} {at:%H:%M}"
    return f"{now:%Y-%m-%d %H:%M}" if day in (None, now.date()) else f"{day} {TIME_GAP}"


def _said(wrong: Wrong) -> str:
    return wrong.fact("reason")


def _with_client_id(wrong: Wrong) -> Lines:
    """E-24: the one account that the words name; a choice among several is not ours."""
    found = _CLIENT_ID.findall(wrong.fact("candidates"))
    id = f"#cid {found[0] if len(found) == 1 else CLIENT_ID_GAP}"
    return (id,) if wrong.verb in (None, Verb.CID) else (id, wrong.line)


def _with_items(wrong: Wrong) -> Lines:
    """E-30: the items that there are; all that are left where none was named rightly."""
    there = {str(one.position) for one in wrong.case.checklist}
    named = [one for one in _NUMBER.findall(wrong.args) if one in there]
    left = [str(one.position) for one in wrong.case.checklist if not one.checked_by]
    items = ",".join(named or left)
    return (f"#{wrong.verb} {items}",) if items else ()


def _link_sent(wrong: Wrong) -> Lines:
    return ("#linksent",)


def _left_out(wrong: Wrong) -> Lines:
    return ()


MENDS: dict[ErrorCode, Callable[[Wrong], Lines]] = {
    ErrorCode.UNKNOWN_COMMAND: _nearest_verb,
    ErrorCode.ARGUMENTS: _as_meant,
    ErrorCode.NO_SUCH_TICKET: _another_ticket,
    ErrorCode.NO_SENTENCE: _with_sentence,
    ErrorCode.NO_PRIMARY: _taken,
    ErrorCode.STATUS_NOT_HERE: _in_another_category,
    ErrorCode.LINK_WAS_SENT: _link_sent,
    ErrorCode.NO_DUE_DATE: _with_due_date,
    ErrorCode.OWNED: _taken_by_force,
    ErrorCode.TWO_STATUSES: _left_out,  # the first one stands
    ErrorCode.IN_THE_PAST: _ahead,
    ErrorCode.NO_SHOW_TOO_EARLY: _forced,
    ErrorCode.CATEGORY_WITHOUT_STATUS: _with_status,
    ErrorCode.ATTEMPT_INCOMPLETE: _as_call,
    ErrorCode.ATTEMPT_REFUSED: _as_call,
    ErrorCode.SUMMARY_ON_COMPLETED: lambda wrong: (f"#{Verb.OOODONE}",),
    ErrorCode.NOT_A_TRIAGER: _left_out,
    ErrorCode.CODE: _left_out,
    ErrorCode.PERSON: _nearest_name,
    ErrorCode.LOCKED: _taken,
    ErrorCode.NO_CLIENT_ID: _with_client_id,
    ErrorCode.NOTHING_TO_UNDO: _left_out,
    ErrorCode.AMBIGUOUS_DATE: _read_one_way,
    ErrorCode.NOT_APPROVED: _left_out,
    ErrorCode.NO_SUCH_ITEM: _with_items,
    ErrorCode.SEVERAL_STRANGERS: lambda wrong: (f"#accept {ADDRESS_GAP}",),
}
