"""What a customer's answer does to a ticket of somebody on leave, and what taking it does.

OOO-05 unassigns, OOO-11 takes over, OOO-16 asks whoever took it for a note.
"""

from __future__ import annotations

from rules.behaviours.leave.absence import look_for_return
from rules.behaviours.leave.summary import hold_reminder
from rules.commands.arguments import HandoverArgs
from rules.commands.assignment import assign
from rules.commands.table import Command
from rules.context import Scene
from rules.effects import (
    AddNote,
    AddWatcher,
    ArmTimer,
    CancelLetter,
    CancelTimer,
    Effect,
    PutAbsence,
    RemoveTag,
    SetField,
    SetStatus,
)
from rules.model.audience import ticket_of
from rules.model.leave import CC, author_of, find_absence, is_tagged, region_of
from rules.model.notice import Notice
from rules.model.status import CATALOGUE, DONE, StatusClass
from rules.model.ticket import LEAVE_TAG, Case, LetterState, NoteType
from rules.model.timer import Timer, TimerKind
from rules.policy.choices import OooTrigger
from rules.staff_letters import tell_owners
from rules.timing import arm, find_timer

COMPLETED = "completed"


def on_effect(before: Case, after: Case, effect: Effect, scene: Scene) -> tuple[Effect, ...]:
    """Follow answers, changes of owner, work that was taken over, and reminders."""
    match effect:
        case AddNote() if effect.note.type is NoteType.CUSTOMER:
            is_done = CATALOGUE[ticket_of(after).status].status_class is StatusClass.DONE
            return () if is_done else unassign(after, scene)
        case AddNote() if effect.note.author == ticket_of(after).primary:
            return _noted(after)
        case SetStatus() if before.ticket is not None and before.ticket.status in DONE:
            return unassign(after, scene) if _is_answer(effect, scene) else ()
        case SetField(name="primary"):
            return _new_owner(before, after, scene)
        case SetField(name="handover"):
            return _handover(after, effect, scene)
        case PutAbsence() | SetField(name="ooo_return_on"):
            return look_for_return(effect, scene)
        case ArmTimer(kind=TimerKind.WAITING_REMINDER) if _is_left(after):
            return_on = ticket_of(after).ooo_return_on
            return hold_reminder(after, scene, return_on) if return_on else ()
        case _:
            return ()


def _is_answer(effect: SetStatus, scene: Scene) -> bool:
    """ST-46: a completed ticket that a customer's mail re-opens (OOO-05.g)."""
    return scene.arrived is not None and not effect.by_human and not scene.by_human


def _is_left(case: Case) -> bool:
    """Whether the ticket still lies with whoever went on leave."""
    return is_tagged(case) and author_of(case) == ticket_of(case).primary != ""


# --- the answer ---------------------------------------------------------------------------


def unassign(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """OOO-05: nobody has it now; the region looks for somebody. The tag stays."""
    ticket = ticket_of(case)
    if not ticket.primary or not _is_triggered(case, scene):
        return ()
    because = "the customer answered, and its owner is on leave"
    region = region_of(case, scene.desk)
    return (
        AddWatcher(handle=ticket.primary, reason=CC, rule="OOO-05", because=because),
        SetField(name="region", value=region, rule="OOO-05", because=because),
        *assign("", scene, rule="OOO-05", because=because),
        SetField(name="is_global", value=True, rule="OOO-05", because=because),
    )


def _is_triggered(case: Case, scene: Scene) -> bool:
    """C-06, C-07: the tag, the absence, or both; the tag means its author alone if guarded."""
    primary, author = ticket_of(case).primary, author_of(case)
    tagged = is_tagged(case) and (not scene.policy.ooo_guard_assignee or author in ("", primary))
    away = find_absence(primary, case, scene.at, scene.desk.calendar) is not None
    match scene.policy.ooo_trigger:
        case OooTrigger.TAG:
            return tagged
        case OooTrigger.UNAVAILABLE:
            return away
        case OooTrigger.TAG_AND_UNAVAILABLE:
            return tagged and away
        case OooTrigger.TAG_OR_UNAVAILABLE:
            return tagged or away


# --- taking over --------------------------------------------------------------------------


def _new_owner(before: Case, after: Case, scene: Scene) -> tuple[Effect, ...]:
    """OOO-11: whoever takes it for themselves clears the tag; no letter speaks of the leave."""
    primary, was = ticket_of(after).primary, ticket_of(before).primary
    if primary == was:
        return ()
    effects: list[Effect] = [
        CancelLetter(letter_id=one.id, rule="OOO-09", because="somebody else has the ticket now")
        for one in after.letters
        if one.state is LetterState.QUEUED and one.notice == Notice.N_16
    ]
    if not primary:
        return tuple(effects)
    because = f"{scene.sender.name} took it over"
    if ticket_of(after).is_global:
        effects.append(
            SetField(name="is_global", value=False, rule="OOO-11", because="it has an owner again")
        )
    takes = primary == scene.sender.person and primary != author_of(after)
    if is_tagged(after) and takes and scene.policy.ooo_auto_untag_on_take:
        effects += (
            RemoveTag(name=LEAVE_TAG, rule="OOO-11", because=because),
            SetField(name="handover", value=COMPLETED, rule="OOO-11", because=because),
        )
    return tuple(effects)


def set_handover(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...]:
    """OOO-11: Handover Status by hand."""
    assert isinstance(command.args, HandoverArgs)
    because = f"{scene.sender.name} set it"
    state = command.args.state.value
    return (SetField(name="handover", value=state, rule="OOO-11", because=because),)


def _handover(case: Case, effect: SetField, scene: Scene) -> tuple[Effect, ...]:
    """OOO-16: work that was taken over is noted within a business day."""
    if effect.value != COMPLETED:
        return _noted(case)
    because = "taken over: a note is expected"
    return (
        arm(
            TimerKind.HANDOVER_NOTE,
            "bd:1",
            scene.at,
            scene,
            rule="OOO-16",
            because=because,
        ),
    )


def _noted(case: Case) -> tuple[Effect, ...]:
    if find_timer(case, TimerKind.HANDOVER_NOTE) is None:
        return ()
    because = "its owner noted what was done"
    return (CancelTimer(kind=TimerKind.HANDOVER_NOTE, rule="OOO-16", because=because),)


def ask_for_note(case: Case, timer: Timer, scene: Scene) -> tuple[Effect, ...]:
    """OOO-16: N-38b, once."""
    ticket = ticket_of(case)
    if ticket.status in DONE or not ticket.primary:
        return ()
    because = "taken over a business day ago, and nothing is noted"
    return tell_owners(
        Notice.N_38B, {"since": timer.anchor_at}, case, scene, rule="OOO-16", because=because
    )
