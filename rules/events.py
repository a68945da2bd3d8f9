"""What can happen: a mail came, a timer is due, an admin ordered, a letter failed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from rules.model.choice import Choice
from rules.model.mail import Envelope, Mail
from rules.model.recall import Recall
from rules.model.timer import Timer
from rules.quick_records import filled
from rules.sender.token import Token


@filled
@dataclass(frozen=True, slots=True)
class MailArrived:
    input_id: int
    received_at: datetime
    mail: Mail
    envelope: Envelope
    recall: Recall | None = None
    choice: Choice | None = None  # which ticket: chosen once, before the case is loaded
    is_own_loop: bool = False  # it carries our loop header with a valid HMAC
    tokens: tuple[Token, ...] = ()  # that our own keys signed, found in its recipients
    returns_ours: bool = False  # a report that carries a Message-ID which our own keys signed
    answers_ours: bool = False  # its In-Reply-To names a Message-ID which our own keys signed
    raw_id: int = 0  # the input that has the bytes, of a mail that is decided once more
    came_at: datetime | None = None  # when that one came; what it calls "now" was then
    seal: str = ""  # hex, HMAC of the input under the gateway's key: receipts and codes grow on it


@dataclass(frozen=True, slots=True)
class TimerCame:
    input_id: int
    received_at: datetime  # its due moment
    timer: Timer
    seal: str = ""
    person: str = ""  # whose it is, where it is no ticket's


@dataclass(frozen=True, slots=True)
class Ordered:
    """An admin's order at the command line."""

    input_id: int
    received_at: datetime
    verb: str  # a key of rules.arrival.orders.ORDERS
    values: Mapping[str, str]
    seal: str = ""


@dataclass(frozen=True, slots=True)
class LetterFailed:
    """A letter ended as NEVER, or a delivery report says that it did not arrive."""

    input_id: int
    received_at: datetime
    letter_id: int
    reason: str
    permanent: bool = True
    seal: str = ""


Event = MailArrived | TimerCame | Ordered | LetterFailed
