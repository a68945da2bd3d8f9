"""The desk's own Sent: copies of letters with a person's words, on a connection of its own."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable

from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_session import Session, visiting
from gateway.doors.mailbox import (
    Books,
    LoginRefused,
    Mailbox,
    NoTls,
    SentCopy,
    ServerRefused,
    words_of,
)

COPIES_MAX = 20  # of letters, in memory at once, and refused in a row before the folder rests
HANGS_MAX = 5  # in a row, before the folder rests
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
        self._in_hand: SentCopy | None = None
        self._hangs = 0  # of the server at a copy, since it took one
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
        if not self._books.copies(1, self._after):
            self._after = 0
        refusal: Exception | None = None
        self._hangs = 0
        while self._hangs < HANGS_MAX and not is_over():
            hung_up_at, self._in_hand = self._in_hand, None
            try:
                with visiting(self._box, sent=True) as session:
                    self._see_to(session, hung_up_at)
                    refusal = self._walk(session, is_over) or refusal
                break
            except (Broken, OSError) as error:
                if self._in_hand is None and refusal is None:
                    raise
                refusal = error  # some hang up on what they do not like
                if self._in_hand is None:
                    break
                self._refused[self._in_hand.letter_id] = error
                self._hangs += 1
            except Refused as error:
                refusal = error
                break
            except (LoginRefused, NoTls, ServerRefused):
                if refusal is None:
                    raise
                break  # it does not want to be called so often
        self._in_hand = None
        if refusal is not None:
            self._rest(refusal)

    def _see_to(self, session: Session, hung_up_at: SentCopy | None) -> None:
        """Some keep a copy and hang up all the same."""
        if hung_up_at is not None and session.has_copy(hung_up_at):
            del self._refused[hung_up_at.letter_id]
            self._note(hung_up_at)

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
        self._in_hand = one
        try:
            session.put_copy(one)
        except Broken:
            raise
        except Refused as error:
            if FULL not in words_of(error).upper():
                self._refused[one.letter_id] = error
            self._in_hand = None
            return error
        self._in_hand = None
        self._note(one)
        return None

    def _note(self, taken: SentCopy) -> None:
        self._hangs = 0
        self._books.copied([taken.letter_id])
        self._let_go()

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
