"""The door that goes and fetches: one thread a mailbox, for as long as the gateway runs.

A mail is journalled first, together with the cursor that says so; only then is it moved, marked or
deleted. Whatever breaks in between, the next visit goes on from there.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence

from gateway.doors.imap_session import (
    LoginRefused,
    NoTls,
    Refused,
    Session,
    visiting,
    words_of,
)
from gateway.doors.imap_visit import Memory, Site, Visit
from gateway.doors.mailbox import Books, Mailbox
from gateway.store.errors import UNAVAILABLE, reason_of
from gateway.store.term import TermLost
from gateway.tokens.source import TokenRefused

WAITS = (1, 2, 5, 10, 30, 60, 120, 300)  # seconds between tries at a server that is away
REFUSED_SECONDS = 300.0  # after a refused login: servers lock accounts that are tried too often
STANDBY_SECONDS = 2.0  # while another gateway takes the mailbox

log = logging.getLogger(__name__)


class ImapDoor:
    """Takes the mails of one mailbox."""

    def __init__(
        self,
        box: Mailbox,
        books: Books,
        site: Site,
        waits: Sequence[float] = WAITS,
    ) -> None:
        self._box = box
        self._books = books
        self._site = site
        self._waits = waits
        self._told: dict[str, object] = {"mailbox": box.name}
        self._stop = threading.Event()
        self._memory = Memory()
        self._session: Session | None = None
        self.looked = threading.Event()  # it was taken empty once, or cannot be reached
        self._thread = threading.Thread(target=self._run, name=f"mailbox {box.name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    async def close(self, grace_seconds: float) -> None:
        """Let what is being taken end, then cut the connection."""
        self._stop.set()
        await asyncio.to_thread(self._thread.join, grace_seconds)
        session = self._session
        if self._thread.is_alive() and session is not None:
            session.cut()
            await asyncio.to_thread(self._thread.join, 1.0)

    # --- visits ---------------------------------------------------------------------------

    def _run(self) -> None:
        while not self._stop.is_set():
            rest = self._visit_once()
            self.looked.set()
            self._stop.wait(rest)
        try:
            self._books.leave()
        except Exception as error:  # the next holder waits a little longer
            log.debug("mailbox not left in order", exc_info=error)

    def _visit_once(self) -> float:
        """Visit the mailbox until something ends it; return the seconds to wait."""
        box, memory = self._box, self._memory
        try:
            if not self._books.take_lead():
                return STANDBY_SECONDS
            with visiting(box) as session:
                self._session = session
                self._visit(session)
            return 0.0
        except TermLost:
            log.warning("mailbox is taken by another gateway", extra=self._told)
            return STANDBY_SECONDS
        except LoginRefused as refusal:
            cure = "check its username, password and permission"
            self._tell(f"refuses the login: {refusal}; {cure}", log.error)
            return REFUSED_SECONDS
        except TokenRefused as refusal:
            self._tell(str(refusal), log.error)
            return REFUSED_SECONDS
        except UNAVAILABLE as error:
            self._tell(f"database: {reason_of(error)}", log.error)
        except (NoTls, Refused, OSError) as error:
            self._count_break()
            self._tell(words_of(error), log.warning)
        except Exception:
            if not self._stop.is_set():
                log.exception("mailbox failed", extra=self._told)
        finally:
            self._session = None
        wait = self._waits[min(memory.failures, len(self._waits) - 1)]
        memory.failures += 1
        return wait

    def _tell(self, words: str, how: Callable[..., None]) -> None:
        if words != self._memory.told and not self._stop.is_set():
            how("mailbox away: %s: %s", self._box.host, words, extra=self._told)
            self._memory.told = words

    def _count_break(self) -> None:
        """A connection that broke while mails were fetched may have broken because of one."""
        memory = self._memory
        for uid in memory.in_hand:
            memory.breaks[uid] = memory.breaks.get(uid, 0) + 1
        memory.in_hand = ()

    def _visit(self, session: Session) -> None:
        memory = self._memory
        log.info("mailbox opened", extra=self._told | {"mails": session.folder.exists})
        memory.failures, memory.told = 0, ""
        visit = Visit(self._box, self._site, self._books, session, memory, self._stop)
        visit.settle()
        quiet = 0
        while not self._stop.is_set():
            quiet = 0 if visit.go_round() else quiet + 1
            self.looked.set()
            if not self._stop.is_set():
                session.wait(visit.is_over, quiet)
