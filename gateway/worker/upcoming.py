"""What comes next in one transaction: heard ahead, and looked up for all of it at once."""

from __future__ import annotations

import logging
from contextlib import suppress
from datetime import datetime

from gateway.config.keys import Keys
from gateway.store import journal, outbox, tickets
from gateway.store.errors import UNAVAILABLE, Connection
from gateway.store.journal import Input, InputKind
from gateway.store.next_inputs import Ahead, is_any_put_off, only_looking
from gateway.store.suppression import look_for_suppressed
from gateway.worker.load import Heard, hear_mail
from gateway.worker.poison import Suspects
from gateway.worker.reads import Reads
from parsers import UnreadableMail
from rules.effects import Decision
from rules.needs import needs_of_ticket
from rules.policy.desk import Desk

log = logging.getLogger(__name__)


class Upcoming:
    """The inputs that a clerk decides next, one transaction after another."""

    def __init__(self, desk: Desk, keys: Keys, reads: Reads, suspects: Suspects) -> None:
        self._desk = desk
        self._keys = keys
        self._reads = reads
        self._suspects = suspects
        self._ahead = Ahead(1)
        self._heard: dict[int, Heard] = {}

    def begin(self, most: int) -> None:
        """A transaction begins, of at most so many inputs."""
        self._ahead = Ahead(most)
        self._heard = {}

    def take(self, connection: Connection, now: datetime) -> Input | None:
        """Return what is next; a timer that is due goes before mails received later.

        It becomes an input outside of what decides it, so that a timer that breaks the clerk is
        counted and held like any other input.
        """
        ahead = self._ahead
        asked = ahead.look(connection, now, self._reads.passed_over())
        if asked and len(ahead.inputs) + len(ahead.timers) > 1:  # one alone asks in its turn
            self._try_to_look_ahead(connection)
        entry = ahead.inputs[0] if ahead.inputs else None
        timer = ahead.timers[0] if ahead.timers else None
        if timer is not None and (entry is None or entry.received_at > timer.timer.due_at):
            ahead.timers.popleft()
            return journal.put_timer(connection, timer.ticket_id, timer.timer, now, timer.person)
        if entry is None or not self._is_read(entry):
            return None
        return ahead.inputs.popleft()

    def hear(self, connection: Connection, entry: Input) -> Heard:
        """Return a mail as it was heard; raise UnreadableMail."""
        there = self._heard.pop(entry.id, None)
        return there or hear_mail(connection, entry, self._desk, self._keys, self._reads)

    def has_heard(self) -> bool:
        """Say whether mails were heard that are not decided yet."""
        return bool(self._heard)

    def settle(self, decision: Decision | None, now: datetime) -> None:
        """An input was decided; None: it failed or waits."""
        if decision is None:
            self._ahead.forget()
        else:
            self._ahead.decided(decision, now)

    def is_empty(self) -> bool:
        """Say that nothing more may be decided now, as far as the transaction sees."""
        return self._ahead.is_empty()

    def _is_read(self, entry: Input) -> bool:
        """Whether it can be decided now; a mail is waited for until a reader is through."""
        is_mail = entry.kind in (InputKind.MAIL, InputKind.RECALL)
        return not is_mail or self._reads.has(entry.id)

    def _try_to_look_ahead(self, connection: Connection) -> None:
        """One that asks for what cannot be asked shall not stop the others: each asks alone."""
        try:
            with only_looking(connection):
                self._look_ahead(connection)
        except UNAVAILABLE:
            raise
        except Exception:
            log.exception("nothing was looked up ahead", extra={"trouble": "work"})
            self._heard = {}

    def _look_ahead(self, connection: Connection) -> None:
        """Hear the mails, and ask at once for what all inputs will ask for."""
        for entry in self._ahead.inputs:
            if self._suspects.has(entry) or not self._is_read(entry):
                break
            if entry.kind is InputKind.MAIL and entry.id not in self._heard:
                with suppress(UnreadableMail):  # held in its turn
                    self._heard[entry.id] = self.hear(connection, entry)
        needs = [one.needs for one in self._heard.values()]
        for one in self._ahead.timers:
            needs.append(needs_of_ticket(one.timer.due_at, one.ticket_id, self._desk))
        if needs:
            answered = (one for heard in self._heard.values() for one in heard.answers)
            tickets.look_ahead(connection, needs, answered)
            outbox.next_letter_id(connection)
            look_for_suppressed(connection, (who for one in needs for who in one.addresses))
            is_any_put_off(connection)
