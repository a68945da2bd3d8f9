"""The SMTP door (RFC 5321): a mail is ours, and its peer hears 250, once it is journalled.

The door keeps what aiosmtpd leaves open: memory in DATA, the number of connections and
recipients, and answers that tell strangers about our insides. What it cannot journal just now it
answers with 451, and the mail comes again.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime

from gateway.doors.limits import DoorLimits
from gateway.doors.room import Room
from gateway.doors.smtp_session import Dialogue
from rules.model.mail import Envelope

log = logging.getLogger(__name__)

Accept = Callable[[bytes, Envelope, datetime], Awaitable[int]]  # returns the input's number

LATER = "451 4.3.0 Cannot take this mail just now, try again later"
UNKNOWN = "550 5.1.1 No such address here"


class SmtpDoor:
    """Listen, check and hand over; several listeners may share one door."""

    def __init__(
        self,
        accept: Accept,
        is_ours: Callable[[str], bool],
        *,
        hostname: str,
        clock: Callable[[], datetime],
        limits: DoorLimits,
        room: Room,
        trusted_peers: tuple[str, ...] = (),
    ) -> None:
        self.limits = limits
        self.room = room
        self.hostname = hostname
        self._accept = accept
        self._is_ours = is_ours
        self._clock = clock
        self._trusted = tuple(ipaddress.ip_network(one, strict=False) for one in trusted_peers)
        self._servers: list[asyncio.Server] = []
        self._peers: Counter[str] = Counter()
        self._open: set[Dialogue] = set()

    async def listen(self, host: str, port: int) -> tuple[str, int]:
        """Listen on an address and return the one that was taken (port 0 takes a free one)."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(self._new_dialogue, host, port)
        self._servers.append(server)
        name = server.sockets[0].getsockname()
        return str(name[0]), int(name[1])

    async def listen_on(self, handed: socket.socket) -> None:
        """Listen on a socket that somebody opened for us (systemd.socket(5))."""
        loop = asyncio.get_running_loop()
        self._servers.append(await loop.create_server(self._new_dialogue, sock=handed))

    async def close(self, grace_seconds: float) -> None:
        """Stop listening, let mails that are being received end, and close all connections."""
        for server in self._servers:
            server.close()
        ending = [dialogue.end() for dialogue in self._open]
        if ending:
            await asyncio.wait(
                [asyncio.ensure_future(one) for one in ending], timeout=grace_seconds
            )
        for dialogue in tuple(self._open):
            dialogue.cut()

    def admit(self, dialogue: Dialogue, peer: str) -> bool:
        """Say whether one more connection of this peer is within the limits, and count it."""
        limits = self.limits
        is_over = len(self._open) >= limits.connections_max or (
            self._peers[peer] >= limits.connections_per_peer_max and not self.is_trusted(peer)
        )
        if is_over:
            log.warning("connection refused", extra={"peer": peer, "open": len(self._open)})
            return False
        self._peers[peer] += 1
        self._open.add(dialogue)
        return True

    def forget(self, dialogue: Dialogue, peer: str) -> None:
        """A connection that was admitted has ended."""
        if dialogue in self._open:
            self._open.discard(dialogue)
            self._peers[peer] -= 1
            if not self._peers[peer]:
                del self._peers[peer]

    def is_trusted(self, peer: str) -> bool:
        """Say whether this peer's Authentication-Results may be believed (RFC 8601 1.6)."""
        try:
            address = ipaddress.ip_address(peer)
        except ValueError:
            return False
        return any(address in network for network in self._trusted)

    def check_recipient(self, address: str, *, so_many: int) -> str | None:
        """Return the refusal of one more recipient, or None."""
        if so_many >= self.limits.recipients_max:
            return "452 4.5.3 Too many recipients"
        if not self._is_ours(address):
            return UNKNOWN
        return None

    async def take(self, raw: bytes, sender: str, recipients: tuple[str, ...], peer: str) -> str:
        """Journal one mail and return the answer for its peer."""
        envelope = Envelope(
            mail_from=sender,
            recipients=recipients,
            source="smtp",
            peer=peer,
            trusted=self.is_trusted(peer),
        )
        accepting = asyncio.ensure_future(_awaited(self._accept(raw, envelope, self._clock())))
        try:
            # a commit under way cannot be called back: the peer repeats a mail that we have (GW-02)
            async with asyncio.timeout(self.limits.accept_seconds):
                number = await asyncio.shield(accepting)
        except Exception as error:
            accepting.add_done_callback(_look_at)
            log.error("mail not taken: %s", _first_line(error), extra={"peer": peer})
            log.debug("why it was not", exc_info=error)
            return LATER
        log.info("mail journalled", extra={"input": number, "peer": peer, "bytes": len(raw)})
        return f"250 2.0.0 Taken as {number}"

    def _new_dialogue(self) -> Dialogue:
        return Dialogue(self)


async def _awaited(answer: Awaitable[int]) -> int:
    return await answer


def _first_line(error: Exception) -> str:
    """The error without the statement and the values that a database error goes on to tell."""
    return (str(error).splitlines() or [""])[0] or type(error).__name__


def _look_at(accepting: asyncio.Future[int]) -> None:
    """Nobody waits for this one any more; its outcome is looked at so that none is left over."""
    if not accepting.cancelled():
        accepting.exception()
