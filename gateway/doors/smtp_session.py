"""One SMTP connection: aiosmtpd's dialogue with our own DATA, limits and answers.

aiosmtpd keeps whatever comes in DATA before the first line break, for ever, and reads line by
line; this reads whole blocks and holds no more than a mail may be. A method here that begins with
an underscore and is called by nobody here is one of aiosmtpd's (the version is pinned).
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import defaultdict
from email.errors import HeaderParseError
from typing import Protocol

from aiosmtpd.smtp import SMTP, Envelope, Session

from gateway.doors.limits import DoorLimits
from gateway.doors.room import Room

log = logging.getLogger(__name__)

END = b"\r\n.\r\n"
BLOCK = 1024 * 1024  # more than the event loop ever hands over at once
SLACK = 64 * 1024  # beyond twice the size limit a peer is cut off
COMMAND_MAX = 1000  # octets of one command line
ANSWER_SECONDS = 60  # beside the time of the commit
CALLS_MAX = {"*": 10_000, "NOOP": 100, "HELO": 20, "EHLO": 20}  # in one connection
# the usual `<local@domain>`, so that only odd addresses go through the slow reader
PLAIN_PATH = re.compile(r"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253})>[ \t]*(.*)")
NULL_PATH = "<>"
BUSY = b"421 4.7.0 Too many connections, try again later\r\n"
HARVEST = "421 4.7.0 Too many unknown recipients"
TOO_BIG = "552 5.3.4 The mail is larger than {size_max} bytes"
STOPPING = b"421 4.3.2 The gateway is stopping, try again later\r\n"


class Door(Protocol):
    """What a dialogue asks of the door it came in by."""

    limits: DoorLimits
    room: Room
    hostname: str

    def admit(self, dialogue: Dialogue, peer: str) -> bool: ...

    def forget(self, dialogue: Dialogue, peer: str) -> None: ...

    def check_recipient(self, address: str, *, so_many: int) -> str | None: ...

    async def take(
        self, raw: bytes, sender: str, recipients: tuple[str, ...], peer: str
    ) -> str: ...


class Hooks:
    """The places where aiosmtpd asks its user."""

    async def handle_EHLO(
        self,
        dialogue: Dialogue,
        session: Session,
        envelope: Envelope,
        hostname: str,
        answers: list[str],
    ) -> list[str]:
        session.host_name = hostname
        offered = [answer for answer in answers if not answer.endswith("HELP")]
        return [*offered[:-1], offered[-1].replace("250-", "250 ", 1)]

    async def handle_RCPT(
        self,
        dialogue: Dialogue,
        session: Session,
        envelope: Envelope,
        address: str,
        options: list[str],
    ) -> str:
        refusal = dialogue.refuse_recipient(address, so_many=len(envelope.rcpt_tos))
        if refusal:
            return refusal
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"


class Dialogue(SMTP):
    """What one peer says and what it hears."""

    def __init__(self, door: Door) -> None:
        # before the parent's, which clears it: a table that no other connection shares
        self.command_size_limits = defaultdict(lambda: COMMAND_MAX)
        super().__init__(
            Hooks(),
            data_size_limit=door.limits.size_max,
            enable_SMTPUTF8=True,
            hostname=door.hostname,
            ident="ESMTP",
            timeout=door.limits.timeout_seconds,
            command_call_limit=CALLS_MAX,
            loop=asyncio.get_running_loop(),
        )
        self._door = door
        self._peer = ""
        self._is_admitted = False
        self._is_receiving = False
        self._is_ending = False
        self._unknown = 0
        self._ended = asyncio.Event()

    # --- the connection -----------------------------------------------------------------

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        name = transport.get_extra_info("peername")
        self._peer = _plain_peer(str(name[0])) if isinstance(name, tuple) and name else "local"
        self._is_admitted = self._door.admit(self, self._peer)
        if self._is_admitted:
            super().connection_made(transport)
        else:
            transport.write(BUSY)
            transport.close()
            self._ended.set()

    def data_received(self, data: bytes) -> None:
        if self._is_admitted:
            super().data_received(data)

    def eof_received(self) -> bool | None:
        return super().eof_received() if self._is_admitted else None

    def connection_lost(self, error: Exception | None) -> None:
        if self._is_admitted:
            super().connection_lost(error)
            self._door.forget(self, self._peer)
        self._ended.set()

    async def end(self) -> None:
        """Say 421 and close: at once when idle, after the answer when a mail is coming in."""
        self._is_ending = True
        if not self._is_receiving:
            self._say_stopping()
        await self._ended.wait()

    def cut(self) -> None:
        """Close now, whatever is under way."""
        if isinstance(self.transport, asyncio.Transport):
            self.transport.abort()

    def _say_stopping(self) -> None:
        if isinstance(self.transport, asyncio.Transport):
            self.transport.write(STOPPING)
            self.transport.close()

    async def handle_exception(self, error: Exception) -> str:
        log.error("session failed", extra={"peer": self._peer}, exc_info=error)
        return "451 4.3.0 Something went wrong here, try again later"

    # --- commands -----------------------------------------------------------------------

    async def smtp_VRFY(self, arg: str) -> None:
        await self.push("252 2.1.5 Send the mail and see")  # RFC 5321 7.3

    async def smtp_EXPN(self, arg: str) -> None:
        await self.push("502 5.5.1 Not offered")

    async def smtp_HELP(self, arg: str) -> None:
        await self.push("214 2.0.0 See RFC 5321")

    async def smtp_AUTH(self, arg: str) -> None:
        await self.push("502 5.5.1 Not offered")

    async def smtp_RCPT(self, arg: str | None) -> None:
        await super().smtp_RCPT(arg)
        if self._is_harvesting() and self.transport:
            log.warning("address harvest cut off", extra={"peer": self._peer})
            self.transport.close()

    def refuse_recipient(self, address: str, *, so_many: int) -> str | None:
        """Return what the peer hears of a recipient that is not taken, or None."""
        refusal = self._door.check_recipient(address, so_many=so_many)
        if refusal and refusal.startswith("5"):
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
            await self.push(await self._receive(self.envelope))
        finally:
            self._is_receiving = False
            self._door.room.leave(self)
        self.envelope = self._create_envelope()
        if self._is_ending:
            self._say_stopping()

    async def _receive(self, envelope: Envelope) -> str:
        """Take one mail in and return the answer."""
        limits = self._door.limits
        self._reset_timeout(limits.transfer_seconds)
        await self.push("354 End with a dot alone on a line")
        raw = await self._read_data(limits.size_max)
        if raw is None:
            log.warning("mail too large", extra={"peer": self._peer})
            return TOO_BIG.format(size_max=limits.size_max)
        self._reset_timeout(limits.accept_seconds + ANSWER_SECONDS)
        sender = envelope.mail_from or ""
        return await self._door.take(
            raw, "" if sender == NULL_PATH else sender, tuple(envelope.rcpt_tos), self._peer
        )

    async def _read_data(self, size_max: int) -> bytes | None:
        """Read to the lone dot; return the mail without its transparency, None when too large.

        Only CRLF.CRLF ends a mail: neither bare line feeds nor bare returns do (RFC 5321 4.1.1.4).
        """
        kept = bytearray(b"\r\n")  # so that a dot on the very first line is like any other
        received = looked_at = 0
        is_over = False
        while (end := kept.find(END, max(0, looked_at - len(END) + 1))) < 0:
            looked_at = len(kept)
            if is_over:
                del kept[: -len(END)]
                looked_at = len(kept)
            block = await self._reader.read(BLOCK)
            received += len(block)
            if not block or received > 2 * size_max + SLACK:
                self._cut_off(received)
            if not is_over:
                await self._door.room.grow(self, len(block))
            kept += block
            is_over = is_over or len(kept) > size_max + SLACK
        rest = bytes(kept[end + len(END) :])
        if rest:
            self._reader.feed_data(rest)  # BLOCK took all there was, so the order stays
        del kept[end + 2 :]
        kept = kept.replace(b"\r\n.", b"\r\n")  # RFC 5321 4.5.2
        return None if is_over or len(kept) - 2 > size_max else bytes(memoryview(kept)[2:])

    def _cut_off(self, received: int) -> None:
        """End the dialogue in the middle of a mail that does not end."""
        log.warning("mail without end cut off", extra={"peer": self._peer, "bytes": received})
        self.cut()
        raise asyncio.CancelledError  # what aiosmtpd expects of a connection that went away

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


def _plain_peer(host: str) -> str:
    """The peer's address as people write it: without scope, IPv4 as IPv4."""
    host = host.partition("%")[0]
    return host.removeprefix("::ffff:") if "." in host else host
