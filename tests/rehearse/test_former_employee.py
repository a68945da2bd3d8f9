"""Who has left the desk asks for nothing any more (ST-02.b, GW-24.b, GW-07)."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gateway.rehearse.inbox import Inbox
from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.steps import SendMail
from rules.model.status import Status
from rules.model.ticket import NoteType, Visibility
from tests.rehearse.desks import MONDAY, NUMBER, TICKET, desk_at

PLACED = TICKET | {"status": "in_progress"}


@pytest.fixture
def simulated(setup: Setup) -> SimulatedDesk:
    """A desk that Jonas has left, with a ticket of Maya's."""
    simulated = desk_at(MONDAY, setup)
    staff = tuple(
        replace(one, active=False) if one.handle == "jonas" else one for one in setup.desk.staff
    )
    simulated.open_desk(replace(simulated.desk, staff=staff))
    simulated.order("place", PLACED)
    return simulated


@pytest.mark.parametrize("line", ["#complete", "#vendor HP order 7731"])
def test_a_former_employees_command_is_a_flagged_note_only(
    simulated: SimulatedDesk, setup: Setup, line: str
) -> None:
    inbox = Inbox(simulated.cast, setup.server, simulated.letters)
    mail = SendMail(1, "jonas", subject=f"Re: [{NUMBER}] Printer offline", lines=(line,))

    simulated.arrive(inbox.mail(mail, simulated.now))

    case = simulated.case_of(NUMBER)
    (note,) = case.notes
    assert case.ticket is not None
    assert case.ticket.status is Status.IN_PROGRESS
    assert (note.type, note.visibility) == (NoteType.STRANGER, Visibility.INTERNAL)
    assert "unverified_sender" in note.flags
    assert [(one.notice, one.person) for one in simulated.letters] == [("N-02b", "maya")]


def test_a_former_employee_is_never_written_to(simulated: SimulatedDesk, setup: Setup) -> None:
    inbox = Inbox(simulated.cast, setup.server, simulated.letters)
    mail = SendMail(1, "jonas", to=("support+complete",), subject=f"[{NUMBER}]", lines=("Done.",))

    simulated.arrive(inbox.mail(mail, simulated.now))

    assert "jonas@desk.example" not in [one.address for one in simulated.letters]


def test_who_was_asked_and_has_left_is_not_waited_for(
    simulated: SimulatedDesk, setup: Setup
) -> None:
    inbox = Inbox(simulated.cast, setup.server, simulated.letters)
    subject = f"Re: [{NUMBER}] Printer offline"
    asked = SendMail(1, "maya", subject=subject, lines=("#admin @omar: decide who pays",))
    simulated.arrive(inbox.mail(asked, simulated.now))
    staff = tuple(
        replace(one, active=one.handle != "omar" and one.active) for one in simulated.desk.staff
    )
    simulated.open_desk(replace(simulated.desk, staff=staff))
    before = len(simulated.letters)

    answer = SendMail(2, "carla", subject=subject, lines=("Any news?",))
    simulated.arrive(inbox.mail(answer, simulated.now))

    told = [one.person for one in simulated.letters[before:]]
    assert ("olive" in told, "omar" in told) == (True, False)
