"""Every timer that something arms has somebody who knows what it does (TIM-04)."""

from __future__ import annotations

from rules.behaviours.status_timers import TIMER_OF
from rules.decide import AGREED


def test_a_timer_that_a_status_arms_is_known_to_the_decision() -> None:
    assert set(TIMER_OF.values()) <= AGREED.timers.keys()
