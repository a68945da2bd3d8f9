"""The desk's own Sent: copies of letters with a person's words, on a connection of its own."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable

from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_session import Session, visiting
from gateway.doors.mailbox import Books, Mailbox, SentCopy, words_of

COPIES_MAX = 20  # of letters, in memory at once, and refused in a row before the folder rests
AGAIN_SECONDS = 60.0  # before a folder that refuses is asked again
TRIES_MAX = 3  # of a copy that is refused while others are taken
FULL = "OVERQUOTA"  # RFC 5530 3: that passes, and a small copy may still find room

log = logging.getLogger(__name__)


class SentFolder:
    """Where copies go; one for the life of the mailbox's door."""

    def __init__(self, box: Mailbox, books: Books) -> None:
        self._box = box
        self._books = books
        self._rests_until = 0.0
        self._after = 0  # the letter that was tried last: those behind it come first
        self._in_hand = 0
        self._refused: dict[int, Exception] = {}  # letters, since a copy was taken last
        self._tries: Counter[int] = Counter()  # of letters that were refused while others went

    def is_due(self) -> bool:
        """Say whether letters left whose copies are not there yet."""
        is_time = bool(self._box.sent) and time.monotonic() >= self._rests_until
        return is_time and self._books.has_copies()

    def fill(self, is_over: Callable[[], bool]) -> None:
        """Put the copies that are due into the folder, until `is_over`."""
        if not self.is_due():
            return
        self._in_hand = 0
        if not self._books.copies(1, self._after):
            self._after = 0
        try:
            with visiting(self._box, sent=True) as session:
                refusal = self._walk(session, is_over)
        except (Broken, OSError) as error:
            if not self._in_hand:
                raise
            refusal = error  # some hang up on what they do not like
            self._refused[self._in_hand] = error
        except Refused as error:
            refusal = error
        if refusal is not None:
            self._rest(refusal)

    def _walk(self, session: Session, is_over: Callable[[], bool]) -> Exception | None:
        """Put one copy after the other; return the first refusal. A refused one stops no other."""
        first: Exception | None = None
        in_a_row = 0
        while copies := self._books.copies(COPIES_MAX, self._after):
            for one in copies:
                if is_over():
                    return first
                self._after = one.letter_id
                if (error := self._put(session, one)) is None:
                    in_a_row = 0
                    continue
                first = first or error
                in_a_row += 1
                if in_a_row >= COPIES_MAX:  # it may be the folder: the next time goes on from here
                    return first
        self._after = 0
        return first

    def _put(self, session: Session, one: SentCopy) -> Exception | None:
        self._in_hand = one.letter_id
        try:
            session.put_copy(one)
        except Broken:
            raise
        except Refused as error:
            if FULL not in words_of(error).upper():
                self._refused[one.letter_id] = error
            self._in_hand = 0
            return error
        self._in_hand = 0
        self._books.copied([one.letter_id])
        self._let_go()
        return None

    def _let_go(self) -> None:
        """A copy was taken, so it is not the folder: let go of what it never will take."""
        self._tries.update(self._refused.keys())
        lost = [one for one in self._refused if self._tries[one] >= TRIES_MAX]
        for one in lost:
            told = {"mailbox": self._box.name, "letter": one}
            log.error("letter is not copied: %s", words_of(self._refused[one]), extra=told)
            del self._tries[one]
        self._refused.clear()
        if lost:
            self._books.copied(lost)

    def _rest(self, error: Exception) -> None:
        self._rests_until = time.monotonic() + AGAIN_SECONDS
        told = {"mailbox": self._box.name, "folder": self._box.sent}
        told["trouble"] = f"mailbox {self._box.name} sent"
        log.error("letters that left are not copied: %s", words_of(error), extra=told)
