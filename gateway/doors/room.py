"""Room for the mails that are being received, over all doors together.

Half of it is for trusted peers, half for strangers, of which one peer has a quarter at most. The
mail that came first on its side never waits, or many half-received mails could wait for each other
for ever; and of one peer's mails the first waits for strangers only, not for its own brothers.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

SHARES = 4  # of the strangers' half; one peer has one


@dataclass(slots=True)
class _Side:
    """The mails of the trusted peers, or those of the strangers."""

    bytes_max: int
    held: dict[object, int] = field(default_factory=dict)  # in order of coming
    used: int = 0


class Room:
    """So many bytes for all mails in flight; who wants more than is left waits for the others."""

    def __init__(self, bytes_max: int) -> None:
        self._sides = {True: _Side(bytes_max // 2), False: _Side(bytes_max - bytes_max // 2)}
        self._of_peer: dict[str, dict[object, int]] = {}  # strangers, each in order of coming
        self._freed = asyncio.Event()

    @property
    def used(self) -> int:
        """The bytes that are held now."""
        return sum(side.used for side in self._sides.values())

    async def grow(
        self, mail: object, size_bytes: int, *, peer: str = "", trusted: bool = False
    ) -> None:
        """Give `mail` so many bytes more; wait until they are there."""
        while not self.try_grow(mail, size_bytes, peer=peer, trusted=trusted):
            self._freed.clear()
            await self._freed.wait()

    def try_grow(
        self, mail: object, size_bytes: int, *, peer: str = "", trusted: bool = False
    ) -> bool:
        """The same without waiting: say whether they were there."""
        side = self._sides[trusted]
        side.held.setdefault(mail, 0)
        own = {} if trusted else self._of_peer.setdefault(peer, {})
        own.setdefault(mail, 0)
        if not self._may_grow(side, own, mail, size_bytes, trusted=trusted):
            return False
        side.held[mail] += size_bytes
        side.used += size_bytes
        own[mail] += size_bytes
        return True

    def leave(self, mail: object) -> None:
        """Take back all that `mail` had."""
        for side in self._sides.values():
            side.used -= side.held.pop(mail, 0)
        for peer, own in list(self._of_peer.items()):
            if own.pop(mail, None) is not None and not own:
                del self._of_peer[peer]
        self._freed.set()

    def _may_grow(
        self, side: _Side, own: dict[object, int], mail: object, size_bytes: int, *, trusted: bool
    ) -> bool:
        if next(iter(side.held)) is mail:
            return True
        if side.used + size_bytes > side.bytes_max:
            return False
        if trusted or next(iter(own)) is mail:
            return True
        return sum(own.values()) + size_bytes <= side.bytes_max // SHARES
