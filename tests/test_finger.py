"""A mail can be followed with a finger, from its bytes to the commit (docs/flow.md)."""

from __future__ import annotations

import asyncio
import re
import smtplib
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import FrameType

import sqlalchemy as sa

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.doors.door import Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.peers import TrustedPeers
from gateway.doors.room import Room
from gateway.doors.smtp import SmtpDoor
from gateway.store.accepting import Accepting
from gateway.store.boards import TicketFilter, list_tickets
from gateway.store.engine import ClerkLock, reading, writing
from gateway.store.people import import_people
from gateway.store.term import Leadership
from gateway.worker.clerk import Clerk
from gateway.worker.leader import Leader, News, Turn
from gateway.worker.poison import Suspects
from gateway.worker.writer import Writer
from parsers import Reading

ROOT = Path(__file__).parent.parent
FILES_MAX = 15
BYTES, COMMIT = "doors/smtp_session.py", "store/save.py"  # where a mail comes in, and stays
NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
HEAD = "From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
ASKED = f"{HEAD}Subject: Printer offline\r\nMessage-ID: <1@alderair.example>\r\n\r\nHelp.\r\n"
REPLY = (
    f"{HEAD}Subject: Re: Printer offline\r\nMessage-ID: <2@alderair.example>\r\n"
    "References: <1@alderair.example>\r\n\r\nIt prints again, but slowly.\r\n"
)

Calls = set[tuple[str, str]]  # from a file to a file, each as room/name.py


def legs() -> list[list[str]]:
    """The files that the page names, in its order; a leg is what one thread does in its turn."""
    page = (ROOT / "docs" / "flow.md").read_text("utf-8")
    paragraph = page.partition("**With the finger.**")[2].partition("\n\n")[0]
    named = [re.findall(r"`(\w+/\w+\.py)`", leg) for leg in paragraph.split(";")]
    return [[one for one in leg if one != "tests/test_finger.py"] for leg in named]


@contextmanager
def noted_calls() -> Iterator[Calls]:
    """Note which file calls which, on every thread that begins meanwhile and on this one."""
    calls: Calls = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        if event == "call" and frame.f_back is not None:
            calls.add((place(frame.f_back), place(frame)))

    def place(frame: FrameType) -> str:
        return "/".join(Path(frame.f_code.co_filename).parts[-2:])

    before = sys.getprofile()
    threading.setprofile(note)
    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(before)
        threading.setprofile(None)  # type: ignore[arg-type]


async def hand_in(engine: sa.Engine, raw: str) -> None:
    """Let a peer send the mail to a door whose writer commits it."""
    accepting, limits, trusted = Accepting(engine), DoorLimits(), TrustedPeers()
    with Writer(accepting.accept) as writer:
        door = SmtpDoor(
            Intake(writer.accept, lambda: NOW, limits, trusted),
            lambda address: True,
            hostname="desk.example",
            limits=limits,
            room=Room(2**20),
            trusted=trusted,
        )
        _, port = await door.listen("127.0.0.1", 0)
        await asyncio.to_thread(send, port, raw)
        await door.close(grace_seconds=1)
    accepting.close()


def send(port: int, raw: str) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as peer:
        peer.sendmail("carla@alderair.example", ["support@desk.example"], raw)


def leader_of(engine: sa.Engine, url: str) -> Leader:
    def make_clerk(leadership: Leadership, suspects: Suspects, news: News | None) -> Clerk:
        return Clerk(
            engine,
            example_desk(),
            Keys.made_for_rehearsal(),
            Reading(),
            leadership=leadership,
            suspects=suspects,
        )

    return Leader(engine, ClerkLock(engine, url), make_clerk, "a gateway")


def test_a_customers_reply_passes_fifteen_files_of_ours_each_called_by_one_before_it(
    engine: sa.Engine, database_url: str
) -> None:
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    leader = leader_of(engine, database_url)
    asyncio.run(hand_in(engine, ASKED))
    assert leader.decide_next(NOW) is Turn.DECIDED

    with noted_calls() as calls:
        asyncio.run(hand_in(engine, REPLY))
        assert leader.decide_next(NOW + timedelta(minutes=1)) is Turn.DECIDED
    leader.leave()

    with reading(engine) as connection:
        assert len(list_tickets(connection, TicketFilter())) == 1, "the reply is on its ticket"
    named = [one for leg in legs() for one in leg]
    assert (named[0], named[-1]) == (BYTES, COMMIT)
    assert len(named) == len(set(named)) <= FILES_MAX
    assert uncalled(calls) == []


def uncalled(calls: Calls) -> list[str]:
    """The files of each leg, but its first, that no file before them in the leg calls."""
    found: list[str] = []
    for leg in legs():
        assert any(leg[0] in call for call in calls), f"{leg[0]} did not run"
        found += [
            one
            for number, one in enumerate(leg)
            if number and not any((before, one) in calls for before in leg[:number])
        ]
    return found
