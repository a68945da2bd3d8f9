"""The doors that speak SMTP: the public one (RFC 5321), LMTP (RFC 2033) and submission (RFC 6409).

They keep what aiosmtpd leaves open: memory in DATA, the number of connections and recipients, and
answers that tell strangers about our insides.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import socket
import ssl
from collections.abc import Callable
from pathlib import Path

from gateway.doors.backlog import ONE_BY_ONE, keep_callers
from gateway.doors.certificate import Certificate
from gateway.doors.door import DoorKind, Intake
from gateway.doors.limits import DoorLimits
from gateway.doors.lmtp_session import LmtpSession
from gateway.doors.logins import Logins
from gateway.doors.peers import LOCAL, Admission, TrustedPeers, name_of_peer
from gateway.doors.room import Room
from gateway.doors.smtp_session import STOPPING, SmtpSession

UNKNOWN = "550 5.1.1 No such address here"
BUSY = b"421 4.7.0 Too many connections, try again later\r\n"


class SmtpDoor:
    """Listen, check and hand over; several listeners may share one door."""

    def __init__(
        self,
        intake: Intake,
        is_ours: Callable[[str], bool],
        *,
        kind: DoorKind = DoorKind.SMTP,
        hostname: str,
        limits: DoorLimits,
        room: Room,
        trusted: TrustedPeers,
        admission: Admission | None = None,
        certificate: Certificate | None = None,
        logins: Logins | None = None,
    ) -> None:
        self.kind = kind
        self.limits = limits
        self.room = room
        self.hostname = hostname
        self._certificate = certificate
        self.wants_login = kind is DoorKind.SUBMISSION
        self.intake = intake
        self._is_ours = is_ours
        self._trusted = trusted
        self._admission = admission or Admission(limits, trusted)
        self._logins = logins
        self._servers: list[asyncio.Server] = []
        self._open: set[SmtpSession] = set()
        self._is_closing = False

    async def listen(self, host: str, port: int) -> tuple[str, int]:
        """Listen on an address and return the one that was taken (port 0 takes a free one)."""
        loop = asyncio.get_running_loop()
        server = await loop.create_server(self._doorman, host, port, backlog=ONE_BY_ONE)
        self._servers.append(keep_callers(server))
        name = server.sockets[0].getsockname()
        return str(name[0]), int(name[1])

    async def listen_at(self, path: Path) -> None:
        """Listen on a Unix socket, in place of one that an earlier life left; who may enter its
        folder may talk to us."""
        loop = asyncio.get_running_loop()
        server = await loop.create_unix_server(self._doorman, path, backlog=ONE_BY_ONE)
        os.chmod(path, 0o666)
        self._servers.append(keep_callers(server))

    async def listen_on(self, handed: socket.socket) -> None:
        """Listen on a socket that somebody opened for us (systemd.socket(5))."""
        loop = asyncio.get_running_loop()
        if handed.family == socket.AF_UNIX:
            serve = loop.create_unix_server(self._doorman, sock=handed, backlog=ONE_BY_ONE)
        else:
            serve = loop.create_server(self._doorman, sock=handed, backlog=ONE_BY_ONE)
        self._servers.append(keep_callers(await serve))

    async def close(self, grace_seconds: float) -> None:
        """Stop listening, let mails that are being received end, and close all connections."""
        self._is_closing = True  # who was accepted already may still be on the way to `admit`
        for server in self._servers:
            server.close()
        ending = [session.end() for session in self._open]
        if ending:
            await asyncio.wait(
                [asyncio.ensure_future(one) for one in ending], timeout=grace_seconds
            )
        for session in tuple(self._open):
            session.cut()

    @property
    def tls(self) -> ssl.SSLContext | None:
        return self._certificate.context() if self._certificate else None

    # --- what a session asks ------------------------------------------------------------

    def forget(self, session: SmtpSession, peer: str) -> None:
        """A connection that was admitted has ended."""
        if session in self._open:
            self._open.discard(session)
            self._admission.leave(peer)

    def is_trusted(self, peer: str) -> bool:
        """Say whether this peer has connections and room of its own, and may be believed."""
        return peer in self._trusted

    def may_log_in(self, peer: str, *, tls: bool) -> bool:
        """Say whether passwords may be said here: never in clear over a network."""
        return self.wants_login and (tls or _is_here(peer))

    async def log_in(self, name: str, password: str, peer: str) -> str | float | None:
        """Return the login, None for a wrong one, or the seconds until it may be tried again."""
        return await self._logins.check(name, password, peer) if self._logins else None

    def check_recipient(self, address: str, *, so_many: int) -> str | None:
        """Return the refusal of one more recipient, or None."""
        if so_many >= self.limits.recipients_max:
            return "452 4.5.3 Too many recipients"
        if not self._is_ours(address):
            return UNKNOWN
        return None

    # --- coming in ----------------------------------------------------------------------

    def admit(self, transport: asyncio.Transport) -> None:
        """Begin a session with a peer, or tell it why there is none."""
        if self._is_closing:
            transport.write(STOPPING)
            transport.close()
            return
        peer = name_of_peer(transport.get_extra_info("peername"))
        if not self._admission.admit(peer):
            transport.write(BUSY)
            transport.close()
            return
        kind = LmtpSession if self.kind is DoorKind.LMTP else SmtpSession
        session = kind(self, peer)
        self._open.add(session)
        transport.set_protocol(session)
        session.connection_made(transport)

    def _doorman(self) -> asyncio.Protocol:
        return _Doorman(self)


class _Doorman(asyncio.Protocol):
    """Looks at who comes before anything dear is made for them."""

    def __init__(self, door: SmtpDoor) -> None:
        self._door = door

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._door.admit(transport)


def _is_here(peer: str) -> bool:
    try:
        return peer == LOCAL or ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False
