"""How many callers the kernel keeps for us while we are busy.

asyncio asks for as many connections in a row as it lets the kernel keep, also where no descriptor
is left for any: with hundreds it came to thousands of vain tries a second, and to nothing else. So
it is told `ONE_BY_ONE`, and the kernel the number that we mean.
"""

from __future__ import annotations

import asyncio
import os
import socket

ONE_BY_ONE = 1
WAITING_MAX = 512  # connections


def keep_callers(server: asyncio.Server) -> asyncio.Server:
    """Let the kernel keep more callers than are met at once; return the same server."""
    for one in server.sockets:
        if one.fileno() < 0:
            continue  # not one of the kernel's: a network in memory
        with socket.socket(fileno=os.dup(one.fileno())) as listening:
            listening.listen(WAITING_MAX)  # listen(2): said once more it sets the number anew
    return server
