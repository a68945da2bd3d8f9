"""A person is erased from both databases, a few rows at a time, and again without harm."""

from __future__ import annotations

from base64 import b64encode, encodebytes

import pytest
import sqlalchemy as sa

from gateway.store import timeline_rows
from gateway.store.engine import reading, writing
from gateway.store.erase import Person, Undecided, erase, find_person
from gateway.store.journal import InputState, finish
from gateway.store.tables import inputs, letters
from gateway.store.traces import GONE, is_named, scrubber, without_contact
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
    assert scrubber((CARLA,), "Carla Ruiz", "+1 555 0110")(text) == scrubbed


@pytest.mark.parametrize(
    ("raw", "named"),
    [
        (f"Cc: {CARLA}\r\n\r\nHello", True),
        (f"Subject: a\r\n\r\nask {CARLA[:9]}=\r\n{CARLA[9:]} =3D", True),
        (f"Subject: =?utf-8?B?{b64encode(CARLA.encode()).decode()}?=\r\n\r\nHello", True),
        (
            "Content-Transfer-Encoding: base64\r\n\r\n"
            + encodebytes(b"Umfrage " * 20 + CARLA.upper().encode()).decode(),
            True,
        ),
        ("Subject: a\r\n\r\nCarla Ruiz is not here", False),
        ("Subject: a\r\n\r\n=ZZ ==\r\n\r\nA\r\n\r\nabcde", False),
    ],
)
def test_an_address_is_found_however_a_mail_writes_it(raw: str, named: bool) -> None:
    assert is_named(raw.encode(), (CARLA,)) is named


def test_a_list_loses_the_person_and_keeps_the_accounts() -> None:
    head = "account,cid,domains,contact,addresses,phone\n"
    ben = "Alder Air,7,alderair.example,Ben Ode,ben@alderair.example,+1 555 0111\n"
    listed = f"# ours\n{head}Alder Air,7,alderair.example,Carla,x@a.example; {CARLA},+1 555 0110\n"

    assert without_contact(listed + ben, (CARLA,)) == (
        f"{head}Alder Air,7,alderair.example,,,\n{ben}"
    )
    assert without_contact(f"# ours\n{head}{ben}", (CARLA,)) == f"# ours\n{head}{ben}"
