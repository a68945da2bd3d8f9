"""To do without an appointment: on a tech's own list, and the customer hears nothing (ST-22)."""

from __future__ import annotations

from dataclasses import replace

from rules.behaviour import Behaviour
from rules.commands.arguments import PersonArgs
from rules.commands.assignment import assign
from rules.commands.lookup import refuse
from rules.commands.passing import passed_on
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.statuses import change
from rules.commands.table import Command, Verb
from rules.commands.targets import Place, find_place
from rules.context import Scene
from rules.effects import Effect, SetField
from rules.model.audience import ticket_of
from rules.model.status import Status
from rules.model.ticket import Case
from rules.policy.desk import Staff

TODO = "todo"  # the category of background work


def put_on_list(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Set status, owner, category and queue all in one; without anybody to do it E-06."""
    args = command.args
    assert isinstance(args, PersonArgs)
    ticket = ticket_of(case)
    mine = scene.sender.person if command.line.is_word else ""  # +todo: the sender's (CMD-05)
    place = Place("", (), primary=ticket.primary or mine)
    if args.person is not None:
        found = find_place(args.person, case, command, scene)
        if isinstance(found, Refusal):
            return found
        place = found
    staff = scene.desk.find_staff(place.primary)
    if staff is None:
        return refuse(ErrorCode.NO_PRIMARY, command, ("number", ticket.number))
    there = replace(case, ticket=replace(ticket, category=TODO))
    changed = change(there, command, scene, Status.NO_APPT_TODO, "ST-22")
    if isinstance(changed, Refusal):
        return changed
    because = f"{scene.sender.name} put it on {staff.name}'s list"
    effects = (*_fields(case, staff, scene, because), *changed)
    if staff.handle == ticket.primary:
        return effects
    effects = (*effects, *assign(staff.handle, scene, rule="ST-22", because=because))
    if staff.handle == scene.sender.person:
        return effects
    return (*effects, *passed_on(place, case, scene, because))


def _fields(case: Case, staff: Staff, scene: Scene, because: str) -> tuple[Effect, ...]:
    """Category, and the queue of that tech where the desk has it (ST-24)."""
    ticket, desk = ticket_of(case), scene.desk
    category = desk.categories.get(TODO)
    name = category.default_queue.format(first_name=staff.name.split()[0]) if category else ""
    queue = desk.find_queue(name) if name else None
    wanted = (("category", TODO), ("queue", queue.name if queue else ticket.queue))
    return tuple(
        SetField(name=field, value=value, rule="ST-22", because=because)
        for field, value in wanted
        if getattr(ticket, field) != value
    )


BEHAVIOUR = Behaviour(commands={Verb.TODO: put_on_list})
