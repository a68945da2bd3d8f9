"""One visit to a mailbox: where it begins, and what it takes.

The cursor moves in the transaction that journals; the folder is changed only behind that commit.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_scan import Scan, ScannerAway, scanned
from gateway.doors.imap_sent import SentFolder
from gateway.doors.imap_session import Look, Session
from gateway.doors.mailbox import (
    After,
    Books,
    Mailbox,
    Tls,
    digest_of,
    find_recipients,
    header_of,
)
from gateway.doors.taken_mails import MAILS_MAX, TakenMails, Undone
from gateway.store.journal import Incoming
from gateway.store.mailboxes import Cursor, FoundMail
from rules.model.mail import Envelope

BEAT_SECONDS = 5.0
BYTES_MAX = 8 * 1024 * 1024  # of one fetch; a larger mail goes alone
BREAKS_MAX = 3  # connections that broke at the same mail: then it is passed by
AGAIN_SECONDS = 3600.0  # between two tries at what was passed by
PUT_OFF_SECONDS = 300.0  # before what the scanner put off is shown to it again
AWAY_SECONDS = 30.0  # before a scanner that is down is asked again
PROGRESS_SECONDS = 10.0

UNKNOWN = Look(0, None)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Site:
    """What a mailbox's door is told of the site."""

    clock: Callable[[], datetime]
    is_ours: Callable[[str], bool]  # whether an address is the desk's
    size_max: int  # bytes of one mail
    scan: Scan | None = None  # for a mail's scanner, where there is one


@dataclass(slots=True)
class Memory:
    """What this life of the gateway knows of a mailbox beside its books."""

    in_hand: tuple[int, ...] = ()  # being fetched: where the connection broke
    breaks: dict[int, int] = field(default_factory=dict)
    beaten_at: float = 0.0
    again_at: float = 0.0  # when what was passed by is tried again
    failed_after: int = 0  # the mail at which that ended: those behind it come first
    undone: Undone = field(default_factory=Undone)
    wake_at: float = 0.0  # when what the scanner put off is looked at again; 0: nothing is
    taken: int = 0
    progress_at: float = 0.0

    def count_break(self) -> None:
        """A connection that broke while mails were fetched may have broken because of one."""
        for uid in self.in_hand:
            self.breaks[uid] = self.breaks.get(uid, 0) + 1
        self.in_hand = ()


class Visit:
    """What is done on one connection."""

    def __init__(
        self,
        box: Mailbox,
        site: Site,
        books: Books,
        session: Session,
        memory: Memory,
        sent: SentFolder,
        stop: threading.Event,
    ) -> None:
        self._box = box
        self._site = site
        self._books = books
        self._session = session
        self._memory = memory
        self._taken = TakenMails(box, books, session, memory.undone)
        self._sent = sent
        self._stop = stop
        self._told: dict[str, object] = {"mailbox": box.name}

    def go_round(self) -> int:
        """Do what is to be done now, the left-over first; return how many mails were new."""
        self._beat()
        memory = self._memory
        memory.wake_at = 0.0 if time.monotonic() >= memory.wake_at else memory.wake_at
        if (cursor := self._books.cursor()) is not None:
            self._taken.finish_left(cursor.uid_validity, self._stop.is_set)
        try:
            self._try_failed()
            self._take_new()
        except ScannerAway:  # its mails stay where they are, in their order
            memory.again_at = 0.0
            self._wake_in(AWAY_SECONDS)
        self._sent.fill(self._is_stopping)
        return memory.taken

    def _wake_in(self, seconds: float) -> None:
        """See that the mailbox is looked at again by then, whatever comes."""
        memory, at = self._memory, time.monotonic() + seconds
        memory.wake_at = min(memory.wake_at or at, at)

    @property
    def mails(self) -> int:
        return self._session.folder.exists

    def wait(self, quiet: int) -> None:
        self._session.wait(self._is_over, quiet)

    def cut(self) -> None:
        self._session.cut()

    def _is_over(self) -> bool:
        """Between two slices of waiting: give a sign of life; raise TermLost."""
        wake_at = self._memory.wake_at
        is_time = bool(wake_at and time.monotonic() >= wake_at)
        return (self._beat() and self._sent.is_due()) or is_time or self._stop.is_set()

    def _is_stopping(self) -> bool:
        self._beat()
        return self._stop.is_set()

    def _beat(self) -> bool:
        now = time.monotonic()
        if now - self._memory.beaten_at < BEAT_SECONDS:
            return False
        self._books.beat()
        self._memory.beaten_at = now
        return True

    # --- where to begin -------------------------------------------------------------------

    def settle(self) -> None:
        """See that the cursor is one of this folder as it is now."""
        cursor, folder = self._books.cursor(), self._session.folder
        if cursor is None or cursor.place != self._box.place:
            self._begin()
        elif cursor.uid_validity != folder.uid_validity:
            # RFC 3501 2.3.1.1: all UIDs are new; what was taken is known by its header
            last = self._last_uid()
            fresh = replace(cursor, uid_validity=folder.uid_validity, uid=0, rescan_uid=last)
            self._books.begin(fresh)
            told = {"mails": folder.exists, "uidvalidity": folder.uid_validity}
            log.warning("mailbox was numbered anew: looked through", extra=self._told | told)

    def _begin(self) -> None:
        """The first start: nobody is answered about mail of long ago."""
        box, folder, last = self._box, self._session.folder, self._last_uid()
        if box.since is not None:
            start = datetime(box.since.year, box.since.month, box.since.day, tzinfo=UTC)
            cursor = Cursor(box.place, folder.uid_validity, 0, last, start)
            log.info("mailbox begins", extra=self._told | {"since": str(box.since)})
        else:
            cursor = Cursor(box.place, folder.uid_validity, last, 0, self._site.clock())
            if folder.exists:
                log.warning(
                    "mailbox is not empty and has no `since`: "
                    "only what arrives from now on is taken",
                    extra=self._told | {"left": folder.exists},
                )
        self._books.begin(cursor)

    def _last_uid(self) -> int:
        if self._session.folder.uid_next:
            return self._session.folder.uid_next - 1
        return max((up_to for _, up_to in self._session.find_uids(0)), default=0)

    # --- taking ---------------------------------------------------------------------------

    def _take_new(self) -> None:
        """Take all that lies above the cursor, in order."""
        cursor = self._books.cursor()
        assert cursor is not None, "it was begun"
        self._memory.taken, self._memory.progress_at = 0, time.monotonic()
        for uids, up_to in self._session.find_uids(cursor.uid, self._since(cursor)):
            for at in range(0, len(uids), MAILS_MAX):
                chunk = uids[at : at + MAILS_MAX]
                looks = self._look(chunk)
                for group in self._groups(chunk, looks, cursor):
                    if self._stop.is_set():
                        return
                    self._take_group(group, looks, cursor)
            if up_to > cursor.uid:
                self._books.take(cursor.uid_validity, (), up_to, done=True)
        if cursor.rescan_uid:
            self._books.end_rescan(cursor.uid_validity)

    def _look(self, uids: Sequence[int]) -> dict[int, Look]:
        """Return what is known of those that are there; of one that is kept back nothing."""
        memory = self._memory
        if len(uids) > 1 and not memory.breaks.keys().isdisjoint(uids):
            return self._look_singly(uids)
        if memory.breaks.get(uids[0], 0) >= BREAKS_MAX:
            return {uids[0]: UNKNOWN}
        memory.in_hand = tuple(uids)
        try:
            looks = self._session.look(uids)
        except Broken:
            raise
        except Refused:
            looks = self._look_singly(uids) if len(uids) > 1 else {uids[0]: UNKNOWN}
        memory.in_hand = ()
        return looks

    def _look_singly(self, uids: Sequence[int]) -> dict[int, Look]:
        return {found: look for uid in uids for found, look in self._look([uid]).items()}

    def _since(self, cursor: Cursor) -> date | None:
        """At the first start the server may leave out what is older by a day or more."""
        since = self._box.since
        return since - timedelta(days=1) if since and cursor.rescan_uid else None

    def _groups(
        self, uids: Sequence[int], looks: Mapping[int, Look], cursor: Cursor
    ) -> Iterator[list[int]]:
        """Yield what is fetched at once: so many bytes, or one mail that is large or suspicious."""
        group: list[int] = []
        size_bytes = 0
        for uid in uids:
            look = looks.get(uid)
            if look is None or _is_old(uid, look, cursor):
                continue
            alone = look.size > BYTES_MAX or uid in self._memory.breaks
            if group and (alone or size_bytes + look.size > BYTES_MAX):
                yield group
                group, size_bytes = [], 0
            group.append(uid)
            size_bytes += look.size
            if alone:
                yield group
                group, size_bytes = [], 0
        if group:
            yield group

    def _take_group(self, uids: list[int], looks: Mapping[int, Look], cursor: Cursor) -> None:
        """Fetch, journal, and only then move or mark; a mail that cannot be had is passed by."""
        self._beat()
        memory, validity = self._memory, cursor.uid_validity
        if memory.breaks.get(uids[0], 0) >= BREAKS_MAX:
            self._pass_by(validity, uids[0])
            return
        memory.in_hand = tuple(uids)
        size = sum(min(looks[uid].size, self._site.size_max) for uid in uids)
        with self._books.room(size):
            try:
                mails = self._fetch(uids, looks)
            except Broken:
                raise
            except Refused:
                if len(uids) == 1:
                    raise
                mails = None
            memory.in_hand = ()  # a connection that breaks later breaks at none of them
            if mails is not None:
                mails = self._seen_by_scanner(self._without_known(mails, cursor))
                done = self._box.after is After.LEAVE
                self._books.take(validity, mails, uids[-1], done=done)
        if mails is None:  # one of them it is
            for uid in uids:
                self._take_group([uid], looks, cursor)
            return
        for uid in uids:
            memory.breaks.pop(uid, None)
        self._taken.finish([one.uid for one in mails if not one.is_put_off], validity)
        self._tell_progress(len(mails))

    def _fetch(self, uids: Sequence[int], looks: Mapping[int, Look]) -> list[FoundMail]:
        """Return the mails; raise Refused when the server keeps one back that is there."""
        small = [uid for uid in uids if looks[uid].size <= self._site.size_max]
        raws = self._session.fetch(small, self._site.size_max) if small else {}
        large = [uid for uid in uids if len(raws.get(uid, b"")) > self._site.size_max]
        large += [uid for uid in uids if uid not in small]
        raws |= self._session.fetch_headers(large) if large else {}
        lost = [uid for uid in uids if uid not in raws]
        if lost and self._session.look(lost):
            raise Refused("the server does not give out a mail")
        return [
            self._found(uid, raws[uid], looks[uid], is_cut=uid in large)
            for uid in uids
            if uid in raws
        ]

    def _found(self, uid: int, raw: bytes, look: Look, *, is_cut: bool) -> FoundMail:
        now = self._site.clock()
        envelope = Envelope(
            recipients=find_recipients(raw, self._site.is_ours),
            source="imap",
            peer=self._box.host,
            tls=self._box.tls is not Tls.OFF,
            trusted=self._box.trusted,
            mailbox=self._box.name,
            cut_from=max(look.size, self._site.size_max + 1) if is_cut else 0,
        )
        if is_cut:
            raw = header_of(raw)
            told = self._told | {"uid": uid, "bytes": look.size}
            log.warning("mail is too large: only its header is taken", extra=told)
        received_at = min(look.received_at or now, now)
        return FoundMail(uid, digest_of(raw), Incoming(raw, envelope, received_at))

    def _seen_by_scanner(self, mails: list[FoundMail]) -> list[FoundMail]:
        mails = scanned(mails, self._site.scan, self._box.name)
        if any(one.is_put_off for one in mails):
            self._memory.again_at = time.monotonic() + PUT_OFF_SECONDS
            self._wake_in(PUT_OFF_SECONDS)
        return mails

    def _without_known(self, mails: list[FoundMail], cursor: Cursor) -> list[FoundMail]:
        """After new numbers: what was journalled before is not journalled again."""
        if mails[0].uid > cursor.rescan_uid if mails else True:
            return mails
        known = self._books.known([one.digest for one in mails])
        return [replace(one, incoming=None) if one.digest in known else one for one in mails]

    def _pass_by(self, validity: int, uid: int) -> None:
        tries = self._books.fail(validity, uid)
        self._memory.breaks.pop(uid, None)
        told = self._told | {"uid": uid, "tries": tries}
        log.error("mail cannot be fetched and is passed by; look at it in the mailbox", extra=told)

    def _try_failed(self) -> None:
        """Once an hour: what was passed by may be had by now."""
        memory, cursor = self._memory, self._books.cursor()
        if time.monotonic() < memory.again_at or cursor is None:
            return
        memory.again_at = time.monotonic() + AGAIN_SECONDS
        validity = cursor.uid_validity
        failed = self._books.failed(validity, MAILS_MAX, memory.failed_after)
        failed = failed or self._books.failed(validity, MAILS_MAX)
        for uid in failed:
            memory.failed_after = uid
            try:
                looks = self._session.look([uid])
                mails = self._fetch([uid], looks) if looks else []
            except Refused as error:
                self._pass_by(validity, uid)
                if isinstance(error, Broken):
                    raise
                continue
            if mails:
                mails = self._seen_by_scanner(mails)
                self._books.take(validity, mails, 0, done=self._box.after is After.LEAVE)
            else:
                self._books.finish(validity, [uid], stays=False)
        if len(failed) < MAILS_MAX:
            memory.failed_after = 0

    def _tell_progress(self, count: int) -> None:
        memory, now = self._memory, time.monotonic()
        memory.taken += count
        if now - memory.progress_at >= PROGRESS_SECONDS:
            memory.progress_at = now
            told = self._told | {"taken": memory.taken, "of": self._session.folder.exists}
            log.info("mailbox goes on", extra=told)


def _is_old(uid: int, look: Look, cursor: Cursor) -> bool:
    """Whether a mail lay there before the mailbox was ours."""
    if look.received_at is None or uid > cursor.rescan_uid:
        return False
    return look.received_at < cursor.starts_at
