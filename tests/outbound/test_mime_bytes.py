"""Letters as bytes: what the standard library's reader gets back is what was written."""

from __future__ import annotations

import base64
import email
import email.policy
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.header import decode_header, make_header
from email.message import EmailMessage
from html import unescape

import mailparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_samples import SAMPLES
from letter_scenes import NOW, write

from outbound.letter import Letter
from outbound.mime import LINE_MAX, File, wire_address, write_header, write_mime
from outbound.page import lay_out
from outbound.subject import one_line
from rules.effects import Fact
from rules.model.notice import Notice


@dataclass(frozen=True, slots=True)
class Plain:
    """A letter with nothing but what the outbox keeps."""

    subject: str = "[T20261116.0004] Re: Printer offline"
    words: str = "Hello\n"
    headers: tuple[tuple[str, str], ...] = (
        ("From", '"Desk" <support@desk.example>'),
        ("To", '"Carla Ruiz" <carla@alderair.example>'),
    )
    message_id: str = "<T20261116.0004.N-03.71-3.c12@desk.example>"


def read(raw: bytes) -> EmailMessage:
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(raw: bytes) -> str:
    part = read(raw).get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


@pytest.mark.parametrize(("notice", "name", "facts"), SAMPLES)
def test_every_notice_comes_back_as_it_was_written(
    notice: Notice, name: str, facts: dict[str, Fact]
) -> None:
    letter = write(notice, facts)

    raw = write_mime(letter, NOW)

    message = read(raw)
    assert message["Subject"] == letter.subject
    assert message["Message-ID"] == letter.message_id
    assert message["References"] == " ".join(letter.references)
    assert [str(one) for one in message["To"].addresses] == [_mailbox(letter)]
    assert text_of(raw) == letter.text
    assert not message.defects


def _mailbox(letter: Letter) -> str:
    return f"{letter.to_name} <{letter.address}>" if letter.to_name else letter.address


def test_a_plain_letter_is_readable_as_it_is() -> None:
    raw = write_mime(Plain(), datetime(2026, 11, 23, 15, 0, tzinfo=UTC)).decode("ascii")

    head, _, body = raw.partition("\r\n\r\n")
    assert head.startswith(
        "Date: Mon, 23 Nov 2026 15:00:00 +0000\r\n"
        "Message-ID: <T20261116.0004.N-03.71-3.c12@desk.example>\r\n"
        "Subject: [T20261116.0004] Re: Printer offline\r\n"
        'From: "Desk" <support@desk.example>\r\n'
        'To: "Carla Ruiz" <carla@alderair.example>\r\n'
        "MIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative;"
    )
    assert (
        "\r\nContent-Type: text/plain; charset=utf-8\r\n"
        "Content-Transfer-Encoding: 7bit\r\n"
        "\r\n"
        "-- reply above this line --\r\n"
        "\r\n"
        "Hello\r\n"
    ) in body
    assert "\r\nContent-Type: text/html; charset=utf-8\r\n" in body


# (words, encoding)
TEXTS = (
    ("plain\n", "7bit"),
    ("Grüße aus Köln, das ist ein längerer Satz mit wenigen Umlauten.\n", "quoted-printable"),
    ("請問打印機什麼時候修好?\n" * 4, "base64"),
    (f"https://x.example/{'x' * 2000}\n", "quoted-printable"),
    (".\n..\nFrom here\n=?utf-8?q?a?=\nü\n", "quoted-printable"),
)


@pytest.mark.parametrize(("words", "encoding"), TEXTS)
def test_a_text_is_encoded_only_where_it_must_be(words: str, encoding: str) -> None:
    raw = write_mime(Plain(words=words), NOW)

    part = read(raw).get_body(("plain",))
    assert part is not None
    assert part["Content-Transfer-Encoding"] == encoding
    assert text_of(raw) == lay_out(words)
    assert max(map(len, raw.split(b"\r\n"))) <= 998


SUBJECTS = (
    "[T20261116.0004] Re: Drucker läuft nicht",
    "[T20261116.0004] Re: 打印機 " * 8,
    "=?utf-8?q?not_encoded?=",
    "[T20261116.0004] Re: " + "word " * 40,
    "x" * 300,
    "👩‍👩‍👧‍👦 " * 20,
    "two ü blanks ü",
)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_subject_comes_back(subject: str) -> None:
    header = write_header("Subject", subject.strip())

    message = email.message_from_string(header + "\r\n", policy=email.policy.default)
    assert message["Subject"] == subject.strip()
    assert all(len(line) <= LINE_MAX for line in header.split("\r\n"))


@given(st.text(max_size=200).map(one_line))
def test_any_subject_comes_back(subject: str) -> None:
    header = write_header("Subject", subject)

    decoded = email.message_from_string(header + "\r\n", policy=email.policy.default)["Subject"]
    assert one_line(str(decoded)) == subject


def test_the_number_stays_readable_before_an_encoded_title() -> None:
    assert write_header("Subject", "[T20261116.0004] Re: Töne").startswith(
        "Subject: [T20261116.0004] Re: =?utf-8?b?"
    )


def test_references_are_folded_at_blanks_and_never_encoded() -> None:
    ids = " ".join(f"<{'a' * 90}{number}@alderair.example>" for number in range(4))

    header = write_header("References", ids)

    assert "=?" not in header
    assert " ".join(header.removeprefix("References:").split()) == ids


@pytest.mark.parametrize("name", ["Subject", "To", "References", "X-Gateway-Loop"])
def test_a_line_end_in_a_value_begins_no_header(name: str) -> None:
    header = write_header(name, "a\r\nBcc: all@desk.example")

    assert not re.search(r"^Bcc", header, re.MULTILINE)


# (mailbox, display name and address that are read back)
MAILBOXES = (
    ('"Carla Ruiz" <carla@x.example>', ("Carla Ruiz", "carla@x.example")),
    ('"Ruiz, \\"C\\"" <carla@x.example>', ('Ruiz, "C"', "carla@x.example")),
    ('"Jürgen Groß" <j@x.example>', ("Jürgen Groß", "j@x.example")),
    ('"名名名" <j@x.example>', ("名名名", "j@x.example")),
    ('"=?utf-8?q?a?=" <j@x.example>', ("=?utf-8?q?a?=", "j@x.example")),
    ("carla@x.example", ("", "carla@x.example")),
    ('"Ö" <post@köln.example>', ("Ö", "post@xn--kln-sna.example")),
)


@pytest.mark.parametrize(("mailbox", "read_back"), MAILBOXES)
def test_a_mailbox_comes_back(mailbox: str, read_back: tuple[str, str]) -> None:
    header = write_header("To", mailbox)

    address = email.message_from_string(header + "\r\n", policy=email.policy.default)["To"]
    assert (address.addresses[0].display_name, address.addresses[0].addr_spec) == read_back


def test_a_long_name_beyond_ascii_comes_back() -> None:
    header = write_header("To", '"' + "名" * 60 + '" <j@x.example>')

    # The reader of the standard library puts blanks between encoded words of a name.
    words = header.removeprefix("To:").split()
    assert "".join(str(make_header(decode_header(one))) for one in words[:-1]) == "名" * 60
    assert words[-1] == "<j@x.example>"


def test_a_local_part_beyond_ascii_is_left_to_smtputf8() -> None:
    assert wire_address("jürgen@köln.example") == "jürgen@xn--kln-sna.example"
    assert "jürgen@" in write_header("To", "jürgen@x.example")


def test_files_go_along() -> None:
    files = (
        File("screen shot.png", "image/png", bytes(range(256)) * 9),
        File("Übersicht.txt", "text/plain", b"a\nb"),
        File("x/../y\r\n.eml", "message/rfc822", b"Subject: a\n\nb"),
        File("", 'text/html"; x="', b""),
    )

    raw = write_mime(Plain(), NOW, files)

    message = read(raw)
    attached = [(one.get_filename(), one.get_content_type()) for one in message.iter_attachments()]
    assert attached == [
        ("screen shot.png", "image/png"),
        ("Übersicht.txt", "text/plain"),
        ("x_.._y.eml", "application/octet-stream"),
        ("file", "application/octet-stream"),
    ]
    contents = [one.get_payload(decode=True) for one in message.iter_attachments()]
    assert contents == [one.content for one in files]
    assert text_of(raw) == lay_out(Plain().words)


def test_a_further_header_can_be_added() -> None:
    raw = write_mime(Plain(), NOW, (), (("X-Gateway-Repeated", "yes"),))

    assert read(raw)["X-Gateway-Repeated"] == "yes"


def test_another_reader_gets_both_parts_and_the_files_back() -> None:
    letter = write(Notice.N_03, {"author": "maya", "text": "Grüße aus Köln – 字\n<b>&amp;</b>"})
    log = File("vpn.log", "text/plain", b"one\r\ntwo\n")

    mail = mailparser.parse_from_bytes(write_mime(letter, NOW, (log,)))

    (text,), (html,) = mail.text_plain, mail.text_html
    assert text.replace("\r\n", "\n").strip() == letter.text.strip()
    assert "Grüße aus Köln – 字" in unescape(html)
    assert "&lt;b&gt;&amp;amp;&lt;/b&gt;" in html
    (file,) = mail.attachments
    assert file["filename"] == "vpn.log"
    assert base64.b64decode(file["payload"]) == log.content


def test_a_twin_with_few_odd_letters_needs_no_encoding() -> None:
    few, many = Plain(words="Grüße"), Plain(words="請問打印機什麼時候修好?" * 400)

    parts = [read(write_mime(one, NOW)).get_body(("html",)) for one in (few, many)]

    assert [one and one["Content-Transfer-Encoding"] for one in parts] == ["7bit", "base64"]
    assert "Grüße" in unescape(str(parts[0] and parts[0].get_content()))
