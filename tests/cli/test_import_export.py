"""import customers and import tickets: exports of other desks, by a mapping file (ARC-02)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import sqlalchemy as sa

from gateway.store.engine import open_engine, reading
from gateway.store.tables import contacts, inputs, letters, notes, tickets, timers

Command = Callable[..., int]
Heard = pytest.CaptureFixture[str]
MAPS = Path(__file__).parents[2] / "docs" / "importing"

ZENDESK = """\
Summation column,Id,Requester,Requester id,Requester external id,Requester email,Requester domain,\
Submitter,Assignee,Group,Subject,Tags,Status,Priority,Via,Ticket type,Created at,Updated at,\
Assigned at,Organization
1,41,Carla Ruiz,9,,carla@alderair.example,alderair.example,Carla Ruiz,Maya Ortiz,Support,\
"Printer, again",,Open,Normal,Mail,Incident,2019-03-05 14:00,2019-03-06 09:00,,Alder Air
1,40,Carla Ruiz,9,,carla@alderair.example,alderair.example,Carla Ruiz,Someone Gone,Support,\
Scanner,,Closed,Normal,Mail,Incident,2018-01-02 10:00,2018-01-05 11:30,,Alder Air
"""
FRESHDESK = """\
Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,\
Last update time,Full name,Email
41,"Printer, again",Open,Low,Email,,Maya Ortiz,,2019-03-05 14:00:00,2019-03-06 09:00:00,\
Carla Ruiz,carla@alderair.example
40,Scanner,Closed,Low,Email,,Someone Gone,,2018-01-02 10:00:00,2018-01-05 11:30:00,\
Carla Ruiz,carla@alderair.example
"""
OSTICKET = """\
"Ticket Number","Date Created",Subject,From,"From Email",Priority,Department,"Help Topic",Source,\
"Current Status","Last Updated","Agent Assigned"
41,"2019-03-05 14:00:00","Printer, again","Carla Ruiz",carla@alderair.example,Normal,Support,,\
Email,Open,"2019-03-06 09:00:00","Maya Ortiz"
40,"2018-01-02 10:00:00",Scanner,"Carla Ruiz",carla@alderair.example,Normal,Support,,Email,Closed,\
"2018-01-05 11:30:00","Someone Gone"
"""
RT = (
    "id\tSubject\tStatus\tQueue\tOwner\tRequestor\tCreated\tLast Updated\n"
    "41\tPrinter, again\topen\tGeneral\tmaya\tCarla Ruiz <carla@alderair.example>\t"
    "Tue Mar 05 14:00:00 2019\tWed Mar 06 09:00:00 2019\n"
    "40\tScanner\trejected\tGeneral\tgone\tCarla Ruiz <carla@alderair.example>\t"
    "Tue Jan 02 10:00:00 2018\tFri Jan 05 11:30:00 2018\n"
)
EXPORTS = {"zendesk": ZENDESK, "freshdesk": FRESHDESK, "osticket": OSTICKET, "rt": RT}


@pytest.mark.parametrize("desk", list(EXPORTS))
def test_the_documented_mapping_files_take_their_exports(
    desk: str, command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    export, how = tmp_path / "export.csv", MAPS / f"{desk}.toml"
    export.write_text(EXPORTS[desk])

    assert command("import", "customers", export, "--map", how) == 0
    assert command("import", "tickets", export, "--map", how) == 0

    assert capsys.readouterr().out == (
        "       1  customers new\n       0  here already\n"
        "       2  tickets new\n       0  here already\n"
    )
    (carla,) = _all(database_url, sa.select(contacts))
    assert carla.name == "Carla Ruiz"
    old, still_open = _all(database_url, sa.select(tickets).order_by(tickets.c.created_at))
    assert (old.title, old.status, old.contact, old.primary) == ("Scanner", "archived", "c1", "")
    assert f"{old.completed_at:%Y-%m-%d %H:%M}" == "2018-01-05 11:30"
    assert (still_open.title, still_open.status) == ("Printer, again", "open")
    assert still_open.primary == "maya"
    assert still_open.number == "T20190305.0001"
    told = [one.text.splitlines()[0] for one in _all(database_url, sa.select(notes))]
    kept = " ".join(one.text for one in _all(database_url, sa.select(notes)))
    assert {"zendesk": "Ticket type: Incident", "rt": "Queue: General"}.get(
        desk, "Priority: "
    ) in kept
    assert any(one.startswith("Ticket 40 of ") and "with" in one for one in told)
    assert _all(database_url, sa.select(letters)) == _all(database_url, sa.select(timers)) == []


def test_what_is_here_stays_as_it_is(
    command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    export, how = tmp_path / "export.csv", MAPS / "zendesk.toml"
    export.write_text(ZENDESK)
    for what in ("customers", "tickets"):
        command("import", what, export, "--map", how)
    before = _all(database_url, sa.select(tickets))
    capsys.readouterr()

    for what in ("customers", "tickets"):
        assert command("import", what, export, "--map", how) == 0

    assert capsys.readouterr().out == (
        "       0  customers new\n       1  here already\n"
        "       0  tickets new\n       2  here already\n"
    )
    assert _all(database_url, sa.select(tickets)) == before


def test_an_account_on_file_keeps_its_domains(
    command: Command, tmp_path: Path, capsys: Heard
) -> None:
    (tmp_path / "people.csv").write_text(
        "account,cid,domains,contact,addresses\n"
        "Alder Air,A7,alderair.example,Bo,bo@alderair.example\n"
    )
    command("people", "import", tmp_path / "people.csv")
    export = tmp_path / "export.csv"
    export.write_text(ZENDESK)

    command("import", "customers", export, "--map", MAPS / "zendesk.toml")

    capsys.readouterr()
    command("people", "export")
    rows = capsys.readouterr().out
    assert "Alder Air,A7,alderair.example,Carla Ruiz,carla@alderair.example" in rows


@pytest.mark.parametrize("what", ["customers", "tickets"])
def test_a_dry_run_changes_nothing(
    what: str, command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    export = tmp_path / "export.csv"
    export.write_text(ZENDESK)

    assert command("import", what, export, "--map", MAPS / "zendesk.toml", "--dry-run") == 0

    told = capsys.readouterr().out
    assert f"{'1' if what == 'customers' else '2':>8}  {what} new\n" in told
    assert "Nothing was changed" in told
    assert _all(database_url, sa.select(inputs)) == []


def test_every_fault_is_told_with_its_line_and_nothing_is_written(
    command: Command, database_url: str, tmp_path: Path, capsys: Heard
) -> None:
    lines = FRESHDESK.splitlines()
    lines[1] = lines[1].replace("Open", "Sleeping").replace('"Printer, again"', '"Two\nlines"')
    lines[2] = lines[2].replace("2018-01-02", "soon").replace("carla@alderair.example", "carla")
    export = tmp_path / "export.csv"
    export.write_text("\n".join((*lines, lines[2])))

    assert command("import", "tickets", export, "--map", MAPS / "freshdesk.toml") == 65

    told = capsys.readouterr().err
    assert 'export.csv:2: the status "Sleeping" is not in [statuses]' in told
    assert 'export.csv:4: "soon 10:00:00" (created) is no date' in told
    assert "(updated)" not in told
    assert 'export.csv:4: "carla" is no mail address' in told
    assert "export.csv:5: ticket 40 stands in line 4 already" in told
    assert _all(database_url, sa.select(inputs)) == []


def test_a_column_that_is_not_there_is_named(
    command: Command, tmp_path: Path, capsys: Heard
) -> None:
    export = tmp_path / "export.csv"
    export.write_text(FRESHDESK.replace("Created time", "Created Time"))

    assert command("import", "tickets", export, "--map", MAPS / "freshdesk.toml") == 65

    told = capsys.readouterr().err
    assert 'has no column "Created time" (created); did you mean Created Time?' in told


def _all(url: str, asked: sa.Select[tuple[object, ...]]) -> list[sa.Row[tuple[object, ...]]]:
    engine = open_engine(url)
    try:
        with reading(engine) as connection:
            return list(connection.execute(asked))
    finally:
        engine.dispose()


@pytest.mark.parametrize(
    ("text", "kind", "separator"),
    [(ZENDESK, "rt", ","), (RT, "zendesk", "\\t"), (OSTICKET.replace(",", ";"), "osticket", ";")],
)
def test_a_table_that_is_parted_otherwise_is_told_with_what_to_write(
    command: Command, tmp_path: Path, capsys: Heard, text: str, kind: str, separator: str
) -> None:
    export = tmp_path / "export.csv"
    export.write_text(text)

    assert command("import", "tickets", export, "--map", MAPS / f"{kind}.toml") == 65

    told = capsys.readouterr().err
    assert f'has one column only; in the mapping file write separator = "{separator}"' in told
    assert told.count("export.csv") == 1


def test_a_first_line_that_is_broken_is_told(
    command: Command, tmp_path: Path, capsys: Heard
) -> None:
    export = tmp_path / "export.csv"
    export.write_text('"Id"x,Subject\n')

    assert command("import", "tickets", export, "--map", MAPS / "zendesk.toml") == 65

    assert "export.csv:1: is no table" in capsys.readouterr().err
