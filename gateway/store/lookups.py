"""What is known around an input before it is decided: facts looked up by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store.blocking import find_blocked
from gateway.store.cases import record_from
from gateway.store.codec import read_changes
from gateway.store.counts import (
    count,
    count_stranger_acks,
    find_earlier_new,
    last_counter,
    look_what_counts,
)
from gateway.store.failed_letters import failed_letter, look_at_failed
from gateway.store.lookups_sql import (
    ANSWERED_RECEIPTS,
    CODES,
    LAST_GIVEN,
    LATEST_RECEIPTS,
    OPEN_OF,
    OWN,
    OWNERS,
    RECEIPTS,
    RECENT,
    ROOT,
    TAGGED,
    WRONG_CODES,
)
from gateway.store.new_tickets import count_openings
from gateway.store.people import find_contacts, list_absences, load_accounts
from gateway.store.ticket_evidence import FoundTicket, find_tickets
from gateway.store.types import Row, kept
from rules.model.other_tickets import Openings, OpenTicket, OwnTicket, TicketBrief, Workload
from rules.model.ticket import Account, Contact, Known, LetterRecord, PendingCode, Receipt
from rules.quick_records import filled

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from rules.needs import Needs

CODES_COUNT = timedelta(hours=24)  # wrong ones of one sender
COMPLETED_LATELY = timedelta(days=30)  # what `#ooodone` and N-18 still look at
ENDED_LATELY = timedelta(days=10)  # it lasts until the next opening, over weekends and holidays
RECENT_NUMBERS = 5


FoundRows = dict[int, FoundTicket]  # by the ticket's id


@filled
@dataclass(frozen=True, slots=True)
class Around:
    """What is known around an input, with the rows of the tickets that were found."""

    known: Known
    tickets: FoundRows


def look_up(connection: sa.Connection, needs: Needs, *, input_id: int = 0) -> Known:
    """Return the facts named by `needs`; the mail of `input_id` itself is not counted."""
    return look_around(connection, needs, input_id=input_id).known


def look_around(connection: sa.Connection, needs: Needs, *, input_id: int = 0) -> Around:
    """Return what `look_up` does, with the rows of the tickets found."""
    rows: FoundRows = {}
    return Around(_know(connection, needs, input_id, rows), rows)


def look_ahead(connection: sa.Connection, many: Sequence[Needs]) -> dict[int, FoundTicket]:
    """Ask at once for what each of these inputs will ask for; return the tickets found."""
    failed = look_at_failed(connection, many)
    found, _ = find_tickets(
        connection,
        (number for one in many for number in one.numbers),
        (*failed, *(ticket_id for one in many for ticket_id in one.ticket_ids)),
        (message_id for one in many for message_id in one.thread),
    )
    named = (contact.person for ticket in found.values() for contact in ticket.contacts)
    addresses = tuple({address for one in many for address in one.addresses})
    at = min(one.at for one in many)
    contacts = find_contacts(connection, addresses, at, _contact_ids(named))
    ids = {one.account_id for one in contacts} | {one.row.account_id for one in found.values()}
    load_accounts(connection, filter(None, ids), *{one.sender_domain for one in many})
    look_what_counts(connection, many)
    for day in {one.day for one in many}:
        list_absences(connection, day - ENDED_LATELY)
        last_counter(connection, day)
    return found


def _know(connection: sa.Connection, needs: Needs, input_id: int, rows: FoundRows) -> Known:
    tickets, by_thread, by_forward = _find_tickets(connection, needs, rows)
    own = _find_own(connection, needs)
    contacts = _contacts_around(connection, needs, tickets, own)
    accounts = _accounts_around(connection, needs, contacts, tickets)
    failed = _find_failed_letter(connection, needs, rows)
    counts = count(connection, needs, tickets, failed[0], input_id)
    openings, told = (Openings(), ()) if tickets else count_openings(connection, needs)
    return Known(
        tickets=tickets,
        by_thread=by_thread,
        by_forward=by_forward,
        contacts=contacts,
        accounts=accounts,
        absences=list_absences(connection, needs.day - ENDED_LATELY),
        workloads=_find_workloads(connection, needs, tickets),
        next_counter=(last_counter(connection, needs.day) or 0) + 1,
        duplicate_of=counts.duplicate_of,
        same_id_other_body=bool(counts.other_bodies),
        blocked=find_blocked(connection, needs.entries) if counts.blocked else (),
        is_our_letter=bool(counts.our_letters),
        failed_letter=failed[0],
        failed_ticket=failed[1],
        failures_before=counts.failures,
        earlier_new=None if tickets else find_earlier_new(connection, needs),
        openings=openings,
        new_told=told,
        receipts=_find_receipts(connection, needs),
        codes=_find_codes(connection, needs),
        wrong_codes=_find_wrong_codes(connection, needs),
        own=own,
        tagged=_find_tagged(connection, needs),
        same_subject_5min=counts.same_subject,
        on_ticket_5min=counts.on_ticket,
        answers_last_hour=counts.answers,
        receipts_last_hour=counts.receipts,
        stranger_acks_last_hour=count_stranger_acks(connection, needs),
        recent_numbers=_find_recent_numbers(connection, needs, tickets, contacts, accounts),
    )


def _contacts_around(
    connection: sa.Connection,
    needs: Needs,
    found: Sequence[TicketBrief],
    own: Sequence[OwnTicket],
) -> tuple[Contact, ...]:
    """Return the contacts under an address of the mail, and those of these tickets."""
    named = (*(one for ticket in found for one in ticket.people), *(one.contact for one in own))
    ids = _contact_ids((*needs.people, *named))
    return find_contacts(connection, needs.addresses, needs.at, ids)


def _contact_ids(people: Iterable[str]) -> list[int]:
    return [int(one[1:]) for one in people if one[:1] == "c" and one[1:].isdigit()]


def _find_tickets(
    connection: sa.Connection, needs: Needs, kept_rows: dict[int, FoundTicket]
) -> tuple[tuple[TicketBrief, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the tickets by every evidence, and the numbers by thread and by forwarded thread."""
    rows, led = find_tickets(connection, needs.numbers, needs.ticket_ids, needs.thread)
    kept_rows |= rows
    briefs = {ticket_id: one.brief for ticket_id, one in rows.items()}
    found = {brief.number: brief for brief in briefs.values()}
    by_reference: dict[str, str] = {}
    for ticket_id, reference in led:
        by_reference.setdefault(reference, briefs[ticket_id].number)
    asked: set[str] = {"", *found}  # one that is gone is not asked for again and again
    while originals := {one.goes_on_in for one in found.values()} - asked:
        asked |= originals
        there, _ = find_tickets(connection, sorted(originals))
        found |= {one.row.number: one.brief for one in there.values()}
    references = [kept(one) for one in needs.thread]
    thread = dict.fromkeys(by_reference[one] for one in references if one in by_reference)
    roots = [f"{ROOT}{one}" for one in references]
    forwards = dict.fromkeys(by_reference[one] for one in roots if one in by_reference)
    return tuple(found.values()), tuple(thread), tuple(one for one in forwards if one not in thread)


def _accounts_around(
    connection: sa.Connection,
    needs: Needs,
    contacts: Sequence[Contact],
    found: Sequence[TicketBrief],
) -> tuple[Account, ...]:
    """Return the accounts of these contacts and tickets, and that of the sender's domain."""
    ids = {one.account_id for one in contacts} | {one.account_id for one in found}
    known = (one for one in ids if one is not None)
    return load_accounts(connection, known, needs.sender_domain)


def _find_failed_letter(
    connection: sa.Connection, needs: Needs, rows: FoundRows
) -> tuple[LetterRecord | None, TicketBrief | None]:
    """GW-05: by its own return path, else by the Message-ID that our keys signed."""
    row = failed_letter(connection, needs)
    if row is None:
        return None, None
    there, _ = find_tickets(connection, ids=filter(None, (row.ticket_id,)))
    rows |= there  # it is the ticket of a report that names nothing else
    return record_from(row), next((one.brief for one in there.values()), None)


def _find_workloads(
    connection: sa.Connection, needs: Needs, found: Sequence[TicketBrief]
) -> tuple[Workload, ...]:
    """HO-08: what these people have on their hands, and when they were last given a ticket."""
    handles = dict.fromkeys((*needs.workloads, *needs.owners))
    if needs.of_owner and found:
        ids = [one.id for one in found]
        handles |= dict.fromkeys(connection.execute(OWNERS, {"ids": ids}).scalars())
    if not handles:
        return ()
    given: dict[str, datetime] = {}
    if needs.workloads:
        values = {"handles": list(needs.workloads)}
        given = {row.primary: row.assigned_at for row in connection.execute(LAST_GIVEN, values)}
    mine: dict[str, list[OpenTicket]] = {}
    values = {"handles": list(handles)}
    for row in connection.execute(OPEN_OF, values):
        one = OpenTicket(row.number, row.title, row.status, row.queue, row.primary_since)
        mine.setdefault(row.primary, []).append(one)
    return tuple(Workload(one, tuple(mine.get(one, ())), given.get(one)) for one in handles)


def _find_receipts(connection: sa.Connection, needs: Needs) -> tuple[Receipt, ...]:
    rows: list[Row] = []
    named = [one for one in needs.receipts if one != "last"]
    if named:
        rows.extend(connection.execute(RECEIPTS, {"receipts": named}))
    if "last" in needs.receipts:
        rows.extend(connection.execute(LATEST_RECEIPTS, {"author": needs.author}))
        if needs.thread:
            answered = {"message_ids": [kept(one) for one in needs.thread]}
            rows.extend(connection.execute(ANSWERED_RECEIPTS, answered))
    by_id = {row.receipt: row for row in rows}
    return tuple(
        Receipt(
            receipt=row.receipt,
            input_id=row.input_id,
            author=row.author,
            at=row.at,
            ticket_id=row.ticket_id or 0,
            changes=read_changes(row.changes),
            undone=row.undone,
            told_in=row.told_in,
        )
        for row in by_id.values()
    )


def _find_codes(connection: sa.Connection, needs: Needs) -> tuple[PendingCode, ...]:
    if not needs.code_hashes:
        return ()
    rows = connection.execute(CODES, {"hashes": list(needs.code_hashes)})
    return tuple(
        PendingCode(row.code_hash, row.input_id, row.person, row.expires_at, row.bound, row.used)
        for row in rows
    )


def _find_own(connection: sa.Connection, needs: Needs) -> tuple[OwnTicket, ...]:
    if not needs.owner:
        return ()
    values = {"owner": needs.owner, "since": needs.at - COMPLETED_LATELY}
    return tuple(OwnTicket(*row) for row in connection.execute(OWN, values))


def _find_tagged(connection: sa.Connection, needs: Needs) -> tuple[str, ...]:
    if not needs.tags or not needs.author:
        return ()
    values = {"author": needs.author, "tags": list(needs.tags)}
    return tuple(connection.execute(TAGGED, values).scalars())


def _find_wrong_codes(connection: sa.Connection, needs: Needs) -> tuple[datetime, ...]:
    if not needs.confirms:
        return ()
    values = {"person": needs.author or needs.sender, "since": needs.at - CODES_COUNT}
    return tuple(connection.execute(WRONG_CODES, values).scalars())


def _find_recent_numbers(
    connection: sa.Connection,
    needs: Needs,
    found: Sequence[TicketBrief],
    contacts: Sequence[Contact],
    accounts: Sequence[Account],
) -> tuple[str, ...]:
    """E-03: asked for only when a number in the subject is no ticket's."""
    if set(needs.numbers) <= {one.number for one in found}:
        return ()
    ids = {
        one.account_id
        for one in contacts
        if needs.sender in one.addresses and one.account_id is not None
    } or {one.id for one in accounts if needs.sender_domain in one.domains}
    if not ids:
        return ()
    values = {"account_ids": sorted(ids), "many": RECENT_NUMBERS}
    return tuple(connection.execute(RECENT, values).scalars())
