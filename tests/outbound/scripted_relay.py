"""A relay that says what a script tells it to, line by line, and keeps what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import StrEnum

from outbound.relay_address import Relay

USUAL = {
    "greeting": "220 relay.example ESMTP",
    "EHLO": "250-relay.example\r\n250 8BITMIME",
    "HELO": "250 relay.example",
    "MAIL": "250 2.1.0 fine",
    "RCPT": "250 2.1.5 fine",
    "DATA": "354 go on",
    "text": "250 2.0.0 queued",
    "RSET": "250 2.0.0 forgotten",
    "QUIT": "221 2.0.0 bye",
}
CLOSE, SILENCE = "(closes)", "(silence)"  # for as long as the connection stands
DEAD, STUCK = "(dies)", "(is stuck)"  # the same, and what it has not said yet is not heard either
MORE_SECONDS = 0.1
PIPELINING = "250-relay.example\r\n250-8BITMIME\r\n250 PIPELINING"


class Way(StrEnum):
    """How it talks where a script says nothing else of it."""

    ONE_BY_ONE = "it takes one command at a time"
    AT_ONCE = "it takes several at a time, and its answers come in one packet (RFC 2920)"
    OCTETS = "it takes several at a time, and its answers come octet by octet"


@dataclass
class Script:
    """What it says in place of the usual, each answer once; the last one again and again."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)  # commands
    texts: list[bytes] = field(default_factory=list)
    way: Way = Way.ONE_BY_ONE
    calls: int = 0
    waits: int = 0  # for more to be said at once, in vain

    def __post_init__(self) -> None:
        if "EHLO" in self.answers:  # it says itself what it takes
            self.way = Way.ONE_BY_ONE

    def answer(self, to: str) -> str:
        left = self.answers.get(to)
        if not left and to == "EHLO" and self.way is not Way.ONE_BY_ONE:
            return PIPELINING
        if not left:
            return USUAL.get(to, "502 5.5.1 what?")
        return left.pop(0) if len(left) > 1 else left[0]

    def count(self, word: str) -> int:
        return sum(one.split(" ")[0] == word for one in self.heard)


@asynccontextmanager
async def relay_of(script: Script) -> AsyncIterator[Relay]:
    """Serve on loopback; give how to reach it."""
    lines: set[asyncio.StreamWriter] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        script.calls += 1
        lines.add(writer)
        try:
            await _talk(script, reader, writer)
        except OSError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    try:
        port = server.sockets[0].getsockname()[1]
        yield Relay("127.0.0.1", port, hostname="gate", timeout_seconds=5, answer_seconds=5)
    finally:
        server.close()
        for one in lines:
            one.transport.abort()


async def _talk(script: Script, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    mouth = _Mouth(script, writer)
    said = await mouth.say("greeting")
    while not said.endswith(CLOSE) and (line := await _hear_line(reader, mouth)):
        script.heard.append(line.decode().rstrip("\r\n"))
        word = script.heard[-1].split(" ")[0].upper()
        said = await mouth.say(word)
        if word == "DATA" and said.startswith("3") and not said.endswith(CLOSE):
            script.texts.append(await _hear_text(reader))
            said = await mouth.say("text")
        if word == "QUIT":
            return


async def _hear_line(reader: asyncio.StreamReader, mouth: _Mouth) -> bytes:
    """Return the next line; where none comes, what was kept back is said first."""
    try:
        return await asyncio.wait_for(reader.readline(), MORE_SECONDS if mouth.keeps else None)
    except TimeoutError:
        await mouth.say_kept()
        return await reader.readline()


async def _hear_text(reader: asyncio.StreamReader) -> bytes:
    lines = []
    while lines[-1:] != [b".\r\n"]:
        lines.append(await reader.readline())
        if not lines[-1]:
            raise ConnectionError("no end of the text")
    return b"".join(lines)


class _Mouth:
    """Says what the script has, in the packets of its way."""

    def __init__(self, script: Script, writer: asyncio.StreamWriter) -> None:
        self._script = script
        self._writer = writer
        self._kept = b""
        self._is_silent = False

    async def say(self, to: str) -> str:
        answer = self._script.answer(to)
        if answer in {DEAD, STUCK}:
            self._kept, answer = b"", CLOSE if answer == DEAD else SILENCE
        words = answer.removesuffix(CLOSE)
        self._is_silent |= words == SILENCE
        if words and not self._is_silent:
            self._kept += words.encode() + b"\r\n"
        is_before_data = to in {"MAIL", "RCPT"} and not answer.endswith(CLOSE)
        if self._script.way is Way.AT_ONCE and is_before_data and not self._is_silent:
            return answer
        await self._say_kept()
        return answer

    @property
    def keeps(self) -> bool:
        return bool(self._kept)

    async def say_kept(self) -> None:
        self._script.waits += 1
        await self._say_kept()

    async def _say_kept(self) -> None:
        kept, self._kept = self._kept, b""
        size = 1 if self._script.way is Way.OCTETS else len(kept) or 1
        for start in range(0, len(kept), size):
            self._writer.write(kept[start : start + size])
            await self._writer.drain()
            await asyncio.sleep(0)
