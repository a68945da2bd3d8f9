"""The desk's own clocks: the clerk asks here whether something has come round."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from gateway.store import clocks, hours, journal
from gateway.store.errors import Connection
from gateway.store.term import Alone, Leadership
from rules.clock import calendar_of, written_down
from rules.decide import AGREED
from rules.model.timer import ClockKind
from rules.moved_timers import reckoned
from rules.policy.desk import Desk


class DeskClocks:
    """What comes round for the whole desk, as the database and the settings say."""

    def __init__(self, desk: Desk, leadership: Leadership | Alone) -> None:
        self._desk = desk
        self._leadership = leadership
        self._due: dict[ClockKind, datetime] | None = None

    @property
    def next_at(self) -> datetime | None:
        """Return when the next of them is due."""
        return min(self._due.values(), default=None) if self._due else None

    def strike(self, now: datetime) -> None:
        """Journal an order for each that is due; one that was missed for days comes once.

        One that has nothing to tell is no input: it would only be decided that nothing happens.
        """
        if self._due is not None and now < min(self._due.values(), default=now):
            return
        with self._leadership.begin() as connection:
            if self._due is None:
                self._reckon_anew(connection, now)
            kept = clocks.due_at(connection)
            due = [kind for kind in AGREED.clocks if kind in kept and kept[kind] <= now]
            for kind in clocks.that_may_tell(connection, due):
                journal.put_order(connection, "clock", {"kind": kind}, now)
            following = {kind: one.next_at(now, self._desk) for kind, one in AGREED.clocks.items()}
            for kind, at in following.items():
                if kept.get(kind) != at:  # it struck, or the settings have changed
                    clocks.put(connection, kind, at)
        self._due = following

    def _reckon_anew(self, connection: Connection, now: datetime) -> None:
        """CLK-02: order what the desk's hours move, when they are others than the last clerk's.

        An order counts from the first moment that it moves: before whatever would come of that.
        """
        words = written_down(self._desk.calendar)
        known = hours.load(connection)
        if known == words:
            return
        hours.put(connection, words, now)
        if known is None:
            return
        was = calendar_of(known)
        for number, timers in groupby(hours.armed(connection), key=lambda one: one.number):
            moved = [
                (one.timer, due)
                for one in timers
                if (due := reckoned(one.timer, was, now, self._desk, one.queue)) != one.timer.due_at
            ]
            if moved:
                lines = (f"{one.kind} {one.generation} {due.isoformat()}" for one, due in moved)
                values = {"number": number, "moves": "\n".join(lines)}
                at = min(now, *(one.due_at for one, _ in moved))
                journal.put_order(connection, "hours", values, at)
        for person, dues in hours.returning(connection).items():
            told = " ".join(one.isoformat() for one in dues)
            values = {"handle": person, "was": known, "dues": told}
            journal.put_order(connection, "hours", values, min(now, *dues))

    def held_one(self, connection: Connection, now: datetime) -> None:
        """N-36 at once when a mail is held and more than `quarantine.alert_at` wait."""
        most = self._desk.policies[self._desk.profile].quarantine_alert_at
        if clocks.held_up_to(connection, most + 2) == most + 1:
            kind = ClockKind.QUARANTINE_REPORT
            journal.put_order(connection, "clock", {"kind": kind}, now)
