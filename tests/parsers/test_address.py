"""Mailboxes, taken from where an address stands."""

import pytest

from parsers.header.address import find_bare_address, find_mailboxes


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("carla@a.example", [("carla@a.example", "")]),
        ("Carla Ruiz <carla@a.example>", [("carla@a.example", "Carla Ruiz")]),
        ('"Ruiz, Carla" <carla@a.example>', [("carla@a.example", "Ruiz, Carla")]),
        ("carla@a.example (Carla Ruiz)", [("carla@a.example", "Carla Ruiz")]),
        ("=?utf-8?Q?M=C3=BCller?= <m@a.example>", [("m@a.example", "Müller")]),
        ('"=?utf-8?Q?M=C3=BCller?=" <m@a.example>', [("m@a.example", "Müller")]),
        ("=?utf-8?Q?A=2C_B?= <m@a.example>", [("m@a.example", "A, B")]),
        ("a@a.example, b@a.example", [("a@a.example", ""), ("b@a.example", "")]),
        ("Desk: a@a.example, b@a.example;", [("a@a.example", ""), ("b@a.example", "")]),
        ("undisclosed-recipients:;", []),
        ('"boss@desk.example" <evil@b.example>', [("evil@b.example", "boss@desk.example")]),
        ("boss@desk.example <evil@b.example>", [("evil@b.example", "boss@desk.example")]),
        ("'Carla' <carla@a.example>", [("carla@a.example", "Carla")]),
        ('"\\"Carla\\" R" <c@a.example>', [("c@a.example", '"Carla" R')]),
        ("<carla@a.example>", [("carla@a.example", "")]),
        ("<@relay.example:carla@a.example>", [("carla@a.example", "")]),
        ("Carla <mailto:carla@a.example>", [("carla@a.example", "Carla")]),
        ("a@a.example, A@A.example", [("a@a.example", "")]),
        ("Carla\r\n\t<carla@a.example>", [("carla@a.example", "Carla")]),
        ('"a b"@a.example', [('"a b"@a.example', "")]),
        ("<a@a.example> <b@a.example>", [("a@a.example", ""), ("b@a.example", "")]),
        ('"A <old@a.example>" <b@a.example>', [("b@a.example", "A <old@a.example>")]),
        ("=?utf-8?Q?Carla_<carla@a.example>?=", [("carla@a.example", "Carla")]),
        ("c@[192.0.2.1]", [("c@[192.0.2.1]", "")]),
        ("Carla <c @ a.example>", [("c@a.example", "Carla")]),
        ("Carla <<c@a.example>>", [("c@a.example", "Carla")]),
        ("=?utf-8?B?Q2FybGEgPGNAYS5leGFtcGxlPg==?=", [("c@a.example", "Carla")]),
        ("<>", []),
        ("", []),
        ("nobody here", []),
    ],
)
def test_mailboxes_of_a_field(raw: str, wanted: list[tuple[str, str]]) -> None:
    assert [(box.address, box.name) for box in find_mailboxes(raw)] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("write to carla@a.example.", "carla@a.example"),
        ("@ @@ x@ @y", ""),
        ("收件人：carla@a.example）不存在", "carla@a.example"),
        ("a" * 50_000 + "@", ""),
        ("rfc822;carla@a.example", "carla@a.example"),
        ("maya@desk.example@evil.example", ""),
        ("Maya @ the desk maya@desk.example", "maya@desk.example"),
    ],
)
def test_an_address_is_found_in_words(text: str, wanted: str) -> None:
    assert find_bare_address(text) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Support desk (support@desk.example)", ["support@desk.example"]),
        ("Support (not support@desk.example)", []),
        ("(support@desk.example)", ["support@desk.example"]),
        ("a@a.example (b@b.example)", ["a@a.example"]),
    ],
)
def test_a_recipient_may_stand_in_a_comment_and_no_sender(raw: str, wanted: list[str]) -> None:
    recipients = find_mailboxes(raw, in_comments=True)
    senders = find_mailboxes(raw)

    assert [box.address for box in recipients] == wanted
    assert [box.address for box in senders] == [one for one in wanted if one.startswith("a@")]
