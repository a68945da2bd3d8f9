"""A person is erased: no trace in any table, nor in any file that is ours."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.cli import run_command
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import boards, journal, outbox, timeline_rows
from gateway.store.engine import open_engine, reading, writing
from gateway.store.journal import Incoming
from gateway.store.packed import unpack
from gateway.worker.clerk import Clerk
from parsers import Reading
from rules.model.mail import Envelope
from tests.store.desk import NOON

TRACES: tuple[str, ...] = (
    "carla",
    "ruiz",
    "left handed scanner",
    "scanner-77",
    "kaleidoscope",
    "555 0110",
)
TRACES += ("flux compensator", "upside down", "555 0109")
LIST = "account,contact,addresses,phone\nAlder Air & Comfort,Carla Ruiz,carla@alderair.example,"
OLD = """Id,Subject,Status,Created at,Requester,Requester email,Notes
11,Flux compensator,Open,2026-01-05 10:00,Carla Ruiz,carla@alderair.example,It stands upside down
"""
MAP = """source = "old"
dates = ["%Y-%m-%d %H:%M"]
[tickets]
number = "Id"
title = "Subject"
status = "Status"
created = "Created at"
customer = "Requester email"
customer_name = "Requester"
text = "Notes"
[statuses]
Open = "open"
"""
SERVER = "mx.desk.example"
ADMINS = ("contacts.csv", "desk.toml")  # what an admin wrote is named, not changed
MAILS = (
    (
        "Carla Ruiz <carla@alderair.example>",
        "support@desk.example",
        "Left handed scanner",
        "The kaleidoscope is broken.\r\n\r\nCarla Ruiz",
    ),
    (
        "Maya Chen <maya@desk.example>",
        "support+{number}@desk.example",
        "Re: [{number}]",
        "Dear Carla, please turn it.\r\n",
    ),
    (
        "Ben Ode <ben@alderair.example>",
        "support@desk.example, carla@alderair.example",
        "Toner",
        "Toner is out, ask Carla Ruiz.\r\n",
    ),
    ("Ben Ode <ben@alderair.example>", "support@desk.example", "Lamp", "The lamp is out.\r\n"),
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    config = folder / "ticketgate.toml"
    assert run_command(["init", str(folder)]) == 0
    files = {"before.csv": LIST + "+1 555 0109\n", "old.csv": OLD, "old.toml": MAP}
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    before, old, how = (str(tmp_path / name) for name in files)
    for people in (before, str(EXAMPLE / "contacts.csv")):
        assert run_command(["-c", str(config), "people", "import", people]) == 0
    assert run_command(["-c", str(config), "import", "tickets", old, "--map", how]) == 0
    engine = open_engine(f"sqlite:///{folder / 'ticketgate.db'}")
    clerk = Clerk(engine, example_desk(), Keys.made_for_rehearsal(), Reading(trusted_ids=(SERVER,)))
    number, at = "", NOON
    marks = ("scanner-77", "answer-1", "toner-1", "lamp-1")
    for turn, (sender, to, title, words) in enumerate(MAILS):
        at += timedelta(hours=1)
        domain = sender.rpartition("@")[2].rstrip(">")
        raw = (
            f"Authentication-Results: {SERVER}; dmarc=pass header.from={domain}\r\n"
            f"From: {sender}\r\nTo: {to.format(number=number)}\r\n"
            f"Subject: {title.format(number=number)}\r\n"
            f"Message-ID: <{marks[turn]}@{domain}>\r\n"
            f"Date: {at:%a, %d %b %Y %H:%M:%S} +0000\r\n\r\n{words}"
        )
        envelope = Envelope(
            mail_from=sender.partition("<")[2].rstrip(">"),
            recipients=("support@desk.example",),
            source="smtp",
            trusted=True,
        )
        with writing(engine) as connection:
            journal.accept(connection, [Incoming(raw.encode(), envelope, at)])
        while clerk.decide_next(at):
            pass
        if not number:
            with reading(engine) as connection:
                number = boards.list_tickets(connection, boards.TicketFilter())[0].number
    clerk.close()
    engine.dispose()
    (folder / "outbox" / "new").mkdir(parents=True)
    letters = (
        "To: Carla Ruiz <carla@alderair.example>\n",
        f"To: omar@desk.example\nX-Gateway-Ticket: {number}\n\nLeft handed scanner\n",
        "To: omar@desk.example\n\nAsk carla@alderair=\n.example =3D\n",
        "To: omar@desk.example\n\nI know Carla Ruiz.\n",
    )
    for place, letter in enumerate(letters):
        (folder / "outbox" / "new" / str(place)).write_text(letter)
    (folder / "outbox" / "new" / "ben").write_text("To: ben@alderair.example\n\nLamp\n")
    return config


def test_nothing_of_an_erased_person_is_left_in_any_table_or_file(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _traces(site), "the test looks in the right places"

    assert run_command(["-c", str(site), "people", "erase", "carla@alderair.example", "--yes"]) == 0

    assert _traces(site) == [], "\n".join(_traces(site))
    told = capsys.readouterr().out
    assert "Kept:" in told


def test_a_neighbour_keeps_what_is_theirs(site: Path) -> None:
    run_command(["-c", str(site), "people", "erase", "carla@alderair.example", "--yes"])

    engine = open_engine(f"sqlite:///{site.parent / 'ticketgate.db'}")
    with reading(engine) as connection:
        found = boards.list_tickets(connection, boards.TicketFilter())
        assert "Lamp" in {one.title for one in found}
        assert "Toner" in {one.title for one in found}
        for one in found:
            assert timeline_rows.load_timeline(connection, one.number) is not None
        assert outbox.list_letters(connection, tuple(outbox.IS_OPEN)) is not None
        held = journal.load_input(connection, 1)
    engine.dispose()
    assert held is not None
    assert "Alder Air & Comfort" in str(held.payload["values"])
    assert (site.parent / "outbox" / "new" / "ben").exists()
    assert run_command(["-c", str(site), "ticket", "show", found[-1].number]) == 0


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("the", "is no address"),
        ("Carla Ruiz", "is no address"),
        ("support@desk.example", "is an address of the desk"),
        ("Support+waiting@desk.example", "is an address of the desk"),
        ("waiting@desk.example", "is an address of the desk"),
        ("maya@desk.example", "is @maya of the desk"),
    ],
)
def test_what_stands_in_every_mail_is_not_erased(
    site: Path, capsys: pytest.CaptureFixture[str], address: str, told: str
) -> None:
    before = _traces(site)

    assert run_command(["-c", str(site), "people", "erase", address, "--yes"]) == 64

    assert told in capsys.readouterr().err
    assert _traces(site) == before


def test_who_has_left_the_desk_can_be_erased(site: Path) -> None:
    desk = site.with_name("desk.toml")
    desk.write_text(desk.read_text().replace("active = true", "active = false", 1))

    assert run_command(["-c", str(site), "people", "erase", "maya@desk.example", "--yes"]) == 0


def _traces(site: Path) -> list[str]:
    """Every table and column, and every file of ours, in which a trace is found."""
    found = []
    engine = open_engine(f"sqlite:///{site.parent / 'ticketgate.db'}")
    with engine.connect() as connection:
        names = sa.inspect(connection).get_table_names()
        for name in names:
            for row in connection.exec_driver_sql(f'SELECT * FROM "{name}"').mappings():
                for column, value in row.items():
                    text = unpack(value) if isinstance(value, bytes) else str(value).encode()
                    found += [f"{name}.{column}: {one}" for one in TRACES if _has(text, one)]
    engine.dispose()
    for path in site.parent.rglob("*"):
        if path.is_file() and path.name not in ADMINS and path.suffix != ".example":
            octets = path.read_bytes()
            found += [f"{path.name}: {one}" for one in TRACES if _has(octets, one)]
    return found


def _has(octets: bytes, trace: str) -> bool:
    return trace.encode() in octets.lower()
