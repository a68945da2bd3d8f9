"""What a ticket and the list of absences say about leave (OOO-02, OOO-05, OOO-14)."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from rules.clock import Calendar, local, opening_of
from rules.model.audience import dispatchers, owners, team_members, ticket_of, with_role
from rules.model.ticket import LEAVE_TAG, Absence, Case, Note
from rules.policy.desk import Desk, Role

SUMMARY = "leave_summary"  # the flag of the note that holds the five sections
CC = "ooo"  # why the one on leave is on the CC list
HIGH = (1, 2)  # "severity 2 and above"; a missing severity counts as 3 (OOO-20)


def is_tagged(case: Case) -> bool:
    return any(one.name == LEAVE_TAG for one in case.tags)


def find_summary(case: Case) -> Note | None:
    """Return the leave summary that stands, None where the tag was set without one."""
    flagged = (one for one in reversed(case.notes) if SUMMARY in one.flags and not one.withdrawn)
    return next(flagged, None)


def author_of(case: Case) -> str:
    """Return who wrote the summary; "" where the tag stands alone (OOO-05)."""
    note = find_summary(case)
    if note is not None:
        return note.author
    tag = next((one for one in case.tags if one.name == LEAVE_TAG), None)
    return tag.by if tag and ticket_of(case).ooo_return_on else ""


def left_by(case: Case) -> str:
    """Return who left a ticket of the global queue: the summary's author, else its last owner."""
    copied = (one.handle for one in reversed(case.watchers) if one.reason == CC)
    return author_of(case) or next(copied, "")


def is_high(severity: int | None) -> bool:
    return severity in HIGH


def back_on(case: Case, at: datetime, calendar: Calendar) -> date | None:
    """Return when whoever is on leave comes back: as the summary says, else by their absence."""
    ticket = ticket_of(case)
    if ticket.ooo_return_on is not None:
        return ticket.ooo_return_on
    absence = find_absence(ticket.primary, case, at, calendar) if ticket.primary else None
    if absence is None or absence.last_day is None:
        return None
    return local(returns_at(absence.last_day, calendar), calendar).date()


def returns_at(last_day: date, calendar: Calendar) -> datetime:
    """OOO-14: available again at the opening of the next business day."""
    return opening_of(last_day + timedelta(days=1), calendar)


def find_absence(handle: str, case: Case, at: datetime, calendar: Calendar) -> Absence | None:
    """Return the absence that somebody is on at this moment."""
    today = local(at, calendar).date()
    for one in case.known.absences:
        begun = one.handle == handle and one.first_day <= today
        if begun and (one.last_day is None or at < returns_at(one.last_day, calendar)):
            return one
    return None


def region_of(case: Case, desk: Desk) -> str:
    """Return the region in which somebody is looked for: the ticket's, else its owner's."""
    ticket = ticket_of(case)
    owner = desk.find_staff(ticket.primary)
    return ticket.region or (owner.region if owner else "")


def region_team(region: str, case: Case, desk: Desk) -> tuple[str, ...]:
    """Return the people of a region, else of the queue: somebody must hear of it."""
    wanted = region.casefold()
    people = team_members(wanted, desk) if wanted else ()
    if wanted and not people:
        people = tuple(
            one.handle for one in desk.staff if one.active and one.region.casefold() == wanted
        )
    return people or dispatchers(ticket_of(case).queue, desk)


def stand_ins(case: Case, at: datetime, desk: Desk) -> tuple[str, ...]:
    """OOO-14: who reads along while nobody is there of those who hear of the ticket.

    That is the team of an owner who is away; where nobody of it is there, the queue's people.
    """
    told, owner = owners(case, desk), ticket_of(case).primary
    team: tuple[str, ...] = ()
    if owner and find_absence(owner, case, at, desk.calendar) is not None:
        team = region_team(region_of(case, desk), case, desk)
        team = _those_here(team, case, at, desk) or team
    people = with_somebody_there((*told, *team), case, at, desk)
    return tuple(one for one in people if one not in told)


def with_somebody_there(
    people: tuple[str, ...], case: Case, at: datetime, desk: Desk
) -> tuple[str, ...]:
    """Return these people; while all of them are away, with the queue's people, else with a lead.

    Nothing is told to empty chairs alone (OOO-14).
    """
    if _those_here(people, case, at, desk):
        return people
    queue = case.ticket.queue if case.ticket is not None else desk.default_queue
    leads = (with_role(role, desk) for role in (Role.LEAD, Role.MANAGER))
    for others in (dispatchers(queue, desk), *leads):
        here = _those_here(others, case, at, desk)
        if here:
            return tuple(dict.fromkeys((*people, *here)))
    return people


def _those_here(people: tuple[str, ...], case: Case, at: datetime, desk: Desk) -> tuple[str, ...]:
    return tuple(one for one in people if find_absence(one, case, at, desk.calendar) is None)
