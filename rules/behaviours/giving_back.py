"""Giving back: nobody drops a ticket in silence or keeps it off support (TR-12, TR-15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from rules.arrival.notes import system_note
from rules.behaviour import Behaviour
from rules.clock import at_wall, closing_of, is_business_day, local
from rules.commands.arguments import ReleaseArgs, TargetArgs
from rules.commands.assignment import assign
from rules.commands.lookup import refuse
from rules.commands.passing import files_for
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.table import Command, Verb
from rules.context import Scene
from rules.effects import (
    AddNote,
    ArmTimer,
    CancelTimer,
    Effect,
    Fact,
    GiveOrder,
    SendNotice,
    SetField,
    SetStatus,
)
from rules.model.audience import dispatchers, team_members, ticket_of
from rules.model.leave import with_somebody_there
from rules.model.notice import Notice
from rules.model.other_tickets import OpenTicket
from rules.model.status import DONE, display_name
from rules.model.ticket import Case, NoteType, Visibility
from rules.model.timer import Timer, TimerKind
from rules.timing import find_timer

CHECK, RETURN = TimerKind.ROTA_CHECK, TimerKind.ROTA_RETURN
FIELDS = ("primary", "primary_since", "queue")


# --- #release -----------------------------------------------------------------------------


def release(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """TR-12: back to the group, with a sentence for whoever comes next."""
    args = command.args
    assert isinstance(args, ReleaseArgs)
    text = args.text.strip(" “”") or scene.text.strip()
    if not text:
        return refuse(ErrorCode.NO_SENTENCE, command, ("verb", "#release"))
    if args.everything:
        return (*_release_own(case, scene, text), *_release_all(case, scene, text))
    if not ticket_of(case).primary:
        return ()
    because = f"{_name(scene)} gave it back"
    told = scene.text.strip() == text  # the mail itself is kept as a note
    return _back_to_group(case, scene, text, because, rule="TR-12", note=not told)


def _name(scene: Scene) -> str:
    staff = scene.desk.find_staff(scene.sender.person)
    return staff.name if staff else scene.sender.name


def _release_own(case: Case, scene: Scene, text: str) -> tuple[Effect, ...]:
    """The ticket that the mail is about needs no order."""
    if case.ticket is None or case.ticket.primary != scene.sender.person:
        return ()
    because = f"{_name(scene)} gave all their tickets back"
    kept = scene.text.strip() == text
    return _back_to_group(case, scene, text, because, rule="TR-15", note=not kept)


def _release_all(case: Case, scene: Scene, text: str) -> tuple[Effect, ...]:
    """TR-15: every open ticket of theirs, by an order each; one receipt."""
    because = f"{scene.sender.name} gave all their tickets back"
    line = " ".join(text.split())
    return tuple(
        GiveOrder(
            verb="set",
            values={"number": one.number, "release": line, "by": scene.sender.person},
            rule="TR-15",
            because=because,
        )
        for one in _owned(scene.sender.person, case)
        if case.ticket is None or one.number != case.ticket.number
    )


def _owned(handle: str, case: Case) -> tuple[OpenTicket, ...]:
    return next((one.tickets for one in case.known.workloads if one.handle == handle), ())


def _back_to_group(
    case: Case, scene: Scene, text: str, because: str, *, rule: str, note: bool
) -> tuple[Effect, ...]:
    ticket, desk = ticket_of(case), scene.desk
    places = (*desk.groups, *desk.teams)
    key = ticket.group
    if not key and desk.policy_of(ticket.queue).triage_required:
        key = next((one.key for one in places if one.triage), "")
    effects: tuple[Effect, ...] = assign("", scene, rule=rule, because=because)
    if key != ticket.group:
        effects = (SetField(name="group", value=key, rule=rule, because=because), *effects)
    if note:
        effects += (_standing(scene, text, rule=rule, because=because),)
    name = next((one.name for one in places if one.key == key), ticket.queue)
    people = team_members(key, desk) or dispatchers(ticket.queue, desk)
    people = with_somebody_there(people, case, scene.now, desk)
    facts: dict[str, Fact] = {
        "author": scene.sender.person or ticket.primary,
        "target": name,
        "summary": text,
    }
    return (
        *effects,
        *(
            SendNotice(
                notice=Notice.N_20,
                to=one,
                facts=facts,
                files=files_for(one, case, scene),
                rule=rule,
                because=because,
            )
            for one in people
            if one not in (scene.sender.person, ticket.primary)
        ),
    )


def _standing(scene: Scene, text: str, *, rule: str, because: str) -> AddNote:
    """Return where the ticket stands, as a note of whoever gave it back."""
    inside = Visibility.INTERNAL
    order = system_note(scene, text, rule=rule, because=because, visibility=inside)
    me = scene.sender.person
    if not me:
        return order
    mine = replace(order.note, author=me, author_name=_name(scene), type=NoteType.RESOURCE)
    return replace(order, note=mine)


def not_in_silence(case: Case, scene: Scene) -> tuple[Refusal, ...]:
    """TR-12, E-05: an owner who gives the ticket to somebody says how it stands."""
    ticket = case.ticket
    if ticket is None or not scene.policy.triage_required or scene.text.strip():
        return ()
    if not ticket.primary or ticket.primary != scene.sender.person:
        return ()
    return tuple(
        Refusal(ErrorCode.NO_SENTENCE, (("verb", "#assign"),), one.line.line)
        for one in scene.commands
        if one.verb is Verb.ASSIGN and isinstance(one.args, TargetArgs) and not one.args.text
    )


# --- the rota -----------------------------------------------------------------------------


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Look at the rota each afternoon for as long as somebody owns the ticket."""
    if after.ticket is None:
        return ()
    match effect:
        case SetField(name=name) if name in FIELDS:
            ends = _ends(after, RETURN) if name == "primary" else ()
            return (*ends, *follow(after, scene))
        case SetStatus() | AddNote():
            return follow(after, scene)
        case _:
            return ()


def follow(case: Case, scene: Scene) -> tuple[Effect, ...]:
    armed = find_timer(case, CHECK)
    if not _is_wanted(case, scene):
        return (*_ends(case, CHECK), *_ends(case, RETURN))
    return () if armed else (_next(case, scene),)


def _ends(case: Case, kind: TimerKind) -> tuple[Effect, ...]:
    if not find_timer(case, kind):
        return ()
    because = "its owner has nothing to give back"
    return (CancelTimer(kind=kind, rule="TR-15", because=because),)


def _is_wanted(case: Case, scene: Scene) -> bool:
    ticket = ticket_of(case)
    return (
        scene.desk.policy_of(ticket.queue).rota_check
        and bool(ticket.primary)
        and ticket.status not in DONE
    )


def _next(case: Case, scene: Scene) -> ArmTimer:
    calendar = scene.desk.calendar
    at = scene.desk.policy_of(ticket_of(case).queue).rota_at
    day = local(scene.now, calendar).date()
    if at_wall(day, at, calendar) <= scene.now:
        day += timedelta(days=1)
    while not is_business_day(day, calendar):
        day += timedelta(days=1)
    return ArmTimer(
        kind=CHECK,
        timer_rule=f"daily:{at:%H:%M}",
        anchor_at=scene.now,
        due_at=at_wall(day, at, calendar),
        rule="TR-15",
        because="who is off support tomorrow gives back today",
    )


def check_rota(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """N-30 once a person: the first of their tickets speaks for all of them."""
    if not _is_wanted(case, scene):
        return ()
    again = _next(case, scene)
    calendar, ticket = scene.desk.calendar, ticket_of(case)
    today = local(timer.due_at, calendar).date()
    late = local(scene.now, calendar).date() != today
    tomorrow = _business_day_after(today, scene)
    if late or not _is_off(ticket.primary, today, tomorrow, scene):
        return (again,)
    policy = scene.desk.policy_of(ticket.queue)
    effects: tuple[Effect, ...] = (again,)
    closes_at = closing_of(today, calendar)
    if policy.rota_auto_return and closes_at > scene.now:
        effects += (_return_at_closing(scene, closes_at),)
    mine = tuple(
        one for one in _owned(ticket.primary, case) if scene.desk.policy_of(one.queue).rota_check
    )
    if mine and mine[0].number != ticket.number:
        return effects
    facts: dict[str, Fact] = {
        "due": tomorrow,
        "goes_back": policy.rota_auto_return or None,
        "ticket_count": max(len(mine), 1),
        "tickets": tuple(
            f"{one.number}\t{one.title}, {display_name(one.status, policy)}" for one in mine
        ),
    }
    letter = SendNotice(
        notice=Notice.N_30,
        to=ticket.primary,
        facts=facts,
        rule="TR-15",
        because=f"not on support on {tomorrow.isoformat()}",
    )
    return (letter, *effects)


def _business_day_after(day: date, scene: Scene) -> date:
    day += timedelta(days=1)
    while not is_business_day(day, scene.desk.calendar):
        day += timedelta(days=1)
    return day


def _is_off(handle: str, today: date, day: date, scene: Scene) -> bool:
    """Whether the rota says so; one that nobody keeps any more says nothing."""
    rota = scene.desk.rota
    return rota.is_kept_on(today) and handle not in rota.on(day)


def _return_at_closing(scene: Scene, closes_at: datetime) -> ArmTimer:
    return ArmTimer(
        kind=RETURN,
        timer_rule="closing",
        anchor_at=scene.now,
        due_at=closes_at,
        rule="TR-15",
        because="what is not given back by then goes back by itself",
    )


def give_back(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """`rota.auto_return`: what is still theirs at closing time goes back by itself."""
    if not _is_wanted(case, scene):
        return ()
    owner = scene.desk.find_staff(ticket_of(case).primary)
    because = f"{owner.name if owner else 'its owner'} is not on support on the next business day"
    text = because[0].upper() + because[1:] + "."
    return _back_to_group(case, scene, text, because, rule="TR-15", note=True)


BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={CHECK: check_rota, RETURN: give_back},
    commands={Verb.RELEASE: release},
    forbids=not_in_silence,
    calls=follow,
)
