"""What takes minutes beside a real Dovecot: 100,000 mails, 200 with kills in between, and what the
product waits for, unshortened."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa
from imap_server import ImapServer, missing
from living import MAIN
from loopback import mail
from test_imap_daemon import frozen_server, kill_between_commit_and_move, two_gateways

from gateway.store.engine import open_engine, reading, upgrade
from gateway.store.tables import inputs

IS_CI = bool(os.environ.get("CI"))
pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
    ),
]
MANY = int(os.environ.get("MAILBOX_MANY", "100000"))
FEW = 5_000
GROWTH_MAX_KB = 30 * 1024
# The door alone, without whoever decides beside it: what it needs shall be seen.
TAKE_ALL = """
import asyncio, json, sys, time
from datetime import UTC, date, datetime
from gateway.doors.imap import imap_door
from gateway.doors.imap_visit import Site
from gateway.doors.mailbox import After, Mailbox, Tls
from gateway.doors.room import Room
from gateway.store.engine import open_engine
from gateway.worker.mailbox_books import MailboxBooks
from gateway.worker.mailbox_lead import MailboxLead
from gateway.worker.sent_letters import SentLetters
from gateway.worker.writer import Writer
import logging
logging.basicConfig(level=logging.INFO, stream=sys.stderr)

async def take_all(url, port):
    engine, loop = open_engine(url), asyncio.get_running_loop()
    box = Mailbox("support", "127.0.0.1", port, Tls.OFF, "support", "secret",
                  after=After.LEAVE, since=date(2020, 1, 1))
    site = Site(lambda: datetime.now(UTC), lambda address: True, 25 * 2**20)
    with Writer(lambda arrivals: ()) as writer:
        lead = MailboxLead("support", "test", engine, writer, Room(2**28), loop)
        books = MailboxBooks("support", lead, SentLetters(engine, None), lambda: None)
        door = imap_door(box, books, site)
        door.start()
        while not door.looked.is_set():
            await asyncio.sleep(0.05)
        await door.close(8)

asyncio.run(take_all(sys.argv[1], int(sys.argv[2])))
status = open("/proc/self/status").read()
print(json.dumps(int(status.partition("VmHWM:")[2].split()[0])))
"""


def fill(server: ImapServer, user: str, count: int) -> None:
    """Put mails straight into the maildir: each by IMAP would take an hour."""
    folder = server.base / "mail" / user
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    for number in range(count):
        text = mail(number).replace(b"\r\n", b"\n")
        (folder / "new" / f"1764000000.M{number:06}.host").write_bytes(text)
    subprocess.run(["chown", "-R", "mail:mail", str(folder)], check=True)


def take_all(server: ImapServer, tmp_path: Path, count: int) -> tuple[int, str]:
    """Take so many mails; return the most memory that it needed, in kB, and what was logged."""
    url = f"sqlite:///{tmp_path}/{count}.db"
    engine = open_engine(url)
    upgrade(engine)
    done = subprocess.run(
        [sys.executable, "-c", TAKE_ALL, url, str(server.port)],
        capture_output=True,
        text=True,
        check=True,
    )
    with reading(engine) as connection:
        number = connection.execute(sa.select(sa.func.count()).select_from(inputs)).scalar()
    engine.dispose()
    assert number == count
    return json.loads(done.stdout), done.stderr


@pytest.mark.timeout(3600)
def test_a_hundred_thousand_mails_need_no_more_memory_than_a_few(tmp_path: Path) -> None:
    with ImapServer() as server:
        fill(server, "support", FEW)
        few, _ = take_all(server, tmp_path, FEW)
        shutil.rmtree(server.base / "mail" / "support")
        fill(server, "support", MANY)

        many, words = take_all(server, tmp_path, MANY)

    assert many - few < GROWTH_MAX_KB, (few, many)
    assert "mailbox goes on" in words


@pytest.mark.timeout(3600)
def test_kills_between_commit_and_move_lose_and_double_nothing_of_200(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/gateway.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()

    with ImapServer() as server:
        kill_between_commit_and_move(tmp_path, url, server, 200)


def test_a_frozen_server_is_noticed_within_a_minute_and_found_again(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    frozen_server(tmp_path, url, server, MAIN)

    assert server.count("Archive") == 1


def test_another_gateway_takes_a_mailbox_over(tmp_path: Path, url: str, server: ImapServer) -> None:
    two_gateways(tmp_path, url, server, MAIN)
