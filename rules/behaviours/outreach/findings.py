"""What mails of machines mean for the attempts: an absence, an accepted date, a lost letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules.behaviours.outreach.cycle import end_waiting, hold_until, is_paused
from rules.behaviours.outreach.timers import UNRESPONSIVE
from rules.context import Scene
from rules.effects import Effect, PutAttempt, SetStatus
from rules.findings import CustomerAway, CustomerReached, Finding, LetterLost, SchedulerTold
from rules.model.attempts import attempts_of, current_cycle, is_exhausted
from rules.model.audience import ticket_of
from rules.model.cycle import Attempt, Channel, Counted, CycleState
from rules.model.status import Status
from rules.model.ticket import Case, LetterRecord, LetterState
from rules.policy.integration import News

ACTED = (News.BOOKED, News.MOVED, News.CALLED_OFF)  # only the customer does these (UC-11)
TRIES = ("N-03", "N-04", "N-09")  # letters that can be an email attempt (UC-06)


def on_finding(case: Case, finding: Finding, scene: Scene) -> tuple[Effect, ...]:
    match finding:
        case CustomerAway(back_on=date() as back_on, holds=True):
            return _hold(case, scene, back_on)
        case CustomerReached():
            return end_waiting(case, scene, finding.because)
        case SchedulerTold() if finding.told.news in ACTED:
            return end_waiting(case, scene, "the customer acted at the booking service")
        case LetterLost():
            return _void(case, finding, scene)
        case _:
            return ()


def _hold(case: Case, scene: Scene, back_on: date) -> tuple[Effect, ...]:
    """GW-06: what goes by itself waits for the day of return, unless it waits longer."""
    cycle = current_cycle(case)
    if cycle is not None and (is_paused(cycle) or (cycle.hold_until or date.min) >= back_on):
        return ()
    because = f"the automatic reply names {back_on.isoformat()} as the day of return"
    return hold_until(case, scene, back_on, rule="GW-06", because=because)


def _void(case: Case, lost: LetterLost, scene: Scene) -> tuple[Effect, ...]:
    """UC-09: the attempt that a lost letter made is void."""
    made = _made_by(lost.letter, case)
    if made is None:
        return ()
    attempt = replace(made, counted=Counted.VOID, void_reason=lost.reason)
    return (
        PutAttempt(attempt=attempt, rule="UC-09", because=lost.because),
        *_reopen_wrongly_closed(case, made, scene, lost.because),
    )


def _made_by(letter: LetterRecord, case: Case) -> Attempt | None:
    """Return the email attempt that this letter made, if no other letter of it arrived."""
    arrived = (LetterState.SENT, LetterState.QUEUED, LetterState.HANDED)
    others = [
        one
        for one in case.letters
        if one.input_id == letter.input_id
        and one.id != letter.id
        and one.notice == letter.notice
        and one.state in arrived
    ]
    if others or not letter.notice.startswith(TRIES):
        return None
    return next(
        (
            one
            for one in case.attempts
            if one.input_id == letter.input_id
            and one.channel is Channel.EMAIL
            and one.counted is not Counted.VOID
        ),
        None,
    )


def _reopen_wrongly_closed(
    case: Case, void: Attempt, scene: Scene, because: str
) -> tuple[Effect, ...]:
    """UC-09.b: too few valid attempts are left of a ticket that was closed for silence."""
    ticket = ticket_of(case)
    cycle = case.cycles[-1] if case.cycles else None
    closed = cycle is not None and cycle.state is CycleState.CLOSED
    if not closed or ticket.status is not Status.COMPLETE or ticket.resolution != UNRESPONSIVE:
        return ()
    left = (one for one in attempts_of(case, cycle) if one.id != void.id)
    if is_exhausted(left, scene.policy):
        return ()
    return (
        SetStatus(status=Status.FOLLOW_UP_RESOURCE, at=scene.now, rule="UC-09", because=because),
    )
