"""The desk from above: every ticket that is not done, and a ticket's thread whole.

Asked for by `#list`, `#show` and the reports, never on the walk of a customer's mail.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from gateway.store.outbox import OutboxLetter, letters_of
from gateway.store.tables import (
    OPEN_IDS,
    attempts,
    cycles,
    failures,
    letters,
    notes,
    tickets,
    timers,
)
from gateway.store.ticket_rows import columns_of, record
from outbound.page import REPLY_MARKER
from rules.model.cycle import Counted, CycleState
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.overview import Said, TicketRow, Week
from rules.model.ticket import LetterState, Note, NoteType, Visibility
from rules.model.timer import TimerKind

UNSAID = (LetterState.CANCELLED, LetterState.SUPPRESSED)  # letters that nobody was to read
RUNNING = (CycleState.OPEN, CycleState.HELD)
WEEK = timedelta(days=7)
TICKETS_MAX = 20_000  # beyond, the oldest are shown


def open_tickets(connection: sa.Connection) -> tuple[TicketRow, ...]:
    """Return the tickets that are not done, the oldest first."""
    return tuple(record(TicketRow, row) for row in connection.execute(_OPEN))


def week_until(connection: sa.Connection, now: datetime) -> Week:
    """Return what the seven days up to now came to."""
    since = now - WEEK
    values = {"since": since, "until": now}
    answers: list[tuple[datetime, datetime]] = []
    asked: dict[int, datetime] = {}
    for row in connection.execute(_SPOKEN, values):
        if row.type is NoteType.CUSTOMER:
            asked.setdefault(row.ticket_id, row.at)
        elif row.ticket_id in asked:
            answers.append((asked.pop(row.ticket_id), row.at))
    return Week(
        answers=tuple(one for one in answers if one[1] > since),
        reopened=connection.execute(_REOPENED, values).scalar_one(),
        bounced=connection.execute(_BOUNCED, values).scalar_one(),
    )


def whole_thread(connection: sa.Connection, ticket_id: int) -> tuple[Said, ...]:
    """Return every note and letter of a ticket, the oldest first.

    Letters to the desk's own people repeat notes: of them, as of letters that carry a technician's
    words, there are no words here.
    """
    rows = connection.execute(_NOTES, {"of_ticket": ticket_id})
    notes_of = (record(Note, row) for row in rows)
    said = [_note(one) for one in notes_of if not one.withdrawn and one.type is not NoteType.SYSTEM]
    said += [_letter(one) for one in letters_of(connection, ticket_id) if one.state not in UNSAID]
    return tuple(sorted(said, key=lambda one: one.at))


def _note(note: Note) -> Said:
    return Said(
        at=note.at,
        author=note.author,
        author_name=note.author_name,
        words=note.text,
        is_internal=note.visibility is Visibility.INTERNAL,
        files=tuple(one.name for one in note.files) or note.attachments,
    )


def _letter(letter: OutboxLetter) -> Said:
    told = MANNERS[letter.notice].audience is Audience.CUSTOMER
    return Said(
        at=letter.ended_at or letter.not_before,
        author="",
        author_name="",
        words=letter.text.removeprefix(REPLY_MARKER) if told else "",
        notice=str(letter.notice),
        to=letter.person,
        subject=letter.subject,
        files=tuple(one.name for one in letter.files),
    )


_THIS = notes.c.ticket_id == tickets.c.id
_noted_at = sa.select(sa.func.max(notes.c.at)).where(_THIS).scalar_subquery()
_changed_at = sa.case((_noted_at > tickets.c.status_since, _noted_at), else_=tickets.c.status_since)
_ITS_TIMER = timers.c.ticket_id == tickets.c.id


def _due(kind: TimerKind, state: str) -> sa.ScalarSelect[object]:
    """When the last arming of a kind in this state was, or is, due."""
    return (
        sa.select(timers.c.due_at)
        .where(_ITS_TIMER, timers.c.kind == kind, timers.c.state == state)
        .order_by(timers.c.generation.desc())
        .limit(1)
        .scalar_subquery()
    )


_came_due = _due(TimerKind.REPLY_DUE, "fired")
_each = cycles.alias("each_cycle")
_last_cycle = (
    sa.select(sa.func.max(_each.c.id))
    .where(_each.c.ticket_id == tickets.c.id)
    .correlate(tickets)
    .scalar_subquery()
)
_OPEN = (
    sa.select(
        tickets.c.number,
        tickets.c.title,
        tickets.c.status,
        tickets.c.severity,
        tickets.c.primary,
        tickets.c.queue,
        tickets.c.group,
        tickets.c.region,
        tickets.c.is_global,
        tickets.c.created_at,
        sa.type_coerce(_changed_at, tickets.c.created_at.type),
        tickets.c.due_on,
        tickets.c.passed_back,
        _due(TimerKind.REPLY_DUE, "armed"),
        sa.type_coerce(  # TAT-01: nobody has written to the customer since
            sa.case(
                (
                    sa.func.coalesce(tickets.c.last_letter_at, tickets.c.created_at) < _came_due,
                    _came_due,
                ),
                else_=None,
            ),
            tickets.c.created_at.type,
        ),
        _due(TimerKind.UC_CLOSE, "armed"),
        sa.exists().where(
            cycles.c.ticket_id == tickets.c.id,
            cycles.c.id == _last_cycle,
            cycles.c.state.in_(RUNNING),
        ),
        sa.select(sa.func.count())
        .select_from(attempts)
        .where(
            attempts.c.ticket_id == tickets.c.id,
            attempts.c.cycle_id == _last_cycle,
            attempts.c.counted == Counted.YES,
        )
        .scalar_subquery(),
        sa.select(sa.func.max(letters.c.put_at))
        .where(
            letters.c.ticket_id == tickets.c.id,
            letters.c.notice == Notice.N_27,
            letters.c.put_at > sa.func.coalesce(tickets.c.last_public_at, tickets.c.created_at),
        )
        .scalar_subquery(),
    )
    .where(tickets.c.id.in_(OPEN_IDS))
    .order_by(tickets.c.id)
    .limit(TICKETS_MAX)
)
_NOTES = (
    columns_of(notes, Note)
    .where(notes.c.ticket_id == sa.bindparam("of_ticket"))
    .order_by(notes.c.id)
)
_answer = notes.alias("answer")
_ANSWERED = sa.select(_answer.c.ticket_id).where(
    _answer.c.at > sa.bindparam("since"),
    _answer.c.at <= sa.bindparam("until"),
    _answer.c.type == NoteType.RESOURCE,
    _answer.c.visibility == Visibility.PUBLIC,
)
_SPOKEN = (  # of these tickets all that was said, however long ago it was asked
    sa.select(notes.c.ticket_id, notes.c.at, notes.c.type)
    .where(
        notes.c.ticket_id.in_(_ANSWERED),
        notes.c.at <= sa.bindparam("until"),
        notes.c.type.in_((NoteType.CUSTOMER, NoteType.RESOURCE)),
        notes.c.visibility == Visibility.PUBLIC,
        sa.not_(notes.c.withdrawn),
    )
    .order_by(notes.c.ticket_id, notes.c.id)
)
_IN_WEEK = sa.and_(letters.c.put_at > sa.bindparam("since"), letters.c.notice == Notice.N_41)
_REOPENED = sa.select(sa.func.count(sa.distinct(letters.c.ticket_id))).where(_IN_WEEK)
_BOUNCED = sa.select(sa.func.count(sa.distinct(failures.c.address))).where(
    failures.c.at > sa.bindparam("since")
)
