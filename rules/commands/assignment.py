"""Commands that say who has the ticket: take, assign, department, contact."""

from __future__ import annotations

from rules.commands.arguments import NameArgs, TakeArgs, TargetArgs, WhoArgs
from rules.commands.handoff_parts import Handoff, Part
from rules.commands.lookup import refuse, unknown_person, words
from rules.commands.passing import no_synopsis, passed_on, required_handoff, still_ours
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.required import lacking
from rules.commands.set_fields import NOT_ON_FILE, customer_named
from rules.commands.table import Command, Verb
from rules.commands.targets import Place, find_place, people_of_department
from rules.context import Scene
from rules.effects import AttachContact, Effect, SetField, SetStatus
from rules.model.audience import department_members, is_lead, person_name, ticket_of, with_role
from rules.model.ticket import Case, Contact
from rules.policy.choices import LockMode
from rules.policy.desk import Role


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
    return assign(me, scene, rule="TR-11", because=f"{scene.sender.name} took it")


def owned(case: Case, command: Command, scene: Scene) -> Refusal:
    """E-10: somebody is on it; who may not displace them is told whom to ask (TR-11)."""
    ticket, me = ticket_of(case), scene.desk.find_staff(scene.sender.person)
    owner = scene.desk.find_staff(ticket.primary)
    ways = "Use `#take force` only after talking to them."
    if scene.policy.triage_required and not (me is not None and is_lead(me)):
        leads = [person_name(one, case, scene.desk) for one in with_role(Role.LEAD, scene.desk)]
        ways = f"Talk to them, or to {' or '.join(leads) or 'a lead'}, who may give it to you."
    since = ticket.primary_since or ticket.status_since
    return refuse(
        ErrorCode.OWNED,
        command,
        ("owner", owner.name if owner else ticket.primary),
        ("time", words(since, scene)),
        ("ways", ways),
    )


def assign_to(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Give the ticket to a person, a team, a group, a queue or whoever is next; they get N-20."""
    assert isinstance(command.args, TargetArgs)
    place = find_place(command.args.target, case, command, scene)
    if isinstance(place, Refusal):
        return place
    ticket = ticket_of(case)
    if place.primary and place.primary == ticket.primary:
        return ()
    crossed = crossed_department(place, case, scene)
    if crossed and (refusal := lacking(case, command, scene)):
        return refusal
    handoff = required_handoff(place, case, command, scene, crosses=bool(crossed))
    if isinstance(handoff, Refusal):
        return handoff
    asks_synopsis = scene.policy.lock_mode is LockMode.DEPARTMENT and handoff is None
    if asks_synopsis and (refusal := no_synopsis(case, command, scene)):
        return refusal
    return give(place, case, scene, handoff)


def crossed_department(place: Place, case: Case, scene: Scene) -> str:
    """ZD-11: return the other department that a person's ticket comes to; "" for the same one."""
    staff = scene.desk.find_staff(place.primary)
    now = ticket_of(case).department
    if scene.policy.lock_mode is LockMode.OFF or staff is None or not staff.department:
        return ""
    mine = staff.handle in department_members(now, scene.desk)
    return "" if mine or not now else staff.department


def give(
    place: Place, case: Case, scene: Scene, handoff: Handoff | None, *, verb: str = "assigned"
) -> tuple[Effect, ...]:
    """Return what makes a place the owner, with all that a handoff sets besides."""
    because = f"{scene.sender.name} {verb} it to {place.name}"
    effects: tuple[Effect, ...] = ()
    if handoff is not None:
        effects += handed_over(handoff, case, scene)
    if crossed := crossed_department(place, case, scene):
        effects += (_field("department", crossed, "ZD-11", because),)
    if place.queue:
        effects += (_field("queue", place.queue, "HO-09", because),)
    if place.group:
        effects += (_field("group", place.group, "HO-09", because),)
    effects += assign(place.primary, scene, rule="HO-09", because=because)
    if place.primary and place.primary == scene.sender.person:
        return effects
    return (*effects, *passed_on(place, case, scene, because, handoff))


def handed_over(handoff: Handoff, case: Case, scene: Scene) -> tuple[Effect, ...]:
    """Return the status, summary and urgency that a handoff leaves behind (HO-03, HO-07, HO-14)."""
    because = f"{scene.sender.name} handed it over"
    effects: tuple[Effect, ...] = ()
    if handoff.status is not None and handoff.status is not ticket_of(case).status:
        effects = (
            SetStatus(
                status=handoff.status,
                by_human=True,
                actor=scene.sender.person,
                at=scene.at,
                rule="HO-07",
                because=because,
            ),
        )
    for name, part, rule in (
        ("summary", Part.SUMMARY, "HO-03"),
        ("urgency", Part.URGENCY, "HO-14"),
    ):
        if handoff.said(part):
            words = " ".join(handoff.said(part).split())
            effects += (_field(name, words, rule, because),)
    return effects


def change_department(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ZD-05: passing on needs a synopsis or a handoff; the customer hears by TAT-03."""
    assert isinstance(command.args, NameArgs)
    wanted = command.args.name.casefold()
    department = next(
        (
            one
            for one in scene.desk.departments
            if wanted in (one.key, one.name.casefold().rstrip("."))
        ),
        None,
    )
    if department is None:
        known = ", ".join(one.key for one in scene.desk.departments)
        state = f"unknown. Departments: {known}"
        return unknown_person(command.args.name, command, scene.desk, state)
    ticket = ticket_of(case)
    if ticket.department == department.key:
        return ()
    if refusal := lacking(case, command, scene):
        return refusal
    people = people_of_department(department.key, ticket.queue, scene)
    place = Place(department.name, people, department=department.key)
    handoff = required_handoff(place, case, command, scene, crosses=True)
    if isinstance(handoff, Refusal):
        return handoff
    by_synopsis = handoff is None and not scene.asks(Verb.HANDOFF)
    if by_synopsis and (refusal := no_synopsis(case, command, scene)):
        return refusal
    return _to_department(place, case, scene, handoff)


def _to_department(
    place: Place, case: Case, scene: Scene, handoff: Handoff | None
) -> tuple[Effect, ...]:
    """The department owns it, nobody in it yet; an assignment in the same mail tells by itself."""
    ticket = ticket_of(case)
    because = f"{scene.sender.name} passed it to {place.name}"
    effects: tuple[Effect, ...] = (_field("department", place.department, "ZD-05", because),)
    if ticket.primary:
        effects += assign("", scene, rule="ZD-11", because=because)
    if scene.asks(Verb.ASSIGN) or scene.asks(Verb.HANDOFF):
        return (*effects, *still_ours(case, scene))
    if handoff is not None:
        effects = (*handed_over(handoff, case, scene), *effects)
    return (*effects, *passed_on(place, case, scene, because, handoff))


def set_contact(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """GW-15, UC-11: the main contact by address; a ticket without an account gets theirs."""
    assert isinstance(command.args, WhoArgs)
    person = customer_named(case, command)
    if person is None:
        return unknown_person(str(command.args.person), command, scene.desk, NOT_ON_FILE)
    contact = next(one for one in case.known.contacts if one.key == person)
    return name_contact(contact, case, f"{scene.sender.name} named the contact")


def name_contact(contact: Contact, case: Case, because: str) -> tuple[Effect, ...]:
    """Return the effects that make somebody the ticket's main contact."""
    person = contact.key
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
