"""What the store's tests put into a database: mails, tickets and letters."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import sqlalchemy as sa

from gateway.store import journal, next_inputs, outbox, tickets
from gateway.store.engine import writing
from gateway.store.journal import Incoming, Input
from gateway.store.outbox import NewLetter
from rules.effects import CreateTicket, Decision, Effect, Remark
from rules.model.files import FileRef
from rules.model.mail import Envelope
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, Note, NoteType, Ticket, TicketContact, Visibility
from rules.needs import Needs

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
DAY = date(2026, 11, 23)
SECOND = timedelta(seconds=1)
MINUTE = timedelta(minutes=1)
CARLA = "carla@alderair.example"
ENVELOPE = Envelope(
    mail_from=CARLA, recipients=("support@desk.example",), source="smtp", peer="192.0.2.7", tls=True
)
REMARK = Remark(kind="mail_linked", detail="new", rule="GW-11", because="a new ticket")


def incoming(words: str = "Printer offline", at: datetime = NOON) -> Incoming:
    return Incoming(words.encode(), ENVELOPE, at)


def next_input(connection: sa.Connection, now: datetime = NOON) -> Input | None:
    """The oldest input that may be decided at `now`."""
    return next(iter(next_inputs.next_inputs(connection, now, limit=1)), None)


def arrive(engine: sa.Engine, *, at: datetime = NOON, words: str = "Printer offline") -> int:
    """Journal one mail and return its input."""
    with writing(engine) as connection:
        (input_id,) = journal.accept(connection, [incoming(words, at)])
    return input_id


def ticket(number: str = "T20261123.0001", **named: object) -> Ticket:
    plain = Ticket(
        id=0,
        number=number,
        title="Printer offline",
        status=Status.NEW,
        status_since=NOON,
        created_at=NOON,
    )
    return replace(plain, **named)  # type: ignore[arg-type]  # fields by their names


def note(note_id: int = 1, text: str = "The printer is offline.", **named: object) -> Note:
    plain = Note(
        id=note_id,
        at=NOON,
        author=CARLA,
        author_name="Carla Ruiz",
        type=NoteType.CUSTOMER,
        visibility=Visibility.PUBLIC,
        text=text,
    )
    return replace(plain, **named)  # type: ignore[arg-type]  # fields by their names


def save(
    engine: sa.Engine,
    before: Case,
    after: Case,
    *effects: Effect,
    input_id: int = 0,
    at: datetime = NOON,
    needs: Needs | None = None,
) -> int:
    """Save a decision about a ticket and return the ticket's id."""
    number = input_id or arrive(engine, at=at)
    decision = Decision(effects or (REMARK,), before, after)
    with writing(engine) as connection:
        found = tickets.save(connection, decision, input_id=number, at=at, needs=needs)
    assert found is not None
    return found


def open_ticket(
    engine: sa.Engine,
    number: str = "T20261123.0001",
    *,
    people: tuple[str, ...] = (),
    needs: Needs | None = None,
    **named: object,
) -> int:
    """Open a ticket with one note, as a mail of Carla's would, and return its id."""
    input_id = arrive(engine)
    made = ticket(number, **named)
    after = Case(
        ticket=made,
        contacts=tuple(TicketContact(person) for person in people),
        notes=(note(input_id=input_id),),
    )
    effect = CreateTicket(ticket=made, rule="GW-11", because="no ticket was meant")
    return save(engine, Case(), after, effect, input_id=input_id, needs=needs)


def letter(input_id: int, ticket_id: int | None, **named: object) -> NewLetter:
    plain = NewLetter(
        ticket_id=ticket_id,
        number="T20261123.0001",
        notice=Notice.N_01,
        person="c1",
        address=CARLA,
        envelope_sender="bounces+a@desk.example",
        message_id=f"<{input_id}-0@desk.example>",
        subject="[T20261123.0001] Printer offline",
        words="-- reply above this line --\n\nWe have your mail – thank you.\n",
        headers=(("To", "Carla Ruiz <carla@alderair.example>"), ("X-Gateway-Loop", "ümlaut")),
        files=(FileRef(input_id, "2.1", "vpn.log", "text/plain", 12_000),),
        not_before=NOON,
        put_at=NOON,
        input_id=input_id,
        rule="GW-11",
        because="a new ticket is acknowledged",
    )
    return replace(plain, **named)  # type: ignore[arg-type]  # fields by their names


def put_letter(engine: sa.Engine, ticket_id: int | None, **named: object) -> int:
    """Put one letter into the outbox, caused by a mail of its own."""
    input_id = arrive(engine)
    with writing(engine) as connection:
        (put,) = outbox.put(connection, [letter(input_id, ticket_id, **named)])
    return put.id
