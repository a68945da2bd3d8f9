"""Who or what a ticket is passed on to: a person, a team or group, a queue, the next one free."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from rules.commands.grammar import PersonRef, PlaceKind, PlaceRef, Target
from rules.commands.lookup import away_until, find_resource, unknown_person
from rules.commands.refusals import Refusal
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.model.audience import (
    department_members,
    dispatchers,
    team_members,
    ticket_of,
    with_role,
)
from rules.model.leave import with_somebody_there
from rules.model.ticket import Case
from rules.policy.desk import Role, Staff, Team

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)  # for who was never given a ticket


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ticket goes, looked up."""

    name: str  # as colleagues read it
    people: tuple[str, ...]  # who is told
    primary: str = ""  # who owns it then; "" for nobody
    group: str = ""  # key of the team or group; "" leaves it as it is
    queue: str = ""  # "" leaves it as it is
    department: str = ""  # key of the one that owns it from then on; "" leaves it as it is
    public_name: str = ""  # as customers read it


def find_place(
    target: Target | None, case: Case, command: Command, scene: Scene
) -> Place | Refusal:
    """Return who is meant; E-22 for who is not known, not there, or away without #force."""
    match target:
        case PersonRef():
            return _person(target, case, command, scene)
        case PlaceRef(kind=PlaceKind.TEAM | PlaceKind.GROUP):
            places = (*scene.desk.teams, *scene.desk.groups)
            name = _whole_name(target, tuple(one.name for one in places), command)
            return _team(name, case, command, scene)
        case PlaceRef(kind=PlaceKind.QUEUE):
            name = _whole_name(target, tuple(one.name for one in scene.desk.queues), command)
            return _queue(name, case, command, scene)
        case _:
            return _next(case, scene)


def _whole_name(target: PlaceRef, names: tuple[str, ...], command: Command) -> str:
    """Return the longest name of several words that stands there, else the word as it was read."""
    behind = command.line.args.casefold().partition(f"{target.kind}:")[2].lstrip()
    known = [one for one in names if re.match(rf"{re.escape(one.casefold())}(?!\.?\w)", behind)]
    return max(known, key=len, default=target.name)


def leads_of(place: Place, scene: Scene) -> tuple[str, ...]:
    """Return the leads of a place: its team's, that of the person's teams, else the desk's."""
    desk = scene.desk
    staff = desk.find_staff(place.primary)
    keys = (place.group, *(staff.teams if staff else ()))
    leads = (one.lead for one in (*desk.teams, *desk.groups) if one.key in keys and one.lead)
    return tuple(dict.fromkeys(leads)) or with_role(Role.LEAD, desk)


def people_of_department(key: str, queue: str, scene: Scene) -> tuple[str, ...]:
    """Return a department's people; one that has none is told through its lead."""
    desk = scene.desk
    members = department_members(key, desk)
    if members:
        return members
    leads = tuple(one.lead for one in desk.teams if one.key == key and one.lead)
    return leads or with_role(Role.LEAD, desk) or dispatchers(queue, desk)


def _person(ref: PersonRef, case: Case, command: Command, scene: Scene) -> Place | Refusal:
    staff = find_resource(ref, scene)
    if staff is None or not staff.active:
        return unknown_person(str(ref), command, scene.desk)
    away = away_until(staff, case, scene)
    if away and not scene.asks(Verb.FORCE):
        return unknown_person(staff.name, command, scene.desk, f"away until {away}")
    return Place(staff.name, (staff.handle,), primary=staff.handle)


def _team(name: str, case: Case, command: Command, scene: Scene) -> Place | Refusal:
    places = (*scene.desk.teams, *scene.desk.groups)
    team = _find_team(name, scene)
    if team is None and scene.desk.find_queue(name) is not None:
        return _queue(name, case, command, scene)
    if team is None:
        known = ", ".join(one.key for one in places)
        return unknown_person(name, command, scene.desk, f"unknown. Teams and groups: {known}")
    people = _people_of_team(team, ticket_of(case).queue, scene)
    people = with_somebody_there(people, case, scene.now, scene.desk)
    return Place(team.name, people, group=team.key, public_name=team.public_name)


def _find_team(name: str, scene: Scene) -> Team | None:
    wanted, places = name.casefold(), (*scene.desk.teams, *scene.desk.groups)
    return next((one for one in places if wanted in (one.key, one.name.casefold())), None)


def _people_of_team(team: Team, queue: str, scene: Scene) -> tuple[str, ...]:
    return team_members(team.key, scene.desk) or dispatchers(queue, scene.desk)


def _queue(name: str, case: Case, command: Command, scene: Scene) -> Place | Refusal:
    """Return a queue; what people call the vendor queue may be the vendor team (HO-08)."""
    queue = scene.desk.find_queue(name)
    if queue is None and _find_team(name, scene) is not None:
        return _team(name, case, command, scene)
    if queue is None:
        known = ", ".join(one.name for one in scene.desk.queues)
        return unknown_person(name, command, scene.desk, f"unknown. Queues: {known}")
    return Place(queue.name, dispatchers(queue.name, scene.desk), queue=queue.name)


def _next(case: Case, scene: Scene) -> Place:
    """HO-08: who is there and has the fewest open tickets; nobody there: all of the team."""
    ticket = ticket_of(case)
    queue = scene.desk.find_queue(ticket.queue)
    group = queue.team if queue else ""
    team = tuple(
        one
        for one in _team_of_queue(case, scene)
        if one.handle not in (scene.sender.person, ticket.primary)
    )
    free = [one for one in team if not away_until(one, case, scene)]
    loads = {one.handle: one for one in case.known.workloads}
    if free:
        chosen = min(
            free,
            key=lambda one: (
                loads[one.handle].open if one.handle in loads else 0,
                (loads[one.handle].assigned_at if one.handle in loads else None) or LONG_AGO,
            ),
        )
        return Place(chosen.name, (chosen.handle,), primary=chosen.handle)
    people = tuple(one.handle for one in team) or dispatchers(ticket.queue, scene.desk)
    people = with_somebody_there(people, case, scene.now, scene.desk)
    named = next((one.name for one in scene.desk.teams if one.key == group), "")
    return Place(named or f"whoever is next in {ticket.queue}", people, group=group)


def _team_of_queue(case: Case, scene: Scene) -> tuple[Staff, ...]:
    """Return the techs of the ticket's queue: its team's, else those of its department."""
    desk, ticket = scene.desk, ticket_of(case)
    queue = desk.find_queue(ticket.queue)
    handles = team_members(queue.team, desk) if queue and queue.team else ()
    if not handles:
        key = (queue.department if queue else "") or ticket.department or desk.default_department
        members = department_members(key, desk)
        handles = tuple(one for one in with_role(Role.TECH, desk) if one in members)
    return tuple(staff for one in handles if (staff := desk.find_staff(one)) is not None)
