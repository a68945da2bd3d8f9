"""parse, ingest, check and db: commands about files and the database itself."""

from __future__ import annotations

import io
import json
import socket
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.store import journal
from gateway.store.engine import open_engine, reading

Command = Callable[..., int]
Heard = pytest.CaptureFixture[str]
MAIL = (
    b"From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
    b"Subject: Printer offline\r\nMessage-ID: <1@alderair.example>\r\n\r\nIt does not print.\r\n"
)


class Stdin:
    """Standard input with bytes in it."""

    def __init__(self, raw: bytes) -> None:
        self.buffer = io.BytesIO(raw)


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    path = tmp_path / "a.eml"
    path.write_bytes(MAIL)
    return path


def test_parse_tells_people_what_is_read(mail: Path, tmp_path: Path, capsys: Heard) -> None:
    code = run_command(["-c", str(tmp_path / "none.toml"), "parse", str(mail)])

    assert code == 0
    told = capsys.readouterr().out
    assert "  from:           carla@alderair.example\n" in told
    assert "    | It does not print.\n" in told


def test_parse_tells_programs_one_object_a_line(tmp_path: Path, mail: Path, capsys: Heard) -> None:
    (tmp_path / "b.eml").write_bytes(MAIL.replace(b"Printer", b"=?utf-8?q?=F0=9F?="))

    code = run_command(["parse", "--json", str(tmp_path)])

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert code == 0
    assert [Path(line["file"]).name for line in lines] == ["a.eml", "b.eml"]
    assert lines[0]["reply_text"] == "It does not print."


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (b"", "the file is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an Outlook .msg file"),
        (bytes(range(256)) * 9, ""),
    ],
)
def test_what_is_no_mail_has_no_kind(raw: bytes, hint: str, tmp_path: Path, capsys: Heard) -> None:
    (tmp_path / "a.eml").write_bytes(raw)

    assert run_command(["parse", "--json", str(tmp_path / "a.eml")]) == 0

    told = json.loads(capsys.readouterr().out)
    assert (told["held"], told["kind"], told["text"]) == ("malformed", "", "")
    assert hint in told["hint"]


def test_signs_are_told_with_their_weights(tmp_path: Path, capsys: Heard) -> None:
    machine = MAIL.replace(b"Subject:", b"Auto-Submitted: auto-replied\r\nList-Id: <x>\r\nSubject:")
    (tmp_path / "a.eml").write_bytes(machine)

    run_command(["parse", str(tmp_path / "a.eml")])

    told = capsys.readouterr().out
    assert "  because:        header Auto-Submitted: auto-replied -> auto_reply (machine)\n" in told
    assert "  because:        header of a list: <x> -> list (hint)\n" in told


def test_explain_without_settings_asks_the_packaged_desk(
    mail: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Heard
) -> None:
    monkeypatch.chdir(tmp_path)

    code = run_command(["explain", str(mail), "--at", "2026-11-23 10:00"])

    told = capsys.readouterr()
    assert code == 0
    assert "the packaged desk (support@desk.example) decides" in told.err
    assert "T20261123.0001\n  read as      human\n" in told.out


def test_explain_with_settings_that_are_named_but_not_there_says_so(
    mail: Path, tmp_path: Path, capsys: Heard
) -> None:
    code = run_command(["-c", str(tmp_path / "none.toml"), "explain", str(mail)])

    assert code == 78
    assert "none.toml: no such file" in capsys.readouterr().err


def test_parse_of_a_path_that_is_not_there_ends_with_66(tmp_path: Path, capsys: Heard) -> None:
    code = run_command(["parse", str(tmp_path / "none.eml")])

    assert code == 66
    assert "none.eml: no such file or folder" in capsys.readouterr().err


def test_ingest_journals_each_mail_with_its_envelope(
    command: Command, mail: Path, tmp_path: Path, database_url: str
) -> None:
    (tmp_path / "b.mbox").write_bytes(b"From x\n\nSubject: 1\n\nFrom y\n\nSubject: 2\n")

    code = command(
        "ingest", "--trusted", "--sender", "c@a.example", "--recipient", "support@desk.example",
        mail, tmp_path / "b.mbox",
    )  # fmt: skip

    engine = open_engine(database_url)
    with reading(engine) as connection:
        entries = [journal.load_input(connection, number) for number in (1, 2, 3)]
    engine.dispose()
    assert code == 0
    assert entries[0] is not None
    assert entries[0].raw == MAIL
    assert entries[0].envelope is not None
    assert entries[0].envelope.trusted
    assert entries[0].envelope.recipients == ("support@desk.example",)
    assert [entry.state.value for entry in entries if entry] == ["waiting"] * 3


def test_ingest_takes_one_mail_from_standard_input(
    sqlite_config: Path, monkeypatch: pytest.MonkeyPatch, capsys: Heard
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(MAIL))

    code = run_command(["-c", str(sqlite_config), "ingest", "-"])

    assert code == 0
    assert capsys.readouterr().err == "1 journalled\n"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("", 0),
        ("nonsense = 1\n", 75),  # 78 would make Postfix bounce the mail
        ('[mail]\nbase_address = "x@y.example"\n[database]\nurl = "sqlite:////no/such.db"\n', 75),
        ('[mail]\nbase_address = "x@y.example"\nmax_size_mib = 0\n', 75),
    ],
)
def test_a_pipe_transport_hears_no_exit_code_that_would_bounce_the_mail(
    sqlite_config: Path, monkeypatch: pytest.MonkeyPatch, change: str, code: int
) -> None:
    monkeypatch.setattr(sys, "stdin", Stdin(b"From c@a.example Mon Nov 23 15:00:00 2026\n" + MAIL))
    if change:
        sqlite_config.write_text(change)
    pipe = ["ingest", "--sender=MAILER-DAEMON", "--recipient=support@desk.example", "-"]

    ended = run_command(["-c", str(sqlite_config), *pipe])

    assert ended == code
    if not code:
        engine = open_engine(f"sqlite:///{sqlite_config.parent / 'ticketgate.db'}")
        with reading(engine) as connection:
            entry = journal.load_input(connection, 1)
        engine.dispose()
        assert entry is not None
        assert entry.envelope is not None
        assert entry.raw == MAIL  # without the line that procmail writes on top
        assert (entry.envelope.mail_from, entry.envelope.source) == ("", "pipe")


def test_ingest_of_a_path_that_is_not_there_ends_with_66(
    sqlite_config: Path, mail: Path, capsys: Heard
) -> None:
    code = run_command(["-c", str(sqlite_config), "ingest", str(mail), "/none.eml"])

    assert code == 66
    assert "/none.eml: no such file or folder" in capsys.readouterr().err


def test_ingest_leaves_out_what_is_over_the_limit_and_says_so(
    sqlite_config: Path, mail: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICKETGATE_MAIL__MAX_SIZE_MIB", "1")
    (mail.parent / "huge.eml").write_bytes(MAIL + b"x" * 1024 * 1024)

    code = run_command(["-c", str(sqlite_config), "ingest", str(mail.parent)])

    assert code == 65
    told = capsys.readouterr().err
    assert "huge.eml: too large, left out" in told
    assert "1 journalled" in told


def test_ingest_on_a_database_that_takes_nothing_ends_with_75(
    sqlite_config: Path, mail: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.store.engine.BUSY_MILLISECONDS", 1)
    other = sqlite3.connect(sqlite_config.parent / "ticketgate.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    code = run_command(["-c", str(sqlite_config), "ingest", str(mail)])

    other.close()
    assert code == 75
    assert "database is locked; try again later" in capsys.readouterr().err


def test_check_finds_nothing_wrong_with_a_good_site(command: Command, capsys: Heard) -> None:
    assert command("check") == 0
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Everything is fine."
    assert "  bounces+TOKEN@desk.example  (reports of letters that did not arrive)" in told
    assert any(one.endswith("desk.toml is still the example") for one in told)
    assert "  maya: a code (N-35)" in told
    assert not any(one.startswith("warning: auth") for one in told)


def test_check_tells_the_faults_of_all_files_at_once(
    sqlite_config: Path, tmp_path: Path, capsys: Heard
) -> None:
    (tmp_path / "desk.toml").write_text('[desk]\nname = 3\nprofil = "zoho"\n')
    (tmp_path / "secrets" / "keys").write_text("no key")
    (tmp_path / "ticketgate.db").unlink()
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "N-01.j2").write_text("Subject: {{ nobody }}\n\n")
    text = sqlite_config.read_text()
    sqlite_config.write_text(f'templates = "letters"\n{text}')

    code = run_command(["-c", str(sqlite_config), "check"])

    told = capsys.readouterr().err
    assert code == 78
    for word in ("profil", "secrets/keys", "N-01.j2", "ticketgate db upgrade"):
        assert word in told


def test_check_says_of_a_server_that_is_away_that_it_is_no_fault_of_the_files(
    tmp_path: Path, sqlite_config: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TICKETGATE_DATABASE__URL", "postgresql://nobody:hunter2@127.0.0.1:1/x")

    code = run_command(["-c", str(sqlite_config), "check"])

    told = capsys.readouterr().err
    assert code == 69
    assert "database: cannot be reached" in told
    assert "hunter2" not in told


@pytest.mark.parametrize(
    ("host", "word"), [("127.0.0.1", "cannot be reached"), ("localhost", "cannot be reached")]
)
def test_check_reach_says_hello_to_the_relay(
    host: str, word: str, sqlite_config: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    monkeypatch.setenv("TICKETGATE_RELAY__HOST", host)
    monkeypatch.setenv("TICKETGATE_RELAY__PORT", str(port))

    code = run_command(["-c", str(sqlite_config), "check", "--reach"])

    assert code == 69
    assert f"relay: {host}:{port}: {word}" in capsys.readouterr().err


def test_upgrade_makes_the_database_and_may_be_repeated(sqlite_config: Path, capsys: Heard) -> None:
    code = run_command(["-c", str(sqlite_config), "db", "upgrade"])

    assert code == 0
    assert capsys.readouterr().out.splitlines()[-1] == "The database is up to date."


def test_upgrade_waits_until_no_gateway_is_at_work(sqlite_config: Path, capsys: Heard) -> None:
    from gateway.store.engine import ClerkLock

    url = f"sqlite:///{sqlite_config.parent / 'ticketgate.db'}"
    engine = open_engine(url)
    lock = ClerkLock(engine, url)
    assert lock.take()

    code = run_command(["-c", str(sqlite_config), "db", "upgrade"])

    lock.release()
    engine.dispose()
    assert code == 75
    assert "stop that first" in capsys.readouterr().err


@pytest.mark.parametrize(("target", "code"), [("ticketgate.db", 64), ("no/such/folder.gz", 69)])
def test_a_backup_never_overwrites_and_names_what_it_cannot_write(
    sqlite_config: Path, target: str, code: int, capsys: Heard
) -> None:
    path = sqlite_config.parent / target

    assert run_command(["-c", str(sqlite_config), "db", "backup", str(path)]) == code
    assert str(path.parent) in capsys.readouterr().err


def test_check_names_the_faults_of_settings_and_desk_in_one_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "ticketgate.toml").write_text('[mail]\nbase_address = "nonsense"\n')
    (tmp_path / "desk.toml").write_text('[desk]\nprofile = "zohoo"\n')

    code = run_command(["--config", str(tmp_path / "ticketgate.toml"), "check"])

    told = capsys.readouterr().err
    assert code == 78
    assert "mail.base_address" in told
    assert 'unknown "zohoo"' in told


def test_check_finds_one_address_that_two_people_have(
    sqlite_config: Path, tmp_path: Path, capsys: Heard
) -> None:
    sheet = tmp_path / "contacts.csv"
    sheet.write_text(
        "account,cid,domains,contact,addresses,kind,phone,lang\n"
        "Alder Air,1,alderair.example,Maya At Home,maya@desk.example,customer,,en\n"
    )
    assert run_command(["-c", str(sqlite_config), "people", "import", str(sheet)]) == 0
    capsys.readouterr()

    code = run_command(["-c", str(sqlite_config), "check"])

    told = capsys.readouterr()
    assert code == 78
    assert "maya@desk.example is maya's and the contact Maya At Home's" in told.out + told.err
