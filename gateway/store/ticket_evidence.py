"""Tickets by every evidence: their numbers, their ids, the Message-IDs of their threads.

What one input of a transaction was told the next ones know, until it is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from gateway.store.lookups_sql import FOUND, ROOT
from gateway.store.prepared import ask_for, forget_keys, known_by_key
from gateway.store.types import Row, kept
from rules.model.other_tickets import TicketBrief
from rules.model.ticket import Ticket, TicketContact
from rules.quick_records import filled

LED, FOUND_TICKETS = "where evidence leads", "tickets found"  # what this transaction knows
NUMBER, ID, REFERENCE = "number", "id", "reference"
Evidence = tuple[str, str | int]  # what kind, and which
Led = tuple[tuple[int, str], ...]  # ids of tickets, each with the Message-ID that led there


@filled
@dataclass(frozen=True, slots=True)
class FoundTicket:
    """A ticket's row as it was found: enough to choose it, and to load its case from."""

    row: Row  # of FOUND
    contacts: tuple[TicketContact, ...]

    @property
    def brief(self) -> TicketBrief:
        row = self.row
        return TicketBrief(
            id=row.id,
            number=row.number,
            account_id=row.account_id,
            status=row.status,
            people=tuple(one.person for one in self.contacts),
            queue=row.queue,
            duplicate_of=row.duplicate_of,
            completed_at=row.completed_at,
            merged_into=row.merged_into,
            internal=row.internal,
        )


def find_tickets(
    connection: sa.Connection,
    numbers: Iterable[str] = (),
    ids: Iterable[int] = (),
    message_ids: Iterable[str] = (),
) -> tuple[dict[int, FoundTicket], Led]:
    """Return the tickets by id, the oldest first, and where each Message-ID led.

    One that led to what a forward began with stands with `ROOT` before it.
    """
    evidence: list[Evidence] = [(NUMBER, one) for one in numbers]
    evidence += [(ID, one) for one in ids]
    evidence += [(REFERENCE, kept(one)) for one in message_ids]
    if not evidence:
        return {}, ()
    led: dict[Evidence, Led] = known_by_key(connection, LED)
    there: dict[int, FoundTicket] = known_by_key(connection, FOUND_TICKETS)
    ask_for(led, evidence, lambda asked: _ask(connection, asked, there), ())
    pairs = sorted({pair for one in evidence for pair in led[one]})
    stale = {ticket_id for ticket_id, _ in pairs if ticket_id not in there}
    if stale:
        _ask(connection, tuple((ID, one) for one in sorted(stale)), there)
    return {ticket_id: there[ticket_id] for ticket_id, _ in pairs}, tuple(pairs)


def ticket_changed(connection: sa.Connection, ticket: Ticket, ticket_id: int) -> None:
    """It was written: whoever finds it next has to see how it stands now."""
    forget_keys(connection, FOUND_TICKETS, (ticket_id,))
    evidence = ((NUMBER, ticket.number), (ID, ticket_id))
    forget_keys(connection, LED, evidence)
    references_added(connection, (ticket.root_message_id,))


def references_added(connection: sa.Connection, message_ids: Iterable[str]) -> None:
    """These Message-IDs may lead to a ticket now."""
    forget_keys(connection, LED, [(REFERENCE, kept(one)) for one in message_ids])


def _ask(
    connection: sa.Connection, asked: Sequence[Evidence], there: dict[int, FoundTicket]
) -> Mapping[Evidence, Led]:
    values = {
        "numbers": [key for kind, key in asked if kind == NUMBER],
        "ids": [key for kind, key in asked if kind == ID],
        "message_ids": [key for kind, key in asked if kind == REFERENCE],
    }
    rows_by_way: dict[tuple[int, str], list[Row]] = {}  # one row a contact
    for row in connection.execute(FOUND, values):
        rows_by_way.setdefault((row.id, row.reference), []).append(row)
    led: dict[Evidence, Led] = {}
    for (ticket_id, reference), rows in rows_by_way.items():
        there.setdefault(ticket_id, FoundTicket(rows[0], _contacts_of(rows)))
        ways: tuple[Evidence, ...] = ((REFERENCE, reference.removeprefix(ROOT)),)
        if not reference:
            ways = ((NUMBER, rows[0].number), (ID, ticket_id))
        for way in ways:
            led[way] = (*led.get(way, ()), (ticket_id, reference))
    return led


def _contacts_of(rows: Sequence[Row]) -> tuple[TicketContact, ...]:
    people = {one.contact_person: one.contact_how for one in rows if one.contact_person is not None}
    return tuple(TicketContact(person, how) for person, how in people.items())
