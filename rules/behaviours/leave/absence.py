"""Going and coming back: `#away`, `#back`, `#ooodone`, and the morning of the return.

OOO-03, OOO-07, OOO-14, OOO-17, OOO-18. Who is away is known by days alone; the timer of a person
only says when to look who is back.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from rules.clock import Calendar, local, opening_of
from rules.commands.arguments import AwayArgs, BackArgs
from rules.commands.grammar import PersonRef
from rules.commands.lookup import find_resource, refuse, today, unknown_person
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import Command
from rules.context import Scene
from rules.effects import (
    ArmPersonTimer,
    Effect,
    GiveOrder,
    PutAbsence,
    SendNotice,
    SetField,
    Warn,
)
from rules.findings import Finding, HoursChanged
from rules.model.audience import person_name, with_role
from rules.model.leave import find_absence, is_high, returns_at
from rules.model.notice import Notice
from rules.model.other_tickets import OwnTicket
from rules.model.status import DONE, display_name
from rules.model.ticket import LEAVE_TAG, Absence, Case
from rules.model.timer import Timer, TimerKind
from rules.policy.choices import ManagerNotice
from rules.policy.desk import Role, Staff

HORIZON = timedelta(days=30)  # how far back completed tickets are looked at (`#ooodone`)


def go_away(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """OOO-14: an absence, both days included; the leaver and their manager hear what is open."""
    args = command.args
    assert isinstance(args, AwayArgs)
    staff = _meant(args.person, command, scene)
    if isinstance(staff, Refusal):
        return staff
    if args.last is not None and args.last < today(scene):
        return refuse(ErrorCode.IN_THE_PAST, command, ("when", args.last.isoformat()))
    because = f"{scene.sender.name} wrote {command.line.line}"
    absence = Absence(staff.handle, args.first, args.last)
    if absence in case.known.absences:
        return _nothing_new(command.line.line, "that leave is known already", "OOO-14")
    effects: tuple[Effect, ...] = (
        PutAbsence(
            handle=staff.handle,
            first_day=args.first,
            last_day=args.last,
            rule="OOO-14",
            because=because,
        ),
    )
    if (args.first - today(scene)).days < scene.policy.ooo_notice_days:
        soon = "the leave begins sooner than the manager should know of it"
        effects += (Warn(code=WarningCode.LEAVE_STARTS_SOON, rule="OOO-07", because=soon),)
    return (*effects, *_list_open(case, absence, scene), *_tell_manager(case, absence, scene))


def come_back(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """OOO-18: the absence ends now; one that has not begun is called off."""
    assert isinstance(command.args, BackArgs)
    staff = _meant(command.args.person, command, scene)
    if isinstance(staff, Refusal):
        return staff
    because = f"{scene.sender.name} wrote {command.line.line}"
    return end_absence(staff.handle, case, scene, because=because)


def end_absence(handle: str, case: Case, scene: Scene, *, because: str) -> tuple[Effect, ...]:
    """Return what ends every absence that lasts, or calls the next one off."""
    day = local(scene.now, scene.desk.calendar).date()
    mine = sorted(
        (one for one in case.known.absences if one.handle == handle),
        key=lambda one: one.first_day,
    )
    ahead = [one for one in mine if one.first_day > day]
    lasting = [one for one in mine if _lasts(one, scene)]
    if lasting:
        ended = tuple(_until(one, _last_day_over(day, scene), because) for one in lasting)
        return (*ended, *_welcome(handle, case, scene, lasting[0].first_day))
    if ahead:
        return (_until(ahead[0], ahead[0].first_day - timedelta(days=1), because),)
    return _nothing_new("#back", f"{person_name(handle, case, scene.desk)} is not away", "OOO-18")


def _nothing_new(line: str, why: str, rule: str) -> tuple[Effect, ...]:
    code = WarningCode.NOTHING_CHANGED
    detail = f"{code.value} {line} changed nothing: {why}."
    return (Warn(code=code, detail=detail, rule=rule, because=why),)


def tag_completed(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """OOO-01: one's completed tickets of the last 30 days; an answer finds somebody else."""
    me, because = scene.sender.person, f"{scene.sender.name} wrote {command.line.line}"
    return tuple(
        GiveOrder(
            verb="set",
            values={"number": one.number, "tag": LEAVE_TAG, "by": me},
            rule="OOO-01",
            because=because,
        )
        for one in case.known.own
        if one.primary == me and one.status in DONE and _is_recent(one, scene) and not one.tagged
    )


def _is_recent(ticket: OwnTicket, scene: Scene) -> bool:
    return ticket.completed_at is not None and ticket.completed_at >= scene.at - HORIZON


def _meant(ref: PersonRef | None, command: Command, scene: Scene) -> Staff | Refusal:
    staff = find_resource(ref, scene) if ref else scene.desk.find_staff(scene.sender.person)
    if staff is None or not staff.active:
        return unknown_person(str(ref or scene.sender.person), command, scene.desk)
    return staff


def _lasts(absence: Absence, scene: Scene) -> bool:
    calendar = scene.desk.calendar
    if absence.first_day > local(scene.now, calendar).date():
        return False
    return absence.last_day is None or scene.now < returns_at(absence.last_day, calendar)


def _last_day_over(day: date, scene: Scene) -> date:
    """Return the latest last day whose return has come by now."""
    last = day - timedelta(days=1)
    while returns_at(last, scene.desk.calendar) > scene.now:
        last -= timedelta(days=1)
    return last


def _until(absence: Absence, last: date, because: str) -> PutAbsence:
    return PutAbsence(
        handle=absence.handle,
        first_day=absence.first_day,
        last_day=last,
        rule="OOO-18",
        because=because,
    )


# --- before leaving -----------------------------------------------------------------------


def _list_open(case: Case, absence: Absence, scene: Scene) -> tuple[Effect, ...]:
    """OOO-03: N-18a lists what has no summary yet, and what needs one. Advice, not enforced."""
    handle, first, last = absence.handle, absence.first_day, absence.last_day
    days = (last - first).days + 1 if last else None
    long = days is None or days >= scene.policy.ooo_required_from_days
    bare = [one for one in _open(handle, case) if not one.tagged]
    if not bare:
        return ()
    lines = tuple(
        f"{_head(one, scene)}: {'required' if long or is_high(one.severity) else 'optional'}"
        for one in bare
    )
    calendar = scene.desk.calendar
    letter = SendNotice(
        notice=Notice.N_18A,
        to=handle,
        facts={
            "first_day": first,
            "back_on": local(returns_at(last, calendar), calendar).date() if last else None,
            "tickets": lines,
            "ticket_count": len(lines),
        },
        rule="OOO-03",
        because="a leave begins, and these tickets have no summary",
    )
    return (letter,)


def _tell_manager(case: Case, absence: Absence, scene: Scene) -> tuple[Effect, ...]:
    """OOO-07, C-26: N-19 at once, for tickets of severity 1 and 2."""
    high = tuple(one for one in _open(absence.handle, case) if is_high(one.severity))
    notice = scene.policy.ooo_manager_notice
    if notice is ManagerNotice.OFF or (notice is ManagerNotice.SEVERITY_1_2 and not high):
        return ()
    lines = tuple(
        f"{_head(one, scene)}, {one.contact_name or person_name(one.contact, case, scene.desk)}"
        for one in high
    )
    return ask_for_cover(
        absence.handle,
        absence,
        lines,
        scene,
        count=len(lines),
        rule="OOO-07",
        because="somebody goes on leave",
    )


def ask_for_cover(
    handle: str,
    absence: Absence | None,
    lines: tuple[str, ...],
    scene: Scene,
    *,
    count: int | None,
    rule: str,
    because: str,
    text: str = "",
) -> tuple[Effect, ...]:
    """N-19 to the manager of whoever is away, to every manager where none is named.

    `count` is how many of severity 1 and 2 it is about, None where one of another is named.
    """
    staff = scene.desk.find_staff(handle)
    managers = (staff.manager,) if staff and staff.manager else ()
    return tuple(
        SendNotice(
            notice=Notice.N_19,
            to=person,
            facts={
                "author": handle,
                "first_day": absence.first_day if absence else None,
                "last_day": absence.last_day if absence else None,
                "tickets": lines,
                "ticket_count": count,
                "text": text or None,
            },
            rule=rule,
            because=because,
        )
        for person in managers or with_role(Role.MANAGER, scene.desk)
    )


def _open(handle: str, case: Case) -> tuple[OwnTicket, ...]:
    """Return somebody's open tickets, the severe ones first."""
    mine = [one for one in case.known.own if one.primary == handle and one.status not in DONE]
    return tuple(sorted(mine, key=lambda one: (one.severity or 3, one.number)))


def _head(ticket: OwnTicket, scene: Scene) -> str:
    severity = ticket.severity or "unset"
    status = display_name(ticket.status, scene.policy)
    return f"{ticket.number}\t{ticket.title}, severity {severity}, {status}"


# --- the return ---------------------------------------------------------------------------


def look_for_return(effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """OOO-17: arm the morning on which somebody is expected back."""
    calendar = scene.desk.calendar
    match effect:
        case PutAbsence(handle=person, first_day=first, last_day=last) if last and last >= first:
            anchor, due = last, returns_at(last, calendar)
        case SetField(name="ooo_return_on", value=date() as day):
            person, anchor, due = scene.sender.person, day, opening_of(day, calendar)
        case _:
            return ()
    if due <= scene.now:
        return ()
    return (_look_after(person, anchor, due, scene, "the day of return"),)


def _look_after(person: str, day: date, due: datetime, scene: Scene, because: str) -> Effect:
    return ArmPersonTimer(
        person=person,
        kind=TimerKind.RETURN_DAY,
        timer_rule="opening",
        anchor_at=opening_of(day, scene.desk.calendar),
        due_at=due,
        rule="OOO-17",
        because=because,
    )


def on_finding(case: Case, finding: Finding, scene: Scene) -> tuple[Effect, ...]:
    """OOO-17: the morning of a return is another one when the hours or holidays change."""
    if not isinstance(finding, HoursChanged):
        return ()
    person, calendar = finding.person, scene.desk.calendar
    because = "the desk's hours or holidays have changed"
    last_days = [one.last_day for one in case.known.absences if one.handle == person]
    moments: list[tuple[Callable[[date, Calendar], datetime], date]] = [
        *((returns_at, one) for one in last_days if one),
        *((opening_of, one.return_on) for one in case.known.own if one.return_on),
    ]
    return tuple(
        _look_after(person, day, moment(day, calendar), scene, because)
        for moment, day in moments
        if moment(day, finding.was) in finding.dues and moment(day, calendar) not in finding.dues
    )


def welcome_back(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """OOO-17: N-18 on the morning of the return, if it still is one."""
    handle, calendar = scene.person, scene.desk.calendar
    if find_absence(handle, case, scene.now, calendar) is not None:
        return ()
    ended = [one for one in case.known.absences if one.handle == handle and one.last_day]
    begun = [one for one in ended if one.last_day and one.last_day < today(scene)]
    over = [one for one in begun if returns_at(one.last_day or date.max, calendar) == timer.due_at]
    if over:
        return _welcome(handle, case, scene, min(one.first_day for one in over))
    if begun:  # an absence has ended lately, and its end was told
        return ()
    days = [one.return_on for one in case.known.own if one.return_on]
    due = [one for one in days if opening_of(one, calendar) == timer.due_at]
    return _welcome(handle, case, scene, min(due)) if due else ()


def _welcome(handle: str, case: Case, scene: Scene, first_day: date) -> tuple[Effect, ...]:
    """N-18: what became of the tickets, and which still carry the tag."""
    former = [
        one
        for one in case.known.own
        if (one.primary == handle and one.status not in DONE)
        or (one.primary != handle and (one.return_on is None or one.return_on >= first_day))
    ]
    lines = tuple(_became(one, handle, case, scene) for one in former)
    letter = SendNotice(
        notice=Notice.N_18,
        to=handle,
        facts={
            "tickets": lines,
            "tagged": any(one.primary == handle and one.tagged for one in former) or None,
            "others_own": any(one.primary != handle for one in former) or None,
        },
        rule="OOO-17",
        because=f"{person_name(handle, case, scene.desk)} is back",
    )
    return (letter,)


def _became(ticket: OwnTicket, handle: str, case: Case, scene: Scene) -> str:
    owner = person_name(ticket.primary, case, scene.desk) if ticket.primary else "nobody"
    whose = "still yours" if ticket.primary == handle else f"owner now {owner}"
    status = display_name(ticket.status, scene.policy)
    tag = ", leave tag still set" if ticket.tagged else ""
    return f"{ticket.number}\t{ticket.title}, {whose}, {status}{tag}"
