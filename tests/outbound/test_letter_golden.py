"""Every notice as it reads, headers and all."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from letter_samples import SAMPLES
from letter_scenes import in_german, write

from outbound.html_twin import write_content
from outbound.layout import write_twin
from outbound.letter import Letter
from rules.effects import Fact
from rules.model.notice import MANNERS, Audience, Notice


@pytest.mark.parametrize(
    ("notice", "name", "facts"),
    SAMPLES,
    ids=["-".join(filter(None, (notice, name))) for notice, name, _ in SAMPLES],
)
def test_a_notice_reads_as_agreed(
    notice: Notice, name: str, facts: dict[str, Fact], golden: Callable[[str, str], None]
) -> None:
    letter = write(notice, facts)

    stem = "-".join(filter(None, (notice, name)))
    golden(f"{stem}.txt", _as_text(letter))
    golden(f"html/{stem}.html", write_content(letter.words) + "\n")


@pytest.mark.parametrize(
    ("notice", "name", "facts"),
    [one for one in SAMPLES if MANNERS[one[0]].audience is not Audience.STAFF],
)
def test_a_notice_to_a_customer_reads_as_agreed_in_german(
    notice: Notice, name: str, facts: dict[str, Fact], golden: Callable[[str, str], None]
) -> None:
    letter = write(notice, facts, in_german())

    assert letter.lang == "de"
    stem = "-".join(filter(None, (notice, name)))
    golden(f"de/{stem}.txt", f"Subject: {letter.subject}\n\n{letter.text}")


def test_a_twin_is_a_page_as_agreed(golden: Callable[[str, str], None]) -> None:
    letter = write(Notice.N_03, {"author": "maya", "text": "It prints."})

    golden("html/page.html", write_twin(letter.words, subject=letter.subject, lang=letter.lang))


def _as_text(letter: Letter) -> str:
    head = (
        *letter.headers,
        ("Subject", letter.subject),
        ("Message-ID", letter.message_id),
        ("Return-Path", f"<{letter.envelope_sender}>"),
    )
    return "\n".join(f"{name}: {value}" for name, value in head) + "\n\n" + letter.text
