"""A tree that is split in strides is, to the last octet, the one the standard library makes."""

from __future__ import annotations

import email
from email.message import Message
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.body.split import split_mail

FIXTURES = sorted((Path(__file__).parent.parent / "fixtures/emails").glob("*.eml"))
PIECES = (
    b"A: b\n", b" c\n", b"\n", b"\r\n", b"\r", b"--x\n", b"--x--\n", b"--x--", b"--y\n", b"--y--\n",
    b"--x \t\n", b"--x-\n", b"Content-Type: multipart/mixed; boundary=y\n",
    b"Content-Type: text/html\n", b"Content-Type: message/rfc822\n", b"words\n", b"\xc3\xa9", b": ",
    b"From me\n", b"Content-Transfer-Encoding: base64\n",
)  # fmt: skip
HEAD = b"From: ann@corp.example\nContent-Type: multipart/mixed; boundary=x\n\n"


def told(message: Message) -> tuple[object, ...]:
    payload = message._payload  # type: ignore[attr-defined]  # undecoded
    parts = [told(part) for part in payload] if isinstance(payload, list) else payload
    defects = [type(defect).__name__ for defect in message.defects]
    header = list(message.raw_items())
    return header, message.preamble, message.epilogue, defects, message.get_default_type(), parts


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_a_fixture_is_split_as_the_standard_library_does(path: Path) -> None:
    raw = path.read_bytes()

    for one in (
        raw,
        raw.replace(b"\r\n", b"\n"),
        raw.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
    ):
        assert told(split_mail(one)) == told(email.message_from_bytes(one))


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(b"".join))
def test_any_body_is_split_so_too(body: bytes) -> None:
    for one in (HEAD + body, (HEAD + body).replace(b"\n", b"\r\n")):
        assert told(split_mail(one)) == told(email.message_from_bytes(one))
