"""`#new`: a technician writes to a contact first; the ticket is opened by the mail (GW-11)."""

from __future__ import annotations

from rules.arrival.opening import first_written_to, named_by_new
from rules.arrival.requests import with_visibility
from rules.commands.arguments import NameArgs
from rules.commands.assignment import name_contact
from rules.commands.lookup import refuse_needing, unknown_person
from rules.commands.refusals import Refusal
from rules.commands.table import Command
from rules.context import Scene
from rules.draft import MailDraft
from rules.effects import Effect, Remark
from rules.model.audience import ticket_of
from rules.model.ticket import Case


def write_first(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Name the contact of the ticket that this mail opened; on an earlier one nothing is new."""
    assert isinstance(command.args, NameArgs)
    if scene.arrived is None or scene.arrived.choice.ticket_id is not None:
        number = ticket_of(case).number
        return refuse_needing(f"a mail of its own; this one is about {number}", command)
    found = named_by_new(case, scene)
    if len(found) != 1:
        names = ", ".join(f"{one.name} <{one.addresses[0]}>" for one in found if one.addresses)
        state = f"ambiguous: {names}" if found else "unknown: no contact on file"
        return unknown_person(command.args.name, command, scene.desk, state)
    because = f"{scene.sender.name} writes to {found[0].name} first"
    return (Remark(kind="written_first", detail=found[0].key, rule="GW-11", because=because),)


def as_opened(draft: MailDraft) -> MailDraft:
    """Take up the ticket that this very mail opened, unproved, as it would have opened it (GW-11).

    It was opened inside: nobody outside is written to before the mail is confirmed. Then whoever
    it wrote to first is the contact, and what it wrote to nobody stays inside.
    """
    scene, case = draft.scene, draft.case
    if case.ticket is None or scene.arrived.choice.ticket_id is not None:
        return draft
    contact = first_written_to(case, scene) if case.ticket.internal else None
    if contact is None:
        return draft.in_scene(with_visibility(scene, opened=True))
    return draft.then(name_contact(contact, case, f"{scene.sender.name} writes to them first"))
