"""Which ticket a mail is about."""

from __future__ import annotations

from rules.identify import How, choose_ticket
from rules.model import Known, TicketBrief
from rules.statuses import Status
from rules.trust import Sender, Standing
from tests.rules.cases import make_desk, make_event

CARLA = Sender(Standing.CONTACT, person="c1", account_id=1)


def test_a_mail_on_a_ticket_closed_as_duplicate_goes_to_the_one_that_continues() -> None:
    """GW-12.c: wherever the number, the token or the thread leads."""
    closed = TicketBrief(7, "T20261116.0004", 1, Status.COMPLETE, duplicate_of="T20261116.0001")
    original = TicketBrief(3, "T20261116.0001", 1, Status.IN_PROGRESS)

    choice = choose_ticket(make_event(), Known(tickets=(closed, original)), CARLA, make_desk())

    assert (choice.ticket, choice.how, choice.mismatch) == (original, How.SUBJECT, False)
