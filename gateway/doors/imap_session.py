"""One connection to an IMAP server, logged in, with the folder open (RFC 3501).

Nothing here decides what is taken; mails are looked at with PEEK, so nobody sees them as read.
"""

from __future__ import annotations

import logging
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from imapclient.exceptions import IMAPClientError

from gateway.doors.imap_line import (
    ANSWER_SECONDS,
    Broken,
    Budget,
    Client,
    Refused,
    begin_idle,
    connect,
    log_in,
    numbered_anew,
    shut,
)
from gateway.doors.mailbox import HEADER_MAX, After, Mailbox, SentCopy

ALIVE_SECONDS = 15.0  # for the answer that only says that somebody is there
# An IDLE is renewed so often (RFC 2177 wants 29 minutes at most): only an answer shows that the
# server is no frozen process behind a kernel that acknowledges for it. The first ones are short:
# a mail that came between the last search and the IDLE is told of in neither.
IDLE_SECONDS = (1.0, 2.0, 5.0, 10.0, 20.0, 40.0)
POLL_SECONDS = 30.0  # between two looks where the server has no IDLE
SLICE_SECONDS = 1.0  # between two looks whether we shall stop
WINDOW = 20_000  # UIDs of one search: the answer is one line, and lines have an end
WINDOW_MAX = 10_000_000  # where UIDs are far between
FIELDS_MAX = 64 * 1024  # bytes
FETCH_MAX = 16 * 1024 * 1024  # bytes of one answer with several mails
LOST = frozenset({b"\\noselect", b"\\nonexistent"})  # in a list, and no folder
WILD = frozenset("*%")  # RFC 3501 6.3.8

log = logging.getLogger(__name__)


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


@contextmanager
def visiting(
    box: Mailbox,
    copied: set[tuple[int, int]] | None = None,
    *,
    read_only: bool = False,
    sent: bool = False,
) -> Iterator[Session]:
    """Connect, log in and open the folder, or the one for copies with `sent`.

    Raise LoginRefused, NoTls, NotNow, Refused or OSError.
    """
    client, budget = connect(box)
    session = Session(box, client, budget, set() if copied is None else copied)
    try:
        log_in(box, client)
        if sent:
            session.open_sent()
        else:
            session.open(read_only=read_only)
        yield session
    except BaseException:
        session.cut()
        raise
    client.socket().settimeout(ALIVE_SECONDS)
    budget.renew()
    with suppress(IMAPClientError, OSError):
        client.logout()
    shut(client)  # also where the server had gone


class Session:
    """What the door does on one connection."""

    def __init__(
        self, box: Mailbox, client: Client, budget: Budget, copied: set[tuple[int, int]]
    ) -> None:
        self._box = box
        self._copied = copied  # validity and UID of what was copied and is not deleted yet
        self._client = client
        self._budget = budget
        self._target = box.target  # as the server spells it
        self._sent = box.sent
        self._idle_refused = False
        self.folder = Folder(0, 0, 0)

    def open(self, *, read_only: bool = False) -> None:
        """Open the folder, and see that there is one to move mails to."""
        box = self._box
        if not read_only and box.after is After.MOVE:
            self.see_to_target()
        name = self.find_folder(box.folder) or box.folder
        untouched = read_only or box.after is After.LEAVE  # it may be one that we can only read
        found = self._client.select_folder(name, readonly=untouched)
        numbered_anew(self._client)  # what it says of it now is what counts
        validity, uid_next = found.get(b"UIDVALIDITY", 0), found.get(b"UIDNEXT", 0)
        self.folder = Folder(int(validity), int(uid_next), int(found.get(b"EXISTS", 0)))

    @property
    def can_idle(self) -> bool:
        return self._client.has_capability("IDLE") and not self._idle_refused

    def see_to_target(self) -> None:
        """Find the folder that taken mails are moved to, or make it.

        Where the server does not let us, mails are taken all the same; moving them will tell.
        """
        box = self._box
        try:
            self._target = self.find_folder(box.target) or self._make_folder(box.target)
        except Broken:
            raise
        except Refused as error:
            told = {"mailbox": box.name, "folder": box.target}
            log.error("folder not made: %s", error, extra=told)

    def find_folder(self, name: str) -> str | None:
        """Return how the server spells a folder of ours, None when there is none.

        Where all of a person's folders lie below a prefix (RFC 2342) it may be left out.
        """
        if name.upper() == "INBOX":
            return name
        spelt = name, *self._below_prefix(name)
        return next((one for one in spelt if self._is_there(one)), None)

    def _is_there(self, name: str) -> bool:
        found = self._client.list_folders("", name)
        if not WILD.isdisjoint(name):  # LIST takes it for a pattern, which others match too
            found = [one for one in found if str(one[2]) == name]
        return any(LOST.isdisjoint(flag.lower() for flag in flags) for flags, _, _ in found)

    def _below_prefix(self, name: str) -> list[str]:
        self._budget.renew()
        if not self._client.has_capability("NAMESPACE"):
            return []
        personal = self._client.namespace()[0] or ()
        spelt = [
            ("" if name.startswith(prefix) else prefix) + name.replace("/", separator or "/")
            for prefix, separator in personal
        ]
        return [one for one in spelt if one != name]

    def _make_folder(self, name: str) -> str:
        spelt = next(iter(self._below_prefix(name)), name)
        self._client.create_folder(spelt)
        log.info("folder made", extra={"mailbox": self._box.name, "folder": spelt})
        return spelt

    def cut(self) -> None:
        """Close the connection in the middle of whatever goes on; from any thread."""
        with suppress(OSError, AttributeError):
            self._client.socket().shutdown(socket.SHUT_RDWR)
        shut(self._client)

    # --- what is there --------------------------------------------------------------------

    def find_uids(self, after: int, since: date | None = None) -> Iterator[tuple[list[int], int]]:
        """Yield the mails above a UID, window by window, each with the UID that it reaches to."""
        self._budget.renew()
        self._client.noop()  # some servers tell of new mails only then
        self._see_numbers()
        last, span = self.folder.uid_next - 1, WINDOW
        while after < last and last - after > span:
            uids = self._search(after, str(after + span), since)
            if uids is None:
                break
            after += span
            span = WINDOW if uids else min(span * 2, WINDOW_MAX)
            yield uids, after
        uids = self._search(after, "*", since)
        if uids is not None:
            yield uids, max([after, last, *uids])
        elif self.folder.exists and not self.folder.uid_next:
            raise Refused("the server says neither UIDNEXT nor what a SEARCH finds")

    def _see_numbers(self, news: Sequence[tuple[object, ...]] = ()) -> None:
        """Under new numbers nothing may be moved or marked: begin anew."""
        if numbered_anew(self._client, news):
            raise Broken("the folder was numbered anew meanwhile")

    def _search(self, after: int, up_to: str, since: date | None) -> list[int] | None:
        """Return what is found; None where the server says nothing at all (RFC 3501 6.4.4).

        That may be how it finds nothing, or a fault: nothing is passed over for it.
        """
        wanted: list[object] = ["UNDELETED", "UID", f"{after + 1}:{up_to}"]
        self._budget.renew()
        try:
            found = self._client.search([*wanted, "SINCE", since] if since else wanted)
        except ValueError:
            raise Refused("the server's answer to SEARCH cannot be read") from None
        if not self._budget.has_found:
            return None
        # n:* has the last one always; some servers name a mail twice
        return sorted({int(uid) for uid in found if int(uid) > after})

    def look(self, uids: Sequence[int]) -> dict[int, Look]:
        """Return what is known of those that are there still, whatever the server says of them."""
        self._budget.renew()
        answer = self._client.fetch(list(uids), ["RFC822.SIZE", "INTERNALDATE"])
        looks = {
            uid: Look(size, _aware(one.get(b"INTERNALDATE")))
            for uid, one in answer.items()
            if isinstance(size := one.get(b"RFC822.SIZE"), int)
        }
        silent = [uid for uid in uids if uid not in looks]
        if silent:
            words = ",".join(map(str, silent))
            self._budget.renew()
            found = self._client.search(["UNDELETED", "UID", words])
            there = found if self._budget.has_found else silent
            looks |= {int(uid): Look(0, None) for uid in there if int(uid) in silent}
        return looks

    def fetch(self, uids: Sequence[int], size_max: int) -> dict[int, bytes]:
        """Return the mails, one byte more than `size_max` at most: servers err about sizes."""
        self._budget.renew(max(FETCH_MAX, size_max + HEADER_MAX))
        return self._fetch(uids, f"BODY.PEEK[]<0.{size_max + 1}>")

    def fetch_headers(self, uids: Sequence[int]) -> dict[int, bytes]:
        self._budget.renew(FETCH_MAX)
        return self._fetch(uids, f"BODY.PEEK[HEADER]<0.{HEADER_MAX}>")

    def fetch_fields(self, uids: Sequence[int], names: str) -> dict[int, bytes]:
        """Return the beginning of the headers, these fields alone."""
        self._budget.renew(FETCH_MAX)
        return self._fetch(uids, f"BODY.PEEK[HEADER.FIELDS ({names})]<0.{FIELDS_MAX}>")

    def _fetch(self, uids: Sequence[int], what: str) -> dict[int, bytes]:
        answer = self._client.fetch(list(uids), [what])
        found = {
            uid: next((value for key, value in one.items() if key.startswith(b"BODY[")), None)
            for uid, one in answer.items()
        }
        # of a mail that is gone some servers give nothing, as a text
        return {uid: value for uid, value in found.items() if isinstance(value, bytes) and value}

    # --- what becomes of a taken mail ------------------------------------------------------

    def finish(self, uids: Sequence[int]) -> None:
        """Move, mark or delete mails; those that are gone are no fault."""
        box, client = self._box, self._client
        if not uids or box.after is After.LEAVE:
            return
        self._budget.renew()
        match box.after:
            case After.SEEN:
                client.add_flags(list(uids), [b"\\Seen"], silent=True)
            case After.MOVE:
                self._move_or_make_room(list(uids))
            case After.DELETE:
                self._delete(list(uids))

    def _move_or_make_room(self, uids: list[int]) -> None:
        """Move; where somebody took the folder away meanwhile, make it again first."""
        try:
            self._move(uids)
        except Broken:
            raise
        except Refused:
            if self.find_folder(self._box.target) is not None:
                raise
            self.see_to_target()
            self._move(uids)

    def _move(self, uids: list[int]) -> None:
        if self._client.has_capability("MOVE"):
            self._client.move(uids, self._target)
            return
        marked = {(self.folder.uid_validity, uid) for uid in uids}
        if fresh := sorted(uid for _, uid in marked - self._copied):
            self._client.copy(fresh, self._target)
            self._copied |= marked  # whatever keeps them here, they are not copied once more
        self._delete(uids)
        self._copied -= marked

    def _delete(self, uids: list[int]) -> None:
        self._client.add_flags(uids, [b"\\Deleted"], silent=True)
        if self._client.has_capability("UIDPLUS"):  # a plain EXPUNGE takes what others marked, too
            self._client.uid_expunge(uids)

    # --- the desk's own letters --------------------------------------------------------------

    def open_sent(self) -> None:
        """Open the folder for copies of letters; make it where there is none."""
        sent = self._box.sent
        self._sent = self.find_folder(sent) or self._make_folder(sent)
        self._client.select_folder(self._sent, readonly=True)

    def put_copy(self, copy: SentCopy) -> bool:
        """Put a copy there, as read; return False where one lies already.

        That is one of ours from before a crash, or the provider keeps what it relays.
        """
        if self.has_copy(copy):
            return False
        self._client.append(self._sent, copy.mime, (b"\\Seen",), copy.sent_at)
        return True

    def has_copy(self, copy: SentCopy) -> bool:
        self._budget.renew()
        return bool(self._client.search(["HEADER", "Message-ID", copy.message_id]))

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
        self._budget.renew()
        self._client.noop()
        self._client.socket().settimeout(ANSWER_SECONDS)

    def _idle(self, is_over: Callable[[], bool], seconds: float) -> None:
        client, ends_at = self._client, time.monotonic() + seconds
        self._budget.renew()
        if not begin_idle(client):
            self._idle_refused = True
            log.info("the server refuses IDLE", extra={"mailbox": self._box.name})
            return
        is_news = "EXISTS" in client._imap.untagged_responses  # told while it began
        while not is_news and not is_over() and time.monotonic() < ends_at:
            began = time.monotonic()
            news = client.idle_check(timeout=SLICE_SECONDS)
            self._see_numbers(news)
            is_news = any(len(one) > 1 and one[1] == b"EXISTS" for one in news)
            if not news and time.monotonic() - began < SLICE_SECONDS / 2:
                break  # the end of the stream looks like silence; the next command tells
        client.socket().settimeout(ALIVE_SECONDS)
        client.idle_done()


def _aware(at: object) -> datetime | None:
    if not isinstance(at, datetime):
        return None
    try:
        return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)
    except OverflowError:  # a day at either end of the calendar
        return None
