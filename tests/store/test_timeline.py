"""The reading commands get typed rows: a board, a timeline, timers to come, numbers."""

from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from gateway.store import boards, journal, tickets, timeline_rows, totals
from gateway.store.boards import TicketFilter, TimerRow
from gateway.store.engine import reading, writing
from gateway.store.timeline_rows import MailRow
from rules.model.status import Status
from rules.model.ticket import Case, Known, Tag
from rules.model.timer import Timer
from rules.needs import Needs
from tests.store.desk import (
    CARLA,
    DAY,
    MINUTE,
    NOON,
    arrive,
    open_ticket,
    put_letter,
    save,
    ticket,
)

NEEDS = Needs(at=NOON, day=DAY, sender=CARLA, title="printer offline", message_id="<1@a.example>")


def numbers(engine: sa.Engine, **named: object) -> list[str]:
    wanted = replace(TicketFilter(), **named)  # type: ignore[arg-type]  # fields by their names
    with reading(engine) as connection:
        return [one.number for one in boards.list_tickets(connection, wanted)]


def test_a_timeline_has_all_that_happened(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine, needs=NEEDS)
    letter_id = put_letter(engine, ticket_id)

    with reading(engine) as connection:
        found = timeline_rows.load_timeline(connection, "T20261123.0001")
        case = tickets.load_case(connection, ticket_id, Known())

    assert found is not None
    assert found.case == case
    assert found.mails == (MailRow(1, NOON, CARLA, "printer offline", "<1@a.example>"),)
    assert found.notes == case.notes
    assert [(one.kind, one.rule) for one in found.events] == [("CreateTicket", "GW-11")]
    assert [one.id for one in found.letters] == [letter_id]


def test_there_is_no_timeline_of_no_ticket(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        assert timeline_rows.load_timeline(connection, "T20261123.0001") is None


def test_a_board_shows_what_is_asked_for_newest_first(engine: sa.Engine) -> None:
    open_ticket(engine, "T20261123.0001", status=Status.COMPLETE, queue="A", primary="maya")
    open_ticket(engine, "T20261123.0002", status=Status.IN_PROGRESS, queue="A")
    tagged = Case(ticket=ticket("T20261123.0003", primary="maya"), tags=(Tag("vip", "m", NOON),))
    save(engine, Case(), tagged)

    assert numbers(engine) == ["T20261123.0003", "T20261123.0002", "T20261123.0001"]
    assert numbers(engine, limit=1) == ["T20261123.0003"]
    assert numbers(engine, queue="A", open_only=True) == ["T20261123.0002"]
    assert numbers(engine, primary="maya") == ["T20261123.0003", "T20261123.0001"]
    assert numbers(engine, tag="vip") == ["T20261123.0003"]
    assert numbers(engine, statuses=(Status.COMPLETE, Status.NEW)) == [
        "T20261123.0003",
        "T20261123.0001",
    ]
    assert numbers(engine, account_id=7) == []


def test_what_is_archived_is_not_open(engine: sa.Engine) -> None:
    open_ticket(engine, "T20261123.0001", status=Status.ARCHIVED)
    open_ticket(engine, "T20261123.0002", status=Status.DEFERRED)

    assert numbers(engine, open_only=True) == ["T20261123.0002"]


def test_timers_to_come_are_listed_first_due_first(engine: sa.Engine) -> None:
    late = Timer("uc_close", 1, "bd:1", NOON, NOON + 2 * MINUTE)
    soon = Timer("reply_due", 1, "bd:1", NOON, NOON + MINUTE)
    first = save(engine, Case(), Case(ticket=ticket(), timers=(late,)))
    second = save(engine, Case(), Case(ticket=ticket("T20261123.0002"), timers=(soon,)))

    with reading(engine) as connection:
        every = boards.list_timers(connection)
        of_first = boards.list_timers(connection, first)
        limited = boards.list_timers(connection, limit=1)

    assert every == (
        TimerRow(second, "T20261123.0002", "Printer offline", soon),
        TimerRow(first, "T20261123.0001", "Printer offline", late),
    )
    assert of_first == every[1:]
    assert limited == every[:1]


def test_numbers_are_counted_by_state(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    put_letter(engine, ticket_id)
    waiting = arrive(engine, at=NOON - MINUTE)
    with writing(engine) as connection:
        journal.put_timer(connection, ticket_id, Timer("archive", 1, "cal:7", NOON, NOON), NOON)

    with reading(engine) as connection:
        found = totals.stats(connection)
        entry = journal.load_input(connection, waiting)

    assert dict(found.inputs_by_state) == {"done": 1, "waiting": 3}
    assert found.tickets_by_status == (("new", 1),)
    assert found.letters_by_state == (("queued", 1),)
    assert found.timers_armed == 0
    assert found.oldest_waiting_at == NOON - MINUTE
    assert entry is not None
