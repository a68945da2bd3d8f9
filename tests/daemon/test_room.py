"""Room for mails in flight: who waits for whom."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from gateway.doors.room import Room

KIB = 1024


def play(story: Callable[[], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(story(), 60))


async def waits(room: Room, mail: str, size: int, peer: str = "", trusted: bool = False) -> bool:
    """Say whether a mail had to wait; it has left the queue then."""
    try:
        async with asyncio.timeout(0.01):
            await room.grow(mail, size, peer=peer, trusted=trusted)
    except TimeoutError:
        return True
    return False


def test_strangers_leave_the_trusted_peers_their_half() -> None:
    async def story() -> None:
        room = Room(80 * KIB)
        for number in range(8):
            await room.grow(f"s{number}", 5 * KIB, peer=f"p{number}")
        assert await waits(room, "s9", 1, peer="p9")
        assert not await waits(room, "t1", 40 * KIB, trusted=True)
        assert await waits(room, "t2", 1, trusted=True)
        assert room.used == 80 * KIB

    play(story)


def test_one_stranger_has_a_quarter_of_what_strangers_have() -> None:
    async def story() -> None:
        room = Room(80 * KIB)
        await room.grow("other", 1, peer="p0")
        await room.grow("a", 8 * KIB, peer="p1")
        assert not await waits(room, "b", 2 * KIB, peer="p1")
        assert await waits(room, "c", 1 * KIB, peer="p1")
        assert not await waits(room, "d", 8 * KIB, peer="p2")
        assert not await waits(room, "a", 8 * KIB, peer="p1")  # its first mail goes on

    play(story)


def test_the_mail_that_came_first_never_waits() -> None:
    async def story() -> None:
        room = Room(8 * KIB)
        await room.grow("first", 4 * KIB, peer="p1")
        assert await waits(room, "second", 1, peer="p2")
        assert not await waits(room, "first", 40 * KIB, peer="p1")
        room.leave("first")
        assert not await waits(room, "second", 40 * KIB, peer="p2")
        room.leave("second")
        assert room.used == 0

    play(story)
