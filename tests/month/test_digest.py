"""The digest's figures (N-37, ZD-14, TAT-07), counted anew from the tables of a simulated desk."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from statistics import median

import pytest
import sqlalchemy as sa

from gateway.store.engine import reading
from gateway.store.outbox import OutboxLetter
from rules.clock import at_wall, business_time_between, is_business_day, local
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.status import Status, display_name
from tests.month.accounts import month_setup
from tests.month.month import Month

OPEN = "status NOT IN ('complete', 'archived')"
WAITING = "('waiting_customer', 'waiting_vendor', 'scheduling_link_sent', 'pending_payment')"
DIGEST_AT = time(8, 30)
TO_CUSTOMERS = ", ".join(
    f"'{one}'"
    for one in Notice
    if MANNERS[one].audience is not Audience.STAFF and one is not Notice.N_49
)


@pytest.mark.timeout(300)
def test_each_number_of_the_digest_is_that_of_the_tables() -> None:
    month, seen = Month(month_setup(), seed=11, mails=500), 0
    calendar = month.setup.desk.calendar

    for number, _ in enumerate(month.days(), 1):
        simulated = month.world.simulated
        day = month.span.begin + timedelta(days=number)
        if not is_business_day(day, calendar) or number % 2:
            continue
        simulated.go_to(at_wall(day, DIGEST_AT, calendar))
        letter = next(
            one for made in simulated.decided for one in made.letters if one.notice is Notice.N_37
        )
        with reading(simulated.engine) as connection:
            _compare(letter, connection, month, simulated.now)
        seen += 1

    assert seen >= 8


def _compare(letter: OutboxLetter, connection: sa.Connection, month: Month, now: datetime) -> None:
    told = " ".join(letter.text.split())
    count = _Count(connection)
    open_, overdue = count(f"SELECT count(*) FROM ticket WHERE {OPEN}"), count(_OVERDUE)
    waiting = count(f"SELECT count(*) FROM ticket WHERE status IN {WAITING}")
    assert f" {open_} open, {waiting} of them waiting" in told
    assert f"{open_} open, {overdue} answer" in letter.subject

    policy = month.setup.desk.policies[month.setup.desk.profile]
    for status, many in count.rows(f"SELECT status, count(*) FROM ticket WHERE {OPEN} GROUP BY 1"):
        assert re.search(rf"{re.escape(display_name(Status(status), policy))} {many}[,.]", told)

    names = {one.handle: one.name for one in month.setup.desk.staff} | {"": "nobody"}
    for person, many in count.rows(
        f'SELECT "primary", count(*) FROM ticket WHERE {OPEN} GROUP BY 1'
    ):
        assert f" {names[str(person)]} {many} " in told

    tried, due = count(_TRIED), count(_DUE)
    assert f"answer overdue: {overdue}, answer due: {due}, tries running: {tried}" in told
    _compare_ages(told, count, month, now)
    _compare_week(told, count, month, now)


def _compare_ages(told: str, count: _Count, month: Month, now: datetime) -> None:
    calendar = month.setup.desk.calendar
    today = local(now, calendar).date()
    rows = count.rows(f"SELECT created_at, id FROM ticket WHERE {OPEN}")
    ages = [(today - local(_instant(at), calendar).date()).days for at, _ in rows]
    week, two, four = (sum(age <= most for age in ages) for most in (7, 14, 28))
    assert (
        f"up to a week: {week}, 1 to 2 weeks: {two - week}, 2 to 4 weeks: {four - two},"
        f" over 4 weeks: {len(ages) - four}" in told
    )


def _compare_week(told: str, count: _Count, month: Month, now: datetime) -> None:
    since = now - timedelta(days=7)
    calendar = month.setup.desk.calendar
    asked: dict[object, datetime] = {}
    hours: list[float] = []
    for ticket, at, who in count.rows(_SPOKEN):
        if who == "customer":
            asked.setdefault(ticket, _instant(at))
        elif ticket in asked:
            took = business_time_between(asked.pop(ticket), _instant(at), calendar)
            if _instant(at) > since:
                hours.append(took.total_seconds() / 3600)
    two, four, eight = (sum(one <= most for one in hours) for most in (2, 4, 8))
    assert (
        f"up to 2 h: {two}, 2 to 4 h: {four - two}, 4 to 8 h: {eight - four},"
        f" over 8 h: {len(hours) - eight}" in told
    )
    minutes = round(median(hours) * 60)
    assert f"Median answer time {minutes // 60} h {minutes % 60:02}".removesuffix(" 00") in told


class _Count:
    """Asks the tables in plain SQL."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def __call__(self, question: str) -> int:
        return int(self._connection.exec_driver_sql(question).scalar_one())

    def rows(self, question: str) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self._connection.exec_driver_sql(question)]


def _instant(stored: object) -> datetime:
    return datetime.fromisoformat(f"{stored}+00:00")


# What a receipt's undo took back answers nobody, though its letter may have left (CMD-08).
_ANSWERED = (
    "(SELECT max(put_at) FROM letter WHERE ticket_id = ticket.id AND state <> 'cancelled'"
    f" AND notice IN ({TO_CUSTOMERS})"
    " AND input_id NOT IN (SELECT input_id FROM receipt WHERE undone))"
)
_OVERDUE = (
    f"SELECT count(*) FROM ticket WHERE {OPEN} AND EXISTS (SELECT 1 FROM timer WHERE"
    " timer.ticket_id = ticket.id AND timer.kind = 'reply_due' AND timer.state = 'fired'"
    f" AND timer.due_at > coalesce({_ANSWERED}, ticket.created_at))"
)
_DUE = (
    f"SELECT count(*) FROM ticket WHERE {OPEN} AND EXISTS (SELECT 1 FROM timer WHERE"
    " timer.ticket_id = ticket.id AND timer.kind = 'reply_due' AND timer.state = 'armed')"
)
_TRIED = (
    f"SELECT count(*) FROM ticket WHERE {OPEN} AND (SELECT state FROM outreach_cycle WHERE"
    " ticket_id = ticket.id ORDER BY id DESC LIMIT 1) IN ('open', 'held')"
)
_SPOKEN = (
    "SELECT ticket_id, at, type FROM note WHERE type IN ('customer', 'resource')"
    " AND visibility = 'public' AND NOT withdrawn ORDER BY ticket_id, id"
)
