"""The desk's own clocks: the clerk asks here whether something has come round."""

from __future__ import annotations

from datetime import datetime

from gateway.store import clocks, journal
from gateway.store.errors import Connection
from gateway.store.term import Alone, Leadership
from rules.decide import AGREED
from rules.model.timer import ClockKind
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
        """Journal an order for each that is due; one that was missed for days comes once."""
        if self._due is not None and now < min(self._due.values(), default=now):
            return
        with self._leadership.begin() as connection:
            kept = clocks.due_at(connection)
            for kind, clock in AGREED.clocks.items():
                due, following = kept.get(kind), clock.next_at(now, self._desk)
                if due is not None and due <= now:
                    journal.put_order(connection, "clock", {"kind": kind}, now)
                if due != following:  # it struck, or the settings have changed
                    clocks.put(connection, kind, following)
        self._due = {kind: one.next_at(now, self._desk) for kind, one in AGREED.clocks.items()}

    def held_one(self, connection: Connection, now: datetime) -> None:
        """N-36 at once when a mail is held and more than `quarantine.alert_at` wait."""
        most = self._desk.policies[self._desk.profile].quarantine_alert_at
        if clocks.held_up_to(connection, most + 2) == most + 1:
            kind = ClockKind.QUARANTINE_REPORT
            journal.put_order(connection, "clock", {"kind": kind}, now)
