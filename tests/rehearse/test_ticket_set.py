"""What an admin sets at the command line keeps the rules of a technician's mail."""

from __future__ import annotations

import pytest

from gateway.rehearse.clock import instant
from gateway.rehearse.desk import example_house
from gateway.rehearse.player import House
from gateway.rehearse.stage import Stage
from gateway.rehearse.words import read_moment
from rules.model.status import Status
from rules.model.ticket import Ticket

NUMBER = "T20261116.0004"
TICKET = {
    "number": NUMBER,
    "title": "Printer offline",
    "contact": "carla@alderair.example",
    "primary": "maya",
    "status": "waiting_vendor",
}


@pytest.fixture(scope="module")
def house() -> House:
    return example_house()


@pytest.fixture
def stage(house: House) -> Stage:
    begin = instant(read_moment("2026-11-23", "10:00"), house.desk.calendar)
    return Stage(house.database.begin_again(), house.desk, house.server, begin)


def ticket_of(stage: Stage) -> Ticket:
    ticket = stage.case_of(NUMBER).ticket
    assert ticket is not None
    return ticket


def test_a_status_has_the_timers_and_the_letters_that_a_mail_would_cause(stage: Stage) -> None:
    stage.order("place", TICKET)

    answer = stage.order("set", {"number": NUMBER, "status": "waiting customer"})

    assert answer == f"{NUMBER}: status=waiting customer"
    assert ticket_of(stage).status is Status.WAITING_CUSTOMER
    assert [one.kind for one in stage.case_of(NUMBER).timers] == ["waiting_reminder"]
    assert [(one.notice, one.person) for one in stage.letters] == [("N-02c", "maya")]


def test_an_open_item_stands_against_complete_here_too(stage: Stage) -> None:
    stage.order("place", TICKET | {"checklist": "1 open"})

    stage.order("set", {"number": NUMBER, "status": "complete"})

    assert ticket_of(stage).status is Status.INCOMPLETE_REOPENED
    assert "N-06" not in [one.notice for one in stage.letters]


def test_fields_are_set_before_the_status_whatever_their_order(stage: Stage) -> None:
    stage.order("place", TICKET | {"checklist": "1 open"})

    stage.order("set", {"number": NUMBER, "status": "complete", "check": "1"})

    assert ticket_of(stage).status is Status.COMPLETE


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
    stage: Stage, name: str, value: str, code: str
) -> None:
    stage.order("place", TICKET)
    before = stage.case_of(NUMBER)

    answer = stage.order("set", {"number": NUMBER, "priority": "high", name: value})

    assert answer.startswith(f"refused: {code}: ")
    assert stage.case_of(NUMBER) == before


def test_in_progress_makes_nobody_the_owner_who_is_not_of_the_desk(stage: Stage) -> None:
    stage.order("place", TICKET | {"primary": "none"})

    stage.order("set", {"number": NUMBER, "status": "in progress"})

    assert ticket_of(stage).status is Status.IN_PROGRESS
    assert ticket_of(stage).primary == ""
