"""Notes that the next one can use: a word to who writes too much or too little (W-06, W-07, W-11).

Nothing is refused: the note is kept, and the receipt says what would help.
"""

from __future__ import annotations

import re
from datetime import timedelta

from rules.behaviour import Behaviour
from rules.clock import local
from rules.commands.refusals import WarningCode
from rules.commands.table import Verb
from rules.context import Scene
from rules.effects import AddNote, CreateTicket, Effect, SetStatus, Warn
from rules.model.audience import ticket_of
from rules.model.phrases import is_vague
from rules.model.status import Status
from rules.model.ticket import Case, Note, NoteType, Visibility

LONG_TEXT = 2000  # characters of an internal ticket that is probably about several things (ZD-03)
ASKED_LATELY = timedelta(hours=24)  # how old our last words to the customer may be (ZD-13)
SAYS_MORE = (Verb.ATTEMPT, Verb.RESPONDED, Verb.APPROVED, Verb.PROJECT, Verb.HANDOFF)  # HO-11
_NUMBERED = re.compile(r"(?:(?<=\s)|(?<=^))\(?(\d{1,2})[.)]\s+(?=\S)", re.MULTILINE)


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Look at what a resource writes and sets."""
    if not scene.by_human:
        return ()
    match effect:
        case CreateTicket() if effect.ticket.internal:
            return _several_issues(scene)
        case AddNote() if _is_inside(effect.note):
            return _vague(before, effect.note, scene)
        case SetStatus(status=Status.WAITING_CUSTOMER, by_human=True):
            return _not_asked(after, scene)
        case _:
            return ()


def _several_issues(scene: Scene) -> tuple[Effect, ...]:
    """ZD-03: one issue per ticket is easier to follow."""
    if len(scene.text) <= LONG_TEXT and not _counts_requests(scene.text):
        return ()
    because = "an internal ticket with several requests, or a very long one"
    return (Warn(code=WarningCode.SEVERAL_ISSUES, rule="ZD-03", because=because),)


def _counts_requests(text: str) -> bool:
    """Say whether the text numbers what it asks for: 1., 2. in this order."""
    numbers = [int(hit[1]) for hit in _NUMBERED.finditer(text)]
    return 1 in numbers and 2 in numbers[numbers.index(1) + 1 :]


def _vague(before: Case, note: Note, scene: Scene) -> tuple[Effect, ...]:
    """HO-11: "working on it" tells nobody anything; said once a day and ticket."""
    if not is_vague(note.text) or any(scene.asks(verb) for verb in SAYS_MORE):
        return ()
    calendar = scene.desk.calendar
    today = local(note.at, calendar).date()
    earlier = (one for one in before.notes if local(one.at, calendar).date() == today)
    if any(_is_inside(one) and is_vague(one.text) for one in earlier):
        return ()
    because = "the note does not say what was done"
    return (Warn(code=WarningCode.VAGUE_NOTE, rule="HO-11", because=because),)


def _is_inside(note: Note) -> bool:
    return note.type is NoteType.RESOURCE and note.visibility is Visibility.INTERNAL


def _not_asked(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ZD-13: who waits for an answer has asked for one."""
    ticket = ticket_of(case)
    last = ticket.last_public_at
    asked = scene.is_public or (last is not None and scene.at - last <= ASKED_LATELY)
    if not scene.policy.waiting_needs_question or ticket.internal or asked:
        return ()
    because = "the customer had no text from us in the last 24 hours"
    return (Warn(code=WarningCode.WAITING_WITHOUT_QUESTION, rule="ZD-13", because=because),)


BEHAVIOUR = Behaviour(on_effect=on_effect)
