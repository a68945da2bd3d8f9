"""What must be true of a history, whatever failed: nothing lost, nothing doubled, nothing left.

Looked at from outside, in the database and at the relay. A conversation's outcome is held against
that of the same conversation where nothing fails; moments apart, they are the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from gateway.simulate.relay import Mood, Relay, Taken
from gateway.simulate.writers import TIMERS, Accepted, MailServer, Talk
from gateway.store import due_timers, journal, outbox
from gateway.store.engine import reading
from gateway.store.errors import Connection, Engine
from gateway.store.tables import metadata

NOT_TOLD = ("term", "alembic_version")  # whose rows name processes of this machine
Row = tuple[object, ...]
Rows = list[Row]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a conversation came to, moments apart."""

    status: str
    notes: tuple[str, ...]
    events: Counter[str]
    attempts: tuple[str, ...]
    cycles: tuple[str, ...]
    timers: Counter[str]
    letters: Counter[str]

    def unlike(self, other: Shape) -> Iterator[str]:
        """Say what is otherwise there."""
        for name in Shape.__slots__:
            mine, theirs = getattr(self, name), getattr(other, name)
            if isinstance(mine, Counter) and mine != theirs:
                yield f"{name}: more {dict(mine - theirs)}, less {dict(theirs - mine)}"
            elif mine != theirs:
                yield f"{name}: {mine!r}, not {theirs!r}"


@dataclass(slots=True)
class Kept:
    """What stood in the database when somebody looked: it must stand there for ever."""

    events: dict[Row, Row] = field(default_factory=dict)
    ended: dict[Row, Row] = field(default_factory=dict)


def next_due_at(engine: Engine, now: datetime) -> datetime | None:
    """Return when the gateways have something to do next: now, where they have it already."""
    with reading(engine) as connection:
        waiting = _ask(connection, "SELECT retry_at FROM input WHERE state = 'waiting'")
        if any(retry_at is None for (retry_at,) in waiting):
            return now
        retries = [_instant(str(one)) for (one,) in waiting]
        moments = [*retries, outbox.next_letter_at(connection), due_timers.next_due_at(connection)]
    return min((one for one in moments if one is not None), default=None)


def unsettled(engine: Engine) -> list[str]:
    """Return what is still to be decided or sent."""
    with reading(engine) as connection:
        inputs = _ask(connection, "SELECT id, kind, stage FROM input WHERE state = 'waiting'")
        letters = _ask(
            connection, "SELECT id, notice FROM letter WHERE state IN ('queued', 'handed')"
        )
    return [f"undecided: {one}" for one in inputs] + [f"unsent: {one}" for one in letters]


def look(engine: Engine, accepted: Iterable[Accepted], kept: Kept) -> list[str]:
    """Return what was promised and is not there, and what has changed of the past."""
    broken: list[str] = []
    with reading(engine) as connection:
        for one in accepted:
            if journal.load_raw(connection, one.number) != one.raw:
                broken.append(f"lost: {one.message_id} heard 250 as {one.number}")
        events = _ask(connection, "SELECT input_id, position, kind, rule, at, data FROM event")
        ended = _ask(connection, "SELECT id, state, ended_at FROM input WHERE state <> 'waiting'")
    for past, rows, width in ((kept.events, events, 2), (kept.ended, ended, 1)):
        now = {row[:width]: row for row in rows}
        broken += [f"changed: {row} is {now.get(key)}" for key, row in past.items()
                   if now.get(key) != row]  # fmt: skip
        past.update(now)
    return broken


def judge(engine: Engine, relay: Relay, server: MailServer, kept: Kept) -> list[str]:
    """Return all that is wrong when nothing fails any more and everything has settled."""
    broken = look(engine, server.accepted, kept)
    with reading(engine) as connection:
        broken += _mails(connection)
        broken += _causes(connection, relay)
        broken += _numbers(connection)
        broken += _letters(connection, relay)
        broken += _order(connection, relay)
    return broken


def shape_of(engine: Engine, talk: Talk) -> Shape:
    """Return what a conversation's ticket came to, without what came by itself.

    That is what a relay's refusals added, and timers that the talk does not wait for.
    """
    roles = {talk.customer.address: "customer", talk.technician.address: "technician"}
    number, timers = talk.number, TIMERS.get(talk.kind, ())
    mine = "ticket_id = (SELECT id FROM ticket WHERE number = ?)"
    awaited = ", ".join(f"'{one}'" for one in timers)
    asked = f"""input_id NOT IN (SELECT id FROM input WHERE kind = 'fate' OR (kind = 'timer' AND
        json_extract(json_extract(payload, '$.timer'), '$.kind') NOT IN ({awaited})))"""
    with reading(engine) as connection:

        def ask(sql: str) -> Rows:
            return _ask(connection, sql, (number,))

        letters = ask(f"SELECT notice, address, state FROM letter WHERE {mine} AND {asked}")
        return Shape(
            status=str(ask("SELECT status FROM ticket WHERE number = ?")),
            notes=_texts(
                ask(f"SELECT type, visibility FROM note WHERE {mine} AND {asked} ORDER BY id")
            ),
            events=_counts(
                ask(f"SELECT kind, rule FROM event WHERE {mine} AND {asked} AND rule <> 'GW-02'")
            ),
            attempts=_texts(
                ask(f"SELECT id, cycle_id, channel, counted FROM attempt WHERE {mine} ORDER BY id")
            ),
            cycles=_texts(ask(f"SELECT id, state FROM outreach_cycle WHERE {mine} ORDER BY id")),
            timers=_counts(
                ask(
                    f"""SELECT kind, CASE WHEN kind IN ({awaited}) OR state = 'cancelled'
                        THEN state ELSE 'set' END FROM timer WHERE {mine}"""
                )
            ),
            letters=Counter(
                f"{notice} {roles.get(str(to), 'others')} {'sent' if state == 'failed' else state}"
                for notice, to, state in letters
            ),
        )


def ledger(engine: Engine) -> Iterator[str]:
    """Yield each row of the database as a line, but those that name processes of this machine."""
    with reading(engine) as connection:
        for name, table in sorted(metadata.tables.items()):
            if name not in NOT_TOLD:
                order = "1" if len(table.columns) == 1 else "1, 2"
                for row in _ask(connection, f'SELECT * FROM "{name}" ORDER BY {order}'):
                    yield f"{name} {row!r}"


def _mails(connection: Connection) -> Iterator[str]:
    """A mail has its effects once, and no innocent one is held."""
    for row in _ask(
        connection,
        """SELECT m.message_id, group_concat(m.input_id) FROM mail m JOIN input i
           ON i.id = m.input_id WHERE i.state = 'done' AND i.kind = 'mail'
           GROUP BY m.message_id HAVING count(*) > 1""",
    ):
        yield f"decided more than once: {row}"
    for row in _ask(connection, "SELECT id, kind, reason FROM input WHERE state = 'held'"):
        yield f"held: {row}"
    for row in _ask(connection, "SELECT id, kind, tries FROM input WHERE tries > 0"):
        yield f"the clerk failed: {row}"


def _causes(connection: Connection, relay: Relay) -> Iterator[str]:
    """An input puts out the letters that its events order; a letter given up is one input."""
    for row in _ask(
        connection,
        """SELECT input_id, sum(put), sum(ordered) FROM (
             SELECT input_id, 1 AS put, 0 AS ordered FROM letter
             UNION ALL SELECT input_id, 0, 1 FROM event WHERE kind = 'SendNotice')
           GROUP BY input_id HAVING sum(put) <> sum(ordered)""",
    ):
        yield f"letters and orders of input: {row}"
    for letter_id, message_id, state, fates in _ask(
        connection,
        """SELECT l.id, l.message_id, l.state, count(i.id) FROM letter l LEFT JOIN input i
           ON i.kind = 'fate' AND json_extract(i.payload, '$.letter_id') = l.id GROUP BY l.id""",
    ):
        if fates != (state == "failed" and message_id not in relay.returned):
            yield f"letter {letter_id} is {state}, and the clerk heard {fates} times that it failed"
    for row in _ask(
        connection,
        """SELECT ticket_id, kind, count(*) FROM input WHERE kind = 'timer'
           GROUP BY ticket_id, json_extract(payload, '$.timer') HAVING count(*) > 1""",
    ):
        yield f"timer came more than once: {row}"


def _numbers(connection: Connection) -> Iterator[str]:
    """Tickets of a day are numbered from 1, without a gap."""
    last: dict[str, int] = {}
    for (number,) in _ask(connection, "SELECT number FROM ticket ORDER BY id"):
        day, _, count = str(number).partition(".")
        if int(count) != last.get(day, 0) + 1:
            yield f"{number} follows {last.get(day, 0)}"
        last[day] = int(count)


def _letters(connection: Connection, relay: Relay) -> Iterator[str]:
    """The relay got each letter once; what it got again says that it may be a copy."""
    known = {
        str(message_id): (str(state), str(address))
        for message_id, state, address in _ask(
            connection, "SELECT message_id, state, address FROM letter"
        )
    }
    first: dict[str, Taken] = {}
    for one in relay.taken:
        before = first.setdefault(one.message_id, one)
        told = f"{one.notice} to {one.recipient} {one.message_id}"
        if one.message_id not in known:
            yield f"never put out: {told}"
        elif before is not one and not one.is_repeated:
            yield f"doubled without a mark: {told}"
        elif before is not one and before.mood is Mood.TAKES and before.by == one.by:
            yield f"doubled by whoever had heard that it was taken: {told}"
    for message_id, (state, address) in known.items():
        if state == "sent" and message_id not in first:
            yield f"sent, and never arrived: {message_id}"
        if state == "failed" and not {message_id, address} & (relay.refused | relay.returned):
            yield f"given up, and never refused: {message_id}"
        if state == "cancelled" and message_id in first:
            yield f"cancelled, and arrived: {message_id}"


def _order(connection: Connection, relay: Relay) -> Iterator[str]:
    """Letters of one person about one ticket arrive in the order in which they were to leave."""
    came: dict[str, float] = {}
    for one in relay.taken:
        came.setdefault(one.message_id, one.at)
    last: dict[tuple[object, object], list[tuple[str, float, str]]] = {}
    for ticket_id, person, message_id, not_before in _ask(
        connection,
        """SELECT ticket_id, person, message_id, not_before FROM letter
           WHERE ticket_id IS NOT NULL AND state = 'sent' ORDER BY id""",
    ):
        mine = last.setdefault((ticket_id, person), [])
        at = came.get(str(message_id), 0.0)
        for earlier, before, which in mine:
            if earlier <= str(not_before) and before > at:
                yield f"out of order: {message_id} came before {which}"
        mine.append((str(not_before), at, str(message_id)))


def _ask(connection: Connection, sql: str, values: tuple[object, ...] = ()) -> Rows:
    return [tuple(row) for row in connection.exec_driver_sql(sql, values)]


def _texts(rows: Rows) -> tuple[str, ...]:
    return tuple(map(repr, rows))


def _counts(rows: Rows) -> Counter[str]:
    return Counter(" ".join(map(str, row)) for row in rows)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+00:00")
