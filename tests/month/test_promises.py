"""The month's promises can be broken: each check sees what it is there to see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from gateway.store.engine import writing
from gateway.store.outbox import OutboxLetter
from gateway.worker.clerk import Decided
from rules.effects import SendNotice
from rules.model.notice import Notice
from tests.month.accounts import month_setup
from tests.month.answers import OWED
from tests.month.invariants import INVARIANTS, Record
from tests.month.letters import broken_letters, holds_address
from tests.month.month import Day, Month

BREAKS = {  # number of the invariant: what breaks it
    "1": "UPDATE ticket SET status = 'on_hold' WHERE id = 1",
    "2": "UPDATE ticket SET status = 'complete', resolution = '' WHERE id = 2",
    "4": "UPDATE attempt SET cycle_id = 99, counted = 'yes'",
    "6": "UPDATE ticket SET \"primary\" = 'nobody' WHERE id = 3",
    "8": "UPDATE note SET visibility = 'internal' WHERE type = 'resource'",
    "9": "UPDATE input SET state = 'waiting' WHERE id = 5",
    "10": "UPDATE letter SET input_id = 1 WHERE id = (SELECT max(id) FROM letter)",
    "11": "UPDATE ticket SET number = 'T20261026.0999' WHERE id = 4",
    "12": "UPDATE event SET because = '' WHERE input_id = 6",
    "13": "UPDATE event SET actor = 'somebody' WHERE input_id = 7",
    "answers": "UPDATE letter SET notice = 'N-38' WHERE notice = 'N-39'",
    "late": "UPDATE timer SET due_at = '2026-10-01 00:00:00.000000' WHERE state = 'armed'",
}


@pytest.fixture(scope="module")
def last_day() -> Day:
    """The end of a short month, with all its letters and decisions."""
    days = tuple(Month(month_setup(), seed=5, mails=250).days())
    return replace(
        days[-1],
        letters=tuple(one for day in days for one in day.letters),
        decided=tuple(one for day in days for one in day.decided),
    )


def test_each_invariant_sees_what_breaks_it(last_day: Day) -> None:
    record = Record()
    whole = [fault for holds in (*INVARIANTS, *OWED) for fault in holds(last_day, record)]
    assert whole == []
    with writing(last_day.simulated.engine) as connection:
        for statement in BREAKS.values():
            connection.exec_driver_sql(statement)

    broken = [fault for holds in (*INVARIANTS, *OWED) for fault in holds(last_day, record)]

    assert {fault.partition(":")[0] for fault in broken} == BREAKS.keys()


def test_who_is_owed_an_answer_is_missed(last_day: Day) -> None:
    mute = replace(
        last_day,
        letters=(),
        decided=tuple(_silenced(one) for one in last_day.decided),
        asked=dict.fromkeys((one.input_id for one in last_day.decided), "maya@desk.example"),
    )

    faults = [fault for holds in OWED for fault in holds(mute, Record())]

    for words in ("nobody hears of", "no clock runs", "waits too long", "hears nothing of"):
        assert any(words in one for one in faults), words


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            lambda one: replace(one, subject="Re: Printer offline"),
            "the number is not once in the subject",
        ),
        (lambda one: replace(one, words="Hello {{ name }}"), "is not filled in"),
        (
            lambda one: replace(one, address="maya@desk.example"),
            "a customer's letter goes to staff",
        ),
        (lambda one: replace(one, envelope_sender="support@desk.example"), "its return path is"),
        (lambda one: replace(one, message_id="<1@desk.example>"), "its Message-ID is"),
        (lambda one: replace(one, headers=(("To", "a@b.example, c@d.example"),)), "To reads"),
    ],
)
def test_a_letter_that_breaks_a_promise_is_seen(
    change: Callable[[OutboxLetter], OutboxLetter], fault: str, last_day: Day
) -> None:
    day = replace(last_day, letters=(change(_relay(last_day)),))

    faults = list(broken_letters(day))

    assert any(fault in one for one in faults), faults


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("is resolved", "a close phrase is in the subject"),
        ("{title}", "{title} is not filled in"),
        ("Jonas Feld and Priya Nair", "it names Jonas Feld, Priya Nair"),
        ("olive@desk.example", "it holds the address of olive"),
        ("Remote Support", "it says 'Remote Support'"),
    ],
)
def test_words_that_must_not_be_in_a_letter_are_seen(words: str, fault: str, last_day: Day) -> None:
    letter = _relay(last_day)
    day = replace(last_day, letters=(replace(letter, subject=f"{letter.subject} {words}"),))

    faults = list(broken_letters(day))

    assert any(fault in one for one in faults), faults


def test_an_answer_to_a_machine_is_seen(last_day: Day) -> None:
    letter = _relay(last_day)
    day = replace(last_day, letters=(letter,), machines={letter.input_id: letter.address})

    assert any("a machine is answered" in one for one in broken_letters(day))


def _silenced(one: Decided) -> Decided:
    """What was decided, with nobody told and no clock begun."""
    effects = tuple(kept for kept in one.decision.effects if not isinstance(kept, SendNotice))
    after = replace(one.decision.after, timers=())
    return replace(one, decision=replace(one.decision, effects=effects, after=after))


def _relay(day: Day) -> OutboxLetter:
    return next(one for one in day.letters if one.notice is Notice.N_03)


def test_a_token_that_ends_in_a_handle_is_no_address() -> None:
    assert not holds_address("<support+t.k3v9dana@desk.example>", "dana@desk.example")
    assert holds_address("<dana@desk.example>", "dana@desk.example")
    assert holds_address("N-26.7-1.dana@desk.example", "dana@desk.example")
