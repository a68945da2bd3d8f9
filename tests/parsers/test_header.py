"""Fields, encoded words and parameters, also those that break their rules."""

import pytest

from parsers.header.fields import (
    decode_base64,
    find_message_ids,
    read_fields,
    read_line,
    read_structured,
)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("plain words", "plain words"),
        ("=?utf-8?Q?Gr=C3=B6=C3=9Fe?=", "Größe"),
        ("=?utf-8?B?R3LDtsOfZQ==?=", "Größe"),
        ("=?UTF-8?b?R3LDtsOfZQ?=", "Größe"),
        ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a?=\r\n =?utf-8?Q?b?=", "ab"),
        ("=?utf-8?Q?a?= c =?utf-8?Q?b?=", "a c b"),
        ("=?utf-8?B?R3LDtsM=?= =?utf-8?B?n2U=?=", "Größe"),
        ("=?iso-8859-1*de?Q?=E4?=", "ä"),
        ("=?utf-8?Q?with blanks?= behind", "with blanks behind"),
        ("=?utf-8?Q?no end", "=?utf-8?Q?no end"),
        ("=?utf-8?X?what?=", "=?utf-8?X?what?="),
        ("=?utf-8?Q??=", ""),
        ("=?utf-8?Q?a=0D=0ABcc:_x?=", "a Bcc: x"),
        ("tab\tand\r\n\tfold", "tab and fold"),
        ("=?unicode-1-1-utf-7?Q?Gr+APY-?=", "Grö"),
        ("=?windows-949?B?vsiz5w==?=", "안녕"),
    ],
)
def test_a_raw_value_becomes_one_plain_line(raw: str, wanted: str) -> None:
    assert read_line(raw) == wanted


@pytest.mark.parametrize(
    ("raw", "word", "parameters"),
    [
        ("text/plain", "text/plain", {}),
        ("Text/PLAIN; Charset=UTF-8", "text/plain", {"charset": "UTF-8"}),
        ('text/plain; name="a;b\\"c"', "text/plain", {"name": 'a;b"c'}),
        ("text/plain charset=utf-8", "text/plain", {"charset": "utf-8"}),
        ("text/plain; charset", "text/plain", {}),
        ("text/plain;;;", "text/plain", {}),
        ("a/b; n*=utf-8''Gr%C3%B6%C3%9Fe", "a/b", {"n": "Größe"}),
        ("a/b; n*0=one; n*1=two", "a/b", {"n": "onetwo"}),
        ("a/b; n*1=two; n*0=one", "a/b", {"n": "onetwo"}),
        ("a/b; n*0*=iso-8859-1''%E4; n*1=b", "a/b", {"n": "äb"}),
        ("a/b; n*=utf-8''b; n*0=a", "a/b", {"n": "a"}),
        ('a/b; n="open', "a/b", {"n": "open"}),
        ("a/b; n=first; n=second", "a/b", {"n": "first"}),
        ("", "", {}),
    ],
)
def test_a_structured_value_gives_its_word_and_parameters(
    raw: str, word: str, parameters: dict[str, str]
) -> None:
    read = read_structured(raw)

    assert (read.word, dict(read.parameters)) == (word, parameters)


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("<a@b>", ("<a@b>",)),
        ("<a@b>\r\n <c@d> <a@b>", ("<a@b>", "<c@d>")),
        ("a@b", ("<a@b>",)),
        ("Message of Monday from Carla", ()),
        ("", ()),
        ("<a@x.example> <b\r\n c@x.example>", ("<a@x.example>", "<bc@x.example>")),
        ("<a@x.example", ("<a@x.example>",)),
        ("<lost@x.example <b@x.example>", ("<lost@x.example>", "<b@x.example>")),
        ("<a@x.example> (I <3 it)", ("<a@x.example>",)),
        ("<your mail of Friday> <a@x.example>", ("<a@x.example>",)),
    ],
)
def test_message_ids_are_found_with_their_brackets(raw: str, wanted: tuple[str, ...]) -> None:
    assert find_message_ids(raw) == wanted


@pytest.mark.parametrize(
    ("data", "wanted"),
    [
        (b"QUJD", b"ABC"),
        (b"QUJDRA==", b"ABCD"),
        (b"QUJDRA", b"ABCD"),
        (b"QU JD\r\nRA==", b"ABCD"),
        (b"QUJDR", b"ABC"),
        (b"QQ==QUJD", b"AABC"),
        (b"", b""),
    ],
)
def test_base64_gives_what_can_be_read(data: bytes, wanted: bytes) -> None:
    assert decode_base64(data) == wanted


def test_octets_in_a_field_are_rescued_by_the_charset_of_the_mail() -> None:
    octets = "ツール".encode("cp932").decode("ascii", "surrogateescape")

    fields = read_fields([("Subject", octets)], "iso-2022-jp")

    assert fields.first("subject") == "ツール"


def test_fields_are_found_whatever_the_case_of_their_name() -> None:
    fields = read_fields([("X-A", "1"), ("x-a", "2")])

    assert fields.all("x-a") == ("1", "2")
    assert fields.first("x-b") == ""
