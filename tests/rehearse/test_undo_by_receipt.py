"""`#undo R-XXXXXX` in a mail that names no ticket finds the ticket by the receipt (CMD-08)."""

from __future__ import annotations

from datetime import timedelta

from gateway.rehearse.clock import instant
from gateway.rehearse.desk import example_house
from gateway.rehearse.stage import Stage
from gateway.rehearse.words import read_moment
from gateway.store.journal import Incoming
from rules.effects import KeepReceipt
from rules.model.mail import Envelope
from rules.model.status import Status

NUMBER = "T20261116.0004"
HEAD = (
    "From: Maya Ortiz <maya@desk.example>\r\nTo: support@desk.example\r\n"
    "Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example\r\n"
    "Date: Mon, 23 Nov 2026 10:00:00 -0500\r\n"
)


def _arrive(stage: Stage, subject: str, message_id: str, body: str) -> None:
    raw = f"{HEAD}Subject: {subject}\r\nMessage-ID: <{message_id}@desk.example>\r\n\r\n{body}\r\n"
    envelope = Envelope(recipients=("support@desk.example",), source="smtp", trusted=True)
    stage.begin_step()
    stage.arrive(Incoming(raw.encode(), envelope, stage.now))


def test_a_receipt_finds_its_ticket() -> None:
    house = example_house()
    begin = instant(read_moment("2026-11-23", "10:00"), house.desk.calendar)
    stage = Stage(house.database.begin_again(), house.desk, house.server, begin)
    stage.order("place", {"number": NUMBER, "title": "Printer offline", "primary": "maya"})
    _arrive(stage, f"Re: [{NUMBER}] Printer offline", "one", "#vendor our PO-88 at Ingram")
    effects = stage.decided[-1].decision.effects
    receipt = next(one.receipt for one in effects if isinstance(one, KeepReceipt))
    stage.go_to(begin + timedelta(minutes=5))

    _arrive(stage, "that was wrong", "two", f"#undo {receipt}")

    ticket = stage.case_of(NUMBER).ticket
    assert ticket is not None
    assert ticket.status is Status.NEW
