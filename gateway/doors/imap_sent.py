"""The desk's own Sent: copies of letters with a person's words, on a connection of its own."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_session import visiting
from gateway.doors.mailbox import Books, Mailbox, words_of

COPIES_MAX = 20  # of letters, in memory at once
AGAIN_SECONDS = 60.0  # before a folder that refuses is asked again

log = logging.getLogger(__name__)


class SentFolder:
    """Where copies go; one for the life of the mailbox's door."""

    def __init__(self, box: Mailbox, books: Books) -> None:
        self._box = box
        self._books = books
        self._rests_until = 0.0

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
                while not is_over() and (copies := self._books.copies(COPIES_MAX)):
                    for one in copies:
                        session.put_copy(one)
                        self._books.copied([one.letter_id])
        except Broken:
            raise
        except Refused as error:
            self._rests_until = time.monotonic() + AGAIN_SECONDS
            told = {"mailbox": self._box.name, "folder": self._box.sent}
            told["trouble"] = f"mailbox {self._box.name} sent"
            log.error("letters that left are not copied: %s", words_of(error), extra=told)
