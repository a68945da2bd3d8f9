"""Room for the mails that are being received, over all doors together."""

from __future__ import annotations

import asyncio


class Room:
    """So many bytes for all mails in flight; who wants more than is left waits for the others.

    The mail that came first never waits, or many half-received mails could wait for each other
    for ever. So the room holds at most `bytes_max` and one mail.
    """

    def __init__(self, bytes_max: int) -> None:
        self._bytes_max = bytes_max
        self._held: dict[object, int] = {}  # in order of coming
        self._used = 0
        self._freed = asyncio.Event()

    @property
    def used(self) -> int:
        """The bytes that are held now."""
        return self._used

    async def grow(self, mail: object, size_bytes: int) -> None:
        """Give `mail` so many bytes more; wait until they are there."""
        self._held.setdefault(mail, 0)
        while not self._may_grow(mail, size_bytes):
            self._freed.clear()
            await self._freed.wait()
        self._held[mail] += size_bytes
        self._used += size_bytes

    def leave(self, mail: object) -> None:
        """Take back all that `mail` had."""
        self._used -= self._held.pop(mail, 0)
        self._freed.set()

    def _may_grow(self, mail: object, size_bytes: int) -> bool:
        return self._used + size_bytes <= self._bytes_max or next(iter(self._held)) is mail
