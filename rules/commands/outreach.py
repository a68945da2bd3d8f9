"""Commands of the three-attempt tracker: attempt, responded, uc (UC-03 to UC-16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

from rules.arguments import AttemptArgs, OutreachArgs, OutreachOrder, RespondedArgs
from rules.effects import CancelTimer, Effect, OpenCycle, SendNotice, Warn
from rules.errors import ErrorCode, Refusal, WarningCode
from rules.hours import add_business_days, local, next_opening
from rules.lookup import instant, refuse
from rules.model import Case, Channel, Cycle, CycleState
from rules.notices import Notice
from rules.people import customers, ticket_of
from rules.scene import Scene
from rules.timing import find_timer
from rules.unresponsive import (
    TRY_NOTICES,
    attempt_lines,
    close,
    counted_now,
    current_cycle,
    end_cycle,
    exhaust,
    hold_cycle,
    missing,
    record,
    replace_cycle,
    try_letters,
)
from rules.verbs import Command

MIDDAY = time(12, 0)  # of an email sent elsewhere, when only its date is known


def attempt(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """UC-03, UC-06: a documented call, or a mail."""
    args = command.args
    assert isinstance(args, AttemptArgs)
    if not scene.policy.uc_enabled:
        reason = "contact attempts are not counted in this queue (uc.enabled)"
        return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))
    if args.channel is Channel.PHONE:
        return _phone(case, command, args, scene)
    if args.day is not None:
        occurred_at = instant(args.day, args.at or MIDDAY, scene)
        refusal = _impossible(case, command, occurred_at, scene)
        if refusal is not None:
            return refusal
        because = "an email sent elsewhere"
        return record(case, scene, Channel.EMAIL, occurred_at, rule="UC-06", because=because)
    return _email(case, scene)


def _phone(
    case: Case, command: Command, args: AttemptArgs, scene: Scene
) -> tuple[Effect, ...] | Refusal:
    """UC-03: date, time and outcome; nothing defaults to now but the word itself."""
    gaps = [
        what
        for what, known in (
            ("when?", args.now or (args.day is not None and args.at is not None)),
            ("voicemail, message, or no answer?", args.outcome is not None),
        )
        if not known
    ]
    if gaps or args.outcome is None:
        return refuse(ErrorCode.ATTEMPT_INCOMPLETE, command, ("missing", " ".join(gaps)))
    if args.now or args.day is None or args.at is None:
        occurred_at = scene.at
    else:
        occurred_at = instant(args.day, args.at, scene)
    refusal = _impossible(case, command, occurred_at, scene)
    if refusal is not None:
        return refusal
    return record(
        case,
        scene,
        Channel.PHONE,
        occurred_at,
        rule="UC-03",
        because=f"{scene.sender.name} called",
        outcome=args.outcome.value,
        text=args.text,
    )


def _impossible(
    case: Case, command: Command, occurred_at: datetime, scene: Scene
) -> Refusal | None:
    """E-16: not in the future, not before the ticket existed (UC-13)."""
    calendar = scene.desk.calendar
    created_on = local(ticket_of(case).created_at, calendar).date()
    if occurred_at > scene.at:
        reason = "That moment lies in the future."
    elif local(occurred_at, calendar).date() < created_on:
        reason = f"That is before the ticket existed: it was opened {created_on.isoformat()}."
    else:
        return None
    return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))


def _email(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """UC-06: the mail's own public text is the attempt, else N-09.n goes out."""
    if not customers(case):
        because = "the contact's address takes no mail"
        void = record(
            case, scene, Channel.EMAIL, scene.at, rule="GW-22", because=because, void=because
        )
        warning = Warn(code=WarningCode.ADDRESS_SUPPRESSED, rule="GW-22", because=because)
        return (*void, warning)
    because = f"{scene.sender.name} tries by email"
    recorded = record(case, scene, Channel.EMAIL, scene.at, rule="UC-06", because=because)
    if scene.is_public and scene.text.strip():
        return recorded
    today = local(scene.at, scene.desk.calendar).date()
    tries = len(counted_now(case, today, scene.policy)) if current_cycle(case) else 0
    notice = TRY_NOTICES[min(tries, len(TRY_NOTICES) - 1)]
    return (*recorded, *try_letters(case, scene, notice, because=because))


def responded(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """UC-11: a technician reached the customer."""
    assert isinstance(command.args, RespondedArgs)
    because = f"{scene.sender.name} reached the customer"
    ends = end_cycle(case, scene, CycleState.RESPONDED, because)
    if find_timer(case, "waiting_reminder"):
        ends += (CancelTimer(kind="waiting_reminder", rule="ST-08", because=because),)
    return ends


def steer_outreach(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """UC-16: hold, resume, reset, close, show."""
    args = command.args
    assert isinstance(args, OutreachArgs)
    if args.order is OutreachOrder.SHOW:
        return _show(case, scene)
    cycle = current_cycle(case)
    if cycle is None:
        reason = "No contact attempts are running on this ticket."
        return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))
    because = f"{scene.sender.name} wrote {command.line.line}"
    match args.order:
        case OutreachOrder.HOLD:
            return hold_cycle(case, scene, args.until, rule="UC-16", because=because)
        case OutreachOrder.RESUME:
            return _resume(case, cycle, scene, because)
        case OutreachOrder.RESET:
            ends = end_cycle(case, scene, CycleState.CANCELLED, because, "UC-16")
            return (*ends, OpenCycle(at=scene.at, rule="UC-16", because=because))
        case OutreachOrder.CLOSE:
            return _close_now(case, cycle, command, scene, because)


def _close_now(
    case: Case, cycle: Cycle, command: Command, scene: Scene, because: str
) -> tuple[Effect, ...] | Refusal:
    if cycle.exhausted_at is None:
        today = local(scene.at, scene.desk.calendar).date()
        count = len(counted_now(case, today, scene.policy))
        needed = scene.policy.uc_min_attempts
        reason = (
            f"Only {count} of {needed} attempts are documented. Missing: {missing(case, scene)}."
        )
        return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))
    return close(case, scene, because=because)


def _resume(case: Case, cycle: Cycle, scene: Scene, because: str) -> tuple[Effect, ...]:
    order = replace_cycle(cycle, scene, rule="UC-16", because=because)
    effects: tuple[Effect, ...] = (replace(order, state=CycleState.OPEN, hold_until=None),)
    if cycle.exhausted_at is None:
        return effects
    grace = scene.policy.uc_grace_business_days
    due = add_business_days(cycle.exhausted_at, grace, scene.desk.calendar)
    due = max(due, next_opening(scene.now, scene.desk.calendar))
    opened = replace(cycle, state=CycleState.OPEN, hold_until=None)
    return (*effects, *exhaust(case, opened, scene, due_at=due))


def _show(case: Case, scene: Scene) -> tuple[Effect, ...]:
    today = local(scene.now, scene.desk.calendar).date()
    counted = counted_now(case, today, scene.policy)
    lines = attempt_lines(counted, scene) or ("no attempts so far",)
    letter = SendNotice(
        notice=Notice.N_47,
        to=scene.sender.person,
        facts={
            "topic": "contact attempts",
            "lines": (*lines, f"Missing: {missing(case, scene)}."),
        },
        rule="UC-16",
        because=f"{scene.sender.name} asked",
    )
    return (letter,)
