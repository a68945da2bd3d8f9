"""The desk's own Sent: copies of letters with a person's words, on a connection of its own."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_session import Session, visiting
from gateway.doors.mailbox import Books, Mailbox, SentCopy, words_of

COPIES_MAX = 20  # of letters, in memory at once
AGAIN_SECONDS = 60.0  # before a folder that refuses is asked again
TRIES_MAX = 3  # of a copy that is refused while others are taken

log = logging.getLogger(__name__)


class SentFolder:
    """Where copies go; one for the life of the mailbox's door."""

    def __init__(self, box: Mailbox, books: Books) -> None:
        self._box = box
        self._books = books
        self._rests_until = 0.0
        self._refused: Counter[int] = Counter()  # letters whose copies were, while others went

    def is_due(self) -> bool:
        """Say whether letters left whose copies are not there yet."""
        is_time = bool(self._box.sent) and time.monotonic() >= self._rests_until
        return is_time and self._books.has_copies()

    def fill(self, is_over: Callable[[], bool]) -> None:
        """Put the copies that are due into the folder, until `is_over`."""
        if not self.is_due():
            return
        try:
            with visiting(self._box, sent=True) as session:
                while (copies := self._books.copies(COPIES_MAX)) and not is_over():
                    if not self._put(session, copies, is_over):
                        return
        except Broken:
            raise
        except Refused as error:
            self._rest(error)

    def _put(
        self, session: Session, copies: Sequence[SentCopy], is_over: Callable[[], bool]
    ) -> bool:
        """Put copies; say whether all lie there. One that is refused keeps no other waiting."""
        refused: dict[int, Refused] = {}
        for one in copies:
            if is_over():
                return False
            try:
                session.put_copy(one)
            except Broken:
                raise
            except Refused as error:
                refused[one.letter_id] = error
                continue
            self._books.copied([one.letter_id])
        if len(refused) < len(copies):  # it is not the folder
            self._let_go(refused)
        for first in tuple(refused.values())[:1]:
            self._rest(first)
        return not refused

    def _let_go(self, refused: Mapping[int, Refused]) -> None:
        """Let go of what the server will never take, as a copy that is too large."""
        self._refused.update(refused.keys())
        lost = [one for one in refused if self._refused[one] >= TRIES_MAX]
        for one in lost:
            told = {"mailbox": self._box.name, "letter": one}
            log.error("letter is not copied: %s", words_of(refused[one]), extra=told)
            del self._refused[one]
        if lost:
            self._books.copied(lost)

    def _rest(self, error: Refused) -> None:
        self._rests_until = time.monotonic() + AGAIN_SECONDS
        told = {"mailbox": self._box.name, "folder": self._box.sent}
        told["trouble"] = f"mailbox {self._box.name} sent"
        log.error("letters that left are not copied: %s", words_of(error), extra=told)
