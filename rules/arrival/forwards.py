"""What was passed on (GW-15): shown to people inside, and never relayed by itself.

A resource's forward into a ticket is an internal note. When it brings the mail of a contact of
that ticket, the mail is also filed as theirs, as if it had come itself (flag `forwarded_in`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rules.context import MailScene
from rules.draft import MailDraft
from rules.effects import AddNote, SetField
from rules.model.audience import person_name, ticket_of
from rules.model.choice import Choice
from rules.model.mail import Forwarded, Mail
from rules.model.ticket import Case, Note, NoteType, Visibility
from rules.policy.desk import Desk
from rules.sender.recipients import Addressed
from rules.sender.trust import Level, Sender, Standing

LEVELS_MAX = 5
FLAG = "forwarded_in"
_HEAD = "Forwarded, from "


def levels(mail: Mail) -> Iterator[Forwarded]:
    """Yield the mails inside a forward, the outermost first."""
    level = mail.forwarded
    for _ in range(LEVELS_MAX):
        if level is None:
            return
        yield level
        level = level.inside


def shown(mail: Mail) -> str:
    """Return what was passed on as people read it; "" where nothing was."""
    return "\n\n".join(filter(None, map(_shown, levels(mail))))


def _shown(level: Forwarded) -> str:
    words = (level.inside.above if level.inside else level.text).strip()
    sender = level.sender
    if not words and not sender.address:
        return ""
    address = f"<{sender.address}>" if sender.address else ""
    who = " ".join(filter(None, (sender.name, address))) or "somebody"
    of = f", of {level.date}" if level.date else ""
    return f"{_HEAD}{who}{of}:\n{words}".strip()


def without_forward(text: str) -> str:
    """Return a note's text as its writer's own words."""
    return "" if text.startswith(_HEAD) else text.partition(f"\n\n{_HEAD}")[0]


def own_or_forwarded(mail: Mail, by_human: bool) -> tuple[str, str]:
    """Return the words of the sender, and what they passed on beside them.

    A customer's forward without words of their own is their words; a resource's never is.
    """
    passed_on = shown(mail)
    alone = not mail.own_text.strip() or mail.own_is_signature
    if alone and passed_on and not by_human:
        return passed_on, ""
    return mail.own_text, passed_on


def whose(mail: Mail, desk: Desk) -> Forwarded | None:
    """Return the mail that is meant: the first inside that is nobody's of the desk."""
    staff = {address for one in desk.staff for address in one.addresses}
    return next((one for one in levels(mail) if one.sender.address.casefold() not in staff), None)


def brings_answer(draft: MailDraft) -> MailDraft | None:
    """Return the draft with a contact's mail filed that a resource passed on into their ticket.

    None where it brings none: of somebody who is not on the ticket, or already filed.
    """
    scene, case = draft.scene, draft.case
    event = scene.arrived.event
    passed_on = whose(event.mail, scene.desk)
    if passed_on is None or scene.arrived.choice.mismatch or not passed_on.text.strip():
        return None
    address = passed_on.sender.address.casefold()
    person = _on_ticket(address, case)
    if not person or _is_filed(passed_on.text, case):
        return None
    sender = Sender(
        Standing.CONTACT,
        Level.ON_FILE,
        person=person,
        name=person_name(person, case, scene.desk),
        address=address,
        account_id=ticket_of(case).account_id,
        why=f"forwarded by {scene.sender.name}",
    )
    theirs = replace(
        scene,
        sender=sender,
        arrived=replace(
            scene.arrived,
            choice=Choice(ticket=scene.arrived.choice.ticket, how=scene.arrived.choice.how),
            addressed=Addressed(),
        ),
        text=passed_on.text,
        forwarded="",
        is_public=False,
        commands=(),
        forwarder=scene.sender.person,
    )
    return draft.in_scene(theirs).then(_filed(theirs, passed_on))


def _filed(scene: MailScene, passed_on: Forwarded) -> tuple[AddNote, SetField]:
    because = f"a mail of {scene.sender.name}, {scene.sender.why}"
    note = Note(
        id=0,
        at=scene.at,
        author=scene.sender.person,
        author_name=scene.sender.name,
        type=NoteType.CUSTOMER,
        visibility=Visibility.PUBLIC,
        text=passed_on.text.strip(),
        flags=(FLAG,),
        input_id=scene.event.input_id,
        subject=passed_on.subject,
    )
    return (
        AddNote(note=note, rule="GW-15", because=because),
        SetField(name="last_customer_at", value=scene.at, rule="GW-15", because=because),
    )


def _on_ticket(address: str, case: Case) -> str:
    """Return the key of the ticket's contact with this address; "" for nobody."""
    if case.ticket is None:
        return ""
    people = {one.person for one in case.contacts} | {case.ticket.contact}
    if address in people:
        return address
    for contact in case.known.contacts:
        if address in contact.addresses and contact.key in people and not contact.vendor:
            return contact.key
    return ""


def _is_filed(text: str, case: Case) -> bool:
    """Say whether a mail with these words is on the ticket: what was shown is passed on again."""
    words = text.split()
    return any(
        note.type is NoteType.CUSTOMER and not note.withdrawn and note.text.split() == words
        for note in case.notes
    )
