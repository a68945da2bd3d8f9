"""Logins at the submission door: a name, a password, and what wrong tries cost.

After five wrong tries each further one waits, and longer each time: for the peer and for the name.
While it waits nothing is checked, so a guesser learns nothing; a peer that knew the password of a
name before does not wait for what others try at it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass

from gateway.doors.peers import side_of

FREE_TRIES = 5
FIRST_WAIT_SECONDS, LONGEST_WAIT_SECONDS = 30.0, 3600.0
FORGET_SECONDS = 24 * 3600.0  # after the last wrong try
KEPT_MAX = 10_000  # peers and names that are remembered
AT_ONCE = 2  # passwords that are checked side by side: each costs memory and time on purpose


@dataclass(slots=True)
class _Wrong:
    """The wrong tries of one peer, or at one name."""

    count: int = 0
    last_at: float = 0.0

    def waits_until(self) -> float:
        if self.count < FREE_TRIES:
            return 0.0
        doubled = FIRST_WAIT_SECONDS * 2.0 ** min(self.count - FREE_TRIES, 20)
        return self.last_at + min(LONGEST_WAIT_SECONDS, doubled)


class Logins:
    """Checks logins; `is_right` is slow and done on a thread."""

    def __init__(
        self,
        is_right: Callable[[str, str], str | None],
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._is_right = is_right  # returns the login that a name and its password prove
        self._steady = steady
        self._wrong: dict[tuple[str, str], _Wrong] = {}  # oldest first
        self._known: dict[tuple[str, str], None] = {}  # (peer, name) that were right once
        self._turn = asyncio.Semaphore(AT_ONCE)

    async def check(self, name: str, password: str, peer: str) -> str | float | None:
        """Return the login, None for a wrong one, or the seconds until it may be tried again."""
        folded = name.casefold()
        peer = side_of(peer)
        keys = [("peer", peer)]
        if (peer, folded) not in self._known:
            keys.append(("name", folded))
        async with self._turn:
            wait = self._wait_of(keys)
            if wait > 0:
                return wait
            login = await asyncio.to_thread(self._is_right, name, password)
            if login is None:
                self._count(("peer", peer))
                self._count(("name", folded))
                return None
        self._wrong.pop(("peer", peer), None)
        self._known[(peer, folded)] = None
        _let_go(self._known)
        return login

    def _wait_of(self, keys: list[tuple[str, str]]) -> float:
        now = self._steady()
        waits = [self._wrong[key].waits_until() - now for key in keys if key in self._wrong]
        return max(waits, default=0.0)

    def _count(self, key: tuple[str, str]) -> None:
        now = self._steady()
        wrong = self._wrong.pop(key, _Wrong())
        if now - wrong.last_at > FORGET_SECONDS:
            wrong = _Wrong()
        wrong.count, wrong.last_at = wrong.count + 1, now
        self._wrong[key] = wrong
        _let_go(self._wrong)


def _let_go(kept: dict[tuple[str, str], _Wrong] | dict[tuple[str, str], None]) -> None:
    while len(kept) > KEPT_MAX:
        del kept[next(iter(kept))]
