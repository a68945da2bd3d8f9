"""What an Authentication-Results field of our own server says (RFC 8601)."""

from __future__ import annotations

import pytest

from parsers.header.address import names_group, names_two
from parsers.header.stamp import Stamped
from parsers.header.verdict import _read_plainly, read_verdict
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
        ("mx.desk.example; dmarc=pass header.from=desk.example;", (PASS,)),
        ("mx.desk.example; dmarc=fail (dmarc=pass header.from=desk.example;", ()),
        ("MX.Desk.Example; dmarc=pass header.from=desk.example", (PASS,)),
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


@pytest.mark.parametrize("name", ["mx.de\u017fk.example", "mx.des\u212a.example"])
def test_an_id_that_only_folds_into_ours_is_anothers(name: str) -> None:
    items = (("authentication-results", f"{name}; dmarc=pass header.from=desk.example"),)

    assert read_verdict(Stamped(items, frozenset({"mx.desk.example"}))) == ((), "")


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


PLAINLY = (
    (
        "mx.example; dkim=pass (2048-bit key) header.d=a.example header.b=Qk3/a=;"
        " spf=pass smtp.mailfrom=a.example; dmarc=pass (policy=reject) header.from=a.example"
    ),
    "mx.example; auth=pass smtp.auth=Maya@desk.example smtp.mailfrom=maya@desk.example",
    "MX.example ; dmarc=fail (p=NONE sp=QUARANTINE dis=NONE) header.from=B.example",
    "mx.example; arc=none (no signatures); spf=none",
)
ODDLY = (
    'mx.example; spf=pass reason="all is well" smtp.mailfrom=a.example',
    "mx.example; none",
    "mx.example 1; dmarc=pass header.from=a.example",
    "mx.example; dmarc=pass (a (b) c) header.from=a.example",
    "mx.example; dmarc=pass header.from=a.example; x=",
    "mx.example; dkim=pass header.d=@",
)


@pytest.mark.parametrize("line", PLAINLY)
def test_what_is_read_at_one_stroke_is_what_authres_reads(line: str) -> None:
    named, _, told = line.partition(";")
    oddly = f"{named} (a (b));{told}"  # a comment in a comment: only authres reads it

    assert _read_plainly(line) is not None
    assert _read_plainly(oddly) is None
    assert _read_of(line) == _read_of(oddly) != ((), "")


@pytest.mark.parametrize("line", ODDLY)
def test_what_is_written_oddly_is_left_to_authres(line: str) -> None:
    assert _read_plainly(line) is None


def _read_of(line: str) -> tuple[tuple[AuthResult, ...], str]:
    return read_verdict(Stamped((("authentication-results", line),), frozenset({"mx.example"})))


@pytest.mark.parametrize(
    ("value", "two"),
    [
        ("Maya <maya@desk.example>", False),
        ("maya@desk.example", False),
        ("maya@desk.example <maya@desk.example>", False),
        ('"maya@desk.example" <maya@desk.example>', False),
        ("Maya <maya@desk.example> (also ben@a.example)", False),
        ("=?utf-8?q?maya=40desk.example?= <maya@desk.example>", False),
        ('"ma@ya"@desk.example', False),
        ("<maya@desk.example>@evil.example", True),
        ("<<maya@desk.example>@evil.example>", True),
        ("Maya <maya@desk.example> x@evil.example", True),
        ("maya@desk.example (x) @evil.example", True),
        ("maya@desk.example @evil.example", True),
        ("<@evil.example:maya@desk.example>", True),
        ("Maya <maya@desk.example@evil.example>", True),
    ],
)
def test_a_sender_that_programs_read_in_two_ways_is_found(value: str, *, two: bool) -> None:
    assert names_two(value) is two
