"""`#merge`: two tickets become one; nothing that anybody wrote is lost by it (GW-12).

One decision is about one ticket: the one that ends says where it goes on, and an order brings
what it had to the one that continues. The ticket that ended keeps its own record.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from rules.arrival.notes import system_note
from rules.commands.duplicates import find_other, which_continues
from rules.commands.lookup import refuse_needing
from rules.commands.refusals import Refusal
from rules.commands.table import Command
from rules.context import Scene
from rules.draft import Draft
from rules.effects import (
    AddTag,
    AddWatcher,
    AttachContact,
    BringNote,
    CancelTimer,
    Effect,
    GiveOrder,
    PutCall,
    PutChecklistItem,
    Remark,
    RemovePerson,
    RevertChange,
    SetField,
    SetStatus,
    WithdrawNote,
)
from rules.findings import CustomerReached, WorkedOn
from rules.model.audience import OUTSIDE, ticket_of
from rules.model.status import CATALOGUE, DONE, Status, StatusClass, after_customer_mail
from rules.model.ticket import BROUGHT, LEAVE_TAG, CallState, Case, Note, NoteType, Visibility
from rules.model.timer import TimerKind
from rules.timing import arm, find_timer, reply_rule

RULE = "GW-12"
UNCONFIRMED = "unconfirmed"  # the flag of a mail that was asked about
MERGED = "merged"  # the resolution of the ticket that ended
CLOCKS = (TimerKind.REPLY_DUE, TimerKind.REPLY_LEAD)


def merge_into(case: Case, command: Command, scene: Scene) -> tuple[Effect, ...] | Refusal:
    """End this ticket without gates; all it had goes on in the other one."""
    other = find_other(case, command)
    if isinstance(other, Refusal):
        return other
    ticket = ticket_of(case)
    if other.status in DONE and ticket.status not in DONE:
        return refuse_needing("the number of a ticket that is still open", command)
    because = f"{scene.sender.name} merged it into {other.number}"
    effects: tuple[Effect, ...] = (
        SetField(name="merged_into", value=other.number, rule=RULE, because=because),
    )
    if ticket.status not in DONE:
        effects += (
            SetField(name="resolution", value=MERGED, rule=RULE, because=because),
            SetStatus(
                status=Status.COMPLETE,
                by_human=True,
                actor=scene.sender.person,
                at=scene.at,
                rule=RULE,
                because=because,
            ),
            *(
                PutCall(call=replace(one, state=CallState.CANCELLED), rule=RULE, because=because)
                for one in case.calls
                if one.state is CallState.BOOKED and one.starts_at > scene.at
            ),
        )
    waits = find_timer(case, TimerKind.REPLY_DUE)
    values = {"number": other.number, "from": ticket.number, "by": scene.sender.person}
    if waits is not None:
        values["waits_since"] = waits.anchor_at.isoformat()
    order = GiveOrder(verb="merge", values=values, rule=RULE, because=because)
    return (*effects, order, *which_continues(case, other, scene, because))


def undo_merge(case: Case, into: str, because: str, by: str) -> GiveOrder:
    """CMD-08: what was brought to the other ticket is to go again."""
    values = {"number": into, "from": ticket_of(case).number, "by": by}
    return GiveOrder(verb="unmerge", values=values, rule="CMD-08", because=because)


# --- on the ticket that continues -----------------------------------------------------------


def bring_in(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Take over what the ticket `from` had: words, files, people, labels, work, the clock."""
    case, scene = draft.case, draft.scene
    ticket, other = ticket_of(case), case.known.merging
    because = f"{values['from']} was merged into it"
    if other is None or other.ticket is None or not other.ticket.merged_into:
        because = "the merge was taken back before it was carried out"
        void = Remark(kind="merge_void", detail=values["from"], rule=RULE, because=because)
        return draft.then((void,))
    if ticket.merged_into:  # it ended meanwhile itself
        onward = {**values, "number": ticket.merged_into}
        return draft.then((GiveOrder(verb="merge", values=onward, rule=RULE, because=because),))
    mark = _mark(values["from"])
    if any(mark in one.flags and not one.withdrawn for one in case.notes):
        return draft
    draft = draft.then(_notes(case, other, mark, scene, because))
    draft = draft.then(_people(case, other, mark, because))
    draft = draft.then(_work(case, other, mark, scene, because))
    draft = _customers_voice(draft, case, other, values, because)
    changes = (f"Merged\t{values['from']} {other.ticket.title}",)
    return draft.found(WorkedOn(case, changes))


def _mark(number: str) -> str:
    return f"{BROUGHT}{number}"


def _notes(case: Case, other: Case, mark: str, scene: Scene, because: str) -> Iterable[Effect]:
    """Every note, as old as it is; files are counted on behind those of this ticket (GW-17)."""
    ended = ticket_of(other)
    count = max((file.number for note in case.filed_notes for file in note.files), default=0)
    text = f"Here begins what {ended.number} had: {ended.title}"
    pointer = system_note(scene, text, rule=RULE, because=because, visibility=Visibility.INTERNAL)
    yield BringNote(note=replace(pointer.note, flags=(mark,)), rule=RULE, because=because)
    for note in other.notes:
        if note.withdrawn or UNCONFIRMED in note.flags:  # what was confirmed stands again
            continue
        files = tuple(
            replace(file, number=count + file.number) if file.number else file
            for file in note.files
        )
        brought = replace(note, id=0, files=files, flags=(*note.flags, mark))
        yield BringNote(note=brought, rule=RULE, because=because)


def _people(case: Case, other: Case, mark: str, because: str) -> Iterable[Effect]:
    """Whoever heard of the ticket that ended hears of the one that continues."""
    ticket, ended = ticket_of(case), ticket_of(other)
    here = {ticket.contact, *(one.person for one in case.contacts)}
    hows = {one.person: one.how for one in other.contacts}
    for person in dict.fromkeys((ended.contact, *hows)):
        if person and person not in here and not ended.internal:
            how = OUTSIDE if hows.get(person) == OUTSIDE else mark
            yield AttachContact(person=person, how=how, rule=RULE, because=because)
    watching = {ticket.primary, *(one.handle for one in case.watchers)}
    for handle in dict.fromkeys((ended.primary, *(one.handle for one in other.watchers))):
        if handle and handle not in watching:
            yield AddWatcher(handle=handle, reason=mark, rule=RULE, because=because)


def _work(case: Case, other: Case, mark: str, scene: Scene, because: str) -> Iterable[Effect]:
    """Labels, what is still to be done, and appointments to come."""
    tags = {one.name for one in case.tags}
    for tag in other.tags:
        if tag.name not in tags and tag.name != LEAVE_TAG:
            yield AddTag(name=tag.name, by=tag.by, at=tag.at, rule=RULE, because=because)
    position = max((one.position for one in case.checklist), default=0)
    for item in other.checklist:
        if not item.checked_by:
            position += 1
            text = f"{item.text} ({ticket_of(other).number})"
            taken = replace(item, position=position, text=text)
            yield PutChecklistItem(item=taken, rule=RULE, because=because)
    booked = {one.starts_at for one in case.calls if one.state is CallState.BOOKED}
    for call in other.calls:
        is_moved = call.state is CallState.CANCELLED and call.starts_at > scene.at
        if is_moved and call.starts_at not in booked:
            again = replace(call, id=0, state=CallState.BOOKED)
            yield PutCall(call=again, rule=RULE, because=because)


def _customers_voice(
    draft: Draft, case: Case, other: Case, values: Mapping[str, str], because: str
) -> Draft:
    """A mail that is newer than the wait ends it; one that nobody answered keeps its clock."""
    scene = draft.scene
    ticket, ended = ticket_of(case), ticket_of(other)
    theirs = [one for one in other.notes if _is_theirs(one)]
    wrote_at = max((one.at for one in theirs), default=None)
    if wrote_at is None:
        return draft
    if ticket.last_customer_at is None or ticket.last_customer_at < wrote_at:
        parent = ended.customer_message_id
        draft = draft.then(
            (
                SetField(name="last_customer_at", value=wrote_at, rule=RULE, because=because),
                SetField(name="customer_message_id", value=parent, rule=RULE, because=because),
            )
        )
    waits = CATALOGUE[ticket.status].status_class is StatusClass.WAITING_CUSTOMER
    if waits and wrote_at > ticket.status_since:
        status = after_customer_mail(ticket.status, scene.policy)
        draft = draft.found(CustomerReached("the customer had written to the other ticket"))
        change = SetStatus(status=status, at=scene.now, rule=RULE, because=because)
        draft = draft.then((change,))
    if "waits_since" in values:
        since = datetime.fromisoformat(values["waits_since"])
        draft = draft.then(_clock(case, since, scene, because))
    return draft


def _is_theirs(note: Note) -> bool:
    return note.type is NoteType.CUSTOMER and not note.withdrawn


def _clock(case: Case, since: datetime, scene: Scene, because: str) -> Iterable[Effect]:
    """TAT-01: the older of two mails that wait for an answer keeps its clock."""
    armed, severity = find_timer(case, TimerKind.REPLY_DUE), ticket_of(case).severity
    if armed is not None and armed.anchor_at <= since:
        return
    for kind in CLOCKS:
        lead = kind is TimerKind.REPLY_LEAD
        rule = reply_rule(scene.policy, severity, lead=lead)
        if rule:
            yield arm(kind, rule, since, scene, rule="TAT-01", because=because)


# --- taken back -----------------------------------------------------------------------------


def take_out(draft: Draft, values: Mapping[str, str]) -> Draft:
    """Take away what came with a ticket that stands for itself again; what came since stays."""
    case, scene = draft.case, draft.scene
    ticket, mark = ticket_of(case), _mark(values["from"])
    because = f"{scene.sender.name} took the merge of {values['from']} back"
    brought = [one for one in case.notes if mark in one.flags and not one.withdrawn]
    effects: list[Effect] = [
        WithdrawNote(note_id=one.id, rule="CMD-08", because=because) for one in brought
    ]
    people = [one.person for one in case.contacts if one.how == mark]
    people += [one.handle for one in case.watchers if one.reason == mark]
    effects += [RemovePerson(person=one, rule="CMD-08", because=because) for one in people]
    for item in case.checklist:
        if item.text.endswith(f"({values['from']})") and not item.checked_by:
            effects.append(
                RevertChange(
                    part="checklist",
                    key=str(item.position),
                    old=None,
                    new=item,
                    rule="CMD-08",
                    because=because,
                )
            )
    effects += _without_appointments(case, because)
    effects += _without_clock(case, brought, because)
    if ticket.merged_into:
        onward = {**values, "number": ticket.merged_into}
        effects.append(GiveOrder(verb="unmerge", values=onward, rule="CMD-08", because=because))
    draft = draft.then(effects)
    if not brought:
        return draft
    changes = (f"Taken out\t{values['from']}; what came since the merge stays here",)
    return draft.found(WorkedOn(case, changes))


def _without_appointments(case: Case, because: str) -> Iterable[Effect]:
    """An appointment is kept by the ticket for which it was booked."""
    other = case.known.merging
    theirs = [(one.starts_at, one.kind, one.staff) for one in other.calls] if other else []
    for one in case.calls:
        is_booked = one.state is CallState.BOOKED
        if is_booked and (one.starts_at, one.kind, one.staff) in theirs:
            gone = replace(one, state=CallState.CANCELLED)
            yield PutCall(call=gone, rule="CMD-08", because=because)


def _without_clock(case: Case, brought: list[Note], because: str) -> Iterable[Effect]:
    """The clock goes back with the mail that started it."""
    armed = find_timer(case, TimerKind.REPLY_DUE)
    moments = {one.at for one in brought if _is_theirs(one)}
    if armed is None or armed.anchor_at not in moments:
        return
    for kind in CLOCKS:
        yield CancelTimer(kind=kind, rule="CMD-08", because=because)
