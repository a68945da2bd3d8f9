"""Limits first: what is over one is held with its name, what is inside costs little."""

import base64
import hashlib
import random

import pytest

from parsers import Limits, Reading, UnreadableMail, read_mail
from parsers.body.large_parts import lift
from parsers.mail_json import answer
from rules.model.mail import Envelope

HEADER = b"From: carla@alderair.example\r\nSubject: x\r\n"


def nested(depth: int) -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        for level in range(depth)
    )
    return HEADER + b"".join(parts) + b"\r\nx\r\n"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (HEADER + b"\r\n" + b"a" * 26 * 1024 * 1024, "over_limit:size"),
        (HEADER + b"\r\n" + b"\r\n" * 1_100_000, "over_limit:lines"),
        (HEADER + b"X: " + b"a" * 300_000 + b"\r\n\r\n", "over_limit:header"),
        (HEADER + b"X: " + b"a" * 40_000 + b"\r\n\r\n", "over_limit:field"),
        (HEADER + b"X: y\r\n" * 1_001 + b"\r\n", "over_limit:fields"),
        (HEADER + b"To: " + b"a@b.example," * 2_600 + b"\r\n" * 2, None),
        (HEADER + (b"To: " + b"a@b," * 2_000 + b"\r\n") * 3 + b"\r\n", "over_limit:addresses"),
        (HEADER + b"\r\n" + b"--x\r\n" * 6_000, "over_limit:parts"),
        (nested(60), None),
        (nested(1_000), "over_limit:nesting"),
        (nested(100) + b"x\r\n" * 60_000, "over_limit:nesting"),
        (
            HEADER
            + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\nContent-Type: a/b; n="
            + b"a" * 40_000
            + b"\r\n\r\nx\r\n--q--\r\n",
            "over_limit:field",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_mail_over_a_limit_is_held_by_its_name(raw: bytes, reason: str | None) -> None:
    try:
        read_mail(raw)
        held = None
    except UnreadableMail as fault:
        held = fault.reason

    assert held == reason


def test_limits_are_what_the_site_says() -> None:
    reading = Reading(limits=Limits(size_max=100))

    with pytest.raises(UnreadableMail) as caught:
        read_mail(HEADER + b"\r\n" + b"a" * 100, Envelope(), reading)

    assert caught.value.reason == "over_limit:size"


@pytest.mark.parametrize(("count", "reason"), [(20, ""), (21, "over_limit:files")])
def test_a_mail_with_more_files_than_the_desk_takes_is_held(count: int, reason: str) -> None:
    """GW-17."""
    files = b"".join(
        b"--q\r\nContent-Type: text/csv; name=%d.csv\r\n"
        b"Content-Disposition: attachment\r\n\r\n%d\r\n" % (number, number)
        for number in range(count)
    )
    raw = HEADER + b"Content-Type: multipart/mixed; boundary=q\r\n\r\n" + files + b"--q--\r\n"

    told = answer("x.eml", raw, reading=Reading(limits=Limits(files_max=20)))

    assert told["held"] == reason
    assert told["from"] == "carla@alderair.example"  # what was read is there for who looks


@pytest.mark.parametrize("end", [b"\r\n", b"\n"])
@pytest.mark.parametrize("gap", [b"", b"\n"])
def test_a_large_file_is_lifted_out_and_still_itself(end: bytes, gap: bytes) -> None:
    data = random.Random(1).randbytes(200_000)
    lines = [
        b"From: carla@alderair.example",
        b'Content-Type: multipart/mixed; boundary="q"',
        b"",
        b"--q",
        b"Content-Type: application/pdf; name=x.pdf",
        b"Content-Transfer-Encoding: base64",
        b"",
        base64.encodebytes(data).rstrip().replace(b"\n", end) + gap.replace(b"\n", end),
        b"--q--",
        b"",
    ]
    raw = end.join(lines)

    (file,) = read_mail(raw).attachments

    assert len(lift(raw).slim) < 1_000
    assert (file.size, file.sha256) == (len(data), hashlib.sha256(data).hexdigest())


def test_a_long_text_is_kept_whole_beside_what_is_looked_through() -> None:
    text = "".join(f"line {number} of a pasted log\n" for number in range(40_000))

    mail = read_mail(HEADER + b"\r\n" + text.replace("\n", "\r\n").encode())

    assert mail.text == text
    assert mail.own_text.splitlines()[-1] == "line 39999 of a pasted log"
    assert "long_text" in mail.flags


def test_no_mail_can_name_its_own_mark() -> None:
    run = (b"QUJD" * 19 + b"\r\n") * 1_000
    first = lift(HEADER + b"\r\n" + run)
    raw = HEADER + b"\r\n" + run + (first.key + b"0.\r\n") * 100

    again = lift(raw)

    assert first.key not in (again.key, b"")
    assert again.restore(again.slim) == raw
