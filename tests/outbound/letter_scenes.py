"""The packaged desk as letters see it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from outbound.letter import Letter, LetterScene, write_letter
from rules.clock import Calendar
from rules.effects import Fact, SendNotice
from rules.model.cycle import Attempt, Channel, Cycle, CycleState
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.status import CATEGORIES, Status
from rules.model.ticket import (
    Account,
    Case,
    ChecklistItem,
    Contact,
    Known,
    Note,
    NoteType,
    Ticket,
    Visibility,
)
from rules.model.timer import Timer
from rules.policy.desk import Department, Desk, Staff, Team
from rules.policy.policy import Policy

NUMBER = "T20261116.0004"
NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)  # Mon 10:00 in New York


def at(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    """Return an instant given in New York's winter time."""
    return datetime(2026, month, day, hour + 5, minute, tzinfo=UTC)


def make_desk() -> Desk:
    opening = ((time(9), time(17)),)
    return Desk(
        name="Desk",
        domain="desk.example",
        base_address="support@desk.example",
        calendar=Calendar(
            "America/New_York", (opening,) * 5 + ((), ()), frozenset({date(2026, 11, 26)})
        ),
        policies={"standard": Policy()},
        phone="+1 555 0100",
        hours_text="Monday to Friday, 9 am to 5 pm (New York)",
        staff=(
            Staff("maya", "Maya Ortiz", ("maya@desk.example",)),
            Staff("jonas", "Jonas Feld", ("jonas@desk.example",)),
            Staff("olive", "Olive Grant", ("olive@desk.example",)),
        ),
        departments=(Department("seo", "SEO", "search engine"),),
        teams=(Team("networking", "Networking", "networking@desk.example"),),
        categories=CATEGORIES,
    )


def make_note(
    number: int,
    when: datetime,
    who: str,
    name: str,
    text: str,
    *,
    kind: NoteType | None = None,
    visibility: Visibility = Visibility.PUBLIC,
    withdrawn: bool = False,
) -> Note:
    by_kind = NoteType.CUSTOMER if who.startswith("c") else NoteType.RESOURCE
    return Note(number, when, who, name, kind or by_kind, visibility, text, withdrawn=withdrawn)


def make_case() -> Case:
    return Case(
        ticket=Ticket(
            id=4,
            number=NUMBER,
            title="Printer offline",
            status=Status.NOTE_EMAILED_IN,
            status_before=Status.WAITING_CUSTOMER,
            status_since=at(23, 9, 55),
            created_at=at(16, 9),
            account_id=1,
            contact="c12",
            queue="Remote Support",
            primary="maya",
            root_message_id="<a1@alderair.example>",
            customer_message_id="<a7@alderair.example>",
        ),
        checklist=(
            ChecklistItem(1, "Driver", checked_by="maya"),
            ChecklistItem(3, "Backup verified"),
        ),
        cycles=(Cycle(1, CycleState.OPEN, at(2, 10)),),
        attempts=(
            Attempt(1, 1, Channel.EMAIL, at(2, 10), date(2026, 11, 2), at(2, 10), "maya"),
            Attempt(
                2, 1, Channel.PHONE, at(9, 14, 20), date(2026, 11, 9), at(9, 14, 22), "maya", "vm"
            ),
        ),
        timers=(Timer("reply_due", 1, "bd:1", at(23, 9, 55), at(24, 9, 55)),),
        notes=(
            make_note(1, at(16, 9), "c12", "Carla Ruiz", "The printer on floor 2 is offline."),
            make_note(
                2,
                at(16, 9, 30),
                "olive",
                "Olive Grant",
                "Second time this month, mind the contract.",
                visibility=Visibility.INTERNAL,
            ),
            make_note(3, at(17, 11), "maya", "Maya Ortiz", "Carla, does the driver work on PC 2?"),
            make_note(4, at(17, 11), "", "Desk", "N-03 to Carla Ruiz", kind=NoteType.SYSTEM),
            make_note(5, at(18, 8), "maya", "Maya Ortiz", "withdrawn words", withdrawn=True),
            make_note(6, at(23, 9, 55), "c12", "Carla Ruiz", "Not yet.\nIt prints half a page."),
        ),
        known=Known(
            contacts=(
                Contact(12, 1, "Carla Ruiz", ("carla@alderair.example", "carla@home.example")),
                Contact(13, 1, "Ben Ode", ("ben@alderair.example",)),
            ),
            accounts=(Account(1, "Alder Air & Comfort", "10417", ("alderair.example",)),),
        ),
    )


def make_scene(case: Case | None = None, desk: Desk | None = None) -> LetterScene:
    return LetterScene(
        case=case or make_case(),
        desk=desk or make_desk(),
        input_id=71,
        position=3,
        now=NOW,
        reply_token="k3v9a1",
        verp_token="b7x2",
        instance="desk1.0f3a",
    )


def in_german(case: Case | None = None) -> LetterScene:
    """Return the scene with a contact who reads German."""
    case = case or make_case()
    people = tuple(replace(one, lang="de") for one in case.known.contacts)
    return make_scene(replace(case, known=replace(case.known, contacts=people)))


def reader_of(notice: Notice) -> str:
    """Return somebody who may get the notice."""
    return "maya" if MANNERS[notice].audience is Audience.STAFF else "c12"


def write(
    notice: Notice,
    facts: dict[str, Fact] | None = None,
    scene: LetterScene | None = None,
    to: str = "",
    folder: Path | None = None,
) -> Letter:
    order = SendNotice(
        notice=notice,
        to=to or reader_of(notice),
        facts=facts or {},
        rule="GW-21",
        because="a test asks for it",
    )
    return write_letter(order, scene or make_scene(), folder)


def retitled(title: str) -> LetterScene:
    """Return the scene with another title."""
    case = make_case()
    assert case.ticket is not None
    return make_scene(replace(case, ticket=replace(case.ticket, title=title)))
