"""Commands of the three-attempt tracker: attempt, responded, uc (UC-03 to UC-16)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

from rules.arrival.notes import last_public_words, system_note
from rules.behaviours.outreach.attempts import dated_lines
from rules.behaviours.outreach.cycle import (
    REMINDER,
    end_cycle,
    end_waiting,
    hold_until,
    is_paused,
    lift_hold,
    lift_reminder,
    record,
)
from rules.behaviours.outreach.timers import attempts_today, close, next_try, try_letters
from rules.clock import in_words, local
from rules.commands.arguments import AttemptArgs, OutreachArgs, OutreachOrder, RespondedArgs
from rules.commands.lookup import instant, refuse, today
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.commands.table import VERBS, Command
from rules.context import Scene
from rules.effects import Effect, OpenCycle, SendNotice, Warn
from rules.evolve import evolve
from rules.model.attempts import current_cycle, missing, state_at
from rules.model.audience import customers, is_done, ticket_of
from rules.model.cycle import Channel, Cycle, CycleState
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, Visibility
from rules.policy.choices import CloseMode
from rules.timing import find_timer

MIDDAY = time(12, 0)  # of an email sent elsewhere, when only its date is known


def attempt(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """UC-03, UC-06: a documented call, or a mail."""
    args = command.args
    assert isinstance(args, AttemptArgs)
    if not scene.policy.uc_enabled:
        reason = "contact attempts are not counted in this queue (uc.enabled)"
        return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))
    if is_done(case) and not _goes_on(scene):
        reason = "The ticket is completed, so nobody is waited for; add a status, like `#waiting`."
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


def _goes_on(scene: Scene) -> bool:
    """Whether the same mail takes a completed ticket up again."""
    statuses = {VERBS[one.verb].sets for one in scene.commands}
    return bool(statuses - {None, Status.COMPLETE})


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
        came_at = scene.arrived.event.came_at if scene.arrived else None
        occurred_at = min(came_at or scene.at, scene.at)  # a code may come a day later
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
    letters = try_letters(case, scene, next_try(case, scene), because=because)
    if last_public_words(case):
        return (*recorded, *letters)
    detail = (
        "W-07 waiting without a question to the customer: the letter can only ask for an answer;"
    )
    detail += " #undo, and write below #attempt email what we need."
    code = WarningCode.WAITING_WITHOUT_QUESTION
    warning = Warn(code=code, detail=detail, rule="UC-06", because="we have asked nothing yet")
    return (*recorded, *letters, warning)


def responded(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """UC-11: a technician reached the customer; how and what they said is written down."""
    args = command.args
    assert isinstance(args, RespondedArgs)
    because = f"{scene.sender.name} reached the customer"
    how = f" ({args.by.value})" if args.by else ""
    said = f": {args.text}" if args.text else "."
    note = system_note(
        scene,
        f"{because}{how}{said}",
        rule="UC-11",
        because=because,
        visibility=Visibility.INTERNAL,
    )
    return (note, *end_waiting(case, scene, because))


def steer_outreach(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """UC-16: hold, resume, reset, close, show; the owner's or a lead's to say."""
    args = command.args
    assert isinstance(args, OutreachArgs)
    if args.order is OutreachOrder.SHOW:
        return _show(case, scene)
    cycle = current_cycle(case)
    because = f"{scene.sender.name} wrote {command.line.line}"
    if args.order is OutreachOrder.HOLD and args.until is not None:
        if cycle is None and find_timer(case, REMINDER) is None:
            return _nothing_runs(command)
        if args.until < today(scene):
            return refuse(ErrorCode.IN_THE_PAST, command, ("when", args.until.isoformat()))
        if cycle is not None and is_paused(cycle):  # which no date ends (UC-17)
            return ()
        return _hold(case, cycle, args.until, scene, because)
    if cycle is None and args.order is OutreachOrder.RESUME and find_timer(case, REMINDER):
        return lift_reminder(case, scene, because=because)
    if cycle is None:
        return _nothing_runs(command)
    match args.order:
        case OutreachOrder.RESUME:
            if is_paused(cycle) and ticket_of(case).status is Status.DEFERRED:
                reason = "The ticket is deferred: tries go on when it waits for the customer again."
                return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))
            return lift_hold(case, cycle, scene, because=because)
        case OutreachOrder.RESET:
            ends = end_cycle(case, scene, CycleState.CANCELLED, because, "UC-16")
            return (*ends, OpenCycle(at=scene.at, rule="UC-16", because=because))
        case _:
            return _close_now(case, cycle, command, scene, because)


def _hold(
    case: Case, cycle: Cycle | None, until: date, scene: Scene, because: str
) -> tuple[Effect, ...]:
    """UC-16: a hold by hand counts as it is written, also where it is shorter than the last."""
    lifted: tuple[Effect, ...] = ()
    if cycle is not None and cycle.hold_until is not None and until < cycle.hold_until:
        lifted = lift_hold(case, cycle, scene, because=because)
    elif cycle is None:
        lifted = lift_reminder(case, scene, because=because)
    for effect in lifted:
        case = evolve(case, effect)
    return (*lifted, *hold_until(case, scene, until, rule="UC-16", because=because))


def _nothing_runs(command: Command) -> Refusal:
    reason = "No contact attempts are running on this ticket."
    return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))


def _close_now(
    case: Case, cycle: Cycle, command: Command, scene: Scene, because: str
) -> tuple[Effect, ...] | Refusal:
    """UC-16.b: the owner closes now what the timer would close, no more."""
    if cycle.exhausted_at is None:
        counted = attempts_today(case, scene)
        needed = scene.policy.uc_min_attempts
        gaps = missing(counted, scene.policy) or "nothing"
        reason = f"Only {len(counted)} of {needed} attempts are documented. Missing: {gaps}."
        return refuse(ErrorCode.ATTEMPT_REFUSED, command, ("reason", reason))
    return close(case, scene, because=because)


def _ahead(cycle: Cycle | None, scene: Scene) -> Iterator[str]:
    """Say until when it is held, and when it closes."""
    calendar = scene.desk.calendar
    if cycle is not None and state_at(cycle, scene.now, calendar) is CycleState.HELD:
        yield f"Held until {cycle.hold_until or 'the ticket waits for the customer again'}."
    if cycle is not None and cycle.close_due_at is not None:
        what = "Proposed to close" if scene.policy.uc_close_mode is CloseMode.PROPOSE else "Closes"
        at = in_words(cycle.close_due_at, calendar)
        yield f"{what} on {at}, unless somebody answers."


def _show(case: Case, scene: Scene) -> tuple[Effect, ...]:
    counted = attempts_today(case, scene)
    lines = dated_lines(counted, scene) or ("no attempts so far",)
    letter = SendNotice(
        notice=Notice.N_47,
        to=scene.sender.person,
        facts={
            "topic": "contact attempts",
            "lines": (
                *lines,
                f"Missing: {missing(counted, scene.policy) or 'nothing'}.",
                *_ahead(current_cycle(case), scene),
            ),
        },
        rule="UC-16",
        because=f"{scene.sender.name} asked",
    )
    return (letter,)
