"""Blocked senders: the list outlives a backup, forgets whom the desk erases, yields to the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import journal
from gateway.store.engine import open_engine, reading, writing
from gateway.store.journal import Incoming
from gateway.worker.clerk import Clerk
from parsers import Reading
from rules.model.mail import Envelope
from tests.store.desk import NOON

Heard = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    assert run_command(["init", str(folder)]) == 0
    return folder / "ticketgate.toml"


def run(site: Path, *words: str | Path) -> int:
    return run_command(["-c", str(site), *map(str, words)])


def blocked(site: Path, capsys: Heard) -> str:
    capsys.readouterr()
    assert run(site, "people", "blocked") == 0
    return capsys.readouterr().out


def held_reasons(site: Path, sender: str, mark: str) -> list[str]:
    """Why mail is held, after one more of `sender`."""
    engine = open_engine(f"sqlite:///{site.parent / 'ticketgate.db'}")
    mail = (
        f"From: {sender}\r\nTo: support@desk.example\r\nSubject: Printer {mark}\r\n"
        f"Message-ID: <{mark}@test.example>\r\n\r\nIt is offline, {mark}.\r\n"
    )
    with writing(engine) as connection:
        journal.accept(connection, [Incoming(mail.encode(), Envelope(source="smtp"), NOON)])
    clerk = Clerk(engine, example_desk(), Keys.made_for_rehearsal(), Reading())
    while clerk.decide_next(NOON) is not None:
        pass
    with reading(engine) as connection:
        found = [one.reason for one in journal.held(connection)]
    engine.dispose()
    return found


def test_a_backup_brings_the_blocked_senders_back(
    site: Path, tmp_path: Path, capsys: Heard
) -> None:
    assert run(site, "people", "block", "deal@spam.example") == 0
    assert run(site, "db", "backup", tmp_path / "a.tar.gz") == 0
    assert run(site, "people", "unblock", "deal@spam.example") == 0
    assert run(site, "people", "block", "later@spam.example") == 0

    assert run_command(["db", "restore", str(tmp_path / "a.tar.gz"), str(tmp_path / "back")]) == 0

    back = blocked(tmp_path / "back" / "ticketgate.toml", capsys)
    assert "deal@spam.example" in back
    assert "later@spam.example" not in back


def test_who_is_erased_is_on_no_list_of_blocked_senders(site: Path, capsys: Heard) -> None:
    assert run(site, "people", "block", "eve@spam.example") == 0
    assert run(site, "people", "block", "other@spam.example") == 0
    assert held_reasons(site, "Eve <eve@spam.example>", "one") == ["spam"]

    assert run(site, "people", "erase", "eve@spam.example", "--yes") == 0

    left = blocked(site, capsys)
    assert "eve@spam.example" not in left
    assert "other@spam.example" in left
    assert held_reasons(site, "Other <other@spam.example>", "two")[-1:] == ["spam"]


@pytest.mark.parametrize("entry", ["carla@alderair.example", "alderair.example"])
@pytest.mark.parametrize("sender", ["carla@alderair.example", "newguy@alderair.example"])
def test_who_comes_on_file_after_being_blocked_is_heard(
    site: Path, entry: str, sender: str
) -> None:
    assert run(site, "people", "block", entry) == 0
    before = held_reasons(site, sender, "one")
    assert run(site, "people", "import", EXAMPLE / "contacts.csv") == 0

    after = held_reasons(site, sender, "two")

    assert before == (["spam"] if entry in sender else [])
    assert after == before
