"""Who wrote, and how far they are believed (GW-07, DOMAIN 4.7 and 10.2).

Who wrote is the one From address, believed as far as there is proof: our own login of that very
person, or a trusted server's verdict. An explicit failure makes it a stranger's mail.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from rules.effects import MailArrived
from rules.model.mail import AuthResult, Mail, Mailbox
from rules.model.ticket import Account, Contact, Known
from rules.policy.desk import Desk, Staff


class Standing(StrEnum):
    """What the sender is to the desk (DOMAIN 1.1)."""

    RESOURCE = "resource"
    CONTACT = "contact"
    COLLEAGUE = "colleague"  # unknown address at a domain of exactly one account
    VENDOR = "vendor"
    INTEGRATION = "integration"
    STRANGER = "stranger"
    SYSTEM = "system"  # a timer or the gateway itself


class Level(IntEnum):
    """Levels of DOMAIN 4.7."""

    NOTHING = 0
    ON_FILE = 1
    PROVED = 2
    CODE = 3


class Proof(StrEnum):
    """What is known of a From address."""

    PASS = "pass"
    NONE = "none"
    FAIL = "fail"


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
    proof, why = proof_of(address, event)
    if event.recall is not None and event.recall.person:
        return _vouched_for(event, known, desk, box)
    sender = _on_file(address, box.name, known, desk)
    sender = replace(sender, address=address, proof=proof)
    if sender.standing is Standing.RESOURCE:
        level = Level.PROVED if proof is Proof.PASS else Level.ON_FILE
        flags = ("sender_failed",) if proof is Proof.FAIL else ()
        return replace(sender, level=level, why=why, flags=sender.flags + flags)
    if sender.standing is Standing.STRANGER:
        flags = ("sender_failed",) if proof is Proof.FAIL else ()
        return replace(sender, why=sender.why or "this address is not on file", flags=flags)
    if proof is Proof.FAIL:
        return replace(
            sender,
            standing=Standing.STRANGER,
            level=Level.NOTHING,
            person=address,
            account_id=None,
            why=why,
            flags=(*sender.flags, "sender_failed"),
        )
    return replace(sender, level=Level.ON_FILE, why=sender.why)


def proof_of(address: str, event: MailArrived) -> tuple[Proof, str]:
    """Return what is proved of the From address, and by what (DOMAIN 4.7, 10.2.3)."""
    mail, envelope = event.mail, event.envelope
    if envelope.login and envelope.login.casefold() == address:
        return Proof.PASS, "the sender's own login at our SMTP door"
    if len(mail.from_) > 1:
        return Proof.NONE, "the mail names several senders"
    if not mail.verdict:
        return Proof.NONE, "no trusted server says who sent it"
    domain = address.rpartition("@")[2]
    dmarc = [one for one in mail.verdict if one.method == "dmarc"]
    if any(one.result == "pass" and _is_aligned(one, domain) for one in dmarc):
        return Proof.PASS, "dmarc=pass"
    if any(one.result == "fail" for one in dmarc):
        return Proof.FAIL, "dmarc=fail"
    others = [one for one in mail.verdict if one.method in ("dkim", "spf")]
    for one in others:
        if one.result == "pass" and one.domain and _is_aligned(one, domain):
            return Proof.PASS, f"{one.method}=pass for {one.domain}"
    failed = {one.method for one in others if one.result in ("fail", "softfail", "permerror")}
    if failed == {"dkim", "spf"}:
        return Proof.FAIL, "spf and dkim both fail"
    return Proof.NONE, "the trusted server could not prove the sender"


def _is_aligned(result: AuthResult, domain: str) -> bool:
    """Say whether a result speaks for the From domain, or for a parent or child of it."""
    named = result.domain.casefold().rpartition("@")[2].strip(".")
    if not named:
        return result.method == "dmarc"  # dmarc is about the From domain by definition
    return named == domain or domain.endswith("." + named) or named.endswith("." + domain)


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
        sender = replace(_resource(staff), level=Level.PROVED)
    else:
        contact = next((one for one in known.contacts if one.key == person), None)
        sender = _contact(contact, box.name) if contact else Sender(Standing.CONTACT)
        sender = replace(sender, level=Level.ON_FILE, person=person)
    return replace(
        sender, address=address, name=sender.name or box.name or address, proof=Proof.PASS, why=why
    )
