"""A mail that is decided once more, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass

AFTER_ALL = "sent"  # a text that was held as crossed, and is sent all the same (GW-10)


@dataclass(frozen=True, slots=True)
class Recall:
    """A mail that is decided once more, because somebody vouched for it."""

    how: str  # "confirmed" (CMD-07), "accepted" (GW-14), "released", "taken as"
    person: str = ""  # whose mail it now counts as; "" for as it stands
    by: str = ""  # who vouched
    bound: str = ""  # the mark of exactly what was confirmed
