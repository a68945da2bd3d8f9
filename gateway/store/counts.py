"""What is counted of a mail before it is decided: duplicates, floods, ceilings and budgets.

Of most mails there is nothing to count: one look at all mails of a group tells for which there may
be, and only for those the counting itself is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from gateway.store.failed_letters import count_failures
from gateway.store.lookups_sql import (
    COUNTS,
    EARLIER_NEW,
    LAST_COUNTER,
    MAY_COUNT,
    STRANGER_ACKS,
)
from gateway.store.prepared import known_by_key, known_once
from rules.copies import replace
from rules.model.mail import id_key
from rules.model.notice import Notice
from rules.model.other_tickets import EarlierNew, TicketBrief
from rules.model.ticket import LetterRecord
from rules.quick_records import filled

if TYPE_CHECKING:  # looking at the database alone takes none of the rules behind it
    from gateway.store.outbox import OutboxLetter
    from rules.needs import Needs

BURST = timedelta(minutes=5)  # GW-04
HOUR = timedelta(hours=1)  # GW-04
DAY = timedelta(hours=24)
LATELY = timedelta(minutes=10)  # letters about new tickets
COUNTERS, MAY = "last counters of days", "what may count"  # what this transaction knows
FROM, SAME_ID, OURS, TO, PERSON, OPENED = "from", "id", "ours", "to", "person", "opened"
TO_ANYBODY = (Notice.N_01, Notice.N_49, Notice.N_50)
STRANGER, OPENING, REPORT = ("stranger", ""), ("opening", ""), ("report", "")
GATHERED, BLOCKED, TOLD = ("gathered", ""), "blocked", "told"
Mark = tuple[str, str]


@filled
@dataclass(frozen=True, slots=True)
class Counts:
    """Facts that are one number each (GW-02, GW-04, GW-05)."""

    duplicate_of: int | None = None
    other_bodies: int = 0
    our_letters: int = 0
    failures: int = 0
    same_subject: int = 0
    on_ticket: int = 0
    answers: int = 0
    receipts: int = 0
    blocked: int = 0


@dataclass(slots=True)
class _May:
    """For whom there may be something to count: mails, letters and openings of late."""

    asked: dict[Mark, datetime] = field(default_factory=dict)  # as of when
    found: set[Mark] = field(default_factory=set)
    told: int = 0  # letters about new tickets within ten minutes, or more


def look_what_counts(connection: sa.Connection, many: Iterable[Needs]) -> None:
    """Ask for all of these mails at once; each alone is answered from it."""
    mails = [one for one in many if one.sender or one.message_id]
    may = known_once(connection, MAY, _May)
    mails = [one for one in mails if not _is_asked(may, one)]
    if not mails:
        return
    at = min(one.at for one in mails)
    longest = max((BURST, *(one.same_new for one in mails)))
    senders = sorted({one.sender for one in mails if one.sender})
    values = {
        "senders": senders,
        "keys": sorted({id_key(one.message_id) for one in mails if one.message_id}),
        "message_ids": sorted({one.message_id for one in mails if one.message_id}),
        "authors": sorted({one.author for one in mails if one.author}),
        "admins": sorted({admin for one in mails for admin in one.admins}),
        "told_of_new": sorted({person for one in mails for person in one.told_of_new}),
        "entries": sorted({entry for one in mails for entry in one.entries}),
        "lately": at - longest,
        "ten_minutes": at - LATELY,
        "hour": at - HOUR,
        "day": at - DAY,
    }
    for row in connection.execute(MAY_COUNT, values):
        if row.what == TOLD:
            may.told = max(may.told, int(row.who))
        else:
            may.found.add((row.what, row.who))
    may.asked |= {mark: at for one in mails for mark in _marks_of(one)}


def count(
    connection: sa.Connection,
    needs: Needs,
    found: Sequence[TicketBrief],
    failed: LetterRecord | None,
    input_id: int,
) -> Counts:
    """Return what counts for a mail; `input_id` is its own."""
    may = _may(connection, needs)
    failures = count_failures(connection, failed.address, needs.at) if failed else 0
    if may.found.isdisjoint(_marks_of(needs)):
        return Counts(failures=failures)
    values = {
        "message_id": needs.message_id,
        "message_key": id_key(needs.message_id),
        "content_hash": needs.content_hash,
        "sender": needs.sender,
        "title": needs.title,
        "author": needs.author,
        "input_id": input_id,
        "entries": list(needs.entries),
        "ticket_ids": [one.id for one in found],
        "burst": needs.at - BURST,
        "hour": needs.at - HOUR,
    }
    row = connection.execute(COUNTS, values).one()
    return replace(Counts(**row._mapping), failures=failures)


def count_stranger_acks(connection: sa.Connection, needs: Needs) -> int:
    """Return how many strangers were answered within the hour."""
    if not needs.sender or STRANGER not in _may(connection, needs).found:
        return 0
    return connection.execute(STRANGER_ACKS, {"hour": needs.at - HOUR}).scalar() or 0


def answers_stranger(notice: Notice, person: str) -> bool:
    """Say whether a letter is one that anybody's mail may earn, to somebody not on file."""
    return notice in TO_ANYBODY and "@" in person


def may_count_openings(connection: sa.Connection, needs: Needs, one_by_one: int) -> bool:
    """Say whether a ceiling is near for a mail that may open a ticket (GW-11).

    Below so many letters about new tickets nobody's are counted.
    """
    may = _may(connection, needs)
    marks = (OPENING, REPORT, GATHERED, (OPENED, needs.sender))
    return may.told >= one_by_one or not may.found.isdisjoint(marks)


def find_earlier_new(connection: sa.Connection, needs: Needs) -> EarlierNew | None:
    """GW-12: the ticket that the same sender opened under the same title a little while ago."""
    if not needs.sender or not needs.same_new:
        return None
    if (FROM, needs.sender) not in _may(connection, needs).found:
        return None
    values = {
        "sender": needs.sender,
        "title": needs.title,
        "since": needs.at - needs.same_new,
        "until": needs.at,
    }
    row = connection.execute(EARLIER_NEW, values).first()
    if row is None:
        return None
    return EarlierNew(row.id, row.number, row.created_at, row.title, row.text)


def last_counter(connection: sa.Connection, day: date) -> int | None:
    """Return the last number given on a day, None where there is none yet."""
    counters: dict[date, int | None] = known_by_key(connection, COUNTERS)
    if day not in counters:
        counters[day] = connection.execute(LAST_COUNTER, {"day": day}).scalar()
    return counters[day]


def number_given(connection: sa.Connection, day: date, number: int) -> None:
    """A ticket has it now."""
    counters: dict[date, int | None] = known_by_key(connection, COUNTERS)
    counters[day] = max(number, counters.get(day) or 0)


def mail_kept(connection: sa.Connection, sender: str, message_key: str) -> None:
    """A mail is judged by this one from now on."""
    known_once(connection, MAY, _May).found.update(((FROM, sender), (SAME_ID, message_key)))


def opened(connection: sa.Connection, address: str) -> None:
    """Ceilings count a ticket that this address opened from now on."""
    known_once(connection, MAY, _May).found.update((OPENING, (OPENED, address)))


def letters_gathered(connection: sa.Connection) -> None:
    """Somebody hears of new tickets together from now on (GW-11)."""
    known_once(connection, MAY, _May).found.add(GATHERED)


def blocked(connection: sa.Connection, entry: str) -> None:
    """The entry was put on the list of blocked senders, or off it."""
    known_once(connection, MAY, _May).found.add((BLOCKED, entry))


def letters_put(connection: sa.Connection, letters: Iterable[OutboxLetter]) -> None:
    """Budgets count these from now on."""
    may = known_once(connection, MAY, _May)
    found = may.found
    for one in letters:
        found.update(((TO, one.address), (PERSON, one.person), (OURS, one.message_id)))
        if answers_stranger(one.notice, one.person):
            found.add(STRANGER)
        may.told += one.notice is Notice.N_02N
        if one.notice is Notice.N_36:
            found.add(REPORT)


def _may(connection: sa.Connection, needs: Needs) -> _May:
    look_what_counts(connection, (needs,))
    return known_once(connection, MAY, _May)


def _is_asked(may: _May, needs: Needs) -> bool:
    return all(mark in may.asked and may.asked[mark] <= needs.at for mark in _marks_of(needs))


def _marks_of(needs: Needs) -> tuple[Mark, ...]:
    marks: tuple[Mark, ...] = ()
    if needs.sender:
        marks += ((FROM, needs.sender), (TO, needs.sender))
    if needs.author:
        marks += ((PERSON, needs.author),)
    if needs.message_id:
        marks += ((SAME_ID, id_key(needs.message_id)), (OURS, needs.message_id))
    return (*marks, *((BLOCKED, one) for one in needs.entries))
