"""What an admin sets at the command line keeps the rules of a technician's mail."""

from __future__ import annotations

import pytest

from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from rules.model.status import Status
from rules.model.ticket import Ticket
from tests.rehearse.desks import MONDAY, NUMBER, TICKET, desk_at

PLACED = TICKET | {"status": "waiting_vendor"}


@pytest.fixture
def simulated(setup: Setup) -> SimulatedDesk:
    return desk_at(MONDAY, setup)


def ticket_of(simulated: SimulatedDesk) -> Ticket:
    ticket = simulated.case_of(NUMBER).ticket
    assert ticket is not None
    return ticket


def test_a_status_has_the_timers_and_the_letters_that_a_mail_would_cause(
    simulated: SimulatedDesk,
) -> None:
    simulated.order("place", PLACED)

    answer = simulated.order("set", {"number": NUMBER, "status": "waiting customer"})

    assert answer == f"{NUMBER}: status=waiting customer"
    assert ticket_of(simulated).status is Status.WAITING_CUSTOMER
    assert [one.kind for one in simulated.case_of(NUMBER).timers] == ["waiting_reminder"]
    assert [(one.notice, one.person) for one in simulated.letters] == [("N-02c", "maya")]


def test_an_open_item_stands_against_complete_here_too(simulated: SimulatedDesk) -> None:
    simulated.order("place", PLACED | {"checklist": "1 open"})

    simulated.order("set", {"number": NUMBER, "status": "complete"})

    assert ticket_of(simulated).status is Status.INCOMPLETE_REOPENED
    assert "N-06" not in [one.notice for one in simulated.letters]


def test_fields_are_set_before_the_status_whatever_their_order(simulated: SimulatedDesk) -> None:
    simulated.order("place", PLACED | {"checklist": "1 open"})

    simulated.order("set", {"number": NUMBER, "status": "complete", "check": "1"})

    assert ticket_of(simulated).status is Status.COMPLETE


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("status", "note emailed in", "E-07"),
        ("status", "deferred", "E-09"),
        ("check", "7", "E-30"),
        ("severity", "5", "E-02"),
    ],
)
def test_what_a_mail_may_not_do_is_refused_whole(
    simulated: SimulatedDesk, name: str, value: str, code: str
) -> None:
    simulated.order("place", PLACED)
    before = simulated.case_of(NUMBER)

    answer = simulated.order("set", {"number": NUMBER, "priority": "high", name: value})

    assert answer.startswith(f"refused: {code}: ")
    assert simulated.case_of(NUMBER) == before


def test_in_progress_makes_nobody_the_owner_who_is_not_of_the_desk(
    simulated: SimulatedDesk,
) -> None:
    simulated.order("place", PLACED | {"primary": "none"})

    simulated.order("set", {"number": NUMBER, "status": "in progress"})

    assert ticket_of(simulated).status is Status.IN_PROGRESS
    assert ticket_of(simulated).primary == ""
