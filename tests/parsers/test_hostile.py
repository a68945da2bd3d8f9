"""Crafted mails, read in a process of their own: one second and 256 MB, whatever is in them."""

import json
import logging
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from parsers import UnreadableMail, read_mail

HERE = Path(__file__).resolve()
SECONDS_MAX = 1.0  # CPU
MEGABYTES_MAX = 256
LOAD = 1.5  # a machine that does other work at the same time is that much slower
HEADER = b"From: carla@alderair.example\r\nTo: support@desk.example\r\nSubject: x\r\n"


def body(text: bytes, kind: bytes = b"text/plain; charset=utf-8") -> bytes:
    return HEADER + b"Content-Type: " + kind + b"\r\n\r\n" + text


def field(value: bytes, name: bytes = b"To") -> bytes:
    return b"From: carla@alderair.example\r\n" + name + b": " + value + b"\r\n\r\nx"


def nested(depth: int, inner: bytes = b"x") -> bytes:
    parts = (
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (level, level)
        for level in range(depth)
    )
    return HEADER + b"".join(parts) + b"\r\n" + inner


def parts(pieces: Iterable[bytes]) -> bytes:
    top = HEADER + b'Content-Type: multipart/mixed; boundary="q"\r\n\r\n'
    return top + b"".join(b"--q\r\n" + piece + b"\r\n" for piece in pieces) + b"--q--\r\n"


def notice(text: bytes) -> bytes:
    return b"From: mailer-daemon@a.example\r\nSubject: Undelivered mail\r\n\r\n" + text


BASE64_LINE = b"QUJD" * 19 + b"\r\n"
PDF = b"Content-Type: application/pdf; name=x.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
MAILS: dict[str, Callable[[], bytes]] = {
    # bodies
    "blank-lines": lambda: body(b"\r\n" * 900_000),
    "on-on-on": lambda: body(b"On " * 400_000),
    "quotes-2000-deep": lambda: body(b"\n".join(b">" * depth for depth in range(1, 2_000))),
    "quote-10000-deep": lambda: body(b">" * 10_000 + b" x\n" + b"> a\n" * 100_000),
    "one-line-of-20-mb": lambda: body(b"a" * 20_000_000),
    "addresses-in-the-text": lambda: body(b"a@" * 5_000_000),
    "text-of-19-mb": lambda: body(b"hello world this is a line of text to be read\r\n" * 400_000),
    "links": lambda: body(b"http://a.example/" * 200_000),
    "commands": lambda: body(b"#a\n" * 200_000),
    "header-blocks": lambda: body(b"From: x\nSent: y\nTo: z\nSubject: q\n\n" * 30_000),
    "flowed": lambda: body(b"a \n" * 290_000, b"text/plain; format=flowed"),
    "tabs": lambda: body(b"\t" * 5_000_000),
    "line-separators": lambda: body("\u2028".encode() * 800_000),
    "hidden-text": lambda: body(b"<p style='display:none'>x" * 40_000, b"text/html"),
    "open-tags": lambda: body(b"<" * 2_000_000, b"text/html"),
    "open-comments": lambda: body(b"<!--" * 500_000, b"text/html"),
    "tags-never-closed": lambda: body(b"<html>" + b"<a" * 250_000, b"text/html"),
    "quotes-never-closed": lambda: body(b"<html>" + b"<a b='" * 80_000, b"text/html"),
    "attributes": lambda: body(
        b"<html><a" + b"".join(b" a%d" % n for n in range(70_000)) + b">x", b"text/html"
    ),
    "punycode": lambda: body(b"a" * 200_000, b"text/plain; charset=punycode"),
    "uuencode-begins": lambda: body(b"begin 644 x\n" * 50_000 + b"\nend\n"),
    "uuencode-never-ends": lambda: body((b"begin 644 x\nM" + b"A" * 60 + b"\n") * 20_000),
    "base64-with-blanks": lambda: (
        HEADER + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"QUJD " * 1_000_000
    ),
    "base64-all-padding": lambda: (
        HEADER + b"Content-Transfer-Encoding: base64\r\n\r\n" + b"QQ=" * 2_000_000
    ),
    "quoted-printable": lambda: (
        HEADER + b"Content-Transfer-Encoding: quoted-printable\r\n\r\n" + b"=3D" * 2_000_000
    ),
    "noise-with-line-ends": lambda: body(bytes(range(256)) * 3_000),
    "calendar": lambda: body(b"ATTENDEE;X=Y\n" * 100_000, b"text/calendar; method=REPLY"),
    # structure
    "file-of-24-mb": lambda: parts([b"\r\nhi", PDF + BASE64_LINE * 300_000]),
    "mail-of-20-mb": lambda: parts(
        [b"Content-Type: message/rfc822\r\n\r\n" + HEADER + PDF + BASE64_LINE * 250_000]
    ),
    "parts-4900": lambda: parts([b"Content-Type: text/plain\r\n\r\nx"] * 4_900),
    "parts-100000": lambda: parts([b"\r\nx"] * 100_000),
    "nested-60": lambda: nested(60),
    "nested-100000": lambda: nested(100_000),
    "nested-with-lines": lambda: nested(50, b"x\r\n" * 59_000),
    "mails-in-mails": lambda: HEADER + b"Content-Type: message/rfc822\r\n\r\nA: b\r\n" * 60,
    "long-part-fields": lambda: parts(
        [b'Content-Type: text/plain; name="' + b"a" * 30_000 + b'"\r\n\r\nx'] * 30
    ),
    # header
    "header-300-kb": lambda: field(b"a" * 300_000),
    "semicolons": lambda: field(b"text/plain" + b";" * 32_000, b"Content-Type"),
    "parameters": lambda: field(b"text/plain" + b"; a=b" * 5_300, b"Content-Type"),
    "open-quotes": lambda: field(b"text/plain" + b';"' * 15_000, b"Content-Type"),
    "rfc-2231-sections": lambda: field(
        b"attachment" + b"".join(b"; filename*%d=x" % n for n in range(1_500)),
        b"Content-Disposition",
    ),
    "rfc-2231-mixed": lambda: field(
        b"attachment; filename*=utf-8''b; filename*0=a", b"Content-Disposition"
    ),
    "nul-in-charset": lambda: body(b"\xff\xfe\xe4", b'text/plain; charset="utf-8\0"'),
    "commas": lambda: field(b"," * 32_000),
    "quotes-in-to": lambda: field(b'"' * 32_000),
    "brackets-in-to": lambda: field(b"(" * 32_000),
    "angles-in-to": lambda: field(b"<" * 32_000),
    "addresses-4900": lambda: field(b",".join(b"u%d@e.example" % n for n in range(1_900))),
    "an-address-without-domain": lambda: field(b"a" * 31_000 + b"@"),
    "encoded-words": lambda: field(b"=?utf-8?q?a?= " * 2_200, b"Subject"),
    "encoded-words-open": lambda: field(b"=?a?q?" * 5_000, b"Subject"),
    "prefixes": lambda: field(b"Re: " * 8_000, b"Subject"),
    "numbers": lambda: field(b"T20261116.0004 " * 2_000, b"Subject"),
    "blanks-in-subject": lambda: field(b" " * 31_000 + b"x", b"Subject"),
    "results": lambda: field(
        b"mx.desk.example" + b"; dkim=pass" * 2_500, b"Authentication-Results"
    ),
    "received-900": lambda: (
        HEADER + b"Received: from a (b [1.2.3.4]) by c with d id e; now\r\n" * 900 + b"\r\nx"
    ),
    # notices
    "notice-of-codes": lambda: notice(b"550 user unknown a" * 200_000),
    "notice-of-addresses": lambda: notice(b"a@b.c: " * 200_000),
    "notice-of-fields": lambda: notice(b"Final-Recipient: rfc822; a@b.c\n" * 100_000),
    "notice-of-folds": lambda: notice(b"Final-Recipient: rfc822; a@b.c\n" + b" x\n" * 200_000),
    "notice-of-many-who-failed": lambda: notice(b"550 5.1.1 <a@b.example> user unknown\n" * 4_000),
    "dialogues-told-by-a-person": lambda: body(b"MAIL FROM: a@b.c\nRCPT TO: a@b.c\n" * 4_000),
    "footers": lambda: body(b"if you confidential intended error notify delete mail\n\n" * 4_000),
    "warnings": lambda: body(b"external mail links do not click\n" * 5_000),
    "letters-of-no-charset": lambda: body(bytes(range(128, 256)) * 4_000),
    "notice-of-blanks": lambda: notice(b"\n" * 700 + b" " * 60_000),
}


@pytest.fixture(scope="module")
def costs() -> dict[str, dict[str, float]]:
    """What each of MAILS cost a process that read nothing else."""
    run = subprocess.run(
        [sys.executable, str(HERE)],
        capture_output=True,
        timeout=240,
        check=True,
        cwd=HERE.parents[2],
    )
    told = map(json.loads, run.stdout.splitlines())
    return {one.pop("name"): one for one in told}


@pytest.mark.parametrize("name", MAILS)
def test_a_crafted_mail_costs_little(name: str, costs: dict[str, dict[str, float]]) -> None:
    cost = costs[name]

    assert cost["seconds"] < SECONDS_MAX * LOAD
    assert cost["megabytes"] < MEGABYTES_MAX


def measure() -> None:
    """Read all of MAILS and print what each cost, one JSON object a line."""
    logging.disable(logging.CRITICAL)
    for name, make in MAILS.items():
        raw = make()
        start = time.process_time()
        try:
            read_mail(raw)
        except UnreadableMail:
            pass
        seconds = time.process_time() - start
        del raw
        top = _peak_megabytes()  # of all so far
        print(json.dumps({"name": name, "seconds": round(seconds, 3), "megabytes": round(top)}))


def _peak_megabytes() -> float:
    """The most memory this program held; ru_maxrss would count the parent that started it."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(one for one in status.read_text().splitlines() if one.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    measure()
