"""What effects mean to a case: one function, one `match`, nothing decided here."""

from __future__ import annotations

from typing import TypeVar, assert_never

from rules.changes import TICKET_FIELDS, Row, row_key, rows_of
from rules.copies import replace
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
from rules.model.cycle import Attempt, Cycle, CycleState
from rules.model.status import Status
from rules.model.ticket import (
    Case,
    LetterState,
    ServiceCall,
    Tag,
    Ticket,
    TicketContact,
    Watcher,
    by_time,
)
from rules.model.timer import Timer

T = TypeVar("T", bound="ServiceCall | Attempt")
NoPartOfTheCase = (
    SendNotice
    | Answer
    | Warn
    | Remark  # told
    | HoldMail
    | DropMail
    | DropHeld
    | RecallInput  # of inputs
    | KeepReceipt
    | MarkUndone
    | KeepCode
    | UseCode
    | SuppressAddress
    | GiveOrder
    | ArmPersonTimer
    | PutAbsence
    | SetBlocked  # kept beside it
)
Work = PutChecklistItem | PutCall | OpenCycle | SetCycle | PutAttempt

# Statuses that a rule sets, remembering what was before: #resume leads behind them (ST-47).
# Open is one where a profile reads it for Note Emailed In, Complete where the tracker closed.
PASSING = frozenset(
    {
        Status.NOTE_EMAILED_IN,
        Status.SAYS_CLOSE,
        Status.INCOMPLETE_REOPENED,
        Status.OPEN,
        Status.COMPLETE,
    }
)


def evolve(case: Case, effect: Effect) -> Case:
    """Return the case as it stands after `effect`; effects that change no case leave it alone."""
    if isinstance(effect, NoPartOfTheCase):
        return case
    match effect:
        case CreateTicket():
            return replace(case, ticket=effect.ticket)
        case SetStatus():
            return replace(case, ticket=_with_status(_ticket(case), effect))
        case SetField():
            assert effect.name in TICKET_FIELDS, effect.name
            return replace(case, ticket=_with_field(_ticket(case), effect.name, effect.value))
        case AddNote() | BringNote() | WithdrawNote():
            return _with_note(case, effect)
        case AttachContact():
            row = TicketContact(effect.person, effect.how)
            known = any(one.person == effect.person for one in case.contacts)
            return case if known else replace(case, contacts=(*case.contacts, row))
        case AddWatcher():
            watcher = Watcher(effect.handle, effect.reason)
            seen = any(one.handle == effect.handle for one in case.watchers)
            return case if seen else replace(case, watchers=(*case.watchers, watcher))
        case RemovePerson():
            return _without(case, effect.person)
        case AddTag():
            tags = tuple(one for one in case.tags if one.name != effect.name)
            return replace(case, tags=(*tags, Tag(effect.name, effect.by, effect.at)))
        case RemoveTag():
            return replace(case, tags=tuple(one for one in case.tags if one.name != effect.name))
        case ArmTimer() | CancelTimer():
            return _with_timer(case, effect)
        case CancelLetter() | FailLetter():
            return _with_letter(case, effect)
        case RevertChange():
            return _reverted(case, effect)
        case PutChecklistItem() | PutCall() | OpenCycle() | SetCycle() | PutAttempt():
            return _with_work(case, effect)
        case _:
            assert_never(effect)


def _without(case: Case, person: str) -> Case:
    watchers = tuple(one for one in case.watchers if one.handle != person)
    contacts = tuple(one for one in case.contacts if one.person != person)
    return replace(case, watchers=watchers, contacts=contacts)


def _with_work(case: Case, effect: Work) -> Case:
    """Checklist, service calls, cycles and attempts."""
    match effect:
        case PutChecklistItem():
            others = [one for one in case.checklist if one.position != effect.item.position]
            items = sorted([*others, effect.item], key=lambda one: one.position)
            return replace(case, checklist=tuple(items))
        case PutCall():
            call = effect.call
            if not call.id:
                call = replace(call, id=_next_id(case, "calls"))
            return replace(case, calls=_put(case.calls, call))
        case OpenCycle():
            cycle = Cycle(_next_id(case, "cycles"), CycleState.OPEN, effect.at)
            return replace(case, cycles=(*case.cycles, cycle))
        case SetCycle():
            return replace(case, cycles=(*case.cycles[:-1], _with_cycle(case.cycles[-1], effect)))
        case PutAttempt():
            attempt = effect.attempt
            if not attempt.id:
                attempt = replace(attempt, id=_next_id(case, "attempts"))
            return replace(case, attempts=_put(case.attempts, attempt))
        case _:
            assert_never(effect)


def _ticket(case: Case) -> Ticket:
    assert case.ticket is not None, "an effect on a ticket needs a ticket"
    return case.ticket


def _with_field(ticket: Ticket, name: str, value: object) -> Ticket:
    named: dict[str, object] = {name: value}
    return replace(ticket, **named)  # type: ignore[arg-type]  # a field by its name


def _with_status(ticket: Ticket, effect: SetStatus) -> Ticket:
    """ST-47: `status_before` is the status before the rules began to change it."""
    before = None if effect.by_human else last_by_hand(ticket)
    return replace(ticket, status=effect.status, status_since=effect.at, status_before=before)


def last_by_hand(ticket: Ticket) -> Status:
    """Return the status that a person set last, as far as it is known."""
    if ticket.status in PASSING and ticket.status_before is not None:
        return ticket.status_before
    return ticket.status


def _with_note(case: Case, effect: AddNote | BringNote | WithdrawNote) -> Case:
    if not isinstance(effect, WithdrawNote):
        note = replace(effect.note, id=_next_id(case, "notes"))
        kept = (*case.notes, note)
        return replace(case, notes=by_time(kept) if isinstance(effect, BringNote) else kept)
    notes = tuple(
        replace(one, withdrawn=True) if one.id == effect.note_id else one for one in case.notes
    )
    return replace(case, notes=notes)


def _with_letter(case: Case, effect: CancelLetter | FailLetter) -> Case:
    state, error = LetterState.CANCELLED, ""
    if isinstance(effect, FailLetter):
        state, error = LetterState.FAILED, effect.reason
    letters = tuple(
        replace(one, state=state, error=error) if one.id == effect.letter_id else one
        for one in case.letters
    )
    return replace(case, letters=letters)


def _with_timer(case: Case, effect: ArmTimer | CancelTimer) -> Case:
    kept = [timer for timer in case.timers if timer.kind != effect.kind]
    others: tuple[Timer, ...] = tuple(kept)
    if isinstance(effect, CancelTimer):
        return case if len(others) == len(case.timers) else replace(case, timers=others)
    generation = dict(case.generations).get(effect.kind, 0) + 1
    timer = Timer(effect.kind, generation, effect.timer_rule, effect.anchor_at, effect.due_at)
    generations = dict(case.generations) | {effect.kind: generation}
    return replace(case, timers=(*others, timer), generations=tuple(generations.items()))


def _with_cycle(cycle: Cycle, effect: SetCycle) -> Cycle:
    ended = effect.state not in (CycleState.OPEN, CycleState.HELD)
    return replace(
        cycle,
        state=effect.state,
        hold_until=effect.hold_until,
        exhausted_at=effect.exhausted_at,
        close_due_at=effect.close_due_at,
        ended_at=effect.at if ended else None,
        end_reason=effect.because if ended else "",
    )


def _reverted(case: Case, effect: RevertChange) -> Case:
    """Put `old` back where `new` stands (rules/commands/undo.py has looked that it does)."""
    if effect.part == "ticket":
        return replace(case, ticket=_with_field(_ticket(case), effect.key, effect.old))
    rows = [row for row in rows_of(case, effect.part) if row_key(row) != effect.key]
    if effect.old is not None:
        rows.append(effect.old)  # type: ignore[arg-type]  # a row of this part, by construction
        rows.sort(key=_order)
    parts: dict[str, object] = {effect.part: tuple(rows)}
    return replace(case, **parts)  # type: ignore[arg-type]  # rows of that very part


def _order(row: Row) -> tuple[int, str]:
    key = row_key(row)
    return (int(key), "") if key.isdigit() else (0, key)


def _next_id(case: Case, part: str) -> int:
    return max((int(row_key(row)) for row in rows_of(case, part)), default=0) + 1


def _put(rows: tuple[T, ...], row: T) -> tuple[T, ...]:
    kept = tuple(one for one in rows if one.id != row.id)
    return tuple(sorted((*kept, row), key=lambda one: one.id))
