"""A door on loopback and real peers that talk to it."""

from __future__ import annotations

import asyncio
import smtplib
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TypedDict, TypeVar, Unpack

from gateway.doors.certificate import Certificate
from gateway.doors.door import Accept, DoorKind, Intake, Scanner, Scanning, Word
from gateway.doors.limits import DoorLimits
from gateway.doors.logins import Logins
from gateway.doors.peers import TrustedPeers
from gateway.doors.room import Room
from gateway.doors.smtp import SmtpDoor
from gateway.store.journal import Incoming
from rules.model.mail import Envelope

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
OURS = frozenset({"support@desk.example", "support+waiting@desk.example"})
T = TypeVar("T")


@dataclass
class Taken:
    """What the door handed in."""

    raws: list[bytes] = field(default_factory=list)
    envelopes: list[Envelope] = field(default_factory=list)

    async def accept(self, incoming: Incoming) -> int:
        assert incoming.received_at == NOW
        self.raws.append(incoming.raw)
        self.envelopes.append(incoming.envelope)
        return len(self.raws)


class More(TypedDict, total=False):
    """What few doors need."""

    kind: DoorKind
    certificate: Certificate | None
    logins: Logins | None
    scanner: Scanner | None
    when_down: Word


@asynccontextmanager
async def open_door(
    accept: Accept,
    limits: DoorLimits | None = None,
    trusted_peers: tuple[str, ...] = (),
    room: Room | None = None,
    kind: DoorKind = DoorKind.SMTP,
    certificate: Certificate | None = None,
    logins: Logins | None = None,
    scanner: Scanner | None = None,
    when_down: Word = Word.LATER,
) -> AsyncIterator[tuple[SmtpDoor, int]]:
    """A door on a free port of loopback."""
    limits, trusted = limits or DoorLimits(), TrustedPeers(trusted_peers)
    scanning = Scanning(scanner, limits.scan_seconds, when_down) if scanner else None
    door = SmtpDoor(
        Intake(accept, lambda: NOW, limits, trusted, scanning),
        lambda address: address.casefold() in OURS,
        kind=kind,
        hostname="desk.example",
        limits=limits,
        room=room or Room(256 * 1024 * 1024),
        trusted=trusted,
        certificate=certificate,
        logins=logins,
    )
    _, port = await door.listen("127.0.0.1", 0)
    try:
        yield door, port
    finally:
        await door.close(grace_seconds=1)


def at_door(
    talk: Callable[[int], T],
    accept: Accept,
    limits: DoorLimits | None = None,
    trusted_peers: tuple[str, ...] = (),
    **more: Unpack[More],
) -> T:
    """Return what a peer that talks to a fresh door got out of it; it gets the port."""

    async def meet() -> T:
        async with open_door(accept, limits, trusted_peers, **more) as (_, port):
            return await asyncio.to_thread(talk, port)

    return asyncio.run(meet())


def say(port: int, *lines: bytes) -> list[bytes]:
    """Send each piece after the answer to the one before; return the answers' first words."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        answers = [hear(line)]
        for piece in lines:
            line.sendall(piece)
            answers.append(hear(line))
    return answers


def send(
    port: int, raw: bytes, to: str = "support@desk.example", sender: str = "c@a.example"
) -> None:
    with smtplib.SMTP("127.0.0.1", port, timeout=60) as client:
        client.sendmail(sender, [to], raw)


def mail(number: int = 1, text: str = "It does not print.", sender: str = "c@a.example") -> bytes:
    """A small mail that is like no other."""
    return (
        f"From: Carla Diaz <{sender}>\r\nTo: support@desk.example\r\n"
        f"Message-ID: <m{number}@a.example>\r\nDate: Mon, 23 Nov 2026 10:00:00 -0500\r\n"
        f"Subject: Printer {number}\r\n\r\n{text}\r\n"
    ).encode()


def hear(line: socket.socket) -> bytes:
    """One reply of the dialogue, all its lines; empty when the peer closed."""
    heard = b""
    while True:
        try:
            block = line.recv(65536)
        except ConnectionError:
            return heard
        heard += block
        last = heard.rstrip(b"\r\n").rpartition(b"\r\n")[2]
        if not block or (heard.endswith(b"\r\n") and last[3:4] == b" "):
            return heard
