"""Commands that look at a desk at work, and those that give the clerk an order."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.config.desk_file import EXAMPLE

Command = Callable[..., int]
Heard = pytest.CaptureFixture[str]
MAIL = (
    b"From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
    b"Subject: Printer offline\r\nMessage-ID: <1@alderair.example>\r\n"
    b"Date: Mon, 23 Nov 2026 10:00:00 -0500\r\n\r\nIt \x1b[31mdoes not print.\r\n"
)
UNREADABLE = b"Subject: nobody wrote this\r\nTo: support@desk.example\r\n\r\nx\r\n"


@pytest.fixture
def at_work(command: Command, tmp_path: Path, capsys: Heard) -> Command:
    """A desk with its people, one ticket, and one mail in quarantine."""
    (tmp_path / "a.eml").write_bytes(MAIL)
    (tmp_path / "b.eml").write_bytes(UNREADABLE)
    assert command("ingest", tmp_path / "a.eml", tmp_path / "b.eml") == 0
    assert command("people", "import", EXAMPLE / "contacts.csv") == 0
    capsys.readouterr()
    return command


def told(command: Command, capsys: Heard, *words: object) -> str:
    """What a command prints when all is well; nothing is wider than 80 columns."""
    assert command(*words) == 0
    text = capsys.readouterr().out
    assert max(map(len, text.splitlines()), default=0) <= 80
    assert "\x1b" not in text
    return text


def number_of(command: Command, capsys: Heard) -> str:
    assert command("ticket", "list", "--json") == 0
    return str(json.loads(capsys.readouterr().out)[0]["number"])


def test_the_board_has_one_line_a_ticket(at_work: Command, capsys: Heard) -> None:
    text = told(at_work, capsys, "ticket", "list", "--open")

    assert "Printer offline" in text
    assert text.splitlines()[0].split() == ["ticket", "status", "since", "primary", "title"]


def test_a_list_that_is_cut_says_so(at_work: Command, capsys: Heard) -> None:
    assert at_work("ticket", "list", "--limit", "1") == 0
    assert "note: 1 is shown; for more: --limit 10" in capsys.readouterr().err

    assert at_work("ticket", "list", "--limit", "100") == 0
    assert capsys.readouterr().err == ""


def test_a_board_without_tickets_says_so(at_work: Command, capsys: Heard) -> None:
    assert told(at_work, capsys, "ticket", "list", "--primary", "maya") == "No ticket.\n"


def test_a_ticket_is_shown_with_its_mail_note_changes_letters_and_timers(
    at_work: Command, capsys: Heard
) -> None:
    number = number_of(at_work, capsys)

    text = told(at_work, capsys, "ticket", "show", number.lower())

    assert text.startswith(f"{number}  Printer offline\n  status    new since ")
    assert "| It  [31mdoes not print." in text
    assert "[GW-11: " in text
    assert " N-01 to carla@alderair.example: leaves " in " ".join(text.split())
    assert "has had no answer in time [TAT-01: reply_due" in " ".join(
        text.partition("To come")[2].split()
    )


def test_a_ticket_that_does_not_exist_ends_with_66(at_work: Command, capsys: Heard) -> None:
    assert at_work("ticket", "show", "T20200101.0001") == 66
    assert "see: ticketgate ticket list" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["ticket", "list"],
        ["timers"],
        ["outbox", "list"],
        ["held", "list"],
        ["people", "list"],
        ["people", "show", "carla@alderair.example"],
        ["stats"],
        ["explain", "1"],
        ["held", "show", "2"],
    ],
)
def test_each_reading_command_speaks_json(
    words: list[str], at_work: Command, capsys: Heard
) -> None:
    assert at_work(*words, "--json") == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["timers"], "reply_due"),
        (["outbox", "list"], "N-01"),
        (["outbox", "list", "--state", "sent"], "No letter waits."),
        (["held", "list"], "no_sender"),
        (["held", "show", "2"], "nobody wrote this"),
        (["people", "list"], "carla@alderair.example"),
        (["people", "show", "CARLA@alderair.example"], "Alder Air & Comfort"),
        (["stats"], "oldest undecided"),
    ],
)
def test_each_reading_command_tells_people(
    words: list[str], expected: str, at_work: Command, capsys: Heard, request: pytest.FixtureRequest
) -> None:
    if expected == "oldest undecided":
        at_work("ingest", request.getfixturevalue("tmp_path") / "a.eml")
        capsys.readouterr()

    assert expected in told(at_work, capsys, *words)


def test_explain_tells_what_a_mail_would_do_and_changes_nothing(
    at_work: Command, tmp_path: Path, capsys: Heard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.eml").write_bytes(MAIL.replace(b"<1@", b"<2@").replace(b"Printer", b"Scanner"))
    before = told(at_work, capsys, "stats")

    text = told(at_work, capsys, "explain", "c.eml", "--at", "2026-11-23 10:00")

    assert text.startswith("c.eml: T20261123.0001\n  read as      human\n")
    assert "  GW-11        ticket opened\n" in text
    assert "letter N-01 to carla@alderair.example" in text
    assert told(at_work, capsys, "stats") == before


def test_explain_tells_what_an_input_did(at_work: Command, capsys: Heard) -> None:
    text = told(at_work, capsys, "explain", "1")

    assert text.startswith("input 1: mail of ")
    assert "  GW-11        ticket opened\n" in text
    assert "letter N-01 to carla@alderair.example, queued" in text


@pytest.mark.parametrize(
    ("words", "code"), [(["99"], 66), (["none.eml"], 66), (["1", "--at", "soon"], 64)]
)
def test_explain_names_what_it_does_not_know(
    words: list[str], code: int, at_work: Command, capsys: Heard
) -> None:
    assert at_work("explain", *words) == code
    assert words[-1] in capsys.readouterr().err


def test_a_letter_may_be_dropped_once(at_work: Command, capsys: Heard) -> None:
    text = told(at_work, capsys, "outbox", "drop", "1")

    assert text == "Letter 1 will not be sent.\n"
    assert at_work("outbox", "drop", "1") == 66


def test_a_letter_may_be_tried_at_once(at_work: Command, capsys: Heard) -> None:
    assert told(at_work, capsys, "outbox", "retry", "1") == "Letter 1 is tried at once.\n"
    assert at_work("outbox", "retry", "99") == 66


def test_dropping_a_held_mail_is_an_order_that_is_decided_without_a_daemon(
    at_work: Command, capsys: Heard
) -> None:
    text = told(at_work, capsys, "held", "drop", "2")

    assert "2" in text
    assert told(at_work, capsys, "held", "list") == "Nothing is held.\n"


@pytest.mark.parametrize("verb", ["show", "release", "drop"])
def test_a_number_that_is_no_held_mail_ends_with_66(
    verb: str, at_work: Command, capsys: Heard
) -> None:
    assert at_work("held", verb, "1") == 66
    assert "Input 1 is no held mail" in capsys.readouterr().err


def test_a_refused_order_says_why_and_ends_with_65(at_work: Command, capsys: Heard) -> None:
    code = at_work("ticket", "set", "T20200101.0001", "status=complete")

    assert code == 65
    assert "T20200101.0001" in capsys.readouterr().err


def test_set_wants_field_and_value(at_work: Command, capsys: Heard) -> None:
    assert at_work("ticket", "set", "T20200101.0001", "complete") == 64
    assert '"complete" is no FIELD=VALUE' in capsys.readouterr().err


def test_what_is_exported_can_be_imported_again(
    at_work: Command, tmp_path: Path, capsys: Heard
) -> None:
    assert at_work("people", "export") == 0
    sheet = capsys.readouterr().out
    (tmp_path / "people.csv").write_text(sheet)

    assert at_work("people", "import", tmp_path / "people.csv") == 0
    capsys.readouterr()
    assert at_work("people", "export") == 0
    assert capsys.readouterr().out == sheet


def test_a_sheet_with_faults_is_refused_whole(
    at_work: Command, tmp_path: Path, capsys: Heard
) -> None:
    (tmp_path / "people.csv").write_text("account,contact,addresses\nX,Ann,no address\nY,,\n,,\n")

    assert at_work("people", "import", tmp_path / "people.csv") == 65
    assert "people.csv:2" in capsys.readouterr().err


def test_an_address_that_is_not_on_file_ends_with_66(at_work: Command) -> None:
    assert at_work("people", "show", "nobody@nowhere.example") == 66


def test_commands_that_look_do_not_make_a_database(tmp_path: Path, capsys: Heard) -> None:
    config = tmp_path / "ticketgate.toml"
    config.write_text('[mail]\nbase_address = "support@desk.example"\n')

    code = run_command(["-c", str(config), "stats"])

    assert code == 78
    assert not (tmp_path / "ticketgate.db").exists()
    assert "make it with: ticketgate db upgrade" in capsys.readouterr().err


def test_a_tickets_files_are_listed_and_written_to_a_folder(
    command: Command, tmp_path: Path, capsys: Heard
) -> None:
    mail = MAIL.replace(
        b"\r\n\r\nIt \x1b[31mdoes not print.\r\n",
        b'\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nSee the log.\r\n--b\r\n"
        b'Content-Type: text/plain\r\nContent-Disposition: attachment; filename="vpn.log"\r\n\r\n'
        b"down\r\n--b--\r\n",
    )
    (tmp_path / "a.eml").write_bytes(mail)
    assert command("ingest", tmp_path / "a.eml") == 0
    assert command("people", "import", EXAMPLE / "contacts.csv") == 0
    capsys.readouterr()
    number = number_of(command, capsys)

    assert "1   vpn.log (1 kB)" in told(command, capsys, "ticket", "files", number)
    assert command("ticket", "files", number, "--save", tmp_path / "out") == 0
    assert (tmp_path / "out" / "001-vpn.log").read_bytes().strip() == b"down"
    assert command("ticket", "files", number, "--save", tmp_path / "out") != 0


def test_a_contact_is_taken_off_the_file_and_an_import_brings_them_back(
    at_work: Command, capsys: Heard
) -> None:
    assert at_work("people", "remove", "Carla@alderair.example") == 0
    removed = capsys.readouterr().out
    assert at_work("people", "list") == 0
    listed = capsys.readouterr().out
    assert at_work("people", "show", "carla@alderair.example") == 0
    shown = capsys.readouterr().out
    again = at_work("people", "remove", "carla@alderair.example")
    told = capsys.readouterr().err
    assert at_work("people", "import", EXAMPLE / "contacts.csv") == 0
    capsys.readouterr()
    assert at_work("people", "list") == 0

    assert removed.startswith("Carla Ruiz is off the file")
    assert "carla@alderair.example" not in listed
    assert "ben@alderair.example" in listed
    assert "on file     no, removed" in shown
    assert again == 65
    assert "is not on file; see: ticketgate people list" in told
    assert "carla@alderair.example" in capsys.readouterr().out


def test_senders_are_blocked_listed_and_heard_again(at_work: Command, capsys: Heard) -> None:
    told(at_work, capsys, "people", "block", "Deal+more@SPAM.example")
    text = told(at_work, capsys, "people", "blocked")

    assert "deal@spam.example" in text
    assert "is blocked already" in told(at_work, capsys, "people", "block", "deal@spam.example")
    assert "blocked no more" in told(at_work, capsys, "people", "unblock", "deal@spam.example")
    assert told(at_work, capsys, "people", "blocked").startswith("Nobody is blocked")


@pytest.mark.parametrize(
    ("sender", "why"),
    [
        ("maya@desk.example", "the desk's own"),
        ("alderair.example", "on file"),
        ("gmail.com", "open to everybody"),
        ("yahoo.co.in", "open to everybody"),
        ("nobody", "no address and no domain"),
    ],
)
def test_who_is_ours_or_open_to_everybody_is_not_blocked(
    at_work: Command, capsys: Heard, sender: str, why: str
) -> None:
    assert at_work("people", "block", sender) == 65

    assert why in capsys.readouterr().err


def test_an_absence_is_written_down_and_ended(at_work: Command, capsys: Heard) -> None:
    """OOO-14, OOO-18: as by mail, and with the same refusals."""
    assert at_work("people", "away", "maya", "+3d", "+9d") == 0
    assert "Maya Ortiz from " in capsys.readouterr().out
    assert at_work("people", "back", "maya") == 0
    assert "Leave: of Maya Ortiz from " in capsys.readouterr().out
    assert at_work("people", "away", "nobody", "+3d") == 65
    assert "E-22" in capsys.readouterr().err
