"""S1's workflow: what entering and leaving a status arms and ends, and what its timers do."""

from __future__ import annotations

from rules.amount import amount
from rules.arrival.notes import last_public_words
from rules.behaviour import Behaviour
from rules.changes import MARKS
from rules.commands.assignment import assign
from rules.context import Scene
from rules.effects import (
    AddNote,
    AddTag,
    CancelTimer,
    Effect,
    Fact,
    PutAttempt,
    PutCall,
    PutChecklistItem,
    RemoveTag,
    SendNotice,
    SetField,
    SetStatus,
)
from rules.model.audience import customers, ticket_of
from rules.model.notice import Notice
from rules.model.status import Status
from rules.model.ticket import Case, NoteType
from rules.model.timer import Timer, TimerKind
from rules.quiet_gap import put_off
from rules.staff_letters import asked_admins, tell_owners
from rules.timing import arm, find_timer

# The timer that a status arms and that ends when it is left (TIM-04).
TIMER_OF: dict[Status, TimerKind] = {
    Status.WAITING_CUSTOMER: TimerKind.WAITING_REMINDER,
    Status.IN_PROGRESS: TimerKind.IN_PROGRESS_STALE,
    Status.SCHEDULING_LINK_SENT: TimerKind.SLS_NUDGE,
    Status.NO_SHOW_REMOTE: TimerKind.NOSHOW_NUDGE,
    Status.SAYS_CLOSE: TimerKind.SAYS_CLOSE_NUDGE,
    Status.WAITING_VENDOR: TimerKind.VENDOR_NUDGE,
    Status.PENDING_PAYMENT: TimerKind.PAYMENT_NUDGE,
    Status.FOLLOW_UP_ADMIN: TimerKind.ADMIN_NUDGE,
}

WRITTEN = (NoteType.RESOURCE, NoteType.CUSTOMER, NoteType.VENDOR)  # notes that people wrote


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Follow a status that changed, and the work on a ticket in progress."""
    if isinstance(effect, SetStatus) and before.ticket is not None:
        if ticket_of(before).status is effect.status:
            return ()
        return (
            *_leave(before, ticket_of(before).status),
            *status_timers(after, scene),
            *_claim(after, effect, scene),
        )
    if _is_work(effect, scene) and find_timer(before, TimerKind.IN_PROGRESS_STALE):
        return status_timers(after, scene)
    return ()


def _is_work(effect: Effect, scene: Scene) -> bool:
    """ST-19: a person's note, or a resource's change; what machines file is neither."""
    match effect:
        case AddNote():
            return effect.note.type in WRITTEN
        case SetField():
            return scene.by_human and effect.name not in MARKS
        case PutChecklistItem() | PutCall() | PutAttempt() | AddTag() | RemoveTag():
            return scene.by_human
        case _:
            return False


def status_timers(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """Return the arming of the timer that the ticket's status carries, if any."""
    status = ticket_of(case).status
    rule, why, in_hours = _clock_of(status, scene)
    if not rule:
        return ()
    return (
        arm(
            TIMER_OF[status],
            rule,
            scene.at,
            scene,
            rule=why,
            because=f"the ticket is {status.replace('_', ' ')}",
            in_hours=in_hours,
        ),
    )


def _clock_of(status: Status, scene: Scene) -> tuple[str, str, bool]:
    """Return the rule of a status's timer ("" for none), its rule id, and delivery in hours."""
    policy = scene.policy
    table: dict[Status, tuple[str, int, str]] = {
        Status.WAITING_CUSTOMER: ("calbh", policy.waiting_reminder_after_days, "ST-08"),
        Status.IN_PROGRESS: ("bh", policy.in_progress_stale_business_hours, "ST-19"),
        Status.SCHEDULING_LINK_SENT: ("calbh", policy.sls_nudge_after_days, "C-09"),
        Status.NO_SHOW_REMOTE: ("bd", policy.noshow_nudge_business_days, "ST-30"),
        Status.SAYS_CLOSE: ("bd", _close_days(scene), "ST-35"),
        Status.WAITING_VENDOR: ("calbh", policy.vendor_nudge_after_days, "ST-29"),
        Status.PENDING_PAYMENT: ("calbh", policy.payment_nudge_after_days, "ST-20"),
        Status.FOLLOW_UP_ADMIN: ("bd", policy.admin_nudge_business_days, "ST-03"),
    }
    if status not in table or table[status][1] == 0:
        return "", "", True
    kind, amount, rule = table[status]
    in_hours = status is not Status.WAITING_CUSTOMER or policy.waiting_deliver_in_hours
    return f"{kind}:{amount}", rule, in_hours


def _close_days(scene: Scene) -> int:
    return scene.policy.says_close_auto_complete or scene.policy.says_close_nudge_business_days


def _leave(before: Case, status: Status) -> tuple[Effect, ...]:
    kind = TIMER_OF.get(status)
    if kind is None or not find_timer(before, kind):
        return ()
    because = f"the ticket is no longer {status.replace('_', ' ')}"
    return (CancelTimer(kind=kind, rule="GW-26", because=because),)


def _claim(after: Case, effect: SetStatus, scene: Scene) -> tuple[Effect, ...]:
    """ST-18: who starts work on an unassigned ticket owns it."""
    ticket = ticket_of(after)
    claimant = scene.desk.find_staff(scene.sender.person)
    if effect.status is not Status.IN_PROGRESS or ticket.primary or claimant is None:
        return ()
    because = "In Progress claims an unassigned ticket"
    return assign(claimant.handle, scene, rule="ST-18", because=because)


# --- timers -------------------------------------------------------------------------------


def remind_waiting(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """ST-08: N-04 once, in service hours, not within a day of other mail (GW-23)."""
    ticket = ticket_of(case)
    later = put_off(case, timer, scene, in_hours=scene.policy.waiting_deliver_in_hours)
    if later:
        return later
    facts: dict[str, Fact] = {
        "waiting_since": ticket.status_since,
        "question": last_public_words(case) or None,
    }
    return tuple(
        SendNotice(
            notice=Notice.N_04,
            to=person,
            facts=facts,
            rule="ST-08",
            because=f"{amount(scene.policy.waiting_reminder_after_days, 'day')} without an answer",
        )
        for person in customers(case)
    )


def nudge_stale(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """ST-19: In Progress is for short periods."""
    facts: dict[str, Fact] = {"since": ticket_of(case).status_since}
    hours = scene.policy.in_progress_stale_business_hours
    because = f"{amount(hours, 'business hour')} without a note or a change"
    return tell_owners(Notice.N_44, facts, case, scene, rule="ST-19", because=because)


def nudge_booking(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """C-09: the customer has not booked; the owner is told, never the customer."""
    facts: dict[str, Fact] = {"since": ticket_of(case).status_since}
    because = "no booking followed the scheduling link"
    return tell_owners(Notice.N_46, facts, case, scene, rule="C-09", because=because)


def nudge_owner(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """The ticket has stood still in its status for too long: its owner is asked what is next."""
    rule, text, because = NUDGES[timer.kind]
    return tell_owners(Notice.N_13, {"text": text}, case, scene, rule=rule, because=because)


def nudge_admin(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """The office admin who was asked has not acted, or has not heard of the payment."""
    rule, text, because = OFFICE_NUDGES[timer.kind]
    return tuple(
        SendNotice(
            notice=Notice.N_12,
            to=person,
            facts={"admin_name": person, "text": text},
            rule=rule,
            because=because,
        )
        for person in asked_admins(case, scene.desk)
    )


# What the owner reads when a timer of TIM-04 comes due: rule, words, reason.
NUDGES: dict[TimerKind, tuple[str, str, str]] = {
    TimerKind.NOSHOW_NUDGE: (
        "ST-30",
        "The customer missed the appointment. What is next?",
        "nothing followed the no-show",
    ),
    TimerKind.VENDOR_NUDGE: (
        "ST-29",
        "Has the vendor delivered?",
        "nothing was heard of the vendor",
    ),
}
# The same for the office admin.
OFFICE_NUDGES: dict[TimerKind, tuple[str, str, str]] = {
    TimerKind.PAYMENT_NUDGE: (
        "ST-20",
        "Has the customer paid?",
        "nothing was heard of the payment",
    ),
    TimerKind.ADMIN_NUDGE: (
        "ST-03",
        "This still waits for the office.",
        "nothing followed the request",
    ),
}
BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={
        TimerKind.WAITING_REMINDER: remind_waiting,
        TimerKind.IN_PROGRESS_STALE: nudge_stale,
        TimerKind.SLS_NUDGE: nudge_booking,
        **dict.fromkeys(NUDGES, nudge_owner),
        **dict.fromkeys(OFFICE_NUDGES, nudge_admin),
    },
)
