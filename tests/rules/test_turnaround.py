"""How the time to answer is counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.policy.policy import Policy
from rules.timing import reply_rule


@pytest.mark.parametrize(
    ("mode", "days", "rule", "lead"),
    [
        ("same_time", 1, "bd:1", "bd-lead:1,2"),
        ("same_time", 2, "bd:2", "bd-lead:2,2"),
        ("end_of_day", 1, "bd-end:1", "bd-end-lead:1,2"),
        ("hours:8", 1, "bh:8", "bh-lead:8,2"),
        ("hours:4", 2, "bh:8", "bh-lead:8,2"),
        ("same_time", 0, "", ""),
    ],
)
def test_the_reply_clock_follows_the_mode_of_the_desk(
    mode: str, days: int, rule: str, lead: str
) -> None:
    policy = replace(Policy(), tat_mode=mode, tat_reply_business_days=days)

    assert reply_rule(policy) == rule
    assert reply_rule(policy, lead=True) == lead
