"""The technician's day: a customer who does not answer, and answers in the end.

UC-01, UC-03, UC-04, UC-06, UC-10, UC-12, UC-15, GW-05, GW-06, ST-07, ST-08. What an automatic
reply does depends on whether it names a day: one without lets the tries go on; one with a day
holds them until the opening after it.
"""

from __future__ import annotations

import asyncio

from gateway.rehearse.story_mail import write_report
from rules.model.mail import Mailbox
from tests.days.conftest import OpenDaemon
from tests.days.day import Day, Step, moment

LAPTOP = "T20261030.0002"
TO_THE_LAST_TRY = (
    Step(
        "technician/01-which-laptop.eml",
        "N-33 maya@10:00, N-03 carla@10:02",
        stands={"status": "waiting_customer", "attempts": 1, "cycle": "open"},
        timers={"waiting_reminder": "2026-11-09 09:00", "uc_phone_nudge": "2026-11-09 10:00"},
        says={
            "N-33 maya": "Contact try 1 of 3 (email)",
            "N-03 carla": "which of the two laptops should get the CAD licence?",
        },
    ),
    Step(
        "technician/02-carla-is-away.eml",
        "N-02a maya@08:00",
        stands={"status": "waiting_customer", "attempts": 1, "cycle": "open"},
        timers={"waiting_reminder": "2026-11-09 09:00"},
    ),
    Step(
        "2026-11-09 09:00",
        "N-04 carla@09:00",
        stands={"attempts": 1},
        says={"N-04 carla": "Carla, which of the two laptops should get the CAD licence?"},
    ),
    Step(
        "2026-11-09 10:00",
        "N-40 maya@10:00",
        says={"N-40 maya": "So far: email Mon 2026-11-02 10:00. Missing: one phone call, one more"},
    ),
    Step(
        "technician/04-without-a-time.eml",
        "N-34 maya",
        stands={"attempts": 1},
        says={"N-34 maya": "Nothing was changed."},
    ),
    Step(
        "technician/05-voicemail.eml",
        "N-33 maya",
        stands={"attempts": 2},
        says={"N-33 maya": "contact try 2 of 3"},
    ),
    Step(
        "2026-11-16 10:00",
        "N-09.3 carla@10:00",
        stands={"attempts": 3, "status": "waiting_customer"},
        timers={"uc_close": "2026-11-18 10:00"},
        says={"N-09.3 carla": "Monday 9 November, 14:20 (New York) phone, voicemail left"},
    ),
)
CLOSED = (
    Step(
        "2026-11-18 10:00",
        "N-10 carla@10:00, N-10b maya",
        stands={"status": "complete", "resolution": "unresponsive", "cycle": "closed"},
        says={"N-10 carla": "3 times", "N-10b maya": "2, 4"},
        passes="complete",
    ),
    Step(
        "technician/06-back-from-leave.eml",
        "N-41 maya@15:05",
        stands={"status": "note_emailed_in", "reopened": 1, "cycle": "closed"},
        timers={"reply_due": "2026-11-23 15:05", "uc_close": "", "uc_final_email": ""},
    ),
)


async def _begun(day: Day) -> None:
    await day.put(
        LAPTOP,
        "New laptop setup",
        "2026-11-02 09:55",
        contact="carla@alderair.example",
        primary="maya",
        status="in_progress",
        checklist='1 "Unpacked" done, 2 "Joined" open, 3 "Labelled" done, 4 "Handed over" open',
    )


def test_a_customer_who_does_not_answer(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-02 09:50") as daemon:
            day = Day(daemon)
            await _begun(day)

            await day.play(*TO_THE_LAST_TRY, *CLOSED)

            assert not any(one.notice == "N-14" for one in daemon.caught)

    asyncio.run(live())


def test_an_automatic_reply_with_a_day_holds_the_tries(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-02 09:50") as daemon:
            day = Day(daemon)
            await _begun(day)

            await day.play(
                TO_THE_LAST_TRY[0],
                Step(
                    "technician/03-carla-is-away-until.eml",
                    "N-02a maya@08:00",
                    stands={"status": "waiting_customer", "attempts": 1, "cycle": "held"},
                ),
                Step("2026-11-08 12:00", "", stands={"attempts": 1, "cycle": "held"}),
                Step(
                    "2026-11-09 10:30",
                    "N-04 carla@09:00, N-40 maya",
                    stands={"attempts": 1},
                ),
            )

    asyncio.run(live())


def test_the_last_try_comes_back(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-02 09:50") as daemon:
            day = Day(daemon)
            await _begun(day)
            await day.play(*TO_THE_LAST_TRY)
            letter = day.latest("N-09.3")
            raw = write_report(
                sender=Mailbox("MAILER-DAEMON@mx.alderair.example", "Mail Delivery System"),
                to=letter.return_path,
                date=moment("2026-11-16 10:07"),
                message_id="<dsn1@mx.alderair.example>",
                failed="carla@alderair.example",
                status="5.1.1",
                of=letter.message_id,
            )
            await daemon.go_to(moment("2026-11-16 10:07"))

            await daemon.deliver("", letter.return_path, raw)

            await day.play(
                Step(
                    "2026-11-16 10:08",
                    "N-42 maya",
                    stands={"attempts": 2, "status": "waiting_customer", "cycle": "open"},
                    timers={"uc_close": ""},
                ),
                Step("2026-11-19 10:00", "", stands={"status": "waiting_customer"}),
            )

    asyncio.run(live())
