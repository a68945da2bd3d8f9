"""How fast letters leave, beside smtplib sending the same bytes over one connection.

`python -m bench.post [--letters 600] [--rounds 3] [--connections 1,2,4] [--far]` takes real letters
(what `bench.mails` asks for) from an outbox on SQLite with synchronous=FULL to a relay of its own
process on loopback: claimed, written as MIME, handed, sent and marked. smtplib has the bytes ready
and writes nothing down. With a proxy between that delays each way by half of 50 ms the relay is far
away. Letters a second go by the clock; processor time is this process's, the relay's left out.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import smtplib
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from bench.mails import START
from bench.walk import open_bench, seeded
from gateway.store.engine import reading, writing
from gateway.store.outbox import OutboxLetter, load_letter
from gateway.store.tables import letters
from gateway.worker.outbox_access import OutboxAccess
from gateway.worker.writer import Writer
from outbound.courier import Courier
from outbound.mime import write_mime
from outbound.post import Post
from outbound.relay_address import Relay

NOW = START + timedelta(days=2)
FAR_SECONDS = 0.050
LOOK_SECONDS = 0.05  # between two looks whether all have left
FAR_LETTERS = 40  # a connection


@dataclass(frozen=True, slots=True)
class Speed:
    letters: int
    wall: float
    cpu: float

    @property
    def a_second(self) -> float:
        return self.letters / self.wall

    @property
    def cost(self) -> float:
        return self.cpu / self.letters * 1000


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--letters", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--connections", default="1,2,4")
    parser.add_argument("--relay", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--proxy", type=int, default=0, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.relay:
        asyncio.run(_relay())
    elif asked.proxy:
        asyncio.run(_proxy(asked.proxy))
    else:
        report(asked.letters, asked.rounds, tuple(map(int, asked.connections.split(","))))


def report(many: int, rounds: int, connections: Sequence[int]) -> None:
    with tempfile.TemporaryDirectory() as folder, process_for("--relay") as port:
        outbox = _Outbox(Path(folder) / "post.db", many)
        print(f"{outbox.held} letters of {outbox.size:.1f} kB on loopback")
        speeds: dict[str, list[Speed]] = {}
        for _ in range(rounds + 1):  # the first round warms up
            speeds.setdefault("smtplib", []).append(outbox.by_smtplib(port))
            for one in connections:
                speed = asyncio.run(outbox.by_post(port, one, outbox.held))
                speeds.setdefault(f"post, {one}", []).append(speed)
        base = speeds["smtplib"]
        for name, found in speeds.items():
            _tell(name, found[1:], base[1:])
        print(f"the same behind {FAR_SECONDS * 1000:.0f} ms of round trip")
        with process_for("--proxy", str(port)) as far:
            for one in connections:
                speed = asyncio.run(outbox.by_post(far, one, FAR_LETTERS * one))
                each = speed.a_second / one
                print(f"  {one:2} connections {speed.a_second:7.1f}/s, {each:.2f}/s each")
        outbox.close()


def _tell(name: str, found: Sequence[Speed], base: Sequence[Speed]) -> None:
    pairs = tuple(zip(found, base, strict=True))
    faster = statistics.median(one.a_second / other.a_second for one, other in pairs)
    dearer = statistics.median(one.cost / other.cost for one, other in pairs)
    speed = statistics.median(one.a_second for one in found)
    cost = statistics.median(one.cost for one in found)
    print(
        f"  {name:10} {speed:7.0f}/s {cost:6.2f} ms of processor time a letter; beside smtplib "
        f"{faster:.2f}x as fast, {dearer:.2f}x the cost"
    )


class _Outbox:
    """Letters of real tickets, sent again and again."""

    def __init__(self, path: Path, many: int) -> None:
        bench = open_bench(path)
        seeded(bench, 1, max(10, many // 2))
        self._engine = bench.engine
        with reading(self._engine) as connection:
            ids = connection.execute(sa.select(letters.c.id).limit(many)).scalars().all()
        self._ids = tuple(ids)
        self.held = len(ids)
        found = self._claimed()
        self._raws = [(one.envelope_sender, one.address, write_mime(one, NOW)) for one in found]
        self.size = statistics.fmean(len(raw) for _, _, raw in self._raws) / 1000

    def by_smtplib(self, port: int) -> Speed:
        with smtplib.SMTP("127.0.0.1", port, local_hostname="desk.example") as relay:
            began, spent = time.monotonic(), time.process_time()
            for sender, recipient, raw in self._raws:
                relay.sendmail(sender, [recipient], raw)
            return Speed(len(self._raws), time.monotonic() - began, time.process_time() - spent)

    async def by_post(self, port: int, connections: int, many: int) -> Speed:
        """Let the post have so many of the letters, and time it until they are marked sent."""
        self._put_back(many)
        stop = asyncio.Event()
        with Writer(lambda group: ()) as writer:
            access = OutboxAccess(self._engine, writer, "bench")
            courier = Courier(Relay("127.0.0.1", port, hostname="desk.example"))
            post = Post(access, courier, lambda: NOW, carriers=connections)
            began, spent = time.monotonic(), time.process_time()
            running = asyncio.create_task(post.run(stop))
            while self._unsent():
                await asyncio.sleep(LOOK_SECONDS)
            speed = Speed(many, time.monotonic() - began, time.process_time() - spent)
            stop.set()
            post.wake()
            await running
        return speed

    def close(self) -> None:
        self._engine.dispose()

    def _put_back(self, many: int) -> None:
        with writing(self._engine) as connection:
            connection.execute(letters.update().values(state="cancelled", claimed_by=""))
            fresh = {"state": "queued", "next_try_at": START, "not_before": START, "tries": 0}
            chosen = letters.c.id.in_(self._ids[:many])
            connection.execute(letters.update().where(chosen).values(repeated=False, **fresh))

    def _unsent(self) -> int:
        with reading(self._engine) as connection:
            count = sa.select(sa.func.count()).where(letters.c.state.in_(("queued", "handed")))
            return connection.execute(count).scalar_one()

    def _claimed(self) -> list[OutboxLetter]:
        with reading(self._engine) as connection:
            found = (load_letter(connection, one) for one in self._ids)
            return [one for one in found if one is not None]


# --- the relay, and the way to it ------------------------------------------------------------


@contextmanager
def process_for(*words: str) -> Iterator[int]:
    """Run a part of this in a process of its own; give its port."""
    command = [sys.executable, "-m", "bench.post", *words]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield int(json.loads(process.stdout.readline()))
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


class _Sink(asyncio.Protocol):
    """Takes everything, and knows just enough SMTP to be told it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._wire, self._heard, self._in_mail = transport, b"", False
        transport.write(b"220 relay\r\n")

    def data_received(self, data: bytes) -> None:
        self._heard += data
        while True:
            end = b"\r\n.\r\n" if self._in_mail else b"\r\n"
            line, found, rest = self._heard.partition(end)
            if not found:
                return
            self._heard = rest
            self._wire.write(self._answer(line.upper()))

    def _answer(self, line: bytes) -> bytes:
        if self._in_mail:
            self._in_mail = False
            return b"250 taken\r\n"
        if line.startswith(b"DATA"):
            self._in_mail = True
            return b"354 go on\r\n"
        if line.startswith(b"EHLO"):
            return b"250-relay\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 99999999\r\n"
        return b"221 bye\r\n" if line.startswith(b"QUIT") else b"250 ok\r\n"


async def _relay() -> None:
    server = await asyncio.get_running_loop().create_server(_Sink, "127.0.0.1", 0)
    await _tell_port(server)


async def _proxy(port: int) -> None:
    """Give everything on as late as half a round trip makes it, in its order."""

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(_delay(reader, back), _delay(there, writer))

    await _tell_port(await asyncio.start_server(meet, "127.0.0.1", 0))


async def _delay(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    loop = asyncio.get_running_loop()
    while block := await reader.read(2**18):
        loop.call_later(FAR_SECONDS / 2, writer.write, block)
    loop.call_later(FAR_SECONDS / 2, writer.close)


async def _tell_port(server: asyncio.Server) -> None:
    print(json.dumps(server.sockets[0].getsockname()[1]), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    os._exit(0)  # connections may stand


if __name__ == "__main__":
    main()
