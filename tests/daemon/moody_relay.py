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

    def __init__(self, relay: Relay, met: list[float]) -> None:
        super().__init__(relay)
        met.append(time.monotonic())

    def life(self) -> object:
        return 1


@contextmanager
def listening(relay: Relay, met: list[float]) -> Iterator[int]:
    """Run a relay on a loop of its own; give its port."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    opening = loop.create_server(lambda: Session(relay, met), "127.0.0.1", 0)
    server = asyncio.run_coroutine_threadsafe(opening, loop).result(30)
    try:
        yield int(server.sockets[0].getsockname()[1])
    finally:
        loop.call_soon_threadsafe(server.close)
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
