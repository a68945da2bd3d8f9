"""The customer's day: a question that closes nothing, "is resolved", the gate, thanks, a stranger.

GW-09, UC-11, ST-07, ST-35, ST-14, ST-28, ST-46, GW-14.
"""

from __future__ import annotations

import asyncio

from tests.days.conftest import OpenDaemon
from tests.days.day import Day, Step

STEPS = (
    Step(
        "customer/00-maya-asks.eml",
        "N-33 maya, N-03 carla@11:02",
        stands={"status": "waiting_customer", "attempts": 1},
    ),
    Step(
        "customer/01-is-it-resolved.eml",
        "N-02 maya@09:00",
        stands={"status": "note_emailed_in", "cycle": "responded"},
        says={
            "N-02 maya": "The subject sounds like a close but is a question; nothing was closed."
        },
    ),
    Step(
        "customer/02-maya-asks-again.eml",
        "N-33 maya@09:20, N-03 carla@09:22",
        stands={"status": "waiting_customer", "cycle": "open", "attempts": 1},
        timers={"waiting_reminder": "2026-11-25 09:20"},
    ),
    Step(
        "customer/03-is-resolved.eml",
        "N-15 maya@09:45",
        stands={"status": "says_close", "cycle": "responded"},
        timers={"waiting_reminder": ""},
        says={"N-15 maya": "Works everywhere. Thank you!"},
    ),
    Step(
        "customer/04-complete.eml",
        "N-14 maya, N-33 maya",
        stands={"status": "incomplete_reopened"},
        passes="complete > incomplete_reopened",
        says={"N-14 maya": "Time Entries Done says: not completed"},
    ),
    Step(
        "customer/05-time-and-complete.eml",
        "N-33 maya@09:52, N-06 carla@09:54",
        stands={"status": "complete"},
    ),
    Step("customer/06-thanks.eml", "", stands={"status": "complete", "reopened": 0}),
    Step(
        "customer/07-a-stranger.eml",
        "N-02b maya@09:00",
        stands={"status": "complete", "reopened": 0},
    ),
)


def test_the_customers_day(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-19 10:50") as daemon:
            day = Day(daemon)
            await day.put(
                "T20261116.0004",
                "Printer offline",
                "2026-11-19 10:55",
                contact="carla@alderair.example",
                primary="maya",
                status="in_progress",
                time_entries="not_done",
            )

            await day.play(*STEPS)

            last = day.case().notes[-1]
            assert (last.visibility.value, last.flags) == ("internal", ("unverified_sender",))

    asyncio.run(live())
