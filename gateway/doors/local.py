"""The door for `ticketgate ingest -`: a Unix socket beside the settings, for our own user alone.

What a pipe transport hands over is ours once its commit is told. A mail that is not taken is said
not to be, so that the command can journal it itself; where nothing was said it cannot know, and
what comes twice is one mail (GW-02).
"""

from __future__ import annotations

import asyncio
import logging
import os
import socket
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gateway.doors.backlog import ONE_BY_ONE, keep_callers
from gateway.doors.door import Accept
from gateway.doors.limits import DoorLimits
from gateway.doors.mail_files import PIPED_FROM
from gateway.doors.room import Room
from gateway.local_protocol import (
    LINE_MAX,
    PIPE,
    VERSION,
    Value,
    fitting,
    read_line,
    user_of,
    write_line,
)
from gateway.store.journal import Incoming
from rules.model.mail import Envelope

BLOCK = 1024 * 1024
MODE = 0o600
ROOT = 0
STOPPING = "the gateway is stopping"

log = logging.getLogger(__name__)


class _NotTaken(Exception):
    """This mail is not journalled. The message says why."""


@dataclass(frozen=True, slots=True)
class _Announced:
    """What is said of a mail before its bytes."""

    envelope: Envelope
    size_bytes: int


class LocalDoor:
    """Listens at one path; each connection hands over one mail."""

    def __init__(
        self,
        accept: Accept,
        clock: Callable[[], datetime],
        *,
        name: str,
        limits: DoorLimits,
        room: Room,
    ) -> None:
        self._accept = accept
        self._clock = clock
        self._name = name  # of this gateway: another one's mail has come to the wrong place
        self._limits = limits
        self._room = room
        self._path = Path()
        self._inode: tuple[int, int] | None = None
        self._server: asyncio.Server | None = None
        self._sessions: dict[asyncio.Task[None], bool] = {}  # whether its mail is being journalled
        self._is_closing = False

    async def listen(self, path: Path) -> None:
        """Listen there, in place of one that an earlier life left. Raise OSError.

        A gateway that stands by on the same settings may do so too: both journal for one clerk.
        """
        fresh = path.with_name(f".{path.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        try:
            with fitting(fresh) as name:
                listening.bind(name)
            fresh.chmod(MODE)  # nobody can connect before `listen`
            found = fresh.stat()
            fresh.rename(path)
        except OSError:
            listening.close()
            fresh.unlink(missing_ok=True)
            raise
        self._path, self._inode = path, (found.st_dev, found.st_ino)
        listening.setblocking(False)
        self._server = await asyncio.start_unix_server(
            self._meet, sock=listening, limit=LINE_MAX, backlog=ONE_BY_ONE
        )
        keep_callers(self._server)

    async def close(self, grace_seconds: float) -> None:
        """Be found no more, say so to whoever is sending, and answer what is being journalled."""
        self._is_closing = True
        if self._server is None:
            return
        with suppress(OSError):
            found = self._path.stat()
            if (found.st_dev, found.st_ino) == self._inode:
                self._path.unlink()
        self._server.close()
        for session, is_taking in self._sessions.items():
            if not is_taking:
                session.cancel()
        if self._sessions:
            await asyncio.wait(tuple(self._sessions), timeout=grace_seconds)
        for session in self._sessions:
            session.cancel()

    # --- one connection -----------------------------------------------------------------

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        session = asyncio.current_task()
        assert session is not None
        self._sessions[session] = False
        try:
            writer.write(await self._answer(session, reader, writer))
            async with asyncio.timeout(self._limits.timeout_seconds):
                await writer.drain()
        except (OSError, TimeoutError, asyncio.CancelledError):
            pass  # whoever was there has gone, or we go
        finally:
            del self._sessions[session]
            self._room.leave(session)
            writer.close()

    async def _answer(
        self,
        session: asyncio.Task[None],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> bytes:
        """Take one mail and return what is said of it."""
        try:
            self._look_at_user(writer)
            size_max = self._limits.size_max
            writer.write(write_line(ticketgate=VERSION, gateway=self._name, size_max=size_max))
            async with asyncio.timeout(self._limits.transfer_seconds):
                announced = await self._hear(reader)
                raw = await self._read(session, reader, announced.size_bytes)
        except asyncio.CancelledError:
            return _not_taken(STOPPING, again=True)
        except TimeoutError:
            return _not_taken("it came too slowly")
        except asyncio.IncompleteReadError:
            return _not_taken("it ended before its end")
        except _NotTaken as fault:
            log.warning("mail not taken: %s", fault, extra={"door": PIPE})
            return _not_taken(str(fault))
        self._sessions[session] = True
        return await self._journal(raw, announced.envelope)

    def _look_at_user(self, writer: asyncio.StreamWriter) -> None:
        if self._is_closing:  # accepted just before
            raise asyncio.CancelledError
        user = user_of(writer.get_extra_info("socket"))
        if user not in {os.geteuid(), ROOT}:
            raise _NotTaken(f"user {user} is not the gateway's")

    async def _hear(self, reader: asyncio.StreamReader) -> _Announced:
        try:
            line = await reader.readuntil(b"\n")
            announced = _announced(read_line(line))
        except (ValueError, KeyError, asyncio.LimitOverrunError):
            raise _NotTaken("that is no mail of this version's `ingest`") from None
        if announced.size_bytes > self._limits.size_max:
            raise _NotTaken(f"larger than {self._limits.size_max} bytes")
        return announced

    async def _read(self, session: object, reader: asyncio.StreamReader, size: int) -> bytes:
        kept = bytearray()
        while len(kept) < size:
            block = await reader.read(min(BLOCK, size - len(kept)))
            if not block:
                raise asyncio.IncompleteReadError(b"", size)
            await self._room.grow(session, len(block), trusted=True)
            kept += block
        return PIPED_FROM.sub(b"", kept, count=1)

    async def _journal(self, raw: bytes, envelope: Envelope) -> bytes:
        try:
            # a commit under way cannot be called back: see GW-02
            async with asyncio.timeout(self._limits.accept_seconds):
                number = await self._accept(Incoming(bytes(raw), envelope, self._clock()))
        except Exception as error:
            words = (str(error).splitlines() or [""])[0] or type(error).__name__
            log.error("mail not taken: %s", words, extra={"door": PIPE, "trouble": "database"})
            return _not_taken(words)
        told = {"input": number, "bytes": len(raw), "door": PIPE}
        log.info("mail journalled", extra=told)
        return write_line(input=number)


def _announced(said: Mapping[str, object]) -> _Announced:
    """Return what a line announces; raise ValueError or KeyError."""
    sender, recipients, size = said["sender"], said["recipients"], said["size"]
    if not (
        (sender is None or isinstance(sender, str))
        and isinstance(recipients, list)
        and all(isinstance(one, str) for one in recipients)
        and isinstance(said["trusted"], bool)
        and isinstance(size, int)
        and size >= 0
    ):
        raise ValueError("of another kind")
    envelope = Envelope(
        mail_from=sender, recipients=tuple(recipients), source=PIPE, trusted=bool(said["trusted"])
    )
    return _Announced(envelope, size)


def _not_taken(words: str, *, again: Value = False) -> bytes:
    """Say that a mail is not answered for; `again`: surely not ours, and not for any fault here."""
    return write_line(not_taken=words, again=again)
