"""A change of status takes back unsent letters that it contradicts (LET-05)."""

from __future__ import annotations

from rules.behaviour import Behaviour
from rules.context import Scene
from rules.effects import AddNote, CancelLetter, Effect, SetStatus
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, LetterState, NoteType

# A letter of this kind is true only while the ticket has one of these statuses.
TRUE_IN: dict[Notice, tuple[Status, ...]] = {
    Notice.N_05: (Status.NO_SHOW_REMOTE,),
    Notice.N_06: (Status.COMPLETE, Status.ARCHIVED),
    Notice.N_06C: (Status.COMPLETE, Status.ARCHIVED),
    Notice.N_10: (Status.COMPLETE, Status.ARCHIVED),
}
# Letters that ask for an answer are pointless once it is there.
ASKS_FOR_ANSWER = (Notice.N_04, Notice.N_09_1, Notice.N_09_2, Notice.N_09_3)


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    if isinstance(effect, SetStatus):
        wrong = tuple(notice for notice, true in TRUE_IN.items() if effect.status not in true)
        return _take_back(after, wrong, f"the ticket is now {effect.status.replace('_', ' ')}")
    if isinstance(effect, AddNote) and effect.note.type is NoteType.CUSTOMER:
        return _take_back(after, ASKS_FOR_ANSWER, "the customer answered before it left")
    return ()


def _take_back(case: Case, notices: tuple[Notice, ...], because: str) -> tuple[Effect, ...]:
    return tuple(
        CancelLetter(letter_id=letter.id, rule="LET-05", because=because)
        for letter in case.letters
        if letter.state is LetterState.QUEUED and letter.notice in notices
    )


BEHAVIOUR = Behaviour(on_effect=on_effect)
