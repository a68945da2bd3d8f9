"""The desk from above: tickets as lists and the digest show them, a thread whole, held mail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from rules.model.status import Status


@dataclass(frozen=True, slots=True)
class TicketRow:
    """One ticket that is not done, as a list shows it."""

    number: str
    title: str
    status: Status
    severity: int | None
    primary: str
    queue: str
    group: str
    region: str
    is_global: bool
    created_at: datetime
    changed_at: datetime  # of its status, or by a later note
    due_on: date | None
    passed_back: int = 0
    reply_due_at: datetime | None = None  # of the running clock
    overdue_since: datetime | None = None  # the answer was due then, and none has come
    closes_at: datetime | None = None  # by itself: nobody was reached
    is_tried: bool = False  # a cycle of tries is open or held
    tries: int = 0  # of the last cycle, that count
    update_asked_at: datetime | None = None  # N-27 went to its owner, and no word to the customer


@dataclass(frozen=True, slots=True)
class Week:
    """What the last seven days came to."""

    answers: tuple[tuple[datetime, datetime], ...] = ()  # a customer asked, and was answered
    reopened: int = 0  # tickets that a customer's answer opened again
    bounced: int = 0  # addresses that did not take our mail


NO_WEEK = Week()


@dataclass(frozen=True, slots=True)
class Said:
    """A note of a ticket, or a letter that it caused."""

    at: datetime
    author: str  # person key; "" for the gateway
    author_name: str
    words: str
    is_internal: bool = False
    notice: str = ""  # of a letter: its id, and to whom it went
    to: str = ""
    subject: str = ""
    files: tuple[str, ...] = ()  # by name


@dataclass(frozen=True, slots=True)
class NewTold:
    """How often somebody was told of a new ticket lately."""

    person: str
    count: int  # letters within ten minutes
    is_gathered: bool  # what comes now is told together


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A new ticket of a letter about many."""

    number: str
    title: str
    contact: str
    contact_name: str


@dataclass(frozen=True, slots=True)
class HeldMail:
    """A mail of a report of held mail."""

    number: int  # in that report, from 1
    input_id: int
    state: str  # held, done, dropped
    received_at: datetime
    sender: str
    title: str
    reason: str
    size_bytes: int = 0
    first_lines: tuple[str, ...] = ()
