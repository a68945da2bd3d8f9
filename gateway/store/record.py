"""What came in and what became of it: read from one database, placed anew in another.

A replay asks here. Whatever has a number that people or signatures repeat (an input, a ticket)
gets its own number again, so that receipts, codes and subjects mean in the copy what they meant.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

import sqlalchemy as sa

from gateway.store import journal_sql
from gateway.store.codec import write_json
from gateway.store.journal import Input, InputKind, InputState, input_from, order_of, recall_of
from gateway.store.tables import (
    day_counters,
    events,
    inputs,
    letters,
    raw_mails,
    tickets,
)
from rules.model.ticket import LetterState

FROM_OUTSIDE = (InputKind.MAIL, InputKind.ORDER, InputKind.FATE)  # the rest we make ourselves
OWN_CLOCK = "clock"  # an order that the clerk gives itself when something comes round
MADE_BEYOND = 1_000_000_000  # inputs that the copy makes: timers, mails decided once more
PAGE = 200  # inputs read at once: their mails are in memory
UNREAD = (LetterState.CANCELLED, LetterState.SUPPRESSED)  # letters that nobody was to get

_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)

LetterKey = tuple[str, str, str, int]  # ticket number, notice, address, the how manieth of these


@dataclass(frozen=True, slots=True)
class PutLetter:
    """A letter that was to leave."""

    id: int
    key: LetterKey
    input_id: int  # that it came of
    message_id: str
    put_at: datetime
    subject: str
    words: str


@dataclass(frozen=True, slots=True)
class TicketEnd:
    """What became of a ticket."""

    number: str
    title: str
    statuses: tuple[str, ...]  # that it passed since the moment asked for, in their order
    status: str


# --- what came in ---------------------------------------------------------------------------


def first_input_at(connection: sa.Connection) -> datetime | None:
    return connection.execute(sa.select(sa.func.min(inputs.c.received_at))).scalar()


def count_inputs(connection: sa.Connection) -> int:
    """Return how many inputs came from outside."""
    kinds = [one.value for one in FROM_OUTSIDE]
    asked = sa.select(sa.func.count()).select_from(inputs).where(inputs.c.kind.in_(kinds))
    return connection.execute(asked).scalar_one()


def inputs_after(connection: sa.Connection, input_id: int) -> tuple[Input, ...]:
    """Return the next inputs that came from outside, with the bytes of mails still kept."""
    rows = connection.execute(
        journal_sql.WITH_RAW.where(
            inputs.c.id > input_id, inputs.c.kind.in_([one.value for one in FROM_OUTSIDE])
        )
        .order_by(inputs.c.id)
        .limit(PAGE)
    )
    return tuple(input_from(row, row.raw) for row in rows)


def is_own_clock(entry: Input) -> bool:
    """Say whether an order was the clerk's own: in the copy its clerk gives it itself."""
    return entry.kind is InputKind.ORDER and order_of(entry)[0] == OWN_CLOCK


def numbers_given(connection: sa.Connection) -> dict[int, str]:
    """Return the number of the ticket that each mail, order or fate opened, at once or later."""
    asked = (
        sa.select(events.c.input_id, tickets.c.number)
        .join(tickets, tickets.c.id == events.c.ticket_id)
        .where(events.c.kind == "CreateTicket")
    )
    again = _decided_again(connection)
    return {_first(row[0], again): row[1] for row in connection.execute(asked)}


def waiting_again(connection: sa.Connection) -> int | None:
    """Return which mail is to be decided once more now, if there is one."""
    asked = (
        journal_sql.WITH_RAW.where(journal_sql.WAITS, inputs.c.kind == InputKind.RECALL.value)
        .order_by(inputs.c.id)
        .limit(1)
    )
    row = connection.execute(asked).first()
    if row is None:
        return None
    return _first(recall_of(input_from(row))[0], _decided_again(connection))


def _decided_again(connection: sa.Connection) -> dict[int, int]:
    """Return the mail that each recall names, by the recall's number."""
    asked = sa.select(inputs.c.id, inputs.c.payload).where(inputs.c.kind == InputKind.RECALL.value)
    return {row[0]: int(json.loads(row[1])["input_id"]) for row in connection.execute(asked)}


def _first(input_id: int, again: dict[int, int]) -> int:
    while input_id in again:
        input_id = again[input_id]
    return input_id


def ticket_numbers(connection: sa.Connection) -> dict[int, str]:
    return {row[0]: row[1] for row in connection.execute(sa.select(tickets.c.id, tickets.c.number))}


# --- placed anew ------------------------------------------------------------------------------


def begin_copy(connection: sa.Connection) -> None:
    """Let what the copy makes itself be numbered beyond everything that came from outside."""
    beyond = Input(MADE_BEYOND, InputKind.ORDER, _LONG_AGO, InputState.DROPPED)
    _insert(connection, beyond, beyond.state)


def place(connection: sa.Connection, entry: Input) -> None:
    """Put an input in once more, waiting, under the number that it had."""
    _insert(connection, entry, InputState.WAITING)
    if entry.raw is not None:
        raw = {"input_id": entry.id, "raw": entry.raw, "size": len(entry.raw)}
        connection.execute(raw_mails.insert(), raw)


def ticket_id_of(connection: sa.Connection, number: str) -> int:
    found: int = connection.execute(
        sa.select(tickets.c.id).where(tickets.c.number == number)
    ).scalar_one()
    return found


def count_from(connection: sa.Connection, day: date, counter: int) -> None:
    """Let the next ticket of a day be given this number."""
    connection.execute(day_counters.delete().where(day_counters.c.day == day))
    connection.execute(day_counters.insert(), {"day": day, "last": counter - 1})


def call_letter(connection: sa.Connection, letter_id: int, message_id: str) -> None:
    """Give a letter the Message-ID that answers of the record refer to."""
    this = letters.update().where(letters.c.id == letter_id)
    connection.execute(this.values(message_id=message_id))


def _insert(connection: sa.Connection, entry: Input, state: InputState) -> None:
    row = {
        "id": entry.id,
        "kind": entry.kind.value,
        "received_at": entry.received_at,
        "state": state.value,
        "tries": 0,
        "stage": "",
        "reason": "",
        "answer": "",
        "envelope": write_json(entry.envelope) if entry.envelope else "",
        "payload": write_json(entry.payload) if entry.payload else "",
    }
    connection.execute(inputs.insert(), row)


# --- what became of it --------------------------------------------------------------------------


def letters_put(connection: sa.Connection, since: datetime | None = None) -> Iterator[PutLetter]:
    """Give the letters put since then, in the order of their numbers; without one, all."""
    seen: dict[tuple[str, str, str], int] = defaultdict(int)
    asked = sa.select(letters).order_by(letters.c.id)
    for row in connection.execute(asked):
        same = (row.number, row.notice.value, row.address)
        seen[same] += 1
        if row.state not in UNREAD and (since is None or row.put_at >= since):
            key = (*same, seen[same])
            yield PutLetter(
                row.id, key, row.input_id, row.message_id, row.put_at, row.subject, row.text
            )


def ticket_ends(connection: sa.Connection, since: datetime) -> dict[str, TicketEnd]:
    """Return every ticket that something happened to since then."""
    touched = sa.select(events.c.ticket_id).where(events.c.at >= since)
    rows = connection.execute(sa.select(tickets).where(tickets.c.id.in_(touched))).all()
    passed: dict[int, list[str]] = defaultdict(list)
    asked = (
        sa.select(events.c.ticket_id, events.c.data)
        .where(events.c.kind == "SetStatus", events.c.at >= since)
        .order_by(events.c.at, events.c.input_id, events.c.position)
    )
    for ticket_id, data in connection.execute(asked):
        passed[ticket_id].append(str(json.loads(data).get("status", "")))
    return {
        row.number: TicketEnd(row.number, row.title, tuple(passed[row.id]), row.status.value)
        for row in rows
    }


def held_mails(connection: sa.Connection, since: datetime) -> dict[int, str]:
    """Return why each mail that came since then is or was not put on a ticket."""
    asked = sa.select(inputs.c.id, inputs.c.reason).where(
        inputs.c.kind == InputKind.MAIL.value,
        inputs.c.received_at >= since,
        inputs.c.state.in_((InputState.HELD.value, InputState.DROPPED.value)),
    )
    return {row[0]: row[1] for row in connection.execute(asked)}


def still_waiting(connection: sa.Connection, input_id: int) -> bool:
    asked = sa.select(inputs.c.state).where(inputs.c.id == input_id)
    return connection.execute(asked).scalar() == InputState.WAITING.value
