"""The mailbox door and a real Dovecot: what is taken, once, and what becomes of it there."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from imap_server import ImapServer, missing
from living import House, wait_until
from loopback import mail

from gateway.store.engine import open_engine, reading, upgrade
from gateway.store.tables import inputs, raw_mails

IS_CI = bool(os.environ.get("CI"))
pytestmark = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)


@pytest.fixture
def server() -> Iterator[ImapServer]:
    with ImapServer() as one:
        yield one


@pytest.fixture
def url(tmp_path: Path) -> str:
    url = f"sqlite:///{tmp_path}/gateway.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    return url


def table(server: ImapServer, name: str = "support", **keys: str) -> str:
    """A table of the settings for this server's mailbox."""
    values = {
        "name": f'"{name}"',
        "host": '"127.0.0.1"',
        "port": str(server.port),
        "tls": '"off"',
        "username": '"support"',
        "password": '"secret"',
        "since": "2020-01-01",
    }
    lines = (f"{key} = {one}\n" for key, one in (values | keys).items() if one)
    return "[[mailbox]]\n" + "".join(lines)


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


def test_mails_are_journalled_and_moved_and_new_ones_come_at_once(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    server.put(mail(1), mail(2))

    with house(tmp_path, url, server) as one:
        one.start()
        wait_until(lambda: server.count("Archive") == 2)
        server.put(mail(3))
        wait_until(lambda: server.count("Archive") == 3, 5)
        stop(one)

    assert taken(url) == [mail(1), mail(2), mail(3)]
    assert server.count() == 0


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

        wait_until(lambda: server.count("Archive") == 1, 30)


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
        wait_until(lambda: server.count("Archive") == 20, 60)

    assert sorted(taken(url)) == sorted(mail(number) for number in range(20))
