"""Whatever a peer says to a door: it is answered by the protocol, and the door stands.

The real door and sessions, on lines in memory and a clock of their own. A dialogue that breaks one
is kept in BROKE_ONCE.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gateway.doors.door import DoorKind, Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.peers import TrustedPeers
from gateway.doors.room import Room
from gateway.doors.smtp import SmtpDoor
from gateway.doors.smtp_session import BLOCK, SLACK
from gateway.simulate.network import Line, Network
from gateway.simulate.scheduler import Scheduler
from gateway.store.journal import Incoming

NOW = datetime(2026, 11, 23, 15, tzinfo=UTC)
SIZE_MAX = 3000
HELD_MAX = 2 * SIZE_MAX + SLACK + BLOCK  # of one session, in octets
REPLY = re.compile(rb"(?:[2-5]\d\d-[^\r\n]*\r\n)*[2-5]\d\d [^\r\n]*\r\n")
TAKEN = re.compile(rb"250 2\.0\.0 Taken as (\d+)\r\n")
OURS = "support@desk.example"
BUSY = b"full"  # a mail with this word is not journalled just now

SENSE = (
    b"EHLO mx.example\r\n",
    b"LHLO mx.example\r\n",
    b"HELO mx.example\r\n",
    b"QUIT\r\n",
    b"RSET\r\n",
    b"MAIL FROM:<c@a.example>\r\n",
    b"MAIL FROM:<>\r\n",
    b"RCPT TO:<support@desk.example>\r\n",
    b"RCPT TO:<nobody@desk.example>\r\n",
    b"DATA\r\n",
    b"NOOP\r\n",
    b"VRFY a\r\n",
    b"HELP\r\n",
    b"Subject: x\r\n\r\nIt does not print.\r\n.\r\n",
    b"Subject: full\r\n\r\nx\r\n.\r\n",
    b".\r\n",
    b"\r\n.\r\n",
    b"STARTTLS\r\n",
    b"AUTH PLAIN AGEAYg==\r\n",
    b"AUTH LOGIN\r\n",
    b"YQ==\r\n",
    b"*\r\n",
    b"MAIL FROM:<c@a.example> SIZE=9999999 BODY=8BITMIME\r\n",
    b"EXPN x\r\n",
    b"BDAT 12 LAST\r\n",
    b"MAIL FROM:<c@a.example> SMTPUTF8\r\n",
    b"RCPT TO:<\xc3\xb6@desk.example>\r\n",
)
NOISE = (
    b"\r",
    b"\n",
    b"\r\n",
    b"\0",
    b" ",
    b"<",
    b">",
    b":",
    b"@",
    b"\xff\xfe",
    b"MAIL",
    b"RCPT TO:",
    b"=",
    b"FROM:<",
    b"..\r\n",
    b"\r\n..",
    b"\n.\n",
    b"A" * 1200,
    b"x" * 70_000,
    b"<" * 500,
    b'"',
    b"\\",
    b"(",
    b"=?utf-8?B?",
    b"%s%n",
    b"SIZE=-1",
    b"SIZE=1e9",
    b"\xc3",
    b"RCPT TO:<@a,@b:support@desk.example>",
)
CHUNKS = st.lists(
    st.one_of(
        st.sampled_from(SENSE),
        st.sampled_from(SENSE),
        st.sampled_from(NOISE),
        st.binary(max_size=12),
    ),
    min_size=1,
    max_size=14,
)
GREETED = {DoorKind.LMTP: b"LHLO mx.example\r\n"}
BROKE_ONCE: tuple[tuple[DoorKind, list[bytes]], ...] = (
    (DoorKind.SMTP, [b"\r", b"EHLO mx.example\r\n"]),  # its return came back bare in our answer
    (DoorKind.SUBMISSION, [b"AUTH LOGIN\r\n", b"A" * 1200]),  # a name without end was our fault
    # a mail that was broken off soon kept its room for ever
    (DoorKind.SMTP, [SENSE[5], SENSE[7], SENSE[9], b"It does not pr"]),
    (DoorKind.LMTP, [SENSE[5], SENSE[7], SENSE[9], b"It does not pr"]),
)


class Peer(asyncio.Protocol):
    """What a peer hears."""

    def __init__(self) -> None:
        self.heard = bytearray()
        self.is_over = False

    def data_received(self, data: bytes) -> None:
        self.heard += data

    def connection_lost(self, error: Exception | None) -> None:
        self.is_over = True


@dataclass
class Street:
    """One door of a kind on a street in memory, and what it journalled."""

    kind: DoorKind
    journal: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.scheduler = Scheduler(NOW, Random(1))
        self.scheduler.network = Network()
        self.inside = self.scheduler.add("inside", "10.0.0.1")
        self.outside = self.scheduler.add("outside", "127.0.0.9")
        limits, trusted = DoorLimits(size_max=SIZE_MAX), TrustedPeers()
        self.room = Room(16 * SIZE_MAX)
        self.door = SmtpDoor(
            Intake(self._accept, self.scheduler.now, limits, trusted),
            lambda address: address.casefold() == OURS,
            kind=self.kind,
            hostname="desk.example",
            limits=limits,
            room=self.room,
            trusted=trusted,
        )
        self.inside.start(self.door.listen("10.0.0.1", 25))
        self.scheduler.let_pass(0.1)

    async def _accept(self, incoming: Incoming) -> int:
        if BUSY in incoming.raw:
            raise OSError("the disk is full")
        self.journal.append(incoming.raw)
        return len(self.journal)

    def call(self) -> tuple[Line, Peer]:
        network = self.scheduler.network
        task = self.outside.start(network.connect(self.outside, "10.0.0.1", 25, Peer))
        self.scheduler.let_pass(0.02)
        line, peer = task.result()
        assert isinstance(peer, Peer)
        return line, peer

    def held(self) -> int:
        """Return the octets that the door's sessions hold."""
        waiting = sum(len(one._reader._buffer) for one in self.door._open if one._reader)
        return self.room.used + waiting


def talk(street: Street, chunks: list[bytes], *, greets: bool) -> None:
    """Say all of it, and hold each answer and what is kept against what a door may do."""
    known = len(street.journal)
    line, peer = street.call()
    if greets:
        line.write(GREETED.get(street.kind, b"EHLO mx.example\r\n"))
    for chunk in chunks:
        line.write(chunk)
        street.scheduler.let_pass(0.006)
        assert street.held() <= HELD_MAX
    street.scheduler.let_pass(0.05)
    heard = bytes(peer.heard)
    line.close()
    street.scheduler.let_pass(0.05)

    assert re.fullmatch(rb"(?:%s)*" % REPLY.pattern, heard), heard[-200:]
    assert b"Something went wrong" not in heard, heard[-200:]
    taken = [int(one) for one in TAKEN.findall(heard)]
    assert all(known < one <= len(street.journal) for one in taken)
    assert all(one <= len(street.journal) for one in taken)
    assert all(BUSY not in raw for raw in street.journal[known:])
    assert (street.held(), len(street.door._open)) == (0, 0)
    assert street.inside.faults == []
    del street.journal[known:]


@contextmanager
def opened(kind: DoorKind) -> Iterator[Street]:
    found = Street(kind)
    try:
        yield found
    finally:
        for process in found.scheduler.processes:
            found.scheduler.network.cut(process)
        for process in found.scheduler.processes:
            process.bury()


@pytest.fixture(params=[DoorKind.SMTP, DoorKind.LMTP, DoorKind.SUBMISSION])
def street(request: pytest.FixtureRequest) -> Iterator[Street]:
    with opened(request.param) as found:
        yield found


@pytest.mark.timeout(0)
def test_whatever_is_said_the_door_answers_and_stands(
    street: Street, request: pytest.FixtureRequest
) -> None:
    cases: int = request.config.getoption("--cases")

    @settings(
        max_examples=cases // 3 or 1,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(CHUNKS, st.booleans())
    def say(chunks: list[bytes], greets: bool) -> None:
        talk(street, chunks, greets=greets)

    say()

    if street.kind is not DoorKind.SUBMISSION:  # which wants a login
        line, peer = street.call()
        for one in (GREETED.get(street.kind, SENSE[0]), SENSE[5], SENSE[7], SENSE[9], SENSE[13]):
            line.write(one)
            street.scheduler.let_pass(0.02)
        assert TAKEN.search(bytes(peer.heard))


@pytest.mark.parametrize(("kind", "chunks"), BROKE_ONCE)
def test_a_dialogue_that_broke_a_door_once_breaks_none(kind: DoorKind, chunks: list[bytes]) -> None:
    with opened(kind) as street:
        talk(street, chunks, greets=True)
