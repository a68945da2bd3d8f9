"""Who takes a mailbox: one gateway at a time holds its term, and writes in its books."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TypeVar

from gateway.doors.room import Room
from gateway.store import term
from gateway.store.engine import reading, writing
from gateway.store.errors import Connection, Engine
from gateway.store.term import Leadership, TermLost
from gateway.worker.leader import Watch
from gateway.worker.writer import Writer

T = TypeVar("T")


class MailboxLead:
    """For the thread of one mailbox; each call is one transaction on the writer's thread."""

    def __init__(
        self,
        name: str,
        gateway: str,
        engine: Engine,
        writer: Writer,
        room: Room,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self._gateway = gateway  # the same in every life, and nobody else's
        self._engine = engine
        self._writer = writer
        self._room = room
        self._loop = loop
        self._work = f"mailbox:{name}"
        self._watch = Watch()
        self._leadership: Leadership | None = None

    # --- who takes it ---------------------------------------------------------------------

    def take_lead(self) -> bool:
        """Say whether this gateway is the one that takes the mailbox."""
        if self._leadership is not None:
            try:
                self.beat()
            except TermLost:
                return False
            return True
        with reading(self._engine) as connection:
            seat = term.look(connection, self._work)
        ours = seat is not None and seat.gateway == self._gateway  # an earlier life of this one
        if seat is not None and seat.running and not ours and not self._watch.is_over(seat):
            return False
        try:
            mine = self._write(lambda held: term.take(held, seat, self._gateway, False, self._work))
        except TermLost:
            return False
        self._leadership = Leadership(self._engine, mine, False, self._work)
        return True

    def leave(self) -> None:
        """Let another gateway take it."""
        leadership, self._leadership = self._leadership, None
        if leadership is not None:
            self._write(lambda held: term.stop(held, leadership.term, self._work))

    def beat(self) -> None:
        """Give a sign of life."""
        self.fenced(lambda held: None)

    @contextmanager
    def room(self, size_bytes: int) -> Iterator[None]:
        """Have room for so many bytes, or wait for it: all doors share it."""
        mail = object()
        growing = self._room.grow(mail, size_bytes, peer=self._work, trusted=True)
        try:
            asyncio.run_coroutine_threadsafe(growing, self._loop).result()
            yield
        finally:
            self._loop.call_soon_threadsafe(self._room.leave, mail)

    # --- transactions ---------------------------------------------------------------------

    def look(self, work: Callable[[Connection], T]) -> T:
        with reading(self._engine) as connection:
            return work(connection)

    def _write(self, work: Callable[[Connection], T]) -> T:
        def in_transaction() -> T:
            with writing(self._engine) as connection:
                return work(connection)

        return self._writer.wait(in_transaction)

    def fenced(self, work: Callable[[Connection], T]) -> T:
        """Do it in a transaction of our term; raise TermLost when that is over."""
        leadership = self._leadership
        if leadership is None:
            raise TermLost(f"the {self._work} is not ours")

        def in_transaction() -> T:
            with leadership.begin() as connection:
                return work(connection)

        try:
            return self._writer.wait(in_transaction)
        except TermLost:
            self._leadership = None
            raise


class LedBooks:
    """What the books of every kind of mailbox pass on to its lead."""

    def __init__(self, name: str, lead: MailboxLead, news: Callable[[], None]) -> None:
        self._name = name
        self._lead = lead
        self._news = news

    def take_lead(self) -> bool:
        return self._lead.take_lead()

    def leave(self) -> None:
        self._lead.leave()

    def beat(self) -> None:
        self._lead.beat()

    def room(self, size_bytes: int) -> AbstractContextManager[None]:
        return self._lead.room(size_bytes)
