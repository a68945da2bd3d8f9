"""Complete: the gates behind it, the notice, what an answer does to it, and the archive.

The gates run after entry (C-10): a ticket is complete for a moment, then re-opened, and the
customer hears nothing of it.
"""

from __future__ import annotations

from datetime import time, timedelta

from rules.amount import amount
from rules.arrival.notes import name_of, words_for_alert
from rules.behaviour import NOT_TAKEN, Behaviour, Taken
from rules.clock import at_wall, local
from rules.commands.table import Verb
from rules.context import MailScene, Scene
from rules.effects import (
    ArmTimer,
    CancelTimer,
    Effect,
    Fact,
    Remark,
    SendNotice,
    SetField,
    SetStatus,
)
from rules.evolve import last_by_hand
from rules.findings import EndedAnswered
from rules.model.audience import customers, ticket_of
from rules.model.completion_gates import gate_reasons
from rules.model.notice import Notice
from rules.model.status import DONE, Status
from rules.model.ticket import Case, TimeEntries
from rules.model.timer import Timer, TimerKind
from rules.policy.choices import Unannounced
from rules.staff_letters import tell_owners
from rules.timing import find_timer


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Run the gates when somebody completes a ticket; if they hold, close it properly."""
    if not isinstance(effect, SetStatus) or before.ticket is None:
        return ()
    old = ticket_of(before).status
    if effect.status is old:
        return ()
    if effect.status is not Status.COMPLETE:
        return _reopened(after, effect) if old is Status.COMPLETE else ()
    reasons = gate_reasons(after, scene.policy) if effect.by_human else ()
    if reasons:
        return _reopen_incomplete(before, after, reasons, scene)
    return _finish(after, effect, scene)


def _reopen_incomplete(
    before: Case, after: Case, reasons: tuple[str, ...], scene: Scene
) -> tuple[Effect, ...]:
    """ST-34: back at once, with one letter that names everything missing."""
    old = ticket_of(before)
    because = "; ".join(reasons)
    open_items = [str(item.position) for item in after.checklist if not item.checked_by]
    block = (
        *((f"#check {','.join(open_items)}",) if open_items else ()),
        *(("#timedone yes",) if old.time_entries is TimeEntries.NOT_DONE else ()),
        "#complete",
    )
    facts: dict[str, Fact] = {
        "completed_by": scene.sender.person,
        "reasons": reasons,
        "block": block,
    }
    failed = Remark(kind="gate_failed", detail=because, rule="ST-34", because="it is not all done")
    back = SetStatus(status=Status.INCOMPLETE_REOPENED, at=scene.now, rule="ST-34", because=because)
    people = dict.fromkeys((ticket_of(after).primary, scene.sender.person))
    letters = tuple(
        SendNotice(notice=Notice.N_14, to=person, facts=facts, rule="ST-34", because=because)
        for person in people
        if scene.desk.find_staff(person) is not None
    )
    memory = SetField(
        name="status_before",
        value=last_by_hand(old),
        rule="ST-47",
        because="#resume goes back before the completion",
    )
    return (failed, back, memory, *letters)


def _finish(after: Case, effect: SetStatus, scene: Scene) -> tuple[Effect, ...]:
    """The ticket stays complete: ends its clocks, starts the archive's, tells the customer."""
    ticket = ticket_of(after)
    because = "the ticket is complete"
    fields: tuple[Effect, ...] = (
        SetField(name="completed_at", value=scene.now, rule="ST-28", because=because),
        SetField(name="completed_by", value=effect.actor, rule="ST-28", because=because),
    )
    if not ticket.resolution:
        fields += (SetField(name="resolution", value="done", rule="ST-28", because=because),)
    ends = tuple(
        CancelTimer(kind=timer.kind, rule="ST-28", because=because) for timer in after.timers
    )
    return (*fields, *ends, archive_timer(scene), *_completion_letters(after, scene))


def archive_timer(scene: Scene) -> ArmTimer:
    """The window counts local dates, the last one included (ST-46)."""
    days = scene.policy.reopen_window_days
    calendar = scene.desk.calendar
    last_day = local(scene.now, calendar).date() + timedelta(days=days)
    return ArmTimer(
        kind=TimerKind.ARCHIVE,
        timer_rule=f"cal:{days}",
        anchor_at=scene.now,
        due_at=at_wall(last_day + timedelta(days=1), time(0, 0), calendar),
        rule="ST-46",
        because=f"answers re-open it for {amount(days, 'day')}",
    )


def silence(case: Case, scene: Scene) -> str:
    """Return why the customer is not told of the completion; "" when they are (ST-28)."""
    ticket, suppress = ticket_of(case), scene.policy.complete_suppress
    if ticket.merged_into:  # N-06c says where it goes on, and nothing was finished
        return f"merged into {ticket.merged_into}"
    category = scene.desk.categories.get(ticket.category)
    if scene.asks(Verb.QUIET):
        return "#quiet"
    if scene.asks(Verb.NOTIFY):
        return ""
    if not scene.policy.complete_notify:
        return "the setting complete.notify"
    if Unannounced.INTERNAL in suppress and ticket.internal:
        return "an internal ticket"
    for kind in (Unannounced.TODO, Unannounced.ALERT):
        if kind in suppress and category is not None and category.key == kind.value:
            return f"category {category.key}"
    for reason in (Unannounced.UNRESPONSIVE, Unannounced.PROJECT, Unannounced.DUPLICATE):
        if reason in suppress and ticket.resolution == reason.value:
            return f"resolution {reason.value}"
    return ""


def _completion_letters(case: Case, scene: Scene) -> tuple[Effect, ...]:
    silent = silence(case, scene)
    if silent:
        return (Remark(kind="notice_suppressed", detail="N-06", rule="ST-28", because=silent),)
    facts: dict[str, Fact] = {
        "author": scene.sender.person or None,
        "text": scene.text if scene.is_public and scene.text else None,
        "reopen_days": scene.policy.reopen_window_days,
    }
    return tuple(
        SendNotice(
            notice=Notice.N_06,
            to=person,
            facts=facts,
            files=scene.relayed_files if facts["text"] else (),
            not_before=scene.hold(),
            rule="ST-28",
            because="the ticket was completed",
        )
        for person in customers(case)
    )


def _reopened(after: Case, effect: SetStatus) -> tuple[Effect, ...]:
    """What takes a ticket out of Complete clears what completion had written."""
    if effect.status is Status.ARCHIVED:
        return ()
    ticket, because = ticket_of(after), "the ticket is open again"
    effects: tuple[Effect, ...] = ()
    if find_timer(after, TimerKind.ARCHIVE):
        effects += (CancelTimer(kind=TimerKind.ARCHIVE, rule=effect.rule, because=because),)
    if ticket.completed_at is not None:
        effects += (SetField(name="completed_at", value=None, rule=effect.rule, because=because),)
    if ticket.resolution:
        effects += (SetField(name="resolution", value="", rule=effect.rule, because=because),)
    if ticket.duplicate_of:
        effects += (SetField(name="duplicate_of", value="", rule=effect.rule, because=because),)
    return effects


def takes(before: Case, case: Case, scene: MailScene) -> Taken:
    """ST-46: an answer inside the window re-opens; thanks alone change nothing."""
    ticket = ticket_of(case)
    if ticket.status not in DONE or scene.by_human:
        return NOT_TAKEN
    findings = (EndedAnswered(scene.arrived.event.mail),)
    if scene.policy.reopen_ignore_thanks and scene.says_thanks:
        return Taken(is_settled=True, findings=findings)
    because = "the customer answered a completed ticket"
    facts: dict[str, Fact] = {
        "from_name": name_of(scene.sender),
        "completed_on": ticket.completed_at,
        "resolution": ticket.resolution or None,
        "text": words_for_alert(scene),
    }
    initial, status = scene.policy.time_entries_initial, scene.policy.note_in_status
    effects: tuple[Effect, ...] = (
        SetStatus(status=status, at=scene.at, rule="ST-46", because=because),
        SetField(name="reopened", value=ticket.reopened + 1, rule="ST-46", because=because),
        SetField(name="time_entries", value=initial, rule="ST-46", because=because),
        *tell_owners(Notice.N_41, facts, case, scene, rule="ST-46", because=because),
    )
    return Taken(effects, is_settled=True, findings=findings)


def archive(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    because = f"complete for more than {amount(scene.policy.reopen_window_days, 'day')}"
    return (SetStatus(status=Status.ARCHIVED, at=scene.now, rule="ST-46", because=because),)


BEHAVIOUR = Behaviour(
    on_effect=on_effect,
    timers={TimerKind.ARCHIVE: archive},
    takes=takes,
)
