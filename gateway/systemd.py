"""What systemd and the daemon tell each other: readiness, stopping, life signs, sockets.

Written out because it is so little (sd_notify(3), sd_listen_fds(3)); without systemd all of it is
silent.
"""

from __future__ import annotations

import logging
import os
import socket

FIRST_HANDED = 3  # sd_listen_fds(3): descriptors are handed over from here on
HEARS_SECONDS = 2.0  # that a manager may take to hear: the whole loop stands still meanwhile

log = logging.getLogger(__name__)


def notify(state: str) -> None:
    """Tell the service manager `state` ("READY=1", "STOPPING=1", "WATCHDOG=1"), if there is one."""
    path = os.environ.get("NOTIFY_SOCKET", "")
    if not path:
        return
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as line:
        try:
            line.settimeout(HEARS_SECONDS)
            line.connect("\0" + path[1:] if path.startswith("@") else path)
            line.sendall(state.encode())
        except TimeoutError:  # its queue is full (unix(7)), and it reads nothing
            told = {"trouble": "service manager"}  # else each life sign would say so
            log.warning("the service manager does not hear %s", state, extra=told)
        except OSError:
            return  # a manager that went away is no reason to stop taking mail


def handed_sockets() -> tuple[tuple[str, socket.socket], ...]:
    """Return the listening sockets that were handed over to this very process, with their names.

    The name is FileDescriptorName= of the socket unit, by itself the unit's own name.
    """
    if os.environ.get("LISTEN_PID") != str(os.getpid()):
        return ()
    count = int(os.environ.get("LISTEN_FDS", "0"))
    names = os.environ.get("LISTEN_FDNAMES", "").split(":")
    handed = []
    for position in range(count):
        one = socket.socket(fileno=FIRST_HANDED + position)
        one.set_inheritable(False)
        one.setblocking(False)
        handed.append((names[position] if position < len(names) else "", one))
    return tuple(handed)


def watchdog_seconds() -> float | None:
    """Return how often a life sign is due, None for never.

    A quarter of what the unit allows: a sign may wait twenty seconds for a database that is locked.
    """
    allowed = os.environ.get("WATCHDOG_USEC", "")
    is_ours = os.environ.get("WATCHDOG_PID", str(os.getpid())) == str(os.getpid())
    return int(allowed) / 4_000_000 if allowed.isdigit() and is_ours else None
