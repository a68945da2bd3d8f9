"""Mail of years before: which moment it counts from, and what it leaves alone (ARC-01)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rules.arrival.archived import written_at
from rules.decide import decide
from rules.effects import Decision, DropMail, SendNotice
from rules.events import MailArrived
from rules.model.choice import Choice, How
from rules.model.mail import Envelope, Kind, Mail, Stamp
from rules.model.status import Status
from rules.model.ticket import Case, Known, NoteType
from tests.rules.cases import CARLA, NOW, make_case, make_desk, make_event

THEN = datetime(2019, 3, 5, 14, tzinfo=UTC)
LATER = THEN + timedelta(minutes=5)


@pytest.mark.parametrize(
    ("date", "received", "counts"),
    [
        (THEN, None, THEN),
        (THEN, LATER, THEN),
        (LATER, THEN, THEN),  # nothing arrives before it was written
        (THEN, THEN + timedelta(days=40), THEN + timedelta(days=40)),  # the writer's clock is off
        (None, THEN, THEN),
        (None, None, None),
        (datetime(1970, 1, 1, tzinfo=UTC), None, None),
        (NOW + timedelta(days=400), None, None),
        (datetime(1970, 1, 1, tzinfo=UTC), THEN, THEN),
    ],
)
def test_a_mail_counts_from_when_it_was_written(
    date: datetime | None, received: datetime | None, counts: datetime | None
) -> None:
    mail = Mail(kind=Kind.HUMAN, date=date, stamp=Stamp(at=received))

    assert written_at(mail, NOW) == counts


def test_a_ticket_in_work_stays_as_it_is() -> None:
    case = make_case()

    after = _decided(case, _old_mail()).after

    assert case.ticket is not None
    assert after.ticket == case.ticket, "neither status nor a mark moves"
    assert after.timers == ()
    assert [(one.type, one.at) for one in after.notes] == [(NoteType.CUSTOMER, THEN)]


def test_commands_of_a_technician_stay_words() -> None:
    event = _old_mail("maya@desk.example")
    event = replace(event, mail=replace(event.mail, own_text="#close\nDone.", text="#close\nDone."))

    decision = _decided(make_case(), event)

    assert decision.after.ticket == make_case().ticket
    assert decision.after.notes[0].text == "#close\nDone."


def test_a_stranger_on_a_thread_is_noted_as_one() -> None:
    noted = _decided(make_case(), _old_mail("eve@elsewhere.example")).after.notes

    assert [one.type for one in noted] == [NoteType.STRANGER]


@pytest.mark.parametrize(
    "kind", [one for one in Kind if one not in (Kind.HUMAN, Kind.ENCRYPTED, Kind.INTEGRATION)]
)
def test_no_machine_opens_a_ticket(kind: Kind) -> None:
    event = _old_mail("robot@elsewhere.example", kind)
    event = replace(event, mail=replace(event.mail, own_text="", text=""))

    decision = _decided(Case(known=Known(contacts=(CARLA,))), replace(event, choice=Choice()))

    assert [type(one) for one in decision.effects] == [DropMail]


@pytest.mark.parametrize("status", [Status.ARCHIVED, Status.COMPLETE, Status.OPEN])
def test_a_new_ticket_ends_as_was_asked(status: Status) -> None:
    event = replace(_old_mail(), envelope=Envelope(archived=status), choice=Choice())

    decision = _decided(Case(known=Known(contacts=(CARLA,))), event)

    ticket = decision.after.ticket
    assert ticket is not None
    assert (ticket.status, ticket.created_at, ticket.contact) == (status, THEN, CARLA.key)
    assert ticket.number == "T20190305.0001"
    assert (ticket.completed_at is None) == (status is Status.OPEN)
    assert decision.after.timers == ()


def _decided(case: Case, event: MailArrived) -> Decision:
    decision = decide(case, event, NOW, make_desk())
    assert not [one for one in decision.effects if isinstance(one, SendNotice)]
    return decision


def _old_mail(sender: str = "carla@alderair.example", kind: Kind = Kind.HUMAN) -> MailArrived:
    event = make_event(kind, sender)
    return replace(
        event,
        received_at=THEN,
        mail=replace(event.mail, date=THEN),
        envelope=Envelope(archived=Status.ARCHIVED),
        choice=Choice(how=How.THREAD, ticket_id=7),
    )
