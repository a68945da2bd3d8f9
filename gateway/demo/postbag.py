"""The demo's mails as files, and its letters as the relay gets them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from rules.model.mail import Mailbox

MAILS = Path(__file__).parent
REPLIES_TO = "X-Demo-Replies-To"  # the notice that this mail answers, as a mail program would
CRLF = "\r\n"


class NothingToAnswer(Exception):
    """A mail of the demo answers a letter that never went out; the text names it."""


@dataclass(frozen=True, slots=True)
class Caught:
    """A letter as the relay got it."""

    address: str
    notice: str
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
    """Return the mail of a file; one that answers a letter goes where that letter says.

    Raise NothingToAnswer when that letter never went out.
    """
    raw = (MAILS / file).read_bytes()
    answered = _read(raw)[REPLIES_TO]
    if answered:
        raw = _as_reply(raw, _latest(str(answered), caught))
    message = _read(raw)
    name, address = getaddresses([str(message["From"])])[0]
    return DemoMail(
        raw=raw,
        sender=Mailbox(address, name),
        recipient=getaddresses([str(message["To"])])[0][1],
        at=parsedate_to_datetime(str(message["Date"])),
        subject=str(message["Subject"]),
        text=_text_of(message),
    )


def read_caught(raw: bytes, address: str) -> Caught:
    """Return a letter that the relay was given."""
    message = _read(raw)
    header = {name.casefold(): " ".join(str(value).split()) for name, value in message.items()}
    return Caught(
        address,
        header.get("x-gateway-notice", ""),
        header.get("subject", ""),
        _text_of(message),
        getaddresses([header.get("reply-to", "")])[0][1],
        header.get("message-id", ""),
        header.get("references", ""),
    )


def _read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def _text_of(message: EmailMessage) -> str:
    """Return what a reader sees of a mail as plain text, decoded."""
    part = message.get_body(("plain",))
    return str(part.get_content()) if part else ""


def _latest(notice: str, caught: list[Caught]) -> Caught:
    for letter in reversed(caught):
        if letter.notice == notice:
            return letter
    raise NothingToAnswer(f"there is no {notice} to answer")


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
