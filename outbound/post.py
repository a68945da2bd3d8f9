"""The post: takes what waits in the outbox to the courier, and writes down how it fared."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from outbound.courier import Carrier
from outbound.mime import File, StoredLetter
from rules.model import LetterState

# Waits between tries; when they are used up, after three days, the letter has failed.
WAITS: tuple[timedelta, ...] = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    *(timedelta(hours=4),) * 17,
)


class WaitingLetter(StoredLetter, Protocol):
    """A letter as the outbox hands it out."""

    @property
    def id(self) -> int: ...
    @property
    def address(self) -> str: ...
    @property
    def envelope_sender(self) -> str: ...
    @property
    def state(self) -> LetterState: ...
    @property
    def tries(self) -> int: ...
    @property
    def attachments(self) -> Sequence[object]: ...


class Outbox(Protocol):
    """What the post needs of the store. Each call is one transaction."""

    async def claim(self, now: datetime, limit: int) -> Sequence[WaitingLetter]: ...
    async def files(self, letter_id: int) -> tuple[File, ...]: ...
    async def handed(self, letter_id: int, at: datetime) -> None: ...
    async def sent(self, letter_id: int, at: datetime, answer: str) -> None: ...
    async def later(self, letter_id: int, next_try_at: datetime, error: str) -> None: ...
    async def in_doubt(self, letter_id: int, next_try_at: datetime, error: str) -> None: ...
    async def never(self, letter_id: int, error: str, at: datetime) -> None: ...


class Post:
    """One post a gateway."""

    def __init__(
        self, outbox: Outbox, courier: Carrier, clock: Callable[[], datetime], claim_max: int = 20
    ) -> None:
        self._outbox = outbox
        self._courier = courier
        self._clock = clock
        self._claim_max = claim_max

    async def run(self, stop: asyncio.Event) -> None:
        """Deliver until `stop` is set."""
        raise NotImplementedError

    def wake(self) -> None:
        """Look into the outbox at once."""
        raise NotImplementedError

    async def deliver_waiting(self, now: datetime) -> int:
        """Deliver every letter whose moment has come; return how many were tried."""
        raise NotImplementedError
