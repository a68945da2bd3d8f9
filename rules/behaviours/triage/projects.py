"""A request that is a project: told, moved to the backlog, closed, picked up (TR-04 to TR-08)."""

from __future__ import annotations

from rules.arrival.notes import first_words
from rules.behaviours.triage.verdicts import is_triager, not_a_triager, words_below
from rules.commands.arguments import PersonArgs
from rules.commands.lookup import away_until, find_resource, unknown_person
from rules.commands.refusals import Refusal
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import Effect, Fact, Remark, SendNotice, SetField, SetStatus
from rules.model.audience import customers, find_account, ticket_of
from rules.model.notice import Notice
from rules.model.status import DONE, Status
from rules.model.ticket import Case
from rules.model.triage import Triage
from rules.policy.desk import Area, Desk, Staff

MOVED = "project_moved"  # the remark that is the backlog's record
SOMEBODY = 'unknown. Say who picks it up, as in "#project @{}"'


def make_project(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Do all of it in one decision, or nothing: without somebody to pick it up it is E-22."""
    assert isinstance(command.args, PersonArgs)
    if not is_triager(scene):
        return not_a_triager(case, command, scene)
    area = _area_of(case, scene.desk)
    person = _picks_up(case, command, area, scene)
    if isinstance(person, Refusal):
        return person
    area = area or _area_owned(person, scene.desk)
    because = f"{scene.sender.name} judged it to be project work"
    ticket = ticket_of(case)
    closes: tuple[Effect, ...] = (
        SetField(name="triage", value=Triage.PROJECT, rule="TR-04", because=because),
        SetField(name="resolution", value="project", rule="TR-07", because=because),
    )
    if ticket.status not in DONE:
        closes += (
            SetStatus(
                status=Status.COMPLETE,
                actor=scene.sender.person,
                at=scene.at,
                rule="TR-07",
                because=because,
            ),
        )
    return (
        *closes,
        *_tell_customers(case, command, person, scene),
        *_hand_over(case, command, person, area, scene),
    )


def _area_of(case: Case, desk: Desk) -> Area | None:
    """Return the area of the ticket's account."""
    account = find_account(ticket_of(case).account_id, case)
    key = account.area if account else ""
    return next((one for one in desk.areas if key and one.key == key), None)


def _area_owned(person: Staff, desk: Desk) -> Area | None:
    """Return an area of this person's, else the first: its backlog takes the request."""
    own = (one for one in desk.areas if one.owner == person.handle)
    return next(own, None) or next(iter(desk.areas), None)


def _picks_up(case: Case, command: Command, area: Area | None, scene: Scene) -> Staff | Refusal:
    args = command.args
    assert isinstance(args, PersonArgs)
    desk = scene.desk
    if args.person is not None:
        staff = find_resource(args.person, scene)
        if staff is None or not staff.active:
            return unknown_person(str(args.person), command, desk)
        away = away_until(staff, case, scene)
        if away and not scene.asks(Verb.FORCE):
            return unknown_person(staff.name, command, desk, f"away until {away}")
        return staff
    owner = desk.find_staff(area.owner) if area else None
    if owner is None or not owner.active:
        owners = [one.owner for one in desk.areas] or ["name"]
        name = f"owner of area {area.key}" if area else "owner of the ticket's area"
        return unknown_person(name, command, desk, SOMEBODY.format(owners[0]))
    return owner


def _tell_customers(
    case: Case, command: Command, person: Staff, scene: Scene
) -> tuple[Effect, ...]:
    """TR-05: N-25 with the triager's own public words, else the desk's."""
    if ticket_of(case).internal:
        return ()
    if scene.asks(Verb.QUIET):
        because = "#quiet"
        return (Remark(kind="notice_suppressed", detail="N-25", rule="TR-05", because=because),)
    text = words_below(command, scene) if scene.is_public else ""
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "text": text or None,
        "project_person": person.handle,
    }
    return tuple(
        SendNotice(
            notice=Notice.N_25,
            to=one,
            facts=facts,
            not_before=scene.hold(),
            files=scene.relayed_files if text else (),
            rule="TR-05",
            because="the request becomes a project",
        )
        for one in customers(case)
    )


def _hand_over(
    case: Case, command: Command, person: Staff, area: Area | None, scene: Scene
) -> tuple[Effect, ...]:
    """TR-06, TR-08: a record and a mail for the backlog, N-26 to who picks it up."""
    assert isinstance(command.args, PersonArgs)
    ticket = ticket_of(case)
    reference = f"{ticket.number} ({area.key})" if area else ticket.number
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "from_name": ticket.contact or None,
        "area": area.key if area else None,
        "project_person": person.handle,
        "backlog_ref": reference,
        "why": command.args.text or None,
        "text": first_words(case) or None,
    }
    because = "somebody has to pick it up with the customer"
    letters: tuple[Effect, ...] = (
        SendNotice(
            notice=Notice.N_26, to=person.handle, facts=facts, rule="TR-08", because=because
        ),
    )
    if area is not None and area.backlog:
        because = f"the backlog of area {area.key}"
        letters += (
            SendNotice(
                notice=Notice.N_26,
                to=area.backlog,
                facts=facts | {"backlog": True},
                rule="TR-06",
                because=because,
            ),
        )
    moved = Remark(
        kind=MOVED,
        detail=f"{reference}, {person.handle}: {ticket.title}",
        rule="TR-06",
        because="it stands in the backlog",
    )
    return (moved, *letters)
