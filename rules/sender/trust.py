"""Who wrote, and how far they are believed (GW-07).

Who wrote is the one From address, believed as far as there is proof (`rules.proof`). "Not failed"
is not proof: without proof nobody is a colleague by domain, and nobody commands. An explicit
failure makes it a stranger's mail.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from rules.copies import replace
from rules.events import MailArrived
from rules.model.mail import Mail, Mailbox
from rules.model.ticket import Account, Contact, Known
from rules.policy.desk import Desk, Staff
from rules.quick_records import filled
from rules.sender.proof import PROVED_BY_TOKEN, Proof, personal_token, proof_of


class Standing(StrEnum):
    """What the sender is to the desk."""

    RESOURCE = "resource"
    CONTACT = "contact"
    COLLEAGUE = "colleague"  # unknown address at a domain of exactly one account
    VENDOR = "vendor"
    INTEGRATION = "integration"
    STRANGER = "stranger"
    SYSTEM = "system"  # a timer or the gateway itself


class Level(IntEnum):
    """Levels of CMD-07."""

    NOTHING = 0
    ON_FILE = 1
    PROVED = 2
    CODE = 3


@filled
@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote, as far as they are believed."""

    standing: Standing
    level: Level = Level.NOTHING
    person: str = ""  # person key
    name: str = ""
    address: str = ""
    account_id: int | None = None
    proof: Proof = Proof.NONE
    why: str = ""  # what the standing and the level rest on
    flags: tuple[str, ...] = ()
    claims: int | None = None  # the account whose domain they name without proof
    used_token: str = ""  # the reply token that proved it, good for this once


_PROVES = {Proof.PASS: Level.PROVED, Proof.NONE: Level.ON_FILE, Proof.FAIL: Level.NOTHING}
_BORROWED = "letters of its address are others than they seem"
SYSTEM = Sender(Standing.SYSTEM, Level.CODE, why="the gateway itself")


def from_of(mail: Mail) -> Mailbox:
    """Return the one sender: From, or of several the Sender header, else the first (GW-07)."""
    if len(mail.from_) > 1 and mail.sender is not None and mail.sender.address:
        return mail.sender
    return mail.from_[0] if mail.from_ else Mailbox("")


def who_wrote(event: MailArrived, known: Known, desk: Desk) -> Sender:
    """Return the sender's standing and level."""
    box = from_of(event.mail)
    address = box.address.casefold()
    if event.recall is not None and event.recall.person:
        return _vouched_for(event, known, desk, box)
    if _borrows_letters(box.address):
        return _borrower(event, box, desk)
    sender = _on_file(address, box.name, known, desk)
    proof, why = proof_of(address, event, desk)
    token = ""
    if sender.standing is Standing.RESOURCE and proof is Proof.NONE:
        token = personal_token(sender.person, event, known, desk)
        proof, why = (Proof.PASS, PROVED_BY_TOKEN) if token else (proof, why)
    flags = (*sender.flags, "sender_failed") if proof is Proof.FAIL else sender.flags
    sender = replace(sender, address=address, proof=proof, flags=flags)
    if sender.standing is Standing.RESOURCE:
        return replace(sender, level=_PROVES[proof], why=why, used_token=token)
    if sender.standing is Standing.STRANGER:
        return replace(sender, why=sender.why or "this address is not on file")
    if proof is Proof.FAIL:
        return _as_stranger(sender, why)
    if sender.standing is Standing.COLLEAGUE and proof is not Proof.PASS:
        claims = sender.account_id
        return replace(_as_stranger(sender, f"{sender.why}, but {why}"), claims=claims)
    return replace(sender, level=_PROVES[proof])


def _borrower(event: MailArrived, box: Mailbox, desk: Desk) -> Sender:
    """Return a stranger by the address as it is written: folded, it would be another's."""
    proof, _ = proof_of(box.address.lower(), event, desk)
    return Sender(
        Standing.STRANGER,
        person=box.address,
        name=box.name,
        address=box.address,
        proof=proof,
        why=_BORROWED,
        flags=("sender_failed",) if proof is Proof.FAIL else (),
    )


def _borrows_letters(address: str) -> bool:
    """Say whether folding the case would write ASCII for other letters: ſ as s, ß as ss.

    To mail servers these are other addresses, and other domains (RFC 5891 5).
    """
    return not address.isascii() and any(
        not letter.isascii() and any(map(str.isascii, letter.casefold())) for letter in address
    )


def of_address(address: str, name: str, known: Known, desk: Desk) -> Sender:
    """Return who an address belongs to, nothing proved: a colleague by domain is a stranger."""
    sender = replace(_on_file(address, name, known, desk), address=address)
    return _as_stranger(sender, sender.why) if sender.standing is Standing.COLLEAGUE else sender


def _as_stranger(sender: Sender, why: str) -> Sender:
    return replace(
        sender,
        standing=Standing.STRANGER,
        level=Level.NOTHING,
        person=sender.address,
        account_id=None,
        why=why,
    )


def _on_file(address: str, name: str, known: Known, desk: Desk) -> Sender:
    """GW-07: resource, contact, the account that owns the domain, stranger."""
    staff = [one for one in desk.staff if address in one.addresses]
    active = [one for one in staff if one.active]
    if active:
        flags = ("shared_address",) if len(active) > 1 else ()
        return _resource(active[0], flags)
    contact = next((one for one in known.contacts if address in one.addresses), None)
    if contact is not None and contact.active:
        return _contact(contact, name)
    domain = address.rpartition("@")[2]
    if not staff and contact is None and domain not in desk.public_domains:
        owners = [one for one in known.accounts if domain in one.domains]
        if len(owners) == 1:
            return _colleague(address, name, owners[0])
    why = "no longer active" if staff or contact else ""
    return Sender(Standing.STRANGER, person=address, name=name or address, why=why)


def _resource(staff: Staff, flags: tuple[str, ...] = ()) -> Sender:
    return Sender(
        Standing.RESOURCE, person=staff.handle, name=staff.name, why="on file", flags=flags
    )


def _contact(contact: Contact, name: str) -> Sender:
    return Sender(
        Standing.VENDOR if contact.vendor else Standing.CONTACT,
        person=contact.key,
        name=contact.name or name,
        account_id=contact.account_id,
        why="the address is on file",
    )


def _colleague(address: str, name: str, account: Account) -> Sender:
    return Sender(
        Standing.COLLEAGUE,
        person=address,
        name=name or address,
        account_id=account.id,
        why=f"the domain belongs to {account.name}",
    )


def _vouched_for(event: MailArrived, known: Known, desk: Desk, box: Mailbox) -> Sender:
    """Return the sender of a mail that somebody confirmed or accepted."""
    assert event.recall is not None
    person, why = event.recall.person, f"{event.recall.how} by {event.recall.by}"
    address = box.address.casefold()
    staff = desk.find_staff(person)
    if staff is not None:
        level = Level.CODE if event.recall.how == "confirmed" else Level.PROVED
        sender = replace(_resource(staff), level=level)
    else:
        contact = next((one for one in known.contacts if one.key == person), None)
        sender = _contact(contact, box.name) if contact else Sender(Standing.CONTACT)
        sender = replace(sender, level=Level.ON_FILE, person=person)
    return replace(
        sender, address=address, name=sender.name or box.name or address, proof=Proof.PASS, why=why
    )
