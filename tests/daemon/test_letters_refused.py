"""The real daemon and a relay that refuses one letter: it ends alone, and people hear of it."""

from __future__ import annotations

import socketserver
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.utils import format_datetime
from pathlib import Path

import sqlalchemy as sa
from fault_run import wait_until_settled
from living import MAIN, LiveDaemon, wait_until
from loopback import send
from talks import write_desk

from gateway.store import tables
from gateway.store.engine import open_engine, writing

Says = Callable[[str, bytes], bytes]  # of a recipient and a text; b"": it is taken
PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"
    "AAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
WORDS = "Here is the plan."


class Relay(socketserver.ThreadingTCPServer):
    """It takes or refuses a text when it has it, and keeps what it was given."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, says: Says) -> None:
        super().__init__(("127.0.0.1", 0), _Talk)
        self.port = int(self.server_address[1])
        self.says = says
        self.given: list[tuple[str, bytes, bool]] = []  # recipient, text, taken

    def to(self, address: str) -> list[tuple[bytes, bool]]:
        """What was given for somebody, and whether it was taken."""
        return [(raw, taken) for to, raw, taken in self.given if to == address]


class _Talk(socketserver.StreamRequestHandler):
    server: Relay

    def handle(self) -> None:
        self.wfile.write(b"220 relay.example\r\n")
        to = ""
        while line := self.rfile.readline():
            if line.startswith(b"RCPT"):
                to = line.decode().partition("<")[2].partition(">")[0]
            if not line.startswith(b"DATA"):
                self.wfile.write(b"250 fine\r\n")
                continue
            self.wfile.write(b"354 go on\r\n")
            raw = b""
            while (part := self.rfile.readline()) not in (b".\r\n", b""):
                raw += part
            refusal = self.server.says(to, raw)
            self.server.given.append((to, raw, not refusal))
            self.wfile.write((refusal or b"250 fine") + b"\r\n")


@contextmanager
def playing(tmp_path: Path, template: Path, says: Says) -> Iterator[tuple[LiveDaemon, Relay, str]]:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(template.read_bytes())
    url = f"sqlite:///{path}"
    with Relay(says) as relay:
        serving = threading.Thread(target=relay.serve_forever, kwargs={"poll_interval": 0.05})
        serving.start()
        try:
            with LiveDaemon(tmp_path / "h", url, relay_port=relay.port) as daemon:
                write_desk(daemon.folder / "desk.toml")
                daemon.bring_people()
                daemon.start()
                yield daemon, relay, url
                assert daemon.stop() == 0
        finally:
            relay.shutdown()
            serving.join()


def proved(sender: str, subject: str, body: str, number: int) -> bytes:
    """A mail whose sender the trusted server vouches for; `body` with the fields that it wants."""
    domain = sender.rpartition("@")[2]
    return (
        f"Authentication-Results: mx.desk.example; dkim=pass header.d={domain};"
        f" dmarc=pass header.from={domain}\r\n"
        f"From: {sender}\r\nTo: support@desk.example\r\nMessage-ID: <p{number}@{domain}>\r\n"
        f"Date: {format_datetime(datetime.now(UTC))}\r\nSubject: {subject}\r\n{body}\r\n"
    ).encode()


def with_picture(words: str) -> str:
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{words}\r\n--b\r\nContent-Type: image/png\r\n"
        'Content-Disposition: attachment; filename="plan.png"\r\n'
        f"Content-Transfer-Encoding: base64\r\n\r\n{PICTURE}\r\n--b--"
    )


CARLA, TESS, MAYA = "carla@acme.example", "tess@brightwater.example", "maya@desk.example"


def maya_answers(daemon: LiveDaemon, relay: Relay, url: str, body: str) -> str:
    """Carla asks, Maya answers on the ticket, and all of it is done; return the number."""
    send(daemon.port, proved(CARLA, "Printer", "\r\nIt is broken.", 1), sender=CARLA)
    wait_until(lambda: bool(relay.to(CARLA)), told=daemon.words)
    subject = str(message_from_bytes(relay.to(CARLA)[0][0])["Subject"])
    send(daemon.port, proved(MAYA, f"Re: {subject}", body, 2), sender=MAYA)
    wait_until(lambda: bool(plans(relay)), told=daemon.words)
    wait_until_settled(url, daemon)
    return subject.partition("[")[2].partition("]")[0]


def plans(relay: Relay) -> list[tuple[bytes, bool]]:
    """What was given of Maya's words to Carla, and whether it was taken."""
    return [one for one in relay.to(CARLA) if WORDS.encode() in one[0]]


def test_a_letter_that_is_refused_as_data_ends_alone_on_its_ticket_and_is_told(
    sqlite_template: Path, tmp_path: Path
) -> None:
    def says(to: str, raw: bytes) -> bytes:
        is_it = to == CARLA and WORDS.encode() in raw
        return b"554 5.7.1 looks like spam" if is_it else b""

    with playing(tmp_path, sqlite_template, says) as (daemon, relay, url):
        number = maya_answers(daemon, relay, url, f"\r\n{WORDS}")
        send(daemon.port, proved(TESS, "Phone", "\r\nIt is mute.", 3), sender=TESS)
        wait_until(lambda: bool(relay.to(TESS)), told=daemon.words)
        wait_until_settled(url, daemon)
        shown = show(daemon, number)

    assert [taken for _, taken in plans(relay)] == [False]  # once, and never again
    assert all(taken for _, taken in relay.to(TESS))
    (told,) = (raw for _, raw, _ in relay.given if b".N-42." in raw)
    assert b"looks like spam" in told
    assert "looks like spam" in shown


def test_a_letter_that_cannot_be_built_ends_alone_on_its_ticket_and_is_told(
    sqlite_template: Path, tmp_path: Path
) -> None:
    """Its row was damaged while it waited; what the relay hears of it is nothing."""

    def says(to: str, raw: bytes) -> bytes:
        return b"451 4.3.0 not now" if to == CARLA and WORDS.encode() in raw else b""

    with playing(tmp_path, sqlite_template, says) as (daemon, relay, url):
        send(daemon.port, proved(CARLA, "Printer", "\r\nIt is broken.", 1), sender=CARLA)
        wait_until(lambda: bool(relay.to(CARLA)), told=daemon.words)
        subject = str(message_from_bytes(relay.to(CARLA)[0][0])["Subject"])
        send(daemon.port, proved(MAYA, f"Re: {subject}", f"\r\n{WORDS}", 2), sender=MAYA)
        wait_until(lambda: damaged(url), told=daemon.words)
        send(daemon.port, proved(TESS, "Phone", "\r\nIt is mute.", 3), sender=TESS)
        wait_until(lambda: bool(relay.to(TESS)), told=daemon.words)
        wait_until_settled(url, daemon)
        shown = show(daemon, subject.partition("[")[2].partition("]")[0])
        log = daemon.words()

    assert [taken for _, taken in plans(relay)] == [False]  # before it was damaged
    assert all(taken for _, taken in relay.to(TESS))
    (told,) = (raw for _, raw, _ in relay.given if b".N-42." in raw)
    assert b"cannot be written" in told
    assert "cannot be written" in shown
    assert log.count("letter_unwritable") == 1
    assert "Traceback" not in log


def damaged(url: str) -> bool:
    """Damage the letter that waits for its next try, and let it be tried now; say whether it is."""
    letters = tables.letters.c
    odd = sa.update(tables.letters).where(letters.person == CARLA, letters.state == "queued")
    odd = odd.where(letters.tries > 0)
    engine = open_engine(url)
    with writing(engine) as connection:
        values = {"headers": '[["From", "\\ud800"]]', "next_try_at": datetime.now(UTC)}
        count = connection.execute(odd.values(values)).rowcount
    engine.dispose()
    return count == 1


def show(daemon: LiveDaemon, number: str) -> str:
    """Return what an admin is shown of a ticket."""
    words = [sys.executable, "-c", MAIN, "-c", str(daemon.config), "ticket", "show", number]
    shown = subprocess.run(words, capture_output=True, text=True)
    return shown.stdout + shown.stderr


def test_a_letter_that_is_refused_for_its_files_goes_once_more_without_them(
    sqlite_template: Path, tmp_path: Path
) -> None:
    def says(to: str, raw: bytes) -> bytes:
        return b"552 5.7.0 no pictures here" if PICTURE[:40].encode() in raw else b""

    with playing(tmp_path, sqlite_template, says) as (daemon, relay, url):
        maya_answers(daemon, relay, url, with_picture(WORDS))

    (whole, was_taken), (bare, is_taken) = plans(relay)
    assert (was_taken, is_taken) == (False, True)
    first, second = message_from_bytes(whole), message_from_bytes(bare)
    assert first["Message-ID"] == second["Message-ID"]
    assert second["X-Gateway-Repeated"] is None
    assert b"plan.png (1 kB) could not be mailed" in bare
    assert PICTURE[:40].encode() not in bare
    assert not [raw for _, raw, _ in relay.given if b".N-42." in raw]
