"""What an Authentication-Results field of our own server says (RFC 8601)."""

from __future__ import annotations

import pytest

from parsers.header.address import names_group
from parsers.header.stamp import Stamped
from parsers.header.verdict import read_verdict
from rules.model.mail import AuthResult

OURS = frozenset({"mx.desk.example"})
PASS = AuthResult("dmarc", "pass", "desk.example")


@pytest.mark.parametrize(
    ("field", "verdict"),
    [
        ("mx.desk.example; dmarc=pass header.from=desk.example", (PASS,)),
        ("mx.desk.example 1; dmarc=pass header.from=desk.example", (PASS,)),
        ("mx.desk.example (us) 1 (first); dmarc/1=pass header.from=desk.example", (PASS,)),
        ("mx.desk.example 2; dmarc=pass header.from=desk.example", ()),
        ("mx.desk.example 10; dmarc=pass header.from=desk.example", ()),
        ("mx.desk.example 1.1; dmarc=pass header.from=desk.example", ()),
        ("mx.desk.example; dmarc/2=pass header.from=desk.example", ()),
        ("mx.desk.example; none", ()),
        ("mx.desk.example; dmarc=fail (dmarc=pass) header.from=desk.example",
         (AuthResult("dmarc", "fail", "desk.example"),)),
        ("mx.desk.example; spf=pass smtp.helo=desk.example", (AuthResult("spf", "pass", ""),)),
        ("mx.desk.example; spf=pass smtp.mailfrom=maya@desk.example smtp.helo=a.example",
         (AuthResult("spf", "pass", "desk.example"),)),
    ],
)  # fmt: skip
def test_a_field_is_read_in_the_version_that_we_know(
    field: str, verdict: tuple[AuthResult, ...]
) -> None:
    forged = "mx.desk.example; dmarc=pass header.from=desk.example"
    items = (("authentication-results", field), ("authentication-results", forged))

    assert read_verdict(Stamped(items, OURS))[0] == verdict


def test_a_login_by_a_method_that_we_do_not_know_is_none() -> None:
    items = (("authentication-results", "mx.desk.example; auth/2=pass smtp.auth=maya"),)

    assert read_verdict(Stamped(items, OURS)) == ((), "")


@pytest.mark.parametrize(
    ("value", "grouped"),
    [
        ("Team: maya@desk.example;", True),
        ("Team:maya@desk.example, sam@desk.example;", True),
        ('"Team A": Maya <maya@desk.example>;', True),
        (": maya@desk.example;", True),
        ("Maya <maya@desk.example>", False),
        ('"Maya: the desk" <maya@desk.example>', False),
        ("Maya (desk: second floor) <maya@desk.example>", False),
        ("=?utf-8?q?Maya:_desk?= <maya@desk.example>", False),
        ("Maya <maya@[IPv6:2001:db8::1]>", False),
    ],
)
def test_a_group_is_told_from_a_person(value: str, *, grouped: bool) -> None:
    assert names_group(value) is grouped
