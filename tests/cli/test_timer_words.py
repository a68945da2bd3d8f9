"""What `ticketgate timers` and `ticket show` say of a timer: every kind, every rule."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from gateway.cli.timers import KEPT
from gateway.config.upkeep_settings import RetentionSettings
from gateway.view.timer_words import clock_words, rule_words, timer_words
from rules.model.timer import ClockKind, Timer, TimerKind

SINCE = datetime(2026, 11, 23, 10, tzinfo=UTC)


@pytest.mark.parametrize("kind", TimerKind)
def test_every_timer_says_what_comes_by_which_rule_and_from_when(kind: TimerKind) -> None:
    words = timer_words(Timer(kind, 1, "bd:1", SINCE, SINCE), UTC)

    assert words.endswith(f": {kind}, 1 business day from 2026-11-23 10:00]")


@pytest.mark.parametrize("kind", [*ClockKind, TimerKind.DEFERRED_SWEEP])
def test_every_clock_of_the_desk_says_what_comes_round(kind: str) -> None:
    assert clock_words(kind).endswith(f": {kind}]")


def test_every_kind_that_retention_takes_is_named() -> None:
    assert KEPT.keys() == RetentionSettings.model_fields.keys()


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("cal:1", "1 day from then"),
        ("calbh:5", "5 days from then, in service hours"),
        ("bd:2", "2 business days from then"),
        ("bd:0", "at the opening"),
        ("bd-end:1", "1 business day from then, at closing"),
        ("bh:4", "4 business hours from then"),
        ("bh:1.5", "1.5 business hours from then"),
        ("bd-lead:1,2", "2 business hours before 1 business day from then"),
        ("bh-lead:2,1", "1 business hour before 2 business hours from then"),
        ("deferred:2026-12-01,1", "1 business day before 2026-12-01"),
        ("deferred:2026-12-01,0", "on 2026-12-01"),
        ("daily:15:30", "each business day at 15:30"),
        ("gap:10m", "10 minutes from then"),
        ("opening", "at the opening"),
        ("closing", "at the closing"),
    ],
)
def test_a_rule_is_told_in_words(rule: str, words: str) -> None:
    assert rule_words(rule, "then") == words
