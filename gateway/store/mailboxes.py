"""How far each mailbox was taken: the cursor moves in the transaction that journals its mails.

So a mail is an input once, whatever ends when. What becomes of it in its folder (moved, marked,
deleted) comes after that commit, and is written down as still to be done until then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa

from gateway.store import journal
from gateway.store.journal import Incoming
from gateway.store.tables import mailbox_mails, mailboxes


class MailState(StrEnum):
    TAKEN = "taken"  # journalled; to be moved, marked or deleted
    DONE = "done"  # and it stays in the folder
    FAILED = "failed"  # the server does not give it out, or the scanner puts it off


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a mailbox was taken."""

    place: str
    uid_validity: int
    uid: int
    rescan_uid: int
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class FoundMail:
    """One mail of a folder; without `incoming` it was journalled before, under another UID."""

    uid: int
    digest: str
    incoming: Incoming | None = None
    is_put_off: bool = False  # by the scanner: it stays, and is looked at again


@dataclass(frozen=True, slots=True)
class PassedBy:
    """A mail that the server did not give out."""

    name: str
    uid: int
    tries: int


def load_cursor(connection: sa.Connection, name: str) -> Cursor | None:
    row = connection.execute(_CURSOR, {"of_name": name}).first()
    if row is None:
        return None
    return Cursor(row.place, row.uid_validity, row.uid, row.rescan_uid, row.starts_at)


def put_cursor(connection: sa.Connection, name: str, cursor: Cursor) -> None:
    """Begin a mailbox, or begin it anew: UIDs of another validity mean nothing any more.

    At another place nothing is known of what was taken here.
    """
    earlier = load_cursor(connection, name)
    if earlier is not None and earlier.place != cursor.place:
        connection.execute(_FORGET_ALL, {"of_name": name})
    values = {
        "place": cursor.place,
        "uid_validity": cursor.uid_validity,
        "uid": cursor.uid,
        "rescan_uid": cursor.rescan_uid,
        "starts_at": cursor.starts_at,
    }
    change = mailboxes.update().where(mailboxes.c.name == name).values(values)
    if connection.execute(change).rowcount == 0:
        connection.execute(mailboxes.insert(), values | {"name": name})


def take(
    connection: sa.Connection,
    name: str,
    validity: int,
    mails: Sequence[FoundMail],
    up_to: int,
    *,
    done: bool,
) -> tuple[int, ...]:
    """Journal what is new among the mails and move the cursor; return the inputs' numbers.

    With `done` nothing is to be done with them in the folder.
    """
    state = MailState.DONE if done else MailState.TAKEN
    fresh = [one.incoming for one in mails if one.incoming is not None]
    numbers = journal.accept(connection, fresh)
    for one in mails:  # one that the server refused before has a row
        if one.is_put_off:
            _put(connection, name, validity, one.uid, "", MailState.FAILED)
        else:
            _put(connection, name, validity, one.uid, one.digest, state)
    move_cursor(connection, name, up_to)
    return numbers


def move_cursor(connection: sa.Connection, name: str, up_to: int) -> None:
    """All mails up to this UID were looked at; it never goes back."""
    connection.execute(_MOVE, {"of_name": name, "up_to": up_to})


def fail(connection: sa.Connection, name: str, validity: int, uid: int) -> int:
    """Pass a mail by that the server does not give out; return how often it was tried."""
    _put(connection, name, validity, uid, "", MailState.FAILED)
    move_cursor(connection, name, uid)
    key = {"of_name": name, "of_validity": validity, "of_uid": uid}
    return int(connection.execute(_TRIES, key).scalar_one())


def finish(
    connection: sa.Connection, name: str, validity: int, uids: Sequence[int], *, stays: bool
) -> None:
    """What was to be done in the folder is done; what stays there is remembered."""
    keys = [{"of_name": name, "of_validity": validity, "of_uid": uid} for uid in uids]
    if keys:
        connection.execute(_DONE if stays else _FORGET, keys)


def end_rescan(connection: sa.Connection, name: str, validity: int) -> None:
    """Whatever has a UID of another validity is known by a new one, or not there any more."""
    connection.execute(_END_RESCAN, {"of_name": name})
    connection.execute(_FORGET_OTHERS, {"of_name": name, "of_validity": validity})


def unfinished(
    connection: sa.Connection,
    name: str,
    validity: int,
    state: MailState,
    limit: int,
    after: int = 0,
) -> tuple[int, ...]:
    """Return the oldest UIDs above one that are in this state."""
    values = {"of_name": name, "of_validity": validity, "in_state": state.value}
    values |= {"many": limit, "after": after}
    return tuple(connection.execute(_UNFINISHED, values).scalars())


def known_digests(connection: sa.Connection, name: str, digests: Collection[str]) -> frozenset[str]:
    """Return those that belong to mails taken before."""
    values = {"of_name": name, "digests": list(digests)}
    return frozenset(connection.execute(_KNOWN, values).scalars()) if digests else frozenset()


def passed_by(connection: sa.Connection) -> tuple[PassedBy, ...]:
    """Return the mails of all mailboxes that the servers do not give out."""
    return tuple(PassedBy(*row) for row in connection.execute(_PASSED_BY))


def _put(
    connection: sa.Connection, name: str, validity: int, uid: int, digest: str, state: MailState
) -> None:
    values = {"to_digest": digest, "to_state": state.value}
    key = {"of_name": name, "of_validity": validity, "of_uid": uid}
    tries = 1 if state is MailState.FAILED else 0
    if connection.execute(_CHANGE, key | values | {"more": tries}).rowcount == 0:
        row = {"name": name, "uid_validity": validity, "uid": uid, "tries": tries}
        row |= {"digest": digest, "state": state.value}
        connection.execute(mailbox_mails.insert(), row)


_HERE = mailboxes.c.name == sa.bindparam("of_name")
_CURSOR = sa.select(mailboxes).where(_HERE)
_MOVE = (
    mailboxes.update()
    .where(_HERE, mailboxes.c.uid < sa.bindparam("up_to"))
    .values(uid=sa.bindparam("up_to"))
)
_END_RESCAN = mailboxes.update().where(_HERE).values(rescan_uid=0)
_OF_BOX = mailbox_mails.c.name == sa.bindparam("of_name")
_OF_VALIDITY = mailbox_mails.c.uid_validity == sa.bindparam("of_validity")
_THIS = sa.and_(_OF_BOX, _OF_VALIDITY, mailbox_mails.c.uid == sa.bindparam("of_uid"))
_CHANGE = (
    mailbox_mails.update()
    .where(_THIS)
    .values(
        digest=sa.bindparam("to_digest"),
        state=sa.bindparam("to_state"),
        tries=mailbox_mails.c.tries + sa.bindparam("more"),
    )
)
_TRIES = sa.select(mailbox_mails.c.tries).where(_THIS)
_DONE = mailbox_mails.update().where(_THIS).values(state=MailState.DONE.value)
_FORGET = mailbox_mails.delete().where(_THIS)
_FORGET_ALL = mailbox_mails.delete().where(_OF_BOX)
_FORGET_OTHERS = mailbox_mails.delete().where(_OF_BOX, sa.not_(_OF_VALIDITY))
_UNFINISHED = (
    sa.select(mailbox_mails.c.uid)
    .where(
        _OF_BOX,
        _OF_VALIDITY,
        mailbox_mails.c.state == sa.bindparam("in_state"),
        mailbox_mails.c.state != MailState.DONE.value,
        mailbox_mails.c.uid > sa.bindparam("after"),
    )
    .order_by(mailbox_mails.c.uid)
    .limit(sa.bindparam("many"))
)
_KNOWN = sa.select(mailbox_mails.c.digest).where(
    _OF_BOX, mailbox_mails.c.digest.in_(sa.bindparam("digests", expanding=True))
)
_PASSED_BY = (
    sa.select(mailbox_mails.c.name, mailbox_mails.c.uid, mailbox_mails.c.tries)
    .where(mailbox_mails.c.state == MailState.FAILED.value)
    .order_by(mailbox_mails.c.name, mailbox_mails.c.uid)
)
