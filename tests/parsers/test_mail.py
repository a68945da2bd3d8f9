"""The whole reading: what is kept, what is refused, and by which hash a mail is known again."""

import base64
import hashlib
import json

import pytest

from parsers import Reading, UnreadableMail, find_file, read_mail
from parsers.mail_json import answer
from rules.model.mail import Envelope, Kind

PLAIN = (
    b"From: Carla Ruiz <carla@alderair.example>\r\nTo: support@desk.example\r\n"
    b"Subject: Re: [T20261116.0004] Printer\r\nDate: Mon, 23 Nov 2026 09:12:00 -0500\r\n"
    b"Message-ID: <m1@alderair.example>\r\n"
)
VERDICT = b"Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example\r\n"
READING = Reading(trusted_ids=("mx.desk.example",))
TRUSTED = Envelope(trusted=True)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"Subject: x\r\n\r\nbody", "no_sender"),
        (b"From: nobody\r\n\r\nbody", "no_sender"),
    ],
)
def test_a_mail_without_sender_is_held_with_what_could_be_read(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableMail) as caught:
        read_mail(raw)

    assert caught.value.reason == reason
    assert caught.value.mail is not None


@pytest.mark.parametrize(
    ("raw", "hint"),
    [
        (b"", "empty"),
        (b"\r\n \r\n", "empty"),
        (b"\0" * 5000, "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4000, "Outlook .msg"),
        (b"PK\x03\x04" + bytes(range(256)), "ZIP"),
        (b"%PDF-1.4\nAuthor: x\n\ntext", "PDF"),
        ("From: a@b.example\n\nx".encode("utf-16"), "UTF-16"),
        (b"just words without any header\r\n", "no header"),
        (b"name: value\r\n\r\nnobody's mail\r\n", "no header"),
        (b"\x00\xff\xfe" * 100, "no header"),
    ],
)
def test_a_file_that_is_no_mail_is_held_by_name_and_has_no_kind(raw: bytes, hint: str) -> None:
    with pytest.raises(UnreadableMail) as caught:
        read_mail(raw)

    assert (caught.value.reason, caught.value.mail) == ("malformed", None)
    assert hint in caught.value.hint
    assert answer("a.eml", raw)["kind"] == ""


def test_a_bounce_needs_no_sender() -> None:
    raw = b"From: <>\r\nSubject: Undelivered mail\r\n\r\n<carla@a.example>: user unknown\r\n"

    assert read_mail(raw).kind is Kind.BOUNCE


def test_a_person_without_a_from_is_no_bounce_by_its_null_path() -> None:
    raw = b"To: support@desk.example\r\nSubject: Toner\r\n\r\nThe toner is empty.\r\n"

    with pytest.raises(UnreadableMail) as caught:
        read_mail(raw, Envelope(mail_from=""))

    assert caught.value.reason == "no_sender"


def test_the_same_mail_has_the_same_hash_whatever_way_it_came() -> None:
    first = read_mail(b"Received: from a by b\r\n" + PLAIN + b"\r\nWords.\r\n")
    second = read_mail(b"Received: from c by d\r\nX-Spam: no\r\n" + PLAIN + b"\r\nWords.\r\n")

    assert first.content_hash == second.content_hash
    assert first.content_hash.startswith("1:")


@pytest.mark.parametrize(
    "raw",
    [
        PLAIN.replace(b"09:12", b"09:13") + b"\r\nWords.\r\n",
        PLAIN.replace(b"Printer", b"Scanner") + b"\r\nWords.\r\n",
        PLAIN.replace(b"carla@", b"ben@") + b"\r\nWords.\r\n",
        PLAIN + b"\r\nOther words.\r\n",
    ],
)
def test_another_mail_has_another_hash(raw: bytes) -> None:
    assert read_mail(raw).content_hash != read_mail(PLAIN + b"\r\nWords.\r\n").content_hash


@pytest.mark.parametrize(
    ("header", "envelope", "wanted"),
    [
        (VERDICT, TRUSTED, ["dmarc=pass desk.example"]),
        (VERDICT, Envelope(), []),
        (VERDICT.replace(b"mx.", b"evil."), TRUSTED, []),
        (VERDICT.replace(b"mx.", b"MX.") + VERDICT, TRUSTED, ["dmarc=pass desk.example"]),
        (VERDICT.replace(b"pass", b"fail") + VERDICT, TRUSTED, ["dmarc=fail desk.example"]),
        (VERDICT.replace(b"mx.", b"evil.") + VERDICT, TRUSTED, ["dmarc=pass desk.example"]),
        (b"Authentication-Results: mx.desk.example; ===\r\n" + VERDICT, TRUSTED, []),
        (b"Authentication-Results: mx.desk.example; none\r\n", TRUSTED, []),
        (b"Authentication-Results: ;;;\r\n", TRUSTED, []),
        (
            (
                b"Authentication-Results: mx.desk.example;\r\n spf=softfail (x) "
                b"smtp.mailfrom=maya@Desk.Example; dkim=pass header.i=@desk.example\r\n"
            ),
            TRUSTED,
            ["spf=softfail desk.example", "dkim=pass desk.example"],
        ),
    ],
)
def test_only_the_topmost_result_of_a_trusted_server_counts(
    header: bytes, envelope: Envelope, wanted: list[str]
) -> None:
    mail = read_mail(header + PLAIN + b"\r\nx", envelope, READING)

    assert [f"{one.method}={one.result} {one.domain}" for one in mail.verdict] == wanted


def test_recipients_come_in_the_order_in_which_they_are_believed() -> None:
    header = (
        b"Cc: f@desk.example\r\nResent-To: e@desk.example\r\nEnvelope-To: d@desk.example\r\n"
        b"Delivered-To: c@desk.example\r\nX-Original-To: b@desk.example\r\n"
    )

    mail = read_mail(header + PLAIN + b"\r\nx", Envelope(recipients=("A@desk.example",)))

    names = [address[0] for address in mail.delivered_to]
    assert names == ["a", "b", "c", "d", "e", "s", "f"]


def test_links_are_those_of_the_own_words() -> None:
    text = b"See https://a.example/x?y=1. Also <http://b.example>\r\n"
    quote = b"\r\nOn Mon, Nov 23, 2026 at 9:00 AM Maya <m@desk.example> wrote:\r\n> https://c.example\r\n"

    mail = read_mail(PLAIN + b"\r\n" + text + quote)

    assert mail.links == ("https://a.example/x?y=1", "http://b.example")


def test_the_date_is_aware_and_a_bad_one_is_none() -> None:
    good = read_mail(PLAIN + b"\r\nx").date
    bad = read_mail(PLAIN.replace(b"Mon, 23 Nov 2026", b"Someday") + b"\r\nx").date

    assert good is not None
    assert good.isoformat() == "2026-11-23T14:12:00+00:00"
    assert bad is None


def test_a_file_is_found_again_by_its_number() -> None:
    inner = PLAIN + b"\r\nIt jams.\r\n"
    raw = PLAIN + (
        b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n--q\r\n\r\nhi\r\n--q\r\n'
        b"Content-Type: application/pdf; name=../a.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        + b"QUJD" * 19 * 1000
        + b"\r\n--q\r\nContent-Type: message/rfc822\r\n\r\n"
        + inner
        + b"\r\n--q--\r\n"
    )

    for attachment in read_mail(raw).attachments:
        found = find_file(raw, attachment.part)
        assert found is not None
        assert found.attachment == attachment
        assert hashlib.sha256(found.octets).hexdigest() == attachment.sha256
    assert find_file(raw, "9") is None


def test_the_answer_is_json_and_never_raises() -> None:
    told = answer("a.eml", PLAIN + b"\r\nWords.\r\n")
    held = answer("b.eml", b"")

    json.dumps([told, held])
    assert (told["held"], told["error"]) == ("", "")
    assert (held["held"], held["error"]) == ("malformed", "")
    promised = (
        "file kind from from_name to cc subject message_id in_reply_to references text text_html "
        "reply_text attachments failed_recipients final_status bounce_permanent forwarded "
        "original_sender original_subject commands ticket_numbers verdict defects held error "
        "seconds"
    )
    assert set(promised.split()) <= told.keys()


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_the_words_of_an_attached_mail_are_decoded_however_often_it_is_looked_at(
    coding: str,
) -> None:
    words = "The printer on floor 2 prints nothing but stripes."
    inside = words.encode()
    body = base64.b64encode(inside) if coding == "base64" else inside
    raw = (
        PLAIN.replace(b"Re: [T20261116.0004] Printer", b"Fwd: Stripes")
        + b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
        + b"Content-Type: text/plain\r\n\r\nPlease see to this.\r\n--b\r\n"
        + b"Content-Type: message/rfc822\r\n\r\nFrom: Maya <maya@alderair.example>\r\n"
        + b"Subject: Stripes\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: "
        + coding.encode()
        + b"\r\n\r\n"
        + body
        + b"\r\n--b--\r\n"
    )

    found = read_mail(raw).forwarded

    assert found is not None
    assert found.text.strip() == words
