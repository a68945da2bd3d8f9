"""ingest --archive: mail of years before becomes tickets, and nobody hears of it (ARC-01)."""

from __future__ import annotations

import mailbox
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.store.engine import open_engine, reading
from gateway.store.tables import inputs, letters, mails, notes, tickets, timers

Command = Callable[..., int]
Heard = pytest.CaptureFixture[str]

PEOPLE = (
    "account,cid,domains,contact,addresses,kind,phone,lang\n"
    "Alder Air,,alderair.example,Carla Ruiz,carla@alderair.example,customer,,\n"
)


def _mail(
    number: int,
    sender: str,
    to: str,
    date: str,
    words: str = "It does not print.",
    subject: str = "Printer offline",
    more: str = "",
) -> bytes:
    return (
        f"From: {sender}\r\nTo: {to}\r\nSubject: {subject}\r\nDate: {date}\r\n"
        f"Message-ID: <{number}@alderair.example>\r\n{more}\r\n{words}\r\n"
    ).encode()


CARLA, DESK = "Carla Ruiz <carla@alderair.example>", "support@desk.example"
ASKED = _mail(1, CARLA, DESK, "Tue, 05 Mar 2019 14:00:00 +0000")
ANSWERED = _mail(
    2,
    "Help <support@desk.example>",
    CARLA,
    "Tue, 05 Mar 2019 15:00:00 +0000",
    "Is it on?",
    "Re: Printer offline",
    "In-Reply-To: <1@alderair.example>\r\n",
)
THANKED = _mail(
    3,
    CARLA,
    DESK,
    "Fri, 20 Sep 2019 09:30:00 +0000",
    "It was off. It is broken again, though: no ink.\r\n#close",
    "Re: Printer offline",
    "References: <1@alderair.example> <2@alderair.example>\r\n",
)
AWAY = _mail(
    4,
    CARLA,
    DESK,
    "Fri, 20 Sep 2019 10:00:00 +0000",
    "I am away.",
    "Out of office",
    "Auto-Submitted: auto-replied\r\n",
)
UNDATED = _mail(5, CARLA, DESK, "", "When was this?", "No date")
MAYA_FIRST = _mail(
    6,
    "Maya Ortiz <maya@desk.example>",
    CARLA,
    "Wed, 06 Mar 2019 15:00:00 +0000",
    "We come on Monday.",
    "Maintenance",
)
ALL = (THANKED, ASKED, AWAY, UNDATED, ANSWERED, MAYA_FIRST)


@pytest.fixture
def people(command: Command, tmp_path: Path, capsys: Heard) -> None:
    (tmp_path / "contacts.csv").write_text(PEOPLE)
    assert command("people", "import", tmp_path / "contacts.csv") == 0
    capsys.readouterr()


def as_folder(path: Path) -> Path:
    path.mkdir()
    for number, raw in enumerate(ALL):
        (path / f"{number}.eml").write_bytes(raw)
    return path


def as_mbox(path: Path) -> Path:
    box = mailbox.mbox(path)
    for raw in ALL:
        box.add(raw)
    box.close()
    return path


def as_maildir(path: Path) -> Path:
    box = mailbox.Maildir(path, create=True)
    for raw in ALL:
        box.add(raw)
    return path


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("kept", [as_folder, as_mbox, as_maildir])
def test_old_mail_becomes_tickets_with_their_own_dates(
    kept: Callable[[Path], Path],
    command: Command,
    database_url: str,
    tmp_path: Path,
    capsys: Heard,
) -> None:
    archive = kept(tmp_path / "archive")

    code = command("ingest", "--archive", archive)

    told = capsys.readouterr()
    assert code == 65, "one mail has no date, and it is named"
    assert "left out (archive_undated)" in told.err
    assert "       6  mails\n       2  tickets opened\n       4  notes on tickets\n" in told.out
    assert "       1  machines' mails left out\n" in told.out
    first, second = _tickets(database_url)
    assert first.number.startswith("T20190305.")
    assert second.number.startswith("T20190306.")
    assert (first.status, second.status) == ("archived", "archived")
    assert f"{first.created_at:%Y-%m-%d %H:%M}" == "2019-03-05 14:00"
    assert f"{first.completed_at:%Y-%m-%d %H:%M}" == "2019-09-20 09:30"
    assert second.contact == first.contact == "c1", "whom the desk wrote to is its customer"
    assert _notes(database_url, first.id) == [
        ("customer", "public", "c1", "2019-03-05"),
        ("resource", "public", "support@desk.example", "2019-03-05"),
        ("customer", "public", "c1", "2019-09-20"),
    ]
    assert _notes(database_url, second.id) == [("resource", "public", "maya", "2019-03-06")]


@pytest.mark.usefixtures("people")
def test_nobody_hears_of_it_and_nothing_runs(
    command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    command("ingest", "--archive", as_folder(tmp_path / "archive"))

    assert _count(database_url, letters) == 0
    assert _count(database_url, timers) == 0
    capsys.readouterr()
    assert command("held", "list", "--json") == 0
    assert capsys.readouterr().out.strip() == "[]"


@pytest.mark.usefixtures("people")
def test_what_is_here_is_passed_by(
    command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    archive = as_folder(tmp_path / "archive")
    command("ingest", "--archive", archive)
    before = _count(database_url, inputs)
    capsys.readouterr()

    command("ingest", "--archive", archive)

    told = capsys.readouterr().out
    assert "       0  tickets opened\n       0  notes on tickets\n" in told
    assert "       6  here already\n" in told
    assert _count(database_url, inputs) == before


@pytest.mark.usefixtures("people")
def test_a_dry_run_tells_the_same_and_changes_nothing(
    command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    archive = as_folder(tmp_path / "archive")

    command("ingest", "--archive", "--dry-run", archive)

    dry = capsys.readouterr().out
    assert _count(database_url, tickets) == _count(database_url, mails) == 0
    command("ingest", "--archive", archive)
    assert dry == capsys.readouterr().out + "Nothing was changed: this was --dry-run.\n"


@pytest.mark.usefixtures("people")
def test_a_dry_run_counts_with_all_that_a_desk_in_work_has(
    command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    archive = as_folder(tmp_path / "archive")
    (tmp_path / "new.eml").write_bytes(
        ASKED.replace(b"Tue, 05 Mar 2019", b"Mon, 23 Nov 2026")  # today's mail begins the thread
    )
    command("ingest", tmp_path / "new.eml")
    command("people", "block", "spam.example")  # whoever decides, decides the mail before it
    (before,) = _tickets(database_url)
    capsys.readouterr()

    command("ingest", "--archive", "--dry-run", archive)

    told = capsys.readouterr().out
    assert "       1  tickets opened\n       3  notes on tickets\n" in told
    assert "       1  here already\n" in told
    command("ingest", "--archive", archive)
    ticket = next(one for one in _tickets(database_url) if one.number == before.number)
    assert ticket == before, "a ticket in work keeps status, dates and marks"


@pytest.mark.usefixtures("people")
def test_the_next_mail_in_an_old_thread_opens_what_follows_it(
    command: Command, database_url: str, tmp_path: Path
) -> None:
    command("ingest", "--archive", as_folder(tmp_path / "archive"))
    again = _mail(
        9,
        CARLA,
        DESK,
        "Mon, 23 Nov 2026 15:00:00 +0000",
        "It is broken again.",
        more="In-Reply-To: <3@alderair.example>\r\n",
    )
    (tmp_path / "new.eml").write_bytes(again)

    command("ingest", tmp_path / "new.eml")
    command("ticket", "set", _tickets(database_url)[0].number, "severity=3")

    first, *_, newest = _tickets(database_url)
    assert newest.follow_up_of == first.number
    assert _count(database_url, letters) > 0, "a mail of today is answered as ever"


def _tickets(url: str) -> list[sa.Row[tuple[object, ...]]]:
    return _all(url, sa.select(tickets).order_by(tickets.c.id))


def _notes(url: str, ticket_id: int) -> list[tuple[str, str, str, str]]:
    asked = sa.select(notes).where(notes.c.ticket_id == ticket_id).order_by(notes.c.at)
    return [
        (str(one.type), str(one.visibility), one.author, f"{one.at:%Y-%m-%d}")
        for one in _all(url, asked)
    ]


def _count(url: str, table: sa.Table) -> int:
    return len(_all(url, sa.select(table)))


def _all(url: str, asked: sa.Select[tuple[object, ...]]) -> list[sa.Row[tuple[object, ...]]]:
    engine = open_engine(url)
    try:
        with reading(engine) as connection:
            return list(connection.execute(asked))
    finally:
        engine.dispose()
