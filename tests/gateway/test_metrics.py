"""What a monitor reads, and that the alerting rules ask for nothing else."""

from __future__ import annotations

import asyncio
import logging
import re
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from gateway.metrics import ErrorCounter, Monitor, Times
from gateway.store import journal, outbox, term
from gateway.store.engine import reading, writing
from gateway.store.health import Health, look
from gateway.store.journal import InputState
from tests.store.desk import NOON, arrive, open_ticket, put_letter

LATER = NOON + timedelta(minutes=10)
MONITORING = Path(__file__).parents[2] / "docs" / "monitoring"


def _ask(engine: sa.Engine, path: str, times: Times | None = None) -> tuple[int, str]:
    def see() -> Health:
        with reading(engine) as connection:
            return look(connection, LATER)

    async def ask() -> bytes:
        monitor = Monitor(times or Times(), see)
        await monitor.open("127.0.0.1", 0)
        reader, writer = await asyncio.open_connection("127.0.0.1", monitor.port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: a\r\n\r\n".encode())
        answer = await reader.read()
        writer.close()
        await monitor.close()
        return answer

    head, _, body = asyncio.run(ask()).decode().partition("\r\n\r\n")
    return int(head.split()[1]), body


def _busy(engine: sa.Engine) -> None:
    held = arrive(engine)
    ticket_id = open_ticket(engine)
    lost = put_letter(engine, ticket_id, person="maya", address="maya@desk.example")
    put_letter(engine, ticket_id)
    with writing(engine) as connection:
        journal.finish(connection, held, InputState.HELD, NOON, reason="spam")
        outbox.never(connection, lost, "550 no such user", NOON)
        term.take(connection, None, "desk1", True)


def test_what_waits_is_told_with_its_age(engine: sa.Engine) -> None:
    _busy(engine)

    status, body = _ask(engine, "/metrics")

    assert status == 200
    for line in (
        "ticketgate_oldest_undecided_seconds 600.0",
        "ticketgate_oldest_unsent_seconds 600.0",
        'ticketgate_held{reason="spam"} 1.0',
        "ticketgate_staff_undeliverable 1.0",
        "ticketgate_clerk_running 1.0",
        "ticketgate_database_up 1.0",
    ):
        assert line in body.splitlines()
    assert "@" not in body


def test_health_is_bad_while_nobody_decides(engine: sa.Engine) -> None:
    assert _ask(engine, "/healthz") == (503, "nobody decides\n")

    _busy(engine)

    assert _ask(engine, "/healthz") == (200, "ok\n")
    assert _ask(engine, "/")[0] == 404


def test_a_customer_who_is_not_reached_is_no_lost_alert(engine: sa.Engine) -> None:
    stranger = put_letter(engine, open_ticket(engine), person="a@b.example")
    with writing(engine) as connection:
        outbox.never(connection, stranger, "550", NOON)

    with reading(engine) as connection:
        assert look(connection, LATER).undeliverable == ()


def test_rules_and_dashboard_ask_for_metrics_that_there_are(engine: sa.Engine) -> None:
    _busy(engine)
    times = Times()
    counter = ErrorCounter(times.registry)
    counter.emit(logging.LogRecord("x", logging.ERROR, "", 0, "a reader died", (), None))
    times.accepted.labels("smtp").observe(0.1)
    _, body = _ask(engine, "/metrics", times)
    told = set(re.findall(r"^(?:# TYPE )?(ticketgate_\w+)", body, re.MULTILINE))

    for path in MONITORING.iterdir():
        asked = set(re.findall(r"ticketgate_\w+", path.read_text("utf-8")))
        assert asked - told == set(), path.name
