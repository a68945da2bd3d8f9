"""A relay that says what a script tells it to, line by line, and keeps what it hears."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from outbound.relay_address import Relay

USUAL = {
    "greeting": "220 relay.example ESMTP",
    "EHLO": "250-relay.example\r\n250-8BITMIME\r\n250 PIPELINING",
    "HELO": "250 relay.example",
    "MAIL": "250 2.1.0 fine",
    "RCPT": "250 2.1.5 fine",
    "DATA": "354 go on",
    "text": "250 2.0.0 queued",
    "RSET": "250 2.0.0 forgotten",
    "QUIT": "221 2.0.0 bye",
}
CLOSE, SILENCE = "(closes)", "(silence)"


@dataclass
class Script:
    """What it says in place of the usual, each answer once; the last one again and again."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)  # commands
    texts: list[bytes] = field(default_factory=list)
    calls: int = 0

    def answer(self, to: str) -> str:
        left = self.answers.get(to)
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
    said = await _say(script, writer, "greeting")
    while not said.endswith(CLOSE) and (line := await reader.readline()):
        script.heard.append(line.decode().rstrip("\r\n"))
        word = script.heard[-1].split(" ")[0].upper()
        said = await _say(script, writer, word)
        if word == "DATA" and said.startswith("3") and not said.endswith(CLOSE):
            script.texts.append(await reader.readuntil(b"\r\n.\r\n"))
            said = await _say(script, writer, "text")
        if word == "QUIT":
            return


async def _say(script: Script, writer: asyncio.StreamWriter, to: str) -> str:
    answer = script.answer(to)
    words = answer.removesuffix(CLOSE)
    if words and words != SILENCE:
        writer.write(words.encode() + b"\r\n")
        await writer.drain()
    return answer
