"""The desk's own Sent: a copy of each letter with a person's words, once, beside a real Dovecot."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from email import message_from_bytes
from email.utils import format_datetime
from pathlib import Path

import pytest
from imap_server import ImapServer, missing, table
from living import MAIN, LiveDaemon, Relay, wait_until
from loopback import send

from gateway.store import sent_copies
from gateway.store.engine import open_engine, reading

IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)
# ends the daemon between the copy and its note, once
DEADLY = """
import os, signal
from gateway.worker import mailbox_books
copied = mailbox_books.MailboxBooks.copied
def copied_or_die(self, letter_ids):
    if not os.path.exists("MARK"):
        open("MARK", "w").close()
        os.kill(os.getpid(), signal.SIGKILL)
    copied(self, letter_ids)
mailbox_books.MailboxBooks.copied = copied_or_die
"""


def proved(sender: str, subject: str, text: str, number: int) -> bytes:
    """A mail whose sender the trusted server vouches for."""
    domain = sender.rpartition("@")[2]
    return (
        f"Authentication-Results: mx.desk.example; dkim=pass header.d={domain};"
        f" dmarc=pass header.from={domain}\r\n"
        f"From: {sender}\r\nTo: support@desk.example\r\nMessage-ID: <p{number}@{domain}>\r\n"
        f"Date: {format_datetime(datetime.now(UTC))}\r\nSubject: {subject}\r\n\r\n{text}\r\n"
    ).encode()


@contextmanager
def playing(
    tmp_path: Path, url: str, text: str, *, program: str = MAIN
) -> Iterator[tuple[LiveDaemon, Relay]]:
    """A daemon whose letters leave at once, where Carla has opened a ticket."""
    with Relay() as relay:
        one = LiveDaemon(tmp_path / "h", url, relay_port=relay.port, more=text, program=program)
        with one:
            desk = one.folder / "desk.toml"
            quick = '[settings]\n"outbound.hold_seconds" = 0\n'
            desk.write_text(desk.read_text().replace("[settings]", quick, 1))
            one.bring_people()
            one.start()
            send(one.port, proved("carla@acme.example", "Printer", "It is broken.", 1))
            wait_until(lambda: bool(relay.raws))
            yield one, relay


def maya_writes(one: LiveDaemon, relay: Relay, words: str, number: int = 2) -> None:
    """Maya answers her on the ticket; the letter of ours that carries her words has left."""
    subject = str(message_from_bytes(relay.raws[0])["Subject"])
    send(one.port, proved("maya@desk.example", f"Re: {subject}", words, number))
    wait_until(lambda: any(words.encode() in raw for raw in relay.raws))


def copies(server: ImapServer, folder: str = "Sent") -> list[tuple[bytes, tuple[bytes, ...]]]:
    with server.client(folder=folder) as client:
        found = client.fetch(client.search(), ["BODY.PEEK[]", "FLAGS"])
        return [(one[b"BODY[]"], tuple(one[b"FLAGS"])) for _, one in sorted(found.items())]


def test_what_a_technician_wrote_is_copied_and_what_we_wrote_is_not(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with playing(tmp_path, url, table(server, sent='"Sent"')) as (one, relay):
        maya_writes(one, relay, "Have you tried paper?")
        wait_until(lambda: server.count("Sent") == 1)
        assert one.stop() == 0
        ours = {str(message_from_bytes(raw)["Message-ID"]) for raw in relay.raws}

    ((raw, flags),) = copies(server)
    copy = message_from_bytes(raw)
    assert b"Have you tried paper?" in raw
    assert (copy["Auto-Submitted"], "carla@acme.example" in copy["To"]) == ("no", True)
    assert copy["Message-ID"] in ours
    assert b"\\Seen" in flags
    assert len(ours) > 1  # the machine's own went, too


def test_a_kill_between_the_copy_and_its_note_makes_no_second_copy(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    program = DEADLY.replace("MARK", str(tmp_path / "mark")) + MAIN
    text = table(server, sent='"Sent"')
    with playing(tmp_path, url, text, program=program) as (one, relay):
        maya_writes(one, relay, "Have you tried paper?")
        wait_until(lambda: one.process.poll() is not None)
        assert server.count("Sent") == 1

        one.start()
        maya_writes(one, relay, "Or ink?", number=3)
        wait_until(lambda: server.count("Sent") == 2)
        assert (one.stop(), one.next_sign()) == (0, "STOPPING=1")

    words = [b"Have you tried paper?", b"Or ink?"]
    assert [word in raw for (raw, _), word in zip(copies(server), words, strict=True)] == [True] * 2


def test_what_left_while_the_server_was_away_is_copied_later(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with playing(tmp_path, url, table(server, sent='"Desk/Sent"')) as (one, relay):
        wait_until(lambda: "mailbox opened" in one.words())
        server.stop()
        maya_writes(one, relay, "Have you tried paper?")
        server.start()

        wait_until(lambda: server.count("Desk/Sent") == 1)


def test_without_the_setting_nothing_is_copied(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with playing(tmp_path, url, table(server)) as (one, relay):
        maya_writes(one, relay, "Have you tried paper?")
        assert one.stop() == 0

    engine = open_engine(url)
    with reading(engine) as connection:
        assert sent_copies.due(connection, 1) == ()
    engine.dispose()
    assert server.count("Sent") == 0
