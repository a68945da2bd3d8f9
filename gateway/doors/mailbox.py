"""A mailbox that mail is taken from: where it is, how we log in, what becomes of a taken mail."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from email.utils import getaddresses
from enum import StrEnum
from typing import Protocol

from gateway.store.graph_mailboxes import GraphCursor, GraphMail, GraphState
from gateway.store.journal import Incoming
from gateway.store.mailboxes import Cursor, FoundMail
from gateway.tokens.source import TokenSource


class LoginRefused(Exception):
    """The server does not let us in. The message says what it said."""


class NoTls(Exception):
    """The connection cannot be protected, so nothing was said on it."""


class ServerRefused(Exception):
    """The server does not do what it was asked. The message says what it said."""


class NotNow(ServerRefused):
    """The server does nothing for anybody just now. The message says what it said."""


class Tls(StrEnum):
    OFF = "off"
    STARTTLS = "starttls"  # demanded, not merely tried
    IMPLICIT = "implicit"


class After(StrEnum):
    """What becomes of a mail once it is journalled."""

    MOVE = "move"
    SEEN = "seen"
    DELETE = "delete"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """One folder on one server."""

    name: str
    host: str  # of Graph, too
    port: int = 993
    tls: Tls = Tls.IMPLICIT
    username: str = ""
    password: str = field(default="", repr=False)
    token: TokenSource | None = None  # the login is OAUTHBEARER or XOAUTH2 then
    folder: str = "INBOX"
    after: After = After.LEAVE
    target: str = ""  # the folder that taken mails are moved to
    since: date | None = None  # at the first start mails from this day on are taken
    trusted: bool = False  # what the provider stamps may be believed
    sent: str = ""  # the folder for copies of what the desk wrote
    url: str = ""  # of Microsoft Graph; "": the mailbox is read by IMAP

    @property
    def place(self) -> str:
        return f"{self.username}@{self.host}/{self.folder}"

    @property
    def stays(self) -> bool:
        """Whether a taken mail is in the folder still."""
        return self.after in (After.SEEN, After.LEAVE)


@dataclass(frozen=True, slots=True)
class SentCopy:
    """A letter that left, as it is put into the desk's Sent folder."""

    letter_id: int
    message_id: str
    sent_at: datetime
    mime: bytes


class Lead(Protocol):
    """Who takes the mailbox. Any call may raise TermLost."""

    def take_lead(self) -> bool:
        """Say whether this gateway is the one that takes the mailbox."""

    def leave(self) -> None:
        """Let another gateway take it."""

    def beat(self) -> None:
        """Give a sign of life."""

    def room(self, size_bytes: int) -> AbstractContextManager[None]:
        """Have room for so many bytes, or wait for it."""


class Books(Lead, Protocol):
    """Where it is written down how far the mailbox was taken. Any call may raise TermLost."""

    def cursor(self) -> Cursor | None: ...

    def begin(self, cursor: Cursor) -> None: ...

    def take(
        self, validity: int, mails: Sequence[FoundMail], up_to: int, *, done: bool
    ) -> Sequence[int]:
        """Journal mails and move the cursor, in one transaction; `done`: they stay as they are."""

    def fail(self, validity: int, uid: int) -> int:
        """Pass a mail by; return how often it was tried."""

    def finish(self, validity: int, uids: Sequence[int], *, stays: bool) -> None: ...

    def unfinished(self, validity: int, limit: int, after: int = 0) -> Sequence[int]:
        """Return mails above a UID that are journalled and not yet moved, marked or deleted."""

    def failed(self, validity: int, limit: int, after: int = 0) -> Sequence[int]: ...

    def known(self, digests: Sequence[str]) -> frozenset[str]: ...

    def end_rescan(self, validity: int) -> None:
        """All is known by its new number."""

    def has_copies(self) -> bool:
        """Say whether letters left whose copies are due in the Sent folder."""

    def copies(self, limit: int, after: int) -> Sequence[SentCopy]:
        """Return such letters behind one, oldest first."""

    def copied(self, letter_ids: Sequence[int]) -> None:
        """Their copies lie in the folder."""


class GraphBooks(Lead, Protocol):
    """The same for a mailbox of Microsoft Graph."""

    def cursor(self) -> GraphCursor | None: ...

    def begin(self, cursor: GraphCursor) -> None: ...

    def note(self, mails: Sequence[tuple[str, datetime]], link: str) -> None:
        """Write down what is new, with the link to what comes next."""

    def in_state(
        self, state: GraphState, limit: int, after: GraphMail | None = None
    ) -> Sequence[GraphMail]:
        """Return the mails in this state that were received first, or next `after` one."""

    def take(self, mail: str, incoming: Incoming, *, done: bool) -> None:
        """Journal a mail; `done`: it stays as it is."""

    def fail(self, mail: str) -> int:
        """Pass a mail by; return how often it was tried, 0 where nothing is to be tried."""

    def finish(self, mail: str, *, stays: bool) -> None: ...

    def forget(self, mail: str) -> None:
        """It is in the folder no longer."""


BYTES = re.compile(r"""b(['"])(.*)\1""", re.DOTALL)
LOGIN_CURES = (
    ("[EXPIRED]", "its password has run out: set a new one there, and here"),
    ("[PRIVACYREQUIRED]", "it wants TLS: check tls and port"),
    ("[AUTHORIZATIONFAILED]", "the password is right: may username open this mailbox?"),
    ("[CONTACTADMIN]", "ask the people who run the server"),
)
# GW-25: where servers write down whom they delivered to, best first.
RECIPIENT_FIELDS = ("x-original-to", "delivered-to", "envelope-to", "resent-to")
SHOWN_FIELDS = ("to", "cc")
DIGEST_FIELDS = ("message-id", "date", "from", "subject")
END_OF_HEADER = re.compile(rb"\r?\n\r?\n")
FOLD = re.compile(r"\r?\n(?=[ \t])")
HEADER_MAX = 256 * 1024
FIELDS_MAX = 20  # of one name that are looked at
LENGTH_MAX = 8 * 1024  # characters of one field


def find_recipients(raw: bytes, is_ours: Callable[[str], bool]) -> tuple[str, ...]:
    """Return our addresses that the mail came to: by the first field that names one (GW-25),
    else all of them in To and Cc; () when none does."""
    fields = _read_fields(raw)
    for name in RECIPIENT_FIELDS:
        if found := _ours_in(fields.get(name, []), is_ours):
            return found[:1]
    return _ours_in([one for name in SHOWN_FIELDS for one in fields.get(name, [])], is_ours)


def digest_of(raw: bytes) -> str:
    """Return what a mail is known by when its UID changes; `raw` may be its header alone."""
    fields = _read_fields(raw)
    words = ["".join(fields.get(name, [""])[0].split()) for name in DIGEST_FIELDS]
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:32]


def header_of(raw: bytes) -> bytes:
    """Return the header alone, with the empty line behind it."""
    end = END_OF_HEADER.search(raw, 0, HEADER_MAX)
    return raw[: end.end()] if end else raw[:HEADER_MAX]


def words_of(error: BaseException) -> str:
    """Return what a server or the system said, on one line."""
    said = getattr(error, "strerror", None) or getattr(error, "verify_message", None) or str(error)
    if error.args and isinstance(
        error.args[0], bytes
    ):  # imaplib passes some answers on as they are
        said = error.args[0].decode("utf-8", "replace")
    if as_bytes := BYTES.fullmatch(str(said)):  # and imapclient shows some as Python writes them
        said = as_bytes[2]
    return " ".join(str(said).split())[:200] or type(error).__name__


def login_cure(said: str) -> str:
    """Return what to do about a login that a server refuses with these words (RFC 5530 3)."""
    codes = (cure for code, cure in LOGIN_CURES if code in said.upper())
    return next(codes, "check its username, password and permission")


def _ours_in(values: Sequence[str], is_ours: Callable[[str], bool]) -> tuple[str, ...]:
    addresses = (address.casefold() for _, address in getaddresses(list(values)))
    return tuple(dict.fromkeys(one for one in addresses if one and is_ours(one)))


def _read_fields(raw: bytes) -> dict[str, list[str]]:
    """Return the values of each field, topmost first, by its name in lower case."""
    found: dict[str, list[str]] = {}
    for name, value in _fields_in(header_of(raw).decode("latin-1")):
        values = found.setdefault(name, [])
        if len(values) < FIELDS_MAX:
            values.append(value)
    return found


def _fields_in(header: str) -> Iterator[tuple[str, str]]:
    for line in FOLD.sub("", header).splitlines():
        name, colon, value = line.partition(":")
        if colon:
            yield name.strip().casefold(), value.strip()[:LENGTH_MAX]
