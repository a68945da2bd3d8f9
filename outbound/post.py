"""The post: takes what waits in the outbox to the courier, and writes down how it fared.

A letter is `handed` before its text goes. If we die then, nobody knows whether it arrived: it is
sent once more with the same Message-ID and marked so, which is the one doubling SMTP forces on us.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from outbound.courier import Carried, Carrier, Outcome
from outbound.mime import File, StoredLetter, write_mime

# Waits between tries (RFC 5321 4.5.4.1). When they are used up, after three days, it has failed.
WAITS: tuple[timedelta, ...] = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    *(timedelta(hours=4),) * 18,
)
REPEATED = ("X-Gateway-Repeated", "yes")
IDLE_SECONDS = 1.0  # the longest sleep: another process may have put letters
FAULT_SECONDS = 5.0  # the sleep after the store failed us

log = logging.getLogger(__name__)


class WaitingLetter(StoredLetter, Protocol):
    """A letter as the outbox hands it out."""

    @property
    def id(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def envelope_sender(self) -> str: ...
    @property
    def tries(self) -> int:
        """Return how many tries ended before this one."""

    @property
    def repeated(self) -> bool:
        """Return whether it was handed over before and nobody knows how that ended."""

    @property
    def attachments(self) -> Sequence[object]: ...


class Outbox(Protocol):
    """What the post needs of the store. Each call is a transaction of its own."""

    async def next_at(self) -> datetime | None:
        """Return when the next waiting letter's moment comes, None when none waits."""

    async def claim(self, now: datetime, limit: int) -> Sequence[WaitingLetter]:
        """Claim the oldest letter for each (ticket, person) whose moment has come."""

    async def files(self, letter_id: int) -> tuple[File, ...]:
        """Return the attachments of a letter that names some."""

    async def handed(self, letter_id: int, at: datetime) -> bool:
        """Note that the text is about to go; False: it was cancelled and must not be sent."""

    async def sent(self, letter_id: int, at: datetime, answer: str) -> None:
        """Note that the relay took it."""

    async def later(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        """Count a try that failed for now."""

    async def in_doubt(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        """As `later`, of a letter that may have arrived: from now on it is `repeated`."""

    async def never(self, letter_id: int, error: str, at: datetime) -> None:
        """End a letter that will not be taken, and tell the clerk."""


class Post:
    """One post a gateway. Any number of gateways may share an outbox."""

    def __init__(
        self, outbox: Outbox, courier: Carrier, clock: Callable[[], datetime], claim_max: int = 20
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._clock = clock
        self._claim_max = claim_max
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """Look into the outbox at once. To be called on the loop of `run`."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; the letter in hand is finished."""
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                self._woken.clear()
                await self._rest(await self._deliver(stop), stopping)
        finally:
            stopping.cancel()
            await self._courier.close()

    async def deliver_waiting(self, now: datetime) -> int:
        """Deliver every letter whose moment has come; return how many were in hand."""
        count = 0
        while letters := await self._outbox.claim(now, self._claim_max):
            count += len(letters)
            await self._take_round(letters, asyncio.Event())
        return count

    async def _deliver(self, stop: asyncio.Event) -> float:
        """Deliver one round; return for how many seconds there is nothing to do."""
        try:
            now, due_at = self._clock(), await self._outbox.next_at()
            if due_at is None or due_at > now:
                wait = IDLE_SECONDS if due_at is None else (due_at - now).total_seconds()
                return min(wait, IDLE_SECONDS)
            letters = await self._outbox.claim(now, self._claim_max)
            await self._take_round(letters, stop)
        except Exception:
            log.exception("post_failed")
            return FAULT_SECONDS
        else:
            return 0.0 if letters else IDLE_SECONDS  # another post has them

    async def _rest(self, seconds: float, stopping: asyncio.Task[bool]) -> None:
        if seconds > 0:
            waking = asyncio.create_task(self._woken.wait())
            await asyncio.wait(
                {waking, stopping}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            waking.cancel()

    async def _take_round(self, letters: Sequence[WaitingLetter], stop: asyncio.Event) -> None:
        away: Carried | None = None
        for letter in letters:
            if stop.is_set():
                return  # the claim runs out, another post takes them
            if away is None and not await self._outbox.handed(letter.id, self._clock()):
                continue
            carried = away or await self._carry(letter)
            away = carried if carried.relay_away else None
            await self._write_down(letter, carried)

    async def _carry(self, letter: WaitingLetter) -> Carried:
        files = await self._outbox.files(letter.id) if letter.attachments else ()
        more = (REPEATED,) if letter.repeated else ()
        mime = write_mime(letter, self._clock(), files, more)
        return await self._courier.carry(letter.envelope_sender, letter.address, mime)

    async def _write_down(self, letter: WaitingLetter, carried: Carried) -> None:
        at = self._clock()
        tries_left = letter.tries < len(WAITS)
        match carried.outcome:
            case Outcome.SENT:
                await self._outbox.sent(letter.id, at, carried.answer)
                log.info("letter_sent letter=%d", letter.id)
            case Outcome.LATER if tries_left:
                note = self._outbox.in_doubt if carried.in_doubt else self._outbox.later
                await note(letter.id, at + WAITS[letter.tries], carried.answer)
                log.info("letter_later letter=%d tries=%d", letter.id, letter.tries + 1)
            case Outcome.LATER | Outcome.NEVER:
                await self._outbox.never(letter.id, carried.answer, at)
                log.warning("letter_failed letter=%d", letter.id)
