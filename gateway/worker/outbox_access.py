"""The post's way to the outbox: each call is one transaction on the writer's thread."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

from gateway.store import journal, outbox
from gateway.store.engine import Bell, reading, writing
from gateway.store.errors import Connection, Engine
from gateway.store.outbox import OutboxLetter
from gateway.worker.writer import Writer
from outbound.mime import File
from parsers import find_file

T = TypeVar("T")


class Mailroom:
    """The outbox of one database, for the post of one gateway."""

    def __init__(self, engine: Engine, writer: Writer, name: str) -> None:
        self._engine = engine
        self._writer = writer
        self._name = name  # the same in every life of this gateway: it finds its own claims

    async def take_back(self, at: datetime) -> int:
        """Give back what an earlier life of this gateway had in hand; return how many letters."""
        return await self._write(lambda held: outbox.reclaim(held, self._name, at))

    async def claim(self, now: datetime, limit: int) -> Sequence[OutboxLetter]:
        return await self._write(lambda held: outbox.claim(held, now, limit, self._name))

    async def next_at(self) -> datetime | None:
        return await self._writer.run(self._next_at)

    async def files(self, letter_id: int) -> tuple[File, ...]:
        return await self._writer.run(lambda: self._files(letter_id))

    async def handed(self, letter_id: int, at: datetime) -> bool:
        return await self._write(lambda held: outbox.handed(held, letter_id, at, self._name))

    async def sent(self, letter_id: int, at: datetime, answer: str) -> None:
        await self._write(lambda held: outbox.sent(held, letter_id, at, answer))

    async def later(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        await self._write(lambda held: outbox.later(held, letter_id, next_try_at, error))

    async def in_doubt(self, letter_id: int, next_try_at: datetime, error: str) -> None:
        await self._write(lambda held: outbox.in_doubt(held, letter_id, next_try_at, error))

    async def never(self, letter_id: int, error: str, at: datetime) -> None:
        def end(connection: Connection) -> None:
            outbox.never(connection, letter_id, error, at)
            Bell.ring(connection)  # its fate is an input, and the clerk may be another process

        await self._write(end)

    async def _write(self, work: Callable[[Connection], T]) -> T:
        def in_transaction() -> T:
            with writing(self._engine) as connection:
                return work(connection)

        return await self._writer.run(in_transaction)

    def _next_at(self) -> datetime | None:
        with reading(self._engine) as connection:
            return outbox.next_letter_at(connection)

    def _files(self, letter_id: int) -> tuple[File, ...]:
        """The parts of journalled mails that go along with a letter."""
        with reading(self._engine) as connection:
            letter = outbox.load_letter(connection, letter_id)
            wanted = letter.attachments if letter else ()
            raws = {number: journal.load_raw(connection, number) for number, _ in wanted}
        found = (_find_file(raws[number] or b"", part) for number, part in wanted)
        return tuple(one for one in found if one is not None)


def _find_file(raw: bytes, part: str) -> File | None:
    """Return one part of a mail by its number (RFC 3501 6.4.5)."""
    found = find_file(raw, part)
    return File(found.attachment.name, found.attachment.type, found.octets) if found else None
