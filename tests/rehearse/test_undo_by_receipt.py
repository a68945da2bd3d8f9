"""`#undo R-XXXXXX` in a mail that names no ticket finds the ticket by the receipt (CMD-08)."""

from __future__ import annotations

from gateway.rehearse.player import Setup
from gateway.rehearse.simulated_desk import SimulatedDesk
from gateway.store.journal import Incoming
from rules.effects import KeepReceipt
from rules.model.mail import Envelope
from rules.model.status import Status
from tests.rehearse.desks import MONDAY, NUMBER, TICKET, desk_at, go_to

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


def test_a_receipt_finds_its_ticket(setup: Setup) -> None:
    simulated = desk_at(MONDAY, setup)
    simulated.order("place", TICKET)
    _arrive(simulated, f"Re: [{NUMBER}] Printer offline", "one", "#vendor our PO-88 at Ingram")
    effects = simulated.decided[-1].decision.effects
    receipt = next(one.receipt for one in effects if isinstance(one, KeepReceipt))
    go_to(simulated, "2026-11-23 10:05")

    _arrive(simulated, "that was wrong", "two", f"#undo {receipt}")

    ticket = simulated.case_of(NUMBER).ticket
    assert ticket is not None
    assert ticket.status is Status.NEW
