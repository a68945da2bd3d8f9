"""The daemon under siege: thousands of idle strangers, and the mail server that is still heard."""

from __future__ import annotations

import resource
import smtplib
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from living import MAIN, LiveDaemon, Relay, Stopwatch, wait_until
from loopback import mail, send

IDLE = 5000
MEMORY_MAX = 200 * 1024 * 1024  # that 5,000 connections may cost


@pytest.fixture
def many_files() -> None:
    """As many descriptors as the test itself needs."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard < IDLE + 200:
        pytest.fail(f"the test needs {IDLE + 200} descriptors, the machine allows {hard}")
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, IDLE + 200), hard))


@pytest.mark.usefixtures("many_files")
@pytest.mark.parametrize("allowed", [100, 6000])
def test_five_thousand_idle_strangers_keep_nobody_out(
    sqlite_template: Path, tmp_path: Path, allowed: int
) -> None:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    idle: list[socket.socket] = []
    with LiveDaemon(tmp_path / "h", f"sqlite:///{path}") as daemon:
        daemon.start(
            TICKETGATE_SMTP__MAX_CONNECTIONS=str(allowed),
            TICKETGATE_SMTP__MAX_CONNECTIONS_PER_PEER=str(allowed),
        )
        process = psutil.Process(daemon.process.pid)
        before = process.memory_info().rss
        try:
            for number in range(IDLE):
                source = (f"127.0.1.{number % 200 + 1}", 0)
                idle.append(
                    socket.create_connection(
                        ("127.0.0.1", daemon.port), timeout=60, source_address=source
                    )
                )
            watch = Stopwatch(daemon.process.pid)
            send(daemon.port, mail(1))

            assert watch.seconds < 10
            assert process.memory_info().rss - before < MEMORY_MAX
        finally:
            for one in idle:
                one.close()
        send(daemon.port, mail(2))
        assert daemon.stop() == 0


def test_more_connections_than_files_are_not_let_in_and_work_goes_on(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """A stranger from many addresses takes all that the door gives; there is room for the rest."""
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    program = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (400, 400));" + MAIN
    idle: list[socket.socket] = []
    with (
        Relay() as relay,
        LiveDaemon(
            tmp_path / "h", f"sqlite:///{path}", relay_port=relay.port, program=program
        ) as daemon,
    ):
        daemon.bring_people()
        daemon.start(
            TICKETGATE_SMTP__MAX_CONNECTIONS="5000",
            TICKETGATE_SMTP__MAX_CONNECTIONS_PER_PEER="5000",
        )
        try:
            for number in range(450):
                source = (f"127.0.1.{number % 200 + 1}", 0)
                idle.append(
                    socket.create_connection(
                        ("127.0.0.1", daemon.port), timeout=60, source_address=source
                    )
                )
            send(daemon.port, mail(1, sender="carla@alderair.example"))
            wait_until(lambda: relay.raws != [], told=daemon.words)
        finally:
            for one in idle:
                one.close()
        assert "smtp.max_connections: 5000 is more than the 400 files" in daemon.words()
        assert "trouble=descriptors" not in daemon.words()
        assert daemon.stop() == 0


MIB = 1024 * 1024
NO_END = b"Subject: it never ends\r\n\r\n" + b"x" * 70 + b"\r\n"


def send_without_end(port: int, host: str, is_over: threading.Event, sent: list[int]) -> None:
    """Say one mail after another that does not end, as fast as the door lets us."""
    while not is_over.is_set():
        with (
            suppress(OSError),
            socket.create_connection(
                ("127.0.0.1", port), timeout=0.5, source_address=(host, 0)
            ) as line,
        ):
            line.sendall(b"EHLO b.example\r\nMAIL FROM:<b@b.example>\r\n")
            line.sendall(b"RCPT TO:<support@desk.example>\r\nDATA\r\n" + NO_END)
            while not is_over.is_set():
                with suppress(TimeoutError):  # the door does not read on just now
                    sent[0] += line.send(b"y" * 998 + b"\r\n")


def test_mails_without_end_of_one_stranger_keep_nobody_out(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """Eleven of them took all the room once, and the mail server waited for minutes."""
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    is_over, sent = threading.Event(), [0]
    with LiveDaemon(tmp_path / "h", f"sqlite:///{path}") as daemon:
        daemon.start(TICKETGATE_MAIL__MAX_SIZE_MIB="4", TICKETGATE_SMTP__MAX_IN_FLIGHT_MIB="16")
        process = psutil.Process(daemon.process.pid)
        before = process.memory_info().rss
        attackers = [
            threading.Thread(
                target=send_without_end, args=(daemon.port, "127.0.0.2", is_over, sent)
            )
            for _ in range(11)
        ]
        for one in attackers:
            one.start()
        try:
            wait_until(lambda: sent[0] > 8 * MIB, told=daemon.words)  # more than strangers have
            large = mail(1) + b"z" * 76 * 40_000 + b"\r\n"
            for number in range(5):
                send(daemon.port, large.replace(b"<m1@", b"<m1%d@" % number))
            other = "127.0.0.3"
            with smtplib.SMTP(
                "127.0.0.1", daemon.port, timeout=90, source_address=(other, 0)
            ) as client:
                client.sendmail("c@a.example", ["support@desk.example"], mail(2))

            assert process.memory_info().rss - before < 6 * 16 * MIB
        finally:
            is_over.set()
            for one in attackers:
                one.join()
        assert daemon.words().count("mail journalled") == 6
        assert daemon.stop() == 0


# In a process of its own: the limit is for all that it does.
WITHOUT_DESCRIPTORS = """
import asyncio, resource, socket
from gateway.doors.backlog import ONE_BY_ONE, keep_callers

async def tried() -> None:
    loop, told, met = asyncio.get_running_loop(), [], []
    loop.set_exception_handler(lambda loop, context: told.append(loop.time()))
    def meet():
        met.append(1)
        return asyncio.Protocol()
    server = await loop.create_server(meet, "127.0.0.1", 0, backlog=ONE_BY_ONE)
    address = keep_callers(server).sockets[0].getsockname()
    callers = [socket.socket() for _ in range(100)]
    usual = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (1, usual[1]))
    for one in callers:
        one.settimeout(20)
        one.connect(address)  # the kernel keeps them all
    while len(told) < 3:
        await asyncio.sleep(0.05)
    apart = [later - before for before, later in zip(told, told[1:])]
    resource.setrlimit(resource.RLIMIT_NOFILE, usual)
    while len(met) < len(callers):
        await asyncio.sleep(0.05)
    print(min(apart))

asyncio.run(asyncio.wait_for(tried(), 60))
"""


def test_without_descriptors_callers_are_kept_and_tried_once_a_second() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", WITHOUT_DESCRIPTORS], capture_output=True, text=True
    )

    assert ran.stderr == ""
    assert float(ran.stdout) > 0.5
