"""A person is erased from both databases, a few rows at a time, and again without harm."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from gateway.store import timeline_rows
from gateway.store.engine import reading, writing
from gateway.store.erase import GONE, Person, Undecided, erase, find_person, scrubber
from gateway.store.journal import InputState, finish
from gateway.store.tables import inputs, letters
from rules.model.ticket import LetterState
from tests.store.desk import CARLA, MINUTE, NOON, arrive, open_ticket, put_letter


def test_an_erased_person_leaves_the_ticket_and_nothing_else(engine: sa.Engine) -> None:
    ticket_id = open_ticket(engine, contact=CARLA, contact_name="Carla Ruiz")
    put_letter(engine, ticket_id)
    open_ticket(engine, "T20261123.0002", title="Ask Carla Ruiz")
    with writing(engine) as connection:
        for input_id in connection.execute(
            sa.select(inputs.c.id).where(inputs.c.state == "waiting")
        ).scalars():
            finish(connection, input_id, InputState.DONE, NOON)
    with reading(engine) as connection:
        person = find_person(connection, CARLA.upper())

    erase(engine, person, NOON + MINUTE)
    erase(engine, person, NOON + MINUTE)

    assert person == Person(None, "Carla Ruiz", (CARLA,))
    with reading(engine) as connection:
        timeline = timeline_rows.load_timeline(connection, "T20261123.0001")
        other = timeline_rows.load_timeline(connection, "T20261123.0002")
        assert timeline is not None
        assert other is not None
        assert other.case.ticket is not None
        assert other.case.ticket.title == f"Ask {GONE}"
        assert [one.text for one in timeline.notes] == [GONE]
        (letter,) = connection.execute(sa.select(letters)).all()
    assert (letter.state, letter.text, letter.address) == (LetterState.CANCELLED, GONE, GONE)


def test_nobody_is_erased_while_their_mail_waits(engine: sa.Engine) -> None:
    arrive(engine, words=f"From: {CARLA}\r\n\r\nhello")

    with pytest.raises(Undecided):
        erase(engine, Person(None, "", (CARLA,)), NOON)


@pytest.mark.parametrize(
    ("text", "scrubbed"),
    [
        ("Carla@Alderair.example wrote", f"{GONE} wrote"),
        ("carla ruiz, Carla Ruizova", f"{GONE}, Carla Ruizova"),
        ("Carlas Ruiz", "Carlas Ruiz"),
    ],
)
def test_traces_are_whole_names_and_addresses(text: str, scrubbed: str) -> None:
    assert scrubber(Person(1, "Carla Ruiz", (CARLA,)))(text) == scrubbed
