"""A deferred ticket that lost its clock, as by an import or an old backup, is found (ST-16)."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from gateway.rehearse.clock import instant
from gateway.rehearse.desk import example_house
from gateway.rehearse.player import House
from gateway.rehearse.stage import Stage
from gateway.rehearse.words import read_moment
from gateway.store.engine import writing
from gateway.store.tables import tickets
from rules.clock import in_words
from rules.model.status import Status

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
    """A desk on Monday at ten, with a ticket whose row somebody forced to deferred."""
    begin = instant(read_moment("2026-11-23", "10:00"), house.desk.calendar)
    stage = Stage(house.database.begin_again(), house.desk, house.server, begin)
    stage.order("place", TICKET)
    with writing(stage.engine) as connection:
        connection.execute(tickets.update().values(status=Status.DEFERRED, due_on=None))
    return stage


def go_to(stage: Stage, moment: str) -> None:
    stage.go_to(instant(read_moment(*moment.split()), stage.desk.calendar))


def status_of(stage: Stage) -> Status:
    with writing(stage.engine) as connection:
        return Status(connection.execute(sa.select(tickets.c.status)).scalar_one())


def test_a_clerk_that_starts_takes_it_up_at_once(stage: Stage) -> None:
    stage.open_desk(stage.desk)

    assert status_of(stage) is Status.FOLLOW_UP_RESOURCE
    assert [(one.notice, one.person) for one in stage.letters] == [("N-11", "maya")]


def test_a_clerk_at_work_finds_it_at_six_and_tells_at_nine(stage: Stage) -> None:
    go_to(stage, "2026-11-24 05:59")
    stage.settle()
    before = status_of(stage)
    go_to(stage, "2026-11-24 06:00")
    stage.settle()
    taken_up = status_of(stage)
    go_to(stage, "2026-11-24 12:00")

    told = [
        (letter.notice, letter.address, in_words(letter.put_at, stage.desk.calendar))
        for letter in stage.letters
        if letter.notice != "N-37"  # the digest of the morning
    ]
    assert before is Status.DEFERRED
    assert taken_up is Status.FOLLOW_UP_RESOURCE
    assert told == [("N-11", "maya@desk.example", "Tue 2026-11-24 09:00 EST")]


def test_one_that_only_lost_its_clock_gets_it_again(stage: Stage) -> None:
    with writing(stage.engine) as connection:
        connection.execute(tickets.update().values(due_on=date(2026, 12, 10)))

    stage.open_desk(stage.desk)

    (timer,) = stage.case_of(NUMBER).timers
    assert (timer.kind, timer.rule) == ("deferred_due", "deferred:2026-12-10,1")
    assert status_of(stage) is Status.DEFERRED


def test_a_ticket_that_has_its_clock_is_let_be(house: House) -> None:
    begin = instant(read_moment("2026-11-23", "10:00"), house.desk.calendar)
    stage = Stage(house.database.begin_again(), house.desk, house.server, begin)
    stage.order("place", TICKET | {"status": "deferred", "due": "2026-12-10"})
    before = stage.case_of(NUMBER).generations

    stage.open_desk(stage.desk)

    assert stage.case_of(NUMBER).generations == before
