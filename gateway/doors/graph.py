"""The door of a mailbox that is read by Microsoft Graph.

What is new is first written down by its id, page by page, together with the link to what comes
next; then it is taken in the order of its arrival. So a crash repeats nothing, and the memory that
a full mailbox needs is that of a page.
"""

from __future__ import annotations

import logging
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from gateway.doors.graph_answers import LinkExpired, MailRefused
from gateway.doors.graph_session import GraphSession, Stopped
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
    find_recipients,
    header_of,
)
from gateway.doors.mailbox_door import MailboxDoor
from gateway.doors.taken_mails import UNDONE_SECONDS
from gateway.store.graph_mailboxes import GraphCursor, GraphMail, GraphState
from gateway.store.journal import Incoming
from gateway.store.mailboxes import FoundMail
from rules.model.mail import Envelope

MAILS_MAX = 20  # looked up in the books at once
IN_A_ROW_MAX = 20  # mails refused one after the other: then it may be no fault of theirs
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
        self._failed_after: GraphMail | None = None  # where that ended, all being refused
        self._after: GraphMail | None = None  # where a visit ended, all being refused
        self._refused: dict[str, MailRefused] = {}  # mails, since one was taken last
        self._tries: Counter[str] = Counter()  # of mails that were refused while others went
        self._left_after: GraphMail | None = None  # the same of what becomes of taken mails
        self._rests_until = 0.0
        self._undone: dict[str, float] = {}  # mails that were not moved or marked, until when
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
        """Take what is new; a mail that is not given out holds up nothing that lies behind it."""
        count, in_a_row, told_at = 0, 0, time.monotonic()
        last, self._after = self._after, None
        for one in self._each(GraphState.FOUND, last):
            try:
                count += self._take(one.id, one.received_at)
            except MailRefused as refusal:
                self._refused[one.id] = refusal
                in_a_row += 1
                if in_a_row >= IN_A_ROW_MAX:  # it may be the service: the next time from here
                    self._after = one
                    raise refusal.meaning from None
                continue
            in_a_row = 0
            self._count_refused()
            if time.monotonic() - told_at >= PROGRESS_SECONDS:
                told_at = time.monotonic()
                log.info("mailbox goes on", extra=self._told | {"taken": count})
        if not self.is_over():
            self._count_refused()
        return count

    def _each(self, state: GraphState, after: GraphMail | None) -> Iterator[GraphMail]:
        """Yield the mails in a state that lie behind one, as long as nobody wants us to end."""
        while mails := self._books.in_state(state, MAILS_MAX, after):
            for one in mails:
                if self.is_over():
                    return
                yield one
            after = mails[-1]

    # --- one mail -------------------------------------------------------------------------------

    def _count_refused(self) -> None:
        """It was not the service: pass by what was refused several times."""
        for mail, refusal in self._refused.items():
            self._tries[mail] += 1
            if self._tries[mail] >= BREAKS_MAX:
                del self._tries[mail]
                self._pass_by(mail, refusal)
        self._refused.clear()

    def _pass_by(self, mail: str, refusal: MailRefused) -> None:
        tries = self._books.fail(mail)
        if not tries:
            return
        if tries == 1:  # it may have been the service after all
            self._again_at = min(self._again_at, time.monotonic() + PUT_OFF_SECONDS)
        told = self._told | {"tries": tries, "reason": str(refusal)}
        log.error("mail cannot be fetched and is passed by; look at it in the mailbox", extra=told)

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
        if self._box.after is not After.LEAVE:
            self._finish(mail)
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

    def _finish(self, mail: str) -> bool:
        """Move, mark or delete one; return False where the service does not do it."""
        try:
            self.session.finish(mail)
        except MailRefused as refusal:
            self._leave_undone(mail, refusal)
            return False
        self._books.finish(mail, stays=self._box.stays)
        self._undone.pop(mail, None)
        return True

    def _leave_undone(self, mail: str, refusal: MailRefused) -> None:
        self._undone[mail] = time.monotonic() + UNDONE_SECONDS
        told = self._told | {"after": self._box.after.value, "folder": self._box.target}
        told["trouble"] = f"mailbox {self._box.name} after"
        log.error("taken mails stay where they are: %s", refusal, extra=told)

    def _finish_left(self) -> None:
        """What was journalled and not moved or marked, as after a crash in between."""
        if time.monotonic() < self._rests_until:
            return
        in_a_row = 0
        last, self._left_after = self._left_after, None
        for one in self._each(GraphState.TAKEN, last):
            if time.monotonic() < self._undone.get(one.id, 0.0):
                continue
            in_a_row = 0 if self._is_finished(one.id) else in_a_row + 1
            if in_a_row >= IN_A_ROW_MAX:  # it may be the folder: the next time from here
                self._left_after = one
                self._rests_until = time.monotonic() + UNDONE_SECONDS
                return

    def _is_finished(self, mail: str) -> bool:
        """Finish one that may be finished without its note; return False where it is not done."""
        try:
            look = self.session.look(mail)
        except MailRefused as refusal:
            self._leave_undone(mail, refusal)
            return False
        if look is not None and look.folder == self.session.folder:
            return self._finish(mail)
        self._books.forget(mail)
        return True

    def _retry_failed(self) -> None:
        """Once an hour, the first time sooner: what was passed by may be had by now."""
        if time.monotonic() < self._again_at:
            return
        self._again_at = time.monotonic() + AGAIN_SECONDS
        in_a_row = 0
        last, self._failed_after = self._failed_after, None
        for one in self._each(GraphState.FAILED, last):
            if in_a_row >= IN_A_ROW_MAX:  # what is new comes first, then it goes on from here
                self._failed_after = last
                self._again_at = time.monotonic() + PUT_OFF_SECONDS
                return
            last = one
            try:
                self._take(one.id, one.received_at)
                in_a_row = 0
            except MailRefused as refusal:
                in_a_row += 1
                self._pass_by(one.id, refusal)
