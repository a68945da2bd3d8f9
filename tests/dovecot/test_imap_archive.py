"""`ingest --archive imap:NAME/FOLDER`: a folder of years before becomes tickets (ARC-01)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa
from imap_server import ImapServer, missing, table
from living import MAIN, LiveDaemon
from odd_imap import OddServer, Talk

from gateway.doors import imap_archive
from gateway.doors.archive import in_order, read_all
from gateway.doors.imap_archive import ImapArchive
from gateway.doors.mail_files import UnreadablePath
from gateway.doors.mailbox import Mailbox, Tls
from gateway.store.engine import open_engine, reading
from gateway.store.tables import inputs, letters, notes, tickets, timers

IS_CI = bool(os.environ.get("CI"))
needs_dovecot = pytest.mark.skipif(
    bool(missing()) and not IS_CI, reason=f"needs a real Dovecot; missing: {missing()}"
)
MIB = 2**20


def old(number: int, answers: int = 0, words: str = "It does not print.") -> bytes:
    """A mail of 2019, by the minute."""
    reply = f"In-Reply-To: <o{answers}@alder.example>\r\n" if answers else ""
    return (
        f"From: Carla <carla@acme.example>\r\nTo: support@desk.example\r\n"
        f"Subject: {'Re: ' if answers else ''}Printer {answers or number}\r\n"
        f"Date: Tue, 05 Mar 2019 14:{number:02}:00 +0000\r\n"
        f"Message-ID: <o{number}@alder.example>\r\n{reply}\r\n{words}\r\n"
    ).encode()


def typed(daemon: LiveDaemon, *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", MAIN, "-c", str(daemon.config), "ingest", "--archive", *words],
        capture_output=True,
        text=True,
    )
    return done.returncode, done.stdout + done.stderr


def counts(url: str) -> list[int]:
    engine = open_engine(url)
    with reading(engine) as connection:
        found = [
            connection.execute(sa.select(sa.func.count()).select_from(one)).scalar_one()
            for one in (inputs, tickets, letters, timers)
        ]
    engine.dispose()
    return found


@needs_dovecot
def test_a_folder_becomes_tickets_with_their_dates_and_threads(
    tmp_path: Path, url: str, server: ImapServer
) -> None:
    many = [*(old(n, 1 if n < 7 else 7) for n in range(11, 1, -1) if n != 7), old(7), old(1)]
    server.put(*many, folder="Old/2019")
    with LiveDaemon(tmp_path / "site", url, more=table(server)) as one:
        one.bring_people()
        code, words = typed(one, "--dry-run", "imap:support/Old/2019")
        assert (code, counts(url)) == (0, [0, 0, 0, 0]), words
        assert "      11  mails\n       2  tickets opened\n" in words
        code, words = typed(one, "imap:support/Old/2019")
        assert code == 0, words
        again, told = typed(one, "imap:support/Old/2019")
        wrong = [typed(one, f"imap:{name}") for name in ("nobody", "support/No")]

    assert counts(url) == [11, 2, 0, 0]
    assert (again, "      11  here already" in told) == (0, True), told
    assert [code for code, _ in wrong] == [64, 66]
    assert 'no [[mailbox]] with name = "nobody" is read by IMAP; there: support' in wrong[0][1]
    assert "imap:support/No: select failed" in wrong[1][1]
    engine = open_engine(url)
    with reading(engine) as connection:
        dates = connection.execute(sa.select(tickets.c.created_at)).scalars().all()
        assert connection.execute(sa.select(sa.func.count()).select_from(notes)).scalar() == 11
    engine.dispose()
    assert sorted(f"{at:%Y-%m-%d %H:%M}" for at in dates) == [
        "2019-03-05 14:01",
        "2019-03-05 14:07",
    ]
    with server.client("Old/2019") as client:
        found = client.get_flags(client.search())
    assert len(found) == 11
    assert not any(b"\\Seen" in flags for flags in found.values())


# --- servers that break ---------------------------------------------------------------------


def read(server: OddServer, size_max: int = MIB) -> list[bytes | None]:
    box = Mailbox("support", "127.0.0.1", server.port, Tls.OFF, "support", "secret")
    with ImapArchive(box, "imap:support") as archive:
        found = read_all(in_order(archive.places()), size_max)
    return [one.raw if one is not None and one.is_whole else None for one in found]


def now_and_then(twist: Callable[[Talk, bytes, bytes], bool]) -> Callable[..., bool]:
    calls: list[bytes] = []

    def every_second(talk: Talk, tag: bytes, words: bytes) -> bool:
        calls.append(words)
        return len(calls) % 2 == 0 and twist(talk, tag, words)

    return every_second


def hang_up(talk: Talk, tag: bytes, words: bytes) -> bool:
    raise OSError


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_archive, "WAITS", (0.0, 0.1, 0.1))
    monkeypatch.setattr(imap_archive, "AT_ONCE", 2)


def test_a_connection_that_breaks_is_made_again() -> None:
    with OddServer(twists={"UID FETCH": now_and_then(hang_up)}) as server:
        server.put(old(3), old(1, 2), old(2))

        assert read(server) == [old(2), old(1, 2), old(3)]  # no answer before its question


def test_new_numbers_end_it() -> None:
    def renumber(talk: Talk, tag: bytes, words: bytes) -> bool:
        talk.server.validity += 1
        raise OSError

    with OddServer(twists={"UID FETCH": now_and_then(renumber)}) as server:
        server.put(old(1), old(2))
        with pytest.raises(UnreadablePath, match="new numbers"):
            read(server)


def test_what_is_too_large_or_not_given_is_left_out() -> None:
    def keep_back(talk: Talk, tag: bytes, words: bytes) -> bool:
        is_kept = b"BODY.PEEK[]" in words and 2 in talk._wanted(words)
        if is_kept:
            talk.say(tag, b" NO it is broken\r\n")
        return is_kept

    with OddServer(twists={"UID FETCH": keep_back}) as server:
        server.put(old(1), old(2), old(3, words="x" * 5000), old(4))

        assert read(server, 4000) == [old(1), None, None, old(4)]
