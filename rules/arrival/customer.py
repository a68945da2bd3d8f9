"""Mail from outside into a ticket: a customer's (GW-09), a vendor's, a stranger's (GW-14)."""

from __future__ import annotations

from rules.arrival.forwards import brings_answer
from rules.arrival.notes import name_of, note_of_mail
from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import (
    AddWatcher,
    AttachContact,
    Effect,
    HoldMail,
    Remark,
    SetField,
    SetStatus,
)
from rules.findings import NewMail, StrangerWrote
from rules.model.audience import ticket_of
from rules.model.choice import How
from rules.model.mail import files_of
from rules.model.status import Status, after_customer_mail
from rules.model.ticket import Case, NoteType, Visibility
from rules.policy.choices import StrangerOnTicket


def on_customer_mail(draft: MailDraft) -> MailDraft:
    """Keep the note, move the status by the table of STA-03, tell the owner."""
    scene, before = draft.scene, draft.case
    if scene.arrived.choice.how is How.SENT_AGAIN:
        return draft.then(_keep(before, scene))
    if _says_nothing(scene):
        return draft.then((_silent_note(scene),))
    return _heard(before, draft.then(_keep(before, scene)))


def _says_nothing(scene: MailScene) -> bool:
    """GW-16: only a signature, no file, nothing passed on; thanks are a signature's first line."""
    event = scene.arrived.event
    mail = event.mail
    empty = mail.own_is_signature and not files_of(mail) and mail.forwarded is None
    return empty and not scene.says_thanks


def _silent_note(scene: MailScene) -> Effect:
    because = "only a signature: no answer, and nobody is alerted"
    return note_of_mail(
        scene,
        NoteType.MACHINE,
        Visibility.INTERNAL,
        rule="GW-16",
        because=because,
        flags=("no_new_text",),
    )


def on_forwarded_mail(draft: MailDraft) -> MailDraft:
    """GW-10: a resource passed a contact's mail on; it counts as if it had come itself."""
    filed = brings_answer(draft)
    if filed is None:
        return draft
    return _heard(draft.case, filed).in_scene(draft.scene)


def _heard(before: Case, draft: MailDraft) -> MailDraft:
    """What the words do: the first procedure that settles it, else the table of STA-03."""
    hint = ""
    for takes in draft.agreed.taking:
        taken = takes(before, draft.case, draft.scene)
        draft = draft.then(taken.effects)
        hint = hint or taken.hint
        if taken.is_settled:
            for finding in taken.findings:
                draft = draft.found(finding)
            return draft
    return move_and_alert(before, draft, hint)


def move_and_alert(before: Case, draft: MailDraft, hint: str = "") -> MailDraft:
    """Move the status by the table of STA-03 and tell the owner."""
    draft = draft.then(_move(draft.case, draft.scene))
    return draft.found(NewMail(draft.scene.arrived.event.mail, before, hint))


def _keep(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    event = scene.arrived.event
    flags = ("thread_mismatch",) if scene.arrived.choice.mismatch else ()
    if scene.arrived.addressed.has_words:
        flags = (*flags, "status_word_ignored")
    if ticket_of(case).status is Status.SCHEDULED:  # it stays so: the mail is easily overlooked
        flags = (*flags, "unread_mail")
    because = f"mail from {name_of(scene.sender)} ({scene.sender.why})"
    text = None
    if scene.arrived.choice.how is How.SENT_AGAIN:
        because, text = "the same words again, a moment later", f"(sent again)\n{scene.text}"
    note = note_of_mail(
        scene,
        NoteType.CUSTOMER,
        Visibility.PUBLIC,
        rule="GW-09",
        because=because,
        flags=flags,
        text=text,
    )
    seen: tuple[Effect, ...] = (
        SetField(name="last_customer_at", value=scene.at, rule="GW-09", because=because),
    )
    if event.mail.message_id:
        seen += (
            SetField(
                name="customer_message_id",
                value=event.mail.message_id,
                rule="GW-21",
                because="our letters continue the customer's thread",
            ),
        )
    return (note, *seen, *attach_copied(case, scene), *_other_numbers(scene))


def attach_copied(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """GW-13: who is in To and Cc beside us.

    Contacts on file are attached, of the ticket's own account only; employees become
    internal watchers; nobody else is remembered.
    """
    event = scene.arrived.event
    ticket = ticket_of(case)
    copied = {box.address.casefold() for box in (*event.mail.to, *event.mail.cc)}
    known = {one.person for one in case.contacts} | {ticket.contact, scene.sender.person}
    contacts = tuple(
        AttachContact(person=contact.key, how="cc", rule="GW-13", because="copied by the customer")
        for contact in case.known.contacts
        if copied & set(contact.addresses)
        and contact.active
        and not contact.vendor
        and contact.account_id == ticket.account_id
        and ticket.account_id is not None
        and contact.key not in known
    )
    seen = {one.handle for one in case.watchers} | {ticket.primary, scene.sender.person}
    staff = tuple(
        AddWatcher(handle=one.handle, reason="cc", rule="GW-13", because="copied in a mail")
        for one in scene.desk.staff
        if one.active and copied & set(one.addresses) and one.handle not in seen
    )
    return (*contacts, *staff)


def _other_numbers(scene: MailScene) -> tuple[Effect, ...]:
    """GW-08b: a mail that names several tickets is kept on the first, the others are named."""
    if not scene.arrived.choice.others:
        return ()
    detail = ", ".join(scene.arrived.choice.others)
    because = f"the subject also names {detail}"
    return (Remark(kind="mail_linked", detail=detail, rule="GW-08b", because=because),)


def _move(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    ticket = ticket_of(case)
    because = f"{name_of(scene.sender)} wrote"
    effects: tuple[Effect, ...] = ()
    if ticket.status is Status.SCHEDULED:
        effects += (SetField(name="unread_mail", value=True, rule="GW-09", because=because),)
    status = after_customer_mail(ticket.status, scene.policy)
    if status is not ticket.status:
        effects += (SetStatus(status=status, at=scene.at, rule="GW-09", because=because),)
    return effects


def on_vendor_mail(draft: MailDraft) -> MailDraft:
    """GW-09.c: a note and an alert; never a customer's answer."""
    scene, before = draft.scene, draft.case
    because = f"mail from the vendor {name_of(scene.sender)}"
    note = note_of_mail(scene, NoteType.VENDOR, Visibility.INTERNAL, rule="GW-09", because=because)
    draft = draft.then((note,))
    return draft.found(NewMail(scene.arrived.event.mail, before))


def on_stranger_mail(draft: MailDraft, reason: str) -> MailDraft:
    """GW-14: a flagged internal note and a word to the owner; nothing else moves."""
    scene = draft.scene
    policy = scene.policy.stranger_on_ticket
    because = reason or "the sender is not known here"
    if policy is not StrangerOnTicket.FLAG:
        return draft.then((HoldMail(reason="stranger_hold", rule="GW-14", because=because),))
    flags: tuple[str, ...] = ("unverified_sender",)
    if scene.arrived.choice.mismatch:
        flags = (*flags, "thread_mismatch")
    note = note_of_mail(
        scene,
        NoteType.STRANGER,
        Visibility.INTERNAL,
        rule="GW-14",
        because=because,
        flags=flags,
    )
    return draft.then((note,)).found(StrangerWrote(because))
