"""A person is erased: who they were, what they wrote, what was written to them and of them.

Tickets stay as the desk's own record, without words of the person: number, status, times, and what
the desk's people did. The work is done a few rows at a time and can be done again at any moment;
the name on file goes last, so that what was broken off is found again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from gateway.store.engine import reading, writing
from gateway.store.packed import PackedText
from gateway.store.retention import give_back
from gateway.store.tables import (
    blocked_senders,
    codes,
    contact_addresses,
    contacts,
    contacts_of,
    events,
    failures,
    inputs,
    letters,
    mails,
    metadata,
    notes,
    openings,
    raw_mails,
    receipts,
    suppressions,
    tickets,
    watchers,
    wrong_codes,
)
from gateway.store.traces import (
    GONE,
    WORDS,
    Scrub,
    is_named,
    scrubber,
    without_contact,
    without_words,
)
from gateway.store.types import FileRefs, Prose, Strings

BATCH = 500
CALLED_LEAST = 3  # letters of a first or last name, looked for on the person's own tickets
KEPT_PLAIN = {"event.kind", "event.rule", "timer.rule", "term.started", "term.gateway"}
# Rows that are nothing but the person, by the column that names them.
ROWS = (
    (suppressions, "address"),
    (failures, "address"),
    (openings, "address"),
    (mails, "sender"),
    (contacts_of, "person"),
    (watchers, "handle"),
    (codes, "person"),
    (wrong_codes, "person"),
    (blocked_senders, "entry"),
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who is to be erased."""

    contact_id: int | None  # None: nobody on file
    name: str
    addresses: tuple[str, ...]
    phone: str = ""  # "" where somebody else on file has it, too

    @property
    def keys(self) -> tuple[str, ...]:
        return (
            self.addresses if self.contact_id is None else (f"c{self.contact_id}", *self.addresses)
        )


class Undecided(Exception):
    """A mail of the person waits for its decision: after that they can be erased."""


def find_person(connection: sa.Connection, address: str) -> Person:
    """Return who has this address, with all addresses of theirs."""
    folded = address.casefold()
    by_address = sa.select(contact_addresses.c.contact_id)
    found = connection.execute(by_address.where(contact_addresses.c.address == folded)).scalar()
    if found is None:
        named = sa.select(tickets.c.contact_name).where(tickets.c.contact == folded).limit(1)
        return Person(None, connection.execute(named).scalar() or "", (folded,))
    on_file = sa.select(contacts.c.name, contacts.c.phone).where(contacts.c.id == found)
    name, phone = connection.execute(on_file).one()
    shared = sa.select(contacts.c.id).where(contacts.c.phone == phone, contacts.c.id != found)
    if connection.execute(shared.limit(1)).first() is not None:
        phone = ""
    theirs = sa.select(contact_addresses.c.address).where(contact_addresses.c.contact_id == found)
    return Person(found, name, tuple(connection.execute(theirs).scalars()), phone)


def numbers_of(connection: sa.Connection, person: Person) -> frozenset[str]:
    """Return the numbers of the person's tickets."""
    its = sa.select(tickets.c.number).where(tickets.c.contact.in_(person.keys))
    return frozenset(connection.execute(its).scalars())


def erase(engine: sa.Engine, person: Person, at: datetime) -> dict[str, int]:
    """Erase the person everywhere in the database; return how much of each kind went.

    Raise Undecided while a mail of theirs waits.
    """
    scrub = scrubber(person.addresses, person.name, person.phone)
    own = _own_tickets(engine, person)
    counts = {
        "raw mails": _erase_raw(engine, person, own, at),
        "notes and letters": _erase_words(engine, person, own),
        "other rows": sum(_erase_rows(engine, *one, person) for one in ROWS)
        + _blank_orders(engine, person, own),
    }
    counts["other rows"] += sum(_scrub_table(engine, one, scrub) for one in metadata.sorted_tables)
    counts["other rows"] += _erase_rows(engine, contact_addresses, "address", person)
    with _erasing(engine) as connection:
        if person.contact_id is not None:
            blank = {"name": GONE, "phone": "", "lang": "", "active": False}
            this = contacts.c.id == person.contact_id
            connection.execute(contacts.update().where(this).values(blank))
    give_back(engine)
    return {"tickets": len(own), **counts}


def _erase_rows(engine: sa.Engine, table: sa.Table, column: str, person: Person) -> int:
    with _erasing(engine) as connection:
        its = table.c[column].in_(person.addresses)
        return connection.execute(table.delete().where(its)).rowcount


@contextmanager
def _erasing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Give a connection whose freed pages are overwritten, not only forgotten."""
    with writing(engine) as connection:
        if engine.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
        yield connection


def _own_tickets(engine: sa.Engine, person: Person) -> list[int]:
    with reading(engine) as connection:
        its = sa.select(tickets.c.id).where(tickets.c.contact.in_(person.keys))
        return list(connection.execute(its).scalars())


def _erase_raw(engine: sa.Engine, person: Person, own: list[int], at: datetime) -> int:
    """Raw mails of the person, of their tickets, and with their address in them."""
    total, last = 0, 0
    found = (
        sa.select(inputs, raw_mails.c.raw, mails.c.sender)
        .select_from(inputs.join(raw_mails).outerjoin(mails, mails.c.input_id == inputs.c.id))
        .order_by(inputs.c.id)
        .limit(BATCH)
    )
    while True:
        with _erasing(engine) as connection:
            rows = connection.execute(found.where(inputs.c.id > last)).all()
            gone = [
                row.id
                for row in rows
                if row.ticket_id in own
                or row.sender in person.addresses
                or is_named(row.raw, person.addresses)
            ]
            if any(row.state == "waiting" for row in rows if row.id in set(gone)):
                raise Undecided
            theirs = inputs.c.id.in_(gone)
            held = {"state": "dropped", "reason": "erased", "ended_at": at}
            is_held = inputs.c.state == "held"
            connection.execute(inputs.update().where(theirs, is_held).values(held))
            connection.execute(raw_mails.delete().where(raw_mails.c.input_id.in_(gone)))
        if not rows:
            return total
        total, last = total + len(gone), rows[-1].id


def _erase_words(engine: sa.Engine, person: Person, own: list[int]) -> int:
    """What the person wrote, what was written to them, and their words in letters to others."""
    note = {"text": GONE, "full_text": "", "author_name": GONE, "subject": "", "message_id": ""}
    note_files: dict[str, object] = {"attachments": (), "files": ()}
    letter = {"text": GONE, "subject": GONE, "headers": "[]", "attachments": "[]"}
    to_them = letters.c.person.in_(person.keys) | letters.c.address.in_(person.addresses)
    ticket = {"title": GONE, "contact_name": GONE, "summary": "", "root_message_id": ""}
    total = 0
    with _erasing(engine) as connection:
        its = notes.c.author.in_(person.keys)
        total += connection.execute(notes.update().where(its).values(note | note_files)).rowcount
        unsent = letters.c.state.in_(("queued", "handed"))
        connection.execute(letters.update().where(to_them, unsent).values(state="cancelled"))
        total += connection.execute(
            letters.update().where(to_them).values(letter | {"address": GONE})
        ).rowcount
        connection.execute(
            receipts.update().where(receipts.c.ticket_id.in_(own)).values(changes="[]")
        )
    for start in range(0, len(own), BATCH):
        some = own[start : start + BATCH]
        with _erasing(engine) as connection:
            told = letters.c.ticket_id.in_(some)
            connection.execute(letters.update().where(told, unsent).values(state="cancelled"))
            total += connection.execute(letters.update().where(told).values(letter)).rowcount
            theirs = mails.c.ticket_id.in_(some)
            connection.execute(mails.update().where(theirs).values(title=GONE))
            _blank_quotes(connection, person, some)
            blank = ticket | {"customer_message_id": ""}
            connection.execute(tickets.update().where(tickets.c.id.in_(some)).values(blank))
            _blank_events(connection, some)
    return total


def _blank_quotes(connection: sa.Connection, person: Person, own: Iterable[int]) -> None:
    """What the desk's people wrote stays, without what it quotes and how it calls the person."""
    names = [re.escape(one) for one in person.name.split() if len(one) >= CALLED_LEAST]
    called = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE) if names else None
    found = sa.select(notes.c.ticket_id, notes.c.id, notes.c.text)
    for row in connection.execute(found.where(notes.c.ticket_id.in_(own))).all():
        text = called.sub(GONE, row.text) if called and row.text != GONE else row.text
        this = (notes.c.ticket_id == row.ticket_id) & (notes.c.id == row.id)
        values = {"text": text, "full_text": "", "subject": ""}
        connection.execute(notes.update().where(this).values(values))


def _blank_orders(engine: sa.Engine, person: Person, own: list[int]) -> int:
    """What an admin's order brought of the person: the words of a ticket, a line of a list."""
    is_list = inputs.c.payload.contains("csv", autoescape=True)
    some = [inputs.c.ticket_id.in_(own[at : at + BATCH]) for at in range(0, len(own), BATCH)]
    total = 0
    for which in (is_list, *some):
        found = sa.select(inputs.c.id, inputs.c.ticket_id, inputs.c.payload)
        with _erasing(engine) as connection:
            for row in connection.execute(found.where(inputs.c.kind == "order", which)).all():
                payload = json.loads(row.payload or "{}")
                values = json.loads(str(payload.get("values") or "{}"))
                kept = dict(values)
                if row.ticket_id in own:
                    kept |= {key: GONE for key in WORDS & kept.keys() if kept[key]}
                if "csv" in kept:
                    kept["csv"] = without_contact(str(kept["csv"]), person.addresses)
                if kept != values:
                    payload["values"] = json.dumps(kept, ensure_ascii=False)
                    text = json.dumps(payload, ensure_ascii=False)
                    this = inputs.c.id == row.id
                    connection.execute(inputs.update().where(this).values(payload=text))
                    total += 1
    return total


def _blank_events(connection: sa.Connection, own: Iterable[int]) -> None:
    found = sa.select(events.c.input_id, events.c.position, events.c.data)
    for row in connection.execute(found.where(events.c.ticket_id.in_(own))).all():
        data = json.dumps(without_words(json.loads(row.data)), ensure_ascii=False)
        this = (events.c.input_id == row.input_id) & (events.c.position == row.position)
        connection.execute(events.update().where(this).values(data=data))


def _scrub_table(engine: sa.Engine, table: sa.Table, scrub: Scrub) -> int:
    """Take traces out of every text of a table; return how many rows had some."""
    texts = [
        one
        for one in table.columns
        if isinstance(one.type, Prose | PackedText | Strings | FileRefs)
        and f"{table.name}.{one.name}" not in KEPT_PLAIN
        and not one.primary_key
    ]
    if not texts:
        return 0
    keys = list(table.primary_key.columns)
    found = sa.select(*keys, *texts).order_by(*keys).limit(BATCH)
    total, last = 0, None
    while True:
        with _erasing(engine) as connection:
            after = found if last is None else found.where(sa.tuple_(*keys) > sa.tuple_(*last))
            rows = connection.execute(after).all()
            for row in rows:
                key, old = row[: len(keys)], row[len(keys) :]
                new = [_scrubbed(value, scrub) for value in old]
                if list(old) == new:
                    continue
                values = {
                    one.name: f"{value}.{key[0]}" if one.unique else value
                    for one, value, before in zip(texts, new, old, strict=True)
                    if value != before
                }
                this = sa.and_(*(one == value for one, value in zip(keys, key, strict=True)))
                connection.execute(table.update().where(this).values(values))
                total += 1
        if len(rows) < BATCH:
            return total
        last = [sa.literal(value, one.type) for one, value in zip(keys, rows[-1], strict=False)]


def _scrubbed(value: object, scrub: Scrub) -> object:
    match value:
        case str():
            return scrub(value)
        case tuple():
            return tuple(
                scrub(one) if isinstance(one, str) else replace(one, name=scrub(one.name))
                for one in value
            )
        case _:
            return value
