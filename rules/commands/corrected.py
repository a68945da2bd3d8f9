"""The lines of a refused mail as they could be sent again (CMD-08, N-34).

A line that was right stands as it was written. One that was wrong stands mended, with all that its
writer said; what only they can know stands in <angle brackets>, and a line that nothing mends is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import timedelta

from rules.clock import add_business_days, local
from rules.commands.arguments import AttemptArgs
from rules.commands.gaps import (
    ADDRESS_GAP,
    CLIENT_ID_GAP,
    DAY_GAP,
    OUTCOME_GAP,
    SENTENCE_GAP,
    SYNOPSIS_GAP,
    TIME_GAP,
)
from rules.commands.grammar import find_date
from rules.commands.miswritten import (
    another_ticket,
    as_meant,
    nearest_name,
    nearest_verb,
    read_one_way,
)
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import COMMANDS_MAX, VERBS, Verb
from rules.commands.wrong_line import Lines, Wrong
from rules.context import Scene
from rules.model.audience import is_lead
from rules.model.cycle import Channel
from rules.model.mail import CommandLine
from rules.model.ticket import Case

_CLIENT_ID = re.compile(r"\((\w+)\)")
_NUMBER = re.compile(r"\d+")
_OWN_WORDS = re.compile(r"\S+")


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
        day = dict(one.facts)["date"] if one.code is ErrorCode.AMBIGUOUS_DATE else ""
        if day and day not in one.line:  # else the line is mended, and the text is as it was
            text = re.sub(rf"(?<![\w/.-]){re.escape(day)}(?![\w/-])", DAY_GAP, text)
    return "\n\n".join(filter(None, (gap, text.strip()))) or None


def _mended(wrong: Wrong) -> Lines:
    mend = MENDS.get(wrong.refusal.code)
    if mend is not None:
        return mend(wrong)
    return (wrong.line,) if wrong.verb else ()


def _ahead(wrong: Wrong) -> Lines:
    """E-12: the first day gone by becomes the next business day, a last one lies as far behind."""
    soon = add_business_days(wrong.scene.at, 1, wrong.scene.desk.calendar)
    words, place, shift = wrong.line, 0, None
    while hit := _OWN_WORDS.search(words, place):
        place = hit.end()
        read = find_date(words[hit.start() :], wrong.today, wrong.scene.desk.calendar)
        if read is None or isinstance(read, Refusal) or read.value > wrong.today:
            continue
        shift = shift or local(soon, wrong.scene.desk.calendar).date() - read.value
        day = (read.value + shift).isoformat()
        words = words[: hit.start()] + day + f" {read.rest}".rstrip()
        place = hit.start() + len(day)
    return (words,) if shift else ()


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
    ErrorCode.UNKNOWN_COMMAND: nearest_verb,
    ErrorCode.ARGUMENTS: as_meant,
    ErrorCode.NO_SUCH_TICKET: another_ticket,
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
    ErrorCode.PERSON: nearest_name,
    ErrorCode.LOCKED: _taken,
    ErrorCode.NO_CLIENT_ID: _with_client_id,
    ErrorCode.NOTHING_TO_UNDO: _left_out,
    ErrorCode.AMBIGUOUS_DATE: read_one_way,
    ErrorCode.NOT_APPROVED: _left_out,
    ErrorCode.NO_SUCH_ITEM: _with_items,
    ErrorCode.SEVERAL_STRANGERS: lambda wrong: (f"#accept {ADDRESS_GAP}",),
}
