"""What taking a mail costs until 250, beside aiosmtpd as it comes, which throws it away.

`python -m bench.accept [--mails 600] [--rounds 5]` runs both as processes of their own: ours
with door, log, group commit and journal on a SQLite file with synchronous=FULL (nobody decides),
the other with a handler that says 250. The same peers hand the same mails to one and the other in
turns: small ones and mixed real-looking ones (`bench.mails`), over one connection and over thirty.
Processor time is each server's own; the ratio of wall clocks has the peers' work in it too.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bench.daemon import site_in
from bench.mails import START, Thread, mixed, people

TO = "support@desk.example"
MANY = 30  # connections
STOCK, OURS = "aiosmtpd", "ticketgate"


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    process: subprocess.Popen[str]

    def spent(self) -> float:
        """Return its processor time so far, in seconds."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return float(json.loads(self.process.stdout.readline())["cpu"])


@dataclass(frozen=True, slots=True)
class Cost:
    cpu: float  # milliseconds a mail
    wall: float


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--mails", type=int, default=600)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--serve", choices=(STOCK, OURS), help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.serve == STOCK:
        asyncio.run(_serve_stock())
    elif asked.serve == OURS:
        asyncio.run(_serve_ours(asked.folder))
    else:
        report(asked.mails, asked.rounds)


def report(mails: int, rounds: int) -> None:
    print("accepting, ms a mail: ticketgate (250 after the commit) and aiosmtpd (thrown away)")
    kinds = {"small": small(mails), "mixed": mixed_mails(mails)}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = {name: stack.enter_context(serving(name, Path(folder))) for name in (STOCK, OURS)}
        for kind, raws in kinds.items():
            for connections in (1, MANY):
                costs = compare(servers, raws, connections, rounds)
                _tell(kind, connections, costs)


def compare(
    servers: dict[str, Server], raws: Sequence[bytes], connections: int, rounds: int
) -> dict[str, list[Cost]]:
    """Hand the mails to each server in turns; the first round warms up."""
    costs: dict[str, list[Cost]] = {name: [] for name in servers}
    for _ in range(rounds + 1):
        for name, server in servers.items():
            before, began = server.spent(), time.monotonic()
            hand_over(server.port, raws, connections)
            wall = time.monotonic() - began
            cpu = server.spent() - before
            costs[name].append(Cost(cpu / len(raws) * 1000, wall / len(raws) * 1000))
    return {name: found[1:] for name, found in costs.items()}


def _tell(kind: str, connections: int, costs: dict[str, list[Cost]]) -> None:
    ours, stock = costs[OURS], costs[STOCK]
    cpu = statistics.median(a.cpu / b.cpu for a, b in zip(ours, stock, strict=True))
    wall = statistics.median(a.wall / b.wall for a, b in zip(ours, stock, strict=True))
    mine = statistics.median(one.cpu for one in ours)
    other = statistics.median(one.cpu for one in stock)
    print(
        f"  {kind:6} at {connections:2} connections: {mine:.3f} and {other:.3f}, "
        f"{cpu:.2f}x by processor time, {wall:.2f}x by the clock"
    )


# --- mails and who hands them over -----------------------------------------------------------


def small(many: int) -> tuple[bytes, ...]:
    """Plain mails of some 300 octets."""
    return tuple(
        f"From: Carla <carla@alderair.example>\r\nTo: {TO}\r\nSubject: printer {number}\r\n"
        f"Message-ID: <{number}@alderair.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 -0500\r\n"
        "\r\nHello,\r\n\r\nthe printer in room 12 is offline again.\r\n\r\nCarla\r\n".encode()
        for number in range(many)
    )


def mixed_mails(many: int) -> tuple[bytes, ...]:
    text = "Hello,\nwe have your request and look into it.\n" * 8
    threads = tuple(
        Thread(one, f"[T20261123.{place:04}]", "printer", f"<{place}@desk.example>", text)
        for place, one in enumerate(people()[:40])
    )
    return tuple(one.raw for one in mixed(many, 3, TO, threads, START))


def hand_over(port: int, raws: Sequence[bytes], connections: int) -> None:
    """Hand mails over, each connection its share of them one after the other."""
    faults: list[BaseException] = []

    def speak(share: Sequence[bytes]) -> None:
        try:
            _speak(port, share)
        except BaseException as fault:
            faults.append(fault)

    threads = [
        threading.Thread(target=speak, args=(raws[first::connections],))
        for first in range(connections)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    if faults:
        raise faults[0]


def _speak(port: int, raws: Sequence[bytes]) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        _hear(line, b"220")
        _say(line, b"EHLO peer.example\r\n", b"250")
        for raw in raws:
            _say(line, b"MAIL FROM:<carla@alderair.example>\r\n", b"250")
            _say(line, f"RCPT TO:<{TO}>\r\n".encode(), b"250")
            _say(line, b"DATA\r\n", b"354")
            _say(line, raw.replace(b"\r\n.", b"\r\n..") + b".\r\n", b"250")
        _say(line, b"QUIT\r\n", b"221")


def _say(line: socket.socket, words: bytes, code: bytes) -> None:
    line.sendall(words)
    _hear(line, code)


def _hear(line: socket.socket, code: bytes) -> None:
    heard = b""
    while not (heard.endswith(b"\n") and heard.splitlines()[-1][3:4] != b"-"):
        heard += line.recv(4096)
    if not heard.startswith(code):
        raise AssertionError(heard)


# --- the servers -----------------------------------------------------------------------------


@contextmanager
def serving(name: str, folder: Path) -> Iterator[Server]:
    command = [sys.executable, "-m", "bench.accept", "--serve", name, "--folder", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield Server(int(json.loads(process.stdout.readline())["port"]), process)
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


async def _answer_until_closed(port: int) -> None:
    """Tell the port, then the processor time for each line that is asked; end with the input."""
    _print(port=port)
    while await asyncio.to_thread(sys.stdin.readline):
        _print(cpu=time.process_time())


def _print(**values: float) -> None:
    print(json.dumps(values), flush=True)


async def _serve_stock() -> None:
    from aiosmtpd.smtp import SMTP

    class Sink:
        async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
            return "250 OK"

    loop = asyncio.get_running_loop()
    server = await loop.create_server(
        lambda: SMTP(Sink(), hostname="desk.example", enable_SMTPUTF8=True, loop=loop),
        "127.0.0.1",
        0,
    )
    await _answer_until_closed(server.sockets[0].getsockname()[1])


async def _serve_ours(folder: Path) -> None:
    from gateway.config.desk_file import example_desk
    from gateway.config.settings_file import load_settings
    from gateway.listeners import open_doors, room_of
    from gateway.logs import set_up_log
    from gateway.store.accepting import Accepting
    from gateway.store.engine import open_engine, upgrade
    from gateway.worker.writer import Writer

    engine = open_engine(f"sqlite:///{folder}/accept.db")
    upgrade(engine)
    set_up_log("json", "INFO")
    (handler,) = logging.getLogger().handlers
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream((folder / "log").open("w"))

    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    more = f'[smtp]\nlisten = "127.0.0.1:{port}"\nmax_connections_per_peer = {2 * MANY}\n'
    settings = load_settings(site_in(folder, more))
    accepting = Accepting(engine)
    with Writer(accepting.accept) as writer:
        room = room_of(settings)
        desk = example_desk()
        [door] = await open_doors(settings, desk, writer.accept, lambda: datetime.now(UTC), room)
        await _answer_until_closed(port)
        await door.close(1)
    accepting.close()
    engine.dispose()


if __name__ == "__main__":
    main()
