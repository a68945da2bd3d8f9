"""A store that holds many tickets: rows of real ones, copied in all tables with new keys."""

from __future__ import annotations

import sqlalchemy as sa

from gateway.store.engine import writing
from gateway.store.tables import metadata

# What a copy's key grows by: so many of its kind there are, so nothing meets.
_KINDS = {"ticket": "ticket_id", "input": "input_id", "letter": "letter_id", "timer": "timer_id"}
_PEOPLE = {"account": "account_id", "contact": "contact_id"}
_UNIQUE_TEXTS = {
    ("mail", "message_id"),
    ("mail", "sender"),
    ("letter", "message_id"),
    ("letter", "address"),
    ("letter", "person"),
    ("ticket", "root_message_id"),
    ("contact_address", "address"),
    ("account_domain", "domain"),
    ("account", "name"),
    ("receipt", "receipt"),
    ("pending_code", "code_hash"),
    ("unproved_opening", "address"),
}
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
        connection.exec_driver_sql("ANALYZE")


def _copied(table: str, column: str, most: dict[str, int]) -> str:
    value = f't."{column}"'
    for kind, name in (_KINDS | _PEOPLE).items():
        if (table, column) == (kind, "id") or column == name:
            return f"{value} + n * {most[kind]}"
    if (table, column) == ("ticket", "number"):
        return "printf('T2025%02d%02d.%04d', 1 + n % 12, 1 + (n / 12) % 28, t.id + 300 * (n / 336))"
    if table == "timer" and column == "due_at":
        return "datetime(t.due_at, '+400 days')"  # none comes due while we measure
    if (table, column) in _UNIQUE_TEXTS:
        return f"CASE WHEN {value} = '' THEN '' ELSE n || '.' || {value} END"
    return value
