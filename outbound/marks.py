"""What the post writes down of a letter: the one list of what can become of it in our hands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Handed:
    """Its text is about to go. Refused where it was cancelled, or another post has it now."""

    letter_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Sent:
    """The relay took it."""

    letter_id: int
    at: datetime
    answer: str


@dataclass(frozen=True, slots=True)
class Later:
    """A try failed for now. In doubt it may have arrived: from now on it is `repeated`."""

    letter_id: int
    next_try_at: datetime
    error: str
    in_doubt: bool = False


@dataclass(frozen=True, slots=True)
class Never:
    """It will not be taken; the clerk hears of it."""

    letter_id: int
    at: datetime
    error: str
    permanent: bool = False  # the address was refused for good: this counts against it


@dataclass(frozen=True, slots=True)
class Returned:
    """It was let go and no try is counted: whoever is free takes it first."""

    letter_id: int
    error: str = ""  # why, where there is something to say
    in_doubt: bool = False  # it may have arrived: it goes as `repeated`


Mark = Handed | Sent | Later | Never | Returned
