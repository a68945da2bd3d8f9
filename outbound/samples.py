"""A letter without a cause: what a notice looks like on this desk, with sample data.

For who writes templates. What the ticket itself says may be that of a real one; what an order would
say (the words of a mail, a date, a try) is made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from outbound.letter import Letter, LetterScene, write_letter
from outbound.sample_facts import ASKED, Around, sample_facts
from rules.effects import SendNotice
from rules.model.files import FileRef
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.status import Status
from rules.model.ticket import Account, Case, Contact, Known, Note, NoteType, Ticket, Visibility
from rules.policy.desk import Desk

_CONTACT = Contact(0, 0, "Carla Ruiz", ("carla@alderair.example",))
_ANSWERED = "Carla, does the driver work on PC 2?"


def write_sample(
    notice: Notice,
    desk: Desk,
    now: datetime,
    *,
    case: Case | None = None,
    lang: str = "en",
    folder: Path | None = None,
) -> Letter:
    """Return the notice as this desk would write it; raise BadTemplate for a faulty template."""
    case = _with_reader(case, lang) if case else sample_case(desk, now, lang)
    ticket = case.ticket
    assert ticket is not None
    staff = ticket.primary or desk.staff[0].handle
    to_staff = MANNERS[notice].audience is Audience.STAFF
    order = SendNotice(
        notice=notice,
        to=staff if to_staff else ticket.contact,
        facts=sample_facts(notice, _around(case, desk, now)),
        files=(FileRef(0, "2", "capture.pcap", "application/octet-stream", 14 * 1024**2, number=1),)
        if notice in (Notice.N_02, Notice.N_03)
        else (),
        rule="GW-21",
        because="somebody looks at the template",
    )
    scene = LetterScene(
        case=case,
        desk=desk,
        input_id=0,
        position=0,
        now=now,
        reply_token="sample",
        verp_token="sample",
        instance="sample",
        code="7F3K-2M9Q",
    )
    return write_letter(order, scene, folder)


def _with_reader(case: Case, lang: str) -> Case:
    """Return the case with a contact who reads the language; of a ticket without one, a sample."""
    ticket, known = case.ticket, case.known
    assert ticket is not None
    people = tuple(replace(one, lang=lang) for one in known.contacts)
    if not any(one.key == ticket.contact for one in people):
        people = (*people, replace(_CONTACT, lang=lang))
        ticket = replace(ticket, contact=_CONTACT.key)
    return replace(case, ticket=ticket, known=replace(known, contacts=people))


def sample_case(desk: Desk, now: datetime, lang: str = "en") -> Case:
    """Return a ticket with a question and an answer, of a contact who reads the language."""
    owner = desk.staff[0]
    opened = now - timedelta(days=5)
    asked = Note(
        1, opened, _CONTACT.key, _CONTACT.name, NoteType.CUSTOMER, Visibility.PUBLIC, ASKED
    )
    answered = Note(
        2,
        opened + timedelta(days=1),
        owner.handle,
        owner.name,
        NoteType.RESOURCE,
        Visibility.PUBLIC,
        _ANSWERED,
    )
    case = Case(
        ticket=Ticket(
            id=1,
            number="T20261123.0004",
            title="Printer offline",
            status=Status.NOTE_EMAILED_IN,
            status_before=Status.WAITING_CUSTOMER,
            status_since=now - timedelta(hours=1),
            created_at=opened,
            account_id=0,
            contact=_CONTACT.key,
            queue=desk.default_queue,
            primary=owner.handle,
        ),
        notes=(asked, answered),
        known=Known(accounts=(Account(0, "Alder Air & Comfort", "10417"),)),
    )
    return _with_reader(case, lang)


def _around(case: Case, desk: Desk, now: datetime) -> Around:
    """Return who the made-up order is about: those of the ticket, where it has them."""
    ticket = case.ticket
    assert ticket is not None
    owner = ticket.primary or desk.staff[0].handle
    others = (one.handle for one in desk.staff if one.handle != owner and one.active)
    contact = next((one for one in case.known.contacts if one.key == ticket.contact), _CONTACT)
    return Around(
        now=now,
        number=ticket.number,
        title=ticket.title,
        staff=owner,
        colleague=next(others, owner),
        customer=contact.name,
        address=contact.addresses[0] if contact.addresses else _CONTACT.addresses[0],
    )
