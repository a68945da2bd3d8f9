"""A letter without a cause: what a notice looks like on this desk, with sample data.

For who writes templates. What the ticket itself says may be that of a real one; what an order would
say (the words of a mail, a date, a try) is made up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from outbound.letter import Letter, LetterScene, write_letter
from outbound.parameters import FACTS, MEANINGS, Kind
from rules.effects import Fact, SendNotice
from rules.model.files import FileRef
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.status import Status
from rules.model.ticket import Account, Case, Contact, Known, Note, NoteType, Ticket, Visibility
from rules.policy.desk import Desk

_CONTACT = Contact(0, 0, "Carla Ruiz", ("carla@alderair.example",))
_ASKED = "The printer on floor 2 is offline.\nIt prints half a page, then it stops."
_ANSWERED = "Carla, does the driver work on PC 2?"
# What is told apart from the usual.
_NO = frozenset({"stranger", "again", "voided", "no_date", "backlog"})

_WORDS: dict[str, Fact] = {
    "address": "carla@alderair.example",
    "area": "web",
    "backlog_ref": "T20261123.0004 (web)",
    "effort": "5",
    "group": "Digital support group",
    "tickets": ("T20261120.0002\tReport shows the wrong year, In Progress",),
    "booking_link": "https://scheduler.example/b/abc",
    "code": "7F3K-2M9Q",
    "department_public_name": "Networking",
    "target_public_name": "our networking team",
    "first_error": "A phone attempt needs date, time and outcome",
    "from_address": "carla@alderair.example",
    "notice": "N-09.2",
    "old_number": None,
    "original": "T20261120.0001",
    "phrase_hint": None,
    "newer": None,
    "receipt": "R-4K7Q2Z",
    "topic": "attempt",
    "text": 'Works on PC 1 now.\n\nPC 2 still says "offline", see https://print.example/status?id=2',
    "changes": ("Status\tNote Emailed In -> Waiting Customer", "Contact try\t1 of 3 (email)"),
    "errors": ("line 1   #attempt phone vm\tE-15: A phone attempt needs date, time and outcome.",),
    "corrected": ("#attempt phone 2026-11-23 14:20 vm", "#waiting"),
    "handoff_parts": ("Done\tnew driver on both machines", "Blockers\tnone"),
    "mailed": ("Carla Ruiz (leaves in 2 minutes, can be undone until then)",),
    "lines": ("#attempt email | phone DATE TIME OUTCOME   a try to reach the customer",),
    "near": ("#attempt email", "#responded phone"),
    "warnings": (),
    "texts": (),
    "block": ("#check 3", "#complete"),
    "reasons": ('checklist item 3 "Backup verified" is open',),
}


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
    case = _with_reader(case or _sample_case(desk, now), lang)
    ticket = case.ticket
    assert ticket is not None
    staff = ticket.primary or desk.staff[0].handle
    to_staff = MANNERS[notice].audience is Audience.STAFF
    order = SendNotice(
        notice=notice,
        to=staff if to_staff else ticket.contact,
        facts={name: _sample_fact(name, staff, now) for name in FACTS[notice]},
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


def _sample_case(desk: Desk, now: datetime) -> Case:
    owner = desk.staff[0]
    opened = now - timedelta(days=5)
    asked = Note(
        1, opened, _CONTACT.key, _CONTACT.name, NoteType.CUSTOMER, Visibility.PUBLIC, _ASKED
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
    return Case(
        ticket=Ticket(
            id=1,
            number="T20261123.0004",
            title="Printer offline",
            status=Status.NOTE_EMAILED_IN,
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


def _sample_fact(name: str, staff: str, now: datetime) -> Fact:
    if name in _WORDS:
        return _WORDS[name]
    if name == "attempt_list":
        return tuple(f"{(now - timedelta(days=ago)).isoformat()}\tsent" for ago in (14, 7))
    match MEANINGS[name].kind:
        case Kind.MOMENT:
            return now + timedelta(days=1)
        case Kind.NUMBER:
            return 3
        case Kind.YES:
            return name not in _NO
        case Kind.STATUS:
            return Status.WAITING_CUSTOMER if name == "old_status" else Status.NOTE_EMAILED_IN
        case Kind.PERSON:
            return "Carla Ruiz" if name == "from_name" else staff
        case Kind.WORDS | Kind.TEXT:
            return MEANINGS[name].about
        case Kind.LINES:
            return ("one line", "another line")
