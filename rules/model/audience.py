"""Who is told: the owner or the queue's people, the customer's side, by key and by name."""

from __future__ import annotations

import re

from rules.model.status import DONE
from rules.model.ticket import Account, Case, Contact, Ticket
from rules.policy.desk import Desk, Role, Staff


def ticket_of(case: Case) -> Ticket:
    assert case.ticket is not None, "this rule is about a ticket"
    return case.ticket


def is_done(case: Case) -> bool:
    """Say whether the ticket is complete, or archived after that."""
    return ticket_of(case).status in DONE


def owners(case: Case, desk: Desk) -> tuple[str, ...]:
    """Return who hears of the ticket: its primary, else the queue's people."""
    ticket = ticket_of(case)
    primary = desk.find_staff(ticket.primary)
    if primary is not None and primary.active:
        return (primary.handle,)
    if ticket.group:
        members = team_members(ticket.group, desk)
        if members:
            return members
    return dispatchers(ticket.queue, desk)


def dispatchers(queue_name: str, desk: Desk) -> tuple[str, ...]:
    queue = desk.find_queue(queue_name)
    return (queue.dispatchers if queue else ()) or desk.dispatchers


def all_dispatchers(desk: Desk) -> tuple[str, ...]:
    """Return everybody who is told of the new tickets of some queue."""
    people = (one for queue in desk.queues for one in dispatchers(queue.name, desk))
    return tuple(dict.fromkeys((*people, *desk.dispatchers)))


def watchers(case: Case) -> tuple[str, ...]:
    """Return the resources who get copies: secondaries, and those on the CC list (C-20)."""
    return tuple(one.handle for one in case.watchers if one.reason in ("secondary", "cc"))


def team_members(key: str, desk: Desk) -> tuple[str, ...]:
    return tuple(one.handle for one in desk.staff if one.active and key in one.teams)


def department_members(key: str, desk: Desk) -> tuple[str, ...]:
    """Return a department's people: those who belong to it, and the team of the same name."""
    return tuple(
        one.handle for one in desk.staff if one.active and key in (one.department, *one.teams)
    )


def with_role(role: Role, desk: Desk) -> tuple[str, ...]:
    return tuple(one.handle for one in desk.staff if one.active and role in one.roles)


def customers(case: Case) -> tuple[str, ...]:
    """Return the ticket's contacts, the main one first; vendors and suppressed ones are none."""
    ticket = ticket_of(case)
    inside = tuple(one.person for one in case.contacts if one.how != OUTSIDE)
    people = dict.fromkeys((ticket.contact, *inside) if ticket.contact else inside)
    return tuple(person for person in people if is_reachable(person, case))


OUTSIDE = "outside"  # how somebody of no account came in: hears N-03, and has no voice


def outsiders(case: Case) -> tuple[str, ...]:
    """Return who hears what a resource writes to the customer, and nothing else (C-20)."""
    found = (one.person for one in case.contacts if one.how == OUTSIDE)
    return tuple(person for person in found if is_reachable(person, case))


def is_reachable(person: str, case: Case) -> bool:
    """Say whether mail to this person of the customer's side can arrive at all (GW-22)."""
    contact = find_contact(person, case)
    if contact is None:
        return "@" in person and not is_no_reply(person)
    return (
        contact.active
        and not contact.vendor
        and any(one not in contact.suppressed for one in contact.addresses)
    )


_NO_REPLY = re.compile(r"(?:do[._-]?)?not?[._-]?reply(?:[._+-]|$)")


def is_no_reply(address: str) -> bool:
    """Say whether an address says of itself that nobody reads what comes to it."""
    return _NO_REPLY.match(address.casefold().partition("@")[0]) is not None


def find_contact(person: str, case: Case) -> Contact | None:
    return next((one for one in case.known.contacts if one.key == person), None)


def find_account(account_id: int | None, case: Case) -> Account | None:
    return next((one for one in case.known.accounts if one.id == account_id), None)


def person_name(person: str, case: Case, desk: Desk) -> str:
    """Return a person's name as others read it."""
    staff = desk.find_staff(person)
    if staff is not None:
        return staff.name
    contact = find_contact(person, case)
    if contact is not None:
        return contact.name
    ticket = case.ticket
    if ticket is not None and ticket.contact == person and ticket.contact_name:
        return ticket.contact_name
    return person


def is_lead(staff: Staff) -> bool:
    """Say whether somebody is an admin or a lead."""
    return bool({Role.OFFICE_ADMIN, Role.LEAD, Role.TRIAGER} & set(staff.roles))
