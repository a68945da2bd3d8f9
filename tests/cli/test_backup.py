"""A site is backed up while it works, and what comes back sends nothing and gives nothing twice."""

from __future__ import annotations

import shutil
import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.store import outbox, tickets
from gateway.store.engine import open_engine, reading, writing
from gateway.store.journal import accept
from rules.model.ticket import LetterState
from tests.store.desk import NOON, incoming, open_ticket, put_letter

Heard = pytest.CaptureFixture[str]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    assert run_command(["init", str(folder)]) == 0
    engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")
    put_letter(engine, open_ticket(engine))
    engine.dispose()
    return folder / "ticketgate.toml"


@pytest.fixture
def archive(site: Path, tmp_path: Path) -> Path:
    target = tmp_path / "backup.tar.gz"
    assert run_command(["-c", str(site), "db", "backup", str(target)]) == 0
    return target


def test_a_backup_has_everything_and_only_its_owner_reads_it(archive: Path, site: Path) -> None:
    with tarfile.open(archive) as tar:
        names = set(tar.getnames())

    assert {"ticketgate.db", "ticketgate.toml", "desk.toml", "secrets/keys"} < names
    assert archive.stat().st_mode & 0o777 == 0o600
    assert sorted(one.name for one in archive.parent.iterdir()) == ["backup.tar.gz", "site"]


def test_a_folder_keeps_the_newest_backups(site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "ticketgate-20200101T000000Z.tar.gz").touch()
    (folder / "notes.txt").touch()

    assert run_command(["-c", str(site), "db", "backup", "--keep", "1", str(folder)]) == 0

    assert len(list(folder.glob("ticketgate-2*"))) == 1
    assert not (folder / "ticketgate-20200101T000000Z.tar.gz").exists()
    assert (folder / "notes.txt").exists()


def test_keep_makes_the_folder_and_takes_no_file_for_one(
    site: Path, tmp_path: Path, archive: Path, capsys: Heard
) -> None:
    folder = tmp_path / "backups"

    assert run_command(["-c", str(site), "db", "backup", str(folder), "--keep", "14"]) == 0
    assert len(list(folder.glob("ticketgate-2*"))) == 1
    assert folder.stat().st_mode & 0o777 == 0o700

    assert run_command(["-c", str(site), "db", "backup", str(archive), "--keep", "14"]) == 64
    assert "is a file; --keep wants a folder" in capsys.readouterr().err


def test_what_is_restored_sends_nothing_until_somebody_has_seen_it(
    archive: Path, tmp_path: Path, capsys: Heard
) -> None:
    folder = tmp_path / "again"

    assert run_command(["db", "restore", str(archive), str(folder)]) == 0

    told = capsys.readouterr().out
    assert "1 letter had not left" in told
    engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")
    with writing(engine) as connection:
        assert outbox.claim(connection, NOON.replace(year=2030), 10, "post") == ()
        assert outbox.next_letter_at(connection) is None
    config = ["-c", str(folder / "ticketgate.toml")]
    assert run_command([*config, "outbox", "resume", "--yes"]) == 0
    assert "perhaps" in capsys.readouterr().out
    with writing(engine) as connection:
        (letter,) = outbox.claim(connection, NOON.replace(year=2030), 10, "post")
    assert letter.repeated
    engine.dispose()


def test_no_number_is_given_twice_after_a_restore(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "again"
    run_command(["db", "restore", str(archive), str(folder)])
    engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")

    with writing(engine) as connection:
        (input_id,) = accept(connection, [incoming()])
        letter_id = outbox.next_letter_id(connection)
        cancelled = outbox.list_letters(connection, [LetterState.CANCELLED])
    assert input_id > 1_000_000
    assert letter_id > 1_000_000
    assert len(cancelled) == 1
    with reading(engine) as connection:
        assert tickets.load_ticket_by_number(connection, "T20261123.0001").ticket is not None
    engine.dispose()


@pytest.mark.parametrize("harm", ["cut", "changed", "leads_out"])
def test_an_archive_that_is_not_whole_restores_nothing(
    archive: Path, tmp_path: Path, harm: str, capsys: Heard
) -> None:
    _harm(archive, tmp_path, harm)
    folder = tmp_path / "again"

    assert run_command(["db", "restore", str(archive), str(folder)]) == 65

    assert "nothing was restored" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def _harm(archive: Path, scratch: Path, harm: str) -> None:
    match harm:
        case "cut":
            archive.write_bytes(archive.read_bytes()[: archive.stat().st_size // 2])
        case "changed":
            _rewrite(archive, scratch, "desk.toml", b"[desk]\n")
        case _:
            text = b'{"form": 1, "at": "2026-11-23T12:00:00+00:00", "version": "0", "config": "a",'
            text += b' "files": {"../evil": "00"}, "outside": {}}'
            _rewrite(archive, scratch, "backup.json", text)


def _rewrite(archive: Path, scratch: Path, name: str, text: bytes) -> None:
    folder = scratch / "unpacked"
    with tarfile.open(archive) as tar:
        names = tar.getnames()
        tar.extractall(folder, filter="data")
    (folder / name).write_bytes(text)
    with tarfile.open(archive, "w:gz") as tar:
        for one in names:
            tar.add(folder / one, one, recursive=False)
    shutil.rmtree(folder)


def test_a_damaged_database_is_no_backup(site: Path, tmp_path: Path, capsys: Heard) -> None:
    with closing(sqlite3.connect(site.parent / "ticketgate.db")) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute("UPDATE letter SET input_id = 999999")
        database.commit()
    target = tmp_path / "backup.tar.gz"

    assert run_command(["-c", str(site), "db", "backup", str(target)]) == 65

    assert not target.exists()
    assert "damaged" in capsys.readouterr().err


def test_a_restore_goes_into_a_new_folder_only(archive: Path, site: Path) -> None:
    assert run_command(["db", "restore", str(archive), str(site.parent)]) == 64


def test_letters_wait_while_they_are_paused(site: Path, capsys: Heard) -> None:
    config = ["-c", str(site)]

    assert run_command([*config, "outbox", "pause"]) == 0
    assert run_command([*config, "outbox", "pause"]) == 65
    capsys.readouterr()
    assert run_command([*config, "outbox", "list"]) == 0
    assert "Paused since" in capsys.readouterr().out
    assert run_command([*config, "stats"]) == 0
    assert "paused" in capsys.readouterr().out
    assert run_command([*config, "outbox", "resume", "--yes"]) == 0
    assert run_command([*config, "outbox", "resume", "--yes"]) == 65
