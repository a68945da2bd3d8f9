"""GW-17: who sends too much is told once; a machine, a forger and the same mail again are not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import journal, outbox
from gateway.store.engine import reading, writing
from gateway.store.journal import Incoming
from gateway.store.people import import_people
from gateway.worker.clerk import Clerk
from parsers import Limits, Reading
from rules.model.mail import Envelope

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
CUT = Envelope(source="imap", mailbox="support", cut_from=48 * 1024 * 1024 - 1, trusted=True)
SERVER = "mx.desk.example"


def header(name: str, *more: str, sender: str = "carla@alderair.example") -> bytes:
    lines = (
        *more,
        f"From: {sender}",
        "To: support@desk.example",
        f"Message-ID: <{name}@alderair.example>",
        "Subject: Photos of the panel",
    )
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def many_files(count: int) -> bytes:
    part = '--b\r\nContent-Disposition: attachment; filename="a.txt"\r\n\r\nx\r\n'
    head = header("files", "Content-Type: multipart/mixed; boundary=b")
    return head + (part * count + "--b--\r\n").encode()


@pytest.fixture
def desk_engine(engine: sa.Engine) -> sa.Engine:
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    return engine


@pytest.fixture
def clerk(desk_engine: sa.Engine) -> Clerk:
    rules = Reading(trusted_ids=(SERVER,), limits=Limits(files_max=20))
    return Clerk(desk_engine, example_desk(), Keys.made_for_rehearsal(), rules)


def told(engine: sa.Engine, clerk: Clerk, *mails: bytes, envelope: Envelope = CUT) -> list[str]:
    """The letters that these mails cause, after all is held."""
    with writing(engine) as connection:
        journal.accept(connection, [Incoming(one, envelope, NOW) for one in mails])
    while clerk.decide_next(NOW) is not None:
        pass
    with reading(engine) as connection:
        letters = outbox.list_letters(connection)
        return [f"{one.notice} {one.address} {one.subject}" for one in letters]


def test_the_sender_of_a_large_mail_is_told_once(desk_engine: sa.Engine, clerk: Clerk) -> None:
    mail = header("large")

    letters = told(desk_engine, clerk, mail, mail)

    assert letters == ["N-49 carla@alderair.example Your mail was too large: Photos of the panel"]
    with reading(desk_engine) as connection:
        assert [one.reason for one in journal.held(connection)] == ["over_limit:size"]


def test_the_sender_of_too_many_files_is_told(desk_engine: sa.Engine, clerk: Clerk) -> None:
    letters = told(desk_engine, clerk, many_files(21), envelope=replace(CUT, cut_from=0))

    assert [one[:4] for one in letters] == ["N-49"]


@pytest.mark.parametrize(
    "mail",
    [
        header("machine", "Auto-Submitted: auto-generated"),
        header("bulk", "List-Id: <news.alderair.example>", "Precedence: bulk"),
        header("nobody", sender="no-reply@alderair.example"),
        b"Subject: from nobody\r\n\r\n",
    ],
)
def test_a_machine_is_told_nothing(desk_engine: sa.Engine, clerk: Clerk, mail: bytes) -> None:
    assert told(desk_engine, clerk, mail) == []
    with reading(desk_engine) as connection:
        assert len(journal.held(connection)) == 1


def test_whose_sender_is_forged_is_told_nothing(desk_engine: sa.Engine, clerk: Clerk) -> None:
    forged = f"Authentication-Results: {SERVER}; dmarc=fail header.from=alderair.example"

    letters = told(desk_engine, clerk, header("forged", forged), envelope=replace(CUT, mailbox=""))

    assert letters == []


def test_a_stranger_who_names_a_number_is_told_nothing(
    desk_engine: sa.Engine, clerk: Clerk
) -> None:
    mail = header("number", sender="someone@elsewhere.example")
    named = mail.replace(b"Subject: ", b"Subject: [T20261116.0004] ")

    assert told(desk_engine, clerk, named) == []


def test_a_released_mail_does_not_grow_its_body(desk_engine: sa.Engine, clerk: Clerk) -> None:
    letters = told(desk_engine, clerk, header("large"))
    with writing(desk_engine) as connection:
        held = journal.held(connection)[0].input_id
        journal.put_order(connection, "release", {"input": str(held)}, NOW)

    assert told(desk_engine, clerk) == letters
    with reading(desk_engine) as connection:
        assert len(journal.held(connection)) == 1
