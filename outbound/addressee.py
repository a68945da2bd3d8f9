"""Whom a person key means: a name and one address to write to (GW-22)."""

from __future__ import annotations

from dataclasses import dataclass

from outbound.subject import one_line
from rules.model.ticket import Case, Contact
from rules.policy.desk import Desk
from rules.quick_records import filled

NAME_MAX = 60  # characters; longer ones are no names


@filled
@dataclass(frozen=True, slots=True)
class Addressee:
    person: str
    name: str
    address: str
    lang: str = "en"
    suppressed: bool = False  # none of the addresses takes mail


def find_addressee(person: str, case: Case, desk: Desk) -> Addressee:
    """Return whom to write to. That a key is known to the case or the desk is our promise."""
    if person.startswith("team:"):
        key = person.removeprefix("team:")
        address = next(one.address for one in (*desk.teams, *desk.groups) if one.key == key)
        assert address, f"{person} has no address"
        return Addressee(person, find_name(person, case, desk), address)
    if "@" in person:
        return Addressee(person, _name_on_ticket(person, case), person)
    name = find_name(person, case, desk)
    staff = desk.find_staff(person)
    if staff is not None:
        return Addressee(person, name, staff.addresses[0])
    contact = _contact(person, case)
    assert contact is not None, f"nobody is called {person}"
    open_ones = [one for one in contact.addresses if one not in contact.suppressed]
    return Addressee(
        person, name, (open_ones or contact.addresses)[0], contact.lang, suppressed=not open_ones
    )


def find_name(person: str, case: Case, desk: Desk) -> str:
    """Return the full name behind a key; anything else is taken for a name already."""
    kind, _, key = person.partition(":")
    match kind:
        case "team" | "group":
            named = [one.name for one in (*desk.teams, *desk.groups) if one.key == key]
        case "dept":
            named = [one.name for one in desk.departments if one.key == key]
        case _:
            staff, contact = desk.find_staff(person), _contact(person, case)
            named = [one.name for one in (staff, contact) if one is not None]
            if not named and "@" in person:
                named = [_name_on_ticket(person, case)]
    return one_line(named[0] if named and named[0] else person)


def first_name(name: str) -> str:
    """Return how to greet somebody: "Carla" of "Carla Ruiz" and of "Ruiz, Carla", else ""."""
    last, comma, rest = one_line(name).partition(",")
    words = (rest if comma else last).split()
    first = words[0] if words else ""
    bare = first.replace("-", "").replace("'", "").replace("’", "")
    return first if bare.isalpha() and len(first) <= NAME_MAX // 2 else ""


def _contact(person: str, case: Case) -> Contact | None:
    return next((one for one in case.known.contacts if one.key == person), None)


def _name_on_ticket(address: str, case: Case) -> str:
    ticket = case.ticket
    name = ticket.contact_name if ticket is not None and ticket.contact == address else ""
    return one_line(name)[:NAME_MAX]
