"""What is known around an input before it is decided: facts looked up by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store.blocking import find_blocked
from gateway.store.codec import read_changes
from gateway.store.lookups_sql import (
    CODES,
    COUNTS,
    EARLIER_NEW,
    FOUND,
    LAST_GIVEN,
    LATEST_RECEIPTS,
    LETTER_BY_ID,
    LETTER_BY_MESSAGE_ID,
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
from gateway.store.types import Row, kept
from rules.model.mail import id_key
from rules.model.ticket import (
    Account,
    Contact,
    EarlierNew,
    Known,
    LetterRecord,
    LetterState,
    Openings,
    OpenTicket,
    OwnTicket,
    PendingCode,
    Receipt,
    TicketBrief,
    TicketContact,
    Workload,
)

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from rules.needs import Needs

BURST = timedelta(minutes=5)  # GW-04
HOUR = timedelta(hours=1)  # GW-04
CODES_COUNT = timedelta(hours=24)  # wrong ones of one sender
FAILURES_COUNT = timedelta(days=7)  # GW-05
COMPLETED_LATELY = timedelta(days=30)  # what `#ooodone` and N-18 still look at
ENDED_LATELY = timedelta(days=10)  # it lasts until the next opening, over weekends and holidays
RECENT_NUMBERS = 5


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


FoundRows = dict[int, FoundTicket]  # by the ticket's id


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


def _know(connection: sa.Connection, needs: Needs, input_id: int, rows: FoundRows) -> Known:
    tickets, by_thread, by_forward = _find_tickets(connection, needs, rows)
    own = _find_own(connection, needs)
    contacts = _contacts_around(connection, needs, tickets, own)
    accounts = _accounts_around(connection, needs, contacts, tickets)
    failed = _find_failed_letter(connection, needs)
    counts = _count(connection, needs, tickets, failed[0], input_id)
    openings, told = (Openings(), ()) if tickets else count_openings(connection, needs)
    return Known(
        tickets=tickets,
        by_thread=by_thread,
        by_forward=by_forward,
        contacts=contacts,
        accounts=accounts,
        absences=list_absences(connection, needs.day - ENDED_LATELY),
        workloads=_find_workloads(connection, needs, tickets),
        next_counter=(counts.last_counter or 0) + 1,
        duplicate_of=counts.duplicate_of,
        same_id_other_body=bool(counts.other_bodies),
        blocked=find_blocked(connection, needs.entries) if counts.blocked else (),
        is_our_letter=bool(counts.our_letters),
        failed_letter=failed[0],
        failed_ticket=failed[1],
        failures_before=counts.failures,
        earlier_new=None if tickets else _find_earlier_new(connection, needs),
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
        stranger_acks_last_hour=counts.stranger_acks,
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
    if not (needs.numbers or needs.ticket_ids or needs.thread):
        return (), (), ()
    rows = _load_briefs(connection, needs.numbers, needs.ticket_ids, needs.thread, kept_rows)
    found = {brief.number: brief for brief, _ in rows}
    by_reference: dict[str, str] = {}
    for brief, reference in rows:
        by_reference.setdefault(reference, brief.number)
    while originals := [
        one.goes_on_in for one in found.values() if one.goes_on_in not in ("", *found)
    ]:
        found |= {brief.number: brief for brief, _ in _load_briefs(connection, originals)}
    references = [kept(one) for one in needs.thread]
    thread = dict.fromkeys(by_reference[one] for one in references if one in by_reference)
    roots = [f"{ROOT}{one}" for one in references]
    forwards = dict.fromkeys(by_reference[one] for one in roots if one in by_reference)
    return tuple(found.values()), tuple(thread), tuple(one for one in forwards if one not in thread)


def _load_briefs(
    connection: sa.Connection,
    numbers: Sequence[str] = (),
    ids: Sequence[int] = (),
    message_ids: Sequence[str] = (),
    kept_rows: dict[int, FoundTicket] | None = None,
) -> list[tuple[TicketBrief, str]]:
    """Return each ticket with the Message-ID that led to it, "" for number and id."""
    values = {"numbers": list(numbers), "ids": list(ids), "message_ids": list(message_ids)}
    led: dict[tuple[int, str], list[Row]] = {}  # one row a contact
    for row in connection.execute(FOUND, values):
        led.setdefault((row.id, row.reference), []).append(row)
    found: dict[int, FoundTicket] = {} if kept_rows is None else kept_rows
    briefs: dict[int, TicketBrief] = {}
    for (ticket_id, _), rows in led.items():
        if ticket_id not in briefs:
            found[ticket_id] = FoundTicket(rows[0], _contacts_of(rows))
            briefs[ticket_id] = found[ticket_id].brief
    return [(briefs[ticket_id], reference) for ticket_id, reference in led]


def _contacts_of(rows: Sequence[Row]) -> tuple[TicketContact, ...]:
    people = {one.contact_person: one.contact_how for one in rows if one.contact_person is not None}
    return tuple(TicketContact(person, how) for person, how in people.items())


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


def _count(
    connection: sa.Connection,
    needs: Needs,
    found: Sequence[TicketBrief],
    failed: LetterRecord | None,
    input_id: int,
) -> Row:
    """Return every fact that is one number, in one statement."""
    values = {
        "day": needs.day,
        "message_id": needs.message_id,
        "message_key": id_key(needs.message_id),
        "content_hash": needs.content_hash,
        "sender": needs.sender,
        "title": needs.title,
        "author": needs.author,
        "failed_address": failed.address if failed else "",
        "input_id": input_id,
        "entries": list(needs.entries),
        "ticket_ids": [one.id for one in found],
        "burst": needs.at - BURST,
        "hour": needs.at - HOUR,
        "week": needs.at - FAILURES_COUNT,
    }
    return connection.execute(COUNTS, values).one()


def _find_failed_letter(
    connection: sa.Connection, needs: Needs
) -> tuple[LetterRecord | None, TicketBrief | None]:
    """GW-05: by its own return path, else by the Message-ID that our keys signed."""
    evidence = (
        (LETTER_BY_ID, needs.failed_letter_id),
        (LETTER_BY_MESSAGE_ID, needs.failed_message_id),
    )
    for statement, key in evidence:
        values = {"letter": key, "since": needs.at - FAILURES_COUNT}
        row = connection.execute(statement, values).first() if key else None
        if row is not None:
            ids = () if row.ticket_id is None else (row.ticket_id,)
            briefs = _load_briefs(connection, ids=ids) if ids else []
            return record_from(row), briefs[0][0] if briefs else None
    return None, None


def _find_earlier_new(connection: sa.Connection, needs: Needs) -> EarlierNew | None:
    """GW-12: the ticket that the same sender opened under the same title a little while ago."""
    if not needs.sender or not needs.same_new:
        return None
    values = {
        "sender": needs.sender,
        "title": needs.title,
        "since": needs.at - needs.same_new,
        "until": needs.at,
    }
    row = connection.execute(EARLIER_NEW, values).first()
    if row is None:
        return None
    return EarlierNew(row.id, row.number, row.created_at, row.title, row.text)


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
    mine: dict[str, tuple[OpenTicket, ...]] = {}
    values = {"handles": list(handles)}
    for row in connection.execute(OPEN_OF, values):
        one = OpenTicket(row.number, row.title, row.status, row.queue, row.primary_since)
        mine[row.primary] = (*mine.get(row.primary, ()), one)
    return tuple(Workload(one, mine.get(one, ()), given.get(one)) for one in handles)


def _find_receipts(connection: sa.Connection, needs: Needs) -> tuple[Receipt, ...]:
    rows: list[Row] = []
    named = [one for one in needs.receipts if one != "last"]
    if named:
        rows.extend(connection.execute(RECEIPTS, {"receipts": named}))
    if "last" in needs.receipts:
        rows.extend(connection.execute(LATEST_RECEIPTS, {"author": needs.author}))
    return tuple(
        Receipt(
            receipt=row.receipt,
            input_id=row.input_id,
            author=row.author,
            at=row.at,
            ticket_id=row.ticket_id or 0,
            changes=read_changes(row.changes),
            undone=row.undone,
        )
        for row in rows
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


def record_from(row: Row) -> LetterRecord:
    """Return a letter's row as a ticket remembers it."""
    return LetterRecord(
        id=row.id,
        notice=row.notice,
        person=row.person,
        address=row.address,
        state=row.state,
        put_at=row.put_at,
        not_before=row.not_before,
        input_id=row.input_id,
        message_id=row.message_id,
        sent_at=row.ended_at if row.state is LetterState.SENT else None,
        tries=row.tries,
        error=row.error,
    )
