"""Commands about the mail itself: accept, confirm, undo, and mere marks."""

from __future__ import annotations

from datetime import timedelta

from rules.clock import in_words
from rules.commands.arguments import CodeArgs, PersonArgs, UndoArgs
from rules.commands.lookup import refuse, refuse_needing
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import Command
from rules.commands.undo import take_back
from rules.context import Scene
from rules.effects import (
    WRONG_CODE,
    AttachContact,
    Effect,
    RecallInput,
    Remark,
    SetField,
    UseCode,
    WithdrawNote,
)
from rules.model.audience import ticket_of
from rules.model.recall import Recall
from rules.model.ticket import Case, Note, NoteType
from rules.sender.token import code_hash
from rules.sender.trust import Level, Standing

WRONG_CODES_MAX = 5  # of one proved sender
WRONG_CODES_COUNT = timedelta(hours=24)
UNKNOWN_CODE = "unknown"


def nothing_more(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """`#internal`, `#public`, `#quiet`, `#notify` and `#force` only colour the rest of the mail."""
    return ()


def accept_stranger(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """GW-14: the stranger becomes a contact of the ticket, and their mail is taken again."""
    waiting = [
        note
        for note in case.notes
        if note.type is NoteType.STRANGER and not note.withdrawn and note.author
    ]
    author = _meant(case, command, scene, waiting)
    if isinstance(author, Refusal):
        return author
    notes = [one for one in waiting if one.author == author]
    because = f"{scene.sender.name} vouches for {notes[0].author_name or author}"
    recall = Recall(how="accepted", person=author, by=scene.sender.name)
    effects: tuple[Effect, ...] = (
        AttachContact(person=author, how="accept", rule="GW-14", because=because),
    )
    for note in notes:
        effects += (
            WithdrawNote(note_id=note.id, rule="GW-14", because=because),
            RecallInput(input_id=note.input_id, recall=recall, rule="GW-14", because=because),
        )
    if not ticket_of(case).contact:
        effects += (SetField(name="contact", value=author, rule="GW-14", because=because),)
    return effects


def _meant(case: Case, command: Command, scene: Scene, waiting: list[Note]) -> str | Refusal:
    """Return the stranger who is meant: by address, else whose mail or alert is answered."""
    assert isinstance(command.args, PersonArgs)
    named = command.args.person
    authors = tuple(dict.fromkeys(one.author for one in waiting))
    if named is not None and named.value in authors:
        return named.value
    if not authors or named is not None:
        expected = "a note of an unverified sender on this ticket"
        return refuse_needing(expected, command, example="#contact carla@alderair.example")
    answered = scene.answered
    alerted = {one.input_id for one in case.letters if one.message_id in answered}
    tied = [one for one in waiting if one.message_id in answered or one.input_id in alerted]
    if tied:
        return tied[-1].author
    if len(authors) > 1:
        return refuse(ErrorCode.SEVERAL_STRANGERS, command, ("list", ", ".join(authors)))
    return authors[0]


def confirm(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """The code runs exactly what N-35 showed, once, for whom it was mailed to."""
    assert isinstance(command.args, CodeArgs)
    wanted, author = code_hash(command.args.code), scene.sender.person
    is_theirs = scene.sender.level >= Level.ON_FILE  # a failed From is not whose it says
    own = [one for one in case.known.codes if one.person == author and is_theirs]
    code = next((one for one in own if one.code_hash == wanted), None)
    wrong = case.known.wrong_codes
    state = ""
    if len(wrong) >= WRONG_CODES_MAX and scene.sender.level >= Level.PROVED:
        until = in_words(wrong[0] + WRONG_CODES_COUNT, scene.desk.calendar)
        state = f"refused until {until}: five wrong codes"
    elif code is None:
        state = UNKNOWN_CODE
    elif code.used:
        state = "used"
    elif code.expires_at < scene.at:
        state = "expired"
    if code is None or state:
        return refuse(ErrorCode.CODE, command, ("state", state))
    because = "the code that was mailed to the address on file"
    recall = Recall(how="confirmed", person=code.person, by=scene.sender.name, bound=code.bound)
    return (
        UseCode(code_hash=wanted, rule="GW-07", because=because),
        RecallInput(input_id=code.input_id, recall=recall, rule="GW-07", because=because),
    )


def count_wrong_code(refusal: Refusal, scene: Scene) -> tuple[Effect, ...]:
    """Count a wrong code to its proved sender alone: a forger must not stop anybody's right one."""
    if dict(refusal.facts).get("state") != UNKNOWN_CODE or scene.sender.level < Level.PROVED:
        return ()
    is_staff = scene.sender.standing is Standing.RESOURCE
    whose = scene.sender.person if is_staff else scene.sender.address
    because = f"{scene.sender.name} sent a code that is none"
    return (Remark(kind=WRONG_CODE, detail=whose, rule="GW-07", because=because),)


def undo(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    assert isinstance(command.args, UndoArgs)
    return take_back(case, command.args.receipt, command.line.line, scene)
