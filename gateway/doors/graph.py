"""The door of a mailbox that is read by Microsoft Graph.

What is new is first written down by its id, page by page, together with the link to what comes
next; then it is taken in the order of its arrival. So a crash repeats nothing, and the memory that
a full mailbox needs is that of a page.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

from gateway.doors.graph_session import GraphSession, LinkExpired, Stopped
from gateway.doors.imap_scan import ScannerAway, scanned
from gateway.doors.imap_visit import (
    AGAIN_SECONDS,
    BEAT_SECONDS,
    BREAKS_MAX,
    PUT_OFF_SECONDS,
    Site,
)
from gateway.doors.mailbox import (
    After,
    GraphBooks,
    Mailbox,
    ServerRefused,
    find_recipients,
    header_of,
    words_of,
)
from gateway.doors.mailbox_door import MailboxDoor
from gateway.doors.taken_mails import UNDONE_SECONDS
from gateway.store.graph_mailboxes import GraphCursor, GraphState
from gateway.store.journal import Incoming
from gateway.store.mailboxes import FoundMail
from gateway.tokens.source import TokenRefused
from rules.model.mail import Envelope

MAILS_MAX = 20  # looked up in the books at once
POLL_SECONDS = 15.0
PROGRESS_SECONDS = 10.0

log = logging.getLogger(__name__)


def graph_door(box: Mailbox, books: GraphBooks, site: Site) -> MailboxDoor:
    """Return the door of this mailbox."""
    life = GraphVisit(box, site, books)

    @contextmanager
    def open_box(stop: threading.Event) -> Iterator[GraphVisit]:
        life.begin(stop)
        try:
            life.session.open()
            yield life
        except Stopped:
            pass
        finally:
            life.session.close()

    return MailboxDoor(box, books, open_box)


class GraphVisit:
    """What is done in the mailbox; one for the life of the door."""

    def __init__(self, box: Mailbox, site: Site, books: GraphBooks) -> None:
        self._box = box
        self._site = site
        self._books = books
        self._told: dict[str, object] = {"mailbox": box.name}
        self._stop = threading.Event()
        self._beaten_at = 0.0
        self._again_at = 0.0  # when what was passed by is tried again
        self._undone_until = 0.0
        self._breaks: dict[str, int] = {}  # visits that ended at this mail
        self.session = GraphSession(box, self.is_over)

    def begin(self, stop: threading.Event) -> None:
        self._stop = stop
        self.session = GraphSession(self._box, self.is_over)

    @property
    def mails(self) -> int:
        return self.session.mails

    def is_over(self) -> bool:
        """Give a sign of life; raise TermLost."""
        now = time.monotonic()
        if now - self._beaten_at >= BEAT_SECONDS:
            self._books.beat()
            self._beaten_at = now
        return self._stop.is_set()

    def wait(self, quiet: int) -> None:
        self.session.rest(POLL_SECONDS)

    def cut(self) -> None:
        self.session.close()

    # --- where to begin -------------------------------------------------------------------------

    def settle(self) -> None:
        """See that the books are those of this folder."""
        box, cursor = self._box, self._books.cursor()
        if cursor is not None and cursor.place == box.place:
            return
        if box.since is not None:
            starts_at = datetime(box.since.year, box.since.month, box.since.day, tzinfo=UTC)
            log.info("mailbox begins", extra=self._told | {"since": str(box.since)})
        else:
            starts_at = self.session.answered_at or self._site.clock()
            if self.session.mails:
                log.warning(
                    "mailbox is not empty and has no `since`: "
                    "only what arrives from now on is taken",
                    extra=self._told | {"left": self.session.mails},
                )
        self._books.begin(GraphCursor(box.place, "", starts_at))

    # --- what is new ----------------------------------------------------------------------------

    def go_round(self) -> int:
        """Do what is to be done now, the left-over first; return how many mails were taken."""
        self.is_over()
        self._finish_left()
        try:
            self._retry_failed()
        except ScannerAway:
            self._again_at = 0.0
        try:
            self._write_down()
        except LinkExpired:
            log.warning("mailbox is looked through: too long ago", extra=self._told)
            cursor = self._books.cursor()
            assert cursor is not None, "it was begun"
            self._books.begin(GraphCursor(cursor.place, "", cursor.starts_at))
            self._write_down()
        try:
            return self._take_waiting()
        except ScannerAway:  # its mails stay where they are, in their order
            return 0

    def _write_down(self) -> None:
        """Write down the ids of what is new; what lay there before the first start never is."""
        cursor = self._books.cursor()
        assert cursor is not None, "it was begun"
        link = cursor.link
        while not self.is_over():
            page = self.session.changes(link)
            fresh = [
                (one.id, one.received_at)
                for one in page.mails
                if one.received_at >= cursor.starts_at
            ]
            link = page.link
            self._books.note(fresh, link)
            if page.is_last:
                return

    def _take_waiting(self) -> int:
        count, told_at = 0, time.monotonic()
        while not self.is_over() and (mails := self._books.in_state(GraphState.FOUND, MAILS_MAX)):
            for one in mails:
                if self.is_over():
                    return count
                count += self._take_or_pass_by(one.id, one.received_at)
            if time.monotonic() - told_at >= PROGRESS_SECONDS:
                told_at = time.monotonic()
                log.info("mailbox goes on", extra=self._told | {"taken": count})
        return count

    # --- one mail -------------------------------------------------------------------------------

    def _take_or_pass_by(self, mail: str, received_at: datetime) -> bool:
        try:
            return self._take(mail, received_at)
        except TokenRefused:
            raise
        except (ServerRefused, OSError) as error:
            self._breaks[mail] = self._breaks.get(mail, 0) + 1
            if isinstance(error, OSError) and self._breaks[mail] < BREAKS_MAX:
                raise
            del self._breaks[mail]
            told = self._told | {"tries": self._books.fail(mail), "reason": words_of(error)}
            log.error(
                "mail cannot be fetched and is passed by; look at it in the mailbox", extra=told
            )
            return False

    def _take(self, mail: str, received_at: datetime) -> bool:
        """Look, fetch, journal, and only then move or mark; return whether it was there."""
        look, size_max = self.session.look(mail), self._site.size_max
        if look is None or look.folder != self.session.folder:
            self._books.forget(mail)  # somebody else took it away meanwhile
            return False
        size = look.size
        with self._books.room(min(size or size_max, size_max)):
            raw = self.session.fetch(mail, size_max) if size <= size_max else b""
            if raw is not None and (size > size_max or len(raw) > size_max):
                size = max(size, size_max + 1)
                raw = self.session.fetch_header(mail)
            if raw is None:
                self._books.forget(mail)
                return False
            incoming = self._incoming(raw, received_at, size if size > size_max else 0)
            (found,) = scanned([FoundMail(0, "", incoming)], self._site.scan, self._box.name)
            if found.incoming is None:  # put off
                self._books.fail(mail)
                self._again_at = time.monotonic() + PUT_OFF_SECONDS
                return False
            self._books.take(mail, found.incoming, done=self._box.after is After.LEAVE)
        self._finish([mail])
        return True

    def _incoming(self, raw: bytes, received_at: datetime, cut_from: int) -> Incoming:
        if cut_from:
            raw = header_of(raw)
            told = self._told | {"bytes": cut_from}
            log.warning("mail is too large: only its header is taken", extra=told)
        envelope = Envelope(
            recipients=find_recipients(raw, self._site.is_ours),
            source="graph",
            peer=self._box.host,
            tls=True,
            trusted=self._box.trusted,
            mailbox=self._box.name,
            cut_from=cut_from,
        )
        return Incoming(raw, envelope, min(received_at, self._site.clock()))

    # --- what becomes of it ---------------------------------------------------------------------

    def _finish(self, mails: Sequence[str]) -> None:
        if self._box.after is After.LEAVE or time.monotonic() < self._undone_until:
            return
        for one in mails:
            try:
                self.session.finish(one)
            except ServerRefused as error:
                self._undone_until = time.monotonic() + UNDONE_SECONDS
                told = self._told | {"after": self._box.after.value, "folder": self._box.target}
                told["trouble"] = f"mailbox {self._box.name} after"
                log.error("taken mails stay where they are: %s", words_of(error), extra=told)
                return
            self._books.finish(one, stays=self._box.stays)

    def _finish_left(self) -> None:
        """What was journalled and not moved or marked, as after a crash in between."""
        while time.monotonic() >= self._undone_until and not self.is_over():
            left = self._books.in_state(GraphState.TAKEN, MAILS_MAX)
            if not left:
                return
            for one in left:
                look = self.session.look(one.id)
                if look is None or look.folder != self.session.folder:
                    self._books.forget(one.id)  # the move was done, its note was not
                else:
                    self._finish([one.id])

    def _retry_failed(self) -> None:
        """Once an hour: what was passed by may be had by now."""
        if time.monotonic() < self._again_at:
            return
        self._again_at = time.monotonic() + AGAIN_SECONDS
        for one in self._books.in_state(GraphState.FAILED, MAILS_MAX):
            self._take_or_pass_by(one.id, one.received_at)
