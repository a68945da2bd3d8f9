"""Who decides: one gateway holds the clerk's term, the others stand by until it is dead or hangs.

A lock (of a file, or of a PostgreSQL session) is the fast sign of death: the kernel or the server
drops it with its holder. The beats of the term are the sure one: a clerk that is stopped, hangs or
was cut off counts none, and after a while of the standby's own clock its term is over. Woken again
it finds that it may write nothing more.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from gateway.store import journal, term
from gateway.store.engine import ClerkLock, check_schema, reading, writing
from gateway.store.errors import Engine
from gateway.store.term import Leadership, Seat, TermLost
from gateway.worker.poison import NO_SUSPECTS, Suspects, count_end, mend_waits
from rules.effects import Decision

log = logging.getLogger(__name__)

BEAT_SECONDS = 5.0  # an idle clerk gives a sign of life so often
HANGS_SECONDS = 20.0  # without a beat, and the term is over
LOOK_SECONDS = 30.0  # an idle clerk looks at the journal at least so often
STEP_SECONDS = 2.0  # a clock that went so far from the steady one was set
PAUSE_SECONDS = 1.0  # and not more often: a due timer may wait for a mail not decided yet


class Turn(StrEnum):
    """What came of asking for the next inputs."""

    STANDBY = "standby"  # somebody else is the clerk
    IDLE = "idle"  # nothing to do now
    DECIDED = "decided"  # or tried: go on at once


class Decided(Protocol):
    """What the clerk says of one input."""

    @property
    def input_id(self) -> int: ...
    @property
    def decision(self) -> Decision: ...
    @property
    def letters(self) -> Sequence[object]: ...


class Decisions(Protocol):
    """What the clerk says of a group of inputs."""

    @property
    def decided(self) -> Sequence[Decided]: ...

    @property
    def more(self) -> bool: ...


class Decides(Protocol):
    """The clerk, as far as the leader needs it."""

    def decide_group(self, now: datetime) -> Decisions: ...

    def next_due_at(self) -> datetime | None: ...

    def close(self) -> None: ...


News = Callable[[], None]  # there is something to decide again
MakeClerk = Callable[[Leadership, Suspects, News | None], Decides]  # a clerk for one time in charge


class Watch:
    """Sees by our own steady clock for how long a clerk's beats stand still."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._seen: tuple[int, int, float] | None = None  # term, beats, since when

    def is_over(self, seat: Seat) -> bool:
        """Look once more; say whether the term has had no beat for too long."""
        now, seen = self._clock(), self._seen
        if seen is None or seen[:2] != (seat.term, seat.beats):
            self._seen = seat.term, seat.beats, now
            return False
        return now - seen[2] >= HANGS_SECONDS


@dataclass(slots=True)
class Duty:
    """One time of being the clerk."""

    leadership: Leadership
    clerk: Decides
    beaten_at: float  # of our steady clock
    offset: float | None = None  # of the clock from the steady one


class Leader:
    """Takes leadership when nobody else has it. All but `watch` belongs on the writer's thread."""

    def __init__(
        self,
        engine: Engine,
        lock: ClerkLock,
        make_clerk: MakeClerk,
        name: str,
        clock: Callable[[], float] = time.monotonic,
        news: News | None = None,  # to be called from any thread
    ) -> None:
        self._news = news
        self._engine = engine
        self._lock = lock
        self._make_clerk = make_clerk
        self._name = name
        self._clock = clock
        self._watch = Watch(clock)
        self._duty: Duty | None = None

    @property
    def leadership(self) -> Leadership | None:
        """The term that this leader believes to have: another may have taken the next one."""
        return self._duty.leadership if self._duty is not None else None

    def take_lead(self, now: datetime) -> bool:
        """Become the clerk if nobody else is; say whether this leader is in charge now."""
        if self._duty is not None:
            return True
        has_lock = self._lock.take()
        check_schema(self._engine)
        with reading(self._engine) as connection:
            seat = term.look(connection)
        if seat is not None and seat.running and not self._is_vacant(seat, has_lock):
            self._lock.release()  # whoever has the term now shall have the lock as well
            return False
        try:
            leadership, suspects = self._succeed(seat, has_lock, now)
        except TermLost:
            self._lock.release()
            return False
        self._duty = Duty(
            leadership, self._make_clerk(leadership, suspects, self._news), self._clock()
        )
        return True

    def decide_next(self, now: datetime) -> Turn:
        """Decide a group of inputs, if this leader is in charge and something waits."""
        try:
            if not self.take_lead(now) or self._duty is None:
                return Turn.STANDBY
            if self._clock() - self._duty.beaten_at >= BEAT_SECONDS:
                self._beat(self._duty)
            self._look_at_clock(self._duty, now)
            group = self._duty.clerk.decide_group(now)
        except TermLost as lost:
            log.warning("no longer in charge: %s", lost, extra={"gateway": self._name})
            self._resign()
            return Turn.STANDBY
        for one in group.decided:
            log.info("decided", extra=_facts(one))
        return Turn.DECIDED if group.decided or group.more else Turn.IDLE

    def rest_seconds(self, now: datetime) -> float:
        """Return how long an idle clerk may rest: until a timer or a next try may come."""
        due_at = self._duty.clerk.next_due_at() if self._duty else None
        with reading(self._engine) as connection:
            is_retrying = journal.oldest_waiting_received_at(connection) is not None
        seconds = (due_at - now).total_seconds() if due_at else LOOK_SECONDS
        longest = PAUSE_SECONDS if is_retrying else BEAT_SECONDS
        return min(max(seconds, PAUSE_SECONDS), longest)

    def watch(self) -> None:
        """Look whether a clerk hangs that holds the database's file itself, and end it.

        Everybody's writes wait for an SQLite writer that was stopped inside a transaction, this
        leader's other methods too: so this one only reads, and may be called on any thread.
        """
        if self._duty is not None or self._engine.dialect.name != "sqlite":
            return
        with reading(self._engine) as connection:
            seat = term.look(connection)
        if seat is None or not seat.running or not self._watch.is_over(seat):
            return
        if term.holds_file(seat.process, self._engine) and term.end(seat.process):
            log.error(
                "a clerk that hung inside a transaction was ended",
                extra={"gateway": seat.gateway, "pid": seat.process.pid},
            )

    def leave(self) -> None:
        """Stop being the clerk with nothing in hand."""
        if self._duty is not None:
            with writing(self._engine) as connection:
                term.stop(connection, self._duty.leadership.term)
        self._resign()

    def _is_vacant(self, seat: Seat, has_lock: bool) -> bool:
        """A clerk that had the lock and has it no more is dead; one without a beat is over."""
        return self._watch.is_over(seat) or (has_lock and seat.locked)

    def _succeed(
        self, seat: Seat | None, has_lock: bool, now: datetime
    ) -> tuple[Leadership, Suspects]:
        """Take the next term; whoever had the last one may have ended at something."""
        with writing(self._engine) as connection:
            mine = term.take(connection, seat, self._name, has_lock)
            suspects = NO_SUSPECTS
            if seat is not None and seat.running:
                if seat.in_hand:
                    count_end(connection, seat.in_hand, now)
                suspects = Suspects(journal.newest_waiting(connection), now)
        if seat is not None and seat.running:
            log.warning("the last clerk did not stop in order", extra={"gateway": seat.gateway})
        return Leadership(self._engine, mine, has_lock), suspects

    def _look_at_clock(self, duty: Duty, now: datetime) -> None:
        """What is tried again waits as long as it was told to, whatever the clock was set to."""
        offset = now.timestamp() - self._clock()
        if duty.offset is None or abs(offset - duty.offset) > STEP_SECONDS:
            with duty.leadership.begin() as connection:
                mend_waits(connection, now)
            duty.offset = offset

    def _beat(self, duty: Duty) -> None:
        """Give a sign of life; the lock may have been lost, or left free by a clerk that hung."""
        duty.leadership.locked = self._lock.take()
        with duty.leadership.begin():
            duty.beaten_at = self._clock()

    def _resign(self) -> None:
        if self._duty is not None:
            self._duty.clerk.close()
        self._duty = None
        self._lock.release()


def _facts(decided: Decided) -> dict[str, object]:
    """Return what a line of the log tells of a decision."""
    ticket = decided.decision.after.ticket
    facts: dict[str, object] = {"input": decided.input_id}
    facts |= {"ticket": ticket.number} if ticket else {}
    return facts | ({"letters": len(decided.letters)} if decided.letters else {})
