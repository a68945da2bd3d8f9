"""The desk from above, on both databases."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from gateway.store.engine import reading
from gateway.store.overview import open_tickets, whole_thread
from rules.model.cycle import Attempt, Channel, Cycle, CycleState
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case
from rules.model.timer import Timer, TimerKind
from tests.store.desk import DAY, MINUTE, NOON, note, open_ticket, put_letter, save, ticket

NUMBER = "T20261123.0001"


def test_what_is_not_done_is_listed_with_its_clocks_and_tries(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine, severity=2, due_on=date(2026, 12, 1))
    open_ticket(engine, "T20261123.0002", status=Status.COMPLETE, completed_at=NOON)
    made = ticket(severity=2, due_on=date(2026, 12, 1), id=ticket_id)
    before = Case(ticket=made, notes=(note(input_id=1),))
    after = Case(
        ticket=made,
        notes=(note(input_id=1), note(2, at=NOON + MINUTE)),
        cycles=(Cycle(1, CycleState.OPEN, NOON),),
        attempts=(Attempt(1, 1, Channel.EMAIL, NOON, DAY, NOON, "maya"),),
        timers=(Timer(TimerKind.REPLY_DUE, 1, "bd:1", NOON, NOON + 9 * MINUTE),),
    )
    save(engine, before, after)

    with reading(engine) as connection:
        (row,) = open_tickets(connection)

    assert (row.number, row.severity, row.due_on) == (NUMBER, 2, date(2026, 12, 1))
    assert (row.changed_at, row.reply_due_at) == (NOON + MINUTE, NOON + 9 * MINUTE)
    assert (row.overdue_since, row.is_tried, row.tries) == (None, True, 1)


def test_a_thread_has_its_notes_and_letters_in_order(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    put_letter(engine, ticket_id, notice=Notice.N_01, not_before=NOON + MINUTE)

    with reading(engine) as connection:
        first, second = whole_thread(connection, ticket_id)

    assert (first.author_name, first.words) == ("Carla Ruiz", "The printer is offline.")
    assert (second.notice, second.to, second.files) == ("N-01", "c1", ("vpn.log",))
    assert second.words.strip() == "We have your mail – thank you."
