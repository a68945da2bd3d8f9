"""Carrying mail to the relay, on connections that are kept.

The answer decides: a permanent refusal of this mail is NEVER, all else is LATER. A refusal of
*us* (greeting, login, TLS) says nothing about the mail, so it is LATER, too.
"""

from __future__ import annotations

import asyncio
import base64
import logging
import os
import re
import socket
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from outbound.aside import aside
from outbound.mime import wire_address
from outbound.subject import one_line

ANSWER_MAX = 300  # characters of the relay's answer that are kept

# RFC 4954 6, RFC 3207 4: it is our login or our TLS that the relay does not like; or it has lost
# the thread of the talk (RFC 5321 4.2.4).
_ABOUT_US = frozenset({500, 502, 503, 530, 534, 535, 538})
# ... or who it carries mail for, and we are none of these just now: true of every letter alike.
_NO_RELAY = re.compile(
    r"\brelay(?:ing)?\b.{0,40}\b(?:denied|prohibited|not|refused)\b"
    r"|\b(?:unable|not \w{1,20}) to relay\b|\bnot relay(?:ing)?\b"
    r"|\bnot authenticated\b|\bauthentication (?:is )?required\b|\bmust authenticate\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"\S{0,300}[@.]\w\S{0,300}")  # addresses, hosts and codes: they say nothing
_LOGGED_IN, _GO_ON = 235, 334  # RFC 4954 4
_REFUSALS = (4, 5)  # RFC 5321 4.2.1: the first digit
_CLOSING = 421  # RFC 5321 3.8: the relay closes the connection
_TOO_LARGE = 552  # RFC 5321 4.2.3
_ABOUT_RECIPIENT = ("5.1.", "5.2.1", "5.2.2", "5.4.")  # some relays say it after the text only
TRY_SECONDS = 20 * 60.0  # of one letter, all in all: less than a letter stays handed

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
    token: Callable[[], str] | None = None  # blocks; the login is OAUTHBEARER or XOAUTH2 then
    hostname: str = ""  # said in EHLO; "" for this machine's name
    ca_file: str = ""  # certificates to believe; "" for the system's
    timeout_seconds: float = 60.0  # for each answer of the relay but the last
    answer_seconds: float = 600.0  # for the answer to the final dot (RFC 5321 4.5.3.2.6)


@dataclass(frozen=True, slots=True)
class Carried:
    """How one letter fared."""

    outcome: Outcome
    answer: str  # the relay's words, or what went wrong
    in_doubt: bool = False  # the connection broke after the text went: it may have arrived
    relay_away: bool = False  # nobody to talk to: the next letter will fare no better
    is_about_content: bool = False  # of a refusal: without its files it might be taken


class Carrier(Protocol):
    """Somebody who takes mail away."""

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        """Carry one mail to one recipient; `sender` is the return path."""

    def cut(self) -> None:
        """Let go of what is under way, now: the gateway is stopping."""

    async def close(self) -> None:
        """Let go of what is kept open."""


@dataclass(slots=True)
class _Try:
    """How far one try came."""

    client: SMTP | None = None
    in_data: bool = False


class Courier:
    """Carries to a relay by SMTP, on as many connections as letters are under way at once."""

    def __init__(self, relay: Relay) -> None:
        self._relay = relay
        self._idle: list[SMTP] = []  # the last used last: the others may be closed by the relay
        self._cut = asyncio.Event()
        self._is_away = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        one = _Try()
        trying = asyncio.ensure_future(self._try(one, sender, recipient, mime))
        cutting = asyncio.ensure_future(self._cut.wait())
        try:
            await asyncio.wait(
                {trying, cutting},
                timeout=TRY_SECONDS,
                return_when=asyncio.FIRST_COMPLETED,
            )
            if trying.done():
                return trying.result()
        finally:
            cutting.cancel()
            if not trying.done():
                trying.cancel()
                if one.client is not None:
                    one.client.close()
        is_cut = self._cut.is_set()
        words = "the gateway is stopping" if is_cut else "the relay takes too long"
        away = is_cut or not one.in_data
        return Carried(Outcome.LATER, words, in_doubt=one.in_data, relay_away=away)

    def cut(self) -> None:
        """Let go of every letter under way, now."""
        self._cut.set()

    async def close(self) -> None:
        idle, self._idle = self._idle, []
        await asyncio.gather(*(_say_goodbye(one) for one in idle))

    async def _try(self, one: _Try, sender: str, recipient: str, mime: bytes) -> Carried:
        while self._idle:
            one.client = self._idle.pop()
            if one.client.is_connected:
                carried = await self._hand_over(one, one.client, sender, recipient, mime)
                if carried is not None:
                    return carried
        try:
            one.client = await self._connect()
        except (SMTPException, OSError) as error:
            words = _words(error)
            self._is_away = True
            told = {"trouble": f"relay {self._relay.host}"}
            log.warning("relay_away host=%s: %s", self._relay.host, words, extra=told)
            return Carried(Outcome.LATER, words, relay_away=True)
        if self._is_away:
            self._is_away = False
            told = {"over": f"relay {self._relay.host}"}
            log.warning("relay_back host=%s", self._relay.host, extra=told)
        carried = await self._hand_over(one, one.client, sender, recipient, mime)
        return carried or Carried(Outcome.LATER, "the relay closed the connection")

    async def _connect(self) -> SMTP:
        relay = self._relay
        with_password = relay.username and relay.token is None
        client = SMTP(
            hostname=relay.host,
            port=relay.port,
            username=relay.username if with_password else None,
            password=relay.password if with_password else None,
            local_hostname=relay.hostname or None,
            timeout=relay.timeout_seconds,
            use_tls=relay.tls is Tls.IMPLICIT,
            start_tls=relay.tls is Tls.STARTTLS,
            cert_bundle=relay.ca_file or None,
        )
        try:
            await client.connect()
            if relay.token is not None:
                await _log_in(client, relay, await aside(relay.token))
        except BaseException:
            client.close()
            raise
        return client

    async def _hand_over(
        self, one: _Try, client: SMTP, sender: str, recipient: str, mime: bytes
    ) -> Carried | None:
        """Return how it went; None when the relay hung up before the text was on its way."""
        sender, recipient = wire_address(sender), wire_address(recipient)
        try:
            options: tuple[str, ...] = ()
            encoding = "ascii"
            if not (sender + recipient).isascii():
                await client.ehlo()
                if not client.supports_extension("smtputf8"):
                    self._idle.append(client)
                    return Carried(Outcome.NEVER, f"the relay cannot write to {recipient}")
                options, encoding = ("SMTPUTF8",), "utf-8"  # RFC 6531 3.4
            await client.mail(sender, options=options, encoding=encoding)
            await client.rcpt(recipient, encoding=encoding)
            one.in_data = True
            response = await client.data(mime, timeout=self._relay.answer_seconds)
        except SMTPResponseException as refusal:
            if refusal.code // 100 not in _REFUSALS:  # garbage says neither yes nor no
                client.close()
                return Carried(Outcome.LATER, _answer_of(refusal), in_doubt=one.in_data)
            if refusal.code == _CLOSING:
                client.close()
            return await self._refused(client, refusal, in_data=one.in_data)
        except (SMTPServerDisconnected, SMTPTimeoutError, OSError) as error:
            client.close()
            return Carried(Outcome.LATER, _words(error), in_doubt=True) if one.in_data else None
        self._idle.append(client)
        return Carried(Outcome.SENT, _cut(f"{response.code} {response.message}"))

    async def _refused(
        self, client: SMTP, refusal: SMTPResponseException, *, in_data: bool
    ) -> Carried:
        """Return what a refusal means, with the connection ready for the next mail."""
        if client.is_connected:
            try:
                await client.rset()
                self._idle.append(client)
            except (SMTPException, OSError):
                client.close()
        about_mail = refusal.code // 100 == 5 and not _is_about_us(refusal, in_data=in_data)
        outcome = Outcome.NEVER if about_mail else Outcome.LATER
        return Carried(
            outcome,
            _answer_of(refusal),
            is_about_content=about_mail and _is_about_content(refusal, in_data=in_data),
        )


async def _log_in(client: SMTP, relay: Relay, token: str) -> None:
    """Log in by an access token; raise SMTPAuthenticationError."""
    await client.ehlo()
    if "oauthbearer" not in client.server_auth_methods:
        await client.auth_xoauth2(relay.username, token)
        return
    # RFC 7628 3.1; what stands for itself in a name is its comma and equals sign (RFC 5801 4)
    name = relay.username.replace("=", "=3D").replace(",", "=2C")
    said = f"n,a={name},\1host={relay.host}\1port={relay.port}\1auth=Bearer {token}\1\1"
    response = await client.execute_command(
        b"AUTH", b"OAUTHBEARER", base64.b64encode(said.encode())
    )
    if response.code == _GO_ON:  # it says what it does not like, and wants an answer (3.2.3)
        response = await client.execute_command(base64.b64encode(b"\1"))
    if response.code != _LOGGED_IN:
        raise SMTPAuthenticationError(response.code, response.message)


def _is_about_us(refusal: SMTPResponseException, *, in_data: bool) -> bool:
    """Say whether it is we that the relay does not like, or not just now."""
    if refusal.code in _ABOUT_US:
        return True
    return not in_data and _refuses_to_relay(refusal.message[:ANSWER_MAX])


def _refuses_to_relay(answer: str) -> bool:
    return _NO_RELAY.search(_NAMED.sub(" ", answer)) is not None


def _is_about_content(refusal: SMTPResponseException, *, in_data: bool) -> bool:
    """Say whether it is what stands in the mail that the relay does not like (RFC 3463 3)."""
    if refusal.code == _TOO_LARGE and not refusal.message.startswith("5.2.2"):
        return True
    return in_data and not refusal.message.startswith(_ABOUT_RECIPIENT)


async def _say_goodbye(client: SMTP) -> None:
    if not client.is_connected:
        return
    try:
        await client.quit(timeout=2.0)
    except (SMTPException, OSError):
        client.close()


class MaildirCourier:
    """Puts letters into a maildir where no relay is configured."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_away = False

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        envelope = f"Return-Path: <{sender}>\r\nDelivered-To: {recipient}\r\n".encode()
        try:
            key = await asyncio.to_thread(self._add, envelope + mime)
        except OSError as error:
            self._is_away = True
            words = f"{self._path}: {error.strerror}"
            log.warning("relay_away maildir: %s", words, extra={"trouble": "maildir"})
            return Carried(Outcome.LATER, words, relay_away=True)
        if self._is_away:
            self._is_away = False
            log.warning("relay_back maildir: %s", self._path, extra={"over": "maildir"})
        return Carried(Outcome.SENT, f"put into maildir {self._path.name} as {key}")

    def cut(self) -> None:
        """A file is written at once."""

    async def close(self) -> None:
        """Nothing is kept open."""

    def _add(self, mail: bytes) -> str:
        """Write it beside, then put it in (maildir(5)); what is not whole is left nowhere."""
        for folder in (self._path, *(self._path / one for one in ("tmp", "new", "cur"))):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = f"{int(time.time())}.{uuid.uuid4().hex}.{_host_in_name()}"
        beside, there = self._path / "tmp" / key, self._path / "new" / key
        try:
            with beside.open("xb") as file:
                file.write(mail)
                file.flush()
                os.fsync(file.fileno())
            beside.rename(there)
            _flush_folder(there.parent)  # else a power cut takes the name with it
        except OSError:
            for half in (beside, there):
                half.unlink(missing_ok=True)
            raise
        return key


def _host_in_name() -> str:
    return socket.gethostname().replace("/", r"\057").replace(":", r"\072")


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _answer_of(refusal: SMTPResponseException) -> str:
    return _cut(f"{refusal.code} {refusal.message}")


def _words(error: Exception) -> str:
    return _cut(f"{type(error).__name__}: {error}")


def _cut(words: str) -> str:
    return one_line(words)[:ANSWER_MAX]
