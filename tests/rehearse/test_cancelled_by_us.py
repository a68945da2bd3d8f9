"""N-32 tells of an appointment that we cancel, on a desk whose customers no scheduler tells."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.rehearse.outcomes import rehearse_story, tell_outcome
from gateway.rehearse.setups import example_setup

PLACED = """# N-32
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=scheduled
call T20261116.0004 2026-11-24 10:00
mail from=maya to={to} subject="Re: [T20261116.0004] Printer offline"
"""
TOLD = """| #cancelcall
|
| The part has not come yet.
expect notice N-32 to=carla text~"The part has not come yet."
expect no notice N-03
"""
SILENT_WORDS = """| #cancelcall
|
| She is ill.
expect notice N-32 to=carla text~"is cancelled"
expect no notice to=carla text~"ill"
"""
QUIET = """| #cancelcall
| #quiet
expect no notice N-32
"""


@pytest.mark.parametrize(
    ("to", "rest"),
    [
        ("support", TOLD),
        ("support+internal", SILENT_WORDS),
        ("support+internal", QUIET),
    ],
)
def test_a_desk_without_a_scheduler_tells_it_itself(to: str, rest: str, tmp_path: Path) -> None:
    setup = example_setup()
    services = tuple(one for one in setup.desk.integrations if one.kind != "scheduler")
    path = tmp_path / "cancelled.story"
    path.write_text(PLACED.format(to=to) + rest, "utf-8")

    outcome = rehearse_story(path, replace(setup, desk=replace(setup.desk, integrations=services)))

    assert outcome.passed, "\n".join(tell_outcome(outcome, trace=False))


def test_where_there_is_one_the_scheduler_tells_it(tmp_path: Path) -> None:
    path = tmp_path / "cancelled.story"
    path.write_text(PLACED.format(to="support") + "| #cancelcall\nexpect no notice N-32\n", "utf-8")

    outcome = rehearse_story(path, example_setup())

    assert outcome.passed
