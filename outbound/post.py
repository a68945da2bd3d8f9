"""The post: takes what waits in the outbox to the courier, and writes down how it fared.

A letter is `handed` before its text goes. If we die then, nobody knows whether it arrived: it is
sent once more with the same Message-ID and marked so, which is the one doubling SMTP forces on us.
Several carriers work side by side; as an outbox gives out one letter for each (ticket, person),
no two in hand depend on each other, and one slow answer holds up its own letter alone. For a relay
that answers at once a few letters are handed together, ahead of the carriers: one commit for all.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import assert_never

from outbound.back_off import BackOff
from outbound.courier import Carried, Carrier, Outcome
from outbound.ledger import Ledger
from outbound.marks import Handed, Later, Mark, Never, Returned, Sent
from outbound.mime import File, StoredLetter, write_mime
from outbound.out_of_resources import is_out_of_resources
from outbound.outbox import CannotWrite, Outbox, Ready, WaitingLetter, facts_of, first_line
from outbound.retry import WAITS, next_try_at

REPEATED = ("X-Gateway-Repeated", "yes")
IDLE_SECONDS = 1.0  # the longest sleep: another process may have put letters
FAULT_SECONDS = 1.0  # the sleep after the store failed us
GRACE_SECONDS = 6.0  # for the letters in hand when the post stops
STALE_SECONDS = 60.0  # letters that nobody was free for are given back
AHEAD_SECONDS = 0.05  # at most so long before it goes a letter is handed,
AHEAD_MAX = 10  # and so many for each carrier
OLD_SECONDS = 1.0  # a letter that was handed so long ago is asked for once more
STEP_SECONDS = 2.0  # a clock that went so far from the steady one was set

log = logging.getLogger(__name__)

Hand = Callable[[Handed], Awaitable[bool]]  # whether it holds


class Post:
    """One post a gateway. Any number of gateways may share an outbox."""

    def __init__(
        self,
        outbox: Outbox,
        courier: Carrier,
        clock: Callable[[], datetime],
        *,
        carriers: int = 2,
        claim_max: int = 20,
        templates: Path | None = None,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._clock = clock
        self._carriers = carriers
        self._claim_max = claim_max
        self._steady = steady
        self._templates = templates  # the admin's layout may stand there
        self._woken = asyncio.Event()
        self._ledger = Ledger(outbox.mark, self.wake)
        self._waiting: list[WaitingLetter] = []  # claimed, oldest first
        self._in_hand: set[int] = set()
        self._handing: Sequence[WaitingLetter] = ()
        self._ready: deque[Ready] = deque()
        self._has_ready = asyncio.Event()
        self._may_hand = asyncio.Event()  # letters came, or were taken by a carrier
        self._is_free = asyncio.Event()  # there may be room for more
        self._is_stopping = False
        self._free = 0  # carriers that have nothing to do
        self._pace = AHEAD_SECONDS  # that the relay took for the last letters
        self._is_doubtful = True  # claims of ours may stand in the store: of an earlier life
        self._pause = BackOff(steady)
        self._offset: float | None = None  # of the clock from the steady one

    def wake(self) -> None:
        """Look into the outbox at once. To be called on the loop of `run`."""
        self._woken.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set; letters in hand get a few seconds, then they are cut off."""
        works = [self._ledger.run(), self._hand_ahead()]
        works += [self._carry_on(stop) for _ in range(self._carriers)]
        tasks = [asyncio.create_task(one) for one in works]
        stopping = asyncio.create_task(stop.wait())
        try:
            while not stop.is_set():
                self._woken.clear()
                await self._rest(await self._look(stopping), stopping)
            await self._finish(tasks[2:])
        finally:
            for one in (stopping, *tasks):
                one.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            with suppress(TimeoutError):
                async with asyncio.timeout(GRACE_SECONDS / 2):
                    await self._ledger.write_waiting()
            await self._courier.close()

    async def deliver_waiting(self, now: datetime) -> int:
        """Deliver every letter whose moment has come, one by one; return how many there were."""
        count = 0
        while not self._pause.seconds:
            letters = await self._outbox.claim(now, self._claim_max)
            if not letters:
                break
            count += len(letters)
            for letter in letters:
                for mark in await self._deliver(letter):
                    await self._outbox.mark([mark])
        return count

    # --- what to carry ------------------------------------------------------------------

    async def _look(self, stopping: asyncio.Task[bool]) -> float:
        """Claim what waits when a carrier is free; return for how long there is nothing to do."""
        try:
            if self._ledger.is_behind:
                return FAULT_SECONDS  # or what arrived might be claimed once more
            if self._is_doubtful or self._ledger.failed:
                await self._take_back()
                self._is_doubtful = self._ledger.failed = False
            await self._look_at_clock()
            if not await self._has_room(stopping):
                return 0.0
            if self._pause.seconds:
                return min(self._pause.seconds, IDLE_SECONDS)
            now, due_at = self._clock(), await self._outbox.next_at()
            if due_at is None or due_at > now:
                wait = IDLE_SECONDS if due_at is None else (due_at - now).total_seconds()
                return min(wait, IDLE_SECONDS)
            # after a relay was away one letter asks for all whether it is back
            mine = self._in_hand | self._ledger.unwritten  # whatever a clock that was set says
            claimed = await self._outbox.claim(now, 1 if self._pause.is_asking else self._claim_max)
            letters = [one for one in claimed if one.id not in mine]
            self._give_back_again(one for one in claimed if one.id in mine)
        except Exception as error:
            self._is_doubtful = True  # a claim may stand although we did not hear of it
            log.error("post_failed: %s", first_line(error), extra={"trouble": "database"})
            return FAULT_SECONDS
        self._waiting += letters
        self._in_hand |= {one.id for one in letters}
        self._may_hand.set()
        return 0.0 if letters else IDLE_SECONDS  # another post has them

    async def _take_back(self) -> None:
        if count := await self._outbox.take_back(self._in_hand | self._ledger.unwritten):
            log.warning("letters taken back", extra={"letters": count})

    async def _look_at_clock(self) -> None:
        """A retry waits as long as it was told to, whatever the clock was set to."""
        offset = self._clock().timestamp() - self._steady()
        if self._offset is None or abs(offset - self._offset) > STEP_SECONDS:
            await self._outbox.mend_waits(self._clock(), WAITS)
            self._offset = offset

    async def _has_room(self, stopping: asyncio.Task[bool]) -> bool:
        """Wait until a carrier is free and nothing claimed waits for one; say whether it is so.

        Before a quick relay: until half of what may be ready is gone.
        """
        ends_at = self._steady() + STALE_SECONDS
        while self._waiting or self._room(self._ahead() // 2) <= 0:
            if stopping.done():
                return False
            if self._steady() > ends_at:
                self._give_back()  # another gateway may be free
                ends_at = self._steady() + STALE_SECONDS
            self._is_free.clear()
            freed = asyncio.create_task(self._is_free.wait())
            await asyncio.wait(
                {freed, stopping}, timeout=STALE_SECONDS, return_when=asyncio.FIRST_COMPLETED
            )
            freed.cancel()
        return True

    def _ahead(self) -> int:
        """Return how many letters are handed before a carrier is free for them."""
        each = AHEAD_MAX if self._pace <= 0 else min(AHEAD_MAX, int(AHEAD_SECONDS / self._pace))
        return each * self._carriers

    def _room(self, ahead: int) -> int:
        return self._free + ahead - len(self._ready) - len(self._handing)

    def _give_back(self) -> None:
        """Return what no carrier has begun."""
        for letter in (*self._waiting, *(one.letter for one in self._ready)):
            self._return(letter)
        self._waiting.clear()
        self._ready.clear()

    def _give_back_again(self, letters: Iterable[WaitingLetter]) -> None:
        """What we were just giving back was free when we claimed: nobody would carry it."""
        mine = self._in_hand | self._ledger.unwritten
        for letter in letters:
            if letter.id not in mine:
                self._return(letter)

    def _return(self, letter: WaitingLetter) -> None:
        self._ledger.note(Returned(letter.id))
        self._in_hand.discard(letter.id)

    def _return_after(self, error: Exception, letter: WaitingLetter) -> None:
        told = facts_of(letter) | {"trouble": "work" if is_out_of_resources(error) else "database"}
        log.error("letter_returned: %s", first_line(error), extra=told)
        if is_out_of_resources(error):
            self._pause.begin()
        self._return(letter)

    async def _rest(self, seconds: float, stopping: asyncio.Task[bool]) -> None:
        if seconds > 0:
            waking = asyncio.create_task(self._woken.wait())
            await asyncio.wait(
                {waking, stopping}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED
            )
            waking.cancel()

    async def _finish(self, carriers: Sequence[asyncio.Task[None]]) -> None:
        """Let the letters in hand end; what the relay has not answered then stays in doubt."""
        self._is_stopping = True
        self._give_back()
        self._has_ready.set()
        _, late = await asyncio.wait(carriers, timeout=GRACE_SECONDS)
        if late:
            self._courier.cut()
            await asyncio.wait(late, timeout=1.0)

    # --- one carrier, one letter --------------------------------------------------------

    async def _hand_ahead(self) -> None:
        """Write and hand what waits, as far as there is room for it."""
        while True:
            self._handing = self._next_letters()
            if not self._handing:
                self._may_hand.clear()
                await self._may_hand.wait()
                continue
            try:
                await asyncio.gather(*(self._make_ready(one) for one in self._handing))
            finally:
                self._handing = ()
                self._is_free.set()

    def _next_letters(self) -> Sequence[WaitingLetter]:
        """Take letters off what waits; one with files is the last: it may be large."""
        taken: list[WaitingLetter] = []
        room = self._room(self._ahead())
        while self._waiting and len(taken) < room and not (taken and taken[-1].files):
            taken.append(self._waiting.pop(0))
        return taken

    async def _make_ready(self, letter: WaitingLetter) -> None:
        try:
            ready = await self._prepare(letter, self._ledger.hand)
        except asyncio.CancelledError:  # we stop: it did not go
            self._return(letter)
            raise
        except Exception as error:  # of the store: the letter did not go
            self._return_after(error, letter)
            return
        if isinstance(ready, Ready) and not self._is_stopping:
            self._ready.append(ready)
            self._has_ready.set()
            return
        for mark in (Returned(letter.id),) if isinstance(ready, Ready) else ready:
            self._ledger.note(mark)
        self._in_hand.discard(letter.id)

    async def _carry_on(self, stop: asyncio.Event) -> None:
        while not stop.is_set():
            if not self._ready:
                await self._wait_for_ready()
                continue
            one = self._ready.popleft()
            self._may_hand.set()
            self._is_free.set()
            try:
                for mark in await self._send(one, self._ledger.hand):
                    self._ledger.note(mark)
            except Exception as error:  # of the store: the letter did not go
                self._return_after(error, one.letter)
            finally:
                self._in_hand.discard(one.letter.id)

    async def _wait_for_ready(self) -> None:
        self._has_ready.clear()
        self._free += 1
        self._may_hand.set()
        self._is_free.set()
        try:
            await self._has_ready.wait()
        finally:
            self._free -= 1

    async def _hand_now(self, mark: Handed) -> bool:
        return mark.letter_id in await self._outbox.mark([mark])

    async def _deliver(self, letter: WaitingLetter) -> tuple[Mark, ...]:
        """Carry one letter and return what to write down; raise what the store raises."""
        ready = await self._prepare(letter, self._hand_now)
        return await self._send(ready, self._hand_now) if isinstance(ready, Ready) else ready

    async def _prepare(self, letter: WaitingLetter, hand: Hand) -> Ready | tuple[Mark, ...]:
        """Write a letter as a mail and hand it; else return what to write down."""
        if self._pause.seconds:
            return (Returned(letter.id),)
        try:
            files = await self._outbox.files(letter.id) if letter.files else ()
            mime = self._write(letter, files, letter.repeated)
        except CannotWrite as fault:
            log.error("letter_unwritable: %s", fault, extra=facts_of(letter, is_whole=False))
            return (Never(letter.id, self._clock(), f"cannot be written: {fault}"),)
        if not await hand(Handed(letter.id, self._clock())):
            return ()
        return Ready(letter, mime, files, self._steady())

    async def _send(self, ready: Ready, hand: Hand) -> tuple[Mark, ...]:
        """Carry what is ready and return what to write down; raise what the store raises."""
        letter, began_at = ready.letter, self._steady()
        if self._pause.seconds:
            return (Returned(letter.id),)
        is_old = began_at - ready.handed_at > OLD_SECONDS  # somebody may have cancelled it
        if is_old and not await hand(Handed(letter.id, self._clock())):
            return ()
        carried = await self._carry(letter, ready.mime)
        self._pace += (self._steady() - began_at - self._pace) / 4
        if carried.outcome is Outcome.NEVER and carried.is_about_content and ready.files:
            log.warning("letter_without_files: %s", carried.answer, extra=facts_of(letter))
            bare = self._write(letter, (), letter.repeated, refused=True)
            carried = await self._carry(letter, bare)
        return self._look_at_answer(letter, carried)

    def _write(
        self,
        letter: StoredLetter,
        files: tuple[File, ...],
        repeated: bool,
        *,
        refused: bool = False,
    ) -> bytes:
        more = (REPEATED,) if repeated else ()
        try:
            return write_mime(
                letter,
                self._clock(),
                files,
                more,
                templates=self._templates,
                refused=refused,
            )
        except Exception as error:  # whatever is odd about one letter, its neighbours go
            if is_out_of_resources(error):
                raise
            raise CannotWrite(f"{type(error).__name__}: {error}") from error

    async def _carry(self, letter: WaitingLetter, mime: bytes) -> Carried:
        try:
            return await self._courier.carry(letter.envelope_sender, letter.address, mime)
        except Exception as error:
            log.exception("courier failed", extra=facts_of(letter) | {"trouble": "courier"})
            return Carried(Outcome.LATER, f"{type(error).__name__}: {error}", in_doubt=True)

    def _look_at_answer(self, letter: WaitingLetter, carried: Carried) -> tuple[Mark, ...]:
        at = self._clock()
        if carried.relay_away:
            self._pause.begin()
            return (Returned(letter.id, carried.answer, carried.in_doubt),)
        self._pause.is_over()
        again_at = next_try_at(letter.tries, at)
        match carried.outcome:
            case Outcome.SENT:
                log.info("letter_sent", extra=facts_of(letter))
                return (Sent(letter.id, at, carried.answer),)
            case Outcome.LATER if again_at is not None:
                log.info("letter_later", extra=facts_of(letter) | {"tries": letter.tries + 1})
                return (Later(letter.id, again_at, carried.answer, carried.in_doubt),)
            case Outcome.LATER | Outcome.NEVER:
                log.warning("letter_failed", extra=facts_of(letter))
                # what the relay says of us, of the text or for now says nothing of the address
                is_refused = carried.outcome is Outcome.NEVER and not carried.is_about_content
                return (Never(letter.id, at, carried.answer, permanent=is_refused),)
            case _:
                assert_never(carried.outcome)
