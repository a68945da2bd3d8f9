"""How many new tickets were told to whom lately, and which were not told one by one (GW-11)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store.counts import DAY, HOUR, LATELY, may_count_openings
from gateway.store.lookups_sql import OPENINGS
from gateway.store.tables import letters, notes, person_timers, tickets
from rules.model.notice import Notice
from rules.model.other_tickets import Openings
from rules.model.overview import NewTicket, NewTold
from rules.model.ticket import LetterState
from rules.model.timer import TimerKind

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from rules.needs import Needs

ONE_BY_ONE = 10  # N-02n of all together: fewer need not be counted by person
LOOKED_AT = 1000  # newest tickets, among those that a flood of ten minutes brought


def count_openings(connection: sa.Connection, needs: Needs) -> tuple[Openings, tuple[NewTold, ...]]:
    """What the ceilings count, of a mail that may open a ticket; whose alerts are many (GW-11)."""
    if not needs.sender or not may_count_openings(connection, needs, ONE_BY_ONE):
        return Openings(), ()
    values = {
        "sender": needs.sender,
        "hour": needs.at - HOUR,
        "day": needs.at - DAY,
        "admins": list(needs.admins),
        "told_of_new": list(needs.told_of_new),
        "ten_minutes": needs.at - LATELY,
    }
    row = connection.execute(OPENINGS, values).one()
    told: tuple[NewTold, ...] = ()
    if row.new_gathered or row.new_told >= ONE_BY_ONE:
        told = new_told(connection, needs.told_of_new, needs.at - LATELY)
    found = Openings(row.strangers_hour, row.strangers_day, row.address_hour, row.reports_hour)
    return found, told


def new_told(
    connection: sa.Connection, people: Sequence[str], since: datetime
) -> tuple[NewTold, ...]:
    """Return how many letters about new tickets each has had, and whether more are gathered."""
    values = {"people": list(people), "since": since}
    waiting = set(connection.execute(_WAITING, values).scalars())
    counts = {row.person: row.told for row in connection.execute(_TOLD, values)}
    return tuple(NewTold(one, counts.get(one, 0), one in waiting) for one in people)


def untold(
    connection: sa.Connection, person: str, queues: Collection[str], since: datetime
) -> tuple[NewTicket, ...]:
    """Return the tickets of these queues since then that nobody has and `person` was not told."""
    values = {"of_person": person, "queues": sorted(queues), "since": since}
    return tuple(NewTicket(*row) for row in connection.execute(_UNTOLD, values))


_people: sa.BindParameter[str] = sa.bindparam("people", expanding=True)
_WAITING = sa.select(person_timers.c.person).where(
    person_timers.c.kind == TimerKind.NEW_FOLD, person_timers.c.person.in_(_people)
)
_TOLD = (
    sa.select(letters.c.person, sa.func.count().label("told"))
    .where(
        letters.c.person.in_(_people),
        letters.c.put_at > sa.bindparam("since"),
        letters.c.notice == Notice.N_02N,
        letters.c.state != LetterState.CANCELLED,
    )
    .group_by(letters.c.person)
)
_newest = sa.select(tickets).order_by(tickets.c.id.desc()).limit(LOOKED_AT).subquery()
_was_told = sa.exists().where(
    letters.c.ticket_id == _newest.c.id,
    letters.c.person == sa.bindparam("of_person"),
    letters.c.notice == Notice.N_02N,
)
_wrote_it = sa.exists().where(
    notes.c.ticket_id == _newest.c.id, notes.c.id == 1, notes.c.author == sa.bindparam("of_person")
)
_UNTOLD = (
    sa.select(_newest.c.number, _newest.c.title, _newest.c.contact, _newest.c.contact_name)
    .where(
        _newest.c.created_at >= sa.bindparam("since"),
        _newest.c.queue.in_(sa.bindparam("queues", expanding=True)),
        _newest.c.primary == "",
        sa.not_(_was_told),
        sa.not_(_wrote_it),
    )
    .order_by(_newest.c.id)
)
