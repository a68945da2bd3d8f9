"""A small desk, one ticket and one mail, as the tests of single rules need them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time

from rules.clock import Calendar
from rules.events import MailArrived
from rules.model.choice import Choice
from rules.model.cycle import Attempt, Channel, Counted
from rules.model.mail import Envelope, Kind, Mail, Mailbox
from rules.model.status import Status
from rules.model.ticket import Case, Contact, Known, Ticket
from rules.policy.desk import Desk, Staff
from rules.policy.policy import Policy

NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # Mon 10:00 in New York
CARLA = Contact(1, 1, "Carla Ruiz", ("carla@alderair.example",))
OPEN_HOURS = ((time(9), time(17)),)


def make_desk(policy: Policy | None = None) -> Desk:
    return Desk(
        name="Desk",
        domain="desk.example",
        base_address="support@desk.example",
        calendar=Calendar(
            "America/New_York", (OPEN_HOURS,) * 5 + ((), ()), frozenset({date(2026, 11, 26)})
        ),
        policies={"standard": policy or Policy()},
        staff=(Staff("maya", "Maya Ortiz", ("maya@desk.example",)),),
        dispatchers=("maya",),
    )


def make_case(known: Known | None = None) -> Case:
    """Return a waiting ticket of Carla, owned by Maya."""
    ticket = Ticket(
        id=7,
        number="T20261116.0004",
        title="Printer offline",
        status=Status.WAITING_CUSTOMER,
        status_since=NOW,
        created_at=NOW,
        account_id=1,
        contact=CARLA.key,
        queue="Remote Support",
        primary="maya",
    )
    return Case(ticket=ticket, known=replace(known or Known(), contacts=(CARLA,)))


def make_event(kind: Kind = Kind.HUMAN, sender: str = "carla@alderair.example") -> MailArrived:
    mail = Mail(
        kind=kind,
        message_id="<m@alderair.example>",
        from_=(Mailbox(sender),),
        to=(Mailbox("support@desk.example"),),
        delivered_to=("support@desk.example",),
        subject="Re: [T20261116.0004] Printer offline",
        title="Printer offline",
        ticket_numbers=("T20261116.0004",),
        own_text="It prints.",
        text="It prints.",
    )
    return MailArrived(1, NOW, mail, Envelope(), choice=Choice())


def make_attempt(
    number: int, day: date, channel: Channel = Channel.EMAIL, counted: Counted = Counted.YES
) -> Attempt:
    at = datetime.combine(day, time(15), UTC)
    return Attempt(number, 1, channel, at, day, at, "maya", counted=counted)
