"""The mailbox door and a real Dovecot: what is taken, once, and what becomes of it there."""

from __future__ import annotations

import os
import re
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from at_the_door import LONG_AGO, Door, envelopes, received, taken
from imap_server import ImapServer, missing
from imapclient import IMAPClient
from living import wait_until
from loopback import mail

from gateway.doors import imap_line, imap_session, imap_visit, mailbox_door
from gateway.doors.door import Arrival, Scanned, Word
from gateway.doors.mailbox import After, Mailbox, Tls
from gateway.doors.mailbox_door import MailboxDoor, Round

IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_session, "SLICE_SECONDS", 0.05)


def box(server: ImapServer, after: After = After.MOVE, since: date | None = LONG_AGO) -> Mailbox:
    return Mailbox(
        "support",
        "127.0.0.1",
        server.port,
        Tls.OFF,
        server.user,
        "secret",
        after=after,
        target="Archive" if after is After.MOVE else "",
        since=since,
    )


def test_while_the_scanner_is_down_every_mail_stays_in_its_order(
    url: str, server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_visit, "AWAY_SECONDS", 0.2)
    words = [Scanned(Word.LATER, is_down=True)]
    asked: list[bytes] = []

    def scan(arrival: Arrival) -> Scanned:
        asked.append(arrival.raw)
        return words[-1]

    server.put(mail(1), mail(2))
    with Door(url, box(server), scan=scan):
        wait_until(lambda: len(asked) > 1)
        assert taken(url) == []
        assert server.count() == 2
        words.append(Scanned(Word.FINE))
        wait_until(lambda: server.count("Archive") == 2)

    assert taken(url) == [mail(1), mail(2)]


@pytest.mark.parametrize(
    ("after", "flags"), [(After.SEEN, [(b"\\Seen",)]), (After.LEAVE, [()]), (After.DELETE, [])]
)
def test_what_becomes_of_a_taken_mail(
    url: str, server: ImapServer, after: After, flags: list[tuple[bytes, ...]]
) -> None:
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    server.put(mail(1), at=at)

    for _ in range(2):
        with Door(url, box(server, after)) as door:
            wait_until(lambda: len(taken(url)) == 1)
            wait_until(door.looked)

    assert [tuple(x for x in one if x != b"\\Recent") for one in server.flags()] == flags
    assert taken(url) == [mail(1)]
    assert received(url) == [at]  # the server's own time


def test_without_since_only_what_arrives_from_now_on_is_taken(url: str, server: ImapServer) -> None:
    server.put(mail(1), mail(2))

    with Door(url, box(server, since=None)) as door:
        wait_until(lambda: "mailbox is not empty and has no `since`" in door.words())
        server.put(mail(3))
        wait_until(lambda: server.count("Archive") == 1)

    assert taken(url) == [mail(3)]
    assert server.count() == 2


def test_with_since_nobody_is_answered_about_mail_of_before(url: str, server: ImapServer) -> None:
    now = datetime.now(UTC)
    server.put(mail(1), at=now - timedelta(days=300))
    server.put(mail(2), at=now - timedelta(days=2))
    server.put(mail(3), at=now - timedelta(days=400))

    with Door(url, box(server, since=(now - timedelta(days=10)).date())):
        wait_until(lambda: server.count("Archive") == 1)
        server.put(mail(4), at=now - timedelta(days=500))  # somebody puts it there now
        wait_until(lambda: server.count("Archive") == 2)

    assert taken(url) == [mail(2), mail(4)]


@pytest.mark.parametrize("after", [After.LEAVE, After.MOVE])
def test_new_uids_make_no_new_tickets(url: str, server: ImapServer, after: After) -> None:
    server.put(mail(1), mail(2))
    with Door(url, box(server, after)):
        wait_until(lambda: len(taken(url)) == 2)
    server.stop()
    server.renumber()
    server.start()
    server.put(mail(3))

    with Door(url, box(server, after)) as door:
        wait_until(lambda: len(taken(url)) == 3)
        assert "mailbox was numbered anew" in door.words()
        server.put(mail(4))
        wait_until(lambda: len(taken(url)) == 4)

    assert taken(url) == [mail(1), mail(2), mail(3), mail(4)]


def test_a_server_that_starts_anew_in_idle_is_found_again(url: str, server: ImapServer) -> None:
    with Door(url, box(server)) as door:
        wait_until(lambda: "mailbox opened" in door.words())
        server.stop()
        wait_until(lambda: "mailbox away" in door.words())
        server.start()
        server.put(mail(1))

        wait_until(lambda: server.count("Archive") == 1)


def test_mails_that_arrive_while_the_gateway_is_down_are_taken_in_order(
    url: str, server: ImapServer
) -> None:
    with Door(url, box(server)) as door:
        wait_until(lambda: "mailbox opened" in door.words())
    server.put(*(mail(number) for number in range(5)))

    with Door(url, box(server)):
        wait_until(lambda: server.count("Archive") == 5)

    assert taken(url) == [mail(number) for number in range(5)]


def test_a_frozen_server_is_noticed_and_found_again(
    url: str, server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_session, "ALIVE_SECONDS", 2.0)
    monkeypatch.setattr(imap_session, "ANSWER_SECONDS", 4.0)
    monkeypatch.setattr(imap_line, "ANSWER_SECONDS", 4.0)
    monkeypatch.setattr(imap_session, "IDLE_SECONDS", (0.2,))
    with Door(url, box(server)) as door:
        wait_until(lambda: "mailbox opened" in door.words())
        server.freeze()
        wait_until(lambda: "mailbox away" in door.words())
        server.thaw()
        server.put(mail(1))

        wait_until(lambda: server.count("Archive") == 1)


def test_silence_is_never_believed_for_a_minute() -> None:
    assert imap_session.ANSWER_SECONDS < 60
    assert imap_session.IDLE_SECONDS[-1] + imap_session.ALIVE_SECONDS < 60
    assert imap_session.POLL_SECONDS + imap_session.ALIVE_SECONDS < 60
    assert 20 + 3 * 10 < 60  # TCP keepalives


def test_a_server_without_idle_move_and_uidplus_is_asked_again_and_again(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_session, "POLL_SECONDS", 0.2)
    with ImapServer(capability="IMAP4rev1") as server:
        server.put(mail(1))
        with Door(url, box(server)):
            wait_until(lambda: server.count("Archive") == 1)
            server.put(mail(2))
            wait_until(lambda: server.count("Archive") == 2)

        assert taken(url) == [mail(1), mail(2)]
        assert all(b"\\Deleted" in one for one in server.flags())  # not expunged with others'


def test_a_mail_over_the_limit_is_held_by_its_header_alone(url: str, server: ImapServer) -> None:
    large = mail(2, "x" * 70 + "\r\n") + (b"y" * 70 + b"\r\n") * 20_000
    server.put(mail(1), large, mail(3))

    with Door(url, box(server), size_max=2**20):
        wait_until(lambda: server.count("Archive") == 3)

    assert taken(url) == [mail(1), large[: large.index(b"\r\n\r\n") + 4], mail(3)]
    assert f'"cut_from":{len(large)}' in envelopes(url)[1].replace(" ", "")


def test_a_mail_that_cannot_be_fetched_is_passed_by_told_and_tried_again(
    url: str, server: ImapServer
) -> None:
    server.put(mail(1), mail(2), mail(3))
    second = server.file_of(mail(2))
    second.chmod(0)

    with Door(url, box(server)) as door:
        wait_until(lambda: server.count("Archive") == 2)
        assert "mail cannot be fetched and is passed by" in door.words()
    second.chmod(0o644)
    with Door(url, box(server)):
        wait_until(lambda: server.count("Archive") == 3)

    assert taken(url) == [mail(1), mail(3), mail(2)]


@pytest.mark.parametrize("tls", [Tls.IMPLICIT, Tls.STARTTLS])
def test_a_certificate_that_nobody_vouches_for_ends_the_attempt(
    url: str, server: ImapServer, monkeypatch: pytest.MonkeyPatch, tls: Tls
) -> None:
    port = server.tls_port if tls is Tls.IMPLICIT else server.port
    secured = replace(box(server), host="localhost", tls=tls, port=port)
    server.put(mail(1))
    with Door(url, secured) as door:
        wait_until(lambda: "CERTIFICATE_VERIFY_FAILED" in door.words())
    assert server.count() == 1
    login = re.compile(f"Login: user=<{server.user}>.* TLS")
    assert not login.search(server.log())

    monkeypatch.setenv("SSL_CERT_FILE", str(server.certificate))
    with Door(url, secured):
        wait_until(lambda: server.count("Archive") == 1)
    assert login.search(server.log())


def test_a_server_without_starttls_hears_no_password(url: str) -> None:
    with ImapServer(ssl="no") as server:
        secured = replace(box(server), host="localhost", tls=Tls.STARTTLS)
        with Door(url, secured) as door:
            wait_until(lambda: "the server offers no STARTTLS" in door.words())

        assert "Login:" not in server.log()


def test_a_refused_login_is_told_once_with_the_way_out(
    url: str, server: ImapServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_door, "REFUSED_SECONDS", 0.1)
    with Door(url, replace(box(server), password="wrong")) as door:
        wait_until(lambda: server.log().count(f"user=<{server.user}>") > 1)

    assert door.words().count("refuses the login") == 1
    assert door.words().count("check its username, password and permission") == 1
    assert "wrong" not in door.words()


@pytest.mark.parametrize("name", ["A%", "a*b", 'Kunden "alt" \\ Büro & Co/{3} 日本 '])
def test_a_folder_is_the_one_that_is_called_so_whatever_its_name_is(
    url: str, server: ImapServer, name: str
) -> None:
    with server.client() as client:
        for other in ("Abc", "axxb"):
            client.create_folder(other)
    server.put(mail(1))

    with Door(url, replace(box(server), target=name)):
        wait_until(lambda: server.count() == 0)
        server.put(mail(2))
        wait_until(lambda: server.count() == 0)

    with server.client() as client:
        found = {folder: client.folder_status(folder)[b"MESSAGES"] for folder in listed(client)}
    assert {folder: count for folder, count in found.items() if count} == {name: 2}


def listed(client: IMAPClient) -> list[str]:
    return [str(folder) for flags, _, folder in client.list_folders() if b"\\Noselect" not in flags]


def test_a_folder_that_takes_no_mails_keeps_none_from_being_journalled(
    url: str, server: ImapServer
) -> None:
    server.put(mail(1), folder="Archive")
    server.put(mail(2))
    archive = server.mailbox / ".Archive"
    folders = (archive, *(archive / name for name in ("cur", "new", "tmp")))

    for folder in folders:
        folder.chmod(0o555)
    with Door(url, box(server)) as door:
        wait_until(lambda: "taken mails stay where they are" in door.words())
        server.put(mail(3))
        wait_until(lambda: len(taken(url)) == 2)
    for folder in folders:
        folder.chmod(0o755)
    with Door(url, box(server)):
        wait_until(lambda: server.count("Archive") == 3)

    assert taken(url) == [mail(2), mail(3)]


def test_a_server_that_is_away_is_tried_more_and_more_rarely() -> None:
    class Nobody:
        def take_lead(self) -> bool:
            raise ConnectionRefusedError("nobody there")

        def leave(self) -> None: ...
        def beat(self) -> None: ...
        def room(self, size_bytes: int) -> AbstractContextManager[None]:
            return nullcontext()

    def never(stop: object) -> AbstractContextManager[Round]:
        raise AssertionError

    door = MailboxDoor(Mailbox("support", "nowhere.example"), Nobody(), never)

    waits = [door._visit_once() for _ in range(10)]

    assert waits == [1, 2, 5, 10, 30, 60, 120, 300, 300, 300]
