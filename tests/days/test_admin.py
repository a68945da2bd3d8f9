"""The service admin's day: a holiday, a restart, held mail that is decided, a status that lacks.

ST-08, GW-19, GW-25, GW-26, CMD-07, ST-44, LET-08.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from gateway.config.desk_file import example_desk
from gateway.demo.gateway import DemoGateway
from gateway.demo.postbag import read_act
from gateway.store.engine import reading
from rules.model.status import Status
from rules.policy.desk import Desk
from tests.days.conftest import OpenDaemon
from tests.days.day import MAILS, Day, Step, moment

TONER = "T20261121.0001"
ORDER = "T20261124.0003"
HOLIDAY = (
    Step(
        "2026-11-26 11:30",
        "",
        ticket=TONER,
        stands={"status": "waiting_customer"},
        timers={"waiting_reminder": "2026-11-27 09:00"},
    ),
)
WAITED = ("02-while-it-was-down-tess", "03-while-it-was-down-carla", "04-while-it-was-down-again")
FRIDAY = (
    Step("admin/05-forwarded-instead.eml", "", stands={"status": "waiting_customer"}),
    Step(
        "2026-11-27 08:00",
        "N-36 sam@08:00",
        says={"N-36 sam": "Quarantine: 2 mails, oldest Thu 2026-11-26 10:02 EST"},
    ),
    Step(
        "admin/06-sam-decides.eml",
        "N-35 sam@08:20",
        says={"N-35 sam": "#as 2 carla@alderair.example"},
    ),
    Step(
        "admin/07-sam-confirms.eml",
        "N-33 sam@08:25, N-01 carla@08:25, N-02n olive",
        ticket="T20261127.0001",
        stands={"status": "new", "contact_name": "Carla Ruiz"},
    ),
    Step("2026-11-27 09:00", "N-04 ben@09:00", ticket=TONER, timers={"waiting_reminder": ""}),
    Step(
        "admin/08-jonas-no-show.eml",
        "N-34 jonas",
        ticket=ORDER,
        stands={"status": "scheduled"},
        says={"N-34 jonas": "#help visibility"},
    ),
    Step(
        "admin/09-jonas-needs-a-status.eml",
        "N-43 sam, N-33 jonas",
        stands={"status": "scheduled"},
        says={"N-43 sam": "orders delivered on site need a no-show too"},
    ),
)
RELOADED = (
    Step(
        "admin/10-jonas-no-show-again.eml",
        "N-33 jonas@10:00, N-05 tess@10:05",
        ticket=ORDER,
        stands={"status": "no_show_remote"},
    ),
)


def test_the_service_admins_day(opened: OpenDaemon) -> None:
    async def live() -> None:
        async with opened("2026-11-21 10:50") as daemon:
            await _thursday_morning(Day(daemon))
        async with opened("2026-11-26 12:20") as daemon:  # it was away for twenty minutes
            await _what_waited_is_decided_once(daemon)
            day = Day(daemon, TONER, len(daemon.caught))
            await day.play(*FRIDAY)
            digests = {one.address for one in daemon.caught if one.notice == "N-37"}
            assert digests == {"mina@desk.example", "omar@desk.example"}
        async with opened("2026-11-27 09:45", _with_no_shows_of_orders()) as daemon:
            await Day(daemon).play(*RELOADED)

    asyncio.run(live())


async def _thursday_morning(day: Day) -> None:
    await day.put(
        TONER,
        "Toner is low",
        "2026-11-21 11:00",
        contact="ben@alderair.example",
        primary="maya",
        status="waiting_customer",
    )
    await day.put(
        ORDER,
        "Monitor order",
        "2026-11-24 10:00",
        contact="tess@brightwater.example",
        primary="jonas",
        status="scheduled",
        category="order",
    )
    await day.play(Step("admin/01-weekly-list.eml"), *HOLIDAY)


async def _what_waited_is_decided_once(daemon: DemoGateway) -> None:
    for name in WAITED:
        mail = read_act(f"admin/{name}.eml", daemon.caught, MAILS)
        await daemon.deliver(mail.sender.address, mail.recipient, mail.raw)
    await daemon.go_to(moment("2026-11-26 12:30"))

    with reading(daemon.engine) as connection:
        numbers = connection.exec_driver_sql("SELECT number FROM ticket ORDER BY number").scalars()
        assert [one for one in numbers if one.startswith("T20261126")] == [
            "T20261126.0001",
            "T20261126.0002",
        ]
    told = sorted(f"{one.notice} {one.address}" for one in daemon.caught)
    assert told == [
        "N-01 carla@alderair.example",
        "N-01 tess@brightwater.example",
        "N-02n olive@desk.example",
        "N-02n olive@desk.example",
    ]


def _with_no_shows_of_orders() -> Desk:
    desk = example_desk()
    order = desk.categories["order"]
    more = replace(order, allowed=(*order.allowed, Status.NO_SHOW_REMOTE))
    return replace(desk, categories={**desk.categories, "order": more})
