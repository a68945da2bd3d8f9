"""A mailbox's door in this process: real books, a real journal, and nobody who decides."""

from __future__ import annotations

import asyncio
import logging
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from types import TracebackType
from typing import Self

import sqlalchemy as sa

from gateway.doors.graph import graph_door
from gateway.doors.imap import imap_door
from gateway.doors.imap_scan import Scan
from gateway.doors.imap_visit import Site
from gateway.doors.mailbox import Mailbox
from gateway.doors.room import Room
from gateway.outages import Outages
from gateway.store.engine import open_engine, reading
from gateway.store.tables import inputs, raw_mails
from gateway.worker.graph_books import GraphBooks
from gateway.worker.mailbox_books import MailboxBooks
from gateway.worker.mailbox_lead import MailboxLead
from gateway.worker.sent_letters import SentLetters
from gateway.worker.writer import Writer

LONG_AGO = date(2020, 1, 1)
WAITS = (0.1,)  # between two tries, whatever happened


@dataclass
class Door:
    """The door, open for as long as it is entered; entered again it goes on like a new start."""

    url: str
    box: Mailbox
    size_max: int = 25 * 2**20
    scan: Scan | None = None
    said: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._loop = asyncio.new_event_loop()
        self._turns = threading.Thread(target=self._loop.run_forever)
        self._turns.start()
        self._engine = open_engine(self.url)
        self._writer = Writer(lambda arrivals: ())
        self._writer.__enter__()
        self._ear = Ear(self.said)
        self._ear.addFilter(Outages(self._ear.emit))  # as the daemon's log
        logging.getLogger("gateway").addHandler(self._ear)
        logging.getLogger("gateway").setLevel(logging.INFO)
        lead = MailboxLead(
            self.box.name, "test", self._engine, self._writer, Room(2**28), self._loop
        )
        site = Site(lambda: datetime.now(UTC), lambda address: True, self.size_max, self.scan)
        if self.box.url:
            self._door = graph_door(self.box, GraphBooks(self.box.name, lead, _no_news), site)
        else:
            letters = SentLetters(self._engine, None)
            books = MailboxBooks(self.box.name, lead, letters, _no_news)
            self._door = imap_door(self.box, books, site)
        self._door._waits = WAITS
        self._door.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        closing = asyncio.run_coroutine_threadsafe(self._door.close(8), self._loop)
        closing.result()
        self._writer.__exit__(kind, error, trace)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._turns.join()
        self._loop.close()
        self._engine.dispose()
        logging.getLogger("gateway").removeHandler(self._ear)

    def looked(self) -> bool:
        """Say whether the mailbox was taken empty once, or cannot be reached."""
        return self._door.looked.is_set()

    def words(self) -> str:
        """Everything that it logged so far."""
        return "\n".join(self.said)


class Ear(logging.Handler):
    """Hears what is logged."""

    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(self.format(record))


def taken(url: str) -> list[bytes]:
    """The mails in the journal, in order."""
    engine = open_engine(url)
    with reading(engine) as connection:
        found = list(connection.execute(sa.select(raw_mails.c.raw).order_by("input_id")).scalars())
    engine.dispose()
    return found


def envelopes(url: str) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = list(connection.execute(sa.select(inputs.c.envelope).order_by("id")).scalars())
    engine.dispose()
    return found


def received(url: str) -> list[datetime]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = list(connection.execute(sa.select(inputs.c.received_at).order_by("id")).scalars())
    engine.dispose()
    return found


def _no_news() -> None:
    """Nobody decides here."""
