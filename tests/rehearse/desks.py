"""The example desk, moved by hand, for what a story cannot say."""

from __future__ import annotations

from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story_line import read_moment
from gateway.rehearse.story_times import instant

NUMBER = "T20261116.0004"
TICKET = {
    "number": NUMBER,
    "title": "Printer offline",
    "contact": "carla@alderair.example",
    "primary": "maya",
}
MONDAY = "2026-11-23 10:00"  # at which stories begin


def desk_at(moment: str, setup: Setup) -> SimulatedDesk:
    """Return a desk at that moment of its own time, on which nothing has happened yet."""
    begin = instant(read_moment(*moment.split()), setup.desk.calendar)
    return SimulatedDesk(setup.database.begin_again(), setup.desk, setup.server, begin)


def go_to(simulated: SimulatedDesk, moment: str) -> None:
    simulated.go_to(instant(read_moment(*moment.split()), simulated.desk.calendar))
