"""What must be loaded before an event can be decided: named, never fetched here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Needs:
    """Keys into the store. Everything empty means: nothing of that kind."""

    at: datetime  # when the input was received
    day: date  # its local date at the desk: the ticket counter's day
    sender: str = ""  # case-folded address the mail is from
    sender_domain: str = ""
    addresses: tuple[str, ...] = ()  # case-folded: sender, To and Cc
    numbers: tuple[str, ...] = ()  # ticket numbers in the subject
    ticket_ids: tuple[int, ...] = ()  # named by reply tokens, timers, orders
    thread: tuple[str, ...] = ()  # Message-IDs of In-Reply-To and References, best first
    message_id: str = ""
    content_hash: str = ""
    title: str = ""  # the mail's normalised title (GW-04, GW-12)
    failed_letter_id: int = 0  # named by the VERP address, or by the post
    failed_message_id: str = ""  # named by the returned mail
    failed_address: str = ""
    receipts: tuple[str, ...] = ()  # R-XXXXXX that #undo names; "last" for the author's latest
    author: str = ""  # the resource whose receipts are meant
    code_hashes: tuple[str, ...] = ()
