"""The books of a mailbox of Microsoft Graph, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from gateway.store import graph_mailboxes
from gateway.store.engine import reading, writing
from gateway.store.graph_mailboxes import GraphCursor, GraphState
from gateway.store.journal import Incoming
from gateway.store.tables import inputs
from rules.model.mail import Envelope

START = datetime(2026, 11, 1, tzinfo=UTC)
BOX = "support"


def begin(engine: sa.Engine, place: str = "a@graph/INBOX", link: str = "") -> None:
    with writing(engine) as connection:
        graph_mailboxes.put_cursor(connection, BOX, GraphCursor(place, link, START))


def note(engine: sa.Engine, *mails: tuple[str, int], link: str = "next") -> None:
    found = [(one, START + timedelta(minutes=minutes)) for one, minutes in mails]
    with writing(engine) as connection:
        graph_mailboxes.note(connection, BOX, found, link)


def ids(engine: sa.Engine, state: GraphState) -> list[str]:
    with reading(engine) as connection:
        return [one.id for one in graph_mailboxes.in_state(connection, BOX, state, 50)]


def take(engine: sa.Engine, mail: str, *, done: bool = False) -> None:
    incoming = Incoming(b"Subject: x\r\n\r\n", Envelope(), START)
    with writing(engine) as connection:
        graph_mailboxes.take(connection, BOX, mail, incoming, done=done)


def test_what_is_new_is_written_down_once_and_taken_in_order_of_arrival(engine: sa.Engine) -> None:
    begin(engine)
    note(engine, ("c", 3), ("a", 1))
    note(engine, ("b", 2), ("a", 1), link="later")

    assert ids(engine, GraphState.FOUND) == ["a", "b", "c"]
    with reading(engine) as connection:
        cursor = graph_mailboxes.load_cursor(connection, BOX)
    assert cursor == GraphCursor("a@graph/INBOX", "later", START)


def test_a_taken_mail_is_to_be_moved_and_then_forgotten_or_remembered(engine: sa.Engine) -> None:
    begin(engine)
    note(engine, ("a", 1), ("b", 2), ("c", 3))
    take(engine, "a")
    take(engine, "b")
    take(engine, "c", done=True)
    assert ids(engine, GraphState.TAKEN) == ["a", "b"]

    with writing(engine) as connection:
        graph_mailboxes.finish(connection, BOX, "a", stays=False)
        graph_mailboxes.finish(connection, BOX, "b", stays=True)
    note(engine, ("a", 1), ("b", 2), ("c", 3))  # all is looked through again

    assert ids(engine, GraphState.FOUND) == ["a"]  # it is in the folder again: somebody put it back
    assert ids(engine, GraphState.DONE) == ["b", "c"]
    with reading(engine) as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(inputs)).scalar() == 3


def test_what_is_passed_by_is_counted_and_told(engine: sa.Engine) -> None:
    begin(engine)
    note(engine, ("a", 1))
    with writing(engine) as connection:
        assert graph_mailboxes.fail(connection, BOX, "a") == 1
        assert graph_mailboxes.fail(connection, BOX, "a") == 2

    with reading(engine) as connection:
        assert graph_mailboxes.passed_by(connection) == ((BOX, 1),)
    assert ids(engine, GraphState.FOUND) == []


def test_at_another_place_everything_begins_anew(engine: sa.Engine) -> None:
    begin(engine)
    note(engine, ("a", 1))
    begin(engine, place="b@graph/INBOX")

    assert ids(engine, GraphState.FOUND) == []
