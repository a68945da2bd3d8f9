"""The cost of a mail does not grow with the tickets held: no statement of the walk scans a table.

PostgreSQL scans small tables whatever their indexes; with that forbidden, it still does so where
no index serves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

import sqlalchemy as sa

from gateway.store import due_timers, journal, next_inputs, outbox, term, tickets
from gateway.store.engine import reading, writing
from gateway.store.journal import InputState
from gateway.store.lookups_sql import OPEN_OF
from gateway.store.overview import open_tickets
from gateway.store.tables import metadata
from gateway.store.term import Leadership
from outbound.retry import WAITS
from rules.effects import AddNote, CancelTimer, Decision, SetField
from rules.evolve import evolve
from rules.model.ticket import LetterState
from rules.model.timer import Timer
from rules.needs import Needs
from tests.store.desk import (
    CARLA,
    DAY,
    MINUTE,
    NOON,
    arrive,
    incoming,
    letter,
    next_input,
    note,
    put_letter,
)
from tests.store.full import FULL
from tests.store.test_cases import save_full

SMALL = {"absence", "person_timer", "term"}  # tables that no mail makes grow
PARTIAL = {  # indexes of what is still to be done; these may be read from end to end
    str(index.name)
    for table in metadata.tables.values()
    for index in table.indexes
    if index.dialect_options["sqlite"]["where"] is not None
}
TABLES = set(metadata.tables) | {"earlier"}
STATEMENTS_MAX = 25  # of a mail on a plain ticket, from the journal to its end, letter included
BECAUSE = "the support lead says so"
NEEDS = Needs(
    at=NOON,
    day=DAY,
    sender=CARLA,
    sender_domain="alderair.example",
    addresses=(CARLA, "ben@alderair.example"),
    numbers=("T20261123.0001", "T20261101.0099"),
    ticket_ids=(1,),
    thread=("<1@alderair.example>",),
    message_id="<2@alderair.example>",
    content_hash="1:bb",
    title="printer offline",
    failed_letter_id=99,
    failed_message_id="<x@desk.example>",
    receipts=("last", "R-4K7Q2Z"),
    author="maya",
    code_hashes=("aa",),
)


@contextmanager
def heard(engine: sa.Engine) -> Iterator[list[tuple[str, object]]]:
    """Note every statement with its (first) parameters."""
    found: list[tuple[str, object]] = []

    def note_down(*said: object) -> None:
        _, _, statement, parameters, _, is_many = said
        assert isinstance(parameters, Sequence | dict)
        first = parameters[0] if is_many else parameters  # type: ignore[index]  # a list then
        found.append((str(statement), first))

    sa.event.listen(engine, "before_cursor_execute", note_down)
    try:
        yield found
    finally:
        sa.event.remove(engine, "before_cursor_execute", note_down)


def scanned(engine: sa.Engine, statements: Sequence[tuple[str, object]]) -> list[str]:
    """Return the statements that read a whole table, with the plan's line that says so."""
    is_sqlite = engine.dialect.name == "sqlite"
    pattern = re.compile(r"^SCAN (\w+)" if is_sqlite else r"Seq Scan on (\w+)")
    found = []
    for one in statements:
        for line in planned(engine, [one]):
            table = pattern.search(line)
            if any(index in line for index in PARTIAL):
                continue
            if table and table[1] in TABLES - SMALL:
                found.append(f"{line.strip()}: {one[0]}")
    return found


def planned(engine: sa.Engine, statements: Sequence[tuple[str, object]]) -> list[str]:
    """Return the lines of the plans of the statements that look for rows."""
    is_sqlite = engine.dialect.name == "sqlite"
    word = "EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN "
    found = []
    with engine.connect() as connection:
        if not is_sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")
        for statement, parameters in statements:
            if re.match(r"SELECT|UPDATE|DELETE", statement):
                rows = connection.exec_driver_sql(word + statement, parameters)  # type: ignore[arg-type]  # as it was executed
                found += [str(row[-1]) for row in rows]
    return found


def walk(engine: sa.Engine) -> None:
    """Take one mail, one timer, one order and one letter through every statement there is."""
    put_letter(engine, 1, person="c7")
    input_id = arrive(engine)
    with reading(engine) as connection:
        next_input(connection, NOON)
        journal.load_input(connection, input_id)
        journal.oldest_waiting_received_at(connection)
        due_timers.due_timers(connection, NOON)
        due_timers.next_due_at(connection)
        journal.held(connection)
        next_inputs.waits_for(connection, 1, input_id, NOON)
        known = tickets.look_up(connection, NEEDS)
        tickets.look_up(connection, replace(NEEDS, numbers=(), ticket_ids=(), thread=()))
        before = tickets.load_case(connection, 1, known)
    with writing(engine) as connection:
        journal.count_try(connection, input_id, NOON, "save", NOON, 1)
        journal.postpone(connection, input_id, NOON, 1)
        journal.put_timer(connection, 1, before.timers[0], NOON)
        ids = [replace(one, state=LetterState.CANCELLED) for one in before.letters]
        changed = replace(FULL, ticket=before.ticket, tags=(), timers=(), letters=tuple(ids))
        effects = (SetField(name="title", value="x", rule="GW-09", because=BECAUSE),)
        decision = Decision(effects, before, evolve(changed, effects[0]))
        tickets.save(connection, decision, input_id=input_id, at=NOON, needs=NEEDS)
        order = journal.put_order(connection, "set", {}, NOON)
        journal.finish(connection, order, InputState.DONE, NOON)
        journal.answer_of(connection, order)
        journal.newest_waiting(connection)
        journal.count_end(connection, input_id)
        mine = term.take(connection, None, "one", locked=True)
        Leadership(engine, mine, locked=True).take_in_hand(connection, input_id)
        term.look(connection)
        term.stop(connection, mine)
        letters = [letter(order, 1, message_id=f"<{one}@x>", person=f"c{one}") for one in "abc"]
        outbox.put(connection, letters)
        claimed = outbox.claim(connection, NOON, 10, "one")
        outbox.next_letter_at(connection)
        outbox.reclaim(connection, "one")
        for one in claimed:
            outbox.handed(connection, one.id, NOON, "one")
        outbox.sent(connection, claimed[0].id, NOON, "250")
        outbox.later(connection, claimed[1].id, NOON, "451")
        outbox.never(connection, claimed[2].id, "550", NOON)
        outbox.in_doubt(connection, claimed[1].id, NOON, "451")
        outbox.returned(connection, claimed[1].id, "", "one")
        outbox.returned(connection, claimed[1].id, "", "one", in_doubt=True)
        outbox.mend_waits(connection, NOON, WAITS)
        outbox.retry(connection, claimed[2].id, NOON)
        outbox.drop(connection, claimed[2].id, NOON)


def test_no_statement_of_the_walk_scans_a_table_that_grows(engine: sa.Engine) -> None:
    save_full(engine)

    with heard(engine) as statements:
        walk(engine)

    assert len(statements) > 60
    assert scanned(engine, statements) == []


def test_of_mails_without_a_message_id_only_those_with_the_same_content_are_looked_at(
    engine: sa.Engine,
) -> None:
    save_full(engine)
    put_letter(engine, 1, person="c7")

    with heard(engine) as statements, reading(engine) as connection:
        tickets.look_up(connection, replace(NEEDS, message_id=""))

    counting = [one for one in statements if "duplicate_of" in one[0]]
    assert any("ix_mail_nameless" in line for line in planned(engine, counting))


def test_a_scan_would_be_found(engine: sa.Engine) -> None:
    assert scanned(engine, [("SELECT * FROM ticket WHERE title = 'a'", ())]) != []


def test_a_plain_mail_costs_few_statements(engine: sa.Engine) -> None:
    timer = Timer("waiting_reminder", 1, "calbh:5", NOON, NOON + MINUTE)
    plain = replace(FULL, watchers=(), tags=(), checklist=(), calls=(), cycles=(), attempts=())
    assert plain.ticket is not None
    ticket = replace(plain.ticket, account_id=None)
    opening = arrive(engine)
    with writing(engine) as connection:
        decision = Decision((), FULL.__class__(), replace(plain, ticket=ticket, timers=(timer,)))
        tickets.save(connection, decision, input_id=opening, at=NOON, needs=NEEDS)
    needs = Needs(
        at=NOON,
        day=DAY,
        sender=CARLA,
        sender_domain="alderair.example",
        addresses=(CARLA,),
        numbers=("T20261123.0001",),
        message_id="<3@alderair.example>",
        content_hash="1:cc",
    )

    with heard(engine) as statements, writing(engine) as connection:
        (input_id,) = journal.accept(connection, [incoming()])
        entry = next_input(connection, NOON)
        known = tickets.look_up(connection, needs)
        before = tickets.load_case(connection, known.tickets[0].id, known)
        effects = (
            AddNote(note=note(0), rule="GW-09", because=BECAUSE),
            CancelTimer(kind="waiting_reminder", rule="GW-09", because=BECAUSE),
            SetField(name="unread_mail", value=False, rule="GW-09", because=BECAUSE),
        )
        after = before
        for effect in effects:
            after = evolve(after, effect)
        tickets.save(
            connection, Decision(effects, before, after), input_id=input_id, at=NOON, needs=needs
        )
        outbox.put(connection, [letter(input_id, before.ticket.id if before.ticket else None)])

    assert entry is not None
    assert entry.id == input_id
    texts = [text for text, _ in statements if not text.startswith("BEGIN")]
    assert len(texts) <= STATEMENTS_MAX, "\n\n".join(texts)


def test_what_asks_for_open_tickets_passes_the_closed_ones_by(engine: sa.Engine) -> None:
    save_full(engine)
    with heard(engine) as statements, reading(engine) as connection:
        connection.execute(OPEN_OF, {"handles": ["maya"]}).all()
        open_tickets(connection)

    plans = [_plan(engine, one) for one in statements if one[0].startswith("SELECT")]

    assert len(plans) == 2
    assert [one for one in plans if "ix_ticket_open" not in one] == []


def _plan(engine: sa.Engine, asked: tuple[str, object]) -> str:
    is_sqlite = engine.dialect.name == "sqlite"
    statement, parameters = asked
    with engine.connect() as connection:
        if not is_sqlite:
            connection.exec_driver_sql("SET enable_seqscan = off")
        word = "EXPLAIN QUERY PLAN " if is_sqlite else "EXPLAIN "
        rows = connection.exec_driver_sql(word + statement, parameters)  # type: ignore[arg-type]  # as it was executed
        return "\n".join(str(row[-1]) for row in rows)
