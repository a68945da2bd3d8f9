"""One SMTP connection: aiosmtpd's dialogue with our own DATA, limits, login and answers.

aiosmtpd keeps whatever comes in DATA before the first line break, for ever, and reads line by
line; this reads whole blocks and holds no more than a mail may be. A method here that begins with
an underscore and is called by nobody here is one of aiosmtpd's (the version is pinned).
"""

from __future__ import annotations

import asyncio
import binascii
import logging
import re
import ssl
from base64 import b64decode
from collections import defaultdict
from collections.abc import Sequence
from contextlib import suppress
from email.errors import HeaderParseError
from typing import Protocol

from aiosmtpd.smtp import Envelope, Session, TLSSetupException

from gateway.doors.certificate import tell_no_tls
from gateway.doors.door import Arrival, DoorKind, Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.room import Room
from gateway.doors.smtp_lane import GO_ON, Coming, SmtpLane, names_of

log = logging.getLogger(__name__)

BLOCK = 1024 * 1024  # more than the event loop ever hands over at once
SLACK = 64 * 1024  # beyond twice the size limit a peer is cut off
COMMAND_MAX = 1000  # octets of one command line
ANSWER_SECONDS = 60  # beside the time of the commit
CALLS_MAX = {"*": 10_000, "NOOP": 100, "HELO": 20, "EHLO": 20, "LHLO": 20, "AUTH": 10}
# the usual `<local@domain>`, so that only odd addresses go through the slow reader
PLAIN_PATH = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253})>[ \t]*(.*)")
NULL_PATH = "<>"
HARVEST = "421 4.7.0 Too many unknown recipients"
TOO_BIG = "552 5.3.4 The mail is larger than {size_max} bytes"
STOPPING = b"421 4.3.2 The gateway is stopping, try again later\r\n"
TOO_SLOW = b"421 4.4.2 The mail comes too slowly\r\n"
NO_BROWSER = b"421 4.7.0 This is no web server\r\n"
NOT_OFFERED = "502 5.5.1 Not offered"
LOGGED_IN, WRONG = "235 2.7.0 Welcome", "535 5.7.8 Wrong name or password"


class _Answered(Exception):
    """A login has come to nothing, and the peer has heard so."""


class Door(Protocol):
    """What a session asks of the door it came in by."""

    kind: DoorKind
    intake: Intake
    limits: DoorLimits
    room: Room
    hostname: str
    wants_login: bool

    @property
    def tls(self) -> ssl.SSLContext | None: ...

    def forget(self, session: SmtpSession, peer: str) -> None: ...

    def is_trusted(self, peer: str) -> bool: ...

    def may_log_in(self, peer: str, *, tls: bool) -> bool: ...

    async def log_in(self, name: str, password: str, peer: str) -> str | float | None: ...

    def check_recipient(self, address: str, *, so_many: int) -> str | None: ...


class Hooks:
    """The places where aiosmtpd asks its user."""

    def __dir__(self) -> tuple[str, ...]:
        return names_of(type(self))  # type: ignore[arg-type]  # a class is hashable

    async def handle_EHLO(
        self,
        session: SmtpSession,
        known: Session,
        envelope: Envelope,
        hostname: str,
        answers: list[str],
    ) -> list[str]:
        known.host_name = hostname
        offered = [one for one in answers if not one.endswith("HELP") and "AUTH" not in one]
        offered += ("250-ENHANCEDSTATUSCODES", "250-PIPELINING")  # RFC 2033 5 wants both of LMTP
        if session.may_log_in:
            offered.append("250-AUTH PLAIN LOGIN")
        return [*offered[:-1], offered[-1].replace("250-", "250 ", 1)]

    async def handle_RCPT(
        self,
        session: SmtpSession,
        known: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        refusal = session.refuse_recipient(address, so_many=len(envelope.rcpt_tos))
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"


class SmtpSession(SmtpLane):
    """What one peer says and what it hears."""

    _door: Door

    def __init__(self, door: Door, peer: str) -> None:
        # before the parent's, which clears it: a table that no other connection shares
        self.command_size_limits = defaultdict(lambda: COMMAND_MAX)
        super().__init__(
            Hooks(),
            data_size_limit=door.limits.size_max,
            enable_SMTPUTF8=True,
            hostname=door.hostname,
            ident="ESMTP" if door.kind is not DoorKind.LMTP else "LMTP",
            tls_context=door.tls,
            timeout=door.limits.timeout_seconds,
            command_call_limit=CALLS_MAX,
            loop=asyncio.get_running_loop(),
        )
        self._door = door
        self._peer = peer
        self._login = ""
        self._unknown = 0
        self._ended = asyncio.Event()

    # --- the connection -----------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # once more when TLS begins: all said before is void
        self._login = ""

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._handler_coroutine = None  # what it read of a mail is let go of when it ends
        self._door.forget(self, self._peer)
        self._ended.set()

    async def end(self) -> None:
        """Say 421 and close: at once when idle, after the answer when a mail is coming in."""
        self._is_ending = True
        if not self._is_receiving:
            self._say_and_close(STOPPING)
        await self._ended.wait()

    def cut(self) -> None:
        """Close now, whatever is under way."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    def _say_and_close(self, words: bytes) -> None:
        if isinstance(self.transport, asyncio.Transport):
            self.transport.write(words)
            self.transport.close()

    async def handle_exception(self, error: Exception) -> str:
        if isinstance(error, TLSSetupException):  # the connection ends
            tell_no_tls(error.__cause__, self._peer, trusted=self._door.is_trusted(self._peer))
            return ""
        log.error(
            "session failed", extra={"peer": self._peer, "trouble": "session"}, exc_info=error
        )
        return "451 4.3.0 Something went wrong here, try again later"

    # --- commands -----------------------------------------------------------------------

    @property
    def is_encrypted(self) -> bool:
        return self._tls_protocol is not None

    @property
    def may_log_in(self) -> bool:
        return self._door.may_log_in(self._peer, tls=self.is_encrypted)

    async def smtp_VRFY(self, arg: str) -> None:
        await self.push("252 2.1.5 Send the mail and see")  # RFC 5321 7.3

    async def smtp_EXPN(self, arg: str) -> None:
        await self.push(NOT_OFFERED)

    async def smtp_HELP(self, arg: str) -> None:
        await self.push("214 2.0.0 See RFC 5321")

    async def smtp_POST(self, arg: str) -> None:
        """Cut off a browser: a page may have it say a whole dialogue, from an address we trust."""
        told = {"peer": self._peer, "trouble": f"browser at {self._peer}"}
        log.warning("no mail program", extra=told)
        self._say_and_close(NO_BROWSER)

    smtp_GET = smtp_PUT = smtp_HEAD = smtp_OPTIONS = smtp_DELETE = smtp_CONNECT = smtp_POST

    async def smtp_AUTH(self, arg: str | None) -> None:
        """Log in (RFC 4954): PLAIN or LOGIN, and five wrong tries cost time."""
        if not self.may_log_in:
            await self.push(NOT_OFFERED if not self._door.wants_login else "538 5.7.11 TLS first")
            return
        if self._login:
            await self.push("503 5.5.1 Already logged in")
            return
        mechanism, _, initial = (arg or "").partition(" ")
        with suppress(_Answered):
            match mechanism.upper():
                case "PLAIN":
                    parts = (await self._hear_secret(initial, "")).split("\0")
                    name, password = parts[1:] if len(parts) == 3 else ("", "")
                case "LOGIN":
                    name = await self._hear_secret(initial, "Username:")
                    password = await self._hear_secret("", "Password:") if name else ""
                case _:
                    await self.push("504 5.5.4 PLAIN or LOGIN")
                    return
            await self._log_in(name, password)

    async def _log_in(self, name: str, password: str) -> None:
        if not name or not password:
            await self.push("501 5.5.2 That is no name and password")
            return
        answer = await self._door.log_in(name, password, self._peer)
        if isinstance(answer, str):
            self._login = answer
            log.info("logged in", extra={"peer": self._peer, "login": answer})
            await self.push(LOGGED_IN)
        elif answer is None:
            log.warning("wrong password", extra={"peer": self._peer})
            await self.push(WRONG)
        else:
            await self.push(f"454 4.7.0 Too many wrong tries, wait {answer:.0f} s")

    async def _hear_secret(self, initial: str, question: str) -> str:
        """Return what the peer says in base64; raise _Answered when it thinks better of it."""
        blob = initial.strip()
        if not blob:
            try:
                heard = await self.challenge_auth(question, encode_to_b64=True)
            except ValueError:  # of the stream: no line has come in all it may hold
                await self.push("500 5.5.6 Line too long")  # RFC 4954 4
                raise _Answered from None
            if not isinstance(heard, bytes):
                raise _Answered
            return heard.decode("utf-8", "replace")
        with suppress(binascii.Error, ValueError):
            return b64decode(blob if blob != "=" else b"", validate=True).decode("utf-8", "replace")
        return ""

    async def smtp_MAIL(self, arg: str | None) -> None:
        if self._door.wants_login and not self._login:
            await self.push("530 5.7.0 Log in first")
            return
        await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg: str | None) -> None:
        await super().smtp_RCPT(arg)
        if self._is_harvesting() and self.transport:
            log.warning("address harvest cut off", extra={"peer": self._peer})
            self.transport.close()

    def refuse_recipient(self, address: str, *, so_many: int) -> str | None:
        """Return what the peer hears of a recipient that is not taken, or None."""
        refusal = self._door.check_recipient(address, so_many=so_many)
        if refusal and refusal.startswith("5") and not self._door.is_trusted(self._peer):
            self._unknown += 1
        return HARVEST if self._is_harvesting() else refusal

    def _is_harvesting(self) -> bool:
        return self._unknown > self._door.limits.unknown_recipients_max

    async def smtp_DATA(self, arg: str) -> None:
        if await self.check_helo_needed():
            return
        assert self.envelope is not None
        if not self.envelope.rcpt_tos:
            await self.push("503 5.5.1 RCPT first")
            return
        if arg:
            await self.push("501 5.5.4 Syntax: DATA")
            return
        self._is_receiving = True
        try:
            answer = await self._receive(self.envelope)
            await self.push(self.answer_all(answer, self.envelope))
        finally:
            self.end_mail()

    def end_mail(self) -> None:
        self._is_receiving = False
        self._door.room.leave(self)
        self.envelope = self._create_envelope()
        if self._is_ending:
            self._say_and_close(STOPPING)

    async def _receive(self, envelope: Envelope) -> str:
        """Take one mail in and return the answer."""
        limits = self._door.limits
        self._reset_timeout(limits.transfer_seconds)
        if not self._has_begun:
            await self.push(GO_ON.rstrip())
        self._has_begun = False
        if (raw := await self._read_data(limits.size_max)) is None:
            log.warning("mail too large", extra={"peer": self._peer})
            return TOO_BIG.format(size_max=limits.size_max)
        self._reset_timeout(limits.accept_seconds + limits.scan_seconds + ANSWER_SECONDS)
        return await self.take_mail(raw, envelope)

    async def take_mail(self, raw: bytes, envelope: Envelope) -> str:
        sender = envelope.mail_from or ""
        hello = self.session.host_name if self.session is not None else ""
        arrival = Arrival(
            raw,
            "" if sender == NULL_PATH else sender,
            tuple(envelope.rcpt_tos),
            self._peer,
            self._login,
            self.is_encrypted,
            str(hello or ""),
        )
        return await self._door.intake.take(arrival, self._door.kind)

    async def _read_data(self, size_max: int) -> bytes | None:
        """Read to the lone dot; return the mail without its transparency, None when too large."""
        trusted = self._door.is_trusted(self._peer)
        coming, end = Coming(), -1
        received = 0
        waited = 0.0
        is_over = False
        while end < 0:
            if is_over:
                coming.forget()
            asked_at = self.loop.time()
            block = await self._read_block(trusted, received, waited)
            waited += self.loop.time() - asked_at
            received += len(block)
            if not block or received > 2 * size_max + SLACK:
                self._cut_off(received)
            if not is_over:
                await self._door.room.grow(self, len(block), peer=self._peer, trusted=trusted)
            end = coming.find_end(block)
            is_over = is_over or len(coming.octets) > size_max + SLACK
        raw, rest = coming.cut(end)
        if rest:
            self._reader.feed_data(rest)  # BLOCK took all there was, so the order stays
        return None if is_over or len(raw) > size_max else raw

    async def _read_block(self, trusted: bool, received: int, waited: float) -> bytes:
        """Read what there is; a stranger who keeps the door open with little is sent away."""
        if trusted:
            return bytes(await self._reader.read(BLOCK))
        limits = self._door.limits
        allowed = max(limits.rate_after_seconds, received / limits.rate_min) - waited
        try:
            async with asyncio.timeout(max(0.0, allowed)):
                return bytes(await self._reader.read(BLOCK))
        except TimeoutError:
            log.warning("slow mail cut off", extra={"peer": self._peer, "bytes": received})
            self._say_and_close(TOO_SLOW)
            raise asyncio.CancelledError from None

    def _cut_off(self, received: int) -> None:
        """End the dialogue in the middle of a mail that does not end."""
        log.warning("mail without end cut off", extra={"peer": self._peer, "bytes": received})
        self.cut()
        raise asyncio.CancelledError  # what aiosmtpd expects of a connection that went away

    def _getparams(self, params: Sequence[str]) -> dict[str, str | bool] | None:
        if self._door.wants_login:  # who offers AUTH hears AUTH= too, and may ignore it: RFC 4954 5
            params = [one for one in params if not one.startswith("AUTH=")]
        is_ascii = all(one.isascii() for one in params)  # elsewhere a raised 2 is a digit
        return super()._getparams(params) if is_ascii else None

    def _getaddr(self, arg: str) -> tuple[str | None, str | None]:
        plain = PLAIN_PATH.fullmatch(arg)
        if plain:
            return plain[1], plain[2]
        if any(not char.isprintable() for char in arg):
            return None, None  # no NUL and no half characters go any further
        try:
            address, rest = super()._getaddr(arg)
        except (HeaderParseError, IndexError, ValueError, AttributeError, RecursionError):
            return None, None  # the standard library's reader breaks on some odd paths
        return address, rest
