"""The post's way to the outbox: each call is one transaction on the writer's thread."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import TypeVar, assert_never

from gateway.store import journal, outbox, sent_copies
from gateway.store.engine import reading, writing
from gateway.store.errors import Connection, Engine
from gateway.store.outbox import OutboxLetter
from gateway.store.wakeup import Wakeup
from gateway.worker.writer import Writer
from outbound.files import picture_id
from outbound.made_files import make_file
from outbound.marks import Handed, Later, Mark, Never, Returned, Sent
from outbound.mime import File
from outbound.outbox import CannotWrite
from outbound.subject import one_line
from parsers.body.file import find_file
from rules.model.files import FileRef, begins_like_program

T = TypeVar("T")


class OutboxAccess:
    """The outbox of one database, for the post of one gateway."""

    def __init__(
        self, engine: Engine, writer: Writer, name: str, *, keeps_copies: bool = False
    ) -> None:
        self._engine = engine
        self._writer = writer
        self._name = name  # the same in every life of this gateway: it finds its own claims
        self._keeps_copies = keeps_copies  # a mailbox has a folder for them

    async def take_back(self, but: Collection[int]) -> int:
        """Give back what this gateway claimed, also in an earlier life, but what is in hand."""
        return await self._write(lambda held: outbox.reclaim(held, self._name, but))

    async def mend_waits(self, now: datetime, waits: Sequence[timedelta]) -> None:
        await self._write(lambda held: outbox.mend_waits(held, now, waits))

    async def claim(self, now: datetime, limit: int) -> Sequence[OutboxLetter]:
        return await self._write(lambda held: outbox.claim(held, now, limit, self._name))

    async def next_at(self) -> datetime | None:
        return await self._writer.run(self._next_at)

    async def files(self, letter_id: int) -> tuple[File, ...]:
        return await self._writer.run(lambda: self._files(letter_id))

    async def mark(self, marks: Sequence[Mark]) -> frozenset[int]:
        return await self._write(lambda held: self._mark(held, marks))

    def _mark(self, connection: Connection, marks: Sequence[Mark]) -> frozenset[int]:
        """Write down a group; a letter's fate is an input, and the clerk may be elsewhere."""
        holds = set()
        for mark in marks:
            match mark:
                case Handed():
                    if outbox.handed(connection, mark.letter_id, mark.at, self._name):
                        holds.add(mark.letter_id)
                case Sent():
                    outbox.sent(connection, mark.letter_id, mark.at, mark.answer)
                    if self._keeps_copies:
                        sent_copies.want(connection, mark.letter_id)
                case Later(in_doubt=False):
                    outbox.later(connection, mark.letter_id, mark.next_try_at, mark.error)
                case Later():
                    outbox.in_doubt(connection, mark.letter_id, mark.next_try_at, mark.error)
                case Never():
                    outbox.never(
                        connection, mark.letter_id, mark.error, mark.at, permanent=mark.permanent
                    )
                    Wakeup.notify(connection)
                case Returned():
                    doubt = mark.in_doubt
                    outbox.returned(connection, mark.letter_id, mark.error, self._name, doubt)
                case _:
                    assert_never(mark)
        return frozenset(holds)

    async def _write(self, work: Callable[[Connection], T]) -> T:
        def in_transaction() -> T:
            with writing(self._engine) as connection:
                return work(connection)

        return await self._writer.run(in_transaction)

    def _next_at(self) -> datetime | None:
        with reading(self._engine) as connection:
            return outbox.next_letter_at(connection)

    def _files(self, letter_id: int) -> tuple[File, ...]:
        with reading(self._engine) as connection:
            letter = outbox.load_letter(connection, letter_id)
            return load_files(connection, letter) if letter else ()


def load_files(connection: Connection, letter: OutboxLetter) -> tuple[File, ...]:
    """Return the parts of journalled mails that go along with a letter; raise CannotWrite."""
    ids = {one.input_id for one in letter.files if not one.made}
    raws = {one: journal.load_raw(connection, one) for one in ids}
    found = (
        make_file(one) if one.made else _find_file(raws[one.input_id] or b"", one)
        for one in letter.files
    )
    return tuple(one for one in found if one is not None)


def _find_file(raw: bytes | None, wanted: FileRef) -> File | None:
    """Return one part of a mail by its number (RFC 3501 6.4.5); raise CannotWrite.

    Of a program under another name it is a word about it: nobody saw the bytes before. So it is of
    a file whose mail is kept no longer.
    """
    if raw is None:
        words = f"{one_line(wanted.name)} is kept no longer.\n"
        return File(f"{wanted.name}.txt", "text/plain", words.encode())
    try:
        found = find_file(raw, wanted.part)
    except Exception as error:
        raise CannotWrite(f"its file {wanted.part}: {type(error).__name__}: {error}") from error
    if found is None:
        return None
    if begins_like_program(found.octets):
        words = f"{one_line(wanted.name)} is a program and was not mailed; ask us for it.\n"
        return File(f"{wanted.name}.txt", "text/plain", words.encode())
    return File(found.attachment.name, found.attachment.type, found.octets, picture_id(wanted))
