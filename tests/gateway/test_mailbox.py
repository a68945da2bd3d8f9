"""What a mailbox's door reads in a header, and whose stamps count there (GW-25)."""

from __future__ import annotations

import pytest

from gateway.config.mailbox_settings import MailboxSettings
from gateway.config.reading import trust_in
from gateway.doors.mailbox import digest_of, find_recipients, header_of
from parsers import Reading, read_mail
from parsers.header.stamp import Provider, Trust
from rules.model.mail import Envelope

OURS = {"support@desk.example", "support+waiting@desk.example", "complete@desk.example"}


def is_ours(address: str) -> bool:
    return address in OURS


def mail(*lines: str, body: str = "Words.") -> bytes:
    return ("\r\n".join((*lines, "", body)) + "\r\n").encode()


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["To: support@desk.example"], ("support@desk.example",)),
        (
            [
                "To: m@desk.example, Support+Waiting@desk.example",
                "Cc: complete@desk.example",
            ],
            ("support+waiting@desk.example", "complete@desk.example"),
        ),
        (
            [
                "Delivered-To: box@host",
                "X-Original-To: support+waiting@desk.example",
                "To: x@y.example",
            ],
            ("support+waiting@desk.example",),
        ),
        (
            [
                "Delivered-To: support@desk.example",
                "Envelope-To: complete@desk.example",
                "To: b@c.d",
            ],
            ("support@desk.example",),
        ),
        (
            ["Delivered-To: b@h", "Resent-To: complete@desk.example"],
            ("complete@desk.example",),
        ),
        (["To: undisclosed-recipients:;"], ()),
        (["To:", " a@b.example,", "\tsupport@desk.example"], ("support@desk.example",)),
    ],
)
def test_our_address_is_found_in_the_order_of_the_fields(
    lines: list[str], found: tuple[str, ...]
) -> None:
    assert find_recipients(mail(*lines), is_ours) == found


def test_what_stands_in_the_body_is_no_field() -> None:
    raw = mail("Subject: x", body="To: support@desk.example")

    assert find_recipients(raw, is_ours) == ()


def test_a_mail_is_known_by_its_header_however_it_is_folded() -> None:
    whole = mail("Message-ID: <a@b>", "Subject: a", " b", "Date: today", "From: c@d")
    moved = mail("Received: by x", "From: c@d", "Date: today", "Subject: a b", "Message-ID:  <a@b>")
    other = mail("Message-ID: <b@b>", "Subject: a b", "Date: today", "From: c@d")

    assert digest_of(whole) == digest_of(moved) == digest_of(header_of(whole))
    assert digest_of(other) != digest_of(whole)


@pytest.mark.parametrize("raw", [b"", b"\xff\xfe", b"no header at all", b":" * 300_000])
def test_odd_bytes_are_no_trouble(raw: bytes) -> None:
    assert find_recipients(raw, is_ours) == ()
    assert len(digest_of(raw)) == 32


STAMPED = mail(
    "Authentication-Results: mx.box.example; dmarc=pass header.from=a.example",
    "Received: from a by mx.box.example; Mon, 23 Nov 2026 10:00:00 -0500",
    "Authentication-Results: mx.desk.example; dmarc=pass header.from=b.example",
    "From: c@a.example",
    "To: support@desk.example",
)


@pytest.mark.parametrize(
    ("mailbox", "trusted", "believed"),
    [("box", True, "a.example"), ("box", False, ""), ("other", True, ""), ("", True, "b.example")],
)
def test_the_stamps_of_a_mailbox_are_its_own_providers(
    mailbox: str, trusted: bool, believed: str
) -> None:
    rules = Reading(
        trusted_ids=("mx.desk.example",), mailboxes={"box": Trust(("mx.box.example",), 1)}
    )

    read = read_mail(STAMPED, Envelope(mailbox=mailbox, trusted=trusted), rules)

    assert "".join(one.domain for one in read.verdict) == believed


@pytest.mark.parametrize(
    ("verdict", "trust"),
    [
        ("gmail", Trust(provider=Provider.GMAIL)),
        ({"id": "MX.desk.example", "hops": 2}, Trust(("mx.desk.example",), 2)),
        ("none", Trust()),
    ],
)
def test_a_mailbox_says_whom_it_believes(verdict: object, trust: Trust) -> None:
    box = MailboxSettings.model_validate({"host": "h", "username": "u", "verdict": verdict})

    assert trust_in(box) == trust
