"""The dispatcher's day: asked, assigned, booked by the customer, missed, booked again, done.

GW-11, GW-13, HO-09, ST-11, ST-26, ST-30, ST-31, GW-09, TAT-01, ST-21, ST-28.
"""

from __future__ import annotations

import asyncio

from tests.days.conftest import OpenDaemon
from tests.days.day import Day, Step

STEPS = (
    Step(
        "dispatcher/01-carla-asks.eml",
        "N-01 carla@09:02, N-01 ben, N-02n olive@09:02",
        ticket="T20261123.0001",
        stands={"status": "new", "contact_name": "Carla Ruiz", "people": 2, "primary": ""},
        timers={"reply_due": "2026-11-24 09:02"},
        says={
            "N-01 carla": "A colleague will answer by Tuesday 24 November, 09:02 (New York).",
            "N-02n olive": "(CID 10417) · status New · queue Remote Support · answer due Tue",
        },
    ),
    Step(
        "dispatcher/02-olive-assigns.eml",
        "N-20 maya@09:10, N-33 olive@09:10",
        stands={"status": "new", "primary": "maya", "severity": 3},
        says={
            "N-20 maya": "Olive Grant hands this ticket to Maya Ortiz.",
            "N-33 olive": "Done: primary Maya Ortiz, severity 3",
        },
    ),
    Step(
        "dispatcher/03-link-is-sent.eml",
        "",
        stands={"status": "scheduling_link_sent"},
        timers={"reply_due": "", "waiting_reminder": ""},
        passes="scheduling_link_sent",
    ),
    Step(
        "dispatcher/04-appointment.eml",
        "",
        stands={"status": "scheduled", "calls": "booked"},
    ),
    Step(
        "dispatcher/05-olive-lists.eml",
        "N-45 olive",
        stands={"status": "scheduled"},
        says={"N-45 olive": "Mail stuck in the outbox"},
    ),
    Step(
        "dispatcher/06-no-show.eml",
        "N-33 maya@10:13, N-05 carla@10:18",
        stands={"status": "no_show_remote", "calls": "missed"},
        says={"N-05 carla": "appointment on Tuesday 24 November, 10:00 (New York)"},
    ),
    Step(
        "dispatcher/07-carla-is-sorry.eml",
        "N-02 maya@10:40",
        stands={"status": "note_emailed_in"},
        timers={"reply_due": "2026-11-25 10:40"},
    ),
    Step(
        "dispatcher/08-maya-books.eml",
        "N-33 maya@10:51, N-03 carla@10:53, N-03 ben",
        stands={"status": "scheduled", "calls": "missed booked"},
        timers={"reply_due": ""},
        says={"N-03 carla": "Wednesday at 10 it is. Please have the scanner switched on."},
    ),
    Step(
        "dispatcher/09-maya-completes.eml",
        "N-33 maya@10:40, N-06 carla@10:42, N-06 ben",
        stands={"status": "complete", "resolution": "done"},
        says={"N-06 carla": "has a new password and a test scan has arrived."},
        timers={"reply_due": "", "waiting_reminder": "", "headsup_due": ""},
    ),
)


def test_the_dispatchers_day(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-23 08:45") as daemon:
            day = Day(daemon)
            await day.put("T20261120.0002", "Mail stuck in the outbox", "2026-11-23 08:50")
            await day.put(
                "T20261120.0003", "No sound", "2026-11-23 08:51", contact="tess@brightwater.example"
            )

            await day.play(*STEPS)

            assert {one.kind.value for one in day.case().timers} == {"archive"}
            notes = [(one.visibility.value, one.text[:30]) for one in day.case().notes]
            assert ("internal", "waited until 10:12, no call") in notes
            told = [one for one in daemon.caught if "waited until 10:12" in one.text]
            assert {one.address for one in told} <= {"olive@desk.example", "maya@desk.example"}

    asyncio.run(live())
