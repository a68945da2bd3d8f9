"""Inputs are numbered in the order of arrival and decided in that order."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from gateway.store import due_timers, journal, next_inputs, tickets
from gateway.store.engine import reading, writing
from gateway.store.journal import EndedElsewhere, InputKind, InputState
from rules.effects import Decision, HoldMail
from rules.model.recall import Recall
from rules.model.ticket import Case, Known
from rules.model.timer import Timer
from rules.needs import Needs
from tests.store.desk import (
    CARLA,
    DAY,
    ENVELOPE,
    MINUTE,
    NOON,
    SECOND,
    arrive,
    incoming,
    next_input,
    open_ticket,
    save,
)

REMINDER = Timer("waiting_reminder", 1, "calbh:5", NOON - timedelta(days=5), NOON)


def next_id(engine: sa.Engine, at: object = NOON) -> int | None:
    with reading(engine) as connection:
        found = next_input(connection, NOON if at is NOON else at)  # type: ignore[arg-type]  # not only moments
    return None if found is None else found.id


def test_a_group_of_mails_is_numbered_in_its_order(engine: sa.Engine) -> None:
    mails = [incoming(f"mail {number}") for number in range(30)]

    with writing(engine) as connection:
        ids = journal.accept(connection, mails)

    assert list(ids) == sorted(set(ids))
    with reading(engine) as connection:
        found = [journal.load_raw(connection, input_id) for input_id in ids]
    assert found == [one.raw for one in mails]


def test_an_empty_group_is_no_group(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        assert journal.accept(connection, []) == ()


def test_a_mail_comes_back_as_it_came_in(engine: sa.Engine) -> None:
    raw = bytes(range(256)) * 20
    with writing(engine) as connection:
        (input_id,) = journal.accept(connection, [journal.Incoming(raw, ENVELOPE, NOON)])

    with reading(engine) as connection:
        following = next_input(connection, NOON)
        found = journal.load_input(connection, input_id)

    assert found is not None
    assert following == replace(found, raw=None)
    assert (found.id, found.kind, found.state) == (input_id, InputKind.MAIL, InputState.WAITING)
    assert (found.raw, found.envelope, found.received_at) == (raw, ENVELOPE, NOON)


def test_nothing_waits_in_an_empty_journal(engine: sa.Engine) -> None:
    with reading(engine) as connection:
        assert next_input(connection, NOON) is None
        assert journal.load_input(connection, 1) is None
        assert journal.load_raw(connection, 1) is None
        assert journal.oldest_waiting_received_at(connection) is None


def test_the_oldest_input_is_next_until_it_is_finished(engine: sa.Engine) -> None:
    first, second = arrive(engine, at=NOON + MINUTE), arrive(engine)

    assert next_id(engine) == first

    with writing(engine) as connection:
        journal.finish(connection, first, InputState.DROPPED, NOON, reason="own", answer="gone")
    assert next_id(engine) == second
    with reading(engine) as connection:
        found = journal.load_input(connection, first)
    assert found is not None
    assert (found.state, found.reason, found.answer) == (InputState.DROPPED, "own", "gone")
    assert found.ended_at == NOON


def test_an_input_whose_next_try_is_ahead_is_passed_over_until_then(engine: sa.Engine) -> None:
    first, second = arrive(engine), arrive(engine)

    with writing(engine) as connection:
        tries = journal.count_try(connection, first, NOON, "save", NOON + MINUTE)

    assert tries == 1
    assert next_id(engine) == second
    assert next_id(engine, NOON + MINUTE) == first
    with reading(engine) as connection:
        found = journal.load_input(connection, first)
    assert found is not None
    assert (found.tries, found.stage, found.tried_at) == (1, "save", NOON)


def test_tries_add_up(engine: sa.Engine) -> None:
    input_id = arrive(engine)

    with writing(engine) as connection:
        found = [journal.count_try(connection, input_id, NOON, "read") for _ in range(3)]

    assert found == [1, 2, 3]


def test_a_tickets_later_inputs_wait_behind_one_that_is_tried_again(engine: sa.Engine) -> None:
    ticket_id, other_id = open_ticket(engine), open_ticket(engine, "T20261123.0002")
    first = arrive(engine)
    with writing(engine) as connection:
        behind = journal.put_timer(connection, ticket_id, REMINDER, NOON).id
        other = journal.put_timer(connection, other_id, REMINDER, NOON).id
        journal.count_try(connection, first, NOON, "save", NOON + MINUTE, ticket_id)

    assert next_id(engine) == other

    with writing(engine) as connection:
        journal.finish(connection, first, InputState.HELD, NOON)
    assert next_id(engine) == behind


def test_a_mail_found_to_be_of_such_a_ticket_is_postponed_without_a_try(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    first, second, third = arrive(engine), arrive(engine), arrive(engine)
    with writing(engine) as connection:
        journal.count_try(connection, first, NOON, "save", NOON + MINUTE, ticket_id)

    with writing(engine) as connection:
        until = next_inputs.waits_for(connection, ticket_id, second, NOON)
        assert until is not None
        journal.postpone(connection, second, until, ticket_id)

    assert until == NOON + MINUTE
    assert next_id(engine) == third
    assert next_id(engine, until) == first
    with reading(engine) as connection:
        found = journal.load_input(connection, second)
        assert next_inputs.waits_for(connection, ticket_id, first, NOON) is None
        assert next_inputs.waits_for(connection, ticket_id, second, until) is None
    assert found is not None
    assert found.tries == 0


def test_the_oldest_undecided_mail_is_known_by_its_arrival(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    first = arrive(engine, at=NOON + SECOND)
    arrive(engine, at=NOON + MINUTE)
    with writing(engine) as connection:
        journal.put_timer(connection, ticket_id, REMINDER, NOON)  # no mail

    with reading(engine) as connection:
        assert journal.oldest_waiting_received_at(connection) == NOON + SECOND

    with writing(engine) as connection:
        journal.finish(connection, first, InputState.HELD, NOON)
        assert journal.oldest_waiting_received_at(connection) == NOON + MINUTE


def test_an_order_keeps_its_values_and_gets_its_answer(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        input_id = journal.put_order(connection, "set", {"number": "T1", "wörter": "ja"}, NOON)

    with writing(engine) as connection:
        entry = next_input(connection, NOON)
        before = journal.answer_of(connection, input_id)
        journal.finish(connection, input_id, InputState.DONE, NOON, answer="status is Waiting")
        after = journal.answer_of(connection, input_id)

    assert entry is not None
    assert entry.kind is InputKind.ORDER
    assert entry.raw is None
    assert journal.order_of(entry) == ("set", {"number": "T1", "wörter": "ja"})
    assert (before, after) == (None, "status is Waiting")


def test_a_fate_keeps_what_became_of_the_letter(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        journal.put_fate(connection, 7, "550 no such user", True, NOON)
        entry = next_input(connection, NOON)

    assert entry is not None
    assert entry.kind is InputKind.FATE
    assert journal.fate_of(entry) == (7, "550 no such user", True)


def test_a_recall_keeps_whose_mail_it_makes_of_it(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    recall = Recall(how="accepted", person="c12", by="maya")

    with writing(engine) as connection:
        journal.finish(connection, input_id, InputState.HELD, NOON, reason="stranger_hold")
        journal.put_recall(connection, input_id, recall, NOON)
        entry = next_input(connection, NOON)

    assert entry is not None
    assert entry.kind is InputKind.RECALL
    assert journal.recall_of(entry) == (input_id, recall)


def test_timers_come_due_in_the_order_of_their_moments(engine: sa.Engine) -> None:
    later = Timer("uc_close", 1, "bd:1", NOON, NOON + MINUTE)
    soon = Timer("reply_due", 1, "bd:1", NOON, NOON + SECOND)
    ahead = Timer("archive", 1, "cal:7", NOON, NOON + timedelta(days=7))
    ticket_id = open_ticket(engine)
    arm(engine, ticket_id, later, soon, ahead)

    with reading(engine) as connection:
        due = due_timers.due_timers(connection, NOON + MINUTE)
        next_at = due_timers.next_due_at(connection)

    assert [one.timer for one in due] == [soon, later]
    assert {one.ticket_id for one in due} == {ticket_id}
    assert next_at == NOON + SECOND


def test_a_timer_becomes_an_input_once_received_at_its_due_moment(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine)
    arm(engine, ticket_id, REMINDER)

    with writing(engine) as connection:
        journal.put_timer(connection, ticket_id, REMINDER, NOON + MINUTE)

    with reading(engine) as connection:
        entry = next_input(connection, NOON)
        assert due_timers.due_timers(connection, NOON + MINUTE) == ()
        assert due_timers.next_due_at(connection) is None
    assert entry is not None
    assert (entry.kind, entry.ticket_id, entry.received_at) == (InputKind.TIMER, ticket_id, NOON)
    assert journal.timer_of(entry) == REMINDER


def test_held_mails_are_listed_with_their_reason_and_sender(engine: sa.Engine) -> None:
    unread, decided = arrive(engine, words="12345"), arrive(engine)
    hold = HoldMail(reason="bulk", rule="GW-03", because="a list's mail")
    needs = Needs(at=NOON, day=DAY, sender="list@news.example", title="News")
    with writing(engine) as connection:
        journal.finish(connection, unread, InputState.HELD, NOON, reason="malformed")
        decision = Decision((hold,), Case(), Case())
        tickets.save(connection, decision, input_id=decided, at=NOON, needs=needs)

    with reading(engine) as connection:
        first, second = journal.held(connection)

    assert (first.input_id, first.reason, first.sender, first.size) == (
        unread,
        "malformed",
        CARLA,  # as the envelope says: the mail was never read
        5,
    )
    assert (second.input_id, second.reason) == (decided, "bulk")
    assert (second.sender, second.title) == ("list@news.example", "News")


def test_an_order_that_is_held_is_listed_too(engine: sa.Engine) -> None:
    with writing(engine) as connection:
        input_id = journal.put_order(connection, "set", {}, NOON)
        journal.finish(connection, input_id, InputState.HELD, NOON, reason="crashed:decide")

        (found,) = journal.held(connection)

    assert (found.input_id, found.kind, found.sender, found.size) == (
        input_id,
        InputKind.ORDER,
        "",
        0,
    )


def test_only_what_is_held_can_be_dropped(engine: sa.Engine) -> None:
    held, done = arrive(engine), arrive(engine)

    with writing(engine) as connection:
        journal.finish(connection, held, InputState.HELD, NOON, reason="bulk")
        journal.finish(connection, done, InputState.DONE, NOON)
        dropped = journal.drop_held(connection, held, NOON, "dropped by sam")
        refused = journal.drop_held(connection, done, NOON, "dropped by sam")
        states = [journal.load_input(connection, one) for one in (held, done)]

    assert (dropped, refused) == (True, False)
    assert [one and one.state for one in states] == [InputState.DROPPED, InputState.DONE]


def test_ends_are_counted_of_what_waits_only(engine: sa.Engine) -> None:
    waits, done = arrive(engine), arrive(engine)

    with writing(engine) as connection:
        journal.finish(connection, done, InputState.DONE, NOON)
        counted = [journal.count_end(connection, one) for one in (waits, waits, done, 99)]
        newest = journal.newest_waiting(connection)

    assert counted == [1, 2, 0, 0]
    assert newest == waits


def arm(engine: sa.Engine, ticket_id: int, *timers: Timer) -> None:
    with reading(engine) as connection:
        before = tickets.load_case(connection, ticket_id, Known())
    save(engine, before, Case(ticket=before.ticket, notes=before.notes, timers=timers))


def test_an_input_is_ended_once_whatever_two_clerks_do(engine: sa.Engine) -> None:
    input_id = arrive(engine)
    with writing(engine) as connection:
        journal.finish(connection, input_id, InputState.DONE, NOON)

    with pytest.raises(EndedElsewhere), writing(engine) as connection:
        journal.finish(connection, input_id, InputState.HELD, NOON)
    with pytest.raises(EndedElsewhere), writing(engine) as connection:
        journal.count_try(connection, input_id, NOON, "decide")
