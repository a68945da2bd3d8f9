"""Small bar charts: pictures that every mail program can read, made of a few words."""

from __future__ import annotations

import struct
import zlib

import pytest

from outbound.charts import WIDTH, draw_chart, tell_chart
from outbound.made_files import make_file
from rules.model.files import made_file

TOLD = "Open by status\nIn Progress\t7\nÜber & out\t0\n!Late\t3"


def test_a_chart_is_a_png_whose_dots_are_all_there() -> None:
    picture = draw_chart(TOLD)

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    chunks = list(_chunks(picture))
    assert [kind for kind, _ in chunks] == [b"IHDR", b"PLTE", b"IDAT", b"IEND"]
    width, height = struct.unpack(">II", chunks[0][1][:8])
    assert width == WIDTH
    assert len(zlib.decompress(chunks[2][1])) == (width + 1) * height


def test_a_chart_costs_a_few_octets() -> None:
    many = "\n".join(["Open", *(f"Status {one}\t{one * 997}" for one in range(25))])

    assert len(draw_chart(TOLD)) < 2_000
    assert len(draw_chart(many)) < 8_000


def test_a_chart_without_bars_or_with_nothing_in_them_is_drawn() -> None:
    assert draw_chart("Nothing").startswith(b"\x89PNG")
    assert draw_chart("Nothing\nOpen\t0").startswith(b"\x89PNG")


def test_a_picture_of_ours_has_its_place_in_the_twin_and_a_text_has_none() -> None:
    picture = make_file(made_file("a.png", "image/png", TOLD, part="2", shown=True))
    card = make_file(made_file("a.vcf", "text/vcard", "BEGIN:VCARD\r\n"))

    assert (picture.content_id, picture.content[:4]) == ("picture.0.2@ticketgate", b"\x89PNG")
    assert (card.content_id, card.content) == ("", b"BEGIN:VCARD\r\n")


def test_a_chart_is_told_in_words_to_who_does_not_see_it() -> None:
    picture = make_file(made_file("a.png", "image/png", TOLD, part="2", shown=True))

    assert picture.told == "Open by status: In Progress 7, Über & out 0, Late 3"
    assert tell_chart("Nothing") == "Nothing"


@pytest.mark.parametrize("letter", [",", "_", "%", "?", "…"])
def test_a_letter_that_titles_have_is_no_dash(letter: str) -> None:
    assert draw_chart(f"Times{letter} now") != draw_chart("Times- now")


def test_a_label_that_is_cut_says_so() -> None:
    assert draw_chart(f"A\n{'B' * 40}\t1") == draw_chart(f"A\n{'B' * 31}…\t1")


def _chunks(picture: bytes) -> list[tuple[bytes, bytes]]:
    found, at = [], 8
    while at < len(picture):
        (size,) = struct.unpack(">I", picture[at : at + 4])
        kind, body = picture[at + 4 : at + 8], picture[at + 8 : at + 8 + size]
        (crc,) = struct.unpack(">I", picture[at + 8 + size : at + 12 + size])
        assert crc == zlib.crc32(kind + body)
        found.append((kind, body))
        at += 12 + size
    return found
