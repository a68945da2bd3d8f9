"""Finding somebody who stands in: `#escalate` tells the manager (OOO-06)."""

from __future__ import annotations

from rules.behaviours.leave.absence import ask_for_cover
from rules.commands.arguments import TextArgs
from rules.commands.lookup import today
from rules.commands.table import Command
from rules.context import Scene
from rules.effects import Effect
from rules.model.audience import person_name, ticket_of
from rules.model.leave import is_high
from rules.model.status import display_name
from rules.model.ticket import Case


def escalate(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """N-19 about this ticket, with the sender's own words."""
    assert isinstance(command.args, TextArgs)
    ticket, me = ticket_of(case), scene.sender.person
    absence = next(
        (
            one
            for one in sorted(case.known.absences, key=lambda one: one.first_day)
            if one.handle == me and (one.last_day is None or one.last_day >= today(scene))
        ),
        None,
    )
    status = display_name(ticket.status, scene.policy)
    contact = person_name(ticket.contact, case, scene.desk) if ticket.contact else "no contact"
    severity = ticket.severity or "unset"
    line = f"{ticket.number}\t{ticket.title}, severity {severity}, {status}, {contact}"
    because = f"{scene.sender.name} found nobody"
    text = "\n\n".join(filter(None, (command.args.text, scene.text.strip())))
    count = 1 if is_high(ticket.severity) else None
    return ask_for_cover(
        me, absence, (line,), scene, count=count, rule="OOO-06", because=because, text=text
    )
