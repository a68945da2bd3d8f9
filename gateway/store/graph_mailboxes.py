"""How far each mailbox of Microsoft Graph was taken: the link to what comes next, and each mail
from the moment it was found until nothing is to be done with it any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from gateway.store import journal
from gateway.store.journal import Incoming
from gateway.store.tables import graph_mailboxes, graph_mails


class GraphState(StrEnum):
    FOUND = "found"  # in the folder, and to be taken
    TAKEN = "taken"  # journalled; to be moved, marked or deleted
    DONE = "done"  # and it stays in the folder
    FAILED = "failed"  # the service does not give it out


@dataclass(frozen=True, slots=True)
class GraphCursor:
    """How far a mailbox was taken."""

    place: str
    link: str  # to what comes next; "": all is to be looked through
    starts_at: datetime  # what was received before is nobody's business


@dataclass(frozen=True, slots=True)
class GraphMail:
    """A mail that is known by its id."""

    id: str
    received_at: datetime
    tries: int


def load_cursor(connection: sa.Connection, name: str) -> GraphCursor | None:
    row = connection.execute(_CURSOR, {"of_name": name}).first()
    return None if row is None else GraphCursor(row.place, row.link, row.starts_at)


def put_cursor(connection: sa.Connection, name: str, cursor: GraphCursor) -> None:
    """Begin a mailbox, or look through it anew; of another place nothing is known."""
    earlier = load_cursor(connection, name)
    if earlier is not None and earlier.place != cursor.place:
        connection.execute(_FORGET_ALL, {"of_name": name})
    values = {"place": cursor.place, "link": cursor.link, "starts_at": cursor.starts_at}
    change = graph_mailboxes.update().where(graph_mailboxes.c.name == name).values(values)
    if connection.execute(change).rowcount == 0:
        connection.execute(graph_mailboxes.insert(), values | {"name": name})


def note(
    connection: sa.Connection, name: str, mails: Sequence[tuple[str, datetime]], link: str
) -> None:
    """Write down what is new, and the link to what comes next; what is known stays as it is."""
    ids = [mail for mail, _ in mails]
    known = set(connection.execute(_KNOWN, {"of_name": name, "ids": ids}).scalars()) if ids else ()
    rows = {
        mail: {
            "name": name,
            "id": mail,
            "received_at": received_at,
            "state": GraphState.FOUND.value,
            "tries": 0,
        }
        for mail, received_at in mails
        if mail not in known
    }
    if rows:
        connection.execute(graph_mails.insert(), list(rows.values()))
    connection.execute(_LINK, {"of_name": name, "to_link": link})


def take(
    connection: sa.Connection, name: str, mail: str, incoming: Incoming, *, done: bool
) -> tuple[int, ...]:
    """Journal a mail; return its number. With `done` nothing is to be done in the folder."""
    numbers = journal.accept(connection, (incoming,))
    state = GraphState.DONE if done else GraphState.TAKEN
    connection.execute(_STATE, {"of_name": name, "of_id": mail, "to_state": state.value})
    return numbers


def fail(connection: sa.Connection, name: str, mail: str) -> int:
    """Pass a mail by that the service does not give out; return how often it was tried.

    0: somebody else took it, or took it away meanwhile.
    """
    key = {"of_name": name, "of_id": mail}
    if connection.execute(_FAIL, key).rowcount == 0:
        return 0
    return int(connection.execute(_TRIES, key).scalar_one())


def finish(connection: sa.Connection, name: str, mail: str, *, stays: bool) -> None:
    """What was to be done in the folder is done; what stays there is remembered."""
    if stays:
        key = {"of_name": name, "of_id": mail, "to_state": GraphState.DONE.value}
        connection.execute(_STATE, key)
    else:
        forget(connection, name, mail)


def forget(connection: sa.Connection, name: str, mail: str) -> None:
    connection.execute(_FORGET, {"of_name": name, "of_id": mail})


def in_state(
    connection: sa.Connection,
    name: str,
    state: GraphState,
    limit: int,
    after: GraphMail | None = None,
) -> tuple[GraphMail, ...]:
    """Return the mails in this state that were received first, or next `after` one."""
    values: dict[str, object] = {"of_name": name, "in_state": state.value, "many": limit}
    if after is None:
        return tuple(GraphMail(*row) for row in connection.execute(_IN_STATE, values))
    values |= {"after_at": after.received_at, "after_id": after.id}
    return tuple(GraphMail(*row) for row in connection.execute(_IN_STATE_AFTER, values))


def passed_by(connection: sa.Connection) -> tuple[tuple[str, int], ...]:
    """Return each mailbox with how many mails the service does not give out."""
    return tuple((row[0], row[1]) for row in connection.execute(_PASSED_BY))


_OF_BOX = graph_mails.c.name == sa.bindparam("of_name")
_THIS = sa.and_(_OF_BOX, graph_mails.c.id == sa.bindparam("of_id"))
_CURSOR = sa.select(graph_mailboxes).where(graph_mailboxes.c.name == sa.bindparam("of_name"))
_LINK = (
    graph_mailboxes.update()
    .where(graph_mailboxes.c.name == sa.bindparam("of_name"))
    .values(link=sa.bindparam("to_link"))
)
_KNOWN = sa.select(graph_mails.c.id).where(
    _OF_BOX, graph_mails.c.id.in_(sa.bindparam("ids", expanding=True))
)
_STATE = graph_mails.update().where(_THIS).values(state=sa.bindparam("to_state"))
_FAIL = (
    graph_mails.update()
    .where(_THIS, graph_mails.c.state.in_((GraphState.FOUND.value, GraphState.FAILED.value)))
    .values(state=GraphState.FAILED.value, tries=graph_mails.c.tries + 1)
)
_TRIES = sa.select(graph_mails.c.tries).where(_THIS)
_FORGET = graph_mails.delete().where(_THIS)
_FORGET_ALL = graph_mails.delete().where(_OF_BOX)
_IN_STATE = (
    sa.select(graph_mails.c.id, graph_mails.c.received_at, graph_mails.c.tries)
    .where(_OF_BOX, graph_mails.c.state == sa.bindparam("in_state"))
    .order_by(graph_mails.c.received_at, graph_mails.c.id)
    .limit(sa.bindparam("many"))
)
_IN_STATE_AFTER = _IN_STATE.where(
    sa.or_(
        graph_mails.c.received_at > sa.bindparam("after_at"),
        sa.and_(
            graph_mails.c.received_at == sa.bindparam("after_at"),
            graph_mails.c.id > sa.bindparam("after_id"),
        ),
    )
)
_PASSED_BY = (
    sa.select(graph_mails.c.name, sa.func.count())
    .where(graph_mails.c.state == GraphState.FAILED.value)
    .group_by(graph_mails.c.name)
    .order_by(graph_mails.c.name)
)
