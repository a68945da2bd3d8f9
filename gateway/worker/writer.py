"""The one thread that writes: mails are committed in natural groups, decisions one by one.

Whatever mails wait when the thread comes round are one group: one flush serves many senders and
no timer delays a lone one. Mails and other work take turns, so a mail waits for one piece of work
at most, and a flood of mail does not starve the clerk.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self, TypeVar

from gateway.store.journal import Incoming

MAILS_MAX = 200  # of one group
BYTES_MAX = 16 * 1024 * 1024  # of one group
FAILURES_MAX = 2  # in a row, when a failed group is tried mail by mail

T = TypeVar("T")
Commit = Callable[[Sequence[Incoming]], tuple[int, ...]]  # journals in one transaction
Note = Callable[[Incoming, float], None]  # of a mail that was committed, after so many seconds
Wake = Callable[[Callable[[], bool]], None]  # let this turn be taken soon, again while it is True


class WriterClosed(Exception):
    """The daemon is stopping: nothing more is written. The peer hears 451 and comes again."""


@dataclass(slots=True, eq=False)
class _Arrival:
    incoming: Incoming
    answer: asyncio.Future[int]
    is_gone: bool = False  # nobody waits for it any more


Outcome = int | Exception  # the number of an input, or what kept a mail from being one


class _Work(Protocol):
    def __call__(self) -> None: ...


class Writer:
    """Take mails and work from the event loop, do them on a thread, and hand back what came of it.

    Use it as a context manager: leaving it finishes what was handed in and ends the thread.
    """

    def __init__(self, commit: Commit, wake: Wake | None = None, note: Note | None = None) -> None:
        self._commit = commit
        self._wake = wake  # who takes the turns in place of a thread, where there is none
        self._note = note  # told on the event loop
        self._turn = threading.Condition()
        self._arrivals: deque[_Arrival] = deque()
        self._works: deque[_Work] = deque()
        self._closing = False
        self._thread = threading.Thread(target=self._write, name="writer")

    def __enter__(self) -> Self:
        if self._wake is None:
            self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._turn:
            self._closing = True
            self._turn.notify()
        if self._wake is None:
            self._thread.join()
        while self.take_turn():
            pass

    async def accept(self, incoming: Incoming) -> int:
        """Return the number of the input once it is committed; raise what kept it from it."""
        begun = time.perf_counter()
        arrival = _Arrival(incoming, asyncio.get_running_loop().create_future())
        with self._turn:
            self._refuse_when_closing()
            self._arrivals.append(arrival)
            self._tell()
        try:
            number = await arrival.answer
        except asyncio.CancelledError:  # its bytes are let go
            arrival.is_gone = True
            with self._turn, suppress(ValueError):
                self._arrivals.remove(arrival)
            raise
        if self._note is not None:
            self._note(incoming, time.perf_counter() - begun)
        return number

    async def run(self, work: Callable[[], T], *, is_next: bool = False) -> T:
        """Return what `work` returns, done on the thread between two groups of mail.

        Work that has begun is finished even when nobody waits for it any more. `is_next`: before
        all that waits, each piece of which may wait for a lock.
        """
        answer: Future[T] = Future()
        with self._turn:
            self._refuse_when_closing()
            add = self._works.appendleft if is_next else self._works.append
            add(lambda: _answer(answer, work))
            self._tell()
        return await asyncio.wrap_future(answer)

    def wait(self, work: Callable[[], T]) -> T:
        """The same for a thread that is not the event loop's."""
        answer: Future[T] = Future()
        with self._turn:
            self._refuse_when_closing()
            self._works.append(lambda: _answer(answer, work))
            self._tell()
        return answer.result()

    def _refuse_when_closing(self) -> None:
        if self._closing:
            raise WriterClosed("the gateway is stopping")

    def take_turn(self) -> bool:
        """Commit the mails that wait and do one piece of work; False when nothing waited."""
        with self._turn:
            if not self._arrivals and not self._works:
                return False
            group = self._take_group()
            work = self._works.popleft() if self._works else None
        if group:
            _tell_all(group, self._journal(group))
            group.clear()  # nobody holds the bytes of a large mail while the next is waited for
        if work:
            work()
        return True

    def _tell(self) -> None:
        if self._wake is None:
            self._turn.notify()
        else:
            self._wake(self.take_turn)

    def _write(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._arrivals or self._works or self._closing)
            # a turn for nothing is no end: whoever waited may have gone just now
            if not self.take_turn() and self._closing:
                return

    def _take_group(self) -> list[_Arrival]:
        group: list[_Arrival] = []
        size_bytes = 0
        while self._arrivals and len(group) < MAILS_MAX:
            size_bytes += len(self._arrivals[0].incoming.raw)
            if group and size_bytes > BYTES_MAX:
                break
            arrival = self._arrivals.popleft()
            if not arrival.is_gone:
                group.append(arrival)
        return group

    def _journal(self, group: Sequence[_Arrival]) -> Sequence[Outcome]:
        try:
            return self._commit([arrival.incoming for arrival in group])
        except Exception as error:  # whatever it is: the peers hear 451 and come again
            return self._journal_singly(group) if len(group) > 1 else (error,)

    def _journal_singly(self, group: Sequence[_Arrival]) -> Sequence[Outcome]:
        """One mail that the database refuses must not take its neighbours along."""
        outcomes: list[Outcome] = []
        failures: list[Exception] = []  # in a row
        for arrival in group:
            if len(failures) == FAILURES_MAX:
                outcomes.append(failures[-1])
                continue
            outcomes += self._journal([arrival])
            last = outcomes[-1]
            failures = [*failures, last] if isinstance(last, Exception) else []
        return outcomes


def _tell_all(group: Sequence[_Arrival], outcomes: Sequence[Outcome]) -> None:
    """Wake the event loop once for all that one commit took."""
    pairs = [(one.answer, outcome) for one, outcome in zip(group, outcomes, strict=True)]
    with suppress(RuntimeError):  # the loop has closed: nobody is there to hear
        pairs[0][0].get_loop().call_soon_threadsafe(_tell, pairs)


def _tell(pairs: Sequence[tuple[asyncio.Future[int], Outcome]]) -> None:
    for answer, outcome in pairs:
        if answer.done():
            continue
        if isinstance(outcome, Exception):
            answer.set_exception(outcome)
        else:
            answer.set_result(outcome)


def _answer(answer: Future[T], work: Callable[[], T]) -> None:
    if not answer.set_running_or_notify_cancel():
        return
    try:
        result = work()
    except BaseException as error:
        answer.set_exception(error)
    else:
        answer.set_result(result)
