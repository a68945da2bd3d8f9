"""Commands about booked calls: scheduled, no-show, cancelled (ST-26, ST-27, ST-30, ST-31)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from rules.commands.arguments import CallKind, CancelCallArgs, NoShowArgs, ScheduledArgs
from rules.commands.lookup import away_until, find_resource, instant, refuse, unknown_person, words
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.statuses import change
from rules.commands.table import VERBS, Command, Verb
from rules.context import Scene
from rules.effects import Effect, Fact, PutCall, Remark, SendNotice, SetField, SetStatus, Warn
from rules.evolve import last_by_hand
from rules.model.audience import customers, ticket_of
from rules.model.calls import calls_ahead
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import CallState, Case, LetterState, ServiceCall

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
        away = away_until(found, case, scene, starts_at)
        if away and not scene.asks(Verb.FORCE):  # OOO-14
            return unknown_person(found.name, command, scene.desk, f"away until {away}")
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
    put = PutCall(call=call, rule="ST-26", because=because)
    silent = _moved_silently(case, starts_at, scene) or _not_told(case, scene)
    return (put, *changed, *silent)


def books_off_machine(scene: Scene) -> bool:
    """Whether the mail books a call that nobody need call in for, off the machine (ST-27)."""
    return any(
        isinstance(one.args, ScheduledArgs) and one.args.kind is CallKind.OFF_MACHINE
        for one in scene.commands
    )


def _not_told(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ST-27: who is to stay off the machine must know when."""
    told = scene.is_public and bool(scene.text.strip())
    if told or not books_off_machine(scene) or ticket_of(case).internal or not customers(case):
        return ()
    detail = "W-08 customer not told: they are to stay off the machine; with #public and a line"
    detail += " below it they hear when, and that they need not call in."
    because = "an appointment off the machine of which the customer hears nothing"
    code = WarningCode.CUSTOMER_NOT_TOLD
    return (Warn(code=code, detail=detail, rule="ST-27", because=because),)


def _moved_silently(case: Case, starts_at: datetime, scene: Scene) -> tuple[Effect, ...]:
    """HO-13: the customer was to be seen earlier, and hears nothing of the later moment."""
    moved = (CallState.BOOKED, *((CallState.CANCELLED,) if scene.asks(Verb.CANCELCALL) else ()))
    earlier = [one for one in case.calls if scene.at < one.starts_at < starts_at]
    earlier = [one for one in earlier if one.state in moved]
    told = scene.is_public and bool(scene.text.strip())
    if not earlier or told or ticket_of(case).internal:
        return ()
    because = "the appointment moved and the customer was not told"
    return (Warn(code=WarningCode.CUSTOMER_NOT_TOLD, rule="HO-13", because=because),)


def no_show(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-30: the call given, else the latest that started within a day; not a future one."""
    args = command.args
    assert isinstance(args, NoShowArgs)
    call = _missed_call(case, args, scene)
    starts_at = call.starts_at if call else _moment_given(args, scene)
    refusal = None if args.force else _too_early(starts_at, command, scene)
    if refusal is not None:
        return refusal
    changed = change(case, command, scene, Status.NO_SHOW_REMOTE, "ST-30")
    if isinstance(changed, Refusal):
        return changed
    known = call is None or call.state is CallState.MISSED
    if known and not changed:
        return ()
    effects = changed
    if changed:
        effects += (_memory(case, scene),)
    if call is None:
        because = "no appointment is on record"
        effects += (Warn(code=WarningCode.NO_APPOINTMENT, rule="ST-30", because=because),)
    elif call.state is CallState.BOOKED:
        because = f"{scene.sender.name} reports a no-show"
        missed = replace(call, state=CallState.MISSED)
        effects += (PutCall(call=missed, rule="ST-30", because=because),)
    return (*effects, *_missed_letters(case, call, scene))


def _missed_call(case: Case, args: NoShowArgs, scene: Scene) -> ServiceCall | None:
    """Return the call that is meant; one that was reported already is meant once more.

    Not where the ticket has gone on from there to another appointment that is still ahead.
    """
    calls = [one for one in case.calls if one.state in (CallState.BOOKED, CallState.MISSED)]
    wanted = _moment_given(args, scene)
    if wanted is not None:
        return next((one for one in calls if one.starts_at == wanted), None)
    since = scene.at - MISSED_WITHIN
    started = [one for one in calls if since <= one.starts_at <= scene.at]
    ahead = [one for one in calls if one.starts_at > scene.at]
    if ahead and ticket_of(case).status is not Status.NO_SHOW_REMOTE:
        started = [one for one in started if one.state is CallState.BOOKED]
    if started:
        return max(started, key=lambda one: one.starts_at)
    return min(ahead, key=lambda one: one.starts_at, default=None)


def _moment_given(args: NoShowArgs, scene: Scene) -> datetime | None:
    if args.day is None or args.at is None:
        return None
    return instant(args.day, args.at, scene)


def _too_early(starts_at: datetime | None, command: Command, scene: Scene) -> Refusal | None:
    """E-13: customers get ten minutes (`noshow.min_wait_minutes`)."""
    earliest = timedelta(minutes=scene.policy.noshow_min_wait_minutes)
    if starts_at is None or scene.at >= starts_at + earliest:
        return None
    return refuse(
        ErrorCode.NO_SHOW_TOO_EARLY,
        command,
        ("when", words(starts_at, scene)),
        ("earliest", words(starts_at + earliest, scene)),
    )


def _memory(case: Case, scene: Scene) -> SetField:
    """ST-47: a no-show is set by hand, and still #resume goes back behind it."""
    because = "#resume goes back before the no-show"
    before = last_by_hand(ticket_of(case))
    return SetField(name="status_before", value=before, rule="ST-47", because=because)


def _missed_letters(case: Case, call: ServiceCall | None, scene: Scene) -> tuple[Effect, ...]:
    """ST-31: N-05 to the contact of the appointment, once a call."""
    silent = "#quiet" if scene.asks(Verb.QUIET) else ""
    if call is not None and _was_told(case, call):
        silent = "the customer was told of this appointment"
    if silent:
        return (Remark(kind="notice_suppressed", detail="N-05", rule="ST-31", because=silent),)
    facts: dict[str, Fact] = {
        "author": ticket_of(case).primary or scene.sender.person,
        "appointment": call.starts_at if call else None,
    }
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


def _was_told(case: Case, call: ServiceCall) -> bool:
    """Say whether a no-show of this very call was told before: it is missed, its letter went."""
    return call.state is CallState.MISSED and any(
        letter.notice == Notice.N_05
        and letter.put_at >= call.starts_at
        and letter.state is not LetterState.CANCELLED
        for letter in case.letters
    )


def cancel_call(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Cancel the call given, all, or the next; a scheduled ticket without a call comes back."""
    args = command.args
    assert isinstance(args, CancelCallArgs)
    ahead = calls_ahead(case, scene.at)
    chosen = ahead if args.everything else ahead[:1]
    if args.day is not None and args.at is not None:
        wanted, booked = instant(args.day, args.at, scene), CallState.BOOKED
        chosen = [one for one in case.calls if one.state is booked and one.starts_at == wanted]
    because = f"{scene.sender.name} cancelled it"
    if not chosen:
        return (Warn(code=WarningCode.NO_APPOINTMENT, rule="ST-30", because=because),)
    effects: tuple[Effect, ...] = tuple(
        PutCall(call=replace(one, state=CallState.CANCELLED), rule="ST-30", because=because)
        for one in chosen
    )
    effects += _tell_cancelled(chosen, case, scene)
    other_status = any(VERBS[one.verb].sets for one in scene.commands)
    if all(one in chosen for one in ahead) and not other_status:
        effects += _no_longer_scheduled(case, scene)
    return effects


def _tell_cancelled(calls: list[ServiceCall], case: Case, scene: Scene) -> tuple[Effect, ...]:
    """N-32 for each appointment that was the customer's, too; a scheduler tells them itself."""
    ahead = [one for one in calls if one.kind != "background" and one.starts_at > scene.at]
    if ticket_of(case).internal or not ahead:
        return ()
    silent = "#quiet" if scene.asks(Verb.QUIET) else ""
    if any(one.kind == "scheduler" for one in scene.desk.integrations):
        silent = "the scheduling service tells of it"
    if silent:
        return (Remark(kind="notice_suppressed", detail="N-32", rule="ST-26", because=silent),)
    words = scene.text if scene.is_public else ""
    return tuple(
        SendNotice(
            notice=Notice.N_32,
            to=person,
            facts={
                "author": scene.sender.person,
                "appointment": call.starts_at,
                "text": words or None,
            },
            not_before=scene.hold(),
            files=scene.relayed_files if words else (),
            rule="ST-26",
            because="an appointment was cancelled by us",
        )
        for person in customers(case)[:1]
        for call in ahead
    )


def _no_longer_scheduled(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """INV-02: a scheduled ticket has a booked call."""
    if ticket_of(case).status is not Status.SCHEDULED:
        return ()
    because = "its last appointment was cancelled"
    return (
        SetStatus(status=Status.FOLLOW_UP_RESOURCE, at=scene.at, rule="ST-26", because=because),
    )
