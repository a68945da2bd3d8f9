"""The clerk's office: who is the clerk now, what a crash left behind, and one input after another.

After an unclean stop nobody knows which input broke the last clerk. So those that were waiting
then are taken one at a time, their count of tries committed before each. After three tries a mail
is read by a process of its own, and held as `crashed:read` when that dies too; so a gateway that
is killed from outside makes no mail suspect. Its neighbours pass.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from gateway.store import journal
from gateway.store.engine import ClerkLock, check_schema, reading, writing
from gateway.store.errors import Engine
from gateway.store.journal import Input, InputState
from gateway.worker.poison import survives_reading

log = logging.getLogger(__name__)

LOOK_SECONDS = 30.0  # an idle clerk looks at the journal at least so often
PAUSE_SECONDS = 1.0  # and not more often: a due timer may wait for a mail not decided yet
TRIES_MAX = 3  # then a mail is put on trial
TRIES_END = 10  # then an input is held whatever the trial says: somebody must look


class Turn(StrEnum):
    """What came of asking for the next input."""

    STANDBY = "standby"  # somebody else is the clerk
    IDLE = "idle"  # nothing to do now
    DECIDED = "decided"  # or tried: go on at once


class Decided(Protocol):
    """What the clerk says of the input it ended."""

    @property
    def input_id(self) -> int: ...


class Decides(Protocol):
    """The clerk, as far as the office needs it."""

    def decide_next(self, now: datetime) -> Decided | None: ...

    def next_due_at(self) -> datetime | None: ...


@dataclass(slots=True)
class Charge:
    """One time of being the clerk."""

    clerk: Decides
    careful_until: int  # inputs up to this number may have broken the last clerk


class Office:
    """Takes charge when nobody else has it. Every method belongs on the writer's thread."""

    def __init__(
        self, engine: Engine, lock: ClerkLock, hire: Callable[[datetime], Decides], name: str
    ) -> None:
        self._engine = engine
        self._lock = lock
        self._hire = hire
        self._name = name
        self._charge: Charge | None = None

    def take_charge(self, now: datetime) -> bool:
        """Become the clerk if nobody else is; say whether this office is in charge now."""
        if self._charge and self._lock.is_mine():
            return True
        self._charge = None
        if not self._lock.take():
            return False
        check_schema(self._engine)
        clerk = self._hire(now)
        with writing(self._engine) as connection:
            careful_until = journal.clerk_starts(connection, self._name, now)
        if careful_until:
            log.warning("the last clerk died at work", extra={"careful_until": careful_until})
        self._charge = Charge(clerk, careful_until)
        return True

    def decide_next(self, now: datetime) -> Turn:
        """Decide one input, if this office is in charge and there is something to decide."""
        if not self.take_charge(now) or self._charge is None:
            return Turn.STANDBY
        if self._charge.careful_until and self._is_past_care(self._charge, now):
            return Turn.DECIDED
        decided = self._charge.clerk.decide_next(now)
        if decided is not None:
            log.info("decided", extra={"input": decided.input_id})
            return Turn.DECIDED
        with reading(self._engine) as connection:
            # an input that failed waits for its next try; its neighbours do not
            has_more = journal.next_input(connection, now) is not None
        return Turn.DECIDED if has_more else Turn.IDLE

    def rest_seconds(self, now: datetime) -> float:
        """Return how long an idle clerk may rest: until a timer or a next try may come."""
        due_at = self._charge.clerk.next_due_at() if self._charge else None
        with reading(self._engine) as connection:
            is_retrying = journal.oldest_waiting_received_at(connection) is not None
        seconds = (due_at - now).total_seconds() if due_at else LOOK_SECONDS
        return min(max(seconds, PAUSE_SECONDS), PAUSE_SECONDS if is_retrying else LOOK_SECONDS)

    def leave(self, now: datetime) -> None:
        """Stop being the clerk with nothing in hand."""
        if self._charge and self._lock.is_mine():
            with writing(self._engine) as connection:
                journal.clerk_stops(connection, now)
        self._charge = None
        self._lock.release()

    def _is_past_care(self, charge: Charge, now: datetime) -> bool:
        """Count a try of the next input before anybody touches it; True when it is held instead."""
        with reading(self._engine) as connection:
            entry = journal.next_input(connection, now)
        if entry is None:
            return False
        if entry.id > charge.careful_until:
            charge.careful_until = 0
            return False
        stage = _guilty_stage(entry)
        with writing(self._engine) as connection:
            if stage is None:
                journal.count_try(connection, entry.id, now, "decide")
                return False
            reason = f"crashed:{stage}"
            journal.finish(connection, entry.id, InputState.HELD, now, reason=reason)
        log.error("input held", extra={"input": entry.id, "reason": reason})
        return True


def _guilty_stage(entry: Input) -> str | None:
    """Return where the input ends whoever touches it, None while it may be innocent."""
    if entry.tries < TRIES_MAX:
        return None
    if entry.raw is not None and not survives_reading(entry.raw):
        return "read"
    return "decide" if entry.tries >= TRIES_END else None
