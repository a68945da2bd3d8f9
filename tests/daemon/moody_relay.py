"""The relay of the histories on a real socket, and when somebody came to it."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from gateway.simulate.relay import Relay, RelaySession


class Session(RelaySession):
    """A connection of the one life that there is."""

    def __init__(self, relay: Relay, met: list[float], open_lines: set[asyncio.Transport]) -> None:
        super().__init__(relay)
        self._open_lines = open_lines
        met.append(time.monotonic())

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._open_lines.add(self.line)

    def connection_lost(self, error: Exception | None) -> None:
        super().connection_lost(error)
        self._open_lines.discard(self.line)

    def life(self) -> object:
        return 1


@contextmanager
def listening(relay: Relay, met: list[float]) -> Iterator[int]:
    """Run a relay on a loop of its own; give its port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    open_lines: set[asyncio.Transport] = set()
    opening = loop.create_server(lambda: Session(relay, met, open_lines), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result(30)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        asyncio.run_coroutine_threadsafe(_close(server, open_lines), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _close(server: asyncio.Server, open_lines: set[asyncio.Transport]) -> None:
    """Close the door and all lines, and let the loop see to it that they are."""
    server.close()
    for line in tuple(open_lines):
        line.abort()
    while open_lines:
        await asyncio.sleep(0.01)
