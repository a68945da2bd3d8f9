"""Crossed answers, second look: a text that waits for its undo is held when the customer writes.

The first look is taken when the text arrives (`rules.arrival.crossing`). This one is taken shortly
before the letter leaves, and only where something came in meanwhile; `#send` sends it after all.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from rules.arrival.crossing import (
    CROSSED,
    OWN_TEXT,
    crossing,
    is_customers,
    is_public_text,
)
from rules.behaviour import Behaviour
from rules.commands.lookup import refuse_needing
from rules.commands.refusals import Refusal
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import (
    AddNote,
    ArmTimer,
    CancelLetter,
    Effect,
    Fact,
    RecallInput,
    SendNotice,
    WithdrawNote,
)
from rules.model.notice import Notice
from rules.model.phrases import NOT_SENT
from rules.model.recall import AFTER_ALL, Recall
from rules.model.ticket import Case, LetterRecord, LetterState, Note, Visibility
from rules.model.timer import Timer, TimerKind
from rules.timing import find_timer

LEAD = timedelta(seconds=10)  # before the letter leaves, so that the post cannot be faster
RULE = "GW-10"


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Look again at the end of the hold when a customer's mail comes during it."""
    if not isinstance(effect, AddNote) or not is_customers(effect.note):
        return ()
    leaves = [
        letter.not_before
        for note in _texts(after)
        for letter in _letters_of(note, after)
        if letter.state is LetterState.QUEUED and letter.not_before > scene.now
    ]
    return _look_at(min(leaves), after, scene) if leaves else ()


def _look_at(leaves_at: datetime, case: Case, scene: Scene) -> tuple[Effect, ...]:
    armed = find_timer(case, TimerKind.CROSSED)
    if armed is not None and armed.anchor_at <= leaves_at:
        return ()
    order = ArmTimer(
        kind=TimerKind.CROSSED,
        timer_rule="hold",
        anchor_at=leaves_at,
        due_at=max(scene.now, leaves_at - LEAD),
        rule=RULE,
        because="the customer wrote before our text left",
    )
    return (order,)


def on_hold_end(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """Take back each text that is about to leave past a newer mail of the customer."""
    effects: list[Effect] = []
    later: list[datetime] = []
    for note in _texts(case):
        letters = _letters_of(note, case)
        if any(one.state in (LetterState.SENT, LetterState.HANDED) for one in letters):
            continue
        news = tuple(
            one for one in case.notes if is_customers(one) and one.input_id > note.input_id
        )
        leaves_at = max((one.not_before for one in letters), default=None)
        if leaves_at is None or not news or leaves_at < timer.anchor_at:
            continue
        if leaves_at > timer.anchor_at:
            later.append(leaves_at)
            continue
        effects += _hold(note, letters, news, scene)
    return (*effects, *(_look_at(min(later), case, scene) if later else ()))


def _texts(case: Case) -> tuple[Note, ...]:
    return tuple(note for note in case.notes if is_public_text(note))


def _letters_of(note: Note, case: Case) -> list[LetterRecord]:
    return [one for one in case.letters if one.input_id == note.input_id and one.notice in OWN_TEXT]


def _hold(
    note: Note, letters: list[LetterRecord], news: tuple[Note, ...], scene: Scene
) -> list[Effect]:
    said = crossing(news, scene)
    because = f"{dict(said.facts)['who']} wrote before it left"
    kept = replace(
        note,
        id=0,
        visibility=Visibility.INTERNAL,
        text=f"{NOT_SENT}\n{note.text}",
        flags=(*note.flags, CROSSED),
    )
    facts: dict[str, Fact] = {
        "errors": (f"{said.code.value}: {said.text()}",),
        "newer": dict(said.facts)["words"],
        "first_error": said.text().rstrip(":"),
        "kept": True,
    }
    return [
        *(
            CancelLetter(letter_id=one.id, rule=RULE, because=because)
            for one in letters
            if one.state is LetterState.QUEUED
        ),
        WithdrawNote(note_id=note.id, rule=RULE, because=because),
        AddNote(note=kept, rule=RULE, because=because),
        SendNotice(notice=Notice.N_34, to=note.author, facts=facts, rule=RULE, because=because),
    ]


def send_after_all(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """`#send` by reply to the error: the text goes out as it was written."""
    arrived, me = scene.arrived, scene.sender.person
    held = [
        note
        for note in case.notes
        if CROSSED in note.flags and note.author == me and not note.withdrawn
    ]
    if arrived is None or not held:
        expected = "an answer of yours that was held because somebody wrote meanwhile"
        return refuse_needing(expected, command, example="#public")
    answered = {*arrived.event.mail.in_reply_to, *arrived.event.mail.references[-1:]}
    told = {one.input_id for one in case.letters if one.message_id in answered}
    tied = [one for one in held if one.input_id in told]
    if told and not tied and len(held) > 1:  # an error about `#send` itself names no text
        expected = f"the text that you mean once more: {len(held)} of yours wait"
        return refuse_needing(expected, command, example="#public")
    note = (tied or held)[-1]
    seen = max((note.input_id, *(told or _told_of_holding(case, me))))
    news = tuple(one for one in case.notes if is_customers(one) and one.input_id > seen)
    if news:
        return crossing(news, scene)
    because = f"{scene.sender.name} has seen the newer words and sends it after all"
    recall = Recall(how=AFTER_ALL, person=me, by=scene.sender.name)
    return (
        WithdrawNote(note_id=note.id, rule=RULE, because=because),
        RecallInput(input_id=note.input_id, recall=recall, rule=RULE, because=because),
    )


def _told_of_holding(case: Case, me: str) -> set[int]:
    """Return the inputs behind the errors that this writer has: what they showed is known."""
    mine = (one for one in case.letters if one.person == me)
    return {one.input_id for one in mine if one.notice == Notice.N_34}


BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={TimerKind.CROSSED: on_hold_end},
    commands={Verb.SEND: send_after_all},
)
