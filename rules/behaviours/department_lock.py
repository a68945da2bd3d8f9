"""Never two at once: work is the department's that has the ticket; others write notes (ZD-11)."""

from __future__ import annotations

from dataclasses import replace

from rules.behaviour import Behaviour
from rules.commands.permission import only_asks
from rules.commands.refusals import TAKE_IT, TAKE_OR_FORCE, ErrorCode, Refusal
from rules.commands.table import VERBS, Command, Phase, Verb
from rules.context import Scene
from rules.model.audience import department_members, is_lead
from rules.model.ticket import Case
from rules.policy.choices import LockMode
from rules.policy.desk import Desk, Role

WORK = (Verb.CHECK, Verb.UNCHECK, Verb.TIME, Verb.TIMEDONE, Verb.FORCE)


def forbids(case: Case, scene: Scene) -> tuple[Refusal, ...]:
    """E-23 for work and words to the customer by somebody of another department."""
    works = [one for one in scene.commands if is_work(one)]
    refusal = locked_out(case, scene) if works or scene.is_public else None
    if refusal is None:
        return ()
    return tuple(replace(refusal, line=one.line.line) for one in works) or (refusal,)


def locked_out(case: Case, scene: Scene) -> Refusal | None:
    """ZD-11: whoever is of another department than the ticket writes notes, and does no work.

    Past it goes who takes the ticket, and who may use `#force`; there is nothing to pass where the
    desk has no lock, or no department owns the ticket.
    """
    ticket, desk = case.ticket, scene.desk
    staff = desk.find_staff(scene.sender.person)
    if ticket is None or staff is None or scene.policy.lock_mode is LockMode.OFF:
        return None
    mine = department_members(ticket.department, desk)
    seconds = [one.handle for one in case.watchers if one.reason == "secondary"]
    works_there = staff.handle in (ticket.primary, *seconds, *mine)
    if not ticket.department or works_there or Role.LEAD in staff.roles:
        return None
    if staff.handle in _dispatchers_of(ticket.department, desk) or scene.asks(Verb.TAKE):
        return None
    may_force = is_lead(staff)
    if may_force and scene.asks(Verb.FORCE):
        return None
    owner = desk.find_staff(ticket.primary)
    names = (one.name for one in desk.departments if one.key == ticket.department)
    name = owner.name if owner else next(names, ticket.department)
    ways = TAKE_OR_FORCE if may_force else TAKE_IT
    return Refusal(ErrorCode.LOCKED, (("owner", name), ("ways", ways)))


def is_work(command: Command) -> bool:
    """Say whether a command works on a ticket: its status, attempts, checklist, time (ZD-11)."""
    return not only_asks(command) and (
        VERBS[command.verb].phase in (Phase.STATUS, Phase.ATTEMPTS) or command.verb in WORK
    )


def _dispatchers_of(department: str, desk: Desk) -> tuple[str, ...]:
    """Return who hands out the tickets of a department: the dispatchers of its own queues."""
    return tuple(
        one for queue in desk.queues if queue.department == department for one in queue.dispatchers
    )


BEHAVIOUR = Behaviour(forbids=forbids)
