"""The demo's mails as files, and its letters as the relay gets them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from rules.model.mail import Mailbox

MAILS = Path(__file__).parent
REPLIES_TO = "X-Demo-Replies-To"  # the notice that this mail answers, as a mail program would
CODE = re.compile(r"#confirm ([0-9A-Z]{4}-[0-9A-Z]{4})")
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
    return_path: str
    raw: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class DemoMail:
    """A mail on its way in."""

    raw: bytes
    sender: Mailbox
    recipient: str  # the envelope's
    at: datetime
    subject: str
    text: str


def read_act(file: str, caught: list[Caught], folder: Path = MAILS) -> DemoMail:
    """Return the mail of a file; one that answers a letter goes where that letter says.

    Raise NothingToAnswer when that letter never went out.
    """
    raw = (folder / file).read_bytes()
    message = _read(raw)
    name, address = getaddresses([str(message["From"])])[0]
    if message[REPLIES_TO]:
        raw = _as_reply(raw, _latest(str(message[REPLIES_TO]), address, caught))
        message = _read(raw)
    return DemoMail(
        raw=raw,
        sender=Mailbox(address, name),
        recipient=getaddresses([str(message["To"])])[0][1],
        at=parsedate_to_datetime(str(message["Date"])),
        subject=str(message["Subject"]),
        text=_text_of(message),
    )


def read_caught(raw: bytes, address: str, return_path: str, at: datetime) -> Caught:
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
        return_path,
        raw,
        at,
    )


def _read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, policy=policy.default)


def _text_of(message: EmailMessage) -> str:
    """Return what a reader sees of a mail as plain text, decoded."""
    part = message.get_body(("plain",))
    return str(part.get_content()) if part else ""


def _latest(notice: str, address: str, caught: list[Caught]) -> Caught:
    """Return the last such letter to this address, or to a team's that it is read at."""
    found = [letter for letter in caught if letter.notice == notice]
    if not found:
        raise NothingToAnswer(f"there is no {notice} to answer")
    return next((one for one in reversed(found) if one.address == address), found[-1])


def _as_reply(raw: bytes, letter: Caught) -> bytes:
    """Do what a mail program does when its user presses Reply."""
    code = CODE.search(letter.text)
    if code:  # of a confirmation request: it is written anew each time
        raw = raw.replace(b"{code}", code[1].encode())
    head, _, body = raw.decode("utf-8").partition(CRLF * 2)
    kept = [line for line in head.split(CRLF) if not line.startswith((f"{REPLIES_TO}:", "To:"))]
    references = f"{CRLF} ".join((*letter.references.split(), letter.message_id))
    reply = (
        f"To: {letter.reply_to}",
        f"In-Reply-To: {letter.message_id}",
        f"References: {references}",
    )
    return (CRLF.join((*kept, *reply)) + CRLF * 2 + body).encode()
