"""Commands about booked calls: scheduled, no-show, cancelled (ST-26, ST-27, ST-30, ST-31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from rules.arguments import CancelCallArgs, NoShowArgs, ScheduledArgs
from rules.commands.statuses import change
from rules.effects import Effect, Fact, PutCall, SendNotice, SetField, SetStatus, Warn
from rules.errors import ErrorCode, Refusal, WarningCode
from rules.evolve import PASSING
from rules.lookup import find_resource, instant, refuse, unknown_person, words
from rules.model import CallState, Case, ServiceCall
from rules.notices import Notice
from rules.people import customers, ticket_of
from rules.scene import Scene
from rules.statuses import Status
from rules.verbs import VERBS, Command, Verb

MISSED_WITHIN = timedelta(hours=24)  # ST-30: the latest call that started in this time


def schedule(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-26, ST-27: a future moment, and a service call for it."""
    args = command.args
    assert isinstance(args, ScheduledArgs)
    starts_at = instant(args.day, args.at, scene)
    if starts_at <= scene.at:
        return refuse(ErrorCode.IN_THE_PAST, command, ("when", words(starts_at, scene)))
    staff = ticket_of(case).primary
    if args.person is not None:
        found = find_resource(args.person, scene)
        if found is None:
            return unknown_person(str(args.person), command, scene.desk)
        staff = found.handle
    changed = change(case, command, scene, Status.SCHEDULED, "ST-26")
    if isinstance(changed, Refusal):
        return changed
    call = ServiceCall(
        id=0,
        starts_at=starts_at,
        minutes=int((args.lasts or timedelta(minutes=30)).total_seconds() // 60),
        kind=args.kind.value if args.kind else "remote",
        staff=staff,
    )
    because = f"{scene.sender.name} booked it"
    return (PutCall(call=call, rule="ST-26", because=because), *changed)


def no_show(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-30: the call given, else the latest that started within a day; not a future one."""
    args = command.args
    assert isinstance(args, NoShowArgs)
    ticket = ticket_of(case)
    call = _missed_call(case, args, scene)
    earliest = timedelta(minutes=scene.policy.noshow_min_wait_minutes)
    if call is not None and not args.force and scene.at < call.starts_at + earliest:
        return refuse(
            ErrorCode.NO_SHOW_TOO_EARLY,
            command,
            ("when", words(call.starts_at, scene)),
            ("earliest", words(call.starts_at + earliest, scene)),
        )
    changed = change(case, command, scene, Status.NO_SHOW_REMOTE, "ST-30")
    if isinstance(changed, Refusal):
        return changed
    if call is None and not changed:
        return ()
    because = f"{scene.sender.name} reports a no-show"
    came_from = ticket.status_before if ticket.status in PASSING else ticket.status
    effects: tuple[Effect, ...] = changed
    if changed:
        effects += (SetField(name="status_before", value=came_from, rule="ST-47", because=because),)
    if call is None:
        effects += (Warn(code=WarningCode.NO_APPOINTMENT, rule="ST-30", because=because),)
    else:
        missed = replace(call, state=CallState.MISSED)
        effects += (PutCall(call=missed, rule="ST-30", because=because),)
    return (*effects, *_missed_letters(case, call, scene))


def _missed_call(case: Case, args: NoShowArgs, scene: Scene) -> ServiceCall | None:
    booked = [one for one in case.calls if one.state is CallState.BOOKED]
    if args.day is not None and args.at is not None:
        wanted = instant(args.day, args.at, scene)
        return next((one for one in booked if one.starts_at == wanted), None)
    since = scene.at - MISSED_WITHIN
    started = [one for one in booked if since <= one.starts_at <= scene.at]
    if started:
        return max(started, key=lambda one: one.starts_at)
    ahead = [one for one in booked if one.starts_at > scene.at]
    return min(ahead, key=lambda one: one.starts_at, default=None)


def _missed_letters(case: Case, call: ServiceCall | None, scene: Scene) -> tuple[Effect, ...]:
    """ST-31: N-05 to the contact of the appointment, once a call."""
    facts: dict[str, Fact] = {
        "author": ticket_of(case).primary or scene.sender.person,
        "appointment": call.starts_at if call else None,
    }
    if scene.asks(Verb.QUIET):
        return ()
    return tuple(
        SendNotice(
            notice=Notice.N_05,
            to=person,
            facts=facts,
            not_before=scene.hold(strong=True),
            rule="ST-31",
            because="the customer missed the appointment",
        )
        for person in customers(case)[:1]
    )


def cancel_call(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Cancel the call given, all, or the next; a scheduled ticket without a call comes back."""
    args = command.args
    assert isinstance(args, CancelCallArgs)
    booked = [one for one in case.calls if one.state is CallState.BOOKED]
    chosen = booked if args.everything else booked[:1]
    if args.day is not None and args.at is not None:
        wanted = instant(args.day, args.at, scene)
        chosen = [one for one in booked if one.starts_at == wanted]
    because = f"{scene.sender.name} cancelled it"
    if not chosen:
        return (Warn(code=WarningCode.NO_APPOINTMENT, rule="ST-30", because=because),)
    effects: tuple[Effect, ...] = tuple(
        PutCall(call=replace(one, state=CallState.CANCELLED), rule="ST-30", because=because)
        for one in chosen
    )
    other_status = any(VERBS[one.verb].sets for one in scene.commands)
    if len(chosen) == len(booked) and not other_status:
        effects += _no_longer_scheduled(case, scene)
    return effects


def _no_longer_scheduled(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """DOMAIN 6.2.2: a scheduled ticket has a booked call."""
    if ticket_of(case).status is not Status.SCHEDULED:
        return ()
    because = "its last appointment was cancelled"
    return (
        SetStatus(status=Status.FOLLOW_UP_RESOURCE, at=scene.at, rule="ST-26", because=because),
    )
