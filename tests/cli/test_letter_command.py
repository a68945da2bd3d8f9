"""`ticketgate letter`: any notice, as text or as a page, with a ticket or without."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gateway.cli import run_command
from rules.model.notice import Notice


@pytest.mark.parametrize("notice", Notice)
def test_any_notice_is_shown(
    notice: Notice,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)

    code = run_command(["letter", notice])

    told = capsys.readouterr().out
    assert code == 0
    assert "Subject: [T20261123.0004] " in told
    assert "-- reply above this line --" in told


def test_a_customer_reads_their_language(
    sqlite_config: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "look.html"

    code = run_command(
        ["-c", str(sqlite_config), "letter", "n-09.3", "--lang", "de", "--html", str(page)]
    )

    assert code == 0
    assert "open it in a browser" in capsys.readouterr().out
    html = page.read_text("utf-8")
    assert '<html lang="de">' in html
    assert "wir haben versucht, Sie zu erreichen" in html


def test_a_notice_or_ticket_that_is_not_there_is_told(
    sqlite_config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unknown = run_command(["-c", str(sqlite_config), "letter", "N-09"])
    nowhere = run_command(
        ["-c", str(sqlite_config), "letter", "N-06", "--ticket", "T20261123.0001"]
    )

    told = capsys.readouterr().err
    assert (unknown, nowhere) == (64, 66)
    assert "There is no notice N-09; there are: N-09.1, N-09.2, N-09.3" in told
    assert "There is no ticket T20261123.0001" in told


def test_letters_in_json_read_as_people_read_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    mail = "From: carla@alderair.example\nTo: support@desk.example\nSubject: Scanner\n\nBroken.\n"
    (tmp_path / "new.eml").write_text(mail)

    run_command(["explain", "new.eml", "--json"])

    (told,) = json.loads(capsys.readouterr().out)
    texts = [one["text"] for one in told["letters"]]
    assert texts
    assert all(text.startswith("-- reply above this line --\n\n") for text in texts)
    assert not any("words" in one for one in told["letters"])


def test_the_hours_are_in_their_language_where_the_desk_says_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    run_command(["letter", "N-01", "--lang", "de"])
    run_command(["letter", "N-01"])

    german, _, english = capsys.readouterr().out.partition("Subject: [T20261123.0004] We have")
    assert "Montag bis Freitag, 9 bis" in german
    assert "Monday to Friday" in english
