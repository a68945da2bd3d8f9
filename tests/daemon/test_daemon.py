"""The daemon as a process: how it begins, stands by, takes trouble and ends."""

from __future__ import annotations

import os
import signal
import smtplib
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import uuid
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
import sqlalchemy as sa
from living import MAIN, START_SECONDS, LiveDaemon, Relay, Stopwatch, free_port, wait_until
from loopback import hear, mail, say, send

from gateway import systemd
from gateway.config.desk_file import example_desk
from gateway.listeners import is_recipient
from gateway.store import tables
from gateway.store.engine import reading

HELLO = b"EHLO peer.example\r\n"
FROM = b"MAIL FROM:<carla@alderair.example>\r\n"
TO = b"RCPT TO:<support@desk.example>\r\n"
WHOLE = (HELLO, FROM, TO, b"DATA\r\n", b"Subject: x\r\n\r\nx\r\n.\r\n")


def states(engine: sa.Engine) -> list[str]:
    with reading(engine) as connection:
        return list(
            connection.execute(
                sa.select(tables.inputs.c.state).order_by(tables.inputs.c.id)
            ).scalars()
        )


def letter_states(engine: sa.Engine) -> list[str]:
    with reading(engine) as connection:
        return [str(one) for one in connection.execute(sa.select(tables.letters.c.state)).scalars()]


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    return f"sqlite:///{path}"


@pytest.mark.parametrize(
    ("address", "is_taken"),
    [
        ("support@desk.example", True),
        ("Support+Waiting@Desk.Example", True),
        ("support-complete@desk.example", True),
        ("support+nonsense@desk.example", True),  # E-01 names the valid words
        ("support+t.k3v9a1@desk.example", True),
        ("waiting@desk.example", True),
        ("bounces+aebaaaaa@desk.example", True),
        ("postmaster@desk.example", True),
        ("Postmaster", True),
        ("hostmaster", False),
        ("billing@desk.example", False),
        ("supporter@desk.example", False),
        ("support@elsewhere.example", False),
        ("maya@desk.example", False),
        ("@", False),
        ("", False),
    ],
)
def test_the_door_takes_mail_for_our_addresses_alone(address: str, is_taken: bool) -> None:
    assert is_recipient(address, example_desk()) is is_taken


def test_a_mail_is_taken_decided_and_answered_by_a_letter(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with (
        Relay() as relay,
        LiveDaemon(tmp_path / "h", database_url, relay_port=relay.port) as daemon,
    ):
        daemon.bring_people()
        daemon.start()

        send(daemon.port, mail(1, sender="carla@alderair.example"), sender="carla@alderair.example")
        wait_until(lambda: states(engine) == ["done"])
        wait_until(lambda: any(b"To: " in raw and b"carla@alderair" in raw for raw in relay.raws))
        send(daemon.port, mail(2), to="postmaster")  # RFC 5321 4.5.1: without a domain, too
        wait_until(lambda: states(engine) == ["done"] * 2)

        assert daemon.stop() == 0


def test_it_says_ready_when_the_doors_are_open_and_stopping_at_sigterm(
    sqlite_url: str, tmp_path: Path
) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start(ready=False)

        signs = [daemon.next_sign()]
        greeting = say(daemon.port)[0]
        code = daemon.stop()
        signs.append(daemon.next_sign())

        assert signs == ["READY=1", "STOPPING=1"]
        assert greeting.startswith(b"220 desk.example")
        assert code == 0


def test_it_gives_life_signs_to_a_watchdog(sqlite_url: str, tmp_path: Path) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start(WATCHDOG_USEC="200000")

        assert daemon.next_sign() == "WATCHDOG=1"
        assert daemon.next_sign() == "WATCHDOG=1"


def test_a_service_manager_that_hears_nothing_stops_nobody(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The kernel keeps a few datagrams that nobody reads, and then whoever sends waits."""
    monkeypatch.setattr(systemd, "HEARS_SECONDS", 0.05)
    name = f"ticketgate-{uuid.uuid4()}"
    monkeypatch.setenv("NOTIFY_SOCKET", f"@{name}")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as deaf:
        deaf.bind(f"\0{name}")
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as filler:
            filler.setblocking(False)
            filler.connect(f"\0{name}")
            with suppress(BlockingIOError):
                while True:
                    filler.send(b"WATCHDOG=1")

        systemd.notify("READY=1")

    assert "the service manager does not hear READY=1" in caplog.text


def test_it_takes_the_socket_that_systemd_hands_over(sqlite_url: str, tmp_path: Path) -> None:
    program = (
        "import os, socket; handed = socket.create_server(('127.0.0.1', int(os.environ['PORT'])));"
        "os.dup2(handed.fileno(), 3); os.environ['LISTEN_PID'] = str(os.getpid());"
        "os.environ['LISTEN_FDS'] = '1';" + MAIN
    )
    with LiveDaemon(tmp_path / "h", sqlite_url, program=program) as daemon:
        daemon.start(PORT=str(daemon.port), TICKETGATE_SMTP__LISTEN="systemd")

        assert say(daemon.port)[0].startswith(b"220")


def test_without_a_socket_handed_over_it_says_so(sqlite_url: str, tmp_path: Path) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start(ready=False, TICKETGATE_SMTP__LISTEN="systemd")

        assert daemon.process.wait(START_SECONDS) == 78
        assert "no socket was handed over; start it by ticketgate.socket" in daemon.words()


def test_an_address_that_is_taken_is_named(sqlite_url: str, tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        LiveDaemon(tmp_path / "h", sqlite_url, port=taken.getsockname()[1]) as daemon,
    ):
        daemon.start(ready=False)

        assert daemon.process.wait(START_SECONDS) == 69
        assert f"smtp.listen: 127.0.0.1:{daemon.port}: " in daemon.words()


def test_a_second_gateway_stands_by_takes_mail_and_follows_when_the_first_dies(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with (
        LiveDaemon(tmp_path / "a", database_url) as first,
        LiveDaemon(tmp_path / "b", database_url) as second,
    ):
        first.bring_people()
        first.start()
        wait_until(lambda: "clerk" in first.words())
        second.start()
        wait_until(lambda: "standby" in second.words())

        send(second.port, mail(1))
        wait_until(lambda: states(engine) == ["done"])
        first.kill()
        send(second.port, mail(2))
        wait_until(lambda: states(engine) == ["done", "done"])

        assert "clerk" in second.words()
        assert second.stop() == 0


def test_two_gateways_on_one_database_send_each_letter_once(
    database_url: str, engine: sa.Engine, tmp_path: Path
) -> None:
    with (
        Relay() as relay,
        LiveDaemon(tmp_path / "a", database_url, relay_port=relay.port) as first,
        LiveDaemon(tmp_path / "b", database_url, relay_port=relay.port) as second,
    ):
        first.bring_people()
        first.start()
        second.start()
        for number in range(1, 13):
            daemon = (first, second)[number % 2]
            send(daemon.port, mail(number, f"Room {number}.", f"p{number}@alderair.example"))
        wait_until(lambda: states(engine) == ["done"] * 12)
        wait_until(lambda: set(letter_states(engine)) == {"sent"})

        assert (first.stop(), second.stop()) == (0, 0)
        assert sorted(relay.message_ids()) == sorted(set(relay.message_ids()))
        assert len(relay.raws) == len(letter_states(engine))


def test_a_locked_database_makes_mail_wait(sqlite_url: str, tmp_path: Path) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start()
        wait_until(lambda: "clerk" in daemon.words())
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN IMMEDIATE")

        answer = say(daemon.port, *WHOLE)[-1]
        other.execute("ROLLBACK")
        other.close()
        again = say(daemon.port, *WHOLE)[-1]

        assert answer.startswith(b"451 4.3.0")
        assert b"database" not in answer
        assert again.startswith(b"250")
        assert "database is locked" in daemon.words()


def test_a_full_disk_makes_mail_wait(sqlite_url: str, tmp_path: Path) -> None:
    # no file may grow beyond what the database has now: what a full disk looks like from inside
    limit = Path(sqlite_url.removeprefix("sqlite:///")).stat().st_size + 200_000
    program = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, {limit}));" + MAIN
    )
    large = b"Subject: x\r\n\r\n" + b"words\r\n" * 200_000 + b".\r\n"
    with LiveDaemon(tmp_path / "h", sqlite_url, program=program) as daemon:
        daemon.start()

        answer = say(daemon.port, *WHOLE[:-1], large)[-1]
        again = say(daemon.port, *WHOLE)[-1]

        assert answer.startswith(b"451 4.3.0")
        assert again.startswith(b"250")


def test_a_database_server_that_is_away_makes_mail_wait(tmp_path: Path) -> None:
    url = f"postgresql://nobody@127.0.0.1:{free_port()}/none"
    with LiveDaemon(tmp_path / "h", url) as daemon:
        daemon.start()

        answer = say(daemon.port, *WHOLE)[-1]

        assert answer.startswith(b"451 4.3.0")
        assert "mail is answered 451 until it is back" in daemon.words()
        assert daemon.stop() == 0


def test_a_relay_that_is_away_makes_letters_wait(sqlite_url: str, tmp_path: Path) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url, relay_port=free_port()) as daemon:
        daemon.bring_people()
        daemon.start()
        send(daemon.port, mail(1, sender="carla@alderair.example"), sender="carla@alderair.example")

        wait_until(lambda: "relay_away" in daemon.words())
        assert daemon.stop() == 0
    outbox = subprocess.run(
        [sys.executable, "-c", MAIN, "-c", str(daemon.config), "outbox", "list"],
        capture_output=True, text=True, env=os.environ | {"COLUMNS": "80"},
    )  # fmt: skip

    assert "carla@alderair.example" in outbox.stdout
    assert max(map(len, outbox.stdout.splitlines())) <= 80


def test_without_a_relay_letters_go_to_the_maildir_and_the_log_says_so(
    sqlite_url: str, tmp_path: Path
) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.bring_people()
        daemon.start()
        send(daemon.port, mail(1, sender="carla@alderair.example"), sender="carla@alderair.example")

        wait_until(lambda: any((daemon.folder / "outbox" / "new").glob("*")))

        assert "no relay: letters go to" in daemon.words()


def test_sigterm_finishes_the_mail_that_is_coming_in(sqlite_url: str, tmp_path: Path) -> None:
    with (
        LiveDaemon(tmp_path / "h", sqlite_url) as daemon,
        socket.create_connection(("127.0.0.1", daemon.start().port), timeout=60) as line,
    ):
        for piece in WHOLE[:-1]:
            hear(line)
            line.sendall(piece)
        hear(line)
        daemon.process.terminate()
        assert daemon.next_sign() == "STOPPING=1"
        line.sendall(WHOLE[-1])
        heard = hear(line)

        assert heard.startswith(b"250")
        assert daemon.process.wait(START_SECONDS) == 0


def test_sigterm_ends_in_time_whatever_the_database_does(sqlite_url: str, tmp_path: Path) -> None:
    """Another program holds the file: who writes hears no 250, and comes again."""
    taken: list[int] = []

    def write(number: int) -> None:
        with suppress(OSError, smtplib.SMTPException):
            send(daemon.port, mail(number))
            taken.append(number)

    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start()
        write(1)
        wait_until(lambda: "decided input=1" in daemon.words())
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        customers = [threading.Thread(target=write, args=(number,)) for number in (2, 3, 4)]
        for one in customers:
            one.start()
        wait_until(lambda: "database is locked" in daemon.words())
        watch = Stopwatch(daemon.process.pid)
        daemon.process.send_signal(signal.SIGTERM)
        while daemon.is_alive():
            assert watch.seconds < 11, daemon.words()
            time.sleep(0.02)
        for one in customers:
            one.join()
        other.close()

        assert (daemon.process.returncode, taken) == (0, [1])
        assert "Traceback" not in daemon.words()
        assert daemon.next_sign() == "STOPPING=1"
        daemon.start()
        write(5)
        wait_until(lambda: "decided input=2" in daemon.words())


def test_sighup_ends_no_daemon_whatever_stands_in_its_files(
    sqlite_url: str, tmp_path: Path
) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start()
        for name in ("desk.toml", "ticketgate.toml"):
            (tmp_path / "h" / name).write_text("[[broken")

        daemon.process.send_signal(signal.SIGHUP)
        wait_until(lambda: "SIGHUP changes nothing" in daemon.words())
        send(daemon.port, mail(1))
        wait_until(lambda: "decided input=1" in daemon.words())

        assert daemon.stop() == 0


def test_a_terminal_that_is_closed_ends_the_daemon_in_order(
    sqlite_url: str, tmp_path: Path
) -> None:
    ours, its = os.openpty()
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start(stdin=its)
        os.close(its)

        daemon.process.send_signal(signal.SIGHUP)

        assert daemon.process.wait(START_SECONDS) == 0, daemon.words()
        assert daemon.next_sign() == "STOPPING=1"
    os.close(ours)


@pytest.mark.long
@pytest.mark.timeout(600)
def test_a_database_that_is_locked_ends_no_daemon_by_its_watchdog(
    sqlite_url: str, tmp_path: Path
) -> None:
    """As the unit allows: a sign a minute, while each write waits for its lock."""
    is_over = threading.Event()

    def write(number: int) -> None:
        while not is_over.wait(0.1):
            with suppress(OSError, smtplib.SMTPException):
                send(daemon.port, mail(number))

    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start(WATCHDOG_USEC="60000000")
        other = sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        customers = [threading.Thread(target=write, args=(number,)) for number in range(12)]
        for one in customers:
            one.start()
        try:
            for _ in range(6):
                assert daemon.next_sign(60) == "WATCHDOG=1"
        finally:
            is_over.set()
            for one in customers:
                one.join()
            other.close()


def test_an_idle_daemon_needs_little(sqlite_url: str, tmp_path: Path) -> None:
    with LiveDaemon(tmp_path / "h", sqlite_url) as daemon:
        daemon.start()
        wait_until(lambda: "clerk" in daemon.words())
        process = psutil.Process(daemon.process.pid)
        process.cpu_percent()

        used = process.cpu_percent(interval=3)

        assert used < 3  # in per cent of one core; a busy loop would show 100
        assert process.memory_info().rss < 120 * 1024 * 1024


def test_the_first_mail_waits_for_no_warm_up(sqlite_url: str, tmp_path: Path) -> None:
    never = "import threading, gateway.cli.run as run; forever = threading.Event();"
    never += f"run.warm_up = lambda *all: forever.wait(); {MAIN}"
    with LiveDaemon(tmp_path / "h", sqlite_url, program=never) as daemon:
        daemon.start()

        send(daemon.port, mail(1))

        assert " clerk" not in daemon.words()  # it is still warming up
