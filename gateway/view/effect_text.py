"""Effects in words: what a decision asked for, by which rule and why."""

from __future__ import annotations

from typing import assert_never

from rules.clock import in_words
from rules.effects import (
    AddNote,
    AddTag,
    AddWatcher,
    Answer,
    ArmPersonTimer,
    ArmTimer,
    AttachContact,
    BringNote,
    CancelLetter,
    CancelTimer,
    CreateTicket,
    DropHeld,
    DropMail,
    Effect,
    FailLetter,
    GiveOrder,
    HoldMail,
    KeepCode,
    KeepReceipt,
    MarkUndone,
    OpenCycle,
    PutAbsence,
    PutAttempt,
    PutCall,
    PutChecklistItem,
    RecallInput,
    Remark,
    RemovePerson,
    RemoveTag,
    RevertChange,
    SendNotice,
    SetBlocked,
    SetCycle,
    SetField,
    SetStatus,
    SuppressAddress,
    UseCode,
    Warn,
    WithdrawNote,
)
from rules.model.status import CATALOGUE
from rules.policy.desk import Desk

OfKeeping = (
    WithdrawNote
    | FailLetter
    | KeepReceipt
    | MarkUndone
    | RevertChange
    | KeepCode
    | UseCode
    | SuppressAddress
    | GiveOrder
    | ArmPersonTimer
    | PutAbsence
    | SetBlocked
    | DropHeld
)
OfRows = (
    AttachContact
    | AddWatcher
    | RemovePerson
    | AddTag
    | RemoveTag
    | PutChecklistItem
    | PutCall
    | OpenCycle
    | SetCycle
    | PutAttempt
    | CancelLetter
    | RecallInput
    | OfKeeping
)
QUOTE_MAX = 60


def tell(effect: Effect, desk: Desk) -> str:
    """Return one effect as a line: what, by which rule, and why."""
    return f"{what(effect, desk)}  [{effect.rule}] {effect.because}"


def what(effect: Effect, desk: Desk) -> str:
    """Return what an effect does, in a few words."""
    match effect:
        case SetStatus():
            return f"status: {CATALOGUE[effect.status].name}"
        case CreateTicket():
            return f'opens {effect.ticket.number} "{quoted(effect.ticket.title)}"'
        case SetField():
            return f"{effect.name.replace('_', ' ')}: {_shown(effect.value)}"
        case AddNote() | BringNote():
            note = effect.note
            flags = f" ({', '.join(note.flags)})" if note.flags else ""
            return f'{note.visibility} note{flags}: "{quoted(note.text)}"'
        case SendNotice():
            leaves = in_words(effect.not_before, desk.calendar) if effect.not_before else "at once"
            return f"letter {effect.notice} to {effect.to}, leaves {leaves}"
        case ArmTimer():
            return f"timer {effect.kind}, due {in_words(effect.due_at, desk.calendar)}"
        case CancelTimer():
            return f"timer {effect.kind} stopped"
        case HoldMail() | DropMail():
            verb = "held" if isinstance(effect, HoldMail) else "dropped"
            return f"mail {verb}: {effect.reason}"
        case Remark():
            return f"{effect.kind.replace('_', ' ')} {quoted(effect.detail)}".strip()
        case Answer():
            return f"answer: {quoted(effect.text)}"
        case Warn():
            return f"warning {effect.code} {quoted(effect.detail)}".strip()
        case _:
            return _about_rows(effect)


def quoted(text: str) -> str:
    """Return the beginning of a text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_MAX else line[: QUOTE_MAX - 1] + "…"


def _about_rows(effect: OfRows) -> str:
    match effect:
        case AttachContact():
            return f"contact {effect.person} attached ({effect.how})"
        case RemovePerson():
            return f"no more copies to {effect.person}"
        case AddWatcher():
            return f"watcher {effect.handle} added"
        case AddTag() | RemoveTag():
            return f"tag {effect.name} {'added' if isinstance(effect, AddTag) else 'removed'}"
        case PutChecklistItem():
            state = f"done by {effect.item.checked_by}" if effect.item.checked_by else "open"
            return f"checklist item {effect.item.position} {state}"
        case PutCall():
            return f"service call {effect.call.state}"
        case OpenCycle():
            return "outreach cycle opened"
        case SetCycle():
            return f"outreach cycle {effect.state}"
        case PutAttempt():
            return f"{effect.attempt.channel} attempt, counted: {effect.attempt.counted}"
        case CancelLetter():
            return f"letter {effect.letter_id} taken back"
        case RecallInput():
            return f"input {effect.input_id} decided again ({effect.recall.how})"
        case _:
            return _about_keeping(effect)


def _about_keeping(effect: OfKeeping) -> str:
    match effect:
        case WithdrawNote():
            return f"note {effect.note_id} withdrawn"
        case FailLetter():
            return f"letter {effect.letter_id} not delivered: {quoted(effect.reason)}"
        case KeepReceipt():
            return f"receipt {effect.receipt}"
        case MarkUndone():
            return f"receipt {effect.receipt} undone"
        case RevertChange():
            name = f"{effect.part} {effect.key}".strip()
            return f"{name} put back: {_shown(effect.new)} -> {_shown(effect.old)}"
        case KeepCode():
            until = effect.expires_at.isoformat(" ", "minutes")
            return f"confirmation code for {effect.person}, good until {until}"
        case UseCode():
            return "confirmation code used"
        case SuppressAddress():
            return f"no more letters to {effect.address}"
        case GiveOrder():
            told = " ".join(f"{name}={value}" for name, value in effect.values.items())
            return f"order {effect.verb} {told}"
        case ArmPersonTimer():
            due = effect.due_at.isoformat(" ", "minutes")
            return f"timer {effect.kind} of {effect.person}, due {due}"
        case PutAbsence() if effect.last_day is not None and effect.last_day < effect.first_day:
            return f"{effect.handle} is not away from {effect.first_day}"
        case PutAbsence():
            return f"{effect.handle} is away from {effect.first_day} to {effect.last_day or '?'}"
        case SetBlocked():
            return f"{effect.entry} {'blocked' if effect.is_blocked else 'blocked no more'}"
        case DropHeld():
            return f"held input {effect.input_id} dropped"
        case _:
            assert_never(effect)


def _shown(value: object) -> str:
    return "none" if value in (None, "") else quoted(str(value))
