"""What becomes of taken mails, behind the commit: they are moved, marked or deleted."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from gateway.doors.imap_line import Broken, Refused
from gateway.doors.imap_session import Session
from gateway.doors.mailbox import After, Books, Mailbox, words_of

MAILS_MAX = 50  # of one command
UNDONE_SECONDS = 60.0  # before a folder, or a mail, that was refused is tried again
IN_A_ROW_MAX = 5  # mails refused one by one, and none went: it is the folder

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Undone:
    """What a server refused to move or mark, for the life of the door."""

    rests_until: float = 0.0  # the folder as a whole
    mails: dict[int, float] = field(default_factory=dict)  # each by its UID, until when


class TakenMails:
    """Those of one connection."""

    def __init__(self, box: Mailbox, books: Books, session: Session, undone: Undone) -> None:
        self._box = box
        self._books = books
        self._session = session
        self._undone = undone

    def finish_left(self, validity: int, is_over: Callable[[], bool]) -> None:
        """What was journalled and not moved or marked, as after a crash in between."""
        after = 0
        while not self._rests() and not is_over():
            uids = self._books.unfinished(validity, MAILS_MAX, after)
            if not uids:
                return
            self.finish(uids, validity)
            after = uids[-1]

    def finish(self, uids: Sequence[int], validity: int) -> None:
        """Move, mark or delete; one mail that the server keeps back holds up no other."""
        now = time.monotonic()
        uids = [one for one in uids if self._undone.mails.get(one, 0.0) <= now]
        if not uids or self._box.after is After.LEAVE or self._rests():
            return
        error = self._try(uids, validity)
        if error is None:
            return
        refused = dict.fromkeys(uids, error)
        if len(uids) > 1:
            refused = self._one_by_one(uids, validity)
        is_known = refused.keys() <= self._undone.mails.keys()  # others went then
        until = time.monotonic() + UNDONE_SECONDS
        if len(refused) == len(uids) and not is_known:
            self._undone.rests_until = until
        else:
            self._undone.mails |= dict.fromkeys(refused, until)
        for first in tuple(refused.values())[:1]:
            told = {"mailbox": self._box.name, "folder": self._box.target}
            told |= {"trouble": f"mailbox {self._box.name} after"}
            log.error("taken mails stay where they are: %s", words_of(first), extra=told)

    def _one_by_one(self, uids: Sequence[int], validity: int) -> dict[int, Refused]:
        """Return those that are refused; all of them where it is likely to be the folder."""
        refused: dict[int, Refused] = {}
        for uid in uids:
            if (error := self._try([uid], validity)) is None:
                continue
            refused[uid] = error
            if len(refused) >= IN_A_ROW_MAX and uids[len(refused) - 1] == uid:  # none went yet
                return dict.fromkeys(uids, error)
        return refused

    def _try(self, uids: Sequence[int], validity: int) -> Refused | None:
        try:
            self._session.finish(uids)
        except Broken:
            raise
        except Refused as error:
            return error
        self._books.finish(validity, uids, stays=self._box.stays)
        for uid in uids:
            self._undone.mails.pop(uid, None)
        return None

    def _rests(self) -> bool:
        return time.monotonic() < self._undone.rests_until
