"""A connection to an IMAP server: protected, logged in, and with an end to what may come on it.

imaplib waits for as long as a byte drops now and then, makes room for a literal as large as it is
announced to be, and keeps whatever nobody asked for: the entrance and each command have a budget
here. It knows words in capitals alone, too, which RFC 3501 9 does not ask of a server, and one form
of a literal: another one's announcement it would give out as the mail.
"""

from __future__ import annotations

import io
import re
import socket
import ssl
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from typing import Protocol

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError
from imapclient.imap4 import IMAP4WithTimeout
from imapclient.tls import IMAP4_TLS

from gateway.doors.mailbox import LoginRefused, Mailbox, NoTls, NotNow, Tls, words_of

CONNECT_SECONDS = 10.0
ENTRANCE_SECONDS = 60.0  # for the greeting and what the server can do
ANSWER_SECONDS = 50.0  # of silence while a command is under way
COMMAND_SECONDS = 600.0  # for all of an answer: 25 MiB come in that time at 45 kB a second
ANSWER_MAX = 4 * 1024 * 1024  # bytes of an answer without mails
CHUNK = 64 * 1024
# Of an answer: its tag or star, its word, and the code that may stand behind that (RFC 3501 7.1)
ANSWER = re.compile(rb"(\* (?:\d+ )?|[A-P]{4,8}\d+ )([A-Za-z-]+)((?: \[[A-Za-z-]+)?)")
WITH_NIL = (b"FETCH", b"NAMESPACE")
NIL = re.compile(rb"(?<=[ (])nil(?=[ )\r])", re.IGNORECASE)
LITERAL = re.compile(rb"~?\{(\d+)\+?\}\r\n\Z")  # also RFC 3516 and 7888
# RFC 5530 3: the server cannot, just now; nothing is wrong with name or password
NOT_NOW = re.compile(r"\[(?:UNAVAILABLE|INUSE|LIMIT|SERVERBUG)\]", re.IGNORECASE)
LIBRARY = ("imapclient", "imaplib")
KEEPALIVE = {"TCP_KEEPIDLE": 20, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}  # dead after 50 s

Broken = IMAPClientAbortError  # the connection, not the command
Refused = IMAPClientError  # the server says NO or BAD
Listed = tuple[Sequence[bytes], bytes, str]  # flags, separator, name


class Imap(Protocol):
    """What we use of imaplib."""

    debug: int
    state: str
    budget: Budget
    file: io.BufferedReader
    tagged_commands: dict[bytes, object]
    untagged_responses: dict[str, list[bytes]]

    def read(self, size: int) -> bytes: ...
    def readline(self) -> bytes: ...
    def _command(self, name: str) -> bytes: ...
    def _get_response(self) -> object: ...


class Client(Protocol):
    """What we use of imapclient, as it says itself what it gives."""

    normalise_times: bool
    _imap: Imap
    _idle_tag: bytes

    def socket(self) -> socket.socket: ...
    def shutdown(self) -> None: ...
    def logout(self) -> object: ...
    def starttls(self, ssl_context: ssl.SSLContext) -> object: ...
    def login(self, username: str, password: str) -> object: ...
    def plain_login(self, identity: str, password: str) -> object: ...
    def oauth2_login(self, user: str, access_token: str) -> object: ...
    def oauthbearer_login(self, identity: str, access_token: str) -> object: ...
    def has_capability(self, capability: str) -> bool: ...
    def namespace(self) -> Sequence[Sequence[tuple[str, str]] | None]: ...
    def list_folders(self, directory: str, pattern: str) -> Sequence[Listed]: ...
    def create_folder(self, folder: str) -> object: ...
    def select_folder(self, folder: str, readonly: bool = False) -> dict[bytes, int]: ...
    def noop(self) -> object: ...
    def search(self, criteria: list[object]) -> Sequence[int]: ...
    def fetch(
        self, messages: list[int], data: list[str]
    ) -> dict[int, dict[bytes, int | bytes | datetime | None]]: ...
    def add_flags(self, messages: list[int], flags: list[bytes], silent: bool) -> object: ...
    def copy(self, messages: list[int], folder: str) -> object: ...
    def move(self, messages: list[int], folder: str) -> object: ...
    def uid_expunge(self, messages: list[int]) -> object: ...
    def idle_check(self, timeout: float) -> list[tuple[object, ...]]: ...
    def idle_done(self) -> object: ...
    def append(
        self, folder: str, msg: bytes, flags: Sequence[bytes], msg_time: datetime
    ) -> object: ...


class Budget:
    """What may still come on a connection: bytes, and the time for them."""

    def __init__(self, imap: Imap) -> None:
        self._imap = imap
        self._left = ANSWER_MAX
        self._ends_at = time.monotonic() + ENTRANCE_SECONDS
        self._begun = b""  # of a line whose end is to come
        self.has_found = False  # a SEARCH was answered, be it with nothing
        self._read, self._readline = imap.read, imap.readline
        # from 3.14 on imaplib has a buffer of its own, which takes no literal for granted
        is_plain = not hasattr(imap, "_readbuf")
        # imaplib reads by these two and asks nobody how long: its one place to put a bound
        read = self._read_slowly if is_plain else self._read_counted
        readline = self._readline_slowly if is_plain else self._readline_counted
        imap.read = read  # type: ignore[method-assign]  # as said above
        imap.readline = readline  # type: ignore[method-assign]  # the same

    def renew(self, size_bytes: int = ANSWER_MAX) -> None:
        """A command begins whose answer has so many bytes at most."""
        self._left = max(size_bytes, ANSWER_MAX)
        self._ends_at = time.monotonic() + COMMAND_SECONDS
        self.has_found = False

    def _spend(self, count: int) -> None:
        self._left -= count
        if self._left < 0:
            raise Broken("the server sends more than it was asked for")
        if time.monotonic() > self._ends_at:
            raise Broken("the server's answer does not come to an end")

    def _read_slowly(self, size: int) -> bytes:
        if size > self._left:
            raise Broken("the server sends more than it was asked for")
        found = bytearray()
        while len(found) < size:
            piece = self._imap.file.read1(min(size - len(found), CHUNK))
            if not piece:
                raise Broken("the connection ended in the middle of a mail")
            self._spend(len(piece))
            found += piece
        return bytes(found)

    def _readline_slowly(self) -> bytes:
        """Return a line; b"" at the end of the stream, or where nobody waits for the rest."""
        while ahead := self._imap.file.peek(1):
            end = ahead.find(b"\n") + 1
            piece = self._imap.file.read(end or len(ahead))
            self._spend(len(piece))
            self._begun += piece
            if end:
                line, self._begun = self._begun, b""
                return self._heard(line)
        return b""

    def _read_counted(self, size: int) -> bytes:
        self._spend(size)
        return self._read(size)

    def _readline_counted(self) -> bytes:
        line = self._readline()
        self._spend(len(line))
        return self._heard(line)

    def _heard(self, line: bytes) -> bytes:
        line = in_capitals(line)
        if line.endswith(b"}\r\n"):
            line = LITERAL.sub(rb"{\1}\r\n", line)
        self.has_found = self.has_found or line.startswith(b"* SEARCH")
        return line


def in_capitals(line: bytes) -> bytes:
    """Return a line of an answer with the words that imaplib looks for in capitals."""
    found = ANSWER.match(line)
    if found is None:
        return line
    word, rest = found[2].upper(), line[found.end() :]
    if word in WITH_NIL:
        rest = NIL.sub(b"NIL", rest)
    if rest == b"\r\n" and not line.startswith(b"*"):
        rest = b" \r\n"  # it wants words behind OK, though there be none
    return found[1] + word + found[3].upper() + rest


class _Plain(IMAP4WithTimeout):
    """imaplib's side of a connection, bounded before a byte of the server's is read."""

    budget: Budget

    def open(self, host: str = "", port: int = 143, timeout: float | None = None) -> None:
        super().open(host, port, timeout)
        self.budget = Budget(self)  # type: ignore[arg-type]  # as said at `Imap`


class _Secured(IMAP4_TLS):
    """The same, under TLS."""

    budget: Budget

    def open(self, host: str = "", port: int = 993, timeout: float | None = None) -> None:
        super().open(host, port, timeout)
        self.budget = Budget(self)  # type: ignore[arg-type]  # as said at `Imap`


class _Bounded(IMAPClient):
    def _create_IMAP4(self) -> IMAP4WithTimeout | IMAP4_TLS:
        """Called by imapclient, which would make its own."""
        if self.ssl:
            return _Secured(self.host, self.port, self.ssl_context, CONNECT_SECONDS)
        return _Plain(self.host, self.port, CONNECT_SECONDS)

    def _raw_command_untagged(self, command: bytes, *more: object, **named: object) -> list[bytes]:
        """Called by imapclient, which knows no SEARCH that is answered by several lines."""
        # imapclient has no types
        ask = super()._raw_command_untagged
        found: list[bytes] = ask(command, *more, **named)  # type: ignore[no-untyped-call]
        return [b" ".join(found)] if command == b"SEARCH" and len(found) > 1 else found


def connect(box: Mailbox) -> tuple[Client, Budget]:
    """Return a connection that is protected as it must be; the server's name is verified."""
    context = ssl.create_default_context()
    opened = _Bounded(
        box.host,
        box.port,
        ssl=box.tls is Tls.IMPLICIT,
        ssl_context=context,
        timeout=SocketTimeout(CONNECT_SECONDS, ANSWER_SECONDS),  # type: ignore[arg-type]  # two limits
    )
    client: Client = opened  # type: ignore[assignment]  # no tag before the first IDLE
    client._imap.debug = 0  # it would write whole mails, and passwords, as text for nobody
    client.normalise_times = False  # INTERNALDATE with its zone
    try:
        budget = client._imap.budget
        _keep_alive(client.socket())
        if box.tls is Tls.STARTTLS:
            if client._imap.state != "NONAUTH":  # RFC 9051 7.1.4: PREAUTH before TLS is an attack
                raise NoTls("the server lets us in before STARTTLS: somebody may be in between")
            client.socket().settimeout(CONNECT_SECONDS)
            client.starttls(context)
            client.socket().settimeout(ANSWER_SECONDS)
        budget.renew()
    except CapabilityError:
        shut(client)
        raise NoTls("the server offers no STARTTLS") from None
    except BaseException:
        shut(client)
        raise
    return client, budget


def shut(client: Client) -> None:
    """Close a connection that may be broken: what broke it is what shall be told."""
    with suppress(OSError, IMAPClientError, AttributeError):
        client.shutdown()


def _keep_alive(line: socket.socket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # a literal's end is no 40 ms late
    for name, value in KEEPALIVE.items():
        if hasattr(socket, name):  # Linux
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def log_in(box: Mailbox, client: Client) -> None:
    """Log in; raise LoginRefused, NotNow. A server that knows us (PREAUTH) is not asked again."""
    if client._imap.state != "NONAUTH":
        return
    try:
        if box.token is None:
            _by_password(box, client)
        elif client.has_capability("AUTH=OAUTHBEARER"):
            client.oauthbearer_login(box.username, box.token())
        else:
            client.oauth2_login(box.username, box.token())
    except LoginError as error:
        if isinstance(error.__context__, Broken):  # that was no answer
            raise error.__context__ from None
        said = words_of(error)
        if NOT_NOW.search(said):
            raise NotNow(f"lets nobody in just now: {said}") from None
        raise LoginRefused(said) from None


def _by_password(box: Mailbox, client: Client) -> None:
    # RFC 3501 6.2.3: no LOGIN where the server says so; and LOGIN knows no other letters
    has_login = not client.has_capability("LOGINDISABLED")
    if has_login and (box.username + box.password).isascii():
        client.login(box.username, box.password)
    elif has_login or client.has_capability("AUTH=PLAIN"):
        client.plain_login(box.username, box.password)
    else:
        way = "it wants TLS" if box.tls is Tls.OFF else "it wants oauth"
        raise LoginRefused(f"the server takes no password here (LOGINDISABLED): {way}")


def is_of_answer(error: BaseException) -> bool:
    """Say whether the library broke over what a server answered: that is no fault of ours."""
    step, rooms = error.__traceback__, [""]
    while step is not None:
        rooms.append(str(step.tb_frame.f_globals.get("__name__", "")))
        step = step.tb_next
    ours = max((at for at, name in enumerate(rooms) if name.startswith("gateway.")), default=0)
    return any(name.partition(".")[0] in LIBRARY for name in rooms[ours + 1 :])


def begin_idle(client: Client) -> bool:
    """Begin IDLE; False where the server refuses what it offered (RFC 2177).

    imapclient takes an answer that comes in between for a fault.
    """
    imap = client._imap
    imap.untagged_responses.pop("EXISTS", None)
    tag = client._idle_tag = imap._command("IDLE")
    while imap._get_response() is not None:
        if imap.tagged_commands[tag] is not None:
            del imap.tagged_commands[tag]
            return False
    return True


def numbered_anew(client: Client, news: Sequence[tuple[object, ...]] = ()) -> bool:
    """Say whether the server told in between that all mails have new numbers now."""
    said = [one[1] for one in news if one[0] == b"OK" and len(one) > 1]
    in_idle = any(isinstance(one, bytes) and b"[UIDVALIDITY" in one.upper() for one in said)
    return bool(client._imap.untagged_responses.pop("UIDVALIDITY", None)) or in_idle
