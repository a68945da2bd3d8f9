"""Carrying mail to the relay, on a connection that is kept.

The answer decides: a permanent refusal of this mail is NEVER, all else is LATER. A refusal of
*us* (greeting, login, TLS) says nothing about the mail, so it is LATER, too.
"""

from __future__ import annotations

import asyncio
import logging
import mailbox
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from aiosmtplib import (
    SMTP,
    SMTPException,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from outbound.mime import wire_address
from outbound.subject import one_line

ANSWER_MAX = 300  # characters of the relay's answer that are kept

# RFC 4954 6, RFC 3207 4: it is our login or our TLS that the relay does not like.
_ABOUT_US = frozenset({530, 534, 535, 538})
_CLOSING = 421  # RFC 5321 3.8: the relay closes the connection

log = logging.getLogger(__name__)


class Outcome(StrEnum):
    SENT = "sent"
    LATER = "later"
    NEVER = "never"


class Tls(StrEnum):
    OFF = "off"
    STARTTLS = "starttls"  # demanded, not merely tried
    IMPLICIT = "implicit"


@dataclass(frozen=True, slots=True)
class Relay:
    """Where letters go, and how."""

    host: str
    port: int = 25
    tls: Tls = Tls.OFF
    username: str = ""  # "" for no login
    password: str = ""
    hostname: str = ""  # said in EHLO; "" for this machine's name
    ca_file: str = ""  # certificates to believe; "" for the system's
    timeout_seconds: float = 60.0  # for each answer of the relay


@dataclass(frozen=True, slots=True)
class Carried:
    """How one letter fared."""

    outcome: Outcome
    answer: str  # the relay's words, or what went wrong
    in_doubt: bool = False  # the connection broke after the text went: it may have arrived
    relay_away: bool = False  # nobody to talk to: the next letter will fare no better


class Carrier(Protocol):
    """Somebody who takes mail away."""

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        """Carry one mail to one recipient; `sender` is the return path."""

    async def close(self) -> None:
        """Let go of what is kept open."""


class Courier:
    """Carries to a relay by SMTP, one mail at a time."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._client: SMTP | None = None
        self._turn = asyncio.Lock()

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        async with self._turn:
            kept = self._client
            if kept is not None and kept.is_connected:
                carried = await self._hand_over(kept, sender, recipient, mime)
                if carried is not None:
                    return carried
            try:
                client = await self._connect()
            except (SMTPException, OSError) as error:
                log.warning("relay_away host=%s reason=%s", self._relay.host, type(error).__name__)
                return Carried(Outcome.LATER, _words(error), relay_away=True)
            carried = await self._hand_over(client, sender, recipient, mime)
            return carried or Carried(Outcome.LATER, "the relay closed the connection")

    async def close(self) -> None:
        async with self._turn:
            client, self._client = self._client, None
            if client is None or not client.is_connected:
                return
            try:
                await client.quit(timeout=2.0)
            except (SMTPException, OSError):
                client.close()

    async def _connect(self) -> SMTP:
        relay = self._relay
        client = SMTP(
            hostname=relay.host,
            port=relay.port,
            username=relay.username or None,
            password=relay.password if relay.username else None,
            local_hostname=relay.hostname or None,
            timeout=relay.timeout_seconds,
            use_tls=relay.tls is Tls.IMPLICIT,
            start_tls=relay.tls is Tls.STARTTLS,
            cert_bundle=relay.ca_file or None,
        )
        await client.connect()
        self._client = client
        return client

    async def _hand_over(
        self, client: SMTP, sender: str, recipient: str, mime: bytes
    ) -> Carried | None:
        """Return how it went; None when the relay hung up before the text was on its way."""
        sender, recipient = wire_address(sender), wire_address(recipient)
        in_data = False
        try:
            options: tuple[str, ...] = ()
            encoding = "ascii"
            if not (sender + recipient).isascii():
                await client.ehlo()
                if not client.supports_extension("smtputf8"):
                    return Carried(Outcome.NEVER, f"the relay cannot write to {recipient}")
                options, encoding = ("SMTPUTF8",), "utf-8"  # RFC 6531 3.4
            await client.mail(sender, options=options, encoding=encoding)
            await client.rcpt(recipient, encoding=encoding)
            in_data = True
            response = await client.data(mime)
        except SMTPResponseException as refusal:
            if refusal.code == _CLOSING:
                client.close()
            return await self._refused(client, refusal)
        except (SMTPServerDisconnected, SMTPTimeoutError, OSError) as error:
            client.close()
            return Carried(Outcome.LATER, _words(error), in_doubt=True) if in_data else None
        return Carried(Outcome.SENT, _cut(f"{response.code} {response.message}"))

    async def _refused(self, client: SMTP, refusal: SMTPResponseException) -> Carried:
        """Return what a refusal means, with the connection ready for the next mail."""
        if client.is_connected:
            try:
                await client.rset()
            except (SMTPException, OSError):
                client.close()
        about_mail = refusal.code // 100 == 5 and refusal.code not in _ABOUT_US
        outcome = Outcome.NEVER if about_mail else Outcome.LATER
        return Carried(outcome, _cut(f"{refusal.code} {refusal.message}"))


class MaildirCourier:
    """Puts letters into a maildir where no relay is configured."""

    def __init__(self, path: Path) -> None:
        self._path = path

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        envelope = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n".encode()
        try:
            key = await asyncio.to_thread(self._add, envelope + mime)
        except OSError as error:
            return Carried(Outcome.LATER, f"{self._path}: {error.strerror}", relay_away=True)
        return Carried(Outcome.SENT, f"put into maildir {self._path.name} as {key}")

    async def close(self) -> None:
        """Nothing is kept open."""

    def _add(self, mail: bytes) -> str:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        return mailbox.Maildir(self._path, create=True).add(mail)


def _words(error: Exception) -> str:
    return _cut(f"{type(error).__name__}: {error}")


def _cut(words: str) -> str:
    return one_line(words)[:ANSWER_MAX]
