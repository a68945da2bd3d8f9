"""Feedback reports: who complained about our mail (RFC 5965, GW-22)."""

from __future__ import annotations

from parsers.mail import read_mail
from rules.model.mail import Bounce, Kind

HEAD = b"""From: fbl@provider.example\r
To: support@desk.example\r
Subject: complaint\r
MIME-Version: 1.0\r
Content-Type: multipart/report; report-type=feedback-report; boundary=b\r
\r
--b\r
Content-Type: text/plain\r
\r
Somebody did not want this.\r
--b\r
Content-Type: message/feedback-report\r
\r
Feedback-Type: abuse\r
Version: 1\r
"""
RETURNED = b"""\r
--b\r
Content-Type: message/rfc822\r
\r
From: support@desk.example\r
To: %b\r
Message-ID: <n1@desk.example>\r
Subject: Hello\r
\r
Hello.\r
--b--\r
"""


def complaint(named: bytes, wanted: bytes) -> Bounce:
    mail = read_mail(HEAD + named + RETURNED % wanted)
    assert mail.kind is Kind.FEEDBACK_REPORT
    assert mail.bounce is not None
    return mail.bounce


def test_a_complaint_names_its_recipients_and_our_letter() -> None:
    named = b"Original-Rcpt-To: <carla@alderair.example>\r\nOriginal-Rcpt-To: ben@a.example\r\n"

    read = complaint(named, b"list@a.example")

    assert [one.address for one in read.failed] == ["carla@alderair.example", "ben@a.example"]
    assert read.returned_message_id == "<n1@desk.example>"


def test_a_complaint_that_names_nobody_is_of_whom_the_letter_was_for() -> None:
    read = complaint(b"", b"Carla@Alderair.example")

    assert [one.address for one in read.failed] == ["carla@alderair.example"]


def test_a_letter_to_several_people_says_nothing_of_who_complained() -> None:
    read = complaint(b"", b"carla@alderair.example, ben@alderair.example")

    assert read.failed == ()


def test_a_complaint_without_a_report_is_known_by_its_mark() -> None:
    returned = RETURNED.replace(b"From: support", b"X-HmXmrOriginalRecipient: %b\r\nFrom: support")
    head = HEAD[: HEAD.index(b"--b")].replace(
        b"multipart/report; report-type=feedback-report;", b"multipart/mixed;"
    )

    mail = read_mail(head + returned % (b"tess@provider.example", b"undisclosed:;"))

    assert mail.kind is Kind.FEEDBACK_REPORT
    assert mail.bounce is not None
    assert [one.address for one in mail.bounce.failed] == ["tess@provider.example"]
    assert mail.bounce.returned_message_id == "<n1@desk.example>"
