"""The post's ledger: what became of letters, written down in natural groups.

Whatever marks wait when the store is free are one transaction. A fate that cannot be written just
now is kept and tried again, or a letter that arrived would be sent once more.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence

from outbound.marks import Handed, Mark

AGAIN_SECONDS = 1.0  # between two tries of a store that failed us
REFUSED_MAX = 2  # then the store is away, and asking for each mark would take long

log = logging.getLogger(__name__)

Write = Callable[[Sequence[Mark]], Awaitable[frozenset[int]]]


class Ledger:
    """Keep `run` going in a task of its own; `write_waiting` is for the end."""

    def __init__(self, write: Write, on_written: Callable[[], None]) -> None:
        self._write = write  # returns the letters whose Handed holds
        self._on_written = on_written
        self._waiting: list[tuple[Mark, asyncio.Future[bool] | None]] = []
        self._writing: list[int] = []  # letters of the group that is being written
        self._has_marks = asyncio.Event()
        self.failed = False  # since somebody looked: claims of ours may stand that nobody knows of

    @property
    def unwritten(self) -> frozenset[int]:
        """The letters whose fate is known here only."""
        return frozenset([*self._writing, *(mark.letter_id for mark, _ in self._waiting)])

    @property
    def is_behind(self) -> bool:
        """Whether the store failed us and fates still wait for it."""
        return self.failed and bool(self.unwritten)

    def note(self, mark: Mark) -> None:
        """Write it down soon, and whatever happens."""
        self._waiting.append((mark, None))
        self._has_marks.set()

    async def hand(self, mark: Handed) -> bool:
        """Write it down now; return whether it holds. Raise what the store raises."""
        answer: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append((mark, answer))
        self._has_marks.set()
        return await answer

    async def run(self) -> None:
        while True:
            await self._has_marks.wait()
            await asyncio.sleep(0)  # who noted a fate hands the next letter: one commit for both
            if not await self.write_waiting():
                await asyncio.sleep(AGAIN_SECONDS)

    async def write_waiting(self) -> bool:
        """Write what waits; return False where something could not be written."""
        self._has_marks.clear()
        group, self._waiting = self._waiting, []
        if not group:
            return True
        self._writing = [mark.letter_id for mark, _ in group]
        try:
            holds = await self._write([mark for mark, _ in group])
        except asyncio.CancelledError:
            self._waiting = group + self._waiting  # whether it was written nobody knows
            raise
        except Exception as error:
            return await self._write_singly(group, error)
        finally:
            self._writing = []
        for mark, answer in group:
            if answer is not None and not answer.done():
                answer.set_result(mark.letter_id in holds)
        self._on_written()
        return True

    async def _write_singly(
        self, group: list[tuple[Mark, asyncio.Future[bool] | None]], error: Exception
    ) -> bool:
        """One mark that the store refuses must not keep the others; a fate is never let go."""
        if not self.failed:
            told = (str(error).splitlines() or [""])[0]
            log.error("post: cannot write down: %s", told, extra={"trouble": "database"})
        self.failed = True
        fates: list[Mark] = []
        for mark, answer in group:
            if answer is None:
                fates.append(mark)
            elif not answer.done():
                answer.set_exception(error)
        refused: list[Mark] = []
        while fates and len(refused) < REFUSED_MAX:
            mark = fates.pop(0)
            try:
                await self._write([mark])
            except Exception:
                refused.append(mark)
        self._waiting += [(mark, None) for mark in (*fates, *refused)]
        self._has_marks.set()
        return not refused
