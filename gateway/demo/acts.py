"""What happens that morning, and what must come of it: one table, which the demo is held to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from rules.mail import Mailbox
from rules.notices import Notice
from rules.statuses import Status

MAILS = Path(__file__).parent
BEGIN = datetime.fromisoformat("2026-11-23T09:00:00-05:00")
TICKET = "T20261123.0001"
REPLIES_TO = "X-Demo-Replies-To"  # the notice that this mail answers, as a mail program would
CRLF = "\r\n"

CARLA, BEN = "carla@alderair.example", "ben@alderair.example"
MAYA, OLIVE = "maya@desk.example", "olive@desk.example"
Told = tuple[tuple[Notice, str], ...]  # (notice, to whom)


@dataclass(frozen=True, slots=True)
class Act:
    """One mail, or a time of waiting, and what must come of it."""

    title: str
    status: Status  # of the ticket, after it
    letters: Told  # that leave before the next act
    file: str = ""  # of the mail that comes in; "" for a time of waiting
    until: str = ""  # ISO, with zone: how long the desk waits


ACTS = (
    Act(
        "Carla asks; Ben is in copy",
        Status.NEW,
        ((Notice.N_01, CARLA), (Notice.N_01, BEN), (Notice.N_02N, OLIVE)),
        "01-carla-asks.eml",
    ),
    Act(
        "Olive gives it to Maya by replying to the alert",
        Status.NEW,
        ((Notice.N_20, MAYA), (Notice.N_33, OLIVE)),
        "02-olive-assigns.eml",
    ),
    Act(
        "Maya answers through support+waiting@",
        Status.WAITING_CUSTOMER,
        ((Notice.N_03, CARLA), (Notice.N_03, BEN), (Notice.N_33, MAYA)),
        "03-maya-answers.eml",
    ),
    Act(
        "Carla's out-of-office reply changes nothing",
        Status.WAITING_CUSTOMER,
        (),
        "04-carla-is-away.eml",
    ),
    Act(
        "Five days pass, and a weekend: the reminder goes out",
        Status.WAITING_CUSTOMER,
        ((Notice.N_04, CARLA), (Notice.N_04, BEN), (Notice.N_40, MAYA)),
        until="2026-11-30T09:30:00-05:00",
    ),
    Act(
        "A stranger writes with the ticket's number",
        Status.WAITING_CUSTOMER,
        ((Notice.N_02B, MAYA),),
        "05-a-stranger-writes.eml",
    ),
    Act(
        "Somebody forges Maya, and the mail server says so",
        Status.WAITING_CUSTOMER,
        ((Notice.N_35, MAYA),),
        "06-somebody-forges-maya.eml",
    ),
    Act(
        "Carla answers",
        Status.NOTE_EMAILED_IN,
        ((Notice.N_02, MAYA), (Notice.N_03, BEN)),
        "07-carla-answers.eml",
    ),
    Act(
        "The same mail comes again by another way",
        Status.NOTE_EMAILED_IN,
        (),
        "08-carla-answers-again.eml",
    ),
    Act(
        "Maya mistypes a command",
        Status.NOTE_EMAILED_IN,
        ((Notice.N_34, MAYA),),
        "09-maya-mistypes.eml",
    ),
    Act(
        "Maya sends it right",
        Status.WAITING_CUSTOMER,
        ((Notice.N_03, CARLA), (Notice.N_03, BEN), (Notice.N_33, MAYA)),
        "10-maya-sends-it-right.eml",
    ),
)


@dataclass(frozen=True, slots=True)
class Caught:
    """A letter as the relay got it."""

    address: str
    notice: str
    from_: str
    subject: str
    text: str
    reply_to: str
    message_id: str
    references: str


@dataclass(frozen=True, slots=True)
class DemoMail:
    """A mail on its way in."""

    raw: bytes
    sender: Mailbox
    recipient: str  # the envelope's
    at: datetime
    subject: str
    text: str


def read_act(file: str, caught: list[Caught]) -> DemoMail:
    """Return the mail of a file; one that answers a letter goes where that letter says."""
    raw = (MAILS / file).read_bytes()
    answered = message_from_bytes(raw)[REPLIES_TO]
    if answered:
        raw = _as_reply(raw, next(one for one in reversed(caught) if one.notice == answered))
    message = message_from_bytes(raw)
    name, address = getaddresses([str(message["From"])])[0]
    return DemoMail(
        raw=raw,
        sender=Mailbox(address, name),
        recipient=getaddresses([str(message["To"])])[0][1],
        at=parsedate_to_datetime(str(message["Date"])),
        subject=str(message["Subject"]),
        text=str(message.get_payload()),
    )


def read_caught(raw: bytes, address: str) -> Caught:
    """Return a letter that the relay was given."""
    message = message_from_bytes(raw)
    payload = message.get_payload(decode=True)
    text = payload.decode("utf-8") if isinstance(payload, bytes) else ""
    header = {name.casefold(): " ".join(str(value).split()) for name, value in message.items()}
    return Caught(
        address,
        header.get("x-gateway-notice", ""),
        header.get("from", ""),
        header.get("subject", ""),
        text,
        getaddresses([header.get("reply-to", "")])[0][1],
        header.get("message-id", ""),
        header.get("references", ""),
    )


def _as_reply(raw: bytes, letter: Caught) -> bytes:
    """Do what a mail program does when its user presses Reply."""
    head, _, body = raw.decode("utf-8").partition(CRLF * 2)
    kept = [line for line in head.split(CRLF) if not line.startswith((f"{REPLIES_TO}:", "To:"))]
    references = f"{CRLF} ".join((*letter.references.split(), letter.message_id))
    reply = (
        f"To: {letter.reply_to}",
        f"In-Reply-To: {letter.message_id}",
        f"References: {references}",
    )
    return (CRLF.join((*kept, *reply)) + CRLF * 2 + body).encode()
