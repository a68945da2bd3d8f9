"""The short way through an SMTP dialogue: what nearly every peer says, answered where it is heard.

MAIL, RCPT and DATA in their plain form, and mails that come at once, need no task, no stream and no
waiting. Whatever else is said, or comes slowly, or is large, goes on where it stands by aiosmtpd's
own way (`smtp_session.py`): the short way knows no refusal and no limit but when to leave.
"""

from __future__ import annotations

import asyncio
import re
from functools import cache
from typing import Protocol

from aiosmtpd.smtp import Envelope, TLSSetupException

from gateway.doors.limits import DoorLimits
from gateway.doors.room import Room
from gateway.doors.smtp_answers import SmtpAnswers

PATH = rb"<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,253})>"
OPTIONS = rb"(?: SIZE=([0-9]{1,12}))?( BODY=(?:7BIT|8BITMIME))?"
MAIL = re.compile(rb"MAIL FROM:" + PATH + OPTIONS, re.I)
RCPT = re.compile(rb"RCPT TO:" + PATH, re.I)
DATA = b"DATA"
END = b"\r\n.\r\n"
TIMEOUT = b"421 4.4.2 Waited too long\r\n"  # RFC 5321 3.8
GO_ON = b"354 End with a dot alone on a line\r\n"
SAID_MAX = 10_000  # commands of one connection
BYTES_MAX = 1024 * 1024  # of one mail
SECONDS_MAX = 1.0  # for all of one mail
LOOK_SECONDS = 0.02  # between two looks whether all is answered
AFTER_MAX = 64 * 1024  # octets that are said before the answer


class Coming:
    """A mail that comes in DATA, up to the lone dot.

    Only CRLF.CRLF ends it: neither bare line feeds nor bare returns do (RFC 5321 4.1.1.4). What is
    looked for has a dot, and files have none, so that most octets of a large mail are only passed.
    """

    __slots__ = ("_has_dots", "_looked_at", "octets")

    def __init__(self) -> None:
        self.octets = bytearray(b"\r\n")  # so that a dot on the very first line is like any other
        self._looked_at = 0
        self._has_dots = False  # a line begins with one

    def find_end(self, data: bytes) -> int:
        """Add what came; return where the lone dot's line begins, -1 while there is none."""
        kept = self.octets
        start = max(0, self._looked_at - len(END) + 1)
        kept += data
        self._looked_at = len(kept)
        dot = kept.find(b".", start)
        if dot < 0:
            return -1
        if not self._has_dots:
            start = kept.find(b"\r\n.", max(start, dot - 2))
            if start < 0 or len(kept) < start + len(END):
                return -1
            if kept.startswith(END, start):
                return start
            self._has_dots = True
        return kept.find(END, start)

    def forget(self) -> None:
        """Let go of all but what may be the beginning of the end: the mail is too large."""
        del self.octets[: -len(END)]
        self._looked_at = len(self.octets)

    def cut(self, end: int) -> tuple[bytes, bytes]:
        """Return the mail without its transparency (RFC 5321 4.5.2), and what came behind it."""
        kept = self.octets
        rest = bytes(kept[end + len(END) :])
        del kept[end + 2 :]
        if self._has_dots:
            self.octets = kept = kept.replace(b"\r\n.", b"\r\n")  # and no third copy
        return bytes(memoryview(kept)[2:]), rest


class LaneDoor(Protocol):
    """What the short way asks of the door."""

    limits: DoorLimits
    room: Room
    wants_login: bool

    def is_trusted(self, peer: str) -> bool: ...

    def check_recipient(self, address: str, *, so_many: int) -> str | None: ...


@cache
def names_of(kind: type[object]) -> tuple[str, ...]:
    """Return what aiosmtpd looks for among all names of a class, anew for each connection."""
    return tuple(one for one in dir(kind) if one.startswith(("smtp_", "auth_", "handle_")))


class SmtpLane(SmtpAnswers):
    """A dialogue of aiosmtpd with a short way before it."""

    def __dir__(self) -> tuple[str, ...]:
        return names_of(type(self))  # type: ignore[arg-type]  # as above

    _door: LaneDoor
    _peer: str

    _is_receiving = False  # a mail is coming in or being journalled, by whichever way
    _is_ending = False
    _has_begun = False  # 354 was said by the short way, and the mail goes on by the long one
    _ends_line = True  # what the long way heard last was a whole line
    _said = 0
    _heard_at = 0.0  # when the short way heard something
    _coming: Coming | None = None  # the mail that comes by the short way
    _leaving: asyncio.TimerHandle | None = None
    _taking: asyncio.Task[None] | None = None
    _closing: asyncio.Task[None] | None = None  # the peer says no more
    _after = b""  # what was said before the answer

    # --- what the session does ------------------------------------------------------------

    async def take_mail(self, raw: bytes, envelope: Envelope) -> str:
        """Journal a mail and return the answer."""
        raise NotImplementedError

    def answer_all(self, answer: str, envelope: Envelope) -> str:
        """Return what is said when a mail came in: by SMTP one answer for all its recipients."""
        return answer

    def end_mail(self) -> None:
        """A mail was answered, or nobody waits for the answer."""
        raise NotImplementedError

    # --- what the transport says ------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        if self._taking is not None:
            self._keep_for_later(data)
        elif self._coming is not None:
            self._receive_more(data)
        elif self._is_free():
            self._heard_at = self.loop.time()
            self._hear(data)
        else:
            self._go_the_long_way(data)

    def connection_lost(self, error: Exception | None) -> None:
        self._let_go()
        if self._closing is not None:
            self._closing.cancel()
        super().connection_lost(error)

    def eof_received(self) -> bool | None:
        """The peer says no more: what it has said whole is answered, then we close.

        Simple programs close their half of the connection behind their last word, and listen.
        """
        transport = self.transport
        if transport is None or transport.get_extra_info("sslcontext"):  # TLS has no halves
            self._let_go()
            return super().eof_received()
        self._closing = self.loop.create_task(self._close_when_answered())
        return True

    async def _close_when_answered(self) -> None:
        """Close once the long way waits for more than there is; half a line is never whole."""
        while self._taking is not None or (
            self._reader._waiter is None  # type: ignore[attr-defined]  # asyncio's
        ):
            await asyncio.sleep(LOOK_SECONDS)
        if self.transport is not None:  # what is half said by now stays so
            self.transport.close()

    def _let_go(self) -> None:
        if self._coming is not None:
            self._stop_coming()
            self._is_receiving = False
            self._door.room.leave(self)
        if self._taking is not None:
            self._taking.cancel()

    def _timeout_cb(self) -> None:
        """Nothing by the long way for so long; by the short one there may have been."""
        left = self._heard_at + self._timeout_duration - self.loop.time()
        transport = self.transport
        if self._taking is not None or self._coming is not None or left > 0:
            self._reset_timeout(max(left, SECONDS_MAX))
        elif not isinstance(transport, asyncio.Transport):
            return
        elif transport.is_closing() or transport.get_write_buffer_size():
            transport.abort()  # who does not read our answers would keep `close` waiting for ever
        else:
            transport.write(TIMEOUT)
            self._reset_timeout()  # should even that not be read
            transport.close()

    async def smtp_STARTTLS(self, arg: str) -> None:
        """Begin TLS; asyncio tells nobody that the line was cut before it had begun."""
        await super().smtp_STARTTLS(arg)
        if self._tls_protocol is not None and self.session is not None and not self.session.ssl:
            raise TLSSetupException from TimeoutError()  # by `_timeout_cb`

    def _reset_timeout(self, duration: float | None = None) -> None:
        self._heard_at = 0.0  # the long way's clock is the newer one
        super()._reset_timeout(duration)

    # --- commands ---------------------------------------------------------------------------

    def _is_free(self) -> bool:
        """Say whether the long way waits for a command, with everything answered."""
        reader = self._reader
        return (
            reader._waiter is not None  # type: ignore[attr-defined]  # asyncio's, as the next one
            and not reader._buffer  # type: ignore[attr-defined]
            and self._ends_line
            and not self._is_receiving
            and not self._is_ending
            and self._said < SAID_MAX
            and not self._door.wants_login
            and self._tls_handshake_okay
            and self.session is not None
            and bool(self.session.host_name)
            and not self._writer.transport.get_write_buffer_size()
        )

    def _hear(self, data: bytes) -> None:
        """Answer plain commands one after the other; the first other one goes the long way."""
        start = 0
        assert self.envelope is not None
        while (end := data.find(b"\r\n", start)) >= 0:
            line = data[start:end]
            if line.upper() == DATA and self.envelope.rcpt_tos:
                self._begin()
                if end + 2 < len(data):
                    self._receive_more(data[end + 2 :])
                return
            answer = self._answer(line)
            if not answer:
                break
            self._said += 1
            self._writer.write(answer)
            start = end + 2
        self._go_the_long_way(data[start:])

    def _answer(self, line: bytes) -> bytes:
        """Do one plain command and return its answer; nothing where it takes more than that."""
        envelope, session = self.envelope, self.session
        assert envelope is not None
        assert session is not None
        if found := RCPT.fullmatch(line):
            address = found[1].decode("ascii")
            if not envelope.mail_from or self._door.check_recipient(
                address, so_many=len(envelope.rcpt_tos)
            ):
                return b""
            envelope.rcpt_tos.append(address)
            return b"250 2.1.5 OK\r\n"
        if (found := MAIL.fullmatch(line)) and not envelope.mail_from:
            has_options = found[2] is not None or found[3] is not None
            if has_options and not session.extended_smtp:
                return b""
            if int(found[2] or 0) > self._door.limits.size_max:
                return b""
            envelope.mail_from = found[1].decode("ascii")
            return b"250 2.0.0 OK\r\n"
        return b""

    def _go_the_long_way(self, data: bytes) -> None:
        if data:
            self._ends_line = data.endswith(b"\n")
            super().data_received(data)

    # --- the mail ---------------------------------------------------------------------------

    def _begin(self) -> None:
        self._said += 1
        self._is_receiving = True
        self._writer.write(GO_ON)
        self._coming = Coming()
        self._leaving = self.loop.call_later(SECONDS_MAX, self._leave)

    def _receive_more(self, data: bytes) -> None:
        coming, door = self._coming, self._door
        assert coming is not None
        end = coming.find_end(data)
        most = min(BYTES_MAX, door.limits.size_max)
        trusted = door.is_trusted(self._peer)
        may_grow = door.room.try_grow(self, len(data), peer=self._peer, trusted=trusted)
        if not may_grow or len(coming.octets) - len(END) > most:
            self._leave()
        elif end >= 0:
            raw, self._after = coming.cut(end)
            self._stop_coming()
            self._taking = self.loop.create_task(self._take(raw))

    def _leave(self) -> None:
        """Go on by the long way, as if all of it had come there."""
        coming = self._coming
        if coming is None:
            return
        self._stop_coming()
        self._is_receiving = False
        self._door.room.leave(self)
        self._has_begun = True
        self._go_the_long_way(DATA + bytes(coming.octets))

    def _stop_coming(self) -> None:
        assert self._leaving is not None
        self._leaving.cancel()
        self._coming = self._leaving = None

    async def _take(self, raw: bytes) -> None:
        envelope = self.envelope
        assert envelope is not None
        try:
            answer = await self.take_mail(raw, envelope)
            await self.push(self.answer_all(answer, envelope))
        except ConnectionResetError:
            return  # nobody hears the answer
        except Exception as error:
            await self.push(await self.handle_exception(error))
        finally:
            self._taking = None
            self.end_mail()
        self._heard_at = self.loop.time()
        after, self._after = self._after, b""
        if after and self.transport is not None:
            if isinstance(self.transport, asyncio.Transport):
                self.transport.resume_reading()
            self.data_received(after)

    def _keep_for_later(self, data: bytes) -> None:
        self._after += data
        if len(self._after) > AFTER_MAX and isinstance(self.transport, asyncio.Transport):
            self.transport.pause_reading()
