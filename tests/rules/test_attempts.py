"""Which attempts count, when they are enough, and what is still missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.model.attempts import counted_now, is_exhausted, missing
from rules.model.cycle import Attempt, Channel, Counted, Cycle, CycleState
from rules.policy.choices import AttemptOrder
from rules.policy.policy import Policy
from tests.rules.cases import NOW, make_attempt, make_case

FIRST = date(2026, 11, 2)
EMAIL, PHONE = Channel.EMAIL, Channel.PHONE


def tries(*days_and_channels: tuple[int, Channel]) -> tuple[Attempt, ...]:
    return tuple(
        make_attempt(number, FIRST + timedelta(days=days), channel)
        for number, (days, channel) in enumerate(days_and_channels, 1)
    )


@pytest.mark.parametrize(
    ("attempts", "enough"),
    [
        (((0, EMAIL), (7, PHONE), (21, EMAIL)), True),  # UC-01.a
        (((0, EMAIL), (14, PHONE), (22, EMAIL)), False),  # UC-01.b
        (((0, EMAIL), (14, EMAIL), (22, PHONE), (35, PHONE)), True),
        (((0, PHONE), (1, EMAIL), (2, PHONE)), True),  # UC-02.b
        (((0, EMAIL), (1, EMAIL), (2, EMAIL)), False),  # UC-02.c
        (((0, PHONE), (1, PHONE), (2, PHONE)), False),  # UC-02.d
        (((0, EMAIL), (0, PHONE)), False),
    ],
)
def test_three_mixed_attempts_in_one_window_are_enough(
    attempts: tuple[tuple[int, Channel], ...], enough: bool
) -> None:
    assert is_exhausted(tries(*attempts), Policy()) is enough


def test_an_enforced_order_asks_for_an_email_and_then_a_call() -> None:
    policy = replace(Policy(), uc_order=AttemptOrder.EMAIL_PHONE_ANY)

    right = is_exhausted(tries((0, EMAIL), (1, PHONE), (2, PHONE)), policy)
    wrong = is_exhausted(tries((0, PHONE), (1, EMAIL), (2, PHONE)), policy)

    assert (right, wrong) == (True, False)


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(Channel)), max_size=8))
def test_what_is_enough_stays_enough_with_more_and_never_without_a_call(
    attempts: list[tuple[int, Channel]],
) -> None:
    done = tries(*sorted(attempts, key=lambda one: one[0]))
    more = (*done, *tries((70, EMAIL)))

    enough = is_exhausted(done, Policy())

    assert not enough or is_exhausted(more, Policy())
    assert not enough or any(one.channel is PHONE for one in done)


@pytest.mark.parametrize(
    ("attempts", "said"),
    [
        ((), "one email, one phone call, one more (phone attempt missing)"),
        (((0, EMAIL),), "one phone call, one more (phone attempt missing)"),
        (((0, EMAIL), (7, PHONE)), "one more, email or phone"),
        (((0, EMAIL), (1, EMAIL), (2, EMAIL)), "one phone call (phone attempt missing)"),
        (((0, PHONE), (1, PHONE)), "one email (email attempt missing)"),
        (((0, EMAIL), (7, PHONE), (14, EMAIL)), ""),
    ],
)
def test_what_is_missing_is_said_in_words(
    attempts: tuple[tuple[int, Channel], ...], said: str
) -> None:
    assert missing(tries(*attempts), Policy()) == said


def test_an_ended_cycle_shows_its_attempts_as_they_stood_at_its_end() -> None:
    cycle = Cycle(1, CycleState.CLOSED, NOW)
    attempts = tries((0, EMAIL), (7, PHONE), (14, EMAIL))
    void = make_attempt(4, FIRST, PHONE, Counted.VOID)
    case = replace(make_case(), cycles=(cycle,), attempts=(*attempts, void))

    shown = counted_now(case, FIRST + timedelta(days=300), Policy())

    assert shown == attempts
