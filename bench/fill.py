"""A store that holds many tickets: rows of real ones, copied in all tables with new keys.

The keys lie where those of other people's mail would lie: Message-IDs and hashes anywhere, a
person's namesakes around them, so that what comes next is not written beside itself. The store is
left as a gateway finds it that has worked for years: everything in its place and on the disk, and
never analysed.
"""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.engine import writing
from gateway.store.tables import metadata
from gateway.store.types import Instant

# What a copy's key grows by: so many of its kind there are, so nothing meets.
_KINDS = {"ticket": "ticket_id", "input": "input_id", "letter": "letter_id", "timer": "timer_id"}
_PEOPLE = {"account": "account_id", "contact": "contact_id"}
_ANYWHERE = {
    ("mail", "message_id"): 1,
    ("mail", "content_hash"): 2,
    ("ticket", "root_message_id"): 1,
}
_BEFORE = {("letter", "message_id")}  # ours begin with the day
_BESIDE = {
    ("mail", "sender"),
    ("letter", "address"),
    ("letter", "person"),
    ("contact_address", "address"),
    ("account_domain", "domain"),
    ("account", "name"),
    ("receipt", "receipt"),
    ("pending_code", "code_hash"),
    ("unproved_opening", "address"),
}
# What no mail makes grow, and letters whose copy is still to go: those are soon none.
_SMALL = {
    *("absence", "person_timer", "term", "day_counter", "desk_clock", "desk_hours", "pause"),
    *("pruned", "mailbox", "graph_mailbox", "sent_copy"),
}
_SPREAD = 2_654_435_761  # odd, so that no two copies of a row get the same place
_FILL_KIB = 2_000_000  # of the filling connection alone: else keys that lie anywhere take hours
_ORDER = (
    "account account_domain contact contact_address ticket input raw_mail mail ticket_contact "
    "ticket_watcher tag checklist_item service_call outreach_cycle attempt timer note event "
    "receipt pending_code letter unproved_opening"
).split()


def fill(engine: sa.Engine, held: int, seeds: int) -> None:
    """Copy the rows of `seeds` tickets until about `held` are there."""
    copies = held // seeds - 1
    if copies < 1:
        return
    with writing(engine) as connection:
        connection.exec_driver_sql(f"PRAGMA cache_size = -{_FILL_KIB}")
        most = {
            name: connection.exec_driver_sql(f'SELECT max(id) FROM "{name}"').scalar() or 0
            for name in (*_KINDS, *_PEOPLE)
        }
        for name in _ORDER:
            columns = [one.name for one in metadata.tables[name].columns]
            names = ", ".join(f'"{one}"' for one in columns)
            picked = ", ".join(_copied(name, one, most) for one in columns)
            connection.exec_driver_sql(
                "WITH RECURSIVE copy(n) AS "
                f"(SELECT 1 UNION ALL SELECT n + 1 FROM copy WHERE n < {copies}) "
                f'INSERT INTO "{name}" ({names}) SELECT {picked} FROM "{name}" AS t, copy '
                f"ORDER BY n, t.rowid"
            )
        _fill_others(connection, held_before=most["ticket"])
    engine.dispose()


def _fill_others(connection: sa.Connection, held_before: int) -> None:
    """Give each copied ticket a row in every table that its mails left empty, long ago.

    Of those tickets nothing is ever loaded: that their tables are large is what counts.
    """
    for table in metadata.sorted_tables:
        if table.name in _SMALL or connection.scalar(sa.select(sa.exists(sa.select(table)))):
            continue
        names = ", ".join(f'"{one.name}"' for one in table.columns)
        values = ", ".join(map(_made_up, table.columns))
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" ({names}) '
            f"SELECT {values} FROM ticket AS t WHERE t.id > {held_before}"
        )


def _made_up(column: sa.Column[object]) -> str:
    if column.name == "state":
        return "'done'"
    if column.foreign_keys:
        return "t.id"
    if column.nullable:
        return "NULL"
    if isinstance(column.type, Instant):
        return "'2025-01-01 12:00:00.000000'"
    if isinstance(column.type, sa.Date):
        return "'2025-01-01'"
    if isinstance(column.type, sa.Integer):
        return "t.id" if column.primary_key else "0"
    return f"'{column.name} ' || t.id" if column.primary_key else "''"


def _copied(table: str, column: str, most: dict[str, int]) -> str:
    value = f't."{column}"'
    for kind, name in (_KINDS | _PEOPLE).items():
        if (table, column) == (kind, "id") or column == name:
            return f"{value} + n * {most[kind]}"
    if (table, column) == ("ticket", "number"):
        return "printf('T2025%02d%02d.%04d', 1 + n % 12, 1 + (n / 12) % 28, t.id + 300 * (n / 336))"
    if table == "timer" and column == "due_at":
        return "datetime(t.due_at, '+400 days')"  # none comes due while we measure
    new = ""
    if (table, column) in _BEFORE:
        new = f"n || '.' || {value}"
    elif (table, column) in _BESIDE:
        new = f"{value} || '.' || n"
    elif at := _ANYWHERE.get((table, column)):
        place = f"printf('%08x', (n * {_SPREAD} + t.rowid * 40503) & 4294967295)"
        new = f"substr({value}, 1, {at}) || {place} || substr({value}, {at + 9})"
    return f"CASE WHEN {value} = '' THEN '' ELSE {new} END" if new else value
