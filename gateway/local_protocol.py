"""What `ticketgate ingest -` and the daemon say to each other at the local socket.

The daemon greets, the command says what comes and sends so many bytes, the daemon answers once the
mail is journalled. Each but the bytes is one line of JSON. The command starts for every mail, so
this asks nothing but the standard library.
"""

from __future__ import annotations

import json
import os
import socket
import struct
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

VERSION = 1
LINE_MAX = 256 * 1024  # a hundred recipients need a tenth of it
PIPE = "pipe"  # the source of such mail
NAME_MAX = 100  # unix(7): an address holds 107 octets
_PEER = struct.Struct("3i")  # unix(7), SO_PEERCRED: process, user, group

Value = str | int | bool | None | list[str]


def write_line(**values: Value) -> bytes:
    return json.dumps(values).encode() + b"\n"


def read_line(line: bytes) -> Mapping[str, object]:
    """Return what a line says; raise ValueError."""
    found = json.loads(line)
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found


def name_of(config: str | os.PathLike[str]) -> str:
    """Return the name of the gateway on a settings file: the same in every life."""
    return f"{socket.gethostname()}:{os.path.realpath(config)}"


def user_of(peer: socket.socket) -> int:
    """Return the number of the user at the other end of a Unix socket."""
    _, user, _ = _PEER.unpack(peer.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, _PEER.size))
    return int(user)


@contextmanager
def fitting(path: str | os.PathLike[str]) -> Iterator[str]:
    """Give a name of a socket that fits into an address, however deep its folder lies."""
    if len(os.fsencode(path)) <= NAME_MAX:
        yield os.fspath(path)
        return
    folder, name = os.path.split(path)
    opened = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    try:
        yield f"/proc/self/fd/{opened}/{name}"
    finally:
        os.close(opened)
