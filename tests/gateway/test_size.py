"""What a plain mail of 4 kB costs in the database, with its letters, notes and events."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gateway.config.contacts_file import read_people
from gateway.config.desk_file import EXAMPLE, example_desk
from gateway.config.keys import Keys
from gateway.store import journal
from gateway.store.engine import open_engine, upgrade, writing
from gateway.store.errors import Engine
from gateway.store.journal import Incoming
from gateway.store.people import import_people
from gateway.store.retention import give_back
from gateway.worker.clerk import Clerk
from parsers import Reading
from rules.model.mail import Envelope

COSTS_AT_MOST = 12_000
PROSE = re.findall(r"[A-Za-z,.]+", (Path(__file__).parents[2] / "docs/trust.md").read_text("utf-8"))
HEAD = (
    "Authentication-Results: mx.desk.example; dmarc=pass header.from=alderair.example\r\n"
    "From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
    "Subject: Case {0} of the scanner\r\nMessage-ID: <m{0}@alderair.example>\r\n"
    "Date: Mon, 23 Nov 2026 15:00:00 +0000\r\n\r\n"
)


def test_a_plain_mail_of_4_kb_costs_at_most_12_kb_with_everything(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    people = read_people(EXAMPLE / "contacts.csv")
    with writing(engine) as connection:
        import_people(connection, people.accounts, people.contacts)
    _work(engine, 0, 30)
    at_first = path.stat().st_size

    _work(engine, 30, 130)

    assert (path.stat().st_size - at_first) / 100 <= COSTS_AT_MOST
    engine.dispose()


def _work(engine: Engine, first: int, last: int) -> None:
    chance = random.Random(first)
    reading = Reading(trusted_ids=("mx.desk.example",))
    clerk = Clerk(engine, example_desk(), Keys.made_for_rehearsal(), reading)
    for number in range(first, last):
        at = datetime(2026, 11, 23, 15, tzinfo=UTC) + timedelta(minutes=5 * number)
        envelope = Envelope(recipients=("support@desk.example",), source="smtp", trusted=True)
        with writing(engine) as connection:
            journal.accept(connection, [Incoming(_mail(number, chance), envelope, at)])
        while clerk.decide_next(at):
            pass
    give_back(engine)


def _mail(number: int, chance: random.Random) -> bytes:
    lines = (" ".join(chance.choices(PROSE, k=12)) for _ in range(60))
    return (HEAD.format(number) + "\r\n".join(lines)).encode()[:4096]
