"""A decision is written: what changed of the ticket, one event an effect, and the input's end.

What changed comes from `changes_between`, never from the effects: what a case became is what its
rows become.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store import journal
from gateway.store.case_rows import rows_changed
from gateway.store.counts import last_counter, mail_kept, number_given
from gateway.store.event_log import event_rows
from gateway.store.failed_letters import letter_changed
from gateway.store.journal import InputState
from gateway.store.prepared import known_by_key
from gateway.store.side_effects import write_side
from gateway.store.tables import day_counters, events, inputs, letters, mails, tickets, timers
from gateway.store.ticket_evidence import references_added, ticket_changed
from gateway.store.ticket_rows import NOTES, TIMERS_PART, WHOLE, Collection, Values, values_of
from gateway.store.write_batch import write
from rules.changes import absence_change, changes_between, row_key, rows_of
from rules.effects import Decision, DropMail, Effect, HoldMail, PutAbsence, SetBlocked
from rules.model.mail import id_key
from rules.model.ticket import Case, Change, LetterRecord, LetterState, Ticket
from rules.model.timer import Timer
from rules.number import find_number
from rules.quick_records import filled

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from rules.needs import Needs

LAST_TICKET = "last ticket"  # what this transaction knows


def save(
    connection: sa.Connection,
    decision: Decision,
    *,
    input_id: int,
    at: datetime,
    actor: str = "",
    needs: Needs | None = None,
    recalled: int = 0,
    answer: str = "",
) -> int | None:
    """Write the decision, end its input, and return the ticket's id (None: no ticket).

    The input ends as held (HoldMail), dropped (DropMail) or else done, with `answer` for whoever
    waits for an order. `needs` are a mail's: its sender, title and Message-ID are remembered for
    threads, duplicates and budgets. `recalled` is the input whose mail was decided once more; it
    leaves quarantine unless the decision holds it again. SendNotice is not written here.
    """
    changes = changes_between(decision.before, decision.after)
    writer = _RowWriter(connection, input_id, at)
    ticket_id = writer.write_ticket(decision, changes)
    if ticket_id is not None and changes:
        for collection in (*WHOLE, NOTES):
            writer.write_rows(collection, ticket_id, decision.after, changes)
        writer.write_timers(ticket_id, decision.before, changes)
        writer.write_letters(changes)
    rows = event_rows(decision, input_id=input_id, at=at, ticket_id=ticket_id, actor=actor)
    write(connection, _INSERT_EVENT, rows)
    taken_back = (*changes, *_changes_beside(decision))  # by undo
    for effect in decision.effects:
        write_side(connection, effect, taken_back, input_id=input_id, at=at, ticket_id=ticket_id)
    if needs is not None:
        writer.write_mail(needs, ticket_id, recalled)
    state, reason = _end_of(decision.effects)
    if recalled and state is InputState.HELD:
        state = InputState.DONE  # the mail itself stays in quarantine
    elif recalled:
        connection.execute(_RELEASE, {"of_input": recalled, "at": at, "of_ticket": ticket_id})
    journal.finish(connection, input_id, state, at, ticket_id, reason, answer)
    return ticket_id


def _forget(connection: sa.Connection, ticket: Ticket, ticket_id: int) -> None:
    """Whoever asks for the ticket next in this transaction sees it as it is now."""
    ticket_changed(connection, ticket, ticket_id)
    rows_changed(connection, ticket_id)


def _end_of(effects: Iterable[Effect]) -> tuple[InputState, str]:
    """Return the state and the reason in which the input ends; holding goes before dropping."""
    state, reason = InputState.DONE, ""
    for effect in effects:
        match effect:
            case HoldMail():
                return InputState.HELD, effect.reason
            case DropMail():
                state, reason = InputState.DROPPED, effect.reason
            case _:
                pass
    return state, reason


def _changes_beside(decision: Decision) -> tuple[Change, ...]:
    """What was put on the lists of blocked senders and of absences, or taken off them."""
    found: list[Change] = []
    for one in decision.effects:
        if isinstance(one, SetBlocked):
            sides = (None if one.is_blocked else True, one.is_blocked or None)
            found.append(Change("blocked", one.entry, *sides))
        elif isinstance(one, PutAbsence):
            found.append(absence_change(one, decision.before))
    return tuple(found)


@filled
@dataclass(frozen=True, slots=True)
class _RowWriter:
    """Writes for one input, at one moment."""

    connection: sa.Connection
    input_id: int
    at: datetime

    def write_ticket(self, decision: Decision, changes: Sequence[Change]) -> int | None:
        """Insert a new ticket, or update the fields that changed; return its id."""
        ticket = decision.after.ticket
        if ticket is None:
            return None
        parts = _parts_of(decision.after)
        if decision.before.ticket is None:
            values = values_of(ticket, without=("id",)) | {"parts": parts}
            self._count_number(ticket)
            ticket_id = self._next_ticket_id()
            write(self.connection, _INSERT_TICKET, (values | {"id": ticket_id},))
            _forget(self.connection, ticket, ticket_id)
            return ticket_id
        _forget(self.connection, ticket, ticket.id)
        values = {one.key: one.new for one in changes if one.part == "ticket"}
        if parts != _parts_of(decision.before):
            values["parts"] = parts
        if values:
            write(self.connection, _UPDATE_TICKET, (values | {"of_ticket": ticket.id},))
        return ticket.id

    def write_rows(
        self,
        collection: Collection[object],
        ticket_id: int,
        after: Case,
        changes: Sequence[Change],
    ) -> None:
        mine = [one for one in changes if one.part == collection.part]
        if not mine:
            return
        order = [row_key(row) for row in rows_of(after, collection.part)]
        inserts: list[Values] = []
        for change in mine:
            this: Values = {"of_ticket": ticket_id}
            if change.new is None:
                if collection is not NOTES:  # an old note leaves the case, never the ticket
                    key = getattr(change.old, collection.key)
                    write(self.connection, collection.delete, (this | {"of_key": key},))
                continue
            values = values_of(change.new)
            if collection.is_placed:
                place = {"put_by": self.input_id, "position": order.index(change.key)}
                values |= place
            if change.old is None:
                inserts.append(values | {"ticket_id": ticket_id})
            else:
                key = values.pop(collection.key)
                write(self.connection, collection.update, (values | this | {"of_key": key},))
        write(self.connection, collection.insert, inserts)

    def write_timers(self, ticket_id: int, before: Case, changes: Sequence[Change]) -> None:
        """A timer that left the case has fired if it is this very input, else was cancelled."""
        generations = dict(before.generations)
        fresh: list[Values] = []
        for change in changes:
            if change.part != TIMERS_PART:
                continue
            timer = change.old if change.new is None else change.new
            assert isinstance(timer, Timer)
            this: Values = {
                "of_ticket": ticket_id,
                "of_kind": timer.kind,
                "of_generation": timer.generation,
            }
            if change.new is None:
                end = {"at": self.at, "by_input": self.input_id}
                write(self.connection, _END_TIMER, (this | end,))
            elif timer.generation <= generations.get(timer.kind, 0):
                times = {"due": timer.due_at, "anchor": timer.anchor_at, "by_rule": timer.rule}
                write(self.connection, _REARM_TIMER, (this | times,))
            else:
                row = values_of(timer) | {"ticket_id": ticket_id, "state": "armed"}
                fresh.append(row)
        write(self.connection, _INSERT_TIMER, fresh)

    def write_letters(self, changes: Sequence[Change]) -> None:
        """Take back letters that have not left; mark those that a delivery report ended."""
        for change in changes:
            if change.part != "letters" or not isinstance(change.new, LetterRecord):
                continue
            letter = change.new
            letter_changed(self.connection, letter.id, letter.message_id)
            values: Values = {"of_letter": letter.id, "at": self.at, "why": letter.error}
            if letter.state is LetterState.CANCELLED:
                write(self.connection, _CANCEL_LETTER, (values,))
            elif letter.state is LetterState.FAILED:
                write(self.connection, _FAIL_LETTER, (values,))

    def write_mail(self, needs: Needs, ticket_id: int | None, recalled: int) -> None:
        """Remember what later mails are judged by."""
        if recalled:
            moved = {"of_input": recalled, "of_ticket": ticket_id}
            if self.connection.execute(_MOVE_MAIL, moved).rowcount:
                return
        row = {
            "input_id": recalled or self.input_id,
            "received_at": needs.at,
            "sender": needs.sender,
            "title": needs.title,
            "message_id": id_key(needs.message_id),
            "content_hash": needs.content_hash,
            "ticket_id": ticket_id,
        }
        write(self.connection, _INSERT_MAIL, (row,))
        mail_kept(self.connection, needs.sender, id_key(needs.message_id))
        references_added(self.connection, (needs.message_id, id_key(needs.message_id)))

    def _count_number(self, ticket: Ticket) -> None:
        """No number of a date is given twice, not even after a ticket was put there by hand."""
        found = find_number(ticket.number)
        assert found is not None, f"{ticket.number} is no ticket number"
        day, given = found
        values: Values = {"of_day": day, "given": given}
        is_first = last_counter(self.connection, day) is None
        write(self.connection, _FIRST_NUMBER if is_first else _COUNT_NUMBER, (values,))
        number_given(self.connection, day, given)

    def _next_ticket_id(self) -> int:
        """Return the id that the next ticket has: only the clerk opens any."""
        connection = self.connection
        if connection.dialect.name == "postgresql":
            return int(connection.execute(_NEXT_TICKET_ID).scalar_one())
        last = _last_ticket(connection)
        last["id"] += 1
        return last["id"]


def look_at_numbers(connection: sa.Connection) -> None:
    """Ask what new tickets go on from, before rows wait that the question would have written."""
    if connection.dialect.name != "postgresql":
        _last_ticket(connection)


def _last_ticket(connection: sa.Connection) -> dict[str, int]:
    last: dict[str, int] = known_by_key(connection, LAST_TICKET)
    if not last:
        last["id"] = connection.execute(_LAST_TICKET_ID).scalar() or 0
    return last


def _parts_of(case: Case) -> tuple[str, ...]:
    """Return the collections that are worth asking for when this ticket is loaded."""
    parts = [one.part for one in WHOLE if rows_of(case, one.part)]
    return (*parts, TIMERS_PART) if case.timers or case.generations else tuple(parts)


_INSERT_TICKET = tickets.insert()
_LAST_TICKET_ID = sa.select(sa.func.max(tickets.c.id))  # SQLite itself goes on from there
_NEXT_TICKET_ID = sa.select(sa.func.nextval(sa.func.pg_get_serial_sequence("ticket", "id")))
_UPDATE_TICKET = tickets.update().where(tickets.c.id == sa.bindparam("of_ticket"))
_given = sa.bindparam("given", type_=sa.Integer)
_COUNT_NUMBER = (
    day_counters.update()
    .where(day_counters.c.day == sa.bindparam("of_day"))
    .values(last=sa.case((day_counters.c.last < _given, _given), else_=day_counters.c.last))
)
_FIRST_NUMBER = day_counters.insert().values(day=sa.bindparam("of_day"), last=_given)
_THIS_TIMER = sa.and_(
    timers.c.ticket_id == sa.bindparam("of_ticket"),
    timers.c.kind == sa.bindparam("of_kind"),
    timers.c.generation == sa.bindparam("of_generation"),
)
_INSERT_TIMER = timers.insert()
_END_TIMER = (
    timers.update()
    .where(_THIS_TIMER)
    .values(
        state=sa.case((timers.c.input_id == sa.bindparam("by_input"), "fired"), else_="cancelled"),
        ended_at=sa.bindparam("at"),
    )
)
_REARM_TIMER = (
    timers.update()
    .where(_THIS_TIMER)
    .values(
        state="armed",
        input_id=None,
        ended_at=None,
        due_at=sa.bindparam("due"),
        anchor_at=sa.bindparam("anchor"),
        rule=sa.bindparam("by_rule"),
    )
)
_THIS_LETTER = letters.c.id == sa.bindparam("of_letter")
_CANCEL_LETTER = (
    letters.update()
    .where(_THIS_LETTER, letters.c.state == LetterState.QUEUED)
    .values(state=LetterState.CANCELLED, ended_at=sa.bindparam("at"))
)
_FAIL_LETTER = (
    letters.update()
    .where(_THIS_LETTER)
    .values(state=LetterState.FAILED, ended_at=sa.bindparam("at"), error=sa.bindparam("why"))
)
_INSERT_EVENT = events.insert()
_INSERT_MAIL = mails.insert()
_MOVE_MAIL = (
    mails.update()
    .where(mails.c.input_id == sa.bindparam("of_input"))
    .values(ticket_id=sa.bindparam("of_ticket"))
)
_RELEASE = (
    inputs.update()
    .where(
        inputs.c.id == sa.bindparam("of_input"),
        inputs.c.state == InputState.HELD.value,
    )
    .values(
        state=InputState.DONE.value,
        ended_at=sa.bindparam("at"),
        ticket_id=sa.bindparam("of_ticket"),
    )
)
