"""Mail of years before: filed with its own date; nobody is told, nothing is obeyed (ARC-01).

`decide` lets no procedure react to what is asked for here, so no clock starts by itself.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from rules.arrival.by_kind import belongs
from rules.arrival.guards import PRIVATE, drop_duplicate, drop_own, event_of, kind_of
from rules.arrival.notes import note_of_mail
from rules.arrival.opening import new_ticket
from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import (
    AttachContact,
    BringNote,
    CreateTicket,
    DropMail,
    Effect,
    SetField,
)
from rules.model.audience import ticket_of
from rules.model.mail import Kind, Mail, Mailbox
from rules.model.status import DONE, Status
from rules.model.ticket import Case, NoteType, Ticket, Visibility
from rules.policy.choices import PrivateMail
from rules.sender.trust import Standing

RULE = "ARC-01"
MACHINE = "archive_machine"  # the reasons why a mail is left out, beside those of a mail that comes
UNDATED = "archive_undated"
CLOCKS_DIFFER_MAX = timedelta(days=1)  # between the writer's clock and our mail server's
MAIL_BEGINS_AT = datetime(1982, 1, 1, tzinfo=UTC)  # RFC 822; earlier dates are a reset clock's

NEVER_FILED = (Kind.OWN, Kind.BOUNCE, Kind.RECEIPT, Kind.FEEDBACK_REPORT)
ON_A_TICKET = {
    Kind.AUTO_REPLY: NoteType.AUTO_REPLY,
    Kind.CALENDAR: NoteType.MACHINE,
    Kind.LIST: NoteType.MACHINE,
    Kind.INTEGRATION: NoteType.INTEGRATION,
}
ON_FILE = (Standing.CONTACT, Standing.RESOURCE)


def written_at(mail: Mail, taken_at: datetime) -> datetime | None:
    """Return the moment that an archived mail counts from, in UTC; None where none is believable.

    The Date header, unless the Received of a trusted server (RFC 5321 4.4) tells another day:
    a writer's clock may be wrong, and nothing arrives before it was written.
    """
    date, received = mail.date, mail.stamp.at
    if received is not None:
        far = date is None or abs(received - date) > CLOCKS_DIFFER_MAX
        date = received if far or date is None else min(date, received)
    if date is None or not MAIL_BEGINS_AT <= date <= taken_at + CLOCKS_DIFFER_MAX:
        return None
    return min(date, taken_at).astimezone(UTC)


def on_archived(draft: MailDraft) -> MailDraft:
    """Return the draft with the mail as a note on its ticket, or why it is left out."""
    left_out = _left_out(draft)
    if left_out is not None:
        return draft.then(left_out)
    is_new = draft.case.ticket is None
    if is_new:
        draft = draft.then(_opened(draft.case, draft.scene))
    type, visibility = (
        (NoteType.CUSTOMER, Visibility.PUBLIC)
        if is_new and not _is_from_desk(draft.scene)
        else _whose_note(draft)
    )
    added = note_of_mail(draft.scene, type, visibility, rule=RULE, because="a mail of the archive")
    brought = BringNote(note=added.note, rule=RULE, because=added.because)
    return draft.then((brought, *_marks(draft.case, draft.scene, type, visibility)))


def _left_out(draft: MailDraft) -> tuple[Effect, ...] | None:
    """What is here already, ours, a machine's, private or without a date is no note."""
    stopped = drop_duplicate(draft) or drop_own(draft)
    if stopped is not None:
        return stopped
    event, scene = event_of(draft), draft.scene
    mail, kind = event.mail, kind_of(draft)
    if mail.over_limit:
        return _drop(mail.over_limit, "it is over a limit of reading")
    if event.envelope.judged or mail.stamp.spam:
        return _drop("spam", f"spam: {event.envelope.judged or mail.stamp.spam}")
    if mail.sensitivity in PRIVATE and scene.policy.private is not PrivateMail.TICKET:
        return _drop("private", f"Sensitivity: {mail.sensitivity}")
    if kind in NEVER_FILED:
        return _drop(MACHINE, f"a machine's mail: {kind}")
    on_file = kind is Kind.LIST and scene.sender.standing in ON_FILE
    if kind in ON_A_TICKET and draft.case.ticket is None and not on_file:
        return _drop(MACHINE, f"a machine's mail that belongs to no ticket: {kind}")
    if written_at(mail, scene.now) is None:
        return _drop(UNDATED, "neither Date nor a trusted Received says when it was written")
    return None


def _drop(reason: str, because: str) -> tuple[Effect, ...]:
    return (DropMail(reason=reason, rule=RULE, because=because),)


def _is_from_desk(scene: MailScene) -> bool:
    """Say whether one of the desk wrote it, also under the address that all share."""
    return scene.by_human or scene.desk.is_own_address(scene.sender.address)


def _outside(scene: MailScene) -> Mailbox | None:
    """Return the first recipient who is nobody of the desk."""
    mail, desk = scene.arrived.event.mail, scene.desk
    staff = {address for one in desk.staff for address in one.addresses}
    for box in (*mail.to, *mail.cc):
        address = box.address.casefold()
        if address and address not in staff and not desk.is_own_address(address):
            return box
    return None


def _opened(case: Case, scene: MailScene) -> tuple[Effect, ...]:
    """A ticket of the day on which the mail was written, ended as the archive is to end."""
    ticket = new_ticket(case, scene, "")
    if _is_from_desk(scene):
        ticket = _written_to(ticket, case, scene)
    status = Status(scene.arrived.event.envelope.archived)
    ticket = replace(
        ticket,
        status=status,
        completed_at=scene.at if status in DONE else None,
        internal=not ticket.contact,
    )
    because = "a mail of the archive that belongs to no ticket"
    created = CreateTicket(ticket=ticket, rule=RULE, because=because)
    if not ticket.contact:
        return (created,)
    who = AttachContact(person=ticket.contact, how="sender", rule=RULE, because="it is with them")
    return (created, who)


def _written_to(ticket: Ticket, case: Case, scene: MailScene) -> Ticket:
    """The customer of a thread that the desk began is whom it wrote to, or whose mail it passed."""
    ticket = replace(
        ticket,
        contact=ticket.contact if scene.by_human else "",
        contact_name="",
        account_id=ticket.account_id if scene.by_human else None,
        customer_message_id="",
        last_customer_at=None,
    )
    box = _outside(scene)
    if ticket.contact or box is None:
        return ticket
    address = box.address.casefold()
    for contact in case.known.contacts:
        if address in contact.addresses and contact.active:
            return replace(ticket, contact=contact.key, account_id=contact.account_id)
    return replace(ticket, contact=address, contact_name=box.name)


def _whose_note(draft: MailDraft) -> tuple[NoteType, Visibility]:
    scene, kind = draft.scene, kind_of(draft)
    if _is_from_desk(scene):
        public = _outside(scene) is not None
        return NoteType.RESOURCE, Visibility.PUBLIC if public else Visibility.INTERNAL
    if kind in ON_A_TICKET:
        return ON_A_TICKET[kind], Visibility.INTERNAL
    if scene.sender.standing is Standing.VENDOR:
        return NoteType.VENDOR, Visibility.INTERNAL
    if belongs(scene.sender, draft):
        return NoteType.CUSTOMER, Visibility.PUBLIC
    return NoteType.STRANGER, Visibility.INTERNAL


def _marks(
    case: Case, scene: MailScene, type: NoteType, visibility: Visibility
) -> tuple[Effect, ...]:
    """The dates of the archive's own ticket; one that the desk works on keeps those it has."""
    ticket, at = ticket_of(case), scene.at
    if ticket.status is not Status(scene.arrived.event.envelope.archived):
        return ()
    values: dict[str, object] = {}
    if ticket.completed_at is not None and at > ticket.completed_at:
        values["completed_at"] = at
    if type is NoteType.CUSTOMER and _is_later(at, ticket.last_customer_at):
        values["last_customer_at"] = at
        values["customer_message_id"] = scene.arrived.event.mail.message_id
    is_answer = type is NoteType.RESOURCE and visibility is Visibility.PUBLIC
    if is_answer and _is_later(at, ticket.last_public_at):
        values["last_public_at"] = at
    because = "the date of the mail"
    return tuple(
        SetField(name=name, value=value, rule=RULE, because=because)
        for name, value in values.items()
    )


def _is_later(at: datetime, than: datetime | None) -> bool:
    return than is None or at > than
