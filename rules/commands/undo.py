"""Undo: what one input changed is put back, as long as nobody changed the same since (CMD-08)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from rules.changes import MARKS, find_absence_of, row_key, rows_of
from rules.clock import in_words, local
from rules.commands.merging import undo_merge
from rules.commands.refusals import ErrorCode, Refusal, WarningCode
from rules.context import Scene
from rules.effects import (
    ArmTimer,
    CancelLetter,
    CancelTimer,
    Effect,
    MarkUndone,
    PutAbsence,
    PutAttempt,
    RevertChange,
    SetBlocked,
    Warn,
    WithdrawNote,
)
from rules.model.audience import person_name, ticket_of
from rules.model.cycle import Attempt, Counted
from rules.model.notice import MANNERS, Audience, Notice
from rules.model.ticket import Absence, Case, Change, LetterState, Note, Receipt
from rules.model.timer import Timer

ONE_DAY = timedelta(days=1)
FIELD_NAMES = {"completed_at": "status", "resolution": "status", "completed_by": "status"}


def take_back(case: Case, wanted: str, line: str, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """Return the inverse of everything a receipt lists, or E-25."""
    receipt = _find_receipt(case, wanted, scene)
    if receipt is not None and not wanted and (others := _as_likely(case, receipt, scene)):
        names = ", ".join((*others, f"#undo {receipt.receipt}"))
        return _refused(f"it may mean several receipts: {names}", line)
    if receipt is None:
        return _refused("not your receipt, or not one of this ticket", line)
    age = scene.at - receipt.at
    if age > timedelta(hours=scene.policy.undo_hours):
        return _refused(f"expired, it is from {_words(receipt.at, scene)}", line)
    if receipt.undone:
        return _refused(f"{receipt.receipt} is undone already", line)
    conflict = _conflict(case, receipt)
    if conflict:
        return _refused(f"changed since by {_changer(case, receipt, scene)}: {conflict}", line)
    because = f"{scene.sender.name} took back {receipt.receipt}"
    effects: list[Effect] = [MarkUndone(receipt=receipt.receipt, rule="CMD-08", because=because)]
    for change in sorted(receipt.changes, key=_is_lost_timer):
        effects += _inverse(change, case, scene, because)
    effects += _recall_letters(case, receipt, scene, because)
    if len(effects) == 1:
        return _refused(f"{receipt.receipt} changed nothing that can be taken back", line)
    return tuple(effects)


def of_another(case: Case, wanted: str, scene: Scene) -> bool:
    """Whether it is a colleague's receipt: to take it back a code is asked for (CMD-07)."""
    receipt = _find_receipt(case, wanted, scene)
    return receipt is not None and receipt.author != scene.sender.person


def _find_receipt(case: Case, wanted: str, scene: Scene) -> Receipt | None:
    """Return the receipt named, else the one whose letter is answered, else the author's latest."""
    here = case.ticket.id if case.ticket is not None else 0  # 0: of a mail about no ticket
    found = [
        one
        for one in case.known.receipts
        if one.ticket_id == here and (not wanted or one.receipt == wanted)
    ]
    found.sort(key=lambda one: (one.at, one.input_id))
    if not wanted:
        answered, me = _answered_inputs(case, scene), scene.sender.person
        told = [one for one in found if one.input_id in answered or _is_answered(one, scene)]
        found = told or [
            one
            for one in found
            if one.author == me and not one.undone and (one.changes or case.ticket is not None)
        ]
    return found[-1] if found else None


def _as_likely(case: Case, receipt: Receipt, scene: Scene) -> tuple[str, ...]:
    """Return what else the word alone may mean in a mail about no ticket, which has no thread."""
    if case.ticket is not None or _is_answered(receipt, scene):
        return ()
    since = scene.at - timedelta(hours=scene.policy.undo_hours)
    others = [
        one
        for one in sorted(case.known.receipts, key=lambda one: one.input_id)
        if one.author == receipt.author
        and one.changes
        and not one.undone
        and one.at >= since
        and one.receipt != receipt.receipt
    ]
    here = tuple(f"#undo {one.receipt}" for one in others if not one.ticket_id)
    later = (one for one in others if one.ticket_id and one.input_id > receipt.input_id)
    return (*here, *(f"{one.receipt} of a ticket, in an answer to it" for one in later))


def _is_answered(receipt: Receipt, scene: Scene) -> bool:
    """Whether the mail is a reply to the letter of this receipt."""
    parents = scene.arrived.event.mail.in_reply_to if scene.arrived else ()
    return bool(receipt.told_in) and receipt.told_in in parents


def _answered_inputs(case: Case, scene: Scene) -> set[int]:
    """Return the inputs whose receipt or other letter this mail is a reply to."""
    if scene.arrived is None:
        return set()
    parents = scene.arrived.event.mail.in_reply_to
    return {
        letter.input_id
        for letter in case.letters
        if letter.message_id in parents and letter.notice == Notice.N_33
    }


def _conflict(case: Case, receipt: Receipt) -> str:
    """Return the name of what somebody changed since; "" when all still stands."""
    for change in receipt.changes:
        if change.part == "ticket" and change.key and change.key not in MARKS:
            if getattr(ticket_of(case), change.key) != change.new:
                return FIELD_NAMES.get(change.key, change.key).replace("_", " ")
        elif change.part == "absences" and find_absence_of(change.key, case) != change.new:
            return "the leave"
        elif _is_built_upon(change, case, receipt):
            return "contact tries"
        elif change.part in ("checklist", "calls", "cycles", "tags", "contacts", "watchers"):
            now = {row_key(row): row for row in rows_of(case, change.part)}.get(change.key)
            if now != change.new:
                return change.part
    return ""


def _is_built_upon(change: Change, case: Case, receipt: Receipt) -> bool:
    """Say whether a later mail counted a try in the cycle that this one opened."""
    if change.part != "cycles" or change.old is not None:
        return False
    return any(
        str(one.cycle_id) == change.key and one.input_id != receipt.input_id
        for one in case.attempts
    )


def _changer(case: Case, receipt: Receipt, scene: Scene) -> str:
    """Return who was at the ticket last: by a note, or by the receipt that they got."""
    notes = [(note.input_id, note.author_name) for note in case.notes if note.author]
    receipts = [
        (letter.input_id, person_name(letter.person, case, scene.desk))
        for letter in case.letters
        if letter.notice == Notice.N_33
    ]
    later = [one for one in (*notes, *receipts) if one[0] > receipt.input_id and one[1]]
    return max(later)[1] if later else "a rule"


def _is_lost_timer(change: Change) -> bool:
    """Timers that the input ended are armed again last, behind the end of those it armed."""
    return change.part == "timers" and change.new is None


def _inverse(change: Change, case: Case, scene: Scene, because: str) -> list[Effect]:
    rule = "CMD-08"
    match change.part, change.old, change.new:
        case "ticket", None, _ if not change.key:
            return []  # a ticket stays, even when the mail that opened it is taken back
        case "timers", Timer() as old, None:
            return [_again(old, because)]
        case "timers", None, Timer() as new:
            armed = any(one.kind == new.kind for one in case.timers)
            replaced = CancelTimer(kind=new.kind, rule=rule, because=because)
            return [replaced] if armed else []
        case "notes", None, Note() as note:
            return [WithdrawNote(note_id=note.id, rule=rule, because=because)]
        case "attempts", None, Attempt() as new:
            void = replace(new, counted=Counted.VOID, void_reason="undone")
            return [PutAttempt(attempt=void, rule=rule, because=because)]
        case "blocked" | "absences", _, _:
            return [_list_as_before(change, scene, because)]
        case "letters" | "notes", _, _:
            return []
        case "ticket", _, _ if change.key in MARKS and change.key not in (
            "status_since",
            "status_before",
            "primary_since",
        ):
            if getattr(ticket_of(case), change.key) != change.new:
                return []
    further: list[Effect] = []
    if (change.part, change.key) == ("ticket", "merged_into") and change.new:
        further.append(undo_merge(case, str(change.new), because, scene.sender.person))
    revert = RevertChange(
        part=change.part,
        key=change.key,
        old=change.old,
        new=change.new,
        rule=rule,
        because=because,
    )
    return [revert, *further]


def _list_as_before(change: Change, scene: Scene, because: str) -> Effect:
    if change.part == "absences":
        return _leave_as_before(change, because)
    return _blocked_as_before(change, scene, because)


def _leave_as_before(change: Change, because: str) -> PutAbsence:
    """OOO-14: the absence as it was; one that was none ends before it begins."""
    handle, first = change.key.split("/")
    first_day = date.fromisoformat(first)
    last_day = change.old.last_day if isinstance(change.old, Absence) else first_day - ONE_DAY
    return PutAbsence(
        handle=handle, first_day=first_day, last_day=last_day, rule="CMD-08", because=because
    )


def _blocked_as_before(change: Change, scene: Scene, because: str) -> SetBlocked:
    return SetBlocked(
        entry=change.key,
        is_blocked=change.old is not None,
        by=scene.sender.person,
        at=scene.at,
        rule="CMD-08",
        because=because,
    )


def _again(old: Timer, because: str) -> ArmTimer:
    return ArmTimer(
        kind=old.kind,
        timer_rule=old.rule,
        anchor_at=old.anchor_at,
        due_at=old.due_at,
        rule="CMD-08",
        because=because,
    )


def _recall_letters(case: Case, receipt: Receipt, scene: Scene, because: str) -> list[Effect]:
    """Cancel what has not left; say what has (GW: a correction goes only if somebody writes)."""
    effects: list[Effect] = []
    for letter in case.letters:
        if letter.input_id != receipt.input_id or _is_staff(letter.notice):
            continue
        if letter.state is LetterState.QUEUED:
            effects.append(CancelLetter(letter_id=letter.id, rule="CMD-08", because=because))
        elif letter.state in (LetterState.SENT, LetterState.HANDED):
            when = _clock(letter.sent_at or letter.not_before, scene)
            detail = f"{letter.notice} was sent at {when}; a correction goes only if you write one."
            effects.append(
                Warn(
                    code=WarningCode.CUSTOMER_NOT_TOLD,
                    detail=detail,
                    rule="CMD-08",
                    because=because,
                )
            )
    return effects


def _is_staff(notice: str) -> bool:
    return MANNERS[Notice(notice)].audience is Audience.STAFF


def _clock(at: datetime, scene: Scene) -> str:
    """Return the time alone for what happened today."""
    here, now = local(at, scene.desk.calendar), local(scene.now, scene.desk.calendar)
    return f"{here:%H:%M}" if here.date() == now.date() else _words(at, scene)


def _words(at: datetime, scene: Scene) -> str:
    return in_words(at, scene.desk.calendar)


def _refused(reason: str, line: str) -> Refusal:
    return Refusal(ErrorCode.NOTHING_TO_UNDO, (("reason", reason),), line)
