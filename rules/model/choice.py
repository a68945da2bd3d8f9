"""Which ticket a mail is about, and the evidence for and against it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rules.model.other_tickets import TicketBrief
from rules.quick_records import filled


class How(StrEnum):
    SUBJECT = "the number in the subject"
    TOKEN = "the reply address"
    THREAD = "the thread"
    SENT_AGAIN = "the same words a little earlier"
    TIMER = "its timer"
    ORDER = "the order"
    LETTER = "the letter that failed"
    RECEIPT = "the receipt that it names"
    NONE = "nothing"


@filled
@dataclass(frozen=True, slots=True)
class Choice:
    """The ticket that is meant, and the evidence for and against it."""

    ticket: TicketBrief | None = None
    how: How = How.NONE
    mismatch: bool = False  # subject, token and thread name different tickets
    unknown: tuple[str, ...] = ()  # numbers in the subject that no ticket has
    others: tuple[str, ...] = ()  # further existing numbers in the subject (GW-08b)
    follow_up: TicketBrief | None = None  # the old ticket that a new one continues (ST-46)
    ticket_id: int | None = None  # of the ticket, also where only its id is known
