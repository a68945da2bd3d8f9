"""The door that goes and fetches: one thread a mailbox, for as long as the gateway runs.

A mail is journalled first, together with the cursor that says so; only then is it moved, marked or
deleted. Whatever breaks in between, the next visit goes on from there.
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from gateway.doors.mailbox import (
    Lead,
    LoginRefused,
    Mailbox,
    NoTls,
    ServerRefused,
    login_cure,
    words_of,
)
from gateway.store.errors import UNAVAILABLE, reason_of
from gateway.store.term import TermLost
from gateway.tokens.source import TokenRefused

WAITS = (1, 2, 5, 10, 30, 60, 120, 300)  # seconds between tries at a server that is away
REFUSED_SECONDS = 300.0  # after a refused login: servers lock accounts that are tried too often
STANDBY_SECONDS = 2.0  # while another gateway takes the mailbox

log = logging.getLogger(__name__)


class Round(Protocol):
    """A mailbox that is open."""

    @property
    def mails(self) -> int:
        """Return how many lie in the folder."""

    def settle(self) -> None:
        """See that the cursor is one of this folder as it is now."""

    def go_round(self) -> int:
        """Do what is to be done now; return how many mails were new."""

    def wait(self, quiet: int) -> None:
        """Return when there may be news; `quiet` counts the looks that found nothing."""

    def cut(self) -> None:
        """End whatever goes on; from any thread."""


Open = Callable[[threading.Event], AbstractContextManager[Round]]  # the event: the door closes


class MailboxDoor:
    """Takes the mails of one mailbox."""

    def __init__(
        self, box: Mailbox, lead: Lead, open_box: Open, waits: Sequence[float] = WAITS
    ) -> None:
        self._box = box
        self._lead = lead
        self._open_box = open_box
        self._waits = waits
        self._facts: dict[str, object] = {"mailbox": box.name}
        self._trouble = self._facts | {"trouble": f"mailbox {box.name}"}
        self._stop = threading.Event()
        self._failures = 0  # visits in a row that came to nothing
        self._is_away = False
        self._round: Round | None = None
        self.looked = threading.Event()  # it was taken empty once, or cannot be reached
        self._thread = threading.Thread(target=self._run, name=f"mailbox {box.name}", daemon=True)

    def start(self) -> None:
        self._thread.start()

    async def close(self, grace_seconds: float) -> None:
        """Let what is being taken end, then cut the connection."""
        self._stop.set()
        await asyncio.to_thread(self._thread.join, grace_seconds)
        going_on = self._round
        if self._thread.is_alive() and going_on is not None:
            going_on.cut()
            await asyncio.to_thread(self._thread.join, 1.0)

    def _run(self) -> None:
        while not self._stop.is_set():
            rest = self._visit_once()
            self.looked.set()
            self._stop.wait(rest)
        try:
            self._lead.leave()
        except Exception as error:  # the next holder waits a little longer
            log.debug("mailbox not left in order", exc_info=error)

    def _visit_once(self) -> float:
        """Visit the mailbox until something ends it; return the seconds to wait."""
        try:
            if not self._lead.take_lead():
                return STANDBY_SECONDS
            with self._open_box(self._stop) as opened:
                self._round = opened
                self._visit(opened)
            return 0.0
        except TermLost:
            log.warning("mailbox is taken by another gateway", extra=self._facts)
            return STANDBY_SECONDS
        except LoginRefused as refusal:
            self._tell(f"refuses the login: {refusal}; {login_cure(str(refusal))}", log.error)
            return REFUSED_SECONDS
        except TokenRefused as refusal:
            self._tell(str(refusal), log.error)
            return REFUSED_SECONDS
        except UNAVAILABLE as error:
            self._tell(f"database: {reason_of(error)}", log.error)
        except (NoTls, ServerRefused, OSError) as error:
            self._tell(words_of(error), log.warning)
        except Exception:
            if not self._stop.is_set():
                log.exception("mailbox failed", extra=self._trouble)
        finally:
            self._round = None
        wait = self._waits[min(self._failures, len(self._waits) - 1)]
        self._failures += 1
        return wait

    def _tell(self, words: str, how: Callable[..., None]) -> None:
        if not self._stop.is_set():
            self._is_away = True
            how("mailbox away: %s: %s", self._box.host, words, extra=self._trouble)

    def _visit(self, opened: Round) -> None:
        if not self._is_away:  # one that breaks each time behind this is not back
            log.info("mailbox opened", extra=self._facts | {"mails": opened.mails})
        opened.settle()
        quiet = 0
        while not self._stop.is_set():
            quiet = 0 if opened.go_round() else quiet + 1
            self._failures = 0  # it does more than open
            self._tell_back()
            self.looked.set()
            if not self._stop.is_set():
                opened.wait(quiet)

    def _tell_back(self) -> None:
        if self._is_away:
            self._is_away = False
            over = self._facts | {"over": self._trouble["trouble"]}
            log.warning("mailbox back: %s", self._box.host, extra=over)
