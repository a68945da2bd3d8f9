"""`#undo R-XXXXXX` in a mail that names no ticket finds the ticket by the receipt (CMD-08)."""

from __future__ import annotations

from datetime import timedelta

from gateway.rehearse.setups import example_setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.rehearse.story_line import read_moment
from gateway.rehearse.story_times import instant
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


def _arrive(simulated: SimulatedDesk, subject: str, message_id: str, body: str) -> None:
    raw = f"{HEAD}Subject: {subject}\r\nMessage-ID: <{message_id}@desk.example>\r\n\r\n{body}\r\n"
    envelope = Envelope(recipients=("support@desk.example",), source="smtp", trusted=True)
    simulated.begin_step()
    simulated.arrive(Incoming(raw.encode(), envelope, simulated.now))


def test_a_receipt_finds_its_ticket() -> None:
    setup = example_setup()
    begin = instant(read_moment("2026-11-23", "10:00"), setup.desk.calendar)
    simulated = SimulatedDesk(setup.database.begin_again(), setup.desk, setup.server, begin)
    simulated.order("place", {"number": NUMBER, "title": "Printer offline", "primary": "maya"})
    _arrive(simulated, f"Re: [{NUMBER}] Printer offline", "one", "#vendor our PO-88 at Ingram")
    effects = simulated.decided[-1].decision.effects
    receipt = next(one.receipt for one in effects if isinstance(one, KeepReceipt))
    simulated.go_to(begin + timedelta(minutes=5))

    _arrive(simulated, "that was wrong", "two", f"#undo {receipt}")

    ticket = simulated.case_of(NUMBER).ticket
    assert ticket is not None
    assert ticket.status is Status.NEW
