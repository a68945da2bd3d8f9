"""Notes made from mails, and what earlier notes say."""

from __future__ import annotations

from rules.context import MailScene, Scene
from rules.effects import AddNote
from rules.model.audience import ticket_of
from rules.model.mail import Kind, Mail
from rules.model.ticket import Case, Note, NoteType, Visibility
from rules.sender.trust import Sender

NO_TEXT = "(no new text)"
ENCRYPTED = "(encrypted: nobody here can read it)"


def note_of_mail(
    scene: MailScene,
    type: NoteType,
    visibility: Visibility,
    *,
    rule: str,
    because: str,
    flags: tuple[str, ...] = (),
    text: str | None = None,
) -> AddNote:
    """Return the order to keep this mail as a note; nothing of it is lost (GW-16)."""
    event = scene.arrived.event
    mail, sender = event.mail, scene.sender
    relayed = type is NoteType.RESOURCE and visibility is Visibility.PUBLIC
    words = text if text is not None else scene.text if relayed else inside_words(scene)
    if mail.kind is Kind.ENCRYPTED:
        flags = (*flags, "encrypted")
        words = words or ENCRYPTED
    if not words.strip():
        flags = (*flags, "no_new_text")
    if scene.arrived.choice.others:  # GW-08b
        words = f"{words}\n(also names {', '.join(scene.arrived.choice.others)})"
    note = Note(
        id=0,
        at=event.received_at,
        author=sender.person,
        author_name=sender.name,
        type=type,
        visibility=visibility,
        text=words or NO_TEXT,
        full_text=mail.text if mail.text.strip() != words.strip() else "",
        flags=tuple(dict.fromkeys((*flags, *scene.arrived.flags, *sender.flags, *mail.flags))),
        input_id=event.input_id,
        message_id=mail.message_id,
        attachments=tuple(one.name for one in mail.attachments),
        files=scene.files,
        subject=mail.subject,
    )
    return AddNote(note=note, rule=rule, because=because)


def system_note(
    scene: Scene, text: str, *, rule: str, because: str, visibility: Visibility
) -> AddNote:
    """Return the order to write down something in the gateway's own name."""
    note = Note(
        id=0,
        at=scene.now,
        author="",
        author_name="",
        type=NoteType.SYSTEM,
        visibility=visibility,
        text=text,
        input_id=scene.event.input_id,
    )
    return AddNote(note=note, rule=rule, because=because)


CALENDAR_SAYS = {
    "REQUEST": "Invitation:",
    "CANCEL": "Invitation cancelled:",
    "COUNTER": "Another time proposed:",
    "ACCEPTED": "Invitation accepted:",
    "DECLINED": "Invitation declined:",
    "TENTATIVE": "Invitation accepted tentatively:",
}


def calendar_words(mail: Mail) -> str:
    """Return what a calendar mail without words of its own says (RFC 5546 1.4)."""
    said = CALENDAR_SAYS.get(mail.calendar_partstat) or CALENDAR_SAYS.get(mail.calendar_method)
    return said or "Calendar entry:"


def last_public_words(case: Case) -> str:
    """Return our last words to the customer, as N-04 and N-09 repeat them; "" for none."""
    for note in reversed(case.notes):
        if note.type is NoteType.RESOURCE and note.visibility is Visibility.PUBLIC:
            return note.text
    return ""


def last_customer_words(case: Case) -> str:
    """Return what the customer wrote last; "" for nothing."""
    theirs = (one.text for one in reversed(case.notes) if one.type is NoteType.CUSTOMER)
    return next(theirs, "")


def first_words(case: Case) -> str:
    """Return what was asked for: the customer's first words that are known, else any."""
    theirs = [one.text for one in case.notes if one.type is NoteType.CUSTOMER]
    return (theirs or [one.text for one in case.notes] or [""])[0]


def words_for_alert(scene: Scene) -> str:
    return inside_words(scene) or NO_TEXT


def inside_words(scene: Scene) -> str:
    """Return the new words and what was passed on with them, as people of the desk read them."""
    return "\n\n".join(filter(None, (scene.text.strip("\n"), scene.forwarded)))


def not_copied(case: Case, mail: Mail, scene: Scene) -> tuple[str, ...]:
    """Return whom the writer copied, and who is nobody to this ticket: the owner may add them."""
    people = {one.person for one in case.contacts} | {ticket_of(case).contact}
    known = {scene.sender.address, *people}
    for contact in case.known.contacts:
        known |= set(contact.addresses) if contact.key in people else set()
    for staff in scene.desk.staff:
        known |= set(staff.addresses)
    # what came to us by it is ours, also where no word of it is: postmaster (RFC 5321 4.5.1)
    arrived = scene.arrived
    known |= {one.casefold() for one in arrived.event.envelope.recipients} if arrived else set()
    boxes = (box.address.casefold() for box in (*mail.to, *mail.cc))
    return tuple(
        dict.fromkeys(
            one for one in boxes if one and one not in known and not scene.desk.is_own_address(one)
        )
    )


def name_of(sender: Sender) -> str:
    return sender.name or sender.address
