"""The desk's own clocks: one that has something to tell becomes an input, no other does."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.rehearse.story_line import read_moment
from gateway.rehearse.story_times import instant
from gateway.store import clocks, journal, outbox
from gateway.store.engine import reading, writing
from gateway.store.journal import Incoming, InputKind
from gateway.store.people import import_people
from gateway.store.tables import inputs
from gateway.worker.clerk import Clerk
from parsers import Reading
from rules.model.mail import Envelope
from rules.model.notice import Notice
from rules.model.timer import ClockKind

DESK = example_desk()
EVENING = instant(read_moment("2026-11-23", "22:00"), DESK.calendar)
MORNING = EVENING + timedelta(hours=14)  # of the next business day, both clocks have come round
LONG = timedelta(days=2)
PRINTER = (
    b"From: carla@alderair.example\r\nSubject: Printer\r\nMessage-ID: <a@b.example>\r\n\r\nHi\r\n"
)
NOBODYS = b"Subject: Printer\r\n\r\nHi\r\n"  # without a sender it is held


@pytest.fixture
def clerk(engine: sa.Engine) -> Clerk:
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    found = Clerk(engine, DESK, Keys.made_for_rehearsal(), Reading())
    assert not found.decide_group(EVENING).decided  # it writes down when they come round
    return found


def accept(engine: sa.Engine, raw: bytes, at: datetime) -> None:
    envelope = Envelope(recipients=("support@desk.example",), source="smtp")
    with writing(engine) as connection:
        journal.accept(connection, [Incoming(raw, envelope, at)])


def decide_all(clerk: Clerk, now: datetime) -> None:
    while clerk.decide_group(now).more:
        pass


def struck(engine: sa.Engine) -> set[str]:
    """The clocks that became inputs."""
    with reading(engine) as connection:
        orders = connection.execute(sa.select(inputs.c.id).where(inputs.c.kind == InputKind.ORDER))
        found = [journal.load_input(connection, one) for one in orders.scalars()]
    return {journal.order_of(one)[1]["kind"] for one in found if one is not None}


def told(engine: sa.Engine, notice: Notice) -> int:
    with reading(engine) as connection:
        return sum(one.notice is notice for one in outbox.list_letters(connection))


def test_each_clock_says_what_it_tells_of() -> None:
    assert clocks.TOLD.keys() == set(ClockKind)


def test_a_clock_with_nothing_to_tell_is_no_input(engine: sa.Engine, clerk: Clerk) -> None:
    decide_all(clerk, MORNING)
    decide_all(clerk, MORNING + LONG)

    assert struck(engine) == set()
    due_at = clerk.next_due_at()
    assert due_at is not None
    assert due_at > MORNING + LONG  # it came round all the same


def test_open_tickets_make_a_digest_and_no_report(engine: sa.Engine, clerk: Clerk) -> None:
    accept(engine, PRINTER, EVENING)
    decide_all(clerk, EVENING)

    decide_all(clerk, MORNING)

    assert struck(engine) == {ClockKind.DIGEST}
    assert told(engine, Notice.N_37) > 0


def test_held_mail_makes_a_report_and_no_digest(engine: sa.Engine, clerk: Clerk) -> None:
    accept(engine, NOBODYS, EVENING)
    decide_all(clerk, EVENING)

    decide_all(clerk, MORNING)

    assert struck(engine) == {ClockKind.QUARANTINE_REPORT}
    assert told(engine, Notice.N_36) > 0


def test_mail_that_waits_may_be_what_there_is_to_tell(engine: sa.Engine, clerk: Clerk) -> None:
    """After a night without a clerk the morning's digest counts what came meanwhile."""
    accept(engine, PRINTER, EVENING)

    decide_all(clerk, MORNING)

    assert told(engine, Notice.N_37) > 0
