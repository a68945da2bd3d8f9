"""Commands that say who has the ticket: take, assign, department, contact."""

from __future__ import annotations

from datetime import timedelta

from rules.arrival.forwards import without_forward
from rules.commands.arguments import NameArgs, TakeArgs, TargetArgs, WhoArgs
from rules.commands.errors import ErrorCode, Refusal
from rules.commands.fields import NOT_ON_FILE, customer_named
from rules.commands.grammar import PersonRef, PlaceKind, PlaceRef
from rules.commands.lookup import away_until, find_resource, refuse, unknown_person, words
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import AttachContact, Effect, Fact, SendNotice, SetField
from rules.model.audience import department_members, dispatchers, is_lead, team_members, ticket_of
from rules.model.files import FileRef
from rules.model.notice import Notice
from rules.model.phrases import is_synopsis
from rules.model.ticket import Case, Visibility
from rules.policy.choices import LockMode
from rules.policy.desk import Department, Staff

SYNOPSIS_HOURS = 24  # how old an earlier note may be that serves as one (ZD-05)


def take(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Become primary; where triage is required an owner is not displaced (TR-11)."""
    assert isinstance(command.args, TakeArgs)
    ticket, me = ticket_of(case), scene.sender.person
    if ticket.primary == me:
        return ()
    if ticket.primary and scene.policy.triage_required:
        staff = scene.desk.find_staff(me)
        if not (command.args.force and staff is not None and is_lead(staff)):
            return owned(case, command, scene)
    effects = assign(me, scene, rule="TR-11", because=f"{scene.sender.name} took it")
    if ticket.is_global:
        effects += (_field("is_global", False, "OOO-11", "somebody took it"),)
    return effects


def owned(case: Case, command: Command, scene: Scene) -> Refusal:
    """E-10: somebody is on it."""
    ticket = ticket_of(case)
    owner = scene.desk.find_staff(ticket.primary)
    since = ticket.primary_since or ticket.status_since
    return refuse(
        ErrorCode.OWNED,
        command,
        ("owner", owner.name if owner else ticket.primary),
        ("time", words(since, scene)),
    )


def assign_to(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Give the ticket to a person, a team, a group or a queue; they get N-20."""
    assert isinstance(command.args, TargetArgs)
    if scene.policy.lock_mode is LockMode.DEPARTMENT and not has_synopsis(case, scene):
        return Refusal(ErrorCode.NO_SYNOPSIS, (), command.line.line)
    target = command.args.target
    match target:
        case PersonRef():
            staff = find_resource(target, scene)
            if staff is None or not staff.active:
                return unknown_person(str(target), command, scene.desk)
            return _to_person(case, command, scene, staff)
        case PlaceRef(kind=PlaceKind.TEAM | PlaceKind.GROUP):
            return _to_group(case, command, scene, target.name)
        case PlaceRef(kind=PlaceKind.QUEUE):
            return _to_queue(case, command, scene, target.name)
        case _:
            return unknown_person("next", command, scene.desk)


def _to_person(
    case: Case, command: Command, scene: Scene, staff: Staff
) -> tuple[Effect, ...] | Refusal:
    away = away_until(staff, case, scene)
    if away and not scene.asks(Verb.FORCE):
        return unknown_person(staff.name, command, scene.desk, f"away until {away}")
    because = f"{scene.sender.name} assigned it to {staff.name}"
    if ticket_of(case).primary == staff.handle:
        return ()
    effects = assign(staff.handle, scene, rule="HO-09", because=because)
    if staff.handle == scene.sender.person:
        return effects
    return (*effects, *handed(staff.name, (staff.handle,), case, scene, because))


def _to_group(
    case: Case, command: Command, scene: Scene, name: str
) -> tuple[Effect, ...] | Refusal:
    wanted = name.casefold()
    places = (*scene.desk.teams, *scene.desk.groups)
    team = next((one for one in places if wanted in (one.key, one.name.casefold())), None)
    if team is None:
        known = ", ".join(one.key for one in places)
        return unknown_person(name, command, scene.desk, f"unknown. Teams and groups: {known}")
    because = f"{scene.sender.name} assigned it to {team.name}"
    members = team_members(team.key, scene.desk) or dispatchers(ticket_of(case).queue, scene.desk)
    return (
        _field("group", team.key, "HO-09", because),
        *assign("", scene, rule="HO-09", because=because),
        *handed(team.name, members, case, scene, because),
    )


def _to_queue(
    case: Case, command: Command, scene: Scene, name: str
) -> tuple[Effect, ...] | Refusal:
    queue = scene.desk.find_queue(name)
    if queue is None:
        known = ", ".join(one.name for one in scene.desk.queues)
        return unknown_person(name, command, scene.desk, f"unknown. Queues: {known}")
    because = f"{scene.sender.name} moved it to {queue.name}"
    return (
        _field("queue", queue.name, "HO-09", because),
        *assign("", scene, rule="HO-09", because=because),
        *handed(queue.name, dispatchers(queue.name, scene.desk), case, scene, because),
    )


def change_department(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ZD-05: passing on needs a synopsis; the customer hears by TAT-03."""
    assert isinstance(command.args, NameArgs)
    wanted = command.args.name.casefold()
    department = next(
        (one for one in scene.desk.departments if wanted in (one.key, one.name.casefold())), None
    )
    if department is None:
        known = ", ".join(one.key for one in scene.desk.departments)
        state = f"unknown. Departments: {known}"
        return unknown_person(command.args.name, command, scene.desk, state)
    if ticket_of(case).department == department.key:
        return ()
    if not has_synopsis(case, scene):
        return Refusal(ErrorCode.NO_SYNOPSIS, (), command.line.line)
    return _to_department(case, department, scene)


def _to_department(case: Case, department: Department, scene: Scene) -> tuple[Effect, ...]:
    ticket = ticket_of(case)
    because = f"{scene.sender.name} passed it to {department.name}"
    members = department_members(department.key, scene.desk)
    effects: tuple[Effect, ...] = (_field("department", department.key, "ZD-05", because),)
    assigns = scene.asks(Verb.ASSIGN) or scene.asks(Verb.TAKE)
    if ticket.primary and ticket.primary not in members and not assigns:
        effects += assign("", scene, rule="ZD-11", because=because)
    people = members or dispatchers(ticket.queue, scene.desk)
    others = tuple(one for one in people if one != scene.sender.person)
    if scene.asks(Verb.ASSIGN):  # whoever it is assigned to hears of it by that
        return effects
    return (*effects, *handed(department.name, others or people, case, scene, because))


def has_synopsis(case: Case, scene: Scene) -> bool:
    """ZD-05: in this mail, or in an internal note by the same person in the last 24 hours."""
    title = ticket_of(case).title
    if is_synopsis(scene.text, title):
        return True
    since = scene.at - timedelta(hours=SYNOPSIS_HOURS)
    return any(
        note.author == scene.sender.person
        and note.visibility is Visibility.INTERNAL
        and note.at >= since
        and is_synopsis(without_forward(note.text), title)
        for note in case.notes
    )


def handed(
    target: str, people: tuple[str, ...], case: Case, scene: Scene, because: str
) -> tuple[Effect, ...]:
    """N-20 in its synopsis form, with the files that a new owner has not had (ZD-06, HO-09)."""
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "target": target,
        "summary": scene.text or None,
    }
    return tuple(
        SendNotice(
            notice=Notice.N_20,
            to=person,
            facts=facts,
            files=files_for(person, case, scene),
            rule="HO-09",
            because=because,
        )
        for person in people
    )


def files_for(person: str, case: Case, scene: Scene) -> tuple[FileRef, ...]:
    """Return the ticket's files that a person has had in no letter, those of this mail behind."""
    told = {one.input_id for one in case.letters if one.person == person}
    wrote = {one.input_id for one in case.notes if one.author == person}
    earlier = (
        file
        for note in case.notes
        if not note.withdrawn and note.input_id not in told | wrote | {scene.event.input_id}
        for file in note.files
    )
    return (*earlier, *scene.files)


def set_contact(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """GW-15, UC-11: the main contact by address; a ticket without an account gets theirs."""
    assert isinstance(command.args, WhoArgs)
    person = customer_named(case, command)
    if person is None:
        return unknown_person(str(command.args.person), command, scene.desk, NOT_ON_FILE)
    contact = next(one for one in case.known.contacts if one.key == person)
    because = f"{scene.sender.name} named the contact"
    effects: tuple[Effect, ...] = (
        AttachContact(person=person, how="command", rule="GW-15", because=because),
        _field("contact", person, "GW-15", because),
        _field("contact_unreachable", False, "GW-15", because),
    )
    ticket = ticket_of(case)
    if ticket.account_id is None and contact.account_id is not None:
        effects += (_field("account_id", contact.account_id, "GW-15", because),)
    if ticket.internal:
        effects += (_field("internal", False, "ZD-01", "it has a contact now"),)
    return effects


def _field(name: str, value: object, rule: str, because: str) -> SetField:
    return SetField(name=name, value=value, rule=rule, because=because)


def assign(handle: str, scene: Scene, *, rule: str, because: str) -> tuple[Effect, ...]:
    """Return the effects that make somebody the primary resource ("": nobody)."""
    since = scene.now if handle else None
    return (
        SetField(name="primary", value=handle, rule=rule, because=because),
        SetField(name="primary_since", value=since, rule=rule, because=because),
    )
