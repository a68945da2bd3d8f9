"""What was read of a mail as one JSON object: the face of `ticketgate parse --json`."""

from __future__ import annotations

import time
from dataclasses import asdict

from parsers.limits import UnreadableMail
from parsers.mail import NO_ENVELOPE, USUAL, Reading, read_mail
from rules.model.mail import Envelope, Evidence, Mail

Answer = dict[str, object]


def answer(
    path: str, raw: bytes, envelope: Envelope = NO_ENVELOPE, reading: Reading = USUAL
) -> Answer:
    """The object for the mail `raw` that lies at `path`; never raises, faults are in it."""
    start = time.perf_counter()
    held, hint, error = "", "", ""
    mail: Mail | None = None
    try:
        mail = read_mail(raw, envelope, reading)
    except UnreadableMail as fault:
        held, hint, mail = fault.reason, fault.hint, fault.mail
    except Exception as fault:  # the one door: whoever looks is told, the next mail is read
        error = f"{type(fault).__name__}: {fault}"
    told: Answer = _tell(mail) if mail is not None else {}
    if held == "malformed":  # no mail: nobody's words, and nothing to be read from
        told = {**told, "kind": "", "text": "", "reply_text": ""}
    return {
        "file": path,
        **told,
        "held": held,
        "hint": hint,
        "error": error,
        "seconds": round(time.perf_counter() - start, 4),
    }


def _tell(mail: Mail) -> Answer:
    """The keys that testers are promised, and those that explain them."""
    first = mail.from_[0] if mail.from_ else None
    return {
        "kind": mail.kind.value,
        "evidence": [tell_sign(sign) for sign in mail.evidence],
        "flags": list(mail.flags),
        "from": first.address if first else "",
        "from_name": first.name if first else "",
        "senders": [box.address for box in mail.from_],
        "to": [box.address for box in mail.to],
        "cc": [box.address for box in mail.cc],
        "delivered_to": list(mail.delivered_to),
        "subject": mail.subject,
        "title": mail.title,
        "date": mail.date.isoformat() if mail.date else "",
        "message_id": mail.message_id,
        "in_reply_to": mail.in_reply_to[0] if mail.in_reply_to else "",
        "references": list(mail.references),
        "text": mail.text,
        "text_html": mail.text_html,
        "reply_text": mail.own_text,
        "is_signature": mail.own_is_signature,
        **_tell_commands(mail),
        "note": mail.block.note,
        "ticket_numbers": list(mail.ticket_numbers),
        "attachments": [asdict(attachment) for attachment in mail.attachments],
        "links": list(mail.links),
        "calendar_method": mail.calendar_method,
        "calendar_partstat": mail.calendar_partstat,
        "return_date": mail.return_date,
        "back_on": mail.back_on,
        "sensitivity": mail.sensitivity,
        "content_hash": mail.content_hash,
        "size": mail.size,
        "defects": list(mail.defects),
        **_tell_stamp(mail),
        **_tell_bounce(mail),
        **_tell_forward(mail),
    }


def _tell_commands(mail: Mail) -> Answer:
    """The lines that every reader sees, and those that nobody obeys (E-34)."""
    return {
        "commands": [one.line for one in mail.block.commands if one not in mail.unseen],
        "unseen": [one.line for one in mail.unseen],
    }


def tell_sign(sign: Evidence) -> str:
    return f"{sign.sign}: {sign.value} -> {sign.kind} ({sign.weight})"


def _tell_stamp(mail: Mail) -> Answer:
    """What our own server says, where the mail came through it."""
    return {
        "verdict": [asdict(result) for result in mail.verdict],
        "login": mail.stamp.login,
        "inside": mail.stamp.inside,
        "spam": mail.stamp.spam,
        "stamped_at": mail.stamp.at.isoformat() if mail.stamp.at else "",
    }


def _tell_bounce(mail: Mail) -> Answer:
    bounce = mail.bounce
    return {
        "failed_recipients": [one.address for one in bounce.failed] if bounce else [],
        "final_status": bounce.final_status if bounce else "",
        "bounce_permanent": bounce.permanent if bounce else None,
        "returned_message_id": bounce.returned_message_id if bounce else "",
    }


def _tell_forward(mail: Mail) -> Answer:
    inner = mail.forwarded
    return {
        "forwarded": inner is not None,
        "original_sender": inner.sender.address if inner else "",
        "original_sender_name": inner.sender.name if inner else "",
        "original_subject": inner.subject if inner else "",
        "original_date": inner.date if inner else "",
        "original_text": inner.text if inner else "",
    }
