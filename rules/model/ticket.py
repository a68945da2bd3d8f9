"""The nouns of the desk: what a ticket is, what hangs on it, and what is known around it.

A person is named by a key everywhere: a resource by their handle ("maya"), a contact by "c" and
their id ("c12"), anybody else by the address itself. `Case` is all that a decision may look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rules.model.blocking import Blockable, Blocked
from rules.model.cycle import Attempt, Cycle
from rules.model.files import FileRef
from rules.model.other_tickets import (
    NO_OPENINGS,
    EarlierNew,
    Openings,
    OwnTicket,
    TicketBrief,
    Workload,
)
from rules.model.overview import NO_WEEK, HeldMail, NewTicket, NewTold, Said, TicketRow, Week
from rules.model.status import Status
from rules.model.timer import Timer
from rules.quick_records import filled

LEAVE_TAG = "ooo_summary"  # of a ticket about somebody's leave
BROUGHT = "merged:"  # begins the mark of what came from another ticket, before its number


class Visibility(StrEnum):
    PUBLIC = "public"  # also mailed to the customer
    INTERNAL = "internal"  # never leaves the desk


class NoteType(StrEnum):
    """Where a note came from."""

    CUSTOMER = "customer"  # emailed in from the customer
    RESOURCE = "resource"  # emailed in by a resource
    AUTO_REPLY = "auto_reply"
    STRANGER = "stranger"
    VENDOR = "vendor"
    INTEGRATION = "integration"
    MACHINE = "machine"  # bounce, receipt, list, calendar
    SYSTEM = "system"  # written by the gateway


class CallState(StrEnum):
    BOOKED = "booked"
    CANCELLED = "cancelled"
    MISSED = "missed"
    DONE = "done"


class LetterState(StrEnum):
    QUEUED = "queued"  # waits for its `not_before`, or for the next try
    HANDED = "handed"  # DATA is under way; after a crash nobody knows
    SENT = "sent"
    FAILED = "failed"
    CANCELLED = "cancelled"
    SUPPRESSED = "suppressed"  # the address takes no mail (GW-22)


class TimeEntries(StrEnum):
    UNSET = "unset"
    DONE = "done"
    NOT_DONE = "not_done"


@dataclass(frozen=True, slots=True)
class Account:
    id: int
    name: str
    cid: str = ""
    domains: tuple[str, ...] = ()
    strict_auth: bool = False
    queue: str = ""
    area: str = ""


@filled
@dataclass(frozen=True, slots=True)
class Contact:
    id: int
    account_id: int | None
    name: str
    addresses: tuple[str, ...]  # case-folded, best first
    vendor: bool = False
    active: bool = True
    lang: str = "en"
    phone: str = ""
    suppressed: tuple[str, ...] = ()  # those of the addresses that take no mail

    @property
    def key(self) -> str:
        return f"c{self.id}"


@filled
@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket as it is now. Every field is a column of the same name."""

    id: int  # 0 until the store has given it one
    number: str  # TYYYYMMDD.NNNN
    title: str
    status: Status
    status_since: datetime
    created_at: datetime
    status_before: Status | None = None  # last one that a human set before a rule's change (ST-47)
    account_id: int | None = None
    contact: str = ""  # person key of the main contact
    contact_name: str = ""  # of a contact who is not on file
    category: str = "support"
    queue: str = ""
    department: str = ""
    group: str = ""
    primary: str = ""  # handle
    primary_since: datetime | None = None
    triage: str = ""  # "", untriaged, approved, project, misrouted
    severity: int | None = None
    urgency: str = ""
    priority: str = ""
    summary: str = ""
    due_on: date | None = None
    deferred_why: str = ""
    internal: bool = False
    is_global: bool = False
    region: str = ""
    time_entries: TimeEntries = TimeEntries.UNSET
    effort_days: float | None = None
    arranged: bool = False
    handover: str = "none"  # none, requested, completed
    ooo_return_on: date | None = None
    resolution: str = ""
    completed_at: datetime | None = None
    completed_by: str = ""
    reopened: int = 0
    follow_up_of: str = ""
    duplicate_of: str = ""
    merged_into: str = ""
    passed_back: int = 0
    unread_mail: bool = False
    contact_unreachable: bool = False
    cid_missing: bool = False
    last_public_at: datetime | None = None  # last customer-visible mail that a human wrote
    last_letter_at: datetime | None = None  # last customer-visible mail of any kind (GW-23)
    last_customer_at: datetime | None = None  # last human mail of the customer
    heads_up_at: datetime | None = None  # last N-07 or N-08
    root_message_id: str = ""  # the thread's first
    customer_message_id: str = ""  # last mail of the customer


@filled
@dataclass(frozen=True, slots=True)
class TicketContact:
    person: str
    how: str = "sender"  # sender, cc, command, accept


@dataclass(frozen=True, slots=True)
class Watcher:
    handle: str
    reason: str = "cc"  # secondary, cc, ooo


@dataclass(frozen=True, slots=True)
class Tag:
    name: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    position: int  # from 1
    text: str
    department: str = ""
    checked_by: str = ""  # "": open
    checked_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ServiceCall:
    """A booked appointment. `id` is a counter within the ticket."""

    id: int
    starts_at: datetime
    minutes: int = 30
    kind: str = "remote"  # background, off-machine, remote, onsite
    staff: str = ""
    state: CallState = CallState.BOOKED


@filled
@dataclass(frozen=True, slots=True)
class Note:
    """One dated text. `id` is a counter within the ticket."""

    id: int
    at: datetime
    author: str  # person key, or "" for the gateway
    author_name: str
    type: NoteType
    visibility: Visibility
    text: str  # the new words
    full_text: str = ""  # everything that the mail said
    flags: tuple[str, ...] = ()
    input_id: int = 0
    message_id: str = ""
    attachments: tuple[str, ...] = ()  # names, of whatever was attached
    files: tuple[FileRef, ...] = ()  # those that a reader would call files
    subject: str = ""  # of the mail, as it was written
    withdrawn: bool = False


@filled
@dataclass(frozen=True, slots=True)
class LetterRecord:
    """A letter as a ticket remembers it."""

    id: int
    notice: str
    person: str
    address: str
    state: LetterState
    put_at: datetime
    not_before: datetime
    input_id: int
    message_id: str
    sent_at: datetime | None = None
    tries: int = 0
    error: str = ""


@filled
@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two states of a case. The store writes it, undo inverts it.

    For part "ticket" the key is the field's name and old and new are its values; for a
    collection the key names the row and old and new are the rows, None where there is none.
    """

    part: str
    key: str
    old: object
    new: object


@dataclass(frozen=True, slots=True)
class Receipt:
    """What one input changed, as undo needs it."""

    receipt: str  # R-XXXXXX
    input_id: int
    author: str
    at: datetime
    ticket_id: int
    changes: tuple[Change, ...]
    undone: bool = False
    told_in: str = ""  # Message-ID of its letter, where the mail answers that


@dataclass(frozen=True, slots=True)
class PendingCode:
    """A confirmation code that was mailed out (CMD-07)."""

    code_hash: str
    input_id: int  # the mail that asked
    person: str
    expires_at: datetime
    bound: str = ""  # the mark of exactly what it confirms
    used: bool = False


@dataclass(frozen=True, slots=True)
class Absence:
    handle: str
    first_day: date
    last_day: date | None


@filled
@dataclass(frozen=True, slots=True)
class Known:
    """What the store found around an input, before a ticket is chosen: facts, nothing decided."""

    tickets: tuple[TicketBrief, ...] = ()  # by number, by token, by thread, all together
    by_thread: tuple[str, ...] = ()  # numbers that In-Reply-To and References lead to, best first
    by_forward: tuple[str, ...] = ()  # numbers that a resource's forward of this thread opened
    contacts: tuple[Contact, ...] = ()  # on file under an address of the mail, or on the ticket
    accounts: tuple[Account, ...] = ()  # of these contacts, and those owning the sender's domain
    absences: tuple[Absence, ...] = ()
    workloads: tuple[Workload, ...] = ()  # of those whose work matters to what is asked
    next_counter: int = 1  # of the input's local date
    duplicate_of: int | None = None  # input with the same Message-ID and content hash
    same_id_other_body: bool = False
    is_our_letter: bool = False  # the mail's Message-ID is one that we sent
    failed_letter: LetterRecord | None = None  # the letter that a bounce is about
    failed_ticket: TicketBrief | None = None
    failures_before: int = 0  # permanent ones of that address within 7 days
    earlier_new: EarlierNew | None = None
    openings: Openings = NO_OPENINGS  # counted where no ticket was found
    receipts: tuple[Receipt, ...] = ()  # asked for by #undo
    codes: tuple[PendingCode, ...] = ()  # asked for by #confirm
    wrong_codes: tuple[datetime, ...] = ()  # of this sender in the last 24 hours, oldest first
    same_subject_5min: int = 0  # mails of this sender and title in the last 5 minutes
    on_ticket_5min: int = 0  # mails of this sender in the last 5 minutes
    answers_last_hour: int = 0  # automatic letters to this address
    receipts_last_hour: int = 0  # N-33 to N-35 to this person
    stranger_acks_last_hour: int = 0
    own: tuple[OwnTicket, ...] = ()  # of the person whose leave begins or ends
    tagged: tuple[str, ...] = ()  # numbers of the author's own tickets, for #untag ... all
    recent_numbers: tuple[str, ...] = ()  # newest tickets of the sender's account, for E-03
    overview: tuple[TicketRow, ...] = ()  # all that is not done, oldest first: for #list
    thread: tuple[Said, ...] = ()  # the ticket's whole, for #show
    report: tuple[HeldMail, ...] = ()  # the mails of a report of held mail: answered, or due
    week: Week = NO_WEEK  # its figures, where the digest is due
    held_count: int = 0  # mails in quarantine, where a report is due
    merging: Case | None = None  # the ticket that is merged into this one, whole
    new_told: tuple[NewTold, ...] = ()  # in a flood of new tickets: who has had how many letters
    new_untold: tuple[NewTicket, ...] = ()  # that are told together
    answers_report: bool = False  # the mail answers an N-36: asked for by #block
    blocked: tuple[Blocked, ...] = ()  # entries of the list that cover whom the mail is from
    blockable: tuple[Blockable, ...] = ()  # what #block and #unblock may mean


@filled
@dataclass(frozen=True, slots=True)
class Case:
    """One ticket with all that a decision may look at; `ticket` is None before there is one."""

    ticket: Ticket | None = None
    contacts: tuple[TicketContact, ...] = ()
    watchers: tuple[Watcher, ...] = ()
    tags: tuple[Tag, ...] = ()
    checklist: tuple[ChecklistItem, ...] = ()
    calls: tuple[ServiceCall, ...] = ()
    cycles: tuple[Cycle, ...] = ()  # the last one is the current one
    attempts: tuple[Attempt, ...] = ()  # of all its cycles
    timers: tuple[Timer, ...] = ()  # armed ones
    notes: tuple[Note, ...] = ()  # the latest 40, oldest first
    older_notes: tuple[Note, ...] = ()  # those before them that brought files
    letters: tuple[LetterRecord, ...] = ()  # unsent ones and the latest 40, oldest first
    generations: tuple[tuple[str, int], ...] = ()  # (timer kind, last generation used)
    known: Known = Known()

    @property
    def filed_notes(self) -> tuple[Note, ...]:
        """All notes of the ticket that brought files, in order of arrival (GW-17)."""
        return tuple(one for one in (*self.older_notes, *self.notes) if one.files)


def by_time(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    """Return notes of two tickets that became one, as they were written."""
    return tuple(sorted(notes, key=lambda one: (one.at, one.id)))
