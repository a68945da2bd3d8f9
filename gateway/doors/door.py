"""What every door does: bytes and what the transport knows go in, the journal commits, the door
answers.

A mail is ours, and its peer hears 250, once it is journalled. What cannot be journalled just now
is answered 451, its bytes are let go, and the mail comes again.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, assert_never

from gateway.doors.limits import DoorLimits
from gateway.doors.peers import TrustedPeers
from gateway.store.journal import Incoming
from rules.model.mail import Envelope

Accept = Callable[[Incoming], Awaitable[int]]  # commits and returns the input's number

SPAM = re.compile(rb"(?im)^x-spam-(?:flag|status):[ \t]*(?:yes|true)\b[^\r\n]{0,80}")
MESSAGE_ID = re.compile(rb"(?im)^message-id:\s*(<[\x21-\x7e]{1,250}>)")
USUAL = b"\nMessage-ID:", b"\nMessage-Id:", b"\nmessage-id:"  # found in a tenth of the time
HEADER_LOOKED_AT = 16 * 1024  # octets
LATER = "451 4.3.0 Cannot take this mail just now, try again later"

log = logging.getLogger(__name__)


class DoorKind(StrEnum):
    SMTP = "smtp"
    LMTP = "lmtp"
    SUBMISSION = "submission"


@dataclass(frozen=True, slots=True)
class Arrival:
    """One mail as a peer handed it in, with what the transport knows of it."""

    raw: bytes
    sender: str  # "" is the null return path
    recipients: tuple[str, ...]
    peer: str
    login: str = ""
    tls: bool = False
    hello: str = ""  # what the peer calls itself


class Word(StrEnum):
    """What a scanner says of a mail."""

    FINE = "fine"
    REFUSED = "refused"  # the peer hears 550
    LATER = "later"  # the peer hears 451


@dataclass(frozen=True, slots=True)
class Scanned:
    word: Word
    reason: str = ""
    headers: bytes = b""  # what it wants to stand above the mail, whole lines with CRLF
    is_down: bool = False  # it said nothing: the word is that of the settings

    @property
    def judged(self) -> str:
        """What it holds against a mail that it lets through."""
        hit = SPAM.search(self.headers)
        return hit[0].decode("ascii", "replace").strip() if hit else ""


class Scanner(Protocol):
    """Somebody who looks at a mail before it is ours."""

    async def scan(self, arrival: Arrival) -> Scanned: ...


@dataclass(frozen=True, slots=True)
class Scanning:
    """A scanner, how long it is waited for, and what counts when it says nothing."""

    scanner: Scanner
    seconds: float
    when_down: Word = Word.LATER

    async def word(self, arrival: Arrival) -> Scanned:
        try:
            async with asyncio.timeout(self.seconds):
                scanned = await self.scanner.scan(arrival)
        except Exception as error:
            told = {"then": self.when_down, "trouble": "scanner"}
            log.error("scanner down: %s", _first_line(error), extra=told)
            return Scanned(self.when_down, is_down=True)
        log.info("scanner back", extra={"over": "scanner"})
        return scanned


class Intake:
    """The way from any door to the journal."""

    def __init__(
        self,
        accept: Accept,
        clock: Callable[[], datetime],
        limits: DoorLimits,
        trusted: TrustedPeers,
        scanning: Scanning | None = None,
    ) -> None:
        self._accept = accept
        self._clock = clock
        self._limits = limits
        self._trusted = trusted
        self._scanning = scanning

    async def take(self, arrival: Arrival, kind: DoorKind) -> str:
        """Journal one mail and return the answer for its peer."""
        received_at = self._clock()
        raw, judged = arrival.raw, ""
        if self._scanning is not None:
            scanned = await self._scanning.word(arrival)
            match scanned.word:
                case Word.FINE:
                    raw, judged = scanned.headers + raw, scanned.judged
                case Word.REFUSED:
                    log.warning("mail refused by the scanner", extra={"peer": arrival.peer})
                    return f"550 5.7.1 {scanned.reason or 'Refused by the scanner'}"
                case Word.LATER:
                    return LATER
                case _:
                    assert_never(scanned.word)
        envelope = Envelope(
            mail_from=arrival.sender,
            recipients=arrival.recipients,
            source=kind.value,
            peer=arrival.peer,
            login=arrival.login,
            tls=arrival.tls,
            # what a person's own client writes of who sent it is no server's word
            trusted=kind is not DoorKind.SUBMISSION and arrival.peer in self._trusted,
            judged=judged,
        )
        try:
            # a commit under way cannot be called back: the peer repeats a mail that we have (GW-02)
            async with asyncio.timeout(self._limits.accept_seconds):
                number = await self._accept(Incoming(raw, envelope, received_at))
        except Exception as error:
            told = {"peer": arrival.peer, "trouble": "database"}
            log.error("mail not taken: %s", _first_line(error), extra=told)
            log.debug("why it was not", exc_info=error)
            return LATER
        facts = {"input": number, "peer": arrival.peer, "bytes": len(raw), "door": kind.value}
        log.info("mail journalled", extra=facts | {"message_id": message_id_of(raw)})
        return f"250 2.0.0 Taken as {number}"


def message_id_of(raw: bytes) -> str:
    """Return the Message-ID as it stands in the header, for the log alone."""
    end = raw.find(b"\r\n\r\n", 0, HEADER_LOOKED_AT)
    end = HEADER_LOOKED_AT if end < 0 else end
    places = [start for one in USUAL if (start := raw.find(one, 0, end)) >= 0]
    found = MESSAGE_ID.search(raw, min(places, default=-1) + 1, end)
    return found[1].decode("ascii") if found else ""


def _first_line(error: Exception) -> str:
    """The error without the statement and the values that a database error goes on to tell."""
    return (str(error).splitlines() or [""])[0] or type(error).__name__
