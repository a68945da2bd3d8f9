"""The mailbox door and a real Dovecot: what is taken, once, and what becomes of it there."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from imap_server import ImapServer, missing, table
from living import MAIN, House, wait_until
from loopback import mail

from gateway.doors import imap_session
from gateway.doors.mailbox import Mailbox
from gateway.doors.mailbox_door import MailboxDoor, Round
from gateway.store.engine import open_engine, reading
from gateway.store.tables import inputs, raw_mails

MAILS = 20  # 200 in the long form
# goes before everything else in the house: ends it just before or just behind a move
DEADLY = """
import os, random, signal
from gateway.doors import imap_session, imap_visit
imap_visit.MAILS_MAX = 10
finish = imap_session.Session.finish
def die(chance):
    if random.random() < chance:
        os.kill(os.getpid(), signal.SIGKILL)
def finish_or_die(self, uids):
    is_first = not os.path.exists("MARK")
    open("MARK", "w").close()
    die(1 if is_first else 0.2)
    finish(self, uids)
    die(0.2)
imap_session.Session.finish = finish_or_die
"""
IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer() as one:
        yield one


def house(tmp_path: Path, url: str, server: ImapServer, **keys: str) -> House:
    return House(tmp_path / "house", url, more=table(server, **keys))


def stop(one: House) -> None:
    assert one.stop() == 0, one.words()
    assert one.next_sign() == "STOPPING=1"


def taken(url: str) -> list[bytes]:
    """The mails in the journal, in order."""
    engine = open_engine(url)
    with reading(engine) as connection:
        found = list(connection.execute(sa.select(raw_mails.c.raw).order_by("input_id")).scalars())
    engine.dispose()
    return found


def envelopes(url: str) -> list[str]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = list(connection.execute(sa.select(inputs.c.envelope).order_by("id")).scalars())
    engine.dispose()
    return found


def states(url: str) -> list[tuple[str, str]]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = connection.execute(sa.select(inputs.c.state, inputs.c.reason).order_by("id")).all()
    engine.dispose()
    return [(one.state, one.reason) for one in found]


def test_mails_are_journalled_and_moved_and_new_ones_come_at_once(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1), mail(2))

    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 2)
        server.put(mail(3))
        wait_until(lambda: server.count("Archive") == 3, 30)
        stop(one)

    assert taken(url) == [mail(1), mail(2), mail(3)]
    assert server.count() == 0


SCANNER = """#!/bin/sh
mail=$(cat)
case $mail in
  *"body 1"*) echo "It carries Eicar"; exit 20 ;;
  *"body 2"*) test -e MARK || exit 75 ;;
  *"body 3"*) test -e MARK || exit 3 ;;
  *"body 4"*) echo "X-Spam-Flag: YES" ;;
esac
exit 0
"""


def scanner(tmp_path: Path) -> tuple[str, Path]:
    """A table of the settings for a scanner, and the file that lets it think otherwise."""
    script, mark = tmp_path / "scan.sh", tmp_path / "mark"
    script.write_text(SCANNER.replace("MARK", str(mark)))
    script.chmod(0o755)
    return f'[scan]\ncommand = ["{script}"]\n', mark


def numbered(number: int) -> bytes:
    return mail(number) + b"body %d\r\n" % number


def test_what_the_scanner_refuses_is_held_and_what_it_puts_off_stays(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(*map(numbered, (1, 2, 4, 5)))
    scan, mark = scanner(tmp_path)
    settings = table(server) + scan

    with House(tmp_path / "house", url, more=settings) as one:
        one.start()
        wait_until(lambda: len(taken(url)) == 3)
        wait_until(lambda: server.count("Archive") == 3)
        assert "mail put off by the scanner" in one.words()
        stop(one)
        assert server.count() == 1
        mark.touch()
        one.start()  # asks about it at once
        wait_until(lambda: server.count("Archive") == 4)
        wait_until(lambda: ("waiting", "") not in states(url))
        stop(one)

    assert taken(url)[0] == numbered(1)
    assert taken(url)[1] == b"X-Spam-Flag: YES\r\n" + numbered(4)
    assert taken(url)[3] == numbered(2)
    assert "It carries Eicar" in envelopes(url)[0]
    assert "X-Spam-Flag: YES" in envelopes(url)[1]
    assert states(url)[:2] == [("held", "spam"), ("held", "spam")]
    assert ("held", "spam") not in states(url)[2:]


def test_while_the_scanner_is_down_every_mail_stays_in_its_order(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(*map(numbered, (3, 5)))
    scan, mark = scanner(tmp_path)

    with House(tmp_path / "house", url, more=table(server) + scan) as one:
        one.start()
        wait_until(lambda: "scanner down" in one.words())
        stop(one)
        assert taken(url) == []
        assert server.count() == 2
        mark.touch()
        one.start()
        wait_until(lambda: server.count("Archive") == 2)
        stop(one)

    assert taken(url) == [numbered(3), numbered(5)]


@pytest.mark.parametrize(
    ("after", "flags"), [("seen", [(b"\\Recent", b"\\Seen")]), ("leave", [()]), ("delete", [])]
)
def test_what_becomes_of_a_taken_mail(
    tmp_path: Path, url: str, server: ImapServer, after: str, flags: list[tuple[bytes, ...]]
) -> None:
    server.put(mail(1))

    with house(tmp_path, url, server, after=f'"{after}"') as one:
        one.start()
        wait_until(lambda: len(taken(url)) == 1)
        stop(one)
        one.start()
        stop(one)

    assert [tuple(x for x in one if x != b"\\Recent") for one in server.flags()] == [
        tuple(x for x in one if x != b"\\Recent") for one in flags
    ]
    assert taken(url) == [mail(1)]


def test_the_received_time_is_the_servers(tmp_path: Path, url: str, server: ImapServer) -> None:
    at = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
    server.put(mail(1), at=at)

    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: len(taken(url)) == 1)

    engine = open_engine(url)
    with reading(engine) as connection:
        assert connection.execute(sa.select(inputs.c.received_at)).scalar_one() == at
    engine.dispose()


def test_without_since_only_what_arrives_from_now_on_is_taken(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1), mail(2))

    with house(tmp_path, url, server, since="") as one:
        one.start()
        wait_until(lambda: "mailbox is not empty and has no `since`" in one.words())
        server.put(mail(3))
        wait_until(lambda: server.count("Archive") == 1)

    assert taken(url) == [mail(3)]
    assert server.count() == 2


def test_with_since_nobody_is_answered_about_mail_of_before(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    now = datetime.now(UTC)
    server.put(mail(1), at=now - timedelta(days=300))
    server.put(mail(2), at=now - timedelta(days=2))
    server.put(mail(3), at=now - timedelta(days=400))

    with house(tmp_path, url, server, since=str((now - timedelta(days=10)).date())) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 1)
        server.put(mail(4), at=now - timedelta(days=500))  # somebody puts it there now
        wait_until(lambda: server.count("Archive") == 2)

    assert taken(url) == [mail(2), mail(4)]


@pytest.mark.parametrize("after", ["leave", "move:Archive"])
def test_new_uids_make_no_new_tickets(
    tmp_path: Path, url: str, server: ImapServer, after: str
) -> None:
    server.put(mail(1), mail(2))
    with house(tmp_path, url, server, after=f'"{after}"') as one:
        one.start()
        wait_until(lambda: len(taken(url)) == 2)
        stop(one)
        server.stop()
        server.renumber()
        server.start()
        server.put(mail(3))

        one.start()
        wait_until(lambda: len(taken(url)) == 3)
        server.put(mail(4))
        wait_until(lambda: len(taken(url)) == 4)
        stop(one)

    assert taken(url) == [mail(1), mail(2), mail(3), mail(4)]


def test_a_server_that_starts_anew_in_idle_is_found_again(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: "mailbox opened" in one.words())
        server.stop()
        wait_until(lambda: "mailbox away" in one.words())
        server.start()
        server.put(mail(1))

        wait_until(lambda: server.count("Archive") == 1)


def test_mails_that_arrive_while_the_gateway_is_down_are_taken_in_order(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: "mailbox opened" in one.words())
        stop(one)
        server.put(*(mail(number) for number in range(5)))

        one.start()
        wait_until(lambda: server.count("Archive") == 5)

    assert taken(url) == [mail(number) for number in range(5)]


def test_two_gateways_take_a_mailbox_one_at_a_time(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    first = House(tmp_path / "one", url, more=table(server))
    second = House(tmp_path / "two", url, more=table(server))
    with first, second:
        first.start()
        wait_until(lambda: "mailbox opened" in first.words())
        second.start()
        server.put(*(mail(number) for number in range(10)))
        wait_until(lambda: server.count("Archive") == 10)
        assert "mailbox opened" not in second.words()

        first.process.send_signal(signal.SIGKILL)
        server.put(*(mail(number) for number in range(10, 20)))
        wait_until(lambda: server.count("Archive") == 20)

    assert sorted(taken(url)) == sorted(mail(number) for number in range(20))


def test_a_kill_between_commit_and_move_loses_and_doubles_nothing(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    kill_between_commit_and_move(tmp_path, url, server, MAILS)


def kill_between_commit_and_move(tmp_path: Path, url: str, server: ImapServer, count: int) -> None:
    server.put(*(mail(number) for number in range(count)))
    program = DEADLY.replace("MARK", str(tmp_path / "mark")) + MAIN
    deadly = House(tmp_path / "house", url, more=table(server), program=program)
    with deadly as one:
        while server.count("Archive") < count:
            one.start(ready=False)
            wait_until(
                lambda: one.process.poll() is not None or server.count("Archive") == count, 60
            )
        one.kill()
    assert "mailbox opened" in deadly.words()

    assert taken(url) == [mail(number) for number in range(count)]
    assert (server.count(), server.count("Archive")) == (0, count)


def test_a_frozen_server_is_noticed_and_found_again(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: "mailbox opened" in one.words())
        server.freeze()
        wait_until(lambda: "mailbox away" in one.words())
        server.thaw()
        server.put(mail(1))

        wait_until(lambda: server.count("Archive") == 1)


def test_silence_is_never_believed_for_a_minute() -> None:
    assert imap_session.ANSWER_SECONDS < 60
    assert imap_session.IDLE_SECONDS[-1] + imap_session.ALIVE_SECONDS < 60
    assert imap_session.POLL_SECONDS + imap_session.ALIVE_SECONDS < 60
    assert 20 + 3 * 10 < 60  # TCP keepalives


def test_a_server_without_idle_move_and_uidplus_is_asked_again_and_again(
    tmp_path: Path, url: str
) -> None:
    with ImapServer(capability="IMAP4rev1") as server:
        server.put(mail(1))
        quick = "from gateway.doors import imap_session\nimap_session.POLL_SECONDS = 1\n"
        with House(tmp_path / "house", url, more=table(server), program=quick + MAIN) as one:
            one.start()
            wait_until(lambda: server.count("Archive") == 1)
            server.put(mail(2))
            wait_until(lambda: server.count("Archive") == 2)
            assert one.stop() == 0

        assert taken(url) == [mail(1), mail(2)]
        assert all(b"\\Deleted" in one for one in server.flags())  # not expunged with others'


def test_a_mail_over_the_limit_is_held_by_its_header_alone(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    large = mail(2, "x" * 70 + "\r\n") + (b"y" * 70 + b"\r\n") * 20_000
    server.put(mail(1), large, mail(3))
    small = f"{table(server)}[outbound]\nattach_max_mib = 1\n"
    with House(tmp_path / "house", url, more=small) as one:
        text = one.config.read_text().replace("[mail]\n", "[mail]\nmax_size_mib = 1\n")
        one.config.write_text(text)
        one.start()
        wait_until(lambda: server.count("Archive") == 3)
        stop(one)

    assert taken(url) == [mail(1), large[: large.index(b"\r\n\r\n") + 4], mail(3)]
    assert f'"cut_from":{len(large)}' in envelopes(url)[1].replace(" ", "")


def test_a_mail_that_cannot_be_fetched_is_passed_by_told_and_tried_again(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1), mail(2), mail(3))
    second = server.file_of(mail(2))
    second.chmod(0)

    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 2)
        assert "mail cannot be fetched and is passed by" in one.words()
        stop(one)
        second.chmod(0o644)
        one.start()
        wait_until(lambda: server.count("Archive") == 3)
        stop(one)

    assert taken(url) == [mail(1), mail(3), mail(2)]


@pytest.mark.parametrize(
    ("tls", "words"),
    [("implicit", "CERTIFICATE_VERIFY_FAILED"), ("starttls", "CERTIFICATE_VERIFY_FAILED")],
)
def test_a_certificate_that_nobody_vouches_for_ends_the_attempt(
    tmp_path: Path, url: str, server: ImapServer, tls: str, words: str
) -> None:
    port = server.tls_port if tls == "implicit" else server.port
    server.put(mail(1))
    text = table(server, host='"localhost"', tls=f'"{tls}"', port=str(port))
    with House(tmp_path / "house", url, more=text) as one:
        one.start()
        wait_until(lambda: words in one.words())
        stop(one)
        assert server.count() == 1
        assert "Login: user=<support>, method=PLAIN, rip=127.0.0.1, lip=127.0.0.1, TLS" not in (
            server.log()
        )

        one.start(SSL_CERT_FILE=str(server.certificate))
        wait_until(lambda: server.count("Archive") == 1)
        stop(one)


def test_a_server_without_starttls_hears_no_password(tmp_path: Path, url: str) -> None:
    with ImapServer(ssl="no") as server:
        with House(
            tmp_path / "house", url, more=table(server, host='"localhost"', tls='"starttls"')
        ) as one:
            one.start()
            wait_until(lambda: "the server offers no STARTTLS" in one.words())
            stop(one)

        assert "Login:" not in server.log()


def test_a_refused_login_is_told_once_with_the_way_out(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    with house(tmp_path, url, server, password='"wrong"') as one:
        one.start()
        wait_until(lambda: "refuses the login" in one.words())
        stop(one)

    assert one.words().count("check its username, password and permission") == 1
    assert "wrong" not in one.words()


def test_the_password_comes_as_a_credential(tmp_path: Path, url: str, server: ImapServer) -> None:
    server.put(mail(1))
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "mailbox__support__password").write_text("secret\n")

    with house(tmp_path, url, server, password="") as one:
        one.start(CREDENTIALS_DIRECTORY=str(credentials))
        wait_until(lambda: server.count("Archive") == 1)
        stop(one)


def test_a_folder_that_takes_no_mails_keeps_none_from_being_journalled(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1), folder="Archive")
    server.put(mail(2))
    archive = server.base / "mail" / "support" / ".Archive"

    with house(tmp_path, url, server) as one:
        archive.chmod(0o555)
        for name in ("cur", "new", "tmp"):
            (archive / name).chmod(0o555)
        one.start()
        wait_until(lambda: "taken mails stay where they are" in one.words())
        server.put(mail(3))
        wait_until(lambda: len(taken(url)) == 2)
        stop(one)
        for folder in (archive, *(archive / name for name in ("cur", "new", "tmp"))):
            folder.chmod(0o755)
        one.start()
        wait_until(lambda: server.count("Archive") == 3)

    assert taken(url) == [mail(2), mail(3)]


def test_nothing_is_decided_before_the_mailbox_was_looked_into(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1))

    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: "decided input=1" in one.words())

    words = one.words()
    assert words.index("mailbox begins") < words.index("daemon: clerk")


def test_several_mailboxes_are_taken_side_by_side(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1))
    server.put(mail(2), user="sales")
    text = table(server) + table(server, "sales", username='"sales"')

    with House(tmp_path / "house", url, more=text) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 1)
        wait_until(lambda: server.count("Archive", user="sales") == 1)
        server.put(mail(3), user="sales")
        wait_until(lambda: server.count("Archive", user="sales") == 2)
        stop(one)

    assert sorted(taken(url)) == [mail(1), mail(2), mail(3)]


def test_a_mailbox_that_is_away_keeps_no_other_waiting(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1))
    text = table(server, "away", port="1", username='"other"') + table(server)

    with House(tmp_path / "house", url, more=text) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 1)
        stop(one)

    assert one.words().count("mailbox away") == 1  # however often it was tried


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
