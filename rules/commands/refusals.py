"""What a technician is told when a command is refused, and the warnings of a receipt (CMD-08).

The text of a refusal is complete once its facts are filled in; a fact marked `?` may be missing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum


class ErrorCode(StrEnum):
    """Why nothing of a mail was applied."""

    UNKNOWN_COMMAND = "E-01"
    ARGUMENTS = "E-02"
    NO_SUCH_TICKET = "E-03"
    SEVERAL_TICKETS = "E-04"
    NO_SENTENCE = "E-05"
    NO_PRIMARY = "E-06"
    STATUS_NOT_HERE = "E-07"
    LINK_WAS_SENT = "E-08"
    NO_DUE_DATE = "E-09"
    OWNED = "E-10"
    TWO_STATUSES = "E-11"
    IN_THE_PAST = "E-12"
    NO_SHOW_TOO_EARLY = "E-13"
    CATEGORY_WITHOUT_STATUS = "E-14"
    ATTEMPT_INCOMPLETE = "E-15"
    ATTEMPT_REFUSED = "E-16"
    HANDOFF_INCOMPLETE = "E-17"
    VAGUE = "E-18"
    SUMMARY_INCOMPLETE = "E-19"
    SUMMARY_ON_COMPLETED = "E-19b"
    NOT_A_TRIAGER = "E-20"
    CODE = "E-21"
    SEVERAL_STRANGERS = "E-32"
    PERSON = "E-22"
    LOCKED = "E-23"
    NO_CLIENT_ID = "E-24"
    NOTHING_TO_UNDO = "E-25"
    TOO_MANY_COMMANDS = "E-26"
    AMBIGUOUS_DATE = "E-27"
    NO_SYNOPSIS = "E-28"
    NOT_APPROVED = "E-29"
    NO_SUCH_ITEM = "E-30"
    NOT_AT_THE_TOP = "E-31"
    CROSSED = "E-33"
    UNSEEN = "E-34"


ERROR_TEXTS: dict[ErrorCode, str] = {
    ErrorCode.UNKNOWN_COMMAND: '"{line}": no such command. Did you mean {suggestions}?',
    ErrorCode.ARGUMENTS: '"{line}": {verb} needs {expected}. Example: {example}',
    ErrorCode.NO_SUCH_TICKET: (
        "Ticket {number} does not exist. Recent tickets of this contact: {list}"
    ),
    ErrorCode.SEVERAL_TICKETS: ("This mail names {n} tickets ({list}). Send one mail per ticket."),
    ErrorCode.NO_SENTENCE: "{verb} needs a sentence saying what is to be done.",
    ErrorCode.NO_PRIMARY: (
        "Ticket {number} has no primary resource. Add `#take` or `#assign @name`."
    ),
    ErrorCode.STATUS_NOT_HERE: (
        '"{status}" cannot be set here: {reason}. You can use: {list}. '
        "A status of another category needs `#category`. "
        "Something missing? Reply `#help visibility <what you need>`."
    ),
    ErrorCode.LINK_WAS_SENT: (
        "A scheduling link was sent, so Waiting Customer would send the wrong reminder. "
        "Use `#linksent`, or `#waiting force`."
    ),
    ErrorCode.NO_DUE_DATE: (
        "{reason?} A deferred ticket needs a date after today, e.g. `#defer {example}`. "
        "Without it the ticket would get lost."
    ),
    ErrorCode.OWNED: ("{owner} has been on this ticket since {time}. {ways}"),
    ErrorCode.TWO_STATUSES: "Two statuses in one mail: {a}, {b}. Which one?",
    ErrorCode.IN_THE_PAST: "{when} is in the past.",
    ErrorCode.NO_SHOW_TOO_EARLY: (
        "The appointment is at {when}; a no-show can be set from {earliest}. "
        "`#noshow force` if you are sure."
    ),
    ErrorCode.CATEGORY_WITHOUT_STATUS: (
        "In category {category} the status {status} does not exist. "
        "Give a new status in the same mail: {list}."
    ),
    ErrorCode.ATTEMPT_INCOMPLETE: (
        "A phone attempt needs date, time and outcome: `#attempt phone 2026-11-23 14:20 vm` "
        "(vm, message, noanswer). {missing?} Reached the person? `#responded phone`."
    ),
    ErrorCode.ATTEMPT_REFUSED: "{reason}",
    ErrorCode.HANDOFF_INCOMPLETE: (
        "The handoff lacks: {sections}. Fill in and send again:\n{template}"
    ),
    ErrorCode.VAGUE: (
        '"{text}" does not tell the next person anything. What was done, what is left?'
    ),
    ErrorCode.SUMMARY_INCOMPLETE: "The leave summary lacks: {sections}.\n{template}",
    ErrorCode.SUMMARY_ON_COMPLETED: (
        "Leave summaries are for open tickets. For completed ones use `#ooodone`."
    ),
    ErrorCode.NOT_A_TRIAGER: "Only {roles} decide on triage.",
    # unknown, used, expired, "refused until 10:08: five wrong codes"
    ErrorCode.CODE: "This code is {state}.",
    ErrorCode.SEVERAL_STRANGERS: (
        "Several people wait: {list}. Answer the alert of the one you mean, "
        "or write #accept <address>."
    ),
    ErrorCode.PERSON: '"{name}" is {state}.',  # unknown, ambiguous: …, away until …
    ErrorCode.LOCKED: (
        "{owner} is working on this ticket. Notes are fine; for changes use {ways}. {reason?}"
    ),
    ErrorCode.NO_CLIENT_ID: "No client id. {candidates}. Add `#cid <id>`.",
    ErrorCode.NOTHING_TO_UNDO: "Nothing to undo: {reason}",
    ErrorCode.TOO_MANY_COMMANDS: "More than 20 commands.",
    ErrorCode.AMBIGUOUS_DATE: '"{date}" {reading}. Write {example}.',
    ErrorCode.NO_SYNOPSIS: (
        "Passing a ticket on needs a synopsis: what does the client want, "
        "what exactly is to be done?"
    ),
    ErrorCode.NOT_APPROVED: "This ticket is not approved yet. {triager} has been asked.",
    ErrorCode.NO_SUCH_ITEM: "Checklist has no item {n}. Items: {list}",
    ErrorCode.NOT_AT_THE_TOP: (
        "Commands stand at the top: line {line} was not carried out. "
        "Nothing was sent. Send this again:"
    ),
    ErrorCode.CROSSED: "Not sent: {who} wrote at {time}, after what you answered:",
    ErrorCode.UNSEEN: (
        "Parts of your mail cannot be seen by a reader; commands in it were not carried out."
    ),
}


TAKE_IT = "`#take`"  # ways past a lock (E-23): who may not force is not told of it
TAKE_OR_FORCE = f"{TAKE_IT} or `#force`"


class WarningCode(StrEnum):
    """What a receipt points out although everything was done."""

    CUSTOMERS_OWN_ORDER = "W-01"
    LINK_FOUND = "W-02"
    FAR_DATE = "W-03"
    NOT_A_SERVICE_DAY = "W-04"
    NO_APPOINTMENT = "W-05"
    SEVERAL_ISSUES = "W-06"
    WAITING_WITHOUT_QUESTION = "W-07"
    CUSTOMER_NOT_TOLD = "W-08"
    NO_HEADS_UP = "W-09"
    FILES_MISSING = "W-10"
    VAGUE_NOTE = "W-11"
    LEAVE_STARTS_SOON = "W-12"
    CUSTOMER_NOT_TOLD_OF_LEAVE = "W-13"
    ADDRESS_AND_BODY_DISAGREE = "W-14"
    ADDRESS_SUPPRESSED = "W-15"
    LINK_INSTEAD_OF_WAITING = "W-16"
    NOTHING_CHANGED = "W-18"
    CARRIED_WORD = "W-17"


# Each begins with what is wrong, as the procedure names it, and goes on with the way out.
WARNING_TEXTS: dict[WarningCode, str] = {
    WarningCode.CUSTOMERS_OWN_ORDER: (
        "customer's own order? Waiting Vendor is for what we ordered; "
        "if the customer ordered it, use #waiting."
    ),
    WarningCode.LINK_FOUND: (
        "link found, status not set: send #linksent if you asked the customer to book."
    ),
    WarningCode.FAR_DATE: "far date: it is more than a year ahead. Is the year right?",
    WarningCode.NOT_A_SERVICE_DAY: (
        "not a service day: the ticket comes back on the last service day before."
    ),
    WarningCode.NO_APPOINTMENT: "no appointment on record that fits, so none was cancelled.",
    WarningCode.SEVERAL_ISSUES: (
        "several issues in one internal ticket: one issue per ticket is easier to follow."
    ),
    WarningCode.WAITING_WITHOUT_QUESTION: (
        "waiting without a question to the customer: they had no text from us in the last "
        "24 hours. Do they know what we wait for?"
    ),
    WarningCode.CUSTOMER_NOT_TOLD: (
        "customer not told yet, and this changes what was promised; #headsup or #public tells them."
    ),
    WarningCode.NO_HEADS_UP: (
        "no heads-up yet, and this will take longer than a day: no heads-up sent yet on this "
        "ticket; #headsup sends one."
    ),
    WarningCode.FILES_MISSING: "files mentioned, none attached here or on the ticket.",
    WarningCode.VAGUE_NOTE: (
        "vague note: it does not tell the next person anything; say what was done."
    ),
    WarningCode.LEAVE_STARTS_SOON: (
        "leave starts in less than two days; talk to your manager about cover."
    ),
    WarningCode.CUSTOMER_NOT_TOLD_OF_LEAVE: (
        "customer not told of leave; add a section “Tell customer:”."
    ),
    WarningCode.ADDRESS_AND_BODY_DISAGREE: (
        "address and body disagree: they ask for two statuses, and the # line was followed."
    ),
    WarningCode.ADDRESS_SUPPRESSED: "contact address suppressed: no mail was sent.",
    WarningCode.CARRIED_WORD: "An address was put there by the customer; it set nothing.",
    WarningCode.LINK_INSTEAD_OF_WAITING: (
        "link in the text, set Scheduling Link Sent instead of Waiting Customer; "
        "#waiting force sets the other."
    ),
    WarningCode.NOTHING_CHANGED: "The command changed nothing.",
}


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason why a mail was not carried out, with what its text names."""

    code: ErrorCode
    facts: tuple[tuple[str, str], ...] = ()
    line: str = ""  # the command line it answers, as written; empty for the mail as a whole
    also: tuple[Refusal, ...] = ()  # what is wrong with the same line besides

    @classmethod
    def of_all(cls, refusals: tuple[Refusal, ...]) -> Refusal:
        """Return the first of several reasons, the others behind it."""
        return replace(refusals[0], also=refusals[1:])

    def __post_init__(self) -> None:
        missing = facts_needed(self.code) - {name for name, _ in self.facts}
        assert not missing, f"{self.code} needs {sorted(missing)}"

    def text(self) -> str:
        """Return the sentence for the technician."""
        facts = dict(self.facts)
        return _FACT.sub(lambda hole: _filled(hole, facts), ERROR_TEXTS[self.code]).rstrip()


def facts_needed(code: ErrorCode) -> frozenset[str]:
    """Return the names of the facts without which the text of this code makes no sense."""
    return frozenset(hole[1] for hole in _FACT.finditer(ERROR_TEXTS[code]) if not hole[2])


_FACT = re.compile(r"\{(\w+)(\??)\}( ?)")


def _filled(hole: re.Match[str], facts: dict[str, str]) -> str:
    """One hole with its fact; an optional fact that is missing takes its blank along."""
    value = facts.get(hole[1], "")
    return value + hole[3] if value or not hole[2] else ""
