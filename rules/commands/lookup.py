"""Finding who or what a command means: people, places, local times."""

from __future__ import annotations

from datetime import date, datetime, time
from urllib.parse import urlsplit

from rules.clock import at_wall, in_words, local, wall_time
from rules.commands.grammar import PersonKind, PersonRef
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import VERBS, Command
from rules.context import Scene
from rules.model.leave import find_absence, returns_at
from rules.model.ticket import Case
from rules.policy.desk import Desk, Staff


def find_resource(ref: PersonRef, scene: Scene) -> Staff | None:
    """Return the resource that a command names, by handle, address, full name or `me`."""
    return find_named(ref, scene.sender.person, scene.desk)


def find_named(ref: PersonRef, me: str, desk: Desk) -> Staff | None:
    """Return the resource that is meant where `me` speaks."""
    match ref.kind:
        case PersonKind.ME:
            return desk.find_staff(me)
        case PersonKind.HANDLE:
            return desk.find_staff(ref.value)
        case PersonKind.ADDRESS:
            return next((one for one in desk.staff if ref.value in one.addresses), None)
        case PersonKind.NAME:
            wanted = ref.value.casefold()
            return next((one for one in desk.staff if one.name.casefold() == wanted), None)


def unknown_person(name: str, command: Command, desk: Desk, state: str = "") -> Refusal:
    """E-22, with those who are meant most likely."""
    handles = ", ".join(f"@{one.handle}" for one in desk.staff if one.active)
    state = state or f"unknown. Known: {handles}"
    return Refusal(ErrorCode.PERSON, (("name", name), ("state", state)), command.line.line)


def away_until(staff: Staff, case: Case, scene: Scene, at: datetime | None = None) -> str:
    """Return until when somebody is away then, or today; "" when they are here (OOO-14)."""
    absence = find_absence(staff.handle, case, at or scene.now, scene.desk.calendar)
    if absence is None:
        return ""
    if absence.last_day is None:
        return "they are back"
    calendar = scene.desk.calendar
    today = local(at or scene.now, calendar).date()
    if absence.last_day >= today:
        return absence.last_day.isoformat()
    back = local(returns_at(absence.last_day, calendar), calendar)  # a weekend, or the morning
    return f"{back.date().isoformat()} {wall_time(back)}"


def instant(day: date, at: time, scene: Scene) -> datetime:
    return at_wall(day, at, scene.desk.calendar)


def today(scene: Scene) -> date:
    return local(scene.at, scene.desk.calendar).date()


def words(at: datetime, scene: Scene) -> str:
    return in_words(at, scene.desk.calendar)


def refuse(code: ErrorCode, command: Command, *facts: tuple[str, str]) -> Refusal:
    return Refusal(code, facts, command.line.line)


def refuse_needing(expected: str, command: Command, *, example: str = "") -> Refusal:
    """E-02: what the command needs in place of what was said; the example is else its own."""
    return refuse(
        ErrorCode.ARGUMENTS,
        command,
        ("line", command.line.line),
        ("verb", f"#{command.verb}"),
        ("expected", expected),
        ("example", example or VERBS[command.verb].example),
    )


def has_booking_link(scene: Scene) -> bool:
    """Say whether the sender's own words hold a link of `sls.hosts`."""
    if scene.arrived is None:
        return False
    hosts = {(urlsplit(link).hostname or "").casefold() for link in scene.arrived.event.mail.links}
    return bool(hosts & {one.casefold() for one in scene.policy.sls_hosts})
