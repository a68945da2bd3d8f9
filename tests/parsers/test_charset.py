"""Octets become text whatever their label says."""

import pytest

from parsers.charset import decode, find_codec


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("UTF-8", "utf-8"),
        ('"utf-8"', "utf-8"),
        ("iso-8859-1", "cp1252"),
        ("us-ascii", "cp1252"),
        ("gb2312", "gb18030"),
        ("KS_C_5601-1987", "cp949"),
        ("x-sjis", "cp932"),
        ("Windows-31J", "cp932"),
        ("windows-949", "cp949"),
        ("x-x-big5", "cp950"),
        ("DOS-720", "cp720"),
        ("eucJP-ms", "euc_jp"),
        ("iso-8859-8-i", "iso8859-8"),
        ("x-unknown", ""),
        ("punycode", ""),
        ("unicode_escape", ""),
        ("rot13", ""),
        ("utf-8\0", ""),
        ("", ""),
    ],
)
def test_a_label_names_a_codec_or_none(label: str, codec: str) -> None:
    assert find_codec(label) == codec


@pytest.mark.parametrize(
    ("data", "label", "text", "sound"),
    [
        ("Größe".encode(), "utf-8", "Größe", True),
        ("Größe".encode(), "", "Größe", True),
        ("Größe".encode(), "iso-8859-1", "Größe", False),
        ("Größe".encode("latin-1"), "iso-8859-1", "Größe", True),
        ("Größe".encode("latin-1"), "", "Größe", False),
        ("Größe".encode("latin-1"), "utf-8", "Größe", False),
        (b"\x93a\x94 \x81", "iso-8859-1", "“a” \x81", True),
        ("Größe".encode("utf-16"), "us-ascii", "Größe", True),
        ("Größe mehr".encode("utf-16-le"), "x-nothing", "Größe mehr", False),
        ("印刷".encode("iso2022_jp"), "", "印刷", True),
        ("印刷".encode("cp932"), "iso-2022-jp", "印刷", False),
        ("朱镕基".encode("gbk"), "gb2312", "朱镕基", True),
        (b"\xef\xbb\xbfabc", "iso-8859-1", "abc", True),
        (b"", "utf-8", "", True),
    ],
)
def test_octets_are_decoded_and_a_lie_is_told(
    data: bytes, label: str, text: str, *, sound: bool
) -> None:
    words = decode(data, label)

    assert (words.text, words.sound) == (text, sound)


def test_text_never_holds_what_no_store_takes() -> None:
    words = decode(b"+2AA-", "utf-7")

    words.text.encode("utf-8")
