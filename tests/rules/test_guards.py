"""What stops a mail before anything in it is obeyed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from rules.decide import decide
from rules.effects import AddNote, Decision, DropMail, HoldMail
from rules.model.mail import AuthResult, Kind
from rules.model.other_tickets import TicketBrief
from rules.model.status import Status
from rules.model.ticket import Known
from tests.rules.cases import NOW, make_case, make_desk, make_event

BRIEF = TicketBrief(7, "T20261116.0004", 1, Status.WAITING_CUSTOMER, ("c1",))


def decided(kind: Kind = Kind.HUMAN, *, same_subject: int = 0, on_ticket: int = 0) -> Decision:
    known = Known(tickets=(BRIEF,), same_subject_5min=same_subject, on_ticket_5min=on_ticket)
    return decide(make_case(known), make_event(kind), NOW, make_desk())


def ends(decision: Decision) -> set[str]:
    return {one.reason for one in decision.effects if isinstance(one, HoldMail | DropMail)}


def test_our_own_letter_that_comes_back_is_dropped() -> None:
    """GW-04.b: whatever rule sent it back, by its Message-ID."""
    known = Known(tickets=(BRIEF,), is_our_letter=True)

    decision = decide(make_case(known), make_event(), NOW, make_desk())

    assert ends(decision) == {"own"}
    assert decision.after == decision.before


@pytest.mark.parametrize("kind", [Kind.AUTO_REPLY, Kind.LIST, Kind.RECEIPT])
def test_a_machine_is_read_twice_in_five_minutes(kind: Kind) -> None:
    second = decided(kind, same_subject=1)
    third = decided(kind, same_subject=2)

    assert ends(second) == set()
    assert ends(third) == {"throttled"}
    assert third.after == third.before


def test_a_person_is_read_until_the_ticket_is_flooded() -> None:
    third = decided(same_subject=2, on_ticket=2)
    flood = decided(same_subject=20, on_ticket=20)

    assert ends(third) == set()
    assert ends(flood) == {"throttled"}


def test_a_resource_with_proof_is_never_throttled() -> None:
    known = Known(tickets=(BRIEF,), on_ticket_5min=50)
    event = make_event(sender="maya@desk.example")
    proved = replace(event.mail, verdict=(AuthResult("dmarc", "pass", "desk.example"),))

    decision = decide(make_case(known), replace(event, mail=proved), NOW, make_desk())

    assert ends(decision) == set()
    assert any(isinstance(one, AddNote) for one in decision.effects)
