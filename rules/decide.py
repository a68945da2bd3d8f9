"""The one door: a case and an event become a decision.

Everything that can change a ticket comes through here, told the time; nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import assert_never

from rules.arrival.archived import on_archived
from rules.arrival.bounce import on_letter_failed
from rules.arrival.by_kind import on_mail
from rules.arrival.forwards import own_or_forwarded
from rules.arrival.orders import ORDERS, OrderDoing, on_order
from rules.behaviour import NOTHING_FOLLOWS, Behaviour, agree
from rules.behaviours import (
    alerts,
    blocking,
    booking,
    cancel_letters,
    clear_notes,
    client_id,
    close_phrase,
    completion,
    crossed,
    daily_update,
    deferral,
    department_lock,
    digest,
    effort_limit,
    giving_back,
    handoff,
    leave,
    missing_status,
    new_tickets,
    outreach,
    quarantine,
    status_timers,
    ticket_limit,
    todo,
    triage,
    turnaround,
)
from rules.commands.what_verbs_do import COMMANDS
from rules.context import Arrived, MailScene, Scene, SceneOf
from rules.draft import Draft, DraftOf
from rules.effects import CancelTimer, Decision, Effect, Remark
from rules.events import Event, LetterFailed, MailArrived, Ordered, TimerCame
from rules.model.files import refs_of
from rules.model.ticket import Case
from rules.model.timer import ClockKind, Timer
from rules.policy.desk import Desk
from rules.policy.policy import Policy
from rules.sender.carried import carried_words, flags_of
from rules.sender.recipients import read_addresses
from rules.sender.reply_to import meant_by_reply_to
from rules.sender.service import meant_by_form
from rules.sender.trust import Standing, who_wrote
from rules.timing import is_off

# What the desk has agreed. The order is that in which they take a mail's words, react to an effect
# and act on a finding: a phrase in the subject before an answer re-opens, the gates before anything
# else sees a completion, alerts when all is done. To take a procedure away, delete its line, its
# file, its stories.
BEHAVIOURS: tuple[Behaviour, ...] = (
    close_phrase.BEHAVIOUR,
    completion.BEHAVIOUR,
    triage.BEHAVIOUR,
    daily_update.BEHAVIOUR,
    ticket_limit.BEHAVIOUR,
    effort_limit.BEHAVIOUR,
    giving_back.BEHAVIOUR,
    todo.BEHAVIOUR,
    missing_status.BEHAVIOUR,
    client_id.BEHAVIOUR,
    status_timers.BEHAVIOUR,
    deferral.BEHAVIOUR,
    outreach.BEHAVIOUR,
    turnaround.BEHAVIOUR,
    cancel_letters.BEHAVIOUR,
    booking.BEHAVIOUR,
    handoff.BEHAVIOUR,
    department_lock.BEHAVIOUR,
    leave.BEHAVIOUR,
    clear_notes.BEHAVIOUR,
    alerts.BEHAVIOUR,
    new_tickets.BEHAVIOUR,
    crossed.BEHAVIOUR,
    quarantine.BEHAVIOUR,
    blocking.BEHAVIOUR,
    digest.BEHAVIOUR,
)
AGREED = agree(BEHAVIOURS, COMMANDS)


def decide(
    case: Case,
    event: Event,
    now: datetime,
    desk: Desk,
    orders: Mapping[str, OrderDoing] = ORDERS,
) -> Decision:
    """Return all that the event asks for, each effect with its rule, and the case after it."""
    if isinstance(event, MailArrived):
        draft: Draft = _on_mail(case, event, now, desk)
    else:
        scene = SceneOf(event, now, desk, _policy(case, desk), None)
        draft = _on_other(DraftOf(case, scene, AGREED), event, orders)
    return Decision(draft.effects, case, draft.case)


def _on_mail(case: Case, event: MailArrived, now: datetime, desk: Desk) -> Draft:
    scene = _mail_scene(case, event, now, desk)
    if event.envelope.archived:
        return on_archived(DraftOf(case, scene, NOTHING_FOLLOWS))
    return on_mail(DraftOf(case, scene, AGREED))


def _on_other(
    draft: Draft, event: TimerCame | Ordered | LetterFailed, orders: Mapping[str, OrderDoing]
) -> Draft:
    match event:
        case TimerCame():
            return _on_timer(draft, event.timer)
        case Ordered(verb="clock"):
            clock = AGREED.clocks.get(ClockKind(event.values["kind"]))
            return draft.then(clock.does(draft.case, draft.scene) if clock else ())
        case Ordered():
            return on_order(draft, event, orders)
        case LetterFailed():
            return on_letter_failed(draft, event)
        case _:
            assert_never(event)


def _mail_scene(case: Case, event: MailArrived, now: datetime, desk: Desk) -> MailScene:
    assert event.choice is not None, "the ticket was chosen before its case was loaded"
    mail = event.mail
    sender = who_wrote(event, case.known, desk)
    choice = event.choice
    if choice.ticket_id is None and event.recall is None:
        meant = meant_by_form(mail, case.known, desk)
        sender = meant or meant_by_reply_to(mail, sender, case.known, desk) or sender
    words, passed_on = own_or_forwarded(mail, sender.standing is Standing.RESOURCE)
    addressed = read_addresses(
        mail.delivered_to,
        [box.address for box in (*mail.to, *mail.cc)],
        desk,
        carried_words(case, mail, sender, event.received_at),
    )
    return SceneOf(
        event=event,
        now=now,
        desk=desk,
        policy=_policy(case, desk),
        arrived=Arrived(event, choice, addressed, flags_of(mail, sender, desk)),
        sender=sender,
        text=words,
        forwarded=passed_on,
        files=refs_of(
            mail.attachments,
            event.raw_id or event.input_id,
            tuple(file for note in case.filed_notes for file in note.files),
            named_only=sender.standing is Standing.STRANGER,
        ),
    )


def _policy(case: Case, desk: Desk) -> Policy:
    return desk.policy_of(case.ticket.queue if case.ticket else desk.default_queue)


def _on_timer(draft: Draft, timer: Timer) -> Draft:
    """GW-26: a timer acts once, and only as the arming that it was."""
    does = AGREED.timers.get(timer.kind, _outlived)
    if draft.scene.person:
        return draft.then(does(draft.case, timer, draft.scene))
    if timer not in draft.case.timers:
        because = f"{timer.kind} was armed anew or cancelled meanwhile"
        return draft.then((Remark(kind="timer_stale", rule="GW-26", because=because),))
    ticket, scene = draft.case.ticket, draft.scene
    if ticket is not None and is_off(timer.kind, scene.policy, ticket.severity):
        because = f"the profile of {ticket.queue} has no {timer.kind.replace('_', ' ')}"
        return draft.then((CancelTimer(kind=timer.kind, rule="GW-26", because=because),))
    because = "it came due"
    draft = draft.then((CancelTimer(kind=timer.kind, rule="GW-26", because=because),))
    return draft.then(does(draft.case, timer, draft.scene))


def _outlived(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    because = f"the procedure that armed {timer.kind} was taken away"
    return (Remark(kind="timer_stale", rule="GW-26", because=because),)
