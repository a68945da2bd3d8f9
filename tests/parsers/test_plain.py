"""What is called plain is what mail-parser finds nothing in, and the date is the one it reads."""

from __future__ import annotations

import email
from email.message import Message
from pathlib import Path

import mailparser
import pytest

from bench.mails import START, requests
from parsers.plain import find_plain

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures/emails").glob("*.eml"))
ASKED = ("from", "to", "cc", "bcc", "reply-to", "delivered-to", "date", "resent-date")
HEADER = "From: Ann <ann@corp.example>\nDate: Mon, 23 Nov 2026 15:00:00 +0100\n"


def asked_of(message: Message) -> list[tuple[str, str]]:
    return [one for one in message.raw_items() if one[0].lower() in ASKED]


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_mail_parser_finds_nothing_in_a_plain_mail(path: Path) -> None:
    message = email.message_from_bytes(path.read_bytes())

    plain = find_plain(message, asked_of(message))

    if plain.header and plain.parts:
        parsed = mailparser.MailParser(message)
        assert parsed.defects_categories <= {"ReceivedHeaderDefect"}
        assert parsed.date == plain.date


def test_ordinary_mail_is_plain() -> None:
    made = [email.message_from_bytes(one.raw) for one in requests(20, 1, "desk@desk.example")]

    plain = [find_plain(message, asked_of(message)) for message in made]

    assert all(one.header and one.parts for one in plain)
    assert plain[0].date == START


@pytest.mark.parametrize(
    "value",
    [
        "ann@corp.example",
        "Ann Gray <ann.gray@corp.example>",
        '"Gray, Ann" <ann@corp.example>, bob@corp.example',
        "Ann <ann@corp.example>,\n\tBob <bob@corp.example>",
        "MAILER-DAEMON@mx.example (Mail Delivery System)",
        "",
    ],
)
def test_plain_addresses(value: str) -> None:
    message = email.message_from_string(f"{HEADER}To: {value}\n\nHello\n")

    assert find_plain(message, asked_of(message)).header
    assert not mailparser.MailParser(message).defects_categories


@pytest.mark.parametrize(
    "field",
    [
        "To: ann@corp.example bob@corp.example",
        "To: =?utf-8?q?Ann?= <ann@corp.example>",
        'To: "Ann \\"A\\"" <ann@corp.example>',
        "To: Ann <ann@corp.example",
        "To: ann@corp.example,,bob@corp.example <",
        "To: Team: ann@corp.example;",
        "Date: Tue, 23 Nov 2026 15:00:00 +0100",  # it was a Monday
        "Date: 30 Feb 2026 15:00:00 +0100",
        "Date: 2026-11-23 15:00",
        "Resent-Date: tomorrow",
    ],
)
def test_what_is_odd_is_left_to_mail_parser(field: str) -> None:
    message = email.message_from_string(f"From: ann@corp.example\n{field}\n\nHello\n")

    assert not find_plain(message, asked_of(message)).header


@pytest.mark.parametrize(
    "part",
    [
        b"Content-Type: text/plain; charset=us-ascii\n\ncaf\xe9",
        b"Content-Type: text/plain; charset=x-klingon\n\ncaf\xe9",
        b"Content-Type: application/pdf; name*0=a; name*1=b\n\nx",
        b"Content-Type: application/pdf; name=\"=?utf-8?q?a?=\"\n\nx",
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n/9j/4A==",
        b"Content-Transfer-Encoding: x-uuencode\n\nbegin 644 a",
        b"Content-Type: multipart/mixed; boundary=b\n\nno parts",
    ],
)  # fmt: skip
def test_parts_with_something_odd(part: bytes) -> None:
    message = email.message_from_bytes(HEADER.encode() + part)

    assert not find_plain(message, asked_of(message)).parts
