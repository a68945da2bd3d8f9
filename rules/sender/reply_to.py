"""Who is meant where From is nobody who could be written to: a form on a website (GW-07).

On a mail that opens a ticket one Reply-To address names the person, unproved. On a ticket that is
there it gives nobody's voice: the From counts.
"""

from __future__ import annotations

from dataclasses import replace

from rules.model.audience import is_no_reply
from rules.model.mail import Kind, Mail, Mailbox
from rules.model.ticket import Known
from rules.policy.desk import Desk
from rules.sender.proof import Proof
from rules.sender.trust import Level, Sender, Standing, of_address

FLAG = "reply_to"
NAMED = (Standing.CONTACT, Standing.STRANGER)


def meant_by_reply_to(mail: Mail, sender: Sender, known: Known, desk: Desk) -> Sender | None:
    """Return the person whom Reply-To names in place of the sender; None where the From counts."""
    nobody = sender.standing is Standing.STRANGER or is_no_reply(sender.address)
    if not nobody or sender.proof is Proof.FAIL or mail.kind is not Kind.HUMAN:
        return None
    box = _only(mail)
    address = box.address.casefold() if box else ""
    if box is None or address == sender.address or is_no_reply(address):
        return None
    if desk.is_own_address(address):
        return None
    person = of_address(address, box.name, known, desk)
    if person.standing not in NAMED:
        return None
    level = Level.ON_FILE if person.standing is Standing.CONTACT else Level.NOTHING
    return replace(
        person,
        level=level,
        address=address,
        why=f"the Reply-To of a mail from {sender.address}",
        flags=(FLAG,),
    )


def _only(mail: Mail) -> Mailbox | None:
    """Return the one Reply-To address; several name nobody."""
    boxes = {box.address.casefold(): box for box in mail.reply_to if box.address}
    return next(iter(boxes.values())) if len(boxes) == 1 else None
