"""The books of a mailbox: cursor and journal in one transaction, and what is still to be done."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import sqlalchemy as sa

from gateway.store import mailboxes
from gateway.store.engine import reading, writing
from gateway.store.journal import Incoming
from gateway.store.mailboxes import Cursor, FoundMail, MailState
from rules.model.mail import Envelope

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
BEGUN = Cursor("support@imap.example/INBOX", 7, 0, 0, NOW)


def mails(*uids: int) -> list[FoundMail]:
    return [FoundMail(uid, f"d{uid}", Incoming(b"x", Envelope(), NOW)) for uid in uids]


def begin(engine: sa.Engine, cursor: Cursor = BEGUN) -> None:
    with writing(engine) as connection:
        mailboxes.put_cursor(connection, "support", cursor)


def take(engine: sa.Engine, *uids: int) -> tuple[int, ...]:
    with writing(engine) as connection:
        return mailboxes.take(connection, "support", 7, mails(*uids), uids[-1], done=False)


def left(engine: sa.Engine, state: MailState = MailState.TAKEN) -> tuple[int, ...]:
    with reading(engine) as connection:
        return mailboxes.unfinished(connection, "support", 7, state, 50)


def cursor_of(engine: sa.Engine) -> Cursor | None:
    with reading(engine) as connection:
        return mailboxes.load_cursor(connection, "support")


def test_the_cursor_moves_with_the_mails_and_never_back(engine: sa.Engine) -> None:
    begin(engine)

    numbers = take(engine, 3, 5)
    with writing(engine) as connection:
        mailboxes.move_cursor(connection, "support", 4)

    assert len(numbers) == 2
    assert cursor_of(engine) == replace(BEGUN, uid=5)
    assert left(engine) == (3, 5)


def test_what_was_moved_is_forgotten_and_what_stays_is_known(engine: sa.Engine) -> None:
    begin(engine)
    take(engine, 3, 5)
    with writing(engine) as connection:
        mailboxes.finish(connection, "support", 7, [3], stays=False)
        mailboxes.finish(connection, "support", 7, [5], stays=True)

    assert left(engine) == ()
    with reading(engine) as connection:
        known = mailboxes.known_digests(connection, "support", ["d3", "d5", "d9"])
    assert known == {"d5"}


def test_a_mail_that_was_passed_by_can_be_taken_later(engine: sa.Engine) -> None:
    begin(engine)
    with writing(engine) as connection:
        mailboxes.fail(connection, "support", 7, 4)
        assert mailboxes.fail(connection, "support", 7, 4) == 2
    assert left(engine, MailState.FAILED) == (4,)
    with reading(engine) as connection:
        assert mailboxes.passed_by(connection) == (mailboxes.PassedBy("support", 4, 2),)

    take(engine, 4)

    assert left(engine, MailState.FAILED) == ()
    assert left(engine) == (4,)


def test_at_another_place_nothing_is_known(engine: sa.Engine) -> None:
    """Its mails may have the same numbers, and must not be moved for others."""
    begin(engine)
    take(engine, 3)

    begin(engine, replace(BEGUN, place="support@other.example/INBOX"))

    assert left(engine) == ()


def test_after_new_numbers_the_old_ones_are_forgotten(engine: sa.Engine) -> None:
    begin(engine)
    take(engine, 3)
    begin(engine, replace(BEGUN, uid_validity=8, uid=0, rescan_uid=9))
    with reading(engine) as connection:
        assert mailboxes.known_digests(connection, "support", ["d3"]) == {"d3"}

    with writing(engine) as connection:
        mailboxes.end_rescan(connection, "support", 8)

    assert cursor_of(engine) == replace(BEGUN, uid_validity=8)
    with reading(engine) as connection:
        assert mailboxes.known_digests(connection, "support", ["d3"]) == frozenset()
