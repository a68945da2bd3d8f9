"""Which fields of a header are our own server's, and what they say."""

import pytest

from parsers.header.stamp import Provider, is_sound
from parsers.mail import Reading, read_mail
from rules.model.mail import Envelope, Stamp

REST = "From: Maya Ortiz <maya@desk.example>\nSubject: x\n\nwords\n"
TRUSTED = Reading(trusted_ids=("mx.desk.example",))


def stamp(header: str, reading: Reading = TRUSTED, *, trusted: bool = True) -> Stamp:
    raw = f"{header.strip()}\n{REST}".replace("\n", "\r\n").encode()
    return read_mail(raw, Envelope(trusted=trusted), reading).stamp


@pytest.mark.parametrize(
    ("raw", "sound"),
    [
        (b"A: b\r\nC: d\r\n\r\nx\ry\nz", True),
        (b"A: b\nC: d\n\nx\r\ny", True),
        (b"A: b\rC: d\r\n\r\nx", False),
        (b"A: b\nC: d\r\n\r\nx", False),
        (b"A: b\r\nC: d\r\r\n\r\nx", False),
        (b"A: b", True),
        (b"", True),
        (b"A: b\nSubject : d\n\nx", True),
        (b"A: b\nAuthentication-Results : d\n\nx", False),
        (b"authentication-results\t: d\nA: b\n\nx", False),
        (b"X-Spam-Flag : no\nA: b\n\nx", False),
        (b"A: b\nX-MS-Exchange-Organization-AuthAs :Internal\n\nx", False),
        (b"A: b\n\nAuthentication-Results : words", True),
    ],
)
def test_lines_of_a_sound_header_end_alike(raw: bytes, *, sound: bool) -> None:
    assert is_sound(raw) is sound


@pytest.mark.parametrize(
    ("received", "login"),
    [
        ("a\n\t(Authenticated sender: Maya)\n\tby mx (Postfix) with ESMTPSA id 1", "maya"),
        ("a\n\t(Authenticated sender: maya@x)\n\tby mx (Postfix) with ESMTPA id 1", "maya@x"),
        ("a\n\t(Authenticated sender: maya)\n\tby mx (Postfix) with ESMTPS id 1", ""),
        ("a (Authenticated sender: maya) by mx (Postfix) with ESMTPSA id 1", ""),
        ("a (Authenticated sender: maya)\n\tby mx (Postfix) with ESMTPSA id 1", ""),
        ("a\n\t(Authenticated sender: ma ya)\n\tby mx (Postfix) with ESMTPSA id 1", ""),
        ("a\n\t(Authenticated sender: maya)\n\tfor x; by mx with ESMTPSA id 1", ""),
    ],
)
def test_a_login_is_read_where_postfix_writes_it(received: str, login: str) -> None:
    written = f"Received: from {received}; Mon, 23 Nov 2026 16:00:01 +0100"

    assert stamp(written).login == login
    assert stamp(written, trusted=False) == Stamp()
    assert stamp(f"Received: from b by mx with ESMTP id 2\n{written}").login == ""


@pytest.mark.parametrize(
    ("header", "is_spam"),
    [
        ("X-Spam-Flag: YES", True),
        ("X-Spam-Flag: YES, really", True),
        ("X-Spam-Flag: NO", False),
        ("X-Spam-Flag: yesterday", False),
        ("X-Spam-Status: Yes, score=7.1 required=5.0", True),
        ("X-Spam-Status: No, score=7.1", False),
        ("X-Spamd-Result: default: True [15.2 / 15.0];", True),
        ("X-Spamd-Result: default: False [5.2 / 15.0];", False),
        ("X-MS-Exchange-Organization-SCL: 5", True),
        ("X-MS-Exchange-Organization-SCL: 9", True),
        ("X-MS-Exchange-Organization-SCL: 1", False),
        ("X-MS-Exchange-Organization-SCL: -1", False),
        ("X-Spam-Flag: NO\nX-Spam-Flag: YES", False),
    ],
)
def test_spam_is_believed_like_a_verdict(header: str, *, is_spam: bool) -> None:
    assert bool(stamp(header).spam) is is_spam
    assert stamp(header, trusted=False).spam == ""
    below = "Received: from b by mx; x\nReceived: from c by b; y\n" + header
    assert stamp(below).spam == ""


@pytest.mark.parametrize(
    ("marks", "inside"),
    [
        ("AuthAs: Internal\nAuthMechanism: 04", True),
        ("AuthAs: Internal\nAuthMechanism: 10", False),
        ("AuthAs: Internal", False),
        ("AuthAs: Anonymous\nAuthMechanism: 04", False),
        ("AuthAs: Internal\nAuthAs: Anonymous\nAuthMechanism: 04", False),
    ],
)
def test_only_a_mark_of_its_own_tenant_is_inside(marks: str, *, inside: bool) -> None:
    header = "\n".join(f"X-MS-Exchange-Organization-{one}" for one in marks.split("\n"))
    exchange = Reading(provider=Provider.MICROSOFT365)
    hop = "Received: from a by b.eurprd04.prod.outlook.com with mapi; x\n"

    assert stamp(hop + header, exchange).inside is inside
    assert not stamp(hop + header).inside
    assert not stamp(header, exchange).inside
    assert not stamp(f"Received: from a by mx.desk.example; x\n{hop}{header}", exchange).inside


def test_a_mail_is_stamped_when_the_peer_had_it_and_taken_when_the_first_of_ours_had_it() -> None:
    header = (
        "Received: from a by b; Mon, 23 Nov 2026 18:00:00 +0100\n"
        "Received: from c by a; Mon, 23 Nov 2026 16:00:00 +0100\n"
        "Received: from d by c; Mon, 23 Nov 2020 16:00:00 +0100"
    )

    found = stamp(header, Reading(trusted_hops=2))

    assert found.at
    assert found.at.isoformat() == "2026-11-23T18:00:00+01:00"
    assert found.taken_at
    assert found.taken_at.hour == 16


@pytest.mark.parametrize(
    ("host", "known"), [("mx.google.com", True), ("mx.desk.example", False), ("", False)]
)
def test_a_verdict_of_gmail_is_one_above_which_gmail_took_the_mail(
    host: str, *, known: bool
) -> None:
    hop = f"Received: from a\n by {host} with ESMTPS id 1; x\n" if host else ""
    verdict = "Authentication-Results: mx.google.com; dmarc=pass header.from=desk.example\n"
    gmail = Reading(provider=Provider.GMAIL)

    for header in (hop + verdict, verdict + hop):
        raw = (header + REST).replace("\n", "\r\n").encode()
        assert bool(read_mail(raw, Envelope(trusted=True), gmail).verdict) is known


OUTLOOK = "AM0PR04MB7123.eurprd04.prod.outlook.com"
BORDER = "DB5EUR03FT064.mail.protection.outlook.com"


@pytest.mark.parametrize(
    ("above", "below", "known"),
    [
        ((OUTLOOK,), (BORDER,), True),
        ((OUTLOOK, OUTLOOK), (BORDER, "mx.evil.example"), True),
        ((OUTLOOK,), ("BN3USG02FT018.mail.protection.office365.us",), True),
        (
            ("SHXPR01MB0542.CHNPR01.prod.partner.outlook.cn",),
            ("BJSCHN02FT006.mail.protection.partner.outlook.cn",),
            True,
        ),
        ((OUTLOOK, BORDER), (), False),  # the sender's own word
        ((OUTLOOK,), (), False),
        ((OUTLOOK, OUTLOOK), ("mx.evil.example",), False),  # sent by a login of the tenant
        (("mx.desk.example",), (BORDER,), False),
        ((), (BORDER,), True),
        ((), ("mx.desk.example",), False),
        ((), (), False),
    ],
)
def test_a_verdict_of_microsoft_stands_above_the_hop_at_its_border(
    above: tuple[str, ...], below: tuple[str, ...], *, known: bool
) -> None:
    first, second = ("".join(f"Received: from a by {one}; x\n" for one in two)
                     for two in (above, below))  # fmt: skip
    verdict = "Authentication-Results: dmarc=pass header.from=desk.example\n"
    exchange = Reading(provider=Provider.MICROSOFT365)

    raw = (first + verdict + second + REST).replace("\n", "\r\n").encode()

    assert bool(read_mail(raw, Envelope(trusted=True), exchange).verdict) is known


def test_a_verdict_of_gmail_needs_the_hop_at_its_border() -> None:
    hops = "Received: by 2002:a05:6a10:9f07 with SMTP id 1; x\n"
    verdict = "Authentication-Results: mx.google.com; dmarc=pass header.from=desk.example\n"
    foreign = "Received: from a by mx.evil.example; x\n"
    raw = (hops + verdict + foreign + REST).replace("\n", "\r\n").encode()

    assert read_mail(raw, Envelope(trusted=True), Reading(provider=Provider.GMAIL)).verdict == ()
