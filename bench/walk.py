"""What a whole durable mail costs the clerk, and whether that grows with the tickets held.

Every mail goes through journal, reading, deciding, letters and one commit on a SQLite file with
synchronous=FULL. Figures are ratios within one run; milliseconds are of this machine.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import sqlalchemy as sa

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import journal
from gateway.store.engine import open_engine, upgrade, writing
from gateway.store.journal import Incoming
from gateway.store.people import import_people
from gateway.worker.clerk import Clerk
from parsers import Reading
from rules.model.mail import Envelope

MAILS = 200  # of each kind, in each measurement
HELD = (1_000, 1_000_000)  # tickets in the database; the cost must not grow with them
START = datetime(2026, 11, 23, 15, tzinfo=UTC)

NEW = """From: Carla Ruiz <carla@alderair.example>\r
To: support@desk.example\r
Subject: Printer {n} is offline\r
Message-ID: <new{n}@alderair.example>\r
Date: Mon, 23 Nov 2026 10:00:00 -0500\r
\r
The printer in room {n} does not print any more since Friday.\r
"""
REPLY = """From: Carla Ruiz <carla@alderair.example>\r
To: support@desk.example\r
Subject: Re: [{number}] Printer {n} is offline\r
Message-ID: <reply{n}@alderair.example>\r
Date: Mon, 23 Nov 2026 10:00:00 -0500\r
\r
It prints again, but only on one side.\r
\r
On Mon, Nov 23, 2026 at 10:00, Desk wrote:\r
> thank you, your message has arrived.\r
"""


def main() -> None:
    costs = {}
    for held in HELD:
        with tempfile.TemporaryDirectory() as folder:
            costs[held] = _measure(Path(folder) / "bench.db", held)
    few, many = (costs[held] for held in HELD)
    print(f"{'':24}{HELD[0]:>12,} held {HELD[1]:>12,} held    ratio")
    for name in few:
        ratio = many[name] / few[name]
        print(f"{name:24}{few[name]:17.2f} {many[name]:17.2f} {ratio:8.2f}")


def _measure(path: Path, held: int) -> dict[str, float]:
    """Return the median milliseconds (processor) a mail of each kind costs, and its statements."""
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    statements = [0]

    def count(*_: object) -> None:
        statements[0] += 1

    sa.event.listen(engine, "before_cursor_execute", count)
    clerk = Clerk(engine, example_desk(), Keys.made_for_rehearsal(), Reading())
    _fill(engine, clerk, held)
    costs: dict[str, float] = {}
    for name, mails in (("new ticket", _new(held)), ("reply", _replies(held))):
        before = statements[0]
        times = [_one(engine, clerk, raw) for raw in mails]
        costs[f"{name}, ms"] = statistics.median(times) * 1000
        costs[f"{name}, statements"] = (statements[0] - before) / MAILS
    engine.dispose()
    return costs


def _fill(engine: sa.Engine, clerk: Clerk, held: int) -> None:
    """Hold `held` tickets: one real one, copied as rows."""
    _one(engine, clerk, NEW.format(n=0).encode())
    with writing(engine) as connection:
        for table, key in (("ticket", "id"), ("note", "ticket_id"), ("timer", "ticket_id")):
            columns = [one["name"] for one in sa.inspect(connection).get_columns(table)]
            if table != "ticket":
                columns.remove("id") if table == "timer" else None
            picked = ", ".join(_copied(table, name, key) for name in columns)
            names = ", ".join(f'"{name}"' for name in columns)
            connection.exec_driver_sql(
                "WITH RECURSIVE counted(n) AS "
                f"(SELECT 2 UNION ALL SELECT n + 1 FROM counted WHERE n < {held}) "
                f'INSERT INTO "{table}" ({names}) SELECT {picked} FROM "{table}", counted '
                f"WHERE {table}.{key} = 1"
            )


def _copied(table: str, name: str, key: str) -> str:
    if name == key:
        return "n"
    if name == "number":
        return "printf('T20251%03d.%04d', n / 9000, n % 9000)"
    return f'"{table}"."{name}"'


def _new(held: int) -> Iterator[bytes]:
    return (NEW.format(n=n).encode() for n in range(1, MAILS + 1))


def _replies(held: int) -> Iterator[bytes]:
    return (
        REPLY.format(n=n, number=f"T20261123.{n + 1:04d}").encode() for n in range(1, MAILS + 1)
    )


def _one(engine: sa.Engine, clerk: Clerk, raw: bytes) -> float:
    """Take in and decide one mail; return the seconds of processor time."""
    envelope = Envelope(recipients=("support@desk.example",), source="smtp")
    began = time.process_time()
    with writing(engine) as connection:
        journal.accept(connection, (Incoming(raw, envelope, START),))
    clerk.decide_next(START + timedelta(seconds=1))
    return time.process_time() - began


if __name__ == "__main__":
    main()
