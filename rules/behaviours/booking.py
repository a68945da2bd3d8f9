"""Booking links: what the scheduler tells, and what a link in somebody's words does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from rules.behaviour import NOT_TAKEN, Behaviour, Taken
from rules.clock import at_wall, in_words
from rules.commands.arguments import (
    LinkArgs,
)
from rules.commands.lookup import has_booking_link
from rules.commands.refusals import Refusal, WarningCode
from rules.commands.statuses import change
from rules.commands.table import Command, Verb
from rules.context import MailScene, Scene
from rules.effects import (
    Effect,
    Fact,
    PutCall,
    Remark,
    SendNotice,
    SetStatus,
    Warn,
)
from rules.findings import Finding, SchedulerTold
from rules.model.audience import customers, is_done, ticket_of
from rules.model.calls import calls_ahead
from rules.model.notice import Notice
from rules.model.status import DONE, Status
from rules.model.ticket import CallState, Case, ServiceCall
from rules.policy.choices import DetectLink
from rules.policy.integration import News
from rules.sender.service import Told
from rules.staff_letters import tell_owners

AWAITED = (Status.WAITING_CUSTOMER, Status.SCHEDULING_LINK_SENT)  # what a cancelling ends
CALL_MINUTES = 30  # of an appointment whose length the scheduler does not tell


def takes(before: Case, case: Case, scene: MailScene) -> Taken:
    return Taken(link_in_note(case, scene)) if scene.by_human else NOT_TAKEN


def on_finding(case: Case, finding: Finding, scene: Scene) -> tuple[Effect, ...]:
    return scheduler_news(case, scene, finding.told) if isinstance(finding, SchedulerTold) else ()


def link_in_note(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ST-12: a link went to the customer and no status came with it."""
    detect, status = scene.policy.sls_detect_link, ticket_of(case).status
    if detect is DetectLink.OFF or not scene.is_public or not has_booking_link(scene):
        return ()
    if status is Status.SCHEDULING_LINK_SENT or status in DONE:
        return ()
    because = "the text to the customer holds a booking link"
    if detect is DetectLink.NUDGE:
        return (Warn(code=WarningCode.LINK_FOUND, rule="ST-12", because=because),)
    return (_link_sent(scene, "ST-12", because),)


def scheduler_news(case: Case, scene: Scene, told: Told) -> tuple[Effect, ...]:
    """ST-11, ST-26: what the booking service tells is done without anybody's action."""
    if told.news not in WHAT_NEWS_DOES:
        return ()
    if is_done(case):
        return _after_the_end(case, scene, told)
    return WHAT_NEWS_DOES[told.news](case, scene, told)


def _after_the_end(case: Case, scene: Scene, told: Told) -> tuple[Effect, ...]:
    """A booking does not open a completed ticket, but the customer will wait at that hour."""
    if told.news not in (News.BOOKED, News.MOVED):
        return ()
    call = _booked_call(case, scene, told)
    when = f" for {in_words(call.starts_at, scene.desk.calendar)}" if call else ""
    text = f"The customer booked an appointment{when}, but this ticket is completed. Nothing was"
    text += " entered: reply with #scheduled if it is to take place, or tell the customer."
    return _ask_owner(text, case, scene, "an appointment was booked on a completed ticket")


def _ask_owner(text: str, case: Case, scene: Scene, because: str) -> tuple[Effect, ...]:
    return tell_owners(Notice.N_13, {"text": text}, case, scene, rule="ST-26", because=because)


def _sent(case: Case, scene: Scene, told: Told) -> tuple[Effect, ...]:
    if ticket_of(case).status is Status.SCHEDULING_LINK_SENT:
        return ()
    return (_link_sent(scene, "ST-11", "the scheduler sent the customer a booking link"),)


def _confirmed(case: Case, scene: Scene, told: Told) -> tuple[Effect, ...]:
    """ST-26.a: the call of the subject is booked, and the ticket is Scheduled."""
    call = _booked_call(case, scene, told)
    if call is None:
        because = "the scheduler's subject names no date and time"
        remark = Remark(kind="booking_unreadable", rule="ST-26", because=because)
        text = (
            "The customer booked an appointment, but the mail that says so names no date and time"
        )
        text += " where we look for it. Look it up, and reply with #scheduled <date> <time>."
        return (remark, *_ask_owner(text, case, scene, because))
    because = "the customer booked an appointment"
    known = any(
        one.state is CallState.BOOKED and one.starts_at == call.starts_at for one in case.calls
    )
    effects: tuple[Effect, ...] = ()
    if not known:
        effects = (PutCall(call=call, rule="ST-26", because=because),)
    if ticket_of(case).status is not Status.SCHEDULED:
        status = SetStatus(status=Status.SCHEDULED, at=scene.at, rule="ST-26", because=because)
        effects = (*effects, status)
    return effects


def _moved(case: Case, scene: Scene, told: Told) -> tuple[Effect, ...]:
    """The new appointment takes the place of those that were booked."""
    call = _booked_call(case, scene, told)
    if call is None:
        return _confirmed(case, scene, told)
    old = [one for one in calls_ahead(case, scene.at) if one.starts_at != call.starts_at]
    return (*_cancel(old, "the customer moved the appointment"), *_confirmed(case, scene, told))


def _cancelled(case: Case, scene: Scene, told: Told) -> tuple[Effect, ...]:
    """ST-26.d: without an appointment the ticket is the primary's again.

    So is one that waits for the customer: they have answered, and nothing reminds them any more.
    """
    named = _booked_call(case, scene, told)
    booked = calls_ahead(case, scene.at)
    gone = [one for one in booked if named is None or one.starts_at == named.starts_at]
    because = "the customer cancelled the appointment"
    effects = _cancel(gone, because)
    stands = ticket_of(case).status is Status.SCHEDULED and len(gone) < len(booked)
    if stands or ticket_of(case).status not in (Status.SCHEDULED, *AWAITED):
        return effects
    status = Status.FOLLOW_UP_RESOURCE
    text = "The customer cancelled the appointment. What is next?"
    return (
        *effects,
        SetStatus(status=status, at=scene.at, rule="ST-26", because=because),
        *_ask_owner(text, case, scene, because),
    )


def _cancel(calls: list[ServiceCall], because: str) -> tuple[Effect, ...]:
    return tuple(
        PutCall(call=replace(one, state=CallState.CANCELLED), rule="ST-26", because=because)
        for one in calls
    )


def _booked_call(case: Case, scene: Scene, told: Told) -> ServiceCall | None:
    """Return the call that the scheduler's pattern found: its date, time, minutes and person."""
    try:
        moment = datetime.fromisoformat(f"{told.group('date')} {told.group('time'):0>5}")
        minutes = int(told.group("minutes") or CALL_MINUTES)
    except ValueError:
        return None
    desk = scene.desk
    named = told.group("person").strip().casefold()
    staff = next((one.handle for one in desk.staff if one.name.casefold() == named), "")
    return ServiceCall(
        id=0,
        starts_at=at_wall(moment.date(), moment.time(), desk.calendar),
        minutes=minutes,
        staff=staff or ticket_of(case).primary,
    )


def _link_sent(scene: Scene, rule: str, because: str) -> SetStatus:
    return SetStatus(status=Status.SCHEDULING_LINK_SENT, at=scene.at, rule=rule, because=because)


# What a scheduler tells, and what follows from it.
WHAT_NEWS_DOES: dict[News | None, Callable[[Case, Scene, Told], tuple[Effect, ...]]] = {
    News.CALLED_OFF: _cancelled,
    News.MOVED: _moved,
    News.BOOKED: _confirmed,
    News.LINK_SENT: _sent,
}


# --- its commands ---


def send_link(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """ST-12.c: N-31 with the link, and the status that waits for the booking."""
    assert isinstance(command.args, LinkArgs)
    changed = change(case, command, scene, Status.SCHEDULING_LINK_SENT, "ST-12")
    if isinstance(changed, Refusal):
        return changed
    facts: dict[str, Fact] = {"author": scene.sender.person, "booking_link": command.args.url}
    letters = tuple(
        SendNotice(
            notice=Notice.N_31,
            to=person,
            facts=facts,
            not_before=scene.hold(),
            rule="ST-12",
            because=f"{scene.sender.name} sends a booking link",
        )
        for person in customers(case)
    )
    return (*changed, *letters)


def to_link_sent(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    return change(case, command, scene, Status.SCHEDULING_LINK_SENT, "ST-12")


BEHAVIOUR = Behaviour(
    commands={Verb.LINK: send_link, Verb.LINKSENT: to_link_sent},
    takes=takes,
    on_finding=on_finding,
)
