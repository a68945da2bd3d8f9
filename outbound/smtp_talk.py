"""One talk with a relay. Its answers are read by their first digit (RFC 5321 4.2.1).

Two is yes: 251 and 252 at a recipient, and whatever else a relay says with it. Three asks for the
text, four refuses for now, five for good; anything else says nothing.
"""

from __future__ import annotations

import asyncio
import base64
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum

from aiosmtplib import (
    SMTP,
    SMTPAuthenticationError,
    SMTPException,
    SMTPHeloError,
    SMTPServerDisconnected,
)

from outbound.happy_eyeballs import is_literal, reach
from outbound.mime import wire_address
from outbound.own_thread import on_own_thread
from outbound.relay_address import Relay, Tls
from outbound.relay_fault import NoStartTls
from outbound.relay_line import Babble, Gone, RelayLine
from outbound.subject import one_line

_LOGGED_IN, _GO_ON = 235, 334  # RFC 4954 4
_CLOSING = 421  # RFC 5321 3.8: the relay closes the connection
_TOO_LARGE = 552  # RFC 5321 4.2.3
_BABBLE = -1  # in place of a code
_YES, _MORE, _REFUSALS = 2, 3, (4, 5)  # RFC 5321 4.2.1: the first digit
RESET_SECONDS = 10.0  # for the answer to RSET: else a new connection is quicker
GOODBYE_SECONDS = 2.0
_LINE_END = re.compile(rb"\r\n|\r|\n")
# What would end an address where it is said, but in a quoted local part (RFC 5321 4.1.2)
_ODD = re.compile(r'[\s<>"]')
_QUOTED = re.compile(r'^"(?:[^"\\\r\n]|\\.)*"')
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_DOT = re.compile(rb"^\.", re.M)


AWAY = (SMTPException, OSError)  # what `call` raises


class Step(StrEnum):
    """How far the talk about one letter came."""

    HELLO = "hello"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"  # asked for, and none of the text went
    TEXT = "text"  # it went


class Refused(Exception):
    """The relay said no, or what is neither yes nor no."""

    def __init__(self, code: int, message: str, step: Step) -> None:
        super().__init__(f"{code} {message}")
        self.code = code
        self.message = message
        self.step = step

    @property
    def is_answer(self) -> bool:
        """Whether it is a refusal at all."""
        return self.code // 100 in _REFUSALS

    @property
    def is_for_good(self) -> bool:
        return self.code // 100 == 5

    @property
    def closes(self) -> bool:
        return self.code == _CLOSING


class CannotSay(Exception):
    """The relay cannot be told this address."""


class Talk:
    """A connection on which letters are handed over, one after the other."""

    def __init__(self, line: RelayLine, relay: Relay, offers: Mapping[str, str]) -> None:
        self._line = line
        self._relay = relay
        self._offers = dict(offers)  # of EHLO: extension and what it says of it
        self.is_at_once = "pipelining" in self._offers  # RFC 2920
        self.step = Step.HELLO
        self.kept_at: float | None = None  # of the loop: since when it has nothing to do

    @property
    def is_open(self) -> bool:
        return self._line.is_open

    @property
    def is_even(self) -> bool:
        """Whether each answer belongs to what was asked."""
        return self._line.is_even

    async def hand_over(self, sender: str, recipient: str, mime: bytes, seconds: float) -> str:
        """Hand over one letter and return what the relay said last.

        `seconds`: for the first answer. Raise Refused, Gone or CannotSay; `step` says how far it
        came.
        """
        self.step = Step.MAIL
        wire = _on_the_wire(mime)
        sender, recipient = wire_address(sender), wire_address(recipient)
        options, encoding = self._options(sender, recipient, wire)
        path, to = _path(sender, encoding), _path(recipient, encoding)
        commands = (
            (Step.MAIL, b" ".join((b"MAIL FROM:" + path, *options))),
            (Step.RCPT, b"RCPT TO:" + to),
            (Step.DATA, b"DATA"),
        )
        try:
            await self._announce(commands, seconds)
            self.step = Step.TEXT
            return await self._give(wire)
        except Gone:
            self.cut()
            raise

    async def begin_anew(self) -> bool:
        """Forget the letter that was refused; say whether the next one may be begun here."""
        if not self.is_open:
            return False
        try:
            self._line.say(b"RSET\r\n")
            await self._hear(_YES, RESET_SECONDS)
        except (Refused, Gone):
            self.cut()
        return self.is_open

    def cut(self) -> None:
        self._line.cut()

    def leave(self) -> None:
        """Say goodbye, and wait for no answer."""
        if self.is_open:
            self._line.say(b"QUIT\r\n")
        self._line.close()

    async def say_goodbye(self) -> None:
        if not self.is_open:
            return
        try:
            self._line.say(b"QUIT\r\n")
            await self._line.hear(GOODBYE_SECONDS)
        except (Gone, Babble):
            pass
        self._line.close()

    async def _announce(self, commands: tuple[tuple[Step, bytes], ...], seconds: float) -> None:
        """Say what comes before the text: in one piece where the relay takes that."""
        if self.is_at_once:
            pieces: Iterable[tuple[tuple[Step, bytes], ...]] = (commands,)
        else:
            pieces = ((one,) for one in commands)
        for piece in pieces:
            self._line.say(b"".join(command + b"\r\n" for _, command in piece))
            left = [step for step, _ in piece]
            while left:
                self.step = left.pop(0)
                try:
                    await self._hear(_MORE if self.step is Step.DATA else _YES, seconds)
                except Refused as refusal:
                    await self._hear_out(refusal, len(left))
                    raise
                seconds = self._relay.timeout_seconds

    async def _hear_out(self, refusal: Refused, left: int) -> None:
        """Hear what the relay answers to so many commands that were said with the refused one.

        Where it wants the text all the same, it gets an empty one, for nobody (RFC 2920 3.1). Where
        somebody might get that, it hears no more of us: what has no end is not delivered.
        """
        if not left:
            return
        if not refusal.is_answer or refusal.closes:
            self.cut()
            return
        try:
            for _ in range(left):
                last = await self._line.hear(RESET_SECONDS)
            if last.code // 100 in _REFUSALS:
                return
            if last.code // 100 != _MORE or refusal.step is not Step.RCPT:
                self.cut()
                return
            self._line.say(b".\r\n")
            await self._line.hear(RESET_SECONDS)
        except (Gone, Babble):
            self.cut()

    async def _hear(self, wants: int, seconds: float) -> str:
        """Return the next answer where it begins with that digit; raise Refused, Gone."""
        try:
            code, words = await self._line.hear(seconds)
        except Babble as babble:
            raise Refused(_BABBLE, str(babble), self.step) from babble
        if code // 100 != wants:
            raise Refused(code, words, self.step)
        return f"{code} {words}"

    async def _give(self, wire: bytes) -> str:
        """Give the text; what the relay says then may take long (RFC 5321 4.5.3.2.6)."""
        self._line.say(_DOT.sub(b"..", wire) + b".\r\n")
        return await self._hear(_YES, self._relay.answer_seconds)

    def _options(self, sender: str, recipient: str, wire: bytes) -> tuple[list[bytes], str]:
        """Return what is said with MAIL, and how addresses are spelt; raise CannotSay, Refused."""
        options = []
        if "size" in self._offers:  # RFC 1870 6.1
            said = self._offers["size"].split()
            most = int(said[0]) if said and said[0].isdecimal() else 0
            if 0 < most < len(wire):
                raise Refused(_TOO_LARGE, f"5.3.4 more than the {most} it takes", Step.MAIL)
            options.append(b"SIZE=%d" % len(wire))
        if (sender + recipient).isascii():
            return options, "ascii"
        if "smtputf8" not in self._offers:
            raise CannotSay(f"the relay cannot write to {recipient}")
        return [*options, b"SMTPUTF8"], "utf-8"  # RFC 6531 3.4


async def call(relay: Relay) -> Talk:
    """Call a relay, go under TLS and log in as its settings say; raise OSError or SMTPException."""
    line = None
    if not is_literal(relay.host):
        line = await reach(relay.host, relay.port, relay.connect_seconds)
    client = SMTP(
        hostname=relay.host,
        port=None if line is not None else relay.port,
        sock=line,
        local_hostname=_as_dns(relay.hostname) or None,
        timeout=relay.timeout_seconds,
        use_tls=relay.tls is Tls.IMPLICIT,
        start_tls=False,
        cert_bundle=relay.ca_file or None,
    )
    try:
        await client.connect()
        await _greet(client)
        if relay.tls is Tls.STARTTLS:
            if not client.supports_extension("starttls"):
                raise NoStartTls(f"{relay.host} offers no STARTTLS")
            await client.starttls()
            await _greet(client)
        if relay.token is not None:
            await _log_in_by_token(client, relay, await on_own_thread(relay.token))
        elif relay.username:
            await client.login(relay.username, relay.password)
    except BaseException:
        client.close()
        if line is not None:
            line.close()
        raise
    transport = client.protocol.transport if client.protocol is not None else None
    if not isinstance(transport, asyncio.Transport):  # it hung up just now
        client.close()
        raise SMTPServerDisconnected("the relay closed the connection")
    return Talk(RelayLine(transport), relay, client.esmtp_extensions)


async def _greet(client: SMTP) -> None:
    """Say who we are; what the relay has against that is about us, and no letter."""
    name = (client.local_hostname or "").encode()
    response = await client.execute_command(b"EHLO", name)
    if response.code // 100 == _YES:
        client.last_ehlo_response = response
        return
    if response.code != _CLOSING:  # RFC 5321 3.2: an old server knows HELO alone
        response = await client.execute_command(b"HELO", name)
    if response.code // 100 != _YES:
        raise SMTPHeloError(response.code, response.message)
    client.last_helo_response = response


async def _log_in_by_token(client: SMTP, relay: Relay, token: str) -> None:
    """Log in by an access token; raise SMTPAuthenticationError."""
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


def _on_the_wire(mime: bytes) -> bytes:
    """Return the text with CRLF alone as line ends, and one at its end (RFC 5321 2.3.8)."""
    wire = _LINE_END.sub(b"\r\n", mime)
    return wire if wire.endswith(b"\r\n") else wire + b"\r\n"


def _path(address: str, encoding: str) -> bytes:
    if _ODD.search(_QUOTED.sub("", address, count=1)) or _CONTROLS.search(address):
        raise CannotSay(f"{one_line(address)} is no address")
    return f"<{address}>".encode(encoding)


def _as_dns(name: str) -> str:
    """Return a host's name as it stands in DNS (RFC 5890)."""
    try:
        return name if name.isascii() else name.encode("idna").decode("ascii")
    except UnicodeError:
        return ""
