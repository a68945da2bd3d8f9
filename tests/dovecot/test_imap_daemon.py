"""The daemon and a real Dovecot: mails come in, once, whatever happens to either."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
import sqlalchemy as sa
from at_the_door import envelopes, taken
from imap_server import ImapServer, missing, table
from living import MAIN, LiveDaemon, wait_until
from loopback import mail

from gateway.store.engine import open_engine, reading
from gateway.store.tables import inputs

MAILS = 20  # 200 in the long form
# goes before everything else in the daemon: ends it just before or just behind a move
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
# what the product waits for, shortened; test_imap_long.py has it as it is
QUICK = "from gateway.doors import imap_session\nimap_session.SLICE_SECONDS = 0.1\n" + MAIN
FOLLOWS_SOON = """
from gateway.doors import imap_visit, mailbox_door
from gateway.worker import leader
leader.HANGS_SECONDS, imap_visit.BEAT_SECONDS, mailbox_door.STANDBY_SECONDS = 6, 0.3, 0.2
"""
IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)


def daemon(tmp_path: Path, url: str, server: ImapServer, **keys: str) -> LiveDaemon:
    return LiveDaemon(tmp_path / "site", url, more=table(server, **keys), program=QUICK)


def stop(one: LiveDaemon) -> None:
    assert one.stop() == 0, one.words()
    assert one.next_sign() == "STOPPING=1"


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

    with daemon(tmp_path, url, server) as one:
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

    with LiveDaemon(tmp_path / "site", url, more=settings, program=QUICK) as one:
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


def test_two_gateways_take_a_mailbox_one_at_a_time(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    two_gateways(tmp_path, url, server, FOLLOWS_SOON + MAIN)


def two_gateways(tmp_path: Path, url: str, server: ImapServer, program: str) -> None:
    first = LiveDaemon(tmp_path / "one", url, more=table(server), program=program)
    second = LiveDaemon(tmp_path / "two", url, more=table(server), program=program)
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
    deadly = LiveDaemon(tmp_path / "site", url, more=table(server), program=program)
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


def frozen_server(tmp_path: Path, url: str, server: ImapServer, program: str) -> None:
    with LiveDaemon(tmp_path / "site", url, more=table(server), program=program) as one:
        one.start()
        wait_until(lambda: "mailbox opened" in one.words())
        server.freeze()
        wait_until(lambda: "mailbox away" in one.words())
        server.thaw()
        server.put(mail(1))

        wait_until(lambda: server.count("Archive") == 1)


def test_the_password_comes_as_a_credential(tmp_path: Path, url: str, server: ImapServer) -> None:
    server.put(mail(1))
    credentials = tmp_path / "credentials"
    credentials.mkdir()
    (credentials / "mailbox__support__password").write_text("secret\n")

    with daemon(tmp_path, url, server, password="") as one:
        one.start(CREDENTIALS_DIRECTORY=str(credentials))
        wait_until(lambda: server.count("Archive") == 1)
        stop(one)


def test_nothing_is_decided_before_the_mailbox_was_looked_into(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1))

    with daemon(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: "decided input=1" in one.words())

    words = one.words()
    assert words.index("mailbox begins") < words.index("daemon: clerk")


def test_several_mailboxes_are_taken_side_by_side(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    sales = server.of(f"{server.user}-sales")
    server.put(mail(1))
    sales.put(mail(2))
    text = table(server) + table(sales, "sales")

    with LiveDaemon(tmp_path / "site", url, more=text, program=QUICK) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 1)
        wait_until(lambda: sales.count("Archive") == 1)
        sales.put(mail(3))
        wait_until(lambda: sales.count("Archive") == 2)
        stop(one)

    assert sorted(taken(url)) == [mail(1), mail(2), mail(3)]


def test_a_mailbox_that_is_away_keeps_no_other_waiting(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1))
    text = table(server, "away", port="1", username='"other"') + table(server)

    with LiveDaemon(tmp_path / "site", url, more=text, program=QUICK) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 1)
        stop(one)

    assert one.words().count("mailbox away: ") == 1  # however often it was tried
