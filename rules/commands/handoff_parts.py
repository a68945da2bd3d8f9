"""The eight parts of a handoff, as people name them, and what is wrong with them (HO-02 to HO-14).

The next person must be able to go on from these words alone (HO-12).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import split_status
from rules.model.phrases import is_vague, plain_words
from rules.model.sections import Sections, read_sections
from rules.model.status import Status, display_name
from rules.model.thanks import could_sign
from rules.policy.choices import HandoffRequired
from rules.policy.policy import Policy

SUMMARY_MAX = 600  # characters (HO-03)
UNKNOWN = "unknown"  # what a cause is that nobody wrote down


class Part(StrEnum):
    """What a handoff says; the value is its heading."""

    SUMMARY = "Summary"
    DONE = "Done"
    CAUSE = "Cause"
    REMAINING = "Remaining"
    BLOCKERS = "Blockers"
    FILES = "Files"
    STATUS = "Status"
    URGENCY = "Urgency"
    TELL_USER = "Tell user"  # not one of the eight (HO-10)


EIGHT = tuple(one for one in Part if one is not Part.TELL_USER)
REQUIRED = tuple(one for one in EIGHT if one is not Part.CAUSE)  # "if known"

# How people call each part: the seed's own words, the short forms, and what comes natural.
_NAMES: dict[Part, str] = {
    Part.SUMMARY: (
        "summary, issue, problem, issue summary, clear issue summary, ticket summary,"
        " problem summary, what is the problem, what's the problem, what's wrong"
    ),
    Part.DONE: (
        "done, steps, steps taken, completed, tried, steps completed, steps already completed,"
        " steps already taken, already done, already tried, done so far, what was done,"
        " what has been done, what i did, what i have done, what was tried, work done, actions,"
        " actions taken, steps tried, troubleshooting, troubleshooting steps,"
        " troubleshooting done, troubleshooting so far, troubleshooting completed"
    ),
    Part.CAUSE: "cause, root cause, suspected cause, probable cause, likely cause",
    Part.REMAINING: (
        "remaining, next, next steps, what's left, to do, pending, what is left, left to do,"
        " remaining steps, remaining work, still to do, what still needs to be done,"
        " what needs to be done, still open, outstanding, todo, next step,"
        " what remains, to be done, next actions"
    ),
    Part.BLOCKERS: (
        "blockers, approvals, blocked by, blocker, approvals needed, blocked, blocking,"
        " any blockers or approvals needed, blockers or approvals needed, approval needed, approval"
    ),
    Part.FILES: (
        "files, attachments, logs, screenshots, attached, files attached, attached files,"
        " relevant attachments, relevant files"
    ),
    Part.STATUS: "status, current status, current ticket status, ticket status, new status",
    Part.URGENCY: "urgency, sla, priority, estimated urgency, deadline",
    Part.TELL_USER: (
        "tell user, tell the user, tell customer, tell the customer, message to user,"
        " message to the user, message to customer, message to the customer, to the user"
    ),
}
NAMES: dict[str, Part] = {
    name.strip(): part for part, names in _NAMES.items() for name in names.split(",")
}
# Names that are a heading also without a colon: no item of a list is called so.
ALONE = frozenset(
    (
        *("summary", "issue summary", "steps taken", "steps completed", "steps already completed"),
        *("steps already taken", "cause", "root cause", "remaining", "remaining steps"),
        *("next steps", "what's left", "what is left", "blockers", "files", "status", "urgency"),
        *("current status", "what still needs to be done", "tell user", "tell the user"),
    )
)
_ASKED: dict[Part, str] = {
    Part.SUMMARY: "the problem, what was tried, what is wanted",
    Part.DONE: "what was done, one step a line",
    Part.CAUSE: 'the cause, or "unknown"',
    Part.REMAINING: "what is left, one step a line",
    Part.BLOCKERS: 'what blocks, approvals needed, or "none"',
    Part.FILES: 'files and logs, or "none"',
    Part.STATUS: "",  # the statuses that fit
    Part.URGENCY: "high, medium or low, or a date",
}
_NOTHING = frozenset(
    (
        *("nothing", "none", "nothing left", "nothing more", "nothing remaining", "nothing to do"),
        *("nothing is left", "no", "no more steps", "all done", "done", "n a", "na", "0"),
        *("nothing else", "nothing remains", "everything is done", "no steps left", "finished"),
    )
)
_UNWRITTEN = re.compile(r"<[^<>]*>")  # a hole of our own template that was not filled in


@dataclass(frozen=True, slots=True)
class Handoff:
    """A handoff as written; whether it is whole, `faults_of` says."""

    parts: Sections[Part]
    status: Status | None  # that the part "Status" names

    def said(self, part: Part) -> str:
        """Return the words of a part; "" where it is missing, empty or not filled in."""
        words = self.parts.get(part)
        return words if plain_words(_UNWRITTEN.sub("", words)) else ""

    @property
    def cause(self) -> str:
        return self.said(Part.CAUSE) or UNKNOWN

    @property
    def is_whole(self) -> bool:
        return all(self.said(part) for part in REQUIRED)

    @property
    def is_high(self) -> bool:
        """Whether the urgency is high: the team's lead hears of it, too (HO-14)."""
        return _HIGH.match(self.said(Part.URGENCY).casefold()) is not None

    def with_status(self, status: Status, policy: Policy) -> Handoff:
        """Return the handoff with the status that a command of the same mail sets."""
        said = {**self.parts.said, Part.STATUS: display_name(status, policy)}
        return Handoff(Sections(self.parts.above, said), status)


def read_handoff_parts(text: str, policy: Policy) -> Handoff:
    """Return the parts that a note has."""
    read = read_sections(text, NAMES, ALONE)
    note = "\n".join(map(str.rstrip, text.rstrip().split("\n")))
    said = {part: _without_farewell(part, words, note) for part, words in read.said.items()}
    parts = Sections(read.above, said)
    words = parts.get(Part.STATUS).strip(" \n.-*•")
    found = split_status(words, policy) if words else None
    return Handoff(parts, found[0] if found else None)


def _without_farewell(part: Part, words: str, note: str) -> str:
    """Return what a part that is short says, without a name or farewell at the end of the note."""
    first, *below = words.split("\n\n")
    if part is Part.STATUS:
        return first
    for place, paragraph in enumerate(below if part is Part.URGENCY else ()):
        rest = "\n\n".join(below[place:])
        if could_sign(paragraph) and note.endswith(f"\n\n{rest}"):
            return "\n\n".join((first, *below[:place]))
    return words


def faults_of(
    handoff: Handoff, allowed: tuple[Status, ...], policy: Policy, line: str, commands: str
) -> tuple[Refusal, ...]:
    """E-17 for what is missing or does not fit, E-18 for what says nothing; () for a whole one.

    `commands` are the lines above the parts, as they are to be sent again.
    """
    required = () if policy.handoff_required is HandoffRequired.NO else REQUIRED
    lacks = [part for part in required if not handoff.said(part)]
    wrong = dict(_unfit(handoff, allowed, policy))
    looked_at = (part for part in EIGHT if part is not Part.STATUS and part not in wrong)
    vague = [part for part in looked_at if is_vague(handoff.said(part))]
    holes = (*lacks, *wrong, *vague)
    if not holes:
        return ()
    template = f"{commands}\n{_to_fill_in(handoff, holes, allowed, policy)}"
    refusals: list[Refusal] = []
    if lacks or wrong:
        named = ", ".join((*lacks, *(f"{part}: {why}" for part, why in wrong.items())))
        facts = (("sections", named), ("template", template))
        refusals.append(Refusal(ErrorCode.HANDOFF_INCOMPLETE, facts, line))
    for part in vague:
        facts = (("text", " ".join(handoff.said(part).split())), ("template", template))
        refusals.append(Refusal(ErrorCode.VAGUE, facts, line))
    return tuple(refusals)


def _unfit(
    handoff: Handoff, allowed: tuple[Status, ...], policy: Policy
) -> Iterable[tuple[Part, str]]:
    length = len(handoff.said(Part.SUMMARY))
    if length > SUMMARY_MAX:
        yield Part.SUMMARY, f"at most {SUMMARY_MAX} characters, these are {length}"
    if plain_words(handoff.said(Part.REMAINING)) in _NOTHING:
        yield Part.REMAINING, "nothing is left? complete it instead (#complete)"
    if handoff.said(Part.STATUS) and handoff.status not in allowed:
        yield Part.STATUS, f"one of {_names(allowed, policy)}"


def _to_fill_in(
    handoff: Handoff, holes: tuple[Part, ...], allowed: tuple[Status, ...], policy: Policy
) -> str:
    """Return the eight parts with what was said, and a hole where something must be said."""
    lines = [handoff.parts.above] if handoff.parts.above.strip() else []
    for part in (*EIGHT, Part.TELL_USER):
        words = handoff.said(part)
        too_long = part is Part.SUMMARY and not is_vague(words)  # is cut by its writer
        if (part in holes and not too_long) or not words:
            words = f"<{_ASKED.get(part) or _names(allowed, policy)}>"
        if part is Part.TELL_USER and not handoff.said(part):
            continue
        if part is Part.CAUSE and not handoff.said(part):
            words = UNKNOWN
        lines.append(f"{part}:\n{words}" if "\n" in words else f"{part}: {words}")
    return "\n".join(lines)


def says_none(words: str) -> bool:
    """Say whether a part says that there is nothing of its kind."""
    return plain_words(words) in _NOTHING | {"", "unknown", "no files", "none attached"}


def _names(statuses: tuple[Status, ...], policy: Policy) -> str:
    return ", ".join(display_name(one, policy) for one in statuses)


_HIGH = re.compile(
    r"(?:\W|\b(?:very|extremely|really)\b)*"
    r"(?:high|highest|urgent|critical|emergency|asap|immediate(?:ly)?|p1|sev ?1)\b(?!\W*(?:or\b|/))"
)
