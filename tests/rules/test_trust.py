"""Who wrote, and how far they are believed (GW-07, CMD-07)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from gateway.config.desk_file import example_desk
from rules.events import MailArrived
from rules.model.mail import AuthResult, Envelope, Kind, Mail, Mailbox, Stamp
from rules.model.recall import Recall
from rules.model.ticket import Account, Contact, Known, PendingCode
from rules.policy.desk import Desk
from rules.policy.policy import policy_from
from rules.sender.proof import Proof, token_mark
from rules.sender.token import Purpose, Token, person_mark
from rules.sender.trust import Level, Standing, who_wrote

DESK = example_desk()
AT = datetime(2026, 11, 23, 15, tzinfo=UTC)
ALDER = Account(1, "Alder Air & Comfort", "10417", ("alderair.example",))
CARLA = Contact(1, 1, "Carla Ruiz", ("carla@alderair.example",))
INA = Contact(2, None, "Ina Gram", ("ina@ingram.example",), vendor=True)
KNOWN = Known(contacts=(CARLA, INA), accounts=(ALDER,))
DMARC_PASS = (AuthResult("dmarc", "pass", "desk.example"),)
SPF_FAIL = AuthResult("spf", "fail", "desk.example")
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
        ("newguy@alderair.example", Standing.STRANGER, "newguy@alderair.example"),
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


def test_an_unknown_address_at_an_accounts_domain_is_a_colleague_by_proof() -> None:
    proved = AuthResult("dmarc", "pass", "alderair.example")

    colleague = who_wrote(_event("newguy@alderair.example", proved), KNOWN, DESK)
    unproved = who_wrote(_event("newguy@alderair.example"), KNOWN, DESK)

    assert (colleague.standing, colleague.account_id) == (Standing.COLLEAGUE, 1)
    assert (unproved.account_id, unproved.claims) == (None, 1)


@pytest.mark.parametrize(
    ("results", "login", "level", "proof"),
    [
        ((), "", Level.ON_FILE, Proof.NONE),
        (DMARC_PASS, "", Level.PROVED, Proof.PASS),
        (DMARC_FAIL, "", Level.NOTHING, Proof.FAIL),
        ((AuthResult("dkim", "pass", "desk.example"),), "", Level.PROVED, Proof.PASS),
        ((AuthResult("dkim", "pass", "mail.desk.example"),), "", Level.PROVED, Proof.PASS),
        ((AuthResult("dkim", "pass", "evil.example"),), "", Level.ON_FILE, Proof.NONE),
        ((AuthResult("spf", "pass", "desk.example"),), "", Level.PROVED, Proof.PASS),
        ((AuthResult("spf", "pass", "notdesk.example"),), "", Level.ON_FILE, Proof.NONE),
        (
            (AuthResult("spf", "fail", "desk.example"), AuthResult("dkim", "fail", "desk.example")),
            "",
            Level.NOTHING,
            Proof.FAIL,
        ),
        ((AuthResult("dmarc", "pass", "evil.example"),), "", Level.ON_FILE, Proof.NONE),
        ((SPF_FAIL,), "", Level.NOTHING, Proof.FAIL),
        ((SPF_FAIL, AuthResult("dkim", "pass", "evil.example")), "", Level.NOTHING, Proof.FAIL),
        ((SPF_FAIL, AuthResult("dkim", "pass", "desk.example")), "", Level.PROVED, Proof.PASS),
        ((SPF_FAIL, *DMARC_PASS), "", Level.PROVED, Proof.PASS),
        ((AuthResult("spf", "softfail", "desk.example"),), "", Level.ON_FILE, Proof.NONE),
        ((AuthResult("dkim", "fail", "desk.example"),), "", Level.ON_FILE, Proof.NONE),
        ((*DMARC_FAIL, AuthResult("dkim", "pass", "desk.example")), "", Level.NOTHING, Proof.FAIL),
        ((AuthResult("dkim", "pass", "example"),), "", Level.ON_FILE, Proof.NONE),
        ((), "maya@desk.example", Level.PROVED, Proof.PASS),
        ((), "jonas@desk.example", Level.ON_FILE, Proof.NONE),
    ],
)
def test_a_resource_is_believed_as_far_as_there_is_proof(
    results: tuple[AuthResult, ...], login: str, level: Level, proof: Proof
) -> None:
    sender = who_wrote(_event("maya@desk.example", *results, login=login), KNOWN, DESK)

    assert (sender.level, sender.proof) == (level, proof)


@pytest.mark.parametrize(
    ("address", "named", "proof"),
    [
        ("zoe@bücher.example", "xn--bcher-kva.example", Proof.PASS),
        ("zoe@xn--bcher-kva.example", "bücher.example", Proof.PASS),
        ("zoe@xn--bcher-kva.example", "mail.XN--BCHER-KVA.example.", Proof.PASS),
        ("zoe@bücher.example", "bucher.example", Proof.NONE),
        ("zoe@desk.example", "xn--desk-.example", Proof.NONE),
        ("zoe@desk.example", "xn--dsk-jma.example", Proof.NONE),
    ],
)
def test_a_domain_is_the_same_in_both_of_its_spellings(
    address: str, named: str, proof: Proof
) -> None:
    event = _event(address, AuthResult("dmarc", "pass", named))

    assert who_wrote(event, KNOWN, DESK).proof is proof


@pytest.mark.parametrize(
    ("address", "standing"),
    [
        ("jonaſ@desk.example", Standing.STRANGER),
        ("maya@de\u017fk.example", Standing.STRANGER),
        ("maya@des\u212a.example", Standing.STRANGER),
        ("MAYA@DESK.EXAMPLE", Standing.RESOURCE),
        ("zoë@alderair.example", Standing.COLLEAGUE),
    ],
)
def test_letters_that_become_ascii_when_their_case_is_folded_are_others(
    address: str, standing: Standing
) -> None:
    domain = address.rpartition("@")[2]

    sender = who_wrote(_event(address, AuthResult("dmarc", "pass", domain)), KNOWN, DESK)

    assert sender.standing is standing


def test_who_borrows_letters_and_fails_has_failed() -> None:
    sender = who_wrote(_event("jonaſ@desk.example", AuthResult("dmarc", "fail")), KNOWN, DESK)

    assert (sender.proof, sender.flags) == (Proof.FAIL, ("sender_failed",))


@pytest.mark.parametrize(
    ("stamp", "proof"),
    [
        (Stamp(login="maya"), Proof.PASS),
        (Stamp(login="maya@desk.example"), Proof.PASS),
        (Stamp(login="maya@elsewhere.example"), Proof.NONE),
        (Stamp(login="jonas"), Proof.NONE),
        (Stamp(login="scanner"), Proof.NONE),
        (Stamp(inside=True), Proof.PASS),
    ],
)
def test_what_our_own_mail_server_stamped_proves_that_very_person(
    stamp: Stamp, proof: Proof
) -> None:
    event = _event("maya@desk.example")

    sender = who_wrote(replace(event, mail=replace(event.mail, stamp=stamp)), KNOWN, DESK)

    assert sender.proof is proof


def test_a_login_is_the_one_that_the_desk_file_names() -> None:
    staff = tuple(replace(one, logins=("mo17",)) for one in DESK.staff if one.handle == "maya")
    desk = replace(DESK, staff=staff)
    event = _event("maya@desk.example")

    proofs = [
        who_wrote(replace(event, mail=replace(event.mail, stamp=Stamp(login))), KNOWN, desk).proof
        for login in ("mo17", "maya")
    ]

    assert proofs == [Proof.PASS, Proof.NONE]


def test_somebody_elses_login_is_no_proof_though_the_domain_passes() -> None:
    event = _event("maya@desk.example", *DMARC_PASS)

    sender = who_wrote(replace(event, mail=replace(event.mail, stamp=Stamp("jonas"))), KNOWN, DESK)

    assert sender.proof is Proof.NONE


def _where(**settings: object) -> Desk:
    return replace(DESK, policies={DESK.profile: policy_from({"auth": settings})})


def test_spf_says_nothing_where_mail_is_forwarded_to_us() -> None:
    desk = _where(spf="ignore")

    failed = who_wrote(_event("maya@desk.example", SPF_FAIL), KNOWN, desk)
    passed = who_wrote(_event("maya@desk.example", replace(SPF_FAIL, result="pass")), KNOWN, desk)

    assert (failed.proof, passed.proof) == (Proof.NONE, Proof.NONE)


@pytest.mark.parametrize(
    ("person", "age", "used", "proof"),
    [
        ("maya", 0, False, Proof.PASS),
        ("maya", 7, False, Proof.PASS),
        ("maya", 8, False, Proof.NONE),
        ("maya", 0, True, Proof.NONE),
        ("jonas", 0, False, Proof.NONE),
    ],
)
def test_a_personal_reply_address_proves_its_owner_once(
    person: str, age: int, used: bool, proof: Proof
) -> None:
    token = Token(Purpose.REPLY, 7, person_mark(person), AT.date() - timedelta(days=age))
    spent = PendingCode(token_mark(token), 1, person, AT)
    event = replace(_event("maya@desk.example"), tokens=(token,))
    known = replace(KNOWN, codes=(spent,) if used else ())

    assert who_wrote(event, known, _where(reply_token="proof")).proof is proof
    assert who_wrote(event, known, DESK).proof is Proof.NONE


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

    assert (sender.person, sender.level) == ("maya", Level.CODE)
