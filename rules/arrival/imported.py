"""Tickets of another desk, by an export of its: put there as they were; nobody is told (ARC-02)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from rules.behaviour import NOTHING_FOLLOWS
from rules.clock import local
from rules.context import Scene
from rules.draft import Draft
from rules.effects import Answer, AttachContact, BringNote, CreateTicket, Effect
from rules.model.status import DONE, Status
from rules.model.ticket import Case, Note, NoteType, Ticket, Visibility
from rules.number import write_number

RULE = "ARC-02"
VERB = "old_ticket"
HERE = "here already: "  # how the answer begins where the ticket was brought in before
TITLE_MAX = 200
# Those that ask for nothing more: no booked call, no date to wait for (INV-02).
STATUSES = tuple(
    str(one)
    for one in (
        Status.NEW,
        Status.OPEN,
        Status.IN_PROGRESS,
        Status.WAITING_CUSTOMER,
        Status.WAITING_VENDOR,
        Status.ON_HOLD,
        Status.COMPLETE,
        Status.ARCHIVED,
    )
)


def old_ticket(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Bring one ticket in; one that was brought in before, by its old number, stays as it is."""
    draft = replace(draft, agreed=NOTHING_FOLLOWS)
    if draft.case.ticket is not None:
        return draft.then((_answer(HERE + draft.case.ticket.number),))
    ticket = _ticket(draft.case, draft.scene, values)
    because = f"ticket {values['old_number']} of {values['source']}"
    draft = draft.then((CreateTicket(ticket=ticket, rule=RULE, because=because),))
    if ticket.contact:
        who = AttachContact(person=ticket.contact, how="sender", rule=RULE, because=because)
        draft = draft.then((who,))
    return draft.then((*_notes(ticket, draft.scene, values), _answer(ticket.number)))


def _answer(text: str) -> Answer:
    return Answer(text=text, rule="ORD-01", because="whoever gave the order waits for it")


def _ticket(case: Case, scene: Scene, values: Mapping[str, str]) -> Ticket:
    desk, address = scene.desk, values.get("contact", "")
    created, updated = (datetime.fromisoformat(values[one]) for one in ("created", "updated"))
    status, day = Status(values["status"]), local(created, desk.calendar)
    on_file = next((one for one in case.known.contacts if address in one.addresses), None)
    primary = values.get("primary", "")
    return Ticket(
        id=0,
        number=write_number(day.date(), case.known.next_counter),
        title=values["title"][:TITLE_MAX] or f"(no subject) {day:%Y-%m-%d %H:%M}",
        status=status,
        status_since=updated,
        created_at=created,
        account_id=on_file.account_id if on_file else None,
        contact=on_file.key if on_file else address,
        contact_name="" if on_file else values.get("contact_name", ""),
        category=scene.policy.ticket_category or "support",
        queue=desk.default_queue,
        department=desk.default_department,
        primary=primary,
        primary_since=updated if primary else None,
        internal=not address,
        time_entries=scene.policy.time_entries_initial,
        completed_at=updated if status in DONE else None,
        last_customer_at=created if address else None,
        root_message_id=values["old_id"],
    )


def _notes(ticket: Ticket, scene: Scene, values: Mapping[str, str]) -> tuple[Effect, ...]:
    """What was asked, as far as the export tells it, and where the ticket comes from."""
    told = f"Ticket {values['old_number']} of {values['source']}"
    if values.get("assignee"):
        told = f"{told}, with {values['assignee']}"
    input_id = scene.event.input_id
    notes = [
        Note(
            id=0,
            at=ticket.created_at,
            author="",
            author_name="",
            type=NoteType.SYSTEM,
            visibility=Visibility.INTERNAL,
            text="\n".join(one for one in (told, values.get("kept", "")) if one),
            input_id=input_id,
        )
    ]
    if values.get("text"):
        asked = replace(
            notes[0],
            author=ticket.contact,
            author_name=values.get("contact_name", ""),
            type=NoteType.CUSTOMER,
            visibility=Visibility.PUBLIC,
            text=values["text"],
        )
        notes.insert(0, asked)
    return tuple(BringNote(note=one, rule=RULE, because=told) for one in notes)
