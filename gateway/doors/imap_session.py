"""One connection to an IMAP server, logged in, with the folder open (RFC 3501).

Nothing here decides what is taken; mails are looked at with PEEK, so nobody sees them as read.
"""

from __future__ import annotations

import logging
import socket
import ssl
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import CapabilityError, IMAPClientAbortError, IMAPClientError, LoginError

from gateway.doors.mailbox import (
    HEADER_MAX,
    After,
    LoginRefused,
    Mailbox,
    NoTls,
    SentCopy,
    Tls,
    words_of,
)

CONNECT_SECONDS = 10.0
ANSWER_SECONDS = 50.0  # of silence while a command is under way
ALIVE_SECONDS = 15.0  # for the answer that only says that somebody is there
# An IDLE is renewed so often (RFC 2177 wants 29 minutes at most): only an answer shows that the
# server is no frozen process behind a kernel that acknowledges for it. The first ones are short:
# a mail that came between the last search and the IDLE is told of in neither.
IDLE_SECONDS = (1.0, 2.0, 5.0, 10.0, 20.0, 40.0)
POLL_SECONDS = 30.0  # between two looks where the server has no IDLE
SLICE_SECONDS = 1.0  # between two looks whether we shall stop
KEEPALIVE = {"TCP_KEEPIDLE": 20, "TCP_KEEPINTVL": 10, "TCP_KEEPCNT": 3}  # dead after 50 s
WINDOW = 20_000  # UIDs of one search: the answer is one line, and lines have an end
WINDOW_MAX = 10_000_000  # where UIDs are far between

log = logging.getLogger(__name__)

Broken = IMAPClientAbortError  # the connection, not the command
Refused = IMAPClientError  # the server says NO or BAD


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder as the server describes it."""

    uid_validity: int
    uid_next: int  # 0 where it does not say
    exists: int


@dataclass(frozen=True, slots=True)
class Look:
    """What is known of a mail before it is fetched."""

    size: int
    received_at: datetime | None  # INTERNALDATE


class Client(Protocol):
    """What we use of imapclient, as it says itself what it gives."""

    normalise_times: bool

    def socket(self) -> socket.socket: ...
    def shutdown(self) -> None: ...
    def logout(self) -> object: ...
    def starttls(self, ssl_context: ssl.SSLContext) -> object: ...
    def login(self, username: str, password: str) -> object: ...
    def plain_login(self, identity: str, password: str) -> object: ...
    def oauth2_login(self, user: str, access_token: str) -> object: ...
    def oauthbearer_login(self, identity: str, access_token: str) -> object: ...
    def has_capability(self, capability: str) -> bool: ...
    def folder_exists(self, folder: str) -> bool: ...
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
    def idle(self) -> None: ...
    def idle_check(self, timeout: float) -> list[tuple[object, ...]]: ...
    def idle_done(self) -> object: ...
    def append(
        self, folder: str, msg: bytes, flags: Sequence[bytes], msg_time: datetime
    ) -> object: ...


@contextmanager
def visiting(box: Mailbox, *, read_only: bool = False, sent: bool = False) -> Iterator[Session]:
    """Connect, log in and open the folder, or the one for copies with `sent`.

    Raise LoginRefused, NoTls, Refused or OSError.
    """
    client = _connect(box)
    session = Session(box, client)
    try:
        _log_in(box, client)
        if sent:
            session.open_sent()
        else:
            session.open(read_only=read_only)
        yield session
    except BaseException:
        session.cut()
        raise
    client.socket().settimeout(ALIVE_SECONDS)
    with suppress(IMAPClientError, OSError):
        client.logout()


class Session:
    """What the door does on one connection."""

    def __init__(self, box: Mailbox, client: Client) -> None:
        self._box = box
        self._client = client
        self.folder = Folder(0, 0, 0)

    def open(self, *, read_only: bool = False) -> None:
        """Open the folder, and see that there is one to move mails to."""
        box, client = self._box, self._client
        if not read_only and box.after is After.MOVE and not client.folder_exists(box.target):
            client.create_folder(box.target)
            log.info("folder made", extra={"mailbox": box.name, "folder": box.target})
        found = client.select_folder(box.folder, readonly=read_only)
        validity, uid_next = found.get(b"UIDVALIDITY", 0), found.get(b"UIDNEXT", 0)
        self.folder = Folder(int(validity), int(uid_next), int(found.get(b"EXISTS", 0)))

    @property
    def can_idle(self) -> bool:
        return self._client.has_capability("IDLE")

    def has_folder(self, name: str) -> bool:
        return self._client.folder_exists(name)

    def cut(self) -> None:
        """Close the connection in the middle of whatever goes on; from any thread."""
        with suppress(OSError, AttributeError):
            self._client.socket().shutdown(socket.SHUT_RDWR)
        _shut(self._client)

    # --- what is there --------------------------------------------------------------------

    def find_uids(self, after: int, since: date | None = None) -> Iterator[tuple[list[int], int]]:
        """Yield the mails above a UID, window by window, each with the UID that it reaches to."""
        self._client.noop()  # some servers tell of new mails only then
        last, span = self.folder.uid_next - 1, WINDOW
        while after < last and last - after > span:
            uids = self._search(after, str(after + span), since)
            after += span
            span = WINDOW if uids else min(span * 2, WINDOW_MAX)
            yield uids, after
        uids = self._search(after, "*", since)
        yield uids, max([after, last, *uids])

    def _search(self, after: int, up_to: str, since: date | None) -> list[int]:
        wanted: list[object] = ["UNDELETED", "UID", f"{after + 1}:{up_to}"]
        found = self._client.search([*wanted, "SINCE", since] if since else wanted)
        return sorted(int(uid) for uid in found if int(uid) > after)  # n:* has the last one always

    def look(self, uids: Sequence[int]) -> dict[int, Look]:
        """Return size and INTERNALDATE of those that are there still."""
        answer = self._client.fetch(list(uids), ["RFC822.SIZE", "INTERNALDATE"])
        return {
            uid: Look(size, _aware(one.get(b"INTERNALDATE")))
            for uid, one in answer.items()
            if isinstance(size := one.get(b"RFC822.SIZE"), int)
        }

    def fetch(self, uids: Sequence[int], size_max: int) -> dict[int, bytes]:
        """Return the mails, one byte more than `size_max` at most: servers err about sizes."""
        return self._fetch(uids, f"BODY.PEEK[]<0.{size_max + 1}>")

    def fetch_headers(self, uids: Sequence[int]) -> dict[int, bytes]:
        return self._fetch(uids, f"BODY.PEEK[HEADER]<0.{HEADER_MAX}>")

    def _fetch(self, uids: Sequence[int], what: str) -> dict[int, bytes]:
        answer = self._client.fetch(list(uids), [what])
        found = {
            uid: next((value for key, value in one.items() if key.startswith(b"BODY[")), None)
            for uid, one in answer.items()
        }
        return {uid: value for uid, value in found.items() if isinstance(value, bytes)}

    # --- what becomes of a taken mail ------------------------------------------------------

    def finish(self, uids: Sequence[int]) -> None:
        """Move, mark or delete mails; those that are gone are no fault."""
        box, client = self._box, self._client
        if not uids or box.after is After.LEAVE:
            return
        if box.after is After.SEEN:
            client.add_flags(list(uids), [b"\\Seen"], silent=True)
        elif box.after is After.MOVE and client.has_capability("MOVE"):
            client.move(list(uids), box.target)
        else:
            if box.after is After.MOVE:
                client.copy(list(uids), box.target)
            client.add_flags(list(uids), [b"\\Deleted"], silent=True)
            if client.has_capability("UIDPLUS"):  # a plain EXPUNGE takes what others marked, too
                client.uid_expunge(list(uids))

    # --- the desk's own letters --------------------------------------------------------------

    def open_sent(self) -> None:
        """Open the folder for copies of letters; make it where there is none."""
        box, client = self._box, self._client
        if not client.folder_exists(box.sent):
            client.create_folder(box.sent)
            log.info("folder made", extra={"mailbox": box.name, "folder": box.sent})
        client.select_folder(box.sent, readonly=True)

    def put_copy(self, copy: SentCopy) -> bool:
        """Put a copy there, as read; return False where one lies already.

        That is one of ours from before a crash, or the provider keeps what it relays.
        """
        if self._client.search(["HEADER", "Message-ID", copy.message_id]):
            return False
        self._client.append(self._box.sent, copy.mime, (b"\\Seen",), copy.sent_at)
        return True

    # --- waiting ---------------------------------------------------------------------------

    def wait(self, is_over: Callable[[], bool], quiet: int) -> None:
        """Return when there may be news, after a while at the latest, or once `is_over`.

        `quiet` counts the looks in a row that found nothing.
        """
        if self.can_idle:
            self._idle(is_over, IDLE_SECONDS[min(quiet, len(IDLE_SECONDS) - 1)])
        else:
            ends_at = time.monotonic() + POLL_SECONDS
            while not is_over() and time.monotonic() < ends_at:
                time.sleep(SLICE_SECONDS)
        self._client.socket().settimeout(ALIVE_SECONDS)
        self._client.noop()
        self._client.socket().settimeout(ANSWER_SECONDS)

    def _idle(self, is_over: Callable[[], bool], seconds: float) -> None:
        client, ends_at = self._client, time.monotonic() + seconds
        client.idle()
        while not is_over() and time.monotonic() < ends_at:
            began = time.monotonic()
            news = client.idle_check(timeout=SLICE_SECONDS)
            if any(len(one) > 1 and one[1] == b"EXISTS" for one in news):
                break
            if not news and time.monotonic() - began < SLICE_SECONDS / 2:
                break  # the end of the stream looks like silence; the next command tells
        client.socket().settimeout(ALIVE_SECONDS)
        client.idle_done()


def _connect(box: Mailbox) -> Client:
    """Return a connection that is protected as it must be; the server's name is verified."""
    context = ssl.create_default_context()
    opened = IMAPClient(
        box.host,
        box.port,
        ssl=box.tls is Tls.IMPLICIT,
        ssl_context=context,
        timeout=SocketTimeout(CONNECT_SECONDS, ANSWER_SECONDS),  # type: ignore[arg-type]  # two limits
    )
    opened._imap.debug = 0  # it would write whole mails, and passwords, as text for nobody
    client: Client = opened
    client.normalise_times = False  # INTERNALDATE with its zone
    try:
        _keep_alive(client.socket())
        if box.tls is Tls.STARTTLS:
            client.socket().settimeout(CONNECT_SECONDS)
            client.starttls(context)
            client.socket().settimeout(ANSWER_SECONDS)
    except CapabilityError:
        _shut(client)
        raise NoTls("the server offers no STARTTLS") from None
    except BaseException:
        _shut(client)
        raise
    return client


def _shut(client: Client) -> None:
    """Close a connection that may be broken: what broke it is what shall be told."""
    with suppress(OSError, IMAPClientError, AttributeError):
        client.shutdown()


def _keep_alive(line: socket.socket) -> None:
    line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    for name, value in KEEPALIVE.items():
        if hasattr(socket, name):  # Linux
            line.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)


def _log_in(box: Mailbox, client: Client) -> None:
    try:
        if box.token is None:
            plain = (box.username + box.password).isascii()
            log_in = client.login if plain else client.plain_login  # LOGIN knows no other letters
            log_in(box.username, box.password)
        elif client.has_capability("AUTH=OAUTHBEARER"):
            client.oauthbearer_login(box.username, box.token())
        else:
            client.oauth2_login(box.username, box.token())
    except LoginError as error:
        raise LoginRefused(words_of(error)) from None


def _aware(at: object) -> datetime | None:
    if not isinstance(at, datetime):
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
