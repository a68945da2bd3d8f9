"""The line to a relay: what is said on it, and answer after answer of what comes back.

Several commands may be said at once (RFC 2920): answers wait here until each is heard, in the order
of what was asked, however they came in packets.
"""

from __future__ import annotations

import asyncio
from typing import NamedTuple

UNHEARD_MAX = 32_768  # octets; three answers have a few hundred


class Gone(Exception):
    """Nobody answers any more: hung up, cut off, or silent for too long."""


class Babble(Exception):
    """What came is no line of an answer (RFC 5321 4.2)."""


class Answer(NamedTuple):
    code: int
    words: str


class RelayLine(asyncio.Protocol):
    """A connection on which hello, TLS and login are over."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._heard = bytearray()
        self._words: list[str] = []  # of an answer whose end is to come
        self._read = 0  # octets of what was heard that stand in them
        self._end: str | None = None  # why nothing more comes
        self._news = asyncio.Event()
        transport.set_protocol(self)

    @property
    def is_open(self) -> bool:
        return self._end is None and not self._transport.is_closing()

    @property
    def is_even(self) -> bool:
        """Whether each answer belongs to what was asked, and all that was said went.

        What a relay says more than it was asked would be taken for the answer to the next command.
        """
        return not self._heard and not self._transport.get_write_buffer_size()

    def say(self, octets: bytes) -> None:
        if not self.is_open:
            raise Gone(self._end or "the connection is closed")
        self._transport.write(octets)

    async def hear(self, seconds: float) -> Answer:
        """Return the next answer; raise Gone, also after so long, or Babble."""
        try:
            async with asyncio.timeout(seconds):
                while (answer := self._take_answer()) is None:
                    if self._end is not None:
                        raise Gone(self._end)
                    self._news.clear()
                    await self._news.wait()
        except TimeoutError:
            raise Gone(f"no answer in {seconds:.0f} s") from None
        return answer

    def close(self) -> None:
        """End it in order, unless something is left that the relay does not read."""
        if self._transport.get_write_buffer_size():
            self.cut()
        self._transport.close()

    def cut(self) -> None:
        """End it now: what is left to write would keep it open for as long as nobody reads it."""
        self._transport.abort()

    def _take_answer(self) -> Answer | None:
        """Take one whole answer away; None when it is not there yet. Raise Babble."""
        while (end := self._heard.find(b"\n", self._read)) >= 0:
            line = bytes(self._heard[self._read : end + 1])
            if not line[:3].isdigit():
                raise Babble(f"no answer: {line.decode(errors='replace')}")
            self._words.append(line[4:].strip(b" \t\r\n").decode(errors="replace"))
            self._read = end + 1
            if line[3:4] != b"-":
                answer = Answer(int(line[:3]), "\n".join(self._words))
                del self._heard[: self._read]
                self._read, self._words = 0, []
                return answer
        return None

    # --- what asyncio tells ---------------------------------------------------------------------

    def data_received(self, data: bytes) -> None:
        self._heard += data
        if len(self._heard) > UNHEARD_MAX:
            self._is_over("the relay talks without end")
            self._transport.abort()
        self._news.set()

    def eof_received(self) -> bool:
        self._is_over("the relay closed the connection")
        return False  # asyncio closes our end

    def connection_lost(self, exc: Exception | None) -> None:
        self._is_over(f"the connection broke: {exc}" if exc else "the connection is closed")

    def _is_over(self, why: str) -> None:
        self._end = self._end or why
        self._news.set()
