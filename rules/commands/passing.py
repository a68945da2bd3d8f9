"""Passing a ticket on: what the next one is told, and with which files (HO-09, ZD-05 to ZD-10)."""

from __future__ import annotations

import re
from datetime import timedelta

from rules.arrival.forwards import without_forward
from rules.clock import add_business_days
from rules.commands.handoff_parts import EIGHT, Handoff, Part, faults_of, read_handoff_parts
from rules.commands.lookup import refuse
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.said import said_passing_on
from rules.commands.table import VERBS, Command, Verb
from rules.commands.targets import Place, leads_of
from rules.context import Scene
from rules.effects import Effect, Fact, PutChecklistItem, SendNotice, SetField
from rules.model.audience import ticket_of
from rules.model.files import FileRef
from rules.model.notice import Notice
from rules.model.phrases import NOT_SENT, is_synopsis
from rules.model.status import Status, display_name
from rules.model.ticket import Case, ChecklistItem, LetterState, Visibility
from rules.policy.choices import HandoffRequired

ADMIN_TEAM = "admin"  # key of the office admins' team (HO-07)
SYNOPSIS_HOURS = 24  # how old an earlier note may be that serves as one (ZD-05)


def passed_on(
    place: Place, case: Case, scene: Scene, because: str, handoff: Handoff | None = None
) -> tuple[Effect, ...]:
    """N-20 to everybody who is to know, what stays ours, and the count of passing back and forth.

    A handoff tells its eight parts, anything else its synopsis.
    """
    told = place.people
    if handoff is not None and handoff.is_high:  # HO-14
        told = (*told, *leads_of(place, scene))
    people = tuple(one for one in dict.fromkeys(told) if one != scene.sender.person)
    facts = _facts(place, case, scene, handoff)
    to_office = handoff is not None and handoff.status is Status.FOLLOW_UP_ADMIN
    letters = tuple(
        SendNotice(
            notice=Notice.N_12 if to_office else Notice.N_20,
            to=person,
            facts=_office_facts(person, scene, handoff) if to_office and handoff else facts,
            files=files_for(person, case, scene),
            rule="HO-09",
            because=because,
        )
        for person in people
    )
    kept = () if _is_told_by_department(place, scene) else still_ours(case, scene)
    return (*kept, *_passed_again(case, scene), *letters)


def _is_told_by_department(place: Place, scene: Scene) -> bool:
    """`#dept` in the same mail has looked at what stays with the department that it leaves."""
    return scene.asks(Verb.DEPT) and not place.department


def _facts(place: Place, case: Case, scene: Scene, handoff: Handoff | None) -> dict[str, Fact]:
    facts: dict[str, Fact] = {
        "author": scene.sender.person,
        "target": place.name,
        "still_ours": waiting_for(place.department or ticket_of(case).department, case) or None,
    }
    if handoff is None:
        said = (said_passing_on(scene.commands), without_still_ours(scene.text).strip())
        return facts | {"summary": "\n\n".join(filter(None, said)) or None}
    return facts | {
        "text": handoff.parts.above or None,
        "summary": handoff.said(Part.SUMMARY),
        "done": handoff.said(Part.DONE),
        "cause": handoff.cause,
        "remaining": handoff.said(Part.REMAINING),
        "blockers": handoff.said(Part.BLOCKERS),
        "files": handoff.said(Part.FILES),
        "urgency": handoff.said(Part.URGENCY),
    }


def _office_facts(person: str, scene: Scene, handoff: Handoff) -> dict[str, Fact]:
    """ST-04: what the office admin reads in N-12, the parts in their order."""
    others = (part for part in EIGHT if part is not Part.SUMMARY)
    said = ((one, handoff.cause if one is Part.CAUSE else handoff.said(one)) for one in others)
    parts = tuple(f"{part}\t{_on_one_line(text)}" for part, text in said if text)
    return {
        "author": scene.sender.person,
        "admin_name": person,
        "text": handoff.said(Part.SUMMARY),
        "handoff_parts": parts,
    }


def _on_one_line(text: str) -> str:
    return "; ".join(line.strip(" -*•\t") for line in text.split("\n") if line.strip(" -*•\t"))


def as_office_work(handoff: Handoff, place: Place, case: Case, scene: Scene) -> Handoff:
    """ST-04: what is handed to the office admins is Follow Up Needed: Admin, where there is one."""
    picked = scene.desk.pickable(ticket_of(case).category, scene.policy)
    if place.group != ADMIN_TEAM or Status.FOLLOW_UP_ADMIN not in picked:
        return handoff
    return handoff.with_status(Status.FOLLOW_UP_ADMIN, scene.policy)


def files_for(person: str, case: Case, scene: Scene) -> tuple[FileRef, ...]:
    """Return the ticket's files that a person has had in no letter, those of this mail behind."""
    told = {one.input_id for one in case.letters if one.person == person}
    wrote = {one.input_id for one in case.filed_notes if one.author == person}
    earlier = (
        file
        for note in case.filed_notes
        if not note.withdrawn and note.input_id not in told | wrote | {scene.event.input_id}
        for file in note.files
    )
    return (*earlier, *scene.files)


# --- what must be said first ----------------------------------------------------------------


def required_handoff(
    place: Place, case: Case, command: Command, scene: Scene, *, crosses: bool
) -> Handoff | Refusal | None:
    """Return the handoff that this mail is, E-17 where the desk asks for one; None for neither.

    `crosses`: the ticket goes to another department. What `#handoff` says, it looks at itself.
    """
    if scene.asks(Verb.HANDOFF) or scene.arrived is None:
        return None
    handoff = read_handoff_parts(scene.text, scene.policy)
    match scene.policy.handoff_required:
        case HandoffRequired.DEPARTMENT:
            needed = crosses
        case HandoffRequired.REASSIGNMENT:
            needed = bool(ticket_of(case).primary)
        case HandoffRequired.NO | HandoffRequired.HANDOFF:
            needed = False
    if not needed and not handoff.is_whole:
        return None
    return whole_or_refused(handoff, place, case, command, scene)


def whole_or_refused(
    handoff: Handoff, place: Place, case: Case, command: Command, scene: Scene
) -> Handoff | Refusal:
    """Return the handoff when nothing is wrong with it, else every fault of it."""
    beside = tuple(status for one in scene.commands if (status := VERBS[one.verb].sets) is not None)
    if beside and not handoff.said(Part.STATUS):  # a line says it as well as a part
        handoff = handoff.with_status(beside[0], scene.policy)
    allowed = fitting_statuses(place, case, scene)
    faults = faults_of(handoff, allowed, scene.policy, command.line.line, _lines(command, scene))
    if not faults and beside and handoff.status is not None and handoff.status not in beside:
        two = (beside[0], handoff.status)
        a, b = (display_name(one, scene.policy) for one in two)
        other = next(one for one in scene.commands if VERBS[one.verb].sets in beside)
        return refuse(ErrorCode.TWO_STATUSES, other, ("a", a), ("b", b))
    return Refusal.of_all(faults) if faults else handoff


def fitting_statuses(place: Place, case: Case, scene: Scene) -> tuple[Status, ...]:
    """Return the statuses that fit a ticket that changes hands (HO-07)."""
    picked = scene.desk.pickable(ticket_of(case).category, scene.policy)
    works = (Status.IN_PROGRESS, Status.OPEN, Status.BACKBURNER)
    active = tuple(one for one in works if one in picked) or (Status.IN_PROGRESS,)
    by_template = scene.policy.handoff_follow_up_admin or scene.asks(Verb.HANDOFF)  # ST-04
    for_admin = place.group == ADMIN_TEAM and by_template
    return (
        Status.WAITING_CUSTOMER,
        Status.WAITING_VENDOR,
        Status.WAITING_ESCALATION,
        *active,
        *((Status.FOLLOW_UP_ADMIN,) if for_admin else ()),
    )


def _lines(command: Command, scene: Scene) -> str:
    """Return the command lines of the mail as they are to be sent again."""
    if scene.arrived is None:
        return command.line.line
    event = scene.arrived.event
    by_address = (f"#{one.verb} {one.args}".strip() for one in scene.arrived.addressed.lines)
    lines = (*(one.line for one in event.mail.block.commands), *by_address)
    return "\n".join(dict.fromkeys(lines))


def no_synopsis(case: Case, command: Command, scene: Scene) -> Refusal | None:
    """ZD-05: E-28 where nothing says what is to be done: no word here, no note of a day."""
    return None if has_synopsis(case, scene) else refuse(ErrorCode.NO_SYNOPSIS, command)


def has_synopsis(case: Case, scene: Scene) -> bool:
    """ZD-05: in this mail, or in an internal note by the same person in the last 24 hours."""
    title = ticket_of(case).title
    if is_synopsis(without_still_ours(scene.text), title):
        return True
    since = scene.at - timedelta(hours=SYNOPSIS_HOURS)
    return any(
        note.author == scene.sender.person
        and note.visibility is Visibility.INTERNAL
        and note.at >= since
        and is_synopsis(without_forward(note.text.removeprefix(NOT_SENT)), title)
        for note in case.notes
    )


# --- what waits for us until it comes back (ZD-10) ------------------------------------------

_STILL_OURS = re.compile(r"\s*(?:[-*•]\s+)?\**still ours\**\s*:\**\s*(?P<what>.*)", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*•]|\d{1,2}[.)])\s+(?P<what>\S.*)")


def waiting_for(department: str, case: Case) -> str:
    """Return what was left to a department until the ticket comes back to it; "" for nothing."""
    mine = (one for one in case.checklist if one.department and one.department == department)
    return "; ".join(one.text for one in mine if not one.checked_by)


def without_still_ours(text: str) -> str:
    """Return the words for the next one, without what stays with the writer."""
    return "\n".join(line for line, item in _marked_lines(text) if not item).strip("\n")


def _marked_lines(text: str) -> list[tuple[str, str]]:
    """Return each line and the item of our own list that it is; "-" for the list's bare heading."""
    found: list[tuple[str, str]] = []
    in_list = False
    for line in text.split("\n"):
        head, item = _STILL_OURS.match(line), _ITEM.match(line)
        if head is not None:
            in_list = not head["what"].strip()
            found.append((line, head["what"].strip() or "-"))
        elif in_list and item is not None:
            found.append((line, item["what"].strip()))
        else:
            in_list = False
            found.append((line, ""))
    return found


def still_ours(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ZD-10: "Still ours:" becomes items of the department that passes the ticket on."""
    before = ticket_of(case).department
    known = {one.text for one in case.checklist}
    position = max((one.position for one in case.checklist), default=0)
    effects: list[Effect] = []
    for _, what in _marked_lines(scene.text):
        text = f"{before.upper()}: {what}" if before else what
        if what in ("", "-") or text in known:
            continue
        position += 1
        item = ChecklistItem(position, text, department=before)
        because = f"{scene.sender.name} keeps it for when the ticket comes back"
        effects.append(PutChecklistItem(item=item, rule="ZD-10", because=because))
    return tuple(effects)


def _passed_again(case: Case, scene: Scene) -> tuple[Effect, ...]:
    """ZD-09: passed on again within a business day of the last time; the digest shows it."""
    last = max(
        (
            one.put_at
            for one in case.letters
            if one.notice == Notice.N_20 and one.state is not LetterState.CANCELLED
        ),
        default=None,
    )
    if last is None or scene.at > add_business_days(last, 1, scene.desk.calendar):
        return ()
    because = "passed on again within one business day"
    count = ticket_of(case).passed_back + 1
    return (SetField(name="passed_back", value=count, rule="ZD-09", because=because),)
