"""What the relays want of every letter: whose return path, whose signature, and who helps out."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from outbound.courier import Carried, Carrier

log = logging.getLogger(__name__)


class ManneredCourier:
    """Writes each letter as its relay wants it before it is carried."""

    def __init__(
        self,
        courier: Carrier,
        *,
        envelope_address: str = "",
        sign: Callable[[bytes], bytes] | None = None,
    ) -> None:
        self._courier = courier
        self._address = envelope_address  # in place of a VERP path; "" leaves it as it is
        self._sign = sign

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        if sender and self._address:  # the null path stays: nobody may answer it (RFC 5321 4.5.5)
            sender = self._address
        if self._sign is not None:
            mime = await asyncio.to_thread(self._sign, mime)
        return await self._courier.carry(sender, recipient, mime)

    def cut(self) -> None:
        self._courier.cut()

    async def close(self) -> None:
        await self._courier.close()


class FallbackCourier:
    """Goes to a second relay while the first one is away."""

    def __init__(self, first: Carrier, second: Carrier) -> None:
        self._first = first
        self._second = second

    async def carry(self, sender: str, recipient: str, mime: bytes) -> Carried:
        carried = await self._first.carry(sender, recipient, mime)
        if not carried.relay_away or carried.in_doubt:
            return carried
        log.warning("relay_fallback", extra={"trouble": "relay fallback"})
        return await self._second.carry(sender, recipient, mime)

    def cut(self) -> None:
        self._first.cut()
        self._second.cut()

    async def close(self) -> None:
        await asyncio.gather(self._first.close(), self._second.close())
