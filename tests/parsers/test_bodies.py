"""Transfer codings, soft line ends, file names and mended headers."""

from base64 import b64encode, urlsafe_b64encode

import pytest

from parsers.body.filename import make_safe, name_attachment
from parsers.body.flowed import unflow
from parsers.body.signed import open_signed
from parsers.header.repair import mend_header, mend_returns
from parsers.header.transfer import cut_uuencoded, decode_transfer

TEXT = "Carla, which floor is it? The one that öfter ausfällt? >>> Please call.\r\n".encode()
LETTERS = b64encode(TEXT)
CODED = [LETTERS[at : at + 40] for at in range(0, len(LETTERS), 40)]


@pytest.mark.parametrize(
    ("data", "encoding", "wanted"),
    [
        (b"QUJD\r\nRA==\r\n", "base64", b"ABCD"),
        (b"QUJD\r\n-- \r\na footer\r\n", "base64", b"ABC\n-- \r\na footer\r\n"),
        (b"QUJDRA== by gate 7\r\n", "base64", b"ABCD\n by gate 7\r\n"),
        (b"QUJD" * 8 + b" by gate 7", "base64", b"ABC" * 8 + b"\n by gate 7"),
        (b"This text stands here\r\n", "base64", b"This text stands here\r\n"),
        (b"not base64 at all\r\n", "base64", b"not base64 at all\r\n"),
        (b"\r\n".join(b"> " + one for one in CODED), "base64", TEXT),
        (b"\r\n".join(one[:9] + b" " + one[9:] for one in CODED), "base64", TEXT),
        (b"\r\n".join(one[:9] + "\u00a0".encode() + one[9:] for one in CODED), "base64", TEXT),
        (
            urlsafe_b64encode(b"Why? Why? >>> Is it ~ the third?"),
            "base64",
            b"Why? Why? >>> Is it ~ the third?",
        ),
        (
            b"the gateway forgot to code these words\r\n" * 3,
            "base64",
            b"the gateway forgot to code these words\r\n" * 3,
        ),
        (b"a=3Db=\r\nc", "quoted-printable", b"a=bc"),
        (b"a=ZZ", "quoted-printable", b"a=ZZ"),
        (b"a= \r\nb", "quoted-printable", b"ab"),
        (b"QUJD!QUJD\r\nQU*JD\r\n", "base64", b"ABCABCABC"),
        (b"begin 644 x\r\n#86)C\r\n`\r\nend\r\n", "x-uuencode", b"abc"),
        (b"anything", "8bit", b"anything"),
        (b"anything", "", b"anything"),
    ],
)
def test_a_transfer_coding_is_undone(data: bytes, encoding: str, wanted: bytes) -> None:
    assert decode_transfer(data, encoding) == wanted


def test_uuencoded_files_are_cut_out_of_the_text() -> None:
    text = "before\nbegin 644 a.txt\n#86)C\n`\nend\nafter\n"

    words, files = cut_uuencoded(text)

    assert words == "before\n\nafter\n"
    assert files == (("a.txt", b"abc"),)


@pytest.mark.parametrize("text", ["begin 644 words\nthat are words\nend\n", "begin again\nend"])
def test_words_that_begin_are_no_file(text: str) -> None:
    assert cut_uuencoded(text) == (text, ())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("one \ntwo\nthree", "one two\nthree"),
        ("> one \n> two\n> three", "> one two\n> three"),
        ("> one \n>> two", "> one \n>> two"),
        ("words \n-- \nname", "words \n-- \nname"),
        (" From space stuffing", "From space stuffing"),
    ],
)
def test_flowed_lines_are_joined_within_their_quote(text: str, wanted: str) -> None:
    assert unflow(text) == wanted


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\temp\\a.pdf", "a.pdf"),
        ("a\x00b\r\n.pdf", "ab.pdf"),
        ("exe\u202efdp.pdf", "exefdp.pdf"),
        (".hidden", "hidden"),
        ("'a.pdf'", "a.pdf"),
        ("'26 report.pdf", "'26 report.pdf"),
        ("..", ""),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_a_file_name_is_made_safe(written: str, wanted: str) -> None:
    assert make_safe(written) == wanted


def test_a_file_without_a_name_has_always_the_same() -> None:
    assert name_attachment("", "image/png", "2.1") == "part-2.1.png"
    assert name_attachment("", "message/rfc822", "2", "Re: a/b") == "b.eml"
    assert name_attachment("", "application/x-odd", "3") == "part-3"


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (b"From: a\nTo: b\n\nx", b"From: a\nTo: b\n\nx"),
        (b"\xef\xbb\xbfFrom: a\n\nx", b"From: a\n\nx"),
        (b"\n\nFrom: a\n\nx", b"From: a\n\nx"),
        (b"   \nFrom: a\n\nx", b"From: a\n\nx"),
        (b"banner\nFrom: a\n\nx", b"From: a\n\nx"),
        (b"From: a\nSubject : b\n\nx : y", b"From: a\nSubject: b\n\nx : y"),
        (b"X-A: 1\nodd=2\nFrom: a\n\nx", b"X-A: 1\n odd=2\nFrom: a\n\nx"),
        (b"From: a\nSubject: b\nwords at once\n", b"From: a\nSubject: b\nwords at once\n"),
    ],
)
def test_a_broken_header_is_mended_in_a_copy(raw: bytes, wanted: bytes) -> None:
    assert mend_header(raw) == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        (b"From: a\r\nodd\r\nTo: b\r\n\r\nx\r\n", b""),
        (b"From: a\nodd\nTo: b\n\nx\ry\n", b""),
        (b"From: a\r\nTo: b\rc\r\n\r\nx\ry\r\n", b"From: a\r\nTo: b c\r\n\r\nx\ry\r\n"),
        (b"From: a\r\r\nTo: b\r\r\n\r\r\nx\r\r\n", b"From: a\r\nTo: b\r\n\r\nx\r\n"),
        (b"From: a\rTo: b\r\rx\n", b""),
        (b"A: 1\r\nB: 2\r\nC: 3\r\nFrom: a\rTo: b\r\rx", b""),
        (b"A: 1\r\nB: 2\r\nC: 3\r\nTo: b\rFrom: a\r\rx", b""),
    ],
)
def test_a_lone_cr_is_mended_where_it_ends_no_lines(raw: bytes, wanted: bytes) -> None:
    assert mend_returns(raw) == (wanted or raw)


SIGNED_OID = "06092a864886f70d010702"
DATA_OID = "06092a864886f70d010701"


@pytest.mark.parametrize(
    ("der", "wanted"),
    [
        (f"3080 {SIGNED_OID} a080 3080 {DATA_OID} a080 2480 0403616263 040164 0000 0000", b"abcd"),
        (f"302a {SIGNED_OID} a01d 301b {DATA_OID} a00e 040c 6162636465666768696a6b6c", None),
        (f"{DATA_OID} a005 0403616263", b"abc"),
        (f"{DATA_OID} a005 0481ff616263", b"abc"),
        (f"{DATA_OID} a0", b""),
        (f"{DATA_OID}", b""),
        (f"{DATA_OID} 0403616263", b""),
        ("3080", b""),
        ("", b""),
    ],
)
def test_the_signed_words_are_found_in_the_signature(der: str, wanted: bytes | None) -> None:
    found = open_signed(bytes.fromhex(der))

    assert found == (b"abcdefghijkl" if wanted is None else wanted)
