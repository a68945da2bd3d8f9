"""All that ever happened to one ticket, or by one input, for whoever looks at it."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from gateway.store.cases import load_case
from gateway.store.codec import Plain
from gateway.store.outbox import OutboxLetter, letters_of
from gateway.store.people import find_contacts
from gateway.store.tables import events, mails, notes, tickets
from gateway.store.ticket_rows import columns_of, record
from gateway.store.types import Row
from rules.model.ticket import Case, Known, Note


@dataclass(frozen=True, slots=True)
class EventRow:
    """One effect of one input, as the log of events keeps it."""

    input_id: int
    position: int  # within the decision, from 0
    at: datetime
    ticket_id: int | None
    kind: str  # name of the effect's class
    rule: str
    because: str
    actor: str  # person key, "" for the gateway
    data: dict[str, Plain]  # the effect's fields as JSON; with "old" where it changed a field


@dataclass(frozen=True, slots=True)
class MailRow:
    """A mail that reached a ticket."""

    input_id: int
    received_at: datetime
    sender: str
    title: str
    message_id: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Everything that `ticket show` tells, each part in order of time."""

    case: Case
    mails: tuple[MailRow, ...]
    notes: tuple[Note, ...]  # all of them; the case has the latest ones
    events: tuple[EventRow, ...]
    letters: tuple[OutboxLetter, ...]  # all of them


def load_timeline(connection: sa.Connection, number: str) -> Timeline | None:
    """Return all that ever happened to the ticket of that number; None: no such ticket."""
    ticket_id = connection.execute(_ID_OF, {"number": number}).scalar()
    if ticket_id is None:
        return None
    its = {"of_ticket": ticket_id}
    return Timeline(
        case=_case_with_people(connection, ticket_id),
        mails=tuple(record(MailRow, row) for row in connection.execute(_MAILS, its)),
        notes=tuple(record(Note, row) for row in connection.execute(_NOTES, its)),
        events=tuple(_event_from(row) for row in connection.execute(_EVENTS, its)),
        letters=letters_of(connection, ticket_id),
    )


def events_of_input(connection: sa.Connection, input_id: int) -> tuple[EventRow, ...]:
    """Return what an input did, effect by effect."""
    return tuple(
        _event_from(row) for row in connection.execute(_EVENTS_OF_INPUT, {"input_id": input_id})
    )


def _event_from(row: Row) -> EventRow:
    return EventRow(
        input_id=row.input_id,
        position=row.position,
        at=row.at,
        ticket_id=row.ticket_id,
        kind=row.kind,
        rule=row.rule,
        because=row.because,
        actor=row.actor,
        data=json.loads(row.data),
    )


def _case_with_people(connection: sa.Connection, ticket_id: int) -> Case:
    """Return the ticket, its contacts by name."""
    case = load_case(connection, ticket_id, Known())
    assert case.ticket is not None
    keys = (case.ticket.contact, *(one.person for one in case.contacts))
    ids = [int(key[1:]) for key in keys if key[:1] == "c" and key[1:].isdigit()]
    contacts = find_contacts(connection, (), case.ticket.created_at, ids)
    return replace(case, known=Known(contacts=contacts))


_ID_OF = sa.select(tickets.c.id).where(tickets.c.number == sa.bindparam("number"))
_MAILS = (
    sa.select(
        mails.c.input_id, mails.c.received_at, mails.c.sender, mails.c.title, mails.c.message_id
    )
    .where(mails.c.ticket_id == sa.bindparam("of_ticket"))
    .order_by(mails.c.input_id)
)
_NOTES = (
    columns_of(notes, Note)
    .where(notes.c.ticket_id == sa.bindparam("of_ticket"))
    .order_by(notes.c.id)
)
_EVENTS = (
    sa.select(events)
    .where(events.c.ticket_id == sa.bindparam("of_ticket"))
    .order_by(events.c.input_id, events.c.position)
)
_EVENTS_OF_INPUT = (
    sa.select(events)
    .where(events.c.input_id == sa.bindparam("input_id"))
    .order_by(events.c.position)
)
