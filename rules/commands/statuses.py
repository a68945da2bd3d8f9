"""Commands that set a status, each with the needs of that status (STA-02)."""

from __future__ import annotations

from dataclasses import replace

from rules.commands.arguments import (
    PersonArgs,
    StatusArgs,
    TargetArgs,
    TextArgs,
    WaitingArgs,
)
from rules.commands.assignment import owned
from rules.commands.grammar import PlaceKind, PlaceRef
from rules.commands.lookup import (
    away_until,
    find_resource,
    has_booking_link,
    refuse,
    refuse_needing,
    unknown_person,
)
from rules.commands.passing import passed_on
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import Command, Verb
from rules.commands.targets import find_place
from rules.context import Scene
from rules.effects import (
    Effect,
    Fact,
    PutCall,
    SendNotice,
    SetField,
    SetStatus,
    Warn,
)
from rules.evolve import PASSING
from rules.model.audience import ticket_of, with_role
from rules.model.leave import stand_ins
from rules.model.notice import Notice
from rules.model.phrases import says_customers_order
from rules.model.status import Status, display_name, find_status, is_system_only
from rules.model.ticket import CallState, Case, LetterState, Ticket
from rules.policy.choices import OnWaiting
from rules.policy.desk import Role

ESCALATION_TEAM = "escalation"  # key of the team that a ticket waits for by default (HO-08)
_NOTHING_NAMED = (
    f"{WarningCode.CUSTOMERS_OWN_ORDER.value} customer's own order? The note names no vendor and "
    "no order of ours; if the customer ordered it, use #waiting."
)
RESUMABLE = PASSING | {Status.NO_SHOW_REMOTE}  # once they remember what was before


def change(
    case: Case, command: Command, scene: Scene, status: Status, rule: str
) -> tuple[Effect, ...] | Refusal:
    """Return the change of status, E-07 where it cannot be picked; none when it is set already."""
    refusal = not_pickable(case, command, scene, status)
    if refusal is not None:
        return refusal
    if ticket_of(case).status is status:
        return ()
    return (
        SetStatus(
            status=status,
            by_human=True,
            actor=scene.sender.person,
            at=scene.at,
            rule=rule,
            because=f"{scene.sender.name} wrote {command.line.line}",
        ),
    )


def not_pickable(case: Case, command: Command, scene: Scene, status: Status) -> Refusal | None:
    """ST-32, ST-41, ST-42: what a person may set depends on the category."""
    key = ticket_of(case).category
    allowed = scene.desk.pickable(key, scene.policy)
    if status in allowed:
        return None
    reason = f"not in category {key}"
    if is_system_only(status):
        reason = "only the system sets it"
    names = ", ".join(display_name(one, scene.policy) for one in allowed)
    return refuse(
        ErrorCode.STATUS_NOT_HERE,
        command,
        ("status", display_name(status, scene.policy)),
        ("reason", reason),
        ("list", names),
        ("category", key),
    )


def set_named_status(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """What is left of `#status` once it was unfolded: a status that only the system sets."""
    assert isinstance(command.args, StatusArgs)
    status = find_status(command.args.words, scene.policy)
    assert status is not None, "unfold_status lets no unknown name through"
    return change(case, command, scene, status, "ST-32")


def to_waiting(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-07, ST-09: not after a booking link, unless forced."""
    forced = isinstance(command.args, WaitingArgs) and command.args.force
    if not forced and ticket_of(case).status is Status.SCHEDULING_LINK_SENT:
        return Refusal(ErrorCode.LINK_WAS_SENT, (), command.line.line)
    if not forced and has_booking_link(scene):
        if scene.policy.sls_on_waiting is OnWaiting.REFUSE:
            return Refusal(ErrorCode.LINK_WAS_SENT, (), command.line.line)
        changed = change(case, command, scene, Status.SCHEDULING_LINK_SENT, "ST-09")
        if isinstance(changed, Refusal):
            return changed
        because = "the text holds a booking link"
        warning = Warn(code=WarningCode.LINK_INSTEAD_OF_WAITING, rule="ST-09", because=because)
        return (*changed, warning)
    return change(case, command, scene, Status.WAITING_CUSTOMER, "ST-07")


def to_complete(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    return change(case, command, scene, Status.COMPLETE, "ST-13")


def to_vendor(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-10: what the customer ordered is not Waiting Vendor, nor what nobody names (2.2).

    A warning, no more.
    """
    changed = change(case, command, scene, Status.WAITING_VENDOR, "ST-29")
    said = command.args.text if isinstance(command.args, TextArgs) else ""
    if isinstance(changed, Refusal) or not scene.policy.vendor_narrow:
        return changed
    if changed and not (said.strip() or scene.text.strip() or scene.forwarded or scene.files):
        code, because = WarningCode.CUSTOMERS_OWN_ORDER, "no vendor and no order is named"
        return (*changed, Warn(code=code, detail=_NOTHING_NAMED, rule="ST-10", because=because))
    if says_customers_order(f"{said}\n{scene.text}"):
        because = "the text says that the customer ordered it"
        return (*changed, Warn(code=WarningCode.CUSTOMERS_OWN_ORDER, rule="ST-10", because=because))
    return changed


def to_progress(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-18: claims an unassigned ticket; not somebody else's."""
    ticket = ticket_of(case)
    if ticket.primary not in ("", scene.sender.person) and not scene.asks(Verb.TAKE):
        return owned(case, command, scene)
    return change(case, command, scene, Status.IN_PROGRESS, "ST-18")


def to_payment(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-20: the office admin is told."""
    changed = change(case, command, scene, Status.PENDING_PAYMENT, "ST-20")
    if isinstance(changed, Refusal) or not changed:
        return changed
    text = command.args.text if isinstance(command.args, TextArgs) else ""
    admins = [one for one in with_role(Role.OFFICE_ADMIN, scene.desk) if one != scene.sender.person]
    return (*changed, *_ask(Notice.N_12, tuple(admins), text or scene.text, scene, "ST-20"))


def ask_admin(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-03: what is to be done, and by whom; nobody named is the office-admin role."""
    args = command.args
    assert isinstance(args, PersonArgs)
    text = args.text or scene.text
    if not text.strip():
        return refuse(ErrorCode.NO_SENTENCE, command, ("verb", "#admin"))
    people = with_role(Role.OFFICE_ADMIN, scene.desk)
    if args.person is not None:
        staff = find_resource(args.person, scene)
        if staff is None:
            return unknown_person(str(args.person), command, scene.desk)
        if away_until(staff, case, scene) and not scene.asks(Verb.FORCE):
            state = f"away until {away_until(staff, case, scene)}"
            return unknown_person(staff.name, command, scene.desk, state)
        people = (staff.handle,)
    changed = change(case, command, scene, Status.FOLLOW_UP_ADMIN, "ST-03")
    if isinstance(changed, Refusal):
        return changed
    return (*changed, *_ask(Notice.N_12, people, text, scene, "ST-03"))


def ask_resource(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-05: the primary must act, whatever their role (ST-06)."""
    text = command.args.text if isinstance(command.args, TextArgs) else ""
    text = text or scene.text
    ticket = ticket_of(case)
    if not ticket.primary:
        return refuse(ErrorCode.NO_PRIMARY, command, ("number", ticket.number))
    if not text.strip():
        return refuse(ErrorCode.NO_SENTENCE, command, ("verb", "#resource"))
    changed = change(case, command, scene, Status.FOLLOW_UP_RESOURCE, "ST-05")
    if isinstance(changed, Refusal):
        return changed
    here = (one for one in stand_ins(case, scene.now, scene.desk) if one != scene.sender.person)
    people = (ticket.primary, *here)  # OOO-14: the team reads along
    return (*changed, *_ask(Notice.N_13, people, text, scene, "ST-05"))


def _ask(
    notice: Notice, people: tuple[str, ...], text: str, scene: Scene, rule: str
) -> tuple[Effect, ...]:
    facts: dict[str, Fact] = {"author": scene.sender.person, "text": text or None}
    because = f"{scene.sender.name} asks for action"
    return tuple(
        SendNotice(
            notice=notice,
            to=person,
            facts={**facts, "admin_name": person} if notice is Notice.N_12 else facts,
            rule=rule,
            because=because,
        )
        for person in people
    )


def to_backburner(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    return change(case, command, scene, Status.BACKBURNER, "ZD-13")


def to_open(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """`#open` is In Progress where the profile knows no Open (C-01)."""
    status = find_status("open", scene.policy) or Status.OPEN
    return change(case, command, scene, status, "ZD-13")


def to_on_hold(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    return change(case, command, scene, Status.ON_HOLD, "OOO-10")


def to_escalation(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """HO-07, HO-08: a ticket waits for a team, which hears of it; its owner stays.

    Without a target it is the ticket's own group, else the desk's team of that name, if it has one.
    """
    assert isinstance(command.args, TargetArgs)
    changed = change(case, command, scene, Status.WAITING_ESCALATION, "HO-07")
    target, group = command.args.target, ticket_of(case).group
    teams = {one.key for one in (*scene.desk.teams, *scene.desk.groups)}
    stays = target is None and (group or ESCALATION_TEAM not in teams)
    if isinstance(changed, Refusal) or stays:
        return changed
    target = target or PlaceRef(PlaceKind.TEAM, ESCALATION_TEAM)
    place = find_place(target, case, command, scene) if isinstance(target, PlaceRef) else None
    if isinstance(place, Refusal):
        return place
    if place is None or not place.group:
        named = min(teams, default=ESCALATION_TEAM)
        expected, example = "a team or group that it waits for", f"#escalation team:{named}"
        return refuse_needing(expected, command, example=example)
    if place.group == group:
        return changed
    because = f"{scene.sender.name} wrote {command.line.line}"
    waits_for = SetField(name="group", value=place.group, rule="HO-08", because=because)
    if scene.asks(Verb.ASSIGN):  # whoever is given it hears so by that letter
        owner = ticket_of(case).primary
        place = replace(place, people=tuple(one for one in place.people if one != owner))
    return (waits_for, *changed, *passed_on(place, case, scene, because))


def is_resumable(ticket: Ticket) -> bool:
    """Whether `#resume` leads anywhere: a rule changed the status, and it was not New before."""
    return ticket.status in RESUMABLE and ticket.status_before not in (None, Status.NEW)


def resume(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-47: back to the status before the rules' last change, its timers armed from now."""
    ticket = ticket_of(case)
    if ticket.status not in RESUMABLE or ticket.status_before is None:
        reason = "the last change of status was made by a person"
        return refuse(ErrorCode.NOTHING_TO_UNDO, command, ("reason", reason))
    if ticket.status_before is Status.NEW:  # ST-36
        reason = "no ticket becomes New again; set a status"
        return refuse(ErrorCode.NOTHING_TO_UNDO, command, ("reason", reason))
    because = f"{scene.sender.name} resumed it"
    back = SetStatus(
        status=ticket.status_before,
        by_human=True,
        actor=scene.sender.person,
        at=scene.at,
        rule="ST-47",
        because=because,
    )
    return (*_came_after_all(case, because), back)


def _came_after_all(case: Case, because: str) -> tuple[Effect, ...]:
    """ST-31.c: the call of a no-show whose letter has not left is in the calendar again."""
    waits = any(
        one.notice == Notice.N_05 and one.state is LetterState.QUEUED for one in case.letters
    )
    missed = [one for one in case.calls if one.state is CallState.MISSED]
    if ticket_of(case).status is not Status.NO_SHOW_REMOTE or not waits or not missed:
        return ()
    call = max(missed, key=lambda one: one.starts_at)
    return (PutCall(call=replace(call, state=CallState.BOOKED), rule="ST-31", because=because),)
