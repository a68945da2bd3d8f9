"""Reaching a host that has several addresses, of which some may be dead (RFC 8305).

An address that answers nothing at all would use up the time of all: each is called a little after
the one before it, and the first that answers is taken.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import socket
from dataclasses import dataclass
from itertools import chain, zip_longest

STEP_SECONDS = 0.25  # RFC 8305 5: until the next address is called as well


@dataclass(frozen=True, slots=True)
class _Address:
    family: int
    kind: int
    protocol: int
    where: tuple[str | int, ...] | tuple[int, bytes]


def is_literal(host: str) -> bool:
    """Say whether this is an address, and no name that may have several."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


async def reach(host: str, port: int, seconds: float) -> socket.socket:
    """Return a connected socket; raise OSError, which says what each address said."""
    try:
        async with asyncio.timeout(seconds):
            loop = asyncio.get_running_loop()
            found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            return await _first([_Address(one[0], one[1], one[2], one[4]) for one in found])
    except TimeoutError:
        raise OSError(f"{host} port {port}: no answer in {seconds:.0f} s") from None
    except UnicodeError as error:  # RFC 5890: an empty label, or one that is too long
        raise OSError(f"{host}: {error}") from None


async def _first(addresses: list[_Address]) -> socket.socket:
    calls: list[asyncio.Task[socket.socket]] = []
    try:
        for one in _in_turn(addresses):
            calls.append(asyncio.create_task(_call(one)))
            await asyncio.wait(calls[-1:], timeout=STEP_SECONDS)
            if (line := _taken(calls)) is not None:
                return line
        while any(not one.done() for one in calls):
            waiting = [one for one in calls if not one.done()]
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            if (line := _taken(calls)) is not None:
                return line
    finally:
        for call in calls:
            call.cancel()
            call.add_done_callback(_drop)
    raise OSError("; ".join(dict.fromkeys(str(one.exception()) for one in calls)))


def _in_turn(addresses: list[_Address]) -> list[_Address]:
    """Take the two families in turn, in the order that the system prefers (RFC 8305 4)."""
    first = [one for one in addresses if one.family == addresses[0].family]
    others = [one for one in addresses if one.family != addresses[0].family]
    return [one for one in chain(*zip_longest(first, others)) if one is not None]


def _taken(calls: list[asyncio.Task[socket.socket]]) -> socket.socket | None:
    """Take a call that was answered off the list."""
    for one in calls:
        if one.done() and one.exception() is None:
            calls.remove(one)
            return one.result()
    return None


def _drop(call: asyncio.Task[socket.socket]) -> None:
    """Somebody else was quicker."""
    if not call.cancelled() and call.exception() is None:
        call.result().close()


async def _call(address: _Address) -> socket.socket:
    line = socket.socket(address.family, address.kind, address.protocol)
    try:
        line.setblocking(False)
        await asyncio.get_running_loop().sock_connect(line, address.where)
    except BaseException as error:
        line.close()
        if isinstance(error, OSError) and error.errno:
            raise OSError(f"{address.where[0]}: {os.strerror(error.errno)}") from None
        raise
    return line
