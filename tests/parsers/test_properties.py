"""Whatever comes, a mail is read or held: nothing else is raised, and the same is read again."""

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parsers import UnreadableMail, read_mail
from parsers.body.large_parts import lift
from parsers.mail_json import answer
from rules.model.mail import Mail

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "emails"
SEEDS = [path.read_bytes() for path in sorted(FOLDER.glob("*.eml"))]
NAMES = st.sampled_from(
    "From To Cc Subject Date Message-ID Content-Type Content-Transfer-Encoding Content-Disposition "
    "Received Return-Path Auto-Submitted References Sender Reply-To Delivered-To MIME-Version "
    "Authentication-Results Precedence X-Failed-Recipients Content-ID".split()
)
PIECES = st.sampled_from(
    [
        b"=?utf-8?Q?", b"=?utf-8?B?", b"?=", b"=?", b"<", b">", b'"', b"(", b")", b",", b";", b":",
        b"@", b"a@b.example", b"multipart/mixed; boundary=q", b"message/rfc822", b"text/html",
        b"multipart/report; report-type=delivery-status; boundary=q", b"message/delivery-status",
        b"text/calendar; method=REPLY", b"charset=utf-8", b"charset=utf-16", b"base64",
        b"quoted-printable", b"x-uuencode", b"filename*0*=utf-8''%C3", b"filename*=x", b"\\",
        b"\r\n ", b"\n\t", b"T20261116.0004", b"Re:", b"\xc3\xb6", b"\xff", b"\x00", b"\x1b$B",
        b"format=flowed", b"application/pkcs7-mime", b"Final-Recipient: rfc822;a@b.example",
    ]
)  # fmt: skip
VALUES = st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=8).map(b"".join)
LINES = st.sampled_from(
    [
        b"--q", b"--q--", b"", b"Content-Type: text/html", b"Content-Type: message/rfc822",
        b"Content-Type: message/delivery-status", b"From: c@d.example", b"Action: failed",
        b"#waiting", b"> quoted", b"On Monday Carla wrote:", b"-- ", b"begin 644 a", b"end",
        b"<div>", b"<!--", b"<p style='display:none'>", b"</blockquote>", b"QUJD", b"=3D=",
        b"<a@b.example>: 550 5.1.1 unknown", b"-- reply above this line --", b"Subject: x",
    ]
)  # fmt: skip
HEADERS = st.lists(st.tuples(NAMES, VALUES), max_size=12)
BODIES = st.lists(st.one_of(LINES, st.binary(max_size=30)), max_size=25)
USUAL = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def write(header: list[tuple[str, bytes]], body: list[bytes]) -> bytes:
    top = b"".join(name.encode() + b": " + value + b"\r\n" for name, value in header)
    return b"From: a@b.example\r\n" + top + b"\r\n" + b"\r\n".join(body)


def read(raw: bytes) -> Mail | str:
    try:
        return read_mail(raw)
    except UnreadableMail as fault:
        return fault.reason


def check(raw: bytes) -> None:
    first = read(raw)
    told = answer("x.eml", raw)

    assert first == read(raw)
    assert told["error"] == ""
    json.dumps(told, ensure_ascii=False).encode("utf-8")
    if isinstance(first, Mail):
        assert "\n" not in first.subject
        assert "\r" not in first.subject
        assert all("/" not in file.name and file.name for file in first.attachments)


@USUAL
@given(st.binary(max_size=2000))
def test_arbitrary_octets_are_read_or_held(raw: bytes) -> None:
    check(raw)


@USUAL
@given(HEADERS, BODIES)
def test_arbitrary_mails_are_read_or_held(
    header: list[tuple[str, bytes]], body: list[bytes]
) -> None:
    check(write(header, body))


@USUAL
@given(st.sampled_from(SEEDS), st.data())
def test_mutated_mails_are_read_or_held(seed: bytes, data: st.DataObject) -> None:
    raw = bytearray(seed)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, max(0, len(raw) - 1)))
        length = data.draw(st.integers(0, 40))
        raw[place : place + length] = data.draw(st.one_of(PIECES, LINES, st.binary(max_size=10)))

    check(bytes(raw))


@USUAL
@given(st.sampled_from(SEEDS), st.sampled_from(SEEDS))
def test_a_mail_in_a_mail_is_read_or_held(outer: bytes, inner: bytes) -> None:
    check(
        b'From: a@b.example\r\nContent-Type: multipart/mixed; boundary="zz"\r\n\r\n--zz\r\n\r\n'
        + outer
        + b"\r\n--zz\r\nContent-Type: message/rfc822\r\n\r\n"
        + inner
        + b"\r\n--zz--\r\n"
    )


@USUAL
@given(st.lists(st.sampled_from([b"QUJD" * 19 + b"\r\n", b"--q\r\n", b"\r\n", b"x: y\r\n"])))
def test_what_was_lifted_comes_back(lines: list[bytes]) -> None:
    raw = b"A: b\r\n\r\n" + b"".join(line * 500 for line in lines)

    lifted = lift(raw)

    assert lifted.restore(lifted.slim) == raw


WORD = st.text("abcdefghijklmnopqrstuvwxyzäßéдверь門印刷", min_size=1, max_size=9)
WRAPS = st.sampled_from(
    [
        ("<p>", "</p>"), ("<div style='color:#222;margin:0cm'>", "</div>"), ("<b>", "</b>"),
        ("<table bgcolor=navy><tr><td><font color=white>", "</font></td></tr></table>"),
        ("<ul><li>", "</ul>"), ("<span lang=EN-US>", "</span>"), ("<p class=MsoNormal>", ""),
        ("<!-- '\" -->", "<br>"), ("<style>.x{display:none}</style>", ""), ("<small>", "</small>"),
        ("<a href='https://a.example/b'>", "</a> "), ("<svg><title>t</title></svg>", ""),
    ]
)  # fmt: skip


@given(st.lists(st.tuples(WRAPS, WORD), min_size=1, max_size=40))
def test_no_word_of_an_ordinary_page_is_lost(pieces: list[tuple[tuple[str, str], str]]) -> None:
    page = "".join(f"{begin}{word} {end}" for (begin, end), word in pieces)
    raw = write([("From", b"c@a.example"), ("Content-Type", b"text/html; charset=utf-8")], [])

    told = read_mail(raw + page.encode()).text.split()

    wanted = [word for _, word in pieces]
    assert [word for word in told if word in set(wanted)] == wanted


@given(st.lists(WORD, min_size=8, max_size=40), st.binary(min_size=1, max_size=1), st.data())
def test_one_odd_octet_spoils_one_word(words: list[str], odd: bytes, data: st.DataObject) -> None:
    octets = " ".join(words).encode()
    place = data.draw(st.integers(0, len(octets)))
    raw = write([("From", b"c@a.example"), ("Content-Type", b"text/plain; charset=utf-8")], [])
    letters = sum(word.isascii() for word in words)

    told = read_mail(raw + octets[:place] + odd + octets[place:]).text.split()

    if letters < len(words) // 2 and odd not in b"\r\n>\x1b\0":
        assert len(set(words) - set(told)) <= 2
