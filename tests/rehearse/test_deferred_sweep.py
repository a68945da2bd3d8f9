"""A deferred ticket that lost its clock, as by an import or an old backup, is found (ST-16)."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.engine import writing
from gateway.store.tables import tickets
from rules.clock import in_words
from rules.model.status import Status
from tests.rehearse.desks import MONDAY, NUMBER, TICKET, desk_at, go_to

PLACED = TICKET | {"status": "waiting_vendor"}


@pytest.fixture
def simulated(setup: Setup) -> SimulatedDesk:
    """A desk on Monday at ten, with a ticket whose row somebody forced to deferred."""
    simulated = desk_at(MONDAY, setup)
    simulated.order("place", PLACED)
    with writing(simulated.engine) as connection:
        connection.execute(tickets.update().values(status=Status.DEFERRED, due_on=None))
    return simulated


def status_of(simulated: SimulatedDesk) -> Status:
    with writing(simulated.engine) as connection:
        return Status(connection.execute(sa.select(tickets.c.status)).scalar_one())


def test_a_clerk_that_starts_takes_it_up_at_once(simulated: SimulatedDesk) -> None:
    simulated.open_desk(simulated.desk)

    assert status_of(simulated) is Status.FOLLOW_UP_RESOURCE
    assert [(one.notice, one.person) for one in simulated.letters] == [("N-11", "maya")]


def test_a_clerk_at_work_finds_it_at_six_and_tells_at_nine(simulated: SimulatedDesk) -> None:
    go_to(simulated, "2026-11-24 05:59")
    simulated.settle()
    before = status_of(simulated)
    go_to(simulated, "2026-11-24 06:00")
    simulated.settle()
    taken_up = status_of(simulated)
    go_to(simulated, "2026-11-24 12:00")

    told = [
        (letter.notice, letter.address, in_words(letter.put_at, simulated.desk.calendar))
        for letter in simulated.letters
        if letter.notice != "N-37"  # the digest of the morning
    ]
    assert before is Status.DEFERRED
    assert taken_up is Status.FOLLOW_UP_RESOURCE
    assert told == [("N-11", "maya@desk.example", "Tue 2026-11-24 09:00 EST")]


def test_one_that_only_lost_its_clock_gets_it_again(simulated: SimulatedDesk) -> None:
    with writing(simulated.engine) as connection:
        connection.execute(tickets.update().values(due_on=date(2026, 12, 10)))

    simulated.open_desk(simulated.desk)

    (timer,) = simulated.case_of(NUMBER).timers
    assert (timer.kind, timer.rule) == ("deferred_due", "deferred:2026-12-10,1")
    assert status_of(simulated) is Status.DEFERRED


def test_a_ticket_that_has_its_clock_is_let_be(setup: Setup) -> None:
    simulated = desk_at(MONDAY, setup)
    simulated.order("place", PLACED | {"status": "deferred", "due": "2026-12-10"})
    before = simulated.case_of(NUMBER).generations

    simulated.open_desk(simulated.desk)

    assert simulated.case_of(NUMBER).generations == before
