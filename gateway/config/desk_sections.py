"""The tables of desk.toml, one function a kind: people, teams, queues, categories."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from zoneinfo import ZoneInfo

from gateway.config.address_form import ADDRESS
from gateway.config.toml_table import DeskTable
from rules.clock import WEEKDAYS
from rules.model.status import CATEGORIES, Category, RequiredField, Status
from rules.policy.desk import (
    OFFICE_ADMIN,
    Area,
    Department,
    Queue,
    Receipts,
    Role,
    Rota,
    Staff,
    Team,
)

ZONE_CURE = 'write an IANA name like "Europe/Berlin"'
HANDLE = re.compile(r"[a-z][a-z0-9_.-]*")
# Presets that every desk has; [[presets]] adds to them and overrides them by name.
PRESETS: dict[str, tuple[str, ...]] = {
    "todo": ("#todo",),
    "admin-handoff": ("#handoff team:admin",),
    "ooo": ("#ooo",),
    "handoff": ("#handoff next",),
    "receive-from-partner": (
        "#category support",
        f"#cc {OFFICE_ADMIN}",
        "#take",
        "#progress",
    ),
}
WEEKDAY_KEYS = tuple(name.casefold() for name in WEEKDAYS)
# Nobody's account owns these domains (GW-07); `public_domains` in [desk] adds to them.
PUBLIC_DOMAINS = frozenset(
    (
        *("126.com", "163.com", "aol.com", "att.net", "bellsouth.net", "bigpond.com", "bk.ru"),
        *("bluewin.ch", "bol.com.br", "btinternet.com", "charter.net", "comcast.net", "cox.net"),
        *("daum.net", "duck.com", "earthlink.net", "fastmail.com", "foxmail.com", "free.fr"),
        *("freenet.de", "gmail.com", "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net"),
        *("googlemail.com", "hanmail.net", "hey.com", "hotmail.co.uk", "hotmail.com", "hotmail.fr"),
        *(
            "icloud.com",
            "inbox.ru",
            "interia.pl",
            "laposte.net",
            "libero.it",
            "list.ru",
            "live.com",
        ),
        *("mac.com", "mail.com", "mail.ru", "me.com", "msn.com", "naver.com", "o2.pl", "onet.pl"),
        *("orange.fr", "outlook.com", "pm.me", "proton.me", "protonmail.com", "qq.com"),
        *("rediffmail.com", "rocketmail.com", "sbcglobal.net", "seznam.cz", "sfr.fr", "sina.com"),
        *("sky.com", "t-online.de", "tiscali.it", "tuta.io", "tutanota.com", "uol.com.br"),
        *("verizon.net", "wanadoo.fr", "web.de", "wp.pl", "yahoo.co.jp", "yahoo.co.uk"),
        *("yahoo.com", "yandex.com", "yandex.ru", "ymail.com", "zoho.com"),
    )
)


def read_staff(table: DeskTable) -> Staff:
    handle = table.needed("handle", "maya")
    if handle and not HANDLE.fullmatch(handle):
        table.fault("handle", f'"{handle}" is no handle', "lower-case letters, digits and . _ -")
    one = Staff(
        handle=handle,
        name=table.needed("name", "Maya Ortiz"),
        addresses=read_addresses(table, "addresses"),
        roles=table.choices("roles", Role) or (Role.TECH,),
        active=table.flag("active", default=True),
        department=table.text("department"),
        teams=table.texts("teams"),
        manager=table.text("manager"),
        region=table.text("region"),
        shift=table.text("shift"),
        zone=table.text("timezone"),
        receipts=table.choice("receipts", Receipts, Receipts.ALL),
        logins=tuple(name.casefold() for name in table.texts("logins")),
    )
    if one.zone and not is_zone(one.zone):
        table.fault("timezone", f'unknown time zone "{one.zone}"', ZONE_CURE)
    if not table.values.get("addresses"):
        table.fault("addresses", "is missing", 'write addresses = ["maya@desk.example"]')
    table.end()
    return one


def is_zone(name: str) -> bool:
    """Say whether this is the IANA name of a time zone."""
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return False
    return True


def read_addresses(table: DeskTable, key: str) -> tuple[str, ...]:
    found = tuple(address.casefold() for address in table.texts(key))
    for address in found:
        if not ADDRESS.fullmatch(address):
            table.fault(key, f'"{address}" is no mail address')
    return found


def read_department(table: DeskTable) -> Department:
    department = Department(
        table.needed("key", "cs"),
        table.needed("name", "Customer Service"),
        table.text("public_name"),
        table.text("address").casefold(),
    )
    table.end()
    return department


def read_team(table: DeskTable) -> Team:
    team = Team(
        table.needed("key", "dispatch"),
        table.needed("name", "Dispatch"),
        table.text("address").casefold(),
        table.text("public_name"),
        table.flag("triage", default=False),
        table.text("lead"),
    )
    table.end()
    return team


def read_queue(table: DeskTable) -> Queue:
    own = table.text("address").casefold()
    if own and not ADDRESS.fullmatch(own):
        table.fault("address", f'"{own}" is no mail address')
    addresses = read_addresses(table, "addresses")
    queue = Queue(
        table.needed("name", "Remote Support"),
        table.text("category", "support"),
        tuple(dict.fromkeys((own, *addresses))) if own else addresses,
        table.text("profile"),
        table.text("department"),
        table.texts("dispatchers"),
        table.text("team"),
        own,
        " ".join(table.text("from_name").split()),
        table.text("signature").strip("\n"),
    )
    table.end()
    return queue


def implied_queues(
    named: tuple[Queue, ...], categories: Mapping[str, Category], staff: tuple[Staff, ...]
) -> tuple[Queue, ...]:
    """Return the queues that categories and techs bring along (STA-04)."""
    seen = {queue.name.casefold() for queue in named}
    found: list[Queue] = []
    for category in categories.values():
        techs = [one for one in staff if Role.TECH in one.roles and one.name]
        names = (
            [category.default_queue.format(first_name=one.name.split()[0]) for one in techs]
            if "{" in category.default_queue
            else [category.default_queue]
        )
        for name in names:
            if name and name.casefold() not in seen:
                seen.add(name.casefold())
                found.append(Queue(name, category.key))
    return tuple(found)


def read_categories(file: DeskTable) -> dict[str, Category]:
    found = dict(CATEGORIES)
    for table in file.tables("categories", "key"):
        key = table.needed("key", "support")
        standing = found.get(key, Category(key, key, CATEGORIES["support"].allowed))
        found[key] = replace(
            standing,
            name=table.text("name", standing.name),
            default_queue=table.text("queue", standing.default_queue),
            allowed=table.choices("statuses", Status) or standing.allowed,
            silent=table.flag("silent", default=standing.silent),
            required_fields=table.choices("required_fields", RequiredField)
            or standing.required_fields,
        )
        table.end()
    return found


def read_area(table: DeskTable) -> Area:
    area = Area(
        table.needed("key", "web"),
        table.needed("owner", "dana"),
        table.text("backlog").casefold(),
    )
    table.end()
    return area


def read_rota(table: DeskTable) -> Rota:
    """Return who is on support: by weekday, and by date where one is named."""
    weekdays: dict[int, tuple[str, ...]] = {}
    days: dict[date, tuple[str, ...]] = {}
    for key in table.values:
        handles = table.texts(key)
        if key.casefold()[:3] in WEEKDAY_KEYS and len(key) == 3:
            weekdays[WEEKDAY_KEYS.index(key.casefold())] = handles
            continue
        try:
            days[date.fromisoformat(key)] = handles
        except ValueError:
            table.fault(key, "is no day", 'write mon = ["maya"] or "2026-11-20" = ["maya"]')
    return Rota(tuple(sorted(days.items())), tuple(sorted(weekdays.items())))


def read_presets(file: DeskTable) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the presets as shipped, with those of the file over and behind them (ST-25)."""
    found = dict(PRESETS)
    for table in file.tables("presets", "name"):
        name, lines = table.needed("name", "loan-device"), table.texts("commands")
        if not lines:
            table.fault("commands", "is missing", 'write commands = ["#take", "#progress"]')
        _refuse_lines(lines, table)
        found[name] = lines
        table.end()
    return tuple(found.items())


def _refuse_lines(lines: tuple[str, ...], table: DeskTable) -> None:
    from rules.commands.presets import may_stand_in_preset  # all commands, where a desk has presets

    for line in lines:
        if not may_stand_in_preset(line):
            table.fault("commands", f'"{line}" cannot stand in a preset', "write #take")
