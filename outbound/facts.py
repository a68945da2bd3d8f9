"""What each letter can say beyond what the case says: the facts that come with the order.

A rule that sends a notice names its facts here; a fact that it leaves out is None in the template,
a fact that is not listed is a broken promise of ours. What every letter knows without being told
(number, title, desk, contact, owner, status, clocks, thread) is computed in `scenery.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from rules.effects import Fact
from rules.notices import Notice

ABOUT: dict[str, str] = {
    "address": "address that did not take the mail",
    "admin": "name or address of the one to tell about a forged mail",
    "admin_name": "who is asked to act: a handle or a name",
    "again": "true when this was said before and nothing has happened",
    "appointment": "start of the appointment: an instant",
    "at": "when the mail came, or the last one went: an instant",
    "attempt_count": "how many tries were documented: a number",
    "attempt_list": "one line a try, oldest first: tuple",
    "author": "who caused the letter: a handle, a person key, or a name",
    "back_on": "day of return that an automatic reply names: a date",
    "blockers": "handoff part",
    "block": "commands to send back, one a line: tuple",
    "booking_link": "address where the customer can book",
    "cause": "handoff part",
    "changes": "tuple of `label TAB value`",
    "close_on": "when the ticket will be closed: an instant",
    "code": "one-time code; better given as `LetterScene.code`, so that no event keeps it",
    "completed_by": "handle of the one who completed",
    "completed_on": "when it was completed: an instant or a date",
    "corrected": "the block of commands, corrected, one a line: tuple",
    "deferred_on": "when it was deferred: an instant or a date",
    "department_public_name": "the other department as customers know it",
    "done": "handoff part",
    "due": "the day it is due: a date",
    "errors": "tuple of `line as written TAB what is wrong with it`",
    "expires": "until when a code is good: an instant",
    "files": "handoff part",
    "first_attempt": "first try of the cycle: an instant",
    "first_error": "what is wrong, in a few words, for the subject",
    "from_address": "address in From",
    "from_name": "who wrote: a name, or a person key",
    "handoff_parts": "tuple of `label TAB text`",
    "kept": "true when the text was kept as an internal note",
    "lines": "what was asked for, or the help, one line each: tuple",
    "mailed": "who was mailed and when it leaves, one line each: tuple",
    "manager": "who gets a copy: names",
    "missing": "which tries are missing, in words",
    "near": "nearest commands: tuple",
    "new_status": "status after: a Status or its name; None: the ticket's",
    "next_command_day": "example date in a ready command: a date",
    "next_update": "when the customer hears from us: an instant or a date",
    "no_date": "true when the ticket had no valid due date",
    "notice": "id of the letter that failed: `N-09.2`",
    "old_number": "number of the earlier ticket that this one continues",
    "old_status": "status before: a Status or its name",
    "open_items": "what was left unchecked: tuple",
    "original": "number of the ticket that goes on",
    "phrase_hint": '"negated" or "a question", when the subject sounds like a close but is not',
    "promised": "day by which it will be done: a date",
    "question": "what we ask; None: our last words to the customer",
    "reason": "why, in words",
    "reasons": "what stands against completion, one line each: tuple",
    "receipt": "R-XXXXXX",
    "remaining": "handoff part",
    "reopen_days": "length of the window for re-opening: a number",
    "reply_by": "when we will have answered: an instant",
    "reply_due": "when the answer is or was due: an instant; None: by the ticket's timer",
    "resolution": "what it was completed as; None: by the ticket",
    "sent_on": "when the customer's mail came: an instant or a date",
    "since": "since when: an instant",
    "still_ours": "what waits for us when it comes back",
    "stranger": "true: nothing of their text, title or name goes back",
    "summary": "in a few words: for a receipt what was done, for a handoff the summary",
    "target": "who it is handed to: a handle, `team:key`, or a name",
    "text": "human words, as written",
    "texts": "words of later mails that were folded into this letter: tuple",
    "topic": "what help was asked about",
    "undoable": "true when #undo is still possible",
    "urgency": "handoff part; None: the ticket's severity",
    "voided": "true when the failed mail no longer counts as a try",
    "waiting_since": "since when we wait: an instant or a date",
    "warnings": "one line each: tuple",
    "why": "reason given when deferring",
    "window_end": "last day of the three weeks: a date or an instant",
}

TUPLES = frozenset(name for name, about in ABOUT.items() if "tuple" in about)

_HANDOFF = ("summary", "done", "cause", "remaining", "blockers", "files", "urgency", "still_ours")
_TRIES = ("attempt_list", "attempt_count", "first_attempt")

FACTS: dict[Notice, tuple[str, ...]] = {
    Notice.N_01: ("reply_by", "old_number", "stranger"),
    Notice.N_02: (
        "from_name",
        "from_address",
        "at",
        "old_status",
        "new_status",
        "text",
        "texts",
        "phrase_hint",
        "reply_due",
    ),
    Notice.N_02A: ("from_name", "at", "back_on", "text"),
    Notice.N_02B: ("from_name", "from_address", "at", "text", "reason"),
    Notice.N_02C: ("author", "changes", "text"),
    Notice.N_02N: ("from_name", "from_address", "at", "text", "reply_due"),
    Notice.N_03: ("author", "text"),
    Notice.N_04: ("waiting_since", "question"),
    Notice.N_05: ("author", "appointment", "booking_link"),
    Notice.N_06: ("author", "text", "reopen_days"),
    Notice.N_06C: ("sent_on", "original"),
    Notice.N_07: ("author", "department_public_name", "next_update"),
    Notice.N_08: ("author", "promised", "text"),
    Notice.N_09_1: ("author", "question", "close_on", "reopen_days", *_TRIES),
    Notice.N_09_2: ("author", "question", "close_on", "reopen_days", *_TRIES),
    Notice.N_09_3: ("author", "question", "close_on", "reopen_days", *_TRIES),
    Notice.N_10: ("author", "question", "close_on", "reopen_days", *_TRIES),
    Notice.N_10B: ("open_items", *_TRIES),
    Notice.N_11: ("due", "deferred_on", "why", "no_date", "next_command_day"),
    Notice.N_12: ("author", "admin_name", "text", "handoff_parts"),
    Notice.N_13: ("author", "text"),
    Notice.N_14: ("completed_by", "reasons", "block"),
    Notice.N_15: ("from_name", "at", "text", "again"),
    Notice.N_20: ("author", "target", "text", "reply_due", *_HANDOFF),
    Notice.N_33: ("changes", "warnings", "receipt", "mailed", "undoable", "summary"),
    Notice.N_34: ("errors", "corrected", "near", "first_error", "kept"),
    Notice.N_35: ("from_address", "at", "lines", "code", "expires", "admin"),
    Notice.N_38: ("from_name", "at", "reply_due", "next_command_day"),
    Notice.N_39: ("at", "reply_due", "manager"),
    Notice.N_40: ("missing", "window_end", *_TRIES),
    Notice.N_40B: _TRIES,
    Notice.N_41: ("from_name", "completed_on", "resolution", "text"),
    Notice.N_42: ("notice", "address", "reason", "voided"),
    Notice.N_44: ("since",),
    Notice.N_47: ("topic", "lines"),
}


def facts_for(notice: Notice, given: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return every fact that the notice's template knows, None where it was not given."""
    known = FACTS[notice]
    unknown = sorted(given.keys() - set(known))
    assert not unknown, f"{notice} has no fact {', '.join(unknown)}; known: {', '.join(known)}"
    wrong = [
        name
        for name, value in given.items()
        if value is not None and isinstance(value, tuple) != (name in TUPLES)
    ]
    assert not wrong, f"{notice}: {', '.join(wrong)} must be as outbound.facts.ABOUT says"
    return {name: given.get(name) for name in known}
