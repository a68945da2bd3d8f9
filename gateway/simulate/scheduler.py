"""Virtual time, and processes that take turns in it: no thread, no socket, no clock is asked.

Each process is an event loop of its own. One handle of one process runs at a time, in an order that
only the seed decides; while any can run, time stands still. A process that dies runs nothing more,
not even its `finally`s with any effect: see `bury`. Who has the turn and which timers are ripe is
read from the loops' own lists, which have no public name: hence the silenced `attr-defined` here.
"""

from __future__ import annotations

import asyncio
import heapq
import warnings
from asyncio import events
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from gateway.simulate.network import Network

T = TypeVar("T")
THREAD_SECONDS = 1.0  # for what is given to another thread
POLL_SECONDS = 5.0  # who rests for no longer only looks round, and may be passed over
QUIET_SECONDS = 0.3  # after which those who only look round are passed over
STUCK_SECONDS = 8.0  # after which they are, most of the time, although there is work
STEP_SECONDS = 10.0  # at most, then
CLOSES_MAX = 20  # tries to end a coroutine whose `finally`s wait again


class PowerCut(BaseException):
    """The process is dead: nothing that catches errors may catch this."""


class ProcessLoop(asyncio.BaseEventLoop):
    """The event loop of one process, run by the scheduler."""

    def __init__(self, process: Process) -> None:
        super().__init__()
        self.process = process
        self.moments: list[asyncio.TimerHandle] = []  # of timers that are more than a look round
        self.set_exception_handler(process.note_exception)

    def time(self) -> float:
        return self.process.scheduler.steady

    def call_at(  # type: ignore[override]  # whatever it is given goes on
        self, when: float, callback: Callable[..., object], *args: Any, context: Any = None
    ) -> asyncio.TimerHandle:
        handle = super().call_at(when, callback, *args, context=context)
        if when - self.time() > POLL_SECONDS:
            heapq.heappush(self.moments, handle)
        return handle

    def call_soon_threadsafe(  # type: ignore[override]  # whatever it is given goes on
        self, callback: Callable[..., object], *args: Any, context: Any = None
    ) -> asyncio.Handle:
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(  # type: ignore[override]  # the same for whoever awaits it
        self, executor: Executor | None, func: Callable[..., T], *args: Any
    ) -> asyncio.Future[T]:
        """Do it at once; its answer takes as long as that of a thread may."""
        answer: asyncio.Future[T] = self.create_future()
        try:
            found = func(*args)
        except Exception as error:
            self.call_later(THREAD_SECONDS, _fail, answer, error)
        else:
            self.call_later(THREAD_SECONDS, _answer, answer, found)
        return answer

    async def create_server(  # type: ignore[override]  # as much of it as is used here
        self, factory: Any, host: Any = None, port: Any = None, **_: Any
    ) -> Any:
        return self.process.scheduler.network.listen(self.process, host, port, factory)

    async def create_connection(  # type: ignore[override]  # as much of it as is used here
        self, factory: Any, host: Any = None, port: Any = None, **_: Any
    ) -> Any:
        return await self.process.scheduler.network.connect(self.process, host, port, factory)

    # --- for the scheduler -------------------------------------------------------------------

    def ripen(self) -> bool:
        """Let timers whose moment has come be run; say whether there is anything to run."""
        scheduled, now = self._scheduled, self.time()  # type: ignore[attr-defined]
        while scheduled and (scheduled[0]._cancelled or scheduled[0]._when <= now):
            handle = heapq.heappop(scheduled)
            handle._scheduled = False
            if not handle._cancelled:
                self._ready.append(handle)  # type: ignore[attr-defined]
        return bool(self._ready)  # type: ignore[attr-defined]

    def run_one(self) -> None:
        handle = self._ready.popleft()  # type: ignore[attr-defined]
        if not handle._cancelled:
            events._set_running_loop(self)
            try:
                handle._run()
            finally:
                events._set_running_loop(None)

    def next_at(self) -> float | None:
        """Return when its next timer comes."""
        scheduled = self._scheduled  # type: ignore[attr-defined]
        return scheduled[0]._when if scheduled else None

    def next_moment(self) -> float | None:
        """Return when its next timer may come that is more than a look round."""
        moments, now = self.moments, self.time()
        while moments and (moments[0].cancelled() or moments[0].when() <= now):
            heapq.heappop(moments)
        return moments[0].when() if moments else None


@dataclass(eq=False)
class Process:
    """One simulated process, on one host."""

    scheduler: Scheduler
    name: str
    host: str
    loop: ProcessLoop = field(init=False)
    is_dead: bool = False
    is_inside: bool = False  # it stands still in the middle of a step, which must be left first
    frozen_until: float = 0.0
    faults: list[str] = field(default_factory=list)  # exceptions that nobody caught

    def __post_init__(self) -> None:
        self.loop = ProcessLoop(self)

    def start(self, coroutine: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        return self.loop.create_task(coroutine)

    def note_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        error = context.get("exception")
        if not self.is_dead and not isinstance(error, PowerCut):
            self.faults.append(f"{self.name}: {context.get('message')}: {error!r}")

    @property
    def is_frozen(self) -> bool:
        return self.scheduler.steady < self.frozen_until

    def stand_still(self, seconds: float) -> None:
        """Stop in the middle of whatever it does; the others go on."""
        self.frozen_until = self.scheduler.steady + seconds
        running = events._get_running_loop()
        self.is_inside = True
        self.scheduler.let_pass(seconds)
        self.is_inside = False
        events._set_running_loop(running)

    def bury(self) -> None:
        """End what is left of a dead process. Its disk and its lines must be cut by now."""
        self.is_dead = True
        running = events._get_running_loop()
        events._set_running_loop(None)  # a `finally` must not wait on whoever buries
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", RuntimeWarning)  # of what it would have waited for
                for task in asyncio.all_tasks(self.loop):
                    task._log_destroy_pending = False  # type: ignore[attr-defined]
                    _end(task.get_coro())
                self.loop.close()
        finally:
            events._set_running_loop(running)


@dataclass(eq=False)
class Scheduler:
    """One virtual time and all that lives in it."""

    begin: datetime
    random: Random
    steady: float = 0.0
    stepped: timedelta = timedelta()  # so far somebody has set the clock of the hosts
    processes: list[Process] = field(default_factory=list)
    network: Network = field(init=False)
    on_death: Callable[[Process], None] = lambda process: None
    next_due_at: Callable[[], datetime | None] = lambda: None  # when the gateways have work next
    is_busy: Callable[[], bool] = lambda: False  # nobody's look round may be passed over now
    quiet_since: float = 0.0

    def now(self) -> datetime:
        """Return what the clock of every host says."""
        return self.begin + timedelta(seconds=self.steady) + self.stepped

    def add(self, name: str, host: str) -> Process:
        process = Process(self, name, host)
        self.processes.append(process)
        return process

    def stir(self) -> None:
        """Something happened: time passes evenly for a while."""
        self.quiet_since = self.steady

    def run(self, until: Callable[[], bool], *, at_most: float) -> bool:
        """Let everything happen until then; False when that has not come in so many seconds."""
        ends_at = self.steady + at_most
        while True:
            while self._run_round():
                pass
            if until():
                return True
            if self.steady >= ends_at or not self._pass():
                return False

    def let_pass(self, seconds: float) -> None:
        """Let so much time pass, and everything happen that comes in it."""
        ends_at = self.steady + seconds
        while True:
            while self._run_round():
                pass
            comes = (at for one in self.processes if (at := self._next_of(one)) is not None)
            self.steady = min(min(comes, default=ends_at), ends_at)
            if self.steady >= ends_at:
                return

    def _run_round(self) -> bool:
        """Let each process that can do one thing; say whether any could."""
        ran = False
        for process in tuple(self.processes):
            if process.is_dead or process.is_frozen or not process.loop.ripen():
                continue
            process.loop.run_one()
            ran = True
            if process.is_dead:
                self.processes.remove(process)
                self.on_death(process)
        return ran

    def _pass(self) -> bool:
        """Let time go on to what comes next; False when nothing ever comes."""
        comes = [at for one in self.processes if (at := self._next_of(one)) is not None]
        if not comes:
            return False
        target = min(comes)
        quiet = self.steady - self.quiet_since
        if quiet > QUIET_SECONDS and not self.is_busy():
            moment = self._next_moment(is_stuck=quiet > STUCK_SECONDS)
            if moment > target:
                target = moment
                self.quiet_since = (
                    min(self.quiet_since, moment) if quiet > STUCK_SECONDS else moment
                )
        self.steady = max(self.steady, target)
        return True

    def _next_of(self, process: Process) -> float | None:
        at = process.loop.next_at()
        if not process.is_frozen:
            return at
        if process.loop.ripen():  # a signal, or what else came while it stood still
            return process.frozen_until
        return None if at is None else max(at, process.frozen_until)

    def _next_moment(self, *, is_stuck: bool) -> float:
        """Return when something comes that is more than a look round; now, when it may be here."""
        moments = [at for one in self.processes if (at := one.loop.next_moment()) is not None]
        moments += [one.frozen_until for one in self.processes if one.is_frozen]
        due_at = self.next_due_at()
        if due_at is not None:
            due = self.steady + (due_at - self.now()).total_seconds()
            waits = due <= self.steady and is_stuck
            moments.append(self.steady + STEP_SECONDS if waits else due)
        return min(moments, default=self.steady)


def _end(coroutine: Any) -> None:
    """Close a coroutine, whatever its `finally`s do."""
    for _ in range(CLOSES_MAX):
        try:
            coroutine.close()
        except (Exception, PowerCut):
            continue
        return


def _answer(future: asyncio.Future[T], found: T) -> None:
    if not future.done():
        future.set_result(found)


def _fail(future: asyncio.Future[T], error: Exception) -> None:
    if not future.done():
        future.set_exception(error)
