"""Who wrote, and how far they are believed (GW-07, DOMAIN 4.7, 10.2.3)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from gateway.config.desk_file import example_desk
from rules.effects import MailArrived, Recall
from rules.model.mail import AuthResult, Envelope, Kind, Mail, Mailbox
from rules.model.ticket import Account, Contact, Known
from rules.sender.trust import Level, Proof, Standing, who_wrote

DESK = example_desk()
AT = datetime(2026, 11, 23, 15, tzinfo=UTC)
ALDER = Account(1, "Alder Air & Comfort", "10417", ("alderair.example",))
CARLA = Contact(1, 1, "Carla Ruiz", ("carla@alderair.example",))
INA = Contact(2, None, "Ina Gram", ("ina@ingram.example",), vendor=True)
KNOWN = Known(contacts=(CARLA, INA), accounts=(ALDER,))
DMARC_PASS = (AuthResult("dmarc", "pass", "desk.example"),)
DMARC_FAIL = (AuthResult("dmarc", "fail", "desk.example"),)


def _event(address: str, *results: AuthResult, login: str = "") -> MailArrived:
    mail = Mail(Kind.HUMAN, from_=(Mailbox(address),), verdict=results)
    return MailArrived(1, AT, mail, Envelope(source="smtp", login=login))


@pytest.mark.parametrize(
    ("address", "standing", "person"),
    [
        ("maya@desk.example", Standing.RESOURCE, "maya"),
        ("Maya@Desk.Example", Standing.RESOURCE, "maya"),
        ("carla@alderair.example", Standing.CONTACT, "c1"),
        ("newguy@alderair.example", Standing.COLLEAGUE, "newguy@alderair.example"),
        ("carla@gmail.com", Standing.STRANGER, "carla@gmail.com"),
        ("ina@ingram.example", Standing.VENDOR, "c2"),
        ("x@notalderair.example", Standing.STRANGER, "x@notalderair.example"),
    ],
)
def test_the_sender_is_found_in_the_order_of_gw_07(
    address: str, standing: Standing, person: str
) -> None:
    sender = who_wrote(_event(address), KNOWN, DESK)

    assert (sender.standing, sender.person) == (standing, person)


@pytest.mark.parametrize(
    ("results", "login", "level", "proof"),
    [
        ((), "", Level.ON_FILE, Proof.NONE),
        (DMARC_PASS, "", Level.PROVED, Proof.PASS),
        (DMARC_FAIL, "", Level.ON_FILE, Proof.FAIL),
        ((AuthResult("dkim", "pass", "desk.example"),), "", Level.PROVED, Proof.PASS),
        ((AuthResult("dkim", "pass", "mail.desk.example"),), "", Level.PROVED, Proof.PASS),
        ((AuthResult("dkim", "pass", "evil.example"),), "", Level.ON_FILE, Proof.NONE),
        ((AuthResult("spf", "pass", "desk.example"),), "", Level.PROVED, Proof.PASS),
        ((AuthResult("spf", "pass", "notdesk.example"),), "", Level.ON_FILE, Proof.NONE),
        (
            (AuthResult("spf", "fail", "desk.example"), AuthResult("dkim", "fail", "desk.example")),
            "",
            Level.ON_FILE,
            Proof.FAIL,
        ),
        ((AuthResult("dmarc", "pass", "evil.example"),), "", Level.ON_FILE, Proof.NONE),
        ((), "maya@desk.example", Level.PROVED, Proof.PASS),
        ((), "jonas@desk.example", Level.ON_FILE, Proof.NONE),
    ],
)
def test_a_resource_is_believed_as_far_as_there_is_proof(
    results: tuple[AuthResult, ...], login: str, level: Level, proof: Proof
) -> None:
    sender = who_wrote(_event("maya@desk.example", *results, login=login), KNOWN, DESK)

    assert (sender.level, sender.proof) == (level, proof)


def test_an_explicit_failure_makes_a_contact_a_stranger() -> None:
    failed = AuthResult("dmarc", "fail", "alderair.example")

    sender = who_wrote(_event("carla@alderair.example", failed), KNOWN, DESK)

    assert sender.standing is Standing.STRANGER
    assert sender.level is Level.NOTHING
    assert "sender_failed" in sender.flags


def test_a_mail_of_several_senders_proves_none_of_them() -> None:
    event = _event("maya@desk.example", *DMARC_PASS)
    both = (*event.mail.from_, Mailbox("evil@elsewhere.example"))

    sender = who_wrote(replace(event, mail=replace(event.mail, from_=both)), KNOWN, DESK)

    assert sender.level is Level.ON_FILE


def test_a_former_employee_is_a_stranger() -> None:
    staff = tuple(replace(one, active=one.handle != "maya") for one in DESK.staff)

    sender = who_wrote(_event("maya@desk.example", *DMARC_PASS), KNOWN, replace(DESK, staff=staff))

    assert sender.standing is Standing.STRANGER


def test_a_domain_of_two_accounts_makes_nobody_a_colleague() -> None:
    twin = replace(ALDER, id=9, name="Alder Two")

    sender = who_wrote(
        _event("newguy@alderair.example"), replace(KNOWN, accounts=(ALDER, twin)), DESK
    )

    assert sender.standing is Standing.STRANGER


def test_a_confirmed_mail_counts_as_the_persons_own() -> None:
    event = replace(
        _event("maya@desk.example", *DMARC_FAIL), recall=Recall("confirmed", "maya", "Maya Ortiz")
    )

    sender = who_wrote(event, KNOWN, DESK)

    assert (sender.person, sender.level) == ("maya", Level.PROVED)
