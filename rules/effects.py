"""What a decision can ask for. Effects are orders; each names its rule and says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from rules.commands.refusals import WarningCode
from rules.model.cycle import Attempt, CycleState
from rules.model.files import FileRef
from rules.model.notice import Notice
from rules.model.recall import Recall
from rules.model.status import Status
from rules.model.ticket import Case, ChecklistItem, Note, ServiceCall, Ticket
from rules.model.timer import TimerKind
from rules.quick_records import filled

Fact = str | int | bool | datetime | date | Status | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasoned:
    """What every effect carries: no change without its rule and its reason."""

    rule: str  # "UC-06"
    because: str  # in words that a support lead would use


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class CreateTicket(Reasoned):
    ticket: Ticket


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class SetStatus(Reasoned):
    status: Status
    by_human: bool = False
    actor: str = ""  # person key, "" for the gateway
    at: datetime


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class SetField(Reasoned):
    """Set one field of the ticket, by its name in `Ticket`."""

    name: str
    value: object


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class AddNote(Reasoned):
    note: Note  # its id is given by evolve


@dataclass(frozen=True, slots=True, kw_only=True)
class BringNote(Reasoned):
    """Keep a note that another ticket had: nobody has just written it."""

    note: Note  # its id is given by evolve


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawNote(Reasoned):
    note_id: int


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class AttachContact(Reasoned):
    person: str
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddWatcher(Reasoned):
    handle: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovePerson(Reasoned):
    """Take somebody off the people who get copies: a watcher, or a contact beside the main one."""

    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddTag(Reasoned):
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTag(Reasoned):
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PutChecklistItem(Reasoned):
    item: ChecklistItem  # replaces the item of the same position


@dataclass(frozen=True, slots=True, kw_only=True)
class PutCall(Reasoned):
    call: ServiceCall  # id 0: a new one


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCycle(Reasoned):
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCycle(Reasoned):
    """Change the current cycle."""

    state: CycleState
    at: datetime
    hold_until: date | None = None
    exhausted_at: datetime | None = None
    close_due_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAttempt(Reasoned):
    attempt: Attempt  # id 0: a new one


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class ArmTimer(Reasoned):
    """Arm a timer; an armed one of the same kind is replaced."""

    kind: TimerKind
    timer_rule: str  # "calbh:5"
    anchor_at: datetime
    due_at: datetime


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class CancelTimer(Reasoned):
    kind: TimerKind


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class SendNotice(Reasoned):
    """Send one letter to one person."""

    notice: Notice
    to: str  # person key
    facts: Mapping[str, Fact] = field(default_factory=dict)
    not_before: datetime | None = None  # None: at once
    files: tuple[FileRef, ...] = ()  # they go along as far as they may; the rest is named (GW-17)


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelLetter(Reasoned):
    """Take back a letter that has not left."""

    letter_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailLetter(Reasoned):
    """Write down that a letter did not reach its address."""

    letter_id: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldMail(Reasoned):
    """Put the mail of this input into quarantine."""

    reason: str  # a code of docs/rules/house.md, KND-03


@dataclass(frozen=True, slots=True, kw_only=True)
class DropMail(Reasoned):
    """End the mail of this input without a trace on any ticket."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepReceipt(Reasoned):
    receipt: str
    author: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkUndone(Reasoned):
    receipt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RevertChange(Reasoned):
    """Put one thing back as it was before another input (undo)."""

    part: str
    key: str
    old: object
    new: object


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepCode(Reasoned):
    """Remember a confirmation code that goes out."""

    code_hash: str
    person: str
    expires_at: datetime
    bound: str = ""  # the mark of exactly what it confirms


@dataclass(frozen=True, slots=True, kw_only=True)
class UseCode(Reasoned):
    """Mark a code as used."""

    code_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallInput(Reasoned):
    """Decide an earlier input again as confirmed or accepted (CMD-07, GW-14)."""

    input_id: int
    recall: Recall


@dataclass(frozen=True, slots=True, kw_only=True)
class SuppressAddress(Reasoned):
    address: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOrder(Reasoned):
    """Put an order about another ticket into the journal: one decision is about one ticket."""

    verb: str
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmPersonTimer(Reasoned):
    """Look after a person at a moment; arming the same moment again changes nothing."""

    person: str
    kind: TimerKind
    timer_rule: str
    anchor_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PutAbsence(Reasoned):
    """Keep an absence; one that begins on the same day is replaced.

    One that ends before it begins is none: it is taken out.
    """

    handle: str
    first_day: date
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetBlocked(Reasoned):
    """Put an address or a domain on the list of blocked senders, or take it off."""

    entry: str
    is_blocked: bool
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DropHeld(Reasoned):
    """End a mail that lies in quarantine."""

    input_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Reasoned):
    """Tell whoever gave an order what came of it."""

    text: str  # begins with "refused: " when nothing was done


@dataclass(frozen=True, slots=True, kw_only=True)
class Warn(Reasoned):
    """Put a warning into the receipt; nothing is refused."""

    code: WarningCode
    detail: str = ""


@filled
@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(Reasoned):
    """Say something in the log of events that changes nothing: a verdict, a refusal."""

    kind: str  # EVT-03, e.g. "mail_duplicate", "close_phrase"
    detail: str = ""


REFUSED = "command_refused"  # the remark of a mail of which nothing was applied
# The remarks that the ceilings count; their detail is the address that nobody proved.
OPENED_BY_STRANGER = "opened_unproved"
OPENED_ON_FILE = "opened_unproved_on_file"
WRONG_CODE = "code_wrong"  # the remark that counts a wrong code; its detail is who sent it
HELD_REPORTED = "quarantine_reported"  # the remark of N-36; its detail are the inputs, in order
HELD_DONE = "held_mail"  # the remark of what an answer to N-36 did
TIME_ENTERED = "time_entered"  # the remark of `#time` (EVT-03)
LEAVE_WRITTEN = "leave_summary_written"  # the remark of `#ooo`: what an answer will do


Effect = (
    CreateTicket
    | SetStatus
    | SetField
    | AddNote
    | BringNote
    | WithdrawNote
    | AttachContact
    | AddWatcher
    | RemovePerson
    | AddTag
    | RemoveTag
    | PutChecklistItem
    | PutCall
    | OpenCycle
    | SetCycle
    | PutAttempt
    | ArmTimer
    | CancelTimer
    | SendNotice
    | CancelLetter
    | FailLetter
    | HoldMail
    | DropMail
    | KeepReceipt
    | MarkUndone
    | RevertChange
    | KeepCode
    | UseCode
    | RecallInput
    | SuppressAddress
    | GiveOrder
    | ArmPersonTimer
    | PutAbsence
    | SetBlocked
    | DropHeld
    | Answer
    | Warn
    | Remark
)


@filled
@dataclass(frozen=True, slots=True)
class Decision:
    """All that one input asks for, and the case before and after it."""

    effects: tuple[Effect, ...]
    before: Case
    after: Case
