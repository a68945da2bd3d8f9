"""Mail as the world would send it: the bytes of a message that a story tells of (RFC 5322).

Built from strings, so that every header stands exactly as a sending program would write it.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.header import Header
from email.utils import format_datetime
from typing import assert_never

from gateway.rehearse.steps import COMPLAINT, MadeUpFile, Proof
from parsers.header.stamp import Provider
from rules.model.mail import Mailbox

CRLF = "\r\n"
TEXT_LINE = "The quick brown fox jumps over the lazy dog. 0123456789\n"


@dataclass(frozen=True, slots=True)
class OutsideMail:
    """One mail to be written. What is empty is left out."""

    sender: Mailbox
    date: datetime  # aware, in the sender's zone
    message_id: str
    to: tuple[Mailbox, ...] = ()
    cc: tuple[Mailbox, ...] = ()
    subject: str = ""
    text: str = ""
    html: str | None = None
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    files: tuple[MadeUpFile, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()  # these replace what would stand there


def write_mail(mail: OutsideMail) -> bytes:
    """Return the message: CRLF line ends, UTF-8 in 8bit, base64 for attachments."""
    own = {
        "From": _mailboxes((mail.sender,)),
        "To": _mailboxes(mail.to),
        "Cc": _mailboxes(mail.cc),
        "Subject": _encoded(mail.subject),
        "Date": format_datetime(mail.date),
        "Message-ID": mail.message_id,
        "In-Reply-To": mail.in_reply_to,
        "References": f"{CRLF} ".join(mail.references),
        "MIME-Version": "1.0",
    }
    given = {name.casefold() for name, _ in mail.headers}
    headers = [
        *((name, value) for name, value in own.items() if value and name.casefold() not in given),
        *((name, _encoded(value)) for name, value in mail.headers if value),
    ]
    head = "".join(f"{name}: {value}{CRLF}" for name, value in headers)
    return (head + _body(mail, mail.message_id)).encode()


def write_report(
    *, sender: Mailbox, to: str, date: datetime, message_id: str, failed: str, status: str, of: str
) -> bytes:
    """Return a delivery report (RFC 3464) about the letter with the Message-ID `of`."""
    if status == COMPLAINT:
        return _complaint(sender, to, date, message_id, failed, of)
    action = "delayed" if status.startswith("4") else "failed"
    words = "has not been delivered yet" if action == "delayed" else "could not be delivered"
    text = f"Your message to {failed} {words}.{CRLF}"
    machine = CRLF.join(
        (
            "Reporting-MTA: dns; mx.elsewhere.example",
            "",
            f"Final-Recipient: rfc822; {failed}",
            f"Action: {action}",
            f"Status: {status}",
            f"Diagnostic-Code: smtp; {'450' if action == 'delayed' else '550'} {status} {words}",
            "",
        )
    )
    head = (
        f"From: {_mailboxes((sender,))}",
        f"To: {to}",
        "Subject: Delivery Status Notification",
        f"Date: {format_datetime(date)}",
        f"Message-ID: {message_id}",
        "Auto-Submitted: auto-replied",
    )
    return _report(head, "delivery-status", text, machine, f"Message-ID: {of}{CRLF}To: {failed}")


def _complaint(
    sender: Mailbox, to: str, date: datetime, message_id: str, failed: str, of: str
) -> bytes:
    """Return a feedback report (RFC 5965) about the letter with the Message-ID `of`."""
    head = (
        f"From: {_mailboxes((sender,))}",
        f"To: {to}",
        "Subject: Abuse report",
        f"Date: {format_datetime(date)}",
        f"Message-ID: {message_id}",
    )
    machine = f"Feedback-Type: abuse{CRLF}Version: 1{CRLF}Original-Rcpt-To: {failed}{CRLF}"
    text = f"A user marked this message as unwanted.{CRLF}"
    return _report(head, "feedback-report", text, machine, f"Message-ID: {of}{CRLF}To: {failed}")


def _report(head: Sequence[str], kind: str, text: str, machine: str, returned: str) -> bytes:
    """Return a multipart/report (RFC 6522): for people, for machines, and what is returned."""
    parts = (
        ("text/plain; charset=utf-8", text),
        (f"message/{kind}", machine),
        ("text/rfc822-headers", returned + CRLF),
    )
    boundary = _boundary(returned)
    lines = (
        *head,
        "MIME-Version: 1.0",
        f'Content-Type: multipart/report; report-type={kind}; boundary="{boundary}"',
    )
    body = _multipart(boundary, [f"Content-Type: {one}{CRLF}{CRLF}{words}" for one, words in parts])
    return f"{CRLF.join(lines)}{CRLF}{CRLF}{body}".encode()


def write_verdict(server: str, address: str, proof: Proof) -> tuple[str, str] | None:
    """Return what our own mail server adds about the sender (RFC 8601), None for a login."""
    domain = address.rpartition("@")[2]
    match proof:
        case Proof.PASS:
            told = f"dmarc=pass header.from={domain}; spf=pass smtp.mailfrom={domain}"
        case Proof.FAIL:
            told = f"dmarc=fail header.from={domain}; spf=fail smtp.mailfrom={domain}"
        case Proof.NONE:
            told = f"dmarc=none header.from={domain}; spf=none smtp.mailfrom={domain}"
        case Proof.LOGIN:
            return None
    return "Authentication-Results", f"{server}; {told}"


def write_stamp(
    provider: Provider, verdict: tuple[str, str], at: datetime
) -> tuple[tuple[str, str], ...]:
    """Return a verdict as this provider writes it into a mailbox, with its own Received fields."""
    name, told = verdict
    results = told.partition("; ")[2]
    when = format_datetime(at)
    match provider:
        case Provider.NONE:
            return (verdict,)
        case Provider.GMAIL:
            return (
                ("Received", f"by 2002:a05:6a10:9f07:b0:4c2:7e1a with SMTP id b7csp1; {when}"),
                ("Received", f"from mx.out.example by mx.google.com with ESMTPS id b7; {when}"),
                (name, f"mx.google.com; {results}"),
            )
        case Provider.MICROSOFT365:
            host = "AM0PR04MB1234.eurprd04.prod.outlook.com"
            return (
                ("Received", f"from {host} by {host} with HTTPS; {when}"),
                (name, results),
                (
                    "Received",
                    f"from mx.out.example by DB5EUR03FT064.mail.protection.outlook.com; {when}",
                ),
            )
        case Provider.DOVECOT_LMTP:
            host = told.partition(";")[0]
            return (
                ("Received", f"from {host} by {host} with LMTP id b7; {when}"),
                ("Received", f"from mx.out.example by {host} (Postfix) with ESMTPS; {when}"),
                verdict,
            )
        case _:
            assert_never(provider)


def _mailboxes(boxes: Sequence[Mailbox]) -> str:
    return f",{CRLF} ".join(
        f"{_phrase(box.name)} <{box.address}>" if box.name else box.address for box in boxes
    )


def _phrase(name: str) -> str:
    if not name.isascii():
        return _encoded(name)
    return name if name.replace(" ", "").isalnum() else f'"{name}"'


def _encoded(text: str) -> str:
    """Return a header's text, as encoded words (RFC 2047) where it is not ASCII."""
    return text if text.isascii() else Header(text, "utf-8").encode(linesep=CRLF)


def _body(mail: OutsideMail, seed: str) -> str:
    content = _content(mail, _boundary(seed + "alternative"))
    if not mail.files:
        return content
    boundary = _boundary(seed)
    parts = [content, *(_file(file) for file in mail.files)]
    head = f'Content-Type: multipart/mixed; boundary="{boundary}"{CRLF}{CRLF}'
    return head + _multipart(boundary, parts)


def _content(mail: OutsideMail, boundary: str) -> str:
    """Return the text, the HTML, or both as alternatives, with their headers."""
    plain, html = _text("plain", mail.text), _text("html", mail.html or "")
    if mail.html is None:
        return plain
    if not mail.text:
        return html
    head = f'Content-Type: multipart/alternative; boundary="{boundary}"{CRLF}{CRLF}'
    return head + _multipart(boundary, [plain, html])


def _text(kind: str, text: str) -> str:
    head = f"Content-Type: text/{kind}; charset=utf-8{CRLF}Content-Transfer-Encoding: 8bit{CRLF}"
    return head + CRLF + CRLF.join(text.split("\n")) + CRLF


def _file(file: MadeUpFile) -> str:
    coded = base64.encodebytes(_made_up(file)).decode().replace("\n", CRLF)
    return (
        f"Content-Type: {file.type}{CRLF}"
        f'Content-Disposition: attachment; filename="{file.name}"{CRLF}'
        f"Content-Transfer-Encoding: base64{CRLF}{CRLF}{coded}"
    )


def _made_up(file: MadeUpFile) -> bytes:
    """Return content of the asked size, the same each time: prose for text, else noise."""
    if file.type.startswith("text/"):
        return (TEXT_LINE * (file.size_bytes // len(TEXT_LINE) + 1)).encode()[: file.size_bytes]
    return hashlib.shake_256(file.name.encode()).digest(file.size_bytes)


def _boundary(seed: str) -> str:
    return "=_" + hashlib.sha256(seed.encode()).hexdigest()[:24]


def _multipart(boundary: str, parts: Sequence[str]) -> str:
    opened = "".join(f"--{boundary}{CRLF}{part}{CRLF}" for part in parts)
    return f"{opened}--{boundary}--{CRLF}"
