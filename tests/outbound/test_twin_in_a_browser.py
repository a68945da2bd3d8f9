"""The twin in a real browser: nothing runs out of the screen, and the dark is dark."""

from __future__ import annotations

from pathlib import Path

import pytest
from browser import CHROMIUM, NARROW, NARROWEST, SHOWN, WIDE, Look, draw, overflow_of, page_of
from letter_scenes import write

from outbound.layout import write_twin
from rules.model.notice import Notice

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here to look at letters with")

WIDEST = (
    "x" * 300,
    "https://scheduler.example/" + "a" * 300,
    "    " + "column  " * 40,
    "> " * 30 + "deep",
    "字" * 200,
    "    " + "A" * 24 + "  " + "B" * 24 + "  " + "C" * 24 + "\n    a  b  c",  # no table: too wide
)


def test_no_words_run_out_of_a_telephone() -> None:
    letter = write(Notice.N_03, {"author": "maya", "text": "\n\n".join(WIDEST)})

    page = write_twin(letter.words, subject=letter.subject)

    assert overflow_of(page, Look(NARROW, dark=False)) <= 0


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_a_letter_fits_its_screen(width: int) -> None:
    _, notice, name, german, _ = SHOWN[1]

    assert overflow_of(page_of(notice, name, german=german), Look(width, dark=True)) <= 0


@pytest.mark.parametrize(("notice", "name"), [(Notice.N_37, "long-name"), (Notice.N_33, "")])
def test_a_table_with_long_names_fits_the_narrowest_telephone(notice: Notice, name: str) -> None:
    assert overflow_of(page_of(notice, name), Look(NARROWEST, dark=False)) <= 0


def test_the_dark_is_another_picture(tmp_path: Path) -> None:
    page = page_of(Notice.N_03, "")

    for dark in (False, True):
        draw(page, Look(NARROW, dark), tmp_path / f"{dark}.png")

    light, dark_one = ((tmp_path / f"{dark}.png").read_bytes() for dark in (False, True))
    assert light.startswith(b"\x89PNG")
    assert light != dark_one
