"""Commands about the mail itself: accept, confirm, help, heads-up, undo, and mere marks."""

from __future__ import annotations

from rules.commands.arguments import CodeArgs, HelpArgs, UndoArgs
from rules.commands.errors import ErrorCode, Refusal
from rules.commands.lookup import refuse
from rules.commands.table import VERBS, Command, find_verb
from rules.commands.undo import take_back
from rules.context import Scene
from rules.effects import (
    AttachContact,
    Effect,
    Recall,
    RecallInput,
    SendNotice,
    SetField,
    UseCode,
    WithdrawNote,
)
from rules.model.audience import ticket_of
from rules.model.notice import Notice
from rules.model.status import display_name
from rules.model.ticket import Case, NoteType
from rules.sender.recipients import STATUS_WORDS, VISIBILITY_WORDS
from rules.sender.token import code_hash

CODE_TRIES_MAX = 5  # wrong tries that void a code (DOMAIN 4.7)


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
    if not waiting:
        facts = (
            ("line", command.line.line),
            ("verb", "#accept"),
            ("expected", "a note of an unverified sender on this ticket"),
            ("example", "#contact carla@alderair.example"),
        )
        return refuse(ErrorCode.ARGUMENTS, command, *facts)
    note = waiting[-1]
    because = f"{scene.sender.name} vouches for {note.author_name or note.author}"
    recall = Recall(how="accepted", person=note.author, by=scene.sender.name)
    effects: tuple[Effect, ...] = (
        AttachContact(person=note.author, how="accept", rule="GW-14", because=because),
        WithdrawNote(note_id=note.id, rule="GW-14", because=because),
        RecallInput(input_id=note.input_id, recall=recall, rule="GW-14", because=because),
    )
    if not ticket_of(case).contact:
        effects += (SetField(name="contact", value=note.author, rule="GW-14", because=because),)
    return effects


def confirm(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """DOMAIN 4.7: the code runs the commands of the mail that asked for it, once."""
    assert isinstance(command.args, CodeArgs)
    wanted = code_hash(command.args.code)
    code = next((one for one in case.known.codes if one.code_hash == wanted), None)
    state = ""
    if code is None:
        state = "unknown"
    elif code.used or code.tries >= CODE_TRIES_MAX:
        state = "used"
    elif code.expires_at < scene.at:
        state = "expired"
    if code is None or state:
        return refuse(ErrorCode.CODE, command, ("state", state))
    because = "the code that was mailed to the address on file"
    recall = Recall(how="confirmed", person=code.person, by=scene.sender.name)
    return (
        UseCode(code_hash=wanted, right=True, rule="DOMAIN 4.7", because=because),
        RecallInput(input_id=code.input_id, recall=recall, rule="DOMAIN 4.7", because=because),
    )


def wrong_tries(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """Count a wrong code against every code that is still open for this person."""
    because = "a wrong code was sent"
    return tuple(
        UseCode(code_hash=one.code_hash, right=False, rule="DOMAIN 4.7", because=because)
        for one in case.known.codes
        if one.person == scene.sender.person and not one.used
    )


def undo(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    assert isinstance(command.args, UndoArgs)
    return take_back(case, command.args.receipt, command.line.line, scene)


def give_help(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """N-47: the verbs, one verb, the statuses of this category, or the addresses."""
    assert isinstance(command.args, HelpArgs)
    word = command.args.word.casefold()
    letter = SendNotice(
        notice=Notice.N_47,
        to=scene.sender.person,
        facts={"topic": word or None, "lines": _help_lines(word, case, scene)},
        rule="ST-41",
        because=f"{scene.sender.name} asked for help",
    )
    return (letter,)


def _help_lines(word: str, case: Case, scene: Scene) -> tuple[str, ...]:
    if word == "status" and case.ticket is not None:
        allowed = scene.desk.pickable(ticket_of(case).category, scene.policy)
        return tuple(display_name(one, scene.policy) for one in allowed)
    if word == "addresses":
        local, _, domain = scene.desk.base_address.partition("@")
        return tuple(f"{local}+{one}@{domain}" for one in (*STATUS_WORDS, *VISIBILITY_WORDS))
    verb = find_verb(word)
    if verb is not None:
        row = VERBS[verb]
        names = ", ".join(f"#{one}" for one in row.aliases)
        lines: tuple[str, ...] = (f"#{verb} needs {row.expected}.", f"Example: {row.example}")
        return (*lines, f"Also: {names}") if names else lines
    return tuple(row.example for row in VERBS.values() if not row.held_mail)
