"""Which doors a gateway opens, by its settings, and where each listens."""

from __future__ import annotations

import logging
import resource
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from gateway.config.keys import passwords_file
from gateway.config.passwords import Passwords
from gateway.config.section import SYSTEMD
from gateway.config.settings import Settings, SmtpSettings
from gateway.doors.certificate import Certificate
from gateway.doors.door import Accept, DoorKind, Intake, Scanning, Word
from gateway.doors.limits import DoorLimits
from gateway.doors.local import LocalDoor
from gateway.doors.logins import Logins
from gateway.doors.peers import Admission, TrustedPeers
from gateway.doors.room import Room
from gateway.doors.scan import scanner_of
from gateway.doors.smtp import SmtpDoor
from gateway.systemd import handed_sockets
from rules.policy.desk import Desk
from rules.sender.recipients import words_of

MIB = 1024 * 1024
OWN_FILES = 128  # that the gateway opens beside connections: database, log, pipes, the wakeup
FILES_EACH = 4  # of a reader or a mailbox

log = logging.getLogger(__name__)


class CannotListen(Exception):
    """An address cannot be listened on. The message names it and says why."""


class NothingHanded(Exception):
    """`listen = "systemd"`, and systemd handed no such socket over."""


@dataclass(frozen=True, slots=True)
class Listener:
    """One place where a door stands."""

    kind: DoorKind
    listen: str
    setting: str  # as it is named in a fault


def listeners_of(settings: Settings) -> tuple[Listener, ...]:
    """Return the doors that the settings ask for."""
    found = []
    if settings.smtp is not None:
        found.append(Listener(DoorKind.SMTP, settings.smtp.listen, "smtp.listen"))
    if settings.lmtp is not None:
        found.append(Listener(DoorKind.LMTP, settings.lmtp.listen, "lmtp.listen"))
    if settings.smtp is not None and settings.smtp.submission:
        listen = settings.smtp.submission
        found.append(Listener(DoorKind.SUBMISSION, listen, "smtp.submission"))
    return tuple(found)


async def open_doors(
    settings: Settings, desk: Desk, accept: Accept, clock: Callable[[], datetime], room: Room
) -> tuple[SmtpDoor, ...]:
    """Open every door that is listened at; raise CannotListen or NothingHanded."""
    make = _maker(settings, desk, accept, clock, room)
    listeners = listeners_of(settings)
    if not listeners and not settings.mailbox:
        log.warning("no door: the settings have neither [smtp] nor [lmtp] nor [[mailbox]]")
    from_systemd = [one.kind for one in listeners if one.listen == SYSTEMD]
    handed = _sort_handed(from_systemd) if from_systemd else {}
    doors = []
    for one in listeners:
        door = make(one.kind)
        try:
            await _listen(door, one.listen, handed.get(one.kind, ()))
        except OSError as error:
            told = error.strerror or str(error)
            raise CannotListen(f"{one.setting}: {one.listen}: {told}") from None
        log.info("listening", extra={"door": one.kind.value, "listen": one.listen})
        doors.append(door)
    return tuple(doors)


async def open_local(
    settings: Settings, name: str, accept: Accept, clock: Callable[[], datetime], room: Room
) -> tuple[LocalDoor, ...]:
    """Open the door for `ingest -`; where it cannot stand, that command journals by itself."""
    if not settings.ingest.listen:
        return ()
    limits = DoorLimits(size_max=settings.size_max)
    door = LocalDoor(accept, clock, name=name, limits=limits, room=room)
    path = Path(settings.ingest.listen)
    try:
        await door.listen(path)
    except OSError as error:
        log.warning("ingest.listen: %s: %s", path, error.strerror or error)
        return ()
    log.info("listening", extra={"door": "ingest", "listen": str(path)})
    return (door,)


def is_recipient(address: str, desk: Desk) -> bool:
    """Say whether the door takes mail for this address (RFC 5321 4.5.1 wants a postmaster)."""
    if words_of(address, desk) is not None:
        return True
    local, _, domain = address.casefold().partition("@")
    ours = {"", desk.domain, desk.base_address.rpartition("@")[2]}  # `<postmaster>` means ours
    return local == "postmaster" and domain in ours


def room_of(settings: Settings) -> Room:
    """Return the room for mails that are being received, which all doors share."""
    return Room((settings.smtp or SmtpSettings()).max_in_flight_mib * MIB)


def scanning_of(settings: Settings) -> Scanning | None:
    """Return the scanner that every door and mailbox asks, None where there is none."""
    scan = settings.scan
    scanner = scanner_of(scan.command, scan.address)
    when_down = Word.FINE if scan.when_down == "accept" else Word.LATER
    return Scanning(scanner, DoorLimits().scan_seconds, when_down) if scanner else None


def _maker(
    settings: Settings, desk: Desk, accept: Accept, clock: Callable[[], datetime], room: Room
) -> Callable[[DoorKind], SmtpDoor]:
    """Return what makes a door; limits, room and trust are shared by all of them."""
    smtp = settings.smtp or SmtpSettings()
    limits = DoorLimits(
        size_max=settings.size_max,
        recipients_max=smtp.max_recipients,
        connections_max=_connections_max(settings, smtp.max_connections),
        connections_per_peer_max=smtp.max_connections_per_peer,
        timeout_seconds=smtp.timeout_seconds,
    )
    trusted = TrustedPeers(settings.auth.trusted_peers)
    admission = Admission(limits, trusted)
    intake = Intake(accept, clock, limits, trusted, scanning_of(settings))
    certificate = _certificate(smtp)
    logins = Logins(Passwords(passwords_file(settings.keys), desk).login_of)

    def make(kind: DoorKind) -> SmtpDoor:
        return SmtpDoor(
            intake,
            lambda address: is_recipient(address, desk),
            kind=kind,
            hostname=smtp.hostname or settings.mail.base_address.rpartition("@")[2],
            limits=limits,
            room=room,
            trusted=trusted,
            admission=admission,
            certificate=certificate if kind is not DoorKind.LMTP else None,
            logins=logins if kind is DoorKind.SUBMISSION else None,
        )

    return make


def _connections_max(settings: Settings, asked: int) -> int:
    """Return how many strangers may come in at once, and as many trusted peers beside them.

    When the doors had all descriptors, nothing else could go on: no letter, no mail to read.
    """
    files, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if files == resource.RLIM_INFINITY:
        return asked
    others = settings.worker.readers + len(settings.mailbox)
    left = files - OWN_FILES - FILES_EACH * others - settings.relay.connections
    fits = max(1, left // 2)
    if asked > fits:
        told = (
            "smtp.max_connections: %d is more than the %d files that this process may open allow;"
            " no more than %d come in at once (raise LimitNOFILE in the unit, or ulimit -n)"
        )
        log.warning(told, asked, files, fits)
    return min(asked, fits)


def _certificate(smtp: SmtpSettings) -> Certificate | None:
    if smtp.tls_cert is None or not smtp.starttls:
        return None
    try:
        return Certificate(smtp.tls_cert, smtp.tls_key)
    except (OSError, ssl.SSLError) as error:
        raise CannotListen(f"smtp.tls_cert: {smtp.tls_cert}: {error.strerror or error}") from None


async def _listen(door: SmtpDoor, listen: str, handed: tuple[socket.socket, ...]) -> None:
    if listen == SYSTEMD:
        for one in handed:
            await door.listen_on(one)
    elif listen.startswith("/"):
        await door.listen_at(Path(listen))
    else:
        host, _, port = listen.rpartition(":")
        await door.listen(host.strip("[]"), int(port))


def _sort_handed(kinds: list[DoorKind]) -> dict[DoorKind, tuple[socket.socket, ...]]:
    """Give each door the sockets that bear its name; a lone door gets all of them."""
    handed = handed_sockets()
    if len(kinds) == 1 and not any(name in set(DoorKind) for name, _ in handed):
        found = {kinds[0]: tuple(one for _, one in handed)}
    else:
        found = {kind: tuple(one for name, one in handed if name == kind) for kind in kinds}
    for kind in kinds:
        if not found[kind]:
            told = "no socket" if not handed else f'no socket named "{kind}"'
            raise NothingHanded(f'the {kind} door listens on "systemd", but {told} was handed over')
    return found
