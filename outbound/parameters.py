"""What each letter can say beyond what the case says: the facts that come with the order.

A rule that sends a notice names its facts here; a fact that it leaves out is None in the template,
a fact that is not listed is a broken promise of ours. What every letter knows without being told
(number, title, desk, contact, owner, status, clocks, thread) is computed in `variables.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.effects import Fact
from rules.model.notice import Notice


class Kind(StrEnum):
    """What a fact is."""

    PERSON = "person"  # a handle, a person key, "team:key", "dept:key", or a name
    MOMENT = "moment"  # an instant, or a day
    NUMBER = "number"
    YES = "yes"
    STATUS = "status"  # a Status, or a name
    WORDS = "words"  # one line
    TEXT = "text"  # human words, any number of lines
    LINES = "lines"


TAKEN_AS: dict[Kind, tuple[type, ...]] = {
    Kind.PERSON: (str,),
    Kind.MOMENT: (date, str),
    Kind.NUMBER: (int, str),
    Kind.YES: (bool,),
    Kind.STATUS: (str,),
    Kind.WORDS: (str, int),
    Kind.TEXT: (str,),
    Kind.LINES: (tuple,),
}


@dataclass(frozen=True, slots=True)
class Meaning:
    kind: Kind
    about: str


MEANINGS: dict[str, Meaning] = {
    "admin": Meaning(Kind.PERSON, "name or address of the one to tell about a forged mail"),
    "admin_name": Meaning(Kind.PERSON, "who is asked to act"),
    "author": Meaning(Kind.PERSON, "who caused the letter"),
    "colleague": Meaning(Kind.PERSON, "one of the desk's people whom a letter did not reach"),
    "completed_by": Meaning(Kind.PERSON, "handle of the one who completed"),
    "from_name": Meaning(Kind.PERSON, "who wrote: a name, or a person key"),
    "manager": Meaning(Kind.PERSON, "who gets a copy: names"),
    "lead": Meaning(Kind.PERSON, "whom to talk to when it is too much: names"),
    "project_person": Meaning(Kind.PERSON, "who picks the project up"),
    "target": Meaning(Kind.PERSON, "who it is handed to: a handle, `team:key`, or a name"),
    "appointment": Meaning(Kind.MOMENT, "start of the appointment"),
    "at": Meaning(Kind.MOMENT, "when the mail came, or the last one went"),
    "back_on": Meaning(Kind.MOMENT, "day of return, from leave or by an automatic reply"),
    "close_on": Meaning(Kind.MOMENT, "when the ticket will be closed"),
    "completed_on": Meaning(Kind.MOMENT, "when it was completed"),
    "deferred_on": Meaning(Kind.MOMENT, "when it was deferred"),
    "due": Meaning(Kind.MOMENT, "the day it is due"),
    "expires": Meaning(Kind.MOMENT, "until when a code is good"),
    "first_attempt": Meaning(Kind.MOMENT, "first try of the cycle"),
    "next_command_day": Meaning(Kind.MOMENT, "example date in a ready command"),
    "next_update": Meaning(Kind.MOMENT, "when the customer hears from us"),
    "first_day": Meaning(Kind.MOMENT, "first day of a leave"),
    "last_day": Meaning(Kind.MOMENT, "last day of a leave; None: not known"),
    "promised": Meaning(Kind.MOMENT, "day by which it will be done"),
    "reply_by": Meaning(Kind.MOMENT, "when we will have answered"),
    "reply_due": Meaning(Kind.MOMENT, "when the answer is or was due; None: by the ticket's timer"),
    "sent_on": Meaning(Kind.MOMENT, "when the customer's mail came"),
    "since": Meaning(Kind.MOMENT, "since when"),
    "waiting_since": Meaning(Kind.MOMENT, "since when we wait"),
    "wanted": Meaning(Kind.STATUS, "the status that a refused command asked for"),
    "window_end": Meaning(Kind.MOMENT, "last day of the three weeks"),
    "attempt_count": Meaning(Kind.NUMBER, "how many tries were documented"),
    "ticket_count": Meaning(Kind.NUMBER, "how many tickets the letter is about"),
    "most": Meaning(Kind.NUMBER, "how many an owner should have at most"),
    "reopen_days": Meaning(Kind.NUMBER, "length of the window for re-opening"),
    "again": Meaning(Kind.YES, "this was said before and nothing has happened"),
    "away": Meaning(Kind.YES, "whoever left the ticket is away now"),
    "goes_back": Meaning(Kind.YES, "the tickets go back to the group when the desk closes"),
    "tag_stays": Meaning(Kind.YES, "taking the ticket leaves the leave tag on it"),
    "tagged": Meaning(Kind.YES, "the ticket, or one of the tickets, still carries the leave tag"),
    "others_own": Meaning(Kind.YES, "some of the tickets are somebody else's now"),
    "held": Meaning(Kind.YES, "what goes by itself waits for the day of return"),
    "backlog": Meaning(Kind.YES, "the letter goes to the backlog, not to a person"),
    "yours": Meaning(Kind.YES, "the reader owns the ticket, or left it"),
    "off_machine": Meaning(Kind.YES, "nobody need call in, but the machine must be left alone"),
    "opened": Meaning(Kind.YES, "the mail opened a ticket all the same"),
    "kept": Meaning(Kind.YES, "the text was kept as an internal note"),
    "no_date": Meaning(Kind.YES, "the ticket had no valid due date"),
    "proved": Meaning(Kind.YES, "the sender is proved; something else must be confirmed"),
    "stranger": Meaning(Kind.YES, "nothing of their text, title or name goes back"),
    "undoable": Meaning(Kind.YES, "#undo is still possible"),
    "idle": Meaning(Kind.YES, "nothing of what was asked changed anything"),
    "voided": Meaning(Kind.YES, "the failed mail no longer counts as a try"),
    "new_status": Meaning(Kind.STATUS, "status after: a Status or its name; None: the ticket's"),
    "old_status": Meaning(Kind.STATUS, "status before: a Status or its name"),
    "address": Meaning(Kind.WORDS, "address that did not take the mail"),
    "area": Meaning(Kind.WORDS, "the area that a project belongs to"),
    "backlog_ref": Meaning(Kind.WORDS, "under which the backlog has the project"),
    "effort": Meaning(Kind.WORDS, "days of work that the owner expects"),
    "group": Meaning(Kind.WORDS, "the support group"),
    "booking_link": Meaning(Kind.WORDS, "address where the customer can book"),
    "code": Meaning(
        Kind.WORDS, "one-time code; better given as `LetterScene.code`, so that no event keeps it"
    ),
    "department_public_name": Meaning(Kind.WORDS, "the other department as customers know it"),
    "first_error": Meaning(Kind.WORDS, "what is wrong, in a few words, for the subject"),
    "target_public_name": Meaning(
        Kind.WORDS, "who goes on, as customers know them; None: a colleague"
    ),
    "from_address": Meaning(Kind.WORDS, "address in From"),
    "notice": Meaning(Kind.WORDS, "id of the letter that failed: `N-09.2`"),
    "old_number": Meaning(Kind.WORDS, "number of the earlier ticket that this one continues"),
    "original": Meaning(Kind.WORDS, "number of the ticket that goes on"),
    "phrase_hint": Meaning(
        Kind.WORDS, '"negated" or "a question", when the subject sounds like a close but is not'
    ),
    "receipt": Meaning(Kind.WORDS, "R-XXXXXX"),
    "region": Meaning(Kind.WORDS, "region in which somebody is looked for"),
    "topic": Meaning(Kind.WORDS, "what help was asked about; the subject of a mail held unread"),
    "mebibytes": Meaning(Kind.NUMBER, "of a mail that is too large; None: it has too many files"),
    "file_count": Meaning(Kind.NUMBER, "of a mail that has too many"),
    "blockers": Meaning(Kind.TEXT, "handoff part"),
    "cause": Meaning(Kind.TEXT, "handoff part"),
    "done": Meaning(Kind.TEXT, "handoff part"),
    "files": Meaning(Kind.TEXT, "handoff part"),
    "missing": Meaning(Kind.TEXT, "which tries are missing, in words"),
    "question": Meaning(Kind.TEXT, "what we ask; None: our last words to the customer"),
    "reason": Meaning(Kind.TEXT, "why, in words"),
    "remaining": Meaning(Kind.TEXT, "handoff part"),
    "resolution": Meaning(Kind.TEXT, "what it was completed as; None: by the ticket"),
    "still_ours": Meaning(Kind.TEXT, "what waits for us when it comes back"),
    "summary": Meaning(
        Kind.TEXT, "in a few words: for a receipt what was done, for a handoff the summary"
    ),
    "text": Meaning(Kind.TEXT, "human words, as written"),
    "urgency": Meaning(Kind.TEXT, "handoff part; None: the ticket's severity"),
    "why": Meaning(Kind.TEXT, "reason given when deferring"),
    "attempt_list": Meaning(
        Kind.LINES, "one line a try, oldest first: `instant TAB outcome`, or words as they are"
    ),
    "block": Meaning(Kind.LINES, "commands to send back, one a line"),
    "not_copied": Meaning(Kind.LINES, "addresses that the writer copied, and nobody added"),
    "changes": Meaning(Kind.LINES, "`label TAB value`"),
    "asked_again": Meaning(Kind.YES, "an error ends by asking for what `resend` holds (E-31)"),
    "no_such_ticket": Meaning(Kind.YES, "the block must name a ticket that there is (E-03)"),
    "resend": Meaning(Kind.TEXT, "the mail rearranged, to be sent again as it is"),
    "newer": Meaning(Kind.TEXT, "what somebody wrote before the answer was sent"),
    "corrected": Meaning(Kind.LINES, "the block of commands, corrected, one a line"),
    "errors": Meaning(Kind.LINES, "`line as written TAB what is wrong with it`"),
    "handoff_parts": Meaning(Kind.LINES, "`label TAB text`"),
    "lines": Meaning(Kind.LINES, "what was asked for, or the help, one line each"),
    "mailed": Meaning(Kind.LINES, "who was mailed and when it leaves, one line each"),
    "tickets": Meaning(Kind.LINES, "one line a ticket, its facts between TABs"),
    "to_whom": Meaning(Kind.LINES, "who outside of the desk gets a letter of it"),
    "file_names": Meaning(Kind.LINES, "the files of the mail, by name"),
    "near": Meaning(Kind.LINES, "nearest commands"),
    "open_items": Meaning(Kind.LINES, "what was left unchecked"),
    "reasons": Meaning(Kind.LINES, "what stands against completion, one line each"),
    "texts": Meaning(Kind.LINES, "words of later mails that were folded into this letter"),
    "warnings": Meaning(Kind.LINES, "one line each"),
    "category": Meaning(Kind.WORDS, "the category that lacks a status"),
    "allowed": Meaning(Kind.LINES, "the statuses that may be set there"),
    "more_count": Meaning(Kind.NUMBER, "how many of them the letter leaves out"),
    "held_count": Meaning(Kind.NUMBER, "how many mails are held"),
    "oldest": Meaning(Kind.MOMENT, "since when the oldest of them waits"),
    "waiting_count": Meaning(Kind.NUMBER, "how many of them wait"),
    "overdue_count": Meaning(Kind.NUMBER, "how many answers are overdue"),
    "people": Meaning(Kind.LINES, "`name TAB open TAB waiting TAB oldest TAB overdue TAB many`"),
    "statuses": Meaning(Kind.LINES, "each status with its number of tickets"),
    "sections": Meaning(Kind.LINES, "`heading TAB what stands under it`"),
    "head": Meaning(Kind.LINES, "the ticket's head: `label TAB value`"),
    "entries": Meaning(Kind.LINES, "notes and letters: `who and when TAB words TAB files`"),
}
_TAKEN = {name: TAKEN_AS[one.kind] for name, one in MEANINGS.items()}


def facts_for(notice: Notice, given: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return every fact that the notice's template knows, None where it was not given."""
    known = notice.facts
    facts: dict[str, Fact] = dict.fromkeys(known)
    many = len(facts)
    facts |= given
    assert len(facts) == many, (
        f"{notice} has no fact {', '.join(sorted(given.keys() - set(known)))}; "
        f"known: {', '.join(known)}"
    )
    for name, value in given.items():
        assert value is None or isinstance(value, _TAKEN[name]), (
            f"{notice}: {name} is {MEANINGS[name].kind}, not {value!r}"
        )
    return facts


def has_code(notice: Notice) -> bool:
    """Say whether the notice's letter carries a one-time code."""
    return "code" in notice.facts
