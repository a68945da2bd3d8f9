"""Which ticket a mail is about."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rules.events import MailArrived
from rules.model.choice import How
from rules.model.other_tickets import TicketBrief
from rules.model.status import Status
from rules.model.ticket import Known
from rules.sender.identify import choose_ticket
from rules.sender.token import Purpose, Token
from rules.sender.trust import Sender, Standing
from tests.rules.cases import make_desk, make_event

CARLA = Sender(Standing.CONTACT, person="c1", account_id=1)


def answer_to(token: Token) -> MailArrived:
    """A mail to a reply address, with no number in its subject."""
    event = make_event()
    mail = replace(event.mail, subject="hello", title="hello", ticket_numbers=())
    return replace(event, mail=mail, tokens=(token,))


def test_a_mail_on_a_ticket_closed_as_duplicate_goes_to_the_one_that_continues() -> None:
    """GW-12.c: wherever the number, the token or the thread leads."""
    closed = TicketBrief(7, "T20261116.0004", 1, Status.COMPLETE, duplicate_of="T20261116.0001")
    original = TicketBrief(3, "T20261116.0001", 1, Status.IN_PROGRESS)

    choice = choose_ticket(make_event(), Known(tickets=(closed, original)), CARLA, make_desk())

    assert (choice.ticket, choice.how, choice.mismatch) == (original, How.SUBJECT, False)


@pytest.mark.parametrize(("is_old", "how"), [(False, How.TOKEN), (True, How.THREAD)])
def test_an_old_reply_address_counts_behind_the_thread(is_old: bool, how: How) -> None:
    """GW-08: what disagrees is still said to."""
    by_token = TicketBrief(7, "T20261001.0004", 1, Status.IN_PROGRESS)
    by_thread = TicketBrief(3, "T20261116.0001", 1, Status.IN_PROGRESS)
    event = answer_to(Token(Purpose.REPLY, 7, 0, date(2026, 10, 1), is_old=is_old))
    known = Known(tickets=(by_token, by_thread), by_thread=(by_thread.number,))

    choice = choose_ticket(event, known, CARLA, make_desk())

    assert (choice.how, choice.mismatch) == (how, True)


def test_an_old_reply_address_still_names_its_ticket() -> None:
    ticket = TicketBrief(7, "T20261001.0004", 1, Status.IN_PROGRESS)
    event = answer_to(Token(Purpose.REPLY, 7, 0, date(2026, 10, 1), is_old=True))

    choice = choose_ticket(event, Known(tickets=(ticket,)), CARLA, make_desk())

    assert (choice.ticket, choice.how) == (ticket, How.TOKEN)
