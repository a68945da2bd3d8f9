"""The network between simulated processes: lines in memory, each byte in its order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from gateway.simulate.scheduler import Process

Factory = Callable[[], asyncio.Protocol]
BYTE_SECONDS = 0.002  # from one end of a line to the other


@dataclass(eq=False)
class Listener:
    """What `create_server` returns, as far as anybody here asks it."""

    network: Network
    process: Process
    address: tuple[str, int]
    factory: Factory

    @property
    def sockets(self) -> tuple[Listener]:
        return (self,)

    def getsockname(self) -> tuple[str, int]:
        return self.address

    def fileno(self) -> int:
        return -1

    def close(self) -> None:
        if self.network.listeners.get(self.address) is self:
            del self.network.listeners[self.address]


@dataclass(eq=False)
class Network:
    """Who listens where, and the lines that are open."""

    listeners: dict[tuple[str, int], Listener] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    ports: int = 40_000

    def listen(self, process: Process, host: str, port: int, factory: Factory) -> Listener:
        if (host, port) in self.listeners:
            raise OSError(98, "Address already in use")
        self.listeners[host, port] = listener = Listener(self, process, (host, port), factory)
        return listener

    async def connect(
        self, process: Process, host: str, port: int, factory: Factory
    ) -> tuple[Line, asyncio.Protocol]:
        await asyncio.sleep(BYTE_SECONDS)
        listener = self.listeners.get((host, port))
        if listener is None or listener.process.is_dead:
            raise ConnectionRefusedError(111, "Connection refused")
        self.ports += 1
        here, there = Line(process), Line(listener.process)
        here.other, there.other = there, here
        here.peername, there.peername = (host, port), (process.host, self.ports)
        self.lines += (here, there)
        there.protocol = listener.factory()
        listener.process.loop.call_soon(there.begin)
        here.protocol = protocol = factory()
        here.begin()
        return here, protocol

    def cut(self, process: Process) -> None:
        """A process is gone: whoever talked to it hears so, and nobody listens where it did."""
        for listener in tuple(self.listeners.values()):
            if listener.process is process:
                listener.close()
        for line in self.lines:
            if line.process is process and not line.is_over:
                line.is_over = line._is_closing = True
                line.other.hang_up(ConnectionResetError(104, "Connection reset by peer"))
        self.lines = [one for one in self.lines if not one.is_over]


class Line(asyncio.Transport):
    """One end of a line."""

    other: Line
    protocol: asyncio.BaseProtocol
    peername: tuple[str, int]

    def __init__(self, process: Process) -> None:
        super().__init__()
        self.process = process
        self.is_over = False  # nothing more comes or goes at this end
        self._is_closing = False
        self._is_paused = False
        self._coming: deque[bytes | Exception | None] = deque()  # None: the other end has closed

    def begin(self) -> None:
        if not self.is_over:
            self.protocol.connection_made(self)

    def get_extra_info(self, name: str, default: Any = None) -> Any:
        return self.peername if name == "peername" else default

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        self.protocol = protocol

    def get_protocol(self) -> asyncio.BaseProtocol:
        return self.protocol

    def is_closing(self) -> bool:
        return self._is_closing

    def is_reading(self) -> bool:
        return not self._is_paused

    def pause_reading(self) -> None:
        self._is_paused = True

    def resume_reading(self) -> None:
        if self._is_paused:
            self._is_paused = False
            for _ in self._coming:
                self.process.loop.call_soon(self._arrive)

    def get_write_buffer_size(self) -> int:
        return 0

    def set_write_buffer_limits(self, high: int | None = None, low: int | None = None) -> None:
        """Nothing is ever kept here."""

    def can_write_eof(self) -> bool:
        return False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        if data and not self._is_closing and not self.is_over:
            self.other.deliver(bytes(data))

    def close(self) -> None:
        if not self._is_closing and not self.is_over:
            self._is_closing = True
            self.other.deliver(None)
            self.process.loop.call_soon(self._end, None)

    def abort(self) -> None:
        if not self.is_over:
            self._is_closing = True
            self.other.hang_up(ConnectionResetError(104, "Connection reset by peer"))
            self.process.loop.call_soon(self._end, None)

    # --- from the other end ------------------------------------------------------------------

    def deliver(self, data: bytes | None) -> None:
        if not self.is_over and not self.process.is_dead:
            self._coming.append(data)
            self.process.loop.call_later(BYTE_SECONDS, self._arrive)

    def hang_up(self, error: Exception) -> None:
        if not self.is_over and not self.process.is_dead:
            self._coming.append(error)
            self.process.loop.call_later(BYTE_SECONDS, self._arrive)

    def _arrive(self) -> None:
        if self.is_over or self._is_paused or not self._coming:
            return
        self.process.scheduler.stir()
        data = self._coming.popleft()
        if isinstance(data, Exception):
            self._end(data)
        elif data is None:
            if isinstance(self.protocol, asyncio.Protocol):
                self.protocol.eof_received()
            self._is_closing = True
            self.process.loop.call_soon(self._end, None)
        elif isinstance(self.protocol, asyncio.Protocol):
            self.protocol.data_received(data)

    def _end(self, error: Exception | None) -> None:
        if not self.is_over:
            self.is_over = True
            self._is_closing = True
            self.protocol.connection_lost(error)
