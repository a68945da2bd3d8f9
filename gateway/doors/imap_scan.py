"""Mails of a mailbox are shown to the scanner as those of every door are, before they are taken.

Nobody hears our answer there: what the scanner refuses is taken and held, what it puts off stays in
the mailbox and is looked at again, and while it is down everything stays there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import assert_never

from gateway.doors.door import Arrival, Scanned, Word
from gateway.store.mailboxes import FoundMail

Scan = Callable[[Arrival], Scanned]  # waits for the scanner's word

log = logging.getLogger(__name__)


class ScannerAway(Exception):
    """The scanner says nothing, and the settings want its word on every mail."""


def scanned(mails: Sequence[FoundMail], scan: Scan | None, mailbox: str) -> list[FoundMail]:
    """Return the mails as the scanner leaves them; raise ScannerAway."""
    if scan is None:
        return list(mails)
    return [_scanned(one, scan, mailbox) for one in mails]


def _scanned(found: FoundMail, scan: Scan, mailbox: str) -> FoundMail:
    mail = found.incoming
    if mail is None or mail.envelope.cut_from:  # known already, or its header alone
        return found
    envelope = mail.envelope
    arrival = Arrival(
        mail.raw, envelope.mail_from or "", envelope.recipients, envelope.peer, tls=envelope.tls
    )
    said = scan(arrival)
    told = {"mailbox": mailbox, "uid": found.uid}
    match said.word:
        case Word.FINE:
            raw = said.headers + mail.raw
            judged = replace(envelope, judged=said.judged)
            return replace(found, incoming=replace(mail, raw=raw, envelope=judged))
        case Word.REFUSED:
            log.warning("mail refused by the scanner: it is held", extra=told)
            refused = replace(envelope, judged=said.reason or "refused")
            return replace(found, incoming=replace(mail, envelope=refused))
        case Word.LATER if said.is_down:
            raise ScannerAway
        case Word.LATER:
            log.warning("mail put off by the scanner: it stays in the mailbox", extra=told)
            return replace(found, incoming=None, is_put_off=True)
        case _:
            assert_never(said.word)
