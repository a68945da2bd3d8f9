"""A desk that has no teams: what waits for one waits for nobody in particular (HO-08)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gateway.rehearse.player import play
from gateway.rehearse.setups import example_setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story import read_story_text

WAITS = """\
at 2026-11-23 10:00
ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress
mail from=maya to=support+internal subject="Re: [T20261116.0004] Printer offline"
| {line}
"""
SET = "expect T20261116.0004 status=waiting_escalation group=none primary=maya"


@pytest.mark.parametrize(
    ("line", "then"),
    [
        ("#escalation", f"{SET}\nexpect no notice N-20\nexpect no notice N-34"),
        ("#status waiting escalation", SET),
        ("#escalation @jonas", "expect error E-02 to=maya"),
        ("#escalation team:networking", "expect error E-22 to=maya"),
    ],
)
def test_a_ticket_waits_for_an_escalation_without_a_team(line: str, then: str) -> None:
    setup = example_setup()
    staff = tuple(replace(one, teams=()) for one in setup.desk.staff)
    queues = tuple(replace(one, team="") for one in setup.desk.queues)
    desk = replace(setup.desk, teams=(), groups=(), staff=staff, queues=queues)
    story = read_story_text(f"{WAITS.format(line=line)}{then}\n", Path("no-teams.story"))

    played = play(story, replace(setup, desk=desk), SimulatedDesk)

    assert played.misses == ()
