"""The gateway on a clock that only we move: from due moment to due moment, none passed over.

Rehearse, the demo and the month are played so: each timer and each letter finds the desk as it is
when its own moment comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Protocol

from gateway.store import outbox
from gateway.store.engine import reading, writing
from gateway.store.errors import Engine

CLAIMED_MAX = 100  # letters that the post takes at once
POST = "played"  # the name of our post


class Deciding(Protocol):
    def next_due_at(self) -> datetime | None: ...


def next_moment(engine: Engine, clerk: Deciding) -> datetime | None:
    """Return when the next letter may leave or the next timer is due."""
    return _first(next_letter_at(engine), clerk.next_due_at())


def next_letter_at(engine: Engine) -> datetime | None:
    """Return when the next letter may leave."""
    with reading(engine) as connection:
        return outbox.next_letter_at(connection)


def moments(
    letter_at: Callable[[], datetime | None], clerk: Callable[[], Deciding], target: datetime
) -> Iterator[datetime]:
    """Give each moment until the target at which something is due; whoever asks does it then.

    `letter_at` says when the next letter may leave, as `next_letter_at` or the last `send_due` do.
    """
    last: datetime | None = None
    while (moment := _first(letter_at(), clerk().next_due_at())) is not None and moment <= target:
        assert last is None or moment > last, f"what is due at {moment} is not done then"
        last = moment
        yield moment


def send_due(engine: Engine, now: datetime) -> datetime | None:
    """Play a post whose relay takes everything: what may leave by now is sent, oldest first.

    Return when the next letter may leave.
    """
    with writing(engine) as connection:
        while (letter_at := outbox.next_letter_at(connection)) is not None and letter_at <= now:
            for letter in outbox.claim(connection, now, CLAIMED_MAX, POST):
                if outbox.handed(connection, letter.id, now, POST):
                    outbox.sent(connection, letter.id, now, "250 played")
    return letter_at


def _first(*moments: datetime | None) -> datetime | None:
    return min((one for one in moments if one is not None), default=None)
