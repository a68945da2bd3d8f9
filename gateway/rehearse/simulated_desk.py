"""The desk of a rehearsal: the real walk on a database in memory, and a clock that only we move.

The clock goes from due moment to due moment, so that each timer and each letter finds the desk as
it is when its own moment comes. What happened since the last step is kept for the expectations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from gateway.config.keys import Keys
from gateway.config.reading import reading_by
from gateway.rehearse.expect import NoteMade, Since
from gateway.rehearse.story_orders import STORY_ORDERS
from gateway.rehearse.story_people import Cast, cast_of
from gateway.rehearse.story_settings import Site, site_of
from gateway.simulation import moments, send_due
from gateway.store import journal, outbox, people, tickets
from gateway.store.engine import reading, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming
from gateway.store.outbox import OutboxLetter
from gateway.worker.clerk import Clerk, Decided
from rules.effects import SetStatus
from rules.model.status import Status
from rules.model.ticket import Case, LetterState
from rules.policy.desk import Desk


@dataclass(slots=True)
class SimulatedDesk:
    """One desk at one moment. Only `arrive`, `order` and `go_to` change it."""

    engine: Engine
    desk: Desk
    server: str  # authserv-id of our mail server
    now: datetime
    site: Site = field(init=False)
    clerk: Clerk = field(init=False)
    cast: Cast = field(init=False)
    decided: list[Decided] = field(default_factory=list)  # since the last step
    letters: list[OutboxLetter] = field(default_factory=list)  # all that were ever put out
    _since: Since | None = None
    _letter_at: datetime | None = None  # when the next one may leave

    def __post_init__(self) -> None:
        with reading(self.engine) as connection:
            contacts = people.list_contacts(connection, self.now)
            accounts = people.list_accounts(connection)
        self.cast = cast_of(self.desk, contacts, accounts)
        self.site = site_of(self.server, self.desk.base_address)
        self.open_desk(self.desk)

    def open_desk(self, desk: Desk) -> None:
        """Start a clerk on what the database holds; with the same desk that is a restart."""
        self.desk = desk
        self.cast = replace(self.cast, desk=desk)
        keys = replace(Keys.made_for_rehearsal(), token_days=self.site.auth.token_days)
        how = reading_by(self.site.auth, self.site.mail)
        self.clerk = Clerk(self.engine, desk, keys, how, orders=STORY_ORDERS)
        self.settle()

    def begin_step(self) -> None:
        self.decided.clear()
        self._since = None

    def arrive(self, incoming: Incoming) -> None:
        """Take a mail in and decide it."""
        with writing(self.engine) as connection:
            (input_id,) = journal.accept(connection, (incoming,))
        self.settle()
        is_decided = any(one.input_id == input_id for one in self.decided)
        assert is_decided, "the clerk failed at this mail; its log says how"

    def order(self, verb: str, values: Mapping[str, str]) -> str:
        """Put an admin's order into the journal, decide it, and return the clerk's answer."""
        with writing(self.engine) as connection:
            input_id = journal.put_order(connection, verb, values, self.now)
        self.settle()
        return next((one.answer for one in self.decided if one.input_id == input_id), "")

    def go_to(self, target: datetime) -> None:
        """Move the clock, letting every timer and letter act at its own moment."""
        for moment in moments(lambda: self._letter_at, lambda: self.clerk, target):
            self.now = max(self.now, moment)
            self.settle()
        self.now = target

    def settle(self) -> None:
        """Decide all that can be decided now, and let go what may leave now."""
        more = True
        while more:
            group = self.clerk.decide_group(self.now)
            self.decided.extend(group.decided)
            self.letters.extend(letter for one in group.decided for letter in one.letters)
            more = group.more
        self._letter_at = send_due(self.engine, self.now)
        self._since = None

    def since(self) -> Since:
        """Return what happened since the last step, and the desk as it is."""
        if self._since is None:
            self._since = self._look_back()
        return self._since

    def _look_back(self) -> Since:
        with reading(self.engine) as connection:
            put = [outbox.load_letter(connection, one) for one in self._ids_put()]
            cancelled = [outbox.load_letter(connection, one) for one in self._ids_cancelled()]
        return Since(
            self.cast,
            self.now,
            self.case_of,
            letters=tuple(one for one in put if one and one.state is not LetterState.SUPPRESSED),
            cancelled=tuple(one for one in cancelled if one),
            notes=tuple(self._notes()),
            opened=tuple(self._opened()),
            held=tuple(one.held for one in self.decided if one.held),
            passed=tuple(self._passed()),
        )

    def case_of(self, number: str) -> Case:
        with reading(self.engine) as connection:
            return tickets.load_ticket_by_number(connection, number)

    def _ids_put(self) -> Iterator[int]:
        return (letter.id for one in self.decided for letter in one.letters)

    def _ids_cancelled(self) -> Iterator[int]:
        for one in self.decided:
            before = {letter.id: letter.state for letter in one.decision.before.letters}
            for letter in one.decision.after.letters:
                was = before.get(letter.id)
                if was is LetterState.QUEUED and letter.state is LetterState.CANCELLED:
                    yield letter.id

    def _notes(self) -> Iterator[NoteMade]:
        for one in self.decided:
            ticket = one.decision.after.ticket
            before = {note.id for note in one.decision.before.notes}
            for note in one.decision.after.notes:
                if ticket is not None and note.id not in before:
                    yield NoteMade(ticket.number, note)

    def _opened(self) -> Iterator[str]:
        for one in self.decided:
            ticket = one.decision.after.ticket
            if ticket is not None and one.decision.before.ticket is None:
                yield ticket.number

    def _passed(self) -> Iterator[tuple[str, Status]]:
        for one in self.decided:
            ticket = one.decision.after.ticket
            for effect in one.decision.effects:
                if ticket is not None and isinstance(effect, SetStatus):
                    yield ticket.number, effect.status
