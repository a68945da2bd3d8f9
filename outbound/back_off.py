"""The back-off of the whole post: the relay is away, or the machine has run out of something."""

from __future__ import annotations

from collections.abc import Callable

# Between two calls at a relay that is away: that is no letter's fault, and none loses its place.
WAITS = (5.0, 15.0, 30.0, 60.0, 120.0, 300.0)  # seconds


class BackOff:
    """Grows longer with each call in a row that comes to nothing."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._calls = 0
        self._until = 0.0

    @property
    def seconds(self) -> float:
        """Return how long it still lasts; 0 when letters may go."""
        return max(0.0, self._until - self._steady())

    @property
    def is_asking(self) -> bool:
        """Whether nobody knows yet that it is over: one letter asks for all."""
        return self._calls > 0

    def begin(self) -> None:
        """Wait; letters that were under way together are one call."""
        if not self.seconds:
            self._until = self._steady() + WAITS[min(self._calls, len(WAITS) - 1)]
            self._calls += 1

    def is_over(self) -> None:
        """The relay answers."""
        self._calls = 0
