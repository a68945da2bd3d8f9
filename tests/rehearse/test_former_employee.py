"""Who has left the desk asks for nothing any more (ST-02.b, GW-24.b, GW-07)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.rehearse.clock import instant
from gateway.rehearse.desk import example_house
from gateway.rehearse.inbox import Inbox
from gateway.rehearse.player import House
from gateway.rehearse.stage import Stage
from gateway.rehearse.steps import SendMail
from gateway.rehearse.words import read_moment
from rules.model.status import Status
from rules.model.ticket import NoteType, Visibility

NUMBER = "T20261116.0004"
TICKET = {
    "number": NUMBER,
    "title": "Printer offline",
    "contact": "carla@alderair.example",
    "primary": "maya",
    "status": "in_progress",
}


@pytest.fixture(scope="module")
def house() -> House:
    return example_house()


@pytest.fixture
def stage(house: House) -> Stage:
    """A desk that Jonas has left, with a ticket of Maya's."""
    begin = instant(read_moment("2026-11-23", "10:00"), house.desk.calendar)
    stage = Stage(house.database.begin_again(), house.desk, house.server, begin)
    staff = tuple(
        replace(one, active=False) if one.handle == "jonas" else one for one in house.desk.staff
    )
    stage.open_desk(replace(stage.desk, staff=staff))
    stage.order("place", TICKET)
    return stage


@pytest.mark.parametrize("line", ["#complete", "#vendor HP order 7731"])
def test_a_former_employees_command_is_a_flagged_note_only(
    stage: Stage, house: House, line: str
) -> None:
    inbox = Inbox(stage.cast, house.server, stage.letters)
    mail = SendMail(1, "jonas", subject=f"Re: [{NUMBER}] Printer offline", lines=(line,))

    stage.arrive(inbox.mail(mail, stage.now))

    case = stage.case_of(NUMBER)
    (note,) = case.notes
    assert case.ticket is not None
    assert case.ticket.status is Status.IN_PROGRESS
    assert (note.type, note.visibility) == (NoteType.STRANGER, Visibility.INTERNAL)
    assert "unverified_sender" in note.flags
    assert [(one.notice, one.person) for one in stage.letters] == [("N-02b", "maya")]


def test_a_former_employee_is_never_written_to(stage: Stage, house: House) -> None:
    inbox = Inbox(stage.cast, house.server, stage.letters)
    mail = SendMail(1, "jonas", to=("support+complete",), subject=f"[{NUMBER}]", lines=("Done.",))

    stage.arrive(inbox.mail(mail, stage.now))

    assert "jonas@desk.example" not in [one.address for one in stage.letters]
