"""Monitors: one open ticket for each thing that is in trouble (GW-03.4).

Repeats are counted in one note, a recovery completes what nobody has written on by hand, and no
letter ever goes to the monitor: its tickets have no contact.
"""

from __future__ import annotations

from dataclasses import replace

from rules.amount import amount
from rules.arrival.ceilings import tell_admins
from rules.arrival.notes import note_of_mail
from rules.arrival.opening import announce, new_ticket
from rules.clock import in_words
from rules.draft import MailDraft
from rules.effects import (
    OPENED_ON_FILE,
    AddNote,
    AddTag,
    CreateTicket,
    DropMail,
    Effect,
    HoldMail,
    Remark,
    SetField,
    SetStatus,
    WithdrawNote,
)
from rules.findings import NewMail
from rules.model.audience import ticket_of
from rules.model.status import Status
from rules.model.ticket import Case, Note, NoteType, Visibility
from rules.policy.integration import News
from rules.sender.service import Told, severity_of, thread_of

RULE = "GW-03"
ALERT = "alert"  # the category of a monitoring alert (STA-04)
REPEATED = "repeated:"  # the flag of the note that counts, with the count
BY_HAND = (NoteType.RESOURCE, NoteType.CUSTOMER, NoteType.VENDOR, NoteType.STRANGER)
RECOVERED = "recovered"  # the resolution of what got well by itself


def on_monitor(draft: MailDraft, told: Told) -> MailDraft:
    """Return the draft with what a monitor's mail does."""
    if told.news is None or not thread_of(told, draft.scene.desk):
        because = "a monitor's mail that no pattern of its file fits, or that names no key"
        return draft.then((HoldMail(reason="integration_unmatched", rule=RULE, because=because),))
    is_open = draft.case.ticket is not None
    match told.news, is_open:
        case News.RECOVERY, True:
            return _recover(draft)
        case News.RECOVERY, False:
            because = "it is well again, and no ticket is open"
            drop = DropMail(reason="recovery_unmatched", rule=RULE, because=because)
            return draft.then((drop,))
        case _, True:
            return _repeat(draft, told)
        case _:
            return _open(draft, told)


def _open(draft: MailDraft, told: Told) -> MailDraft:
    scene, case = draft.scene, draft.case
    floods = case.known.openings.address_hour >= told.service.flood
    ticket = replace(
        new_ticket(case, scene, ALERT),
        contact="",
        contact_name="",
        account_id=None,
        internal=True,  # it has nobody to write to
        severity=severity_of(told, scene.arrived.event.mail),
        root_message_id=thread_of(told, scene.desk),
        customer_message_id="",
        last_customer_at=None,
    )
    because = f"{told.service.file} tells of trouble with {told.group('key')}"
    counted = scene.sender.address
    draft = draft.then(
        (
            CreateTicket(ticket=ticket, rule=RULE, because=because),
            Remark(kind=OPENED_ON_FILE, detail=counted, rule="GW-11", because=because),
            AddTag(name="monitor", by="", at=scene.at, rule=RULE, because=because),
            _note(draft, because),
        )
    )
    if floods:
        reason = f"{amount(told.service.flood, 'ticket')} by {counted} within an hour"
        return draft.then(tell_admins(draft.case, scene, reason))
    return draft.then(announce(draft.case, scene))


def _repeat(draft: MailDraft, told: Told) -> MailDraft:
    """Count it; the people hear again only when it got worse."""
    scene, before = draft.scene, draft.case
    last = next((one for one in reversed(before.notes) if _count(one) and not one.withdrawn), None)
    times = _count(last) + 1 if last else 1
    first = before.notes[0].at if before.notes else scene.at
    because = f"{told.group('key')} is in trouble still"
    since = in_words(first, scene.desk.calendar)
    when = in_words(scene.at, scene.desk.calendar)
    counted = "once more" if times == 1 else f"{times} times more"
    text = f"Reported {counted} since {since}, last at {when}: {scene.arrived.event.mail.subject}"
    order = _note(draft, because)
    note = replace(order.note, text=text, flags=(*order.note.flags, f"{REPEATED}{times}"))
    effects: list[Effect] = []
    if last is not None:
        effects.append(WithdrawNote(note_id=last.id, rule=RULE, because=because))
    effects.append(replace(order, note=note))
    old, new = ticket_of(before).severity, severity_of(told, scene.arrived.event.mail)
    worse = new is not None and (old is None or new < old)
    if worse:
        effects.append(SetField(name="severity", value=new, rule=RULE, because=because))
    draft = draft.then(effects)
    return draft.found(NewMail(scene.arrived.event.mail, before)) if worse else draft


def _recover(draft: MailDraft) -> MailDraft:
    scene, before = draft.scene, draft.case
    because = "the monitor says that it is well again"
    draft = draft.then((_note(draft, because),))
    if _is_touched(before):
        return draft.found(NewMail(scene.arrived.event.mail, before))
    because = "it is well again, and nobody has written by hand"
    return draft.then(
        (
            SetField(name="resolution", value=RECOVERED, rule=RULE, because=because),
            SetStatus(status=Status.COMPLETE, at=scene.at, rule=RULE, because=because),
        )
    )


def _is_touched(case: Case) -> bool:
    return any(one.type in BY_HAND and not one.withdrawn for one in case.notes)


def _count(note: Note) -> int:
    flag = next((one for one in note.flags if one.startswith(REPEATED)), "")
    return int(flag.removeprefix(REPEATED)) if flag else 0


def _note(draft: MailDraft, because: str) -> AddNote:
    return note_of_mail(
        draft.scene, NoteType.INTEGRATION, Visibility.INTERNAL, rule=RULE, because=because
    )
