"""desk.toml as its owner wrote it, read into the `Desk` that the rules know.

Every fault of the file is found before any is told: a `DeskFaults` names them all. What a name
refers to (a team, a queue, a person) is looked up when everything has been read, so the order of
the tables in the file does not matter.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path

from gateway.config.desk_references import check_names
from gateway.config.desk_sections import (
    PUBLIC_DOMAINS,
    ZONE_CURE,
    implied_queues,
    is_zone,
    read_area,
    read_categories,
    read_department,
    read_presets,
    read_queue,
    read_rota,
    read_staff,
    read_team,
)
from gateway.config.integration_file import FOLDER, read_integrations
from gateway.config.toml_table import DeskFault as DeskFault
from gateway.config.toml_table import DeskFaults as DeskFaults
from gateway.config.toml_table import DeskTable, why_unread
from rules.clock import Calendar, CalendarFault, week_of
from rules.policy.desk import Desk
from rules.policy.elsewhere import NOT_USED
from rules.policy.policy import Policy, PolicyFaults, policy_from

EXAMPLE = Path(__file__).parent / "example"  # the packaged example desk
EXAMPLE_ADDRESS = "support@desk.example"
EXAMPLE_ALIASES = {"waiting@desk.example": "waiting", "complete@desk.example": "complete"}

HOURS_TEXT = "hours_text_"  # and a language
HOLIDAY_YEARS = range(2020, 2061)  # for which a country's holidays are worked out


def load_desk(path: Path, *, base_address: str, aliases: Mapping[str, str]) -> Desk:
    """Return the desk that `path` describes; raise DeskFaults with every fault at once."""
    faults: list[DeskFault] = []
    file = DeskTable(path.name, "", _read_toml(path), faults)
    if "integrations" in file.values:
        cure = f"write each service into a file of its own: {FOLDER}/scheduler.toml"
        file.fault("integrations", "stands in files beside this one now", cure)
        file.read.add("integrations")
    desk = _read_desk(file, base_address.casefold(), aliases)
    desk = replace(desk, integrations=read_integrations(path.parent / FOLDER, faults))
    file.end()
    check_names(desk, path.name, faults)
    if faults:
        raise DeskFaults(tuple(faults))
    return desk


def example_desk() -> Desk:
    """Return the packaged example desk (CLK-02)."""
    return load_desk(EXAMPLE / "desk.toml", base_address=EXAMPLE_ADDRESS, aliases=EXAMPLE_ALIASES)


def domain_of(path: Path) -> str:
    """Return the domain that a desk file names, for who reads it without settings."""
    desk = _read_toml(path).get("desk")
    domain = desk.get("domain") if isinstance(desk, dict) else None
    return domain.casefold() if isinstance(domain, str) and domain else "desk.example"


def with_settings(desk: Desk, settings: Mapping[str, object]) -> Desk:
    """Return the desk with these settings on top of every profile; raise PolicyFaults."""
    policies = {name: policy_from(settings, policy) for name, policy in desk.policies.items()}
    return replace(desk, policies=policies)


def with_profile(desk: Desk, name: str) -> Desk:
    """Return the desk with one profile for every queue."""
    queues = tuple(replace(queue, profile="") for queue in desk.queues)
    return replace(desk, profile=name, queues=queues)


def profiles() -> dict[str, Policy]:
    """Return the packaged profiles by name."""
    folder = resources.files("rules.policy").joinpath("profiles")
    return {
        file.name.removesuffix(".toml"): policy_from(
            _dotted(tomllib.loads(file.read_text("utf-8")))
        )
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        if file.name.endswith(".toml")
    }


def _read_toml(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        fault = DeskFault(path.name, "", f"no such file: {path}", "make one with: ticketgate init")
    except (OSError, ValueError) as error:
        fault = DeskFault(path.name, "", *why_unread(path, error))
    raise DeskFaults((fault,))


def _read_desk(file: DeskTable, base_address: str, aliases: Mapping[str, str]) -> Desk:
    table = file.table("desk")
    staff = tuple(read_staff(one) for one in file.tables("staff", "handle"))
    categories = read_categories(file)
    queues = tuple(read_queue(one) for one in file.tables("queues", "name"))
    domain = base_address.rpartition("@")[2]
    desk = Desk(
        name=table.needed("name", "Desk"),
        domain=table.text("domain", domain).casefold(),
        base_address=base_address,
        calendar=_read_calendar(table),
        policies=_read_policies(file),
        profile=table.text("profile", "standard"),
        phone=table.text("phone"),
        hours_text=table.text("hours_text"),
        hours_texts=_hours_texts(table),
        aliases=tuple((address.casefold(), word) for address, word in aliases.items()),
        default_queue=table.text("default_queue", "Remote Support"),
        default_department=table.text("default_department"),
        dispatchers=table.texts("dispatchers"),
        staff=staff,
        departments=tuple(read_department(one) for one in file.tables("departments", "key")),
        teams=tuple(read_team(one) for one in file.tables("teams", "key")),
        groups=tuple(read_team(one) for one in file.tables("groups", "key")),
        queues=(*queues, *implied_queues(queues, categories, staff)),
        categories=categories,
        rota=read_rota(file.table("rota")),
        presets=read_presets(file),
        areas=tuple(read_area(one) for one in file.tables("areas", "key")),
        public_domains=PUBLIC_DOMAINS
        | {domain.casefold() for domain in table.texts("public_domains")},
    )
    table.end()
    return desk


def _hours_texts(table: DeskTable) -> tuple[tuple[str, str], ...]:
    """Return the hours in the words of other languages: `hours_text_de` and its like."""
    keys = [one for one in table.values if one.startswith(HOURS_TEXT)]
    return tuple((one.removeprefix(HOURS_TEXT), table.text(one)) for one in keys)


def _read_calendar(table: DeskTable) -> Calendar:
    """Return the calendar; one of office hours in UTC stands in where faults are noted."""
    zone, hours = table.needed("timezone", "America/New_York"), table.pairs("hours")
    week = week_of({"mon-fri": "09:00-17:00"})
    if not hours:
        table.fault("hours", "is missing", 'write hours = { mon-fri = "09:00-17:00" }')
    else:
        try:
            week = Calendar("UTC", week_of(hours)).hours
        except CalendarFault as fault:
            table.fault("hours", str(fault))
    if zone and not is_zone(zone):
        table.fault("timezone", f'unknown time zone "{zone}"', ZONE_CURE)
        zone = ""
    return Calendar(zone or "UTC", week, _read_holidays(table.table("holidays")))


def _read_holidays(table: DeskTable) -> frozenset[date]:
    country, added, removed = table.text("country"), table.days("add"), table.days("remove")
    table.end()
    return (_holidays_of(country, table) | set(added)) - set(removed)


def _holidays_of(country: str, table: DeskTable) -> frozenset[date]:
    if not country:
        return frozenset()
    import holidays  # 0.1 s that only a desk with a country pays

    name, _, region = country.partition("-")
    try:
        days = holidays.country_holidays(name, subdiv=region or None, years=HOLIDAY_YEARS)
    except NotImplementedError:  # so the library says of a country that it lacks
        table.fault("country", f'no holidays known for "{country}"', 'write "US" or "DE-BY"')
        return frozenset()
    return frozenset(days)


def _read_policies(file: DeskTable) -> dict[str, Policy]:
    settings = file.table("settings")
    values = _dotted(settings.values)
    policies = profiles()
    for key in sorted(values.keys() & NOT_USED.keys()):
        settings.fault(key, f"is not used by this version: {NOT_USED[key]}", "take the line out")
    try:
        return {name: policy_from(values, policy) for name, policy in policies.items()}
    except PolicyFaults as faults:
        for fault in faults.faults:
            settings.fault("", fault)
        return policies


def _dotted(values: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """Return `{"uc": {"order": "any"}}` as `{"uc.order": "any"}`; tables of pairs stay tables."""
    found: dict[str, object] = {}
    for name, value in values.items():
        key = prefix + name
        if isinstance(value, dict) and key not in PAIR_SETTINGS:
            found |= _dotted(value, key + ".")
        else:
            found[key] = value
    return found


PAIR_SETTINGS = frozenset({"status.aliases", "status.names", "tat.reply_business_hours"})
