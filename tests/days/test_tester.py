"""The tester's day: leave, triage, loops and forgery, handoff, one file a step.

OOO-01, OOO-02, OOO-05, OOO-08 to OOO-12, OOO-14, OOO-17, TR-01 to TR-08, TR-11, TR-13, TR-14,
GW-01 to GW-04, GW-07, HO-02 to HO-11.
"""

from __future__ import annotations

import asyncio

import pytest

from gateway.config.desk_file import example_desk, with_profile, with_settings
from rules.policy.desk import Desk
from tests.days.conftest import OpenDaemon
from tests.days.day import Day, Step, moment

EXPORT = "T20261201.0003"
LEAVE = (
    Step(
        "tester/ooo-missing-blockers.eml",
        "N-34 maya@15:50",
        stands={"status": "in_progress", "tags": "", "handover": "none"},
        says={"N-34 maya": "Blockers"},
    ),
    Step(
        "tester/ooo-summary.eml",
        "N-33 maya@16:00, N-16 tess@16:02",
        stands={
            "status": "waiting_customer",
            "tags": "ooo_summary",
            "handover": "requested",
            "cycle": "none",
            "primary": "maya",
        },
        says={"N-16 tess": "I am away until 14 December; colleagues will pick up your reply."},
    ),
    Step(
        "tester/away.eml",
        "N-33 maya@17:30, N-18a maya",
        stands={"primary": "maya"},
        says={"N-18a maya": "T20261202.0001"},
    ),
    Step(
        "tester/autoreply-tess.eml",
        "N-02a maya, N-02a jonas",
        stands={"status": "waiting_customer", "primary": "maya"},
    ),
)
ANSWERED = (
    Step(
        "tester/reply-tess.eml",
        "N-17 jonas@11:00, N-17 maya",
        stands={
            "status": "note_emailed_in",
            "primary": "",
            "is_global": True,
            "tags": "ooo_summary",
        },
        says={"N-17 jonas": "It stopped again last night."},
    ),
    Step(
        "tester/take-jonas.eml",
        "N-33 jonas",
        stands={"primary": "jonas", "is_global": False, "tags": "", "handover": "completed"},
    ),
)
KEPT = (
    Step("tester/reply-tess-2.eml", "N-02 jonas", stands={"primary": "jonas"}),
    Step(
        "2026-12-14 09:00",
        # nobody answers Tess meanwhile, and that is told as well
        "N-38 jonas, N-38b jonas, N-39 jonas, N-39 mina, N-18 maya@09:00",
        says={"N-18 maya": "T20261201.0003 Nightly export stops, owner now Jonas Feld"},
    ),
)
LITERAL = (
    Step(
        "tester/reply-tess-2.eml",
        "N-17 jonas, N-17 maya",
        stands={"primary": "", "is_global": True},
    ),
)


async def _before_the_leave(day: Day) -> None:
    for number, title, severity in (
        ("T20261202.0001", "Slow reports", "3"),
        (EXPORT, "Nightly export stops", "3"),
    ):
        await day.put(
            number,
            title,
            "2026-12-04 15:00",
            contact="tess@brightwater.example",
            primary="maya",
            status="in_progress" if number == EXPORT else "waiting_vendor",
            severity=severity,
            region="amer",
        )


@pytest.mark.parametrize("is_literal", [False, True], ids=["guarded", "literal"])
def test_a_leave_from_the_summary_to_the_return(opened: OpenDaemon, *, is_literal: bool) -> None:
    literal = {"ooo.auto_untag_on_take": False, "ooo.guard_assignee": False}
    desk = with_settings(example_desk(), literal if is_literal else {})

    async def live() -> None:
        async with opened("2026-12-04 14:50", desk) as daemon:
            day = Day(daemon)
            await _before_the_leave(day)

            await day.play(*LEAVE)
            if is_literal:
                await day.play(ANSWERED[0], Step("tester/take-jonas.eml", "N-33 jonas"), *LITERAL)
            else:
                await day.play(*ANSWERED, *KEPT)

    asyncio.run(live())


TRIAGE = (
    Step(
        "tester/new.eml",
        "N-01 tess, N-02n olive, N-23 omar",
        ticket="T20261123.0001",
        stands={"triage": "untriaged", "status": "new"},
    ),
    Step("tester/take-early.eml", "N-34 maya", stands={"primary": "", "triage": "untriaged"}),
    Step(
        "tester/approved.eml",
        "N-24 olive, N-33 omar",
        stands={"triage": "approved", "primary": ""},
    ),
    Step("tester/take.eml", "N-33 maya", stands={"primary": "maya"}),
    Step(
        "tester/new-form.eml",
        "N-01 carla, N-02n olive, N-23 omar",
        ticket="T20261123.0002",
        stands={"triage": "untriaged"},
    ),
    Step(
        "tester/project.eml",
        "N-33 omar, N-25 carla@09:52, N-26 dana, N-26 backlog",
        stands={"status": "complete", "resolution": "project", "triage": "project"},
    ),
    Step(
        "tester/fourth-take.eml",
        "N-33 maya, N-28 omar, N-28 maya",
        ticket="T20261116.0013",
        stands={"primary": "maya"},
    ),
    Step(
        "2026-11-23 15:30",
        "N-44 maya, N-44 maya, N-44 maya, N-38 maya,"
        " N-27 maya@15:30, N-27 maya, N-27 maya, N-27 maya",
    ),
)


def _triaging() -> Desk:
    return with_profile(example_desk(), "landesk")


def test_triage_and_too_many_tickets(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-23 08:30", _triaging()) as daemon:
            day = Day(daemon)
            for count in (11, 12, 13):
                await day.put(
                    f"T20261116.00{count}",
                    "Login is slow",
                    "2026-11-23 08:40",
                    contact="ben@alderair.example",
                    primary="" if count == 13 else "maya",
                    status="in_progress",
                    triage="approved",
                    group="digital",
                )

            await day.play(*TRIAGE)

            assert not any(one.notice == "N-06" for one in daemon.caught)

    asyncio.run(live())


PRINTER = "T20261116.0004"
LOOPS = (
    Step("tester/ack-from-other-desk-1.eml", ""),
    Step("tester/ack-from-other-desk-2.eml", ""),
    Step("tester/ack-from-other-desk-3.eml", ""),
    Step("tester/same-message-id.eml", "N-02 maya", stands={"status": "note_emailed_in"}),
)
FORGERY = (
    Step(
        "tester/spoofed-maya.eml",
        "N-35 maya@10:30",
        stands={"status": "note_emailed_in"},
        says={"N-35 maya": "#complete"},
    ),
    Step(
        "tester/confirm.eml",
        "N-33 maya, N-06 carla@10:42",
        stands={"status": "complete"},
    ),
)


def test_loops_and_forgery(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-23 08:50") as daemon:
            day = Day(daemon)
            await day.put(
                PRINTER,
                "Printer offline",
                "2026-11-23 08:55",
                contact="carla@alderair.example",
                primary="maya",
                status="waiting_customer",
            )

            await day.play(*LOOPS[:3])

            flags = [one.text[:4] for one in day.case().notes]
            assert len(flags) == 2  # the third was throttled
            await day.play(LOOPS[3])
            await daemon.go_to(moment("2026-11-23 10:15"))
            await day.play(Step("tester/same-message-id.eml", ""))
            assert len(day.case().notes) == 3
            own = day.latest("N-02")
            decided = await daemon.deliver(own.return_path, "support@desk.example", own.raw)
            assert len(day.case().notes) == 3
            assert not any(one.letters for one in decided)
            await day.play(*FORGERY)

    asyncio.run(live())


HANDOFF = (
    Step(
        "tester/handoff-vague.eml",
        "N-34 maya",
        stands={"primary": "maya", "status": "in_progress"},
        says={"N-34 maya": "troubleshooting ongoing"},
    ),
    Step(
        "tester/handoff-full.eml",
        "N-33 maya, N-20 jonas, N-20 omar, N-21 tess@10:12",
        stands={"status": "waiting_escalation", "group": "networking", "primary": ""},
    ),
)


def test_a_handoff(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-12-01 09:30") as daemon:
            day = Day(daemon)
            await day.put(
                EXPORT,
                "Nightly export stops",
                "2026-12-01 09:35",
                contact="tess@brightwater.example",
                primary="maya",
                status="in_progress",
                severity="3",
            )

            await day.play(*HANDOFF)

            assert b"vpn-client.log" in day.latest("N-20").raw

    asyncio.run(live())
