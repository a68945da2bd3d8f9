"""The clerk: the one place that decides, one input after another, in plain synchronous functions.

Steps 3 to 8 of the walk of a mail: read, ask what is needed, load, decide, write the letters,
save. Everything an input causes and its "done" are one savepoint in a group of inputs that are
committed together: one that fails costs itself alone, and where the group itself is undone (a full
disk) its inputs are decided one by one.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from gateway.config.keys import Keys
from gateway.store import clocks, due_timers, journal, tickets
from gateway.store.engine import Wakeup, reading
from gateway.store.errors import UNAVAILABLE, Connection, Engine, reason_of
from gateway.store.journal import Input, InputKind, InputState
from gateway.store.next_inputs import waits_for
from gateway.store.outbox import OutboxLetter
from gateway.store.prepared import forget_all
from gateway.store.term import Alone, Leadership, TermLost
from gateway.store.write_batch import Gathered, GroupBroken, gathering
from gateway.worker.clocks import DeskClocks
from gateway.worker.imports import with_import
from gateway.worker.letters import LetterDesk
from gateway.worker.load import (
    Loaded,
    load_fate,
    load_mail,
    load_order,
    load_timer,
)
from gateway.worker.poison import NO_SUSPECTS, REASON, RETRY_SECONDS, Suspects
from gateway.worker.reads import ReadHere, Reads
from gateway.worker.upcoming import Upcoming
from outbound.letter import ATTACH_MAX_BYTES, Letter
from outbound.out_of_resources import is_out_of_resources
from parsers import Reading, UnreadableMail
from rules.arrival.orders import ORDERS, OrderDoing
from rules.clock import next_at_wall
from rules.decide import decide
from rules.effects import Answer, Decision, DropMail, HoldMail, SendNotice
from rules.model.mail import Envelope
from rules.model.ticket import Case
from rules.model.timer import TimerKind
from rules.policy.desk import Desk
from rules.quick_records import filled

log = logging.getLogger(__name__)

GROUP_MAX = 20  # inputs of one transaction
GROUP_SECONDS = 0.05  # after which it takes no more: a door's mail waits behind it
TRIES_MAX = 5  # of an input at which the clerk itself fails
ASIDE_SECONDS = 10  # for an input that the database will not write while it writes others
ASIDES_MAX = 2  # in a row: then it is the database, not the input


@filled
@dataclass(frozen=True, slots=True)
class Decided:
    """What came of one input."""

    input_id: int
    decision: Decision
    letters: tuple[OutboxLetter, ...] = ()
    held: str = ""  # the reason, when the input is in quarantine now
    answer: str = ""  # what an order's author hears


@dataclass(slots=True)
class Group:
    """What came of the inputs of one transaction."""

    decided: list[Decided] = field(default_factory=list)
    more: bool = False  # something may be left to decide now
    taken: list[Input] = field(default_factory=list)
    alone: Input | None = None  # may have ended the last clerk: named now, decided next


@dataclass(frozen=True, slots=True)
class Explained:
    """What would happen, without anything being changed."""

    loaded: Loaded
    decision: Decision
    letters: tuple[Letter, ...]


class Clerk:
    """Decides inputs. Every method belongs on the thread that writes."""

    def __init__(
        self,
        engine: Engine,
        desk: Desk,
        keys: Keys,
        reading: Reading,
        templates: Path | None = None,
        attach_max_bytes: int = ATTACH_MAX_BYTES,
        *,
        leadership: Leadership | None = None,
        suspects: Suspects = NO_SUSPECTS,
        orders: Mapping[str, OrderDoing] = ORDERS,
        reads: Reads | None = None,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._engine = engine
        self._desk = desk
        self._keys = keys
        self._reads = reads or ReadHere(reading)
        self._letters = LetterDesk(desk, keys, templates, attach_max_bytes)
        self._leadership = leadership or Alone(engine)
        self._clocks = DeskClocks(desk, self._leadership)
        self._suspects = suspects
        self._orders = orders
        self._steady = steady
        self._singly = 0  # so many inputs are decided one by one: together they were undone
        self._next = Upcoming(desk, keys, self._reads, suspects)
        self._asides = 0  # inputs in a row that the database would not write
        self._ticket_id: int | None = None  # of the input in hand, as far as it is known
        self._sweeps_at: datetime | None = None  # when lost deferred tickets are looked for

    def decide_group(self, now: datetime, most: int = GROUP_MAX) -> Group:
        """Decide what waits, the oldest first: at most so many inputs, in one transaction.

        Raise TermLost when another clerk has taken over: then nothing was written.
        """
        self._sweep(now)
        self._clocks.strike(now)
        group = Group()
        try:
            with self._leadership.begin() as connection:
                self._fill(connection, group, 1 if self._singly else most, now)
            if group.alone is not None:
                with self._leadership.begin() as connection:
                    self._decide_alone(connection, group, group.alone, now)
        except TermLost:
            raise
        except Exception as error:
            self._undo(group, error, now)
            return Group(more=True)
        self._reads.forget([one.id for one in group.taken])
        self._singly, self._asides = max(0, self._singly - len(group.taken)), 0
        return group

    def close(self) -> None:
        """End what was begun to help; this clerk decides no more."""
        self._reads.close()

    def decide_next(self, now: datetime) -> Decided | None:
        """Decide one input, the oldest that may be; None when there is nothing to do now."""
        while True:
            group = self.decide_group(now, 1)
            if group.decided:
                return group.decided[0]
            if not group.more:
                return None

    def next_due_at(self) -> datetime | None:
        """Return when the next timer is due."""
        with reading(self._engine) as connection:
            moments = (due_timers.next_due_at(connection), self._clocks.next_at)
        return min((one for one in moments if one is not None), default=None)

    def explain(self, raw: bytes, envelope: Envelope, now: datetime) -> Explained:
        """Return what a mail that came now would do; nothing is saved."""
        entry = Input(
            id=0,
            kind=InputKind.MAIL,
            received_at=now,
            state=InputState.WAITING,
            raw=raw,
            envelope=envelope,
        )
        return self.explain_input(entry, now)

    def explain_input(self, entry: Input, now: datetime) -> Explained:
        """Return what an input would do if it were decided now, on the case as it is now.

        Raise UnreadableMail for a mail that would be held unread.
        """
        with reading(self._engine) as connection:
            loaded = self._hear(connection, entry)
            decision = decide(loaded.case, loaded.event, now, self._desk, self._orders)
        ticket_id = decision.after.ticket.id if decision.after.ticket else 0
        letters = tuple(
            self._letters.write(one, position, decision.after, loaded, ticket_id, 0, now)
            for position, one in enumerate(decision.effects)
            if isinstance(one, SendNotice)
        )
        return Explained(loaded, decision, letters)

    def _sweep(self, now: datetime) -> None:
        """ST-16: at the start and each morning, deferred tickets without a clock are looked after.

        The rules arm it whenever they defer; only rows from elsewhere come without.
        """
        if self._sweeps_at is not None and now < self._sweeps_at:
            return
        with self._leadership.begin() as connection:
            for number in tickets.deferred_without_timer(connection):
                journal.put_order(connection, "sweep", {"number": number}, now)
            morning = self._desk.policies[self._desk.profile].deferred_sweep_at
            sweeps_at = next_at_wall(now, morning, self._desk.calendar)
            clocks.put(connection, TimerKind.DEFERRED_SWEEP, sweeps_at)
        self._sweeps_at = sweeps_at

    # --- a group -----------------------------------------------------------------------------

    def _fill(self, connection: Connection, group: Group, most: int, now: datetime) -> None:
        self._reads.feed(connection, now)
        ends_at = self._steady() + GROUP_SECONDS
        self._next.begin(most)
        with gathering(connection, waits=most > 1) as gathered:
            while not group.more:
                entry = self._next.take(connection, now)
                if entry is None:
                    break
                group.more = True
                if not self._suspects.has(entry):
                    decided = self._decide_into(connection, gathered, group, entry, now)
                    # one that is held may have brought an order for a report
                    is_plain = decided is not None and not decided.held
                    self._next.settle(decided.decision if is_plain and decided else None, now)
                    is_late = self._steady() >= ends_at and not self._next.has_heard()
                    group.more = len(group.taken) >= most or is_late
                elif not group.taken:
                    self._leadership.take_in_hand(connection, entry.id)
                    group.alone = entry
        if any(one.letters for one in group.decided):
            Wakeup.notify(connection)
        group.more = group.more and not self._next.is_empty()

    def _decide_alone(
        self, connection: Connection, group: Group, entry: Input, now: datetime
    ) -> None:
        with gathering(connection, waits=False) as gathered:
            self._decide_into(connection, gathered, group, entry, now)
        if any(one.letters for one in group.decided):
            Wakeup.notify(connection)

    def _decide_into(
        self,
        connection: Connection,
        gathered: Gathered,
        group: Group,
        entry: Input,
        now: datetime,
    ) -> Decided | None:
        """Decide one input of the group; whatever is wrong with it, its neighbours pass.

        None when nothing came of it: it waits.
        """
        group.taken.append(entry)
        self._ticket_id = entry.ticket_id
        decided: Decided | None = None
        try:
            with gathered.input():
                decided = self._decide(connection, entry, now)
        except (*UNAVAILABLE, TermLost, GroupBroken):
            raise
        except journal.EndedElsewhere:
            log.warning("input ended by another clerk", extra={"input": entry.id})
        except Exception as error:
            if is_out_of_resources(error):  # as with a full disk: another day it passes
                raise
            log.exception("input failed", extra={"input": entry.id})
            decided = self._count_failure(connection, entry, now)
        if decided is not None:
            group.decided.append(decided)
            if decided.held:
                self._clocks.held_one(connection, now)
        return decided

    def _undo(self, group: Group, error: Exception, now: datetime) -> None:
        """Nothing of the group was written: go on one by one; raise when the database is away.

        One input that is not written while the database writes others waits for a while.
        """
        reason = reason_of(_first(error))
        if len(group.taken) > 1 or isinstance(error, GroupBroken):
            told = {"inputs": len(group.taken), "trouble": "database"}
            log.warning("group undone: %s", reason, extra=told)
            self._singly = len(group.taken)
            return
        self._asides += 1
        if not group.taken or self._asides > ASIDES_MAX:
            raise error
        entry = group.taken[0]
        with self._leadership.begin() as connection:
            until = now + timedelta(seconds=ASIDE_SECONDS)
            journal.postpone(connection, entry.id, until, self._ticket_id)
        told = {"input": entry.id, "trouble": "database"}
        log.error("input set aside: %s", reason, extra=told)

    # --- one input ---------------------------------------------------------------------------

    def _decide(self, connection: Connection, entry: Input, now: datetime) -> Decided | None:
        try:
            loaded = self._hear(connection, entry)
        except UnreadableMail as fault:
            return self._hold_unread(connection, entry, fault, now)
        ticket = loaded.case.ticket
        if ticket is not None:
            self._ticket_id = ticket.id
            until = waits_for(connection, ticket.id, entry.id, now)
            if until is not None:  # the order of a ticket's mails is the order of arrival
                journal.postpone(connection, entry.id, until, ticket.id)
                return None
        decision = decide(loaded.case, loaded.event, now, self._desk, self._orders)
        decision = with_import(connection, entry, decision)
        decided = self._write_down(connection, entry, loaded, decision, now)
        if entry.kind is InputKind.ORDER:  # what it changed is not worth naming
            forget_all(connection)
        return decided

    def _write_down(
        self,
        connection: Connection,
        entry: Input,
        loaded: Loaded,
        decision: Decision,
        now: datetime,
    ) -> Decided:
        """Save the decision and its letters; what happened is the input's end."""
        answer = next((one.text for one in decision.effects if isinstance(one, Answer)), "")
        ticket_id = tickets.save(
            connection,
            decision,
            input_id=entry.id,
            at=now,
            actor=loaded.actor,
            needs=loaded.needs if loaded.is_mail else None,
            recalled=loaded.recalled,
            answer=answer,
        )
        letters = self._letters.put(connection, decision, loaded, ticket_id, now)
        held = next((one.reason for one in decision.effects if isinstance(one, HoldMail)), "")
        return Decided(entry.id, decision, letters, held, answer)

    def _hear(self, connection: Connection, entry: Input) -> Loaded:
        match entry.kind:
            case InputKind.MAIL | InputKind.RECALL:
                return load_mail(connection, self._next.hear(connection, entry), self._desk)
            case InputKind.TIMER:
                return load_timer(connection, entry, self._desk, self._keys)
            case InputKind.ORDER:
                return load_order(connection, entry, self._desk, self._keys)
            case InputKind.FATE:
                return load_fate(connection, entry, self._desk, self._keys)

    def _hold_unread(
        self, connection: Connection, entry: Input, fault: UnreadableMail, now: datetime
    ) -> Decided:
        """A mail that cannot be understood is kept with its bytes and the reason.

        Released without a cure it stays in quarantine, and the recall is done.
        """
        recalled = journal.recall_of(entry)[0] if entry.kind is InputKind.RECALL else 0
        because = "the mail cannot be read"
        if entry.envelope is not None and entry.envelope.archived:  # its file is there still
            drop = DropMail(reason=fault.reason, rule="ARC-01", because=because)
            decision = Decision((drop,), Case(), Case())
            tickets.save(connection, decision, input_id=entry.id, at=now)
            return Decided(entry.id, decision)
        hold = HoldMail(reason=fault.reason, rule="GW-19", because=because)
        decision = Decision((hold,), Case(), Case())
        tickets.save(connection, decision, input_id=entry.id, at=now, recalled=recalled)
        return Decided(entry.id, decision, held=fault.reason)

    def _count_failure(self, connection: Connection, entry: Input, now: datetime) -> Decided | None:
        """Count the try; after the last one the input is held with its bytes, as crashed."""
        wait = RETRY_SECONDS[min(entry.tries, len(RETRY_SECONDS) - 1)]
        retry_at = now + timedelta(seconds=wait)
        tries = journal.count_try(connection, entry.id, now, "decide", retry_at, self._ticket_id)
        if tries < TRIES_MAX:
            return None
        journal.finish(connection, entry.id, InputState.HELD, now, self._ticket_id, REASON)
        log.error("input held", extra={"input": entry.id, "reason": REASON})
        return Decided(entry.id, Decision((), Case(), Case()), held=REASON)


def _first(error: BaseException) -> BaseException:
    """Return what went wrong first: after a full disk, say, the savepoint is gone as well."""
    while isinstance(error.__context__, UNAVAILABLE):
        error = error.__context__
    return error
