"""Heads of quotations as programs write them, and what a person writes that is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.parsers.replies import find_own_words

FOLDER = Path(__file__).resolve().parent.parent / "fixtures" / "replies"
QUOTE = "On Mon, Mar 2, 2026 at 9:15 AM Maya Ortiz <maya@desk.example> wrote:\n\n> Did you try?\n"


def cases(name: str) -> list[str]:
    """The cases of a file."""
    return (FOLDER / name).read_text("utf-8").removesuffix("\n").split("\n%%\n")


@pytest.mark.parametrize("head", cases("heads.txt"))
@pytest.mark.parametrize("own", ["It works now, thanks.", "It works now.\n\nRita"])
def test_a_head_ends_the_own_words(own: str, head: str) -> None:
    words = find_own_words(f"{own}\n\n{head}\n", subject="Re: Fan")

    assert words.own == own


@pytest.mark.parametrize("case", cases("torn.txt"))
def test_a_head_that_was_glued_or_torn_is_one(case: str) -> None:
    own, _, body = case.partition("\n%\n")

    assert find_own_words(body, subject="Re: Fan").own == own


@pytest.mark.parametrize("below", ["", QUOTE])
@pytest.mark.parametrize("foot", cases("feet.txt"))
def test_what_a_program_or_a_firm_writes_below_is_cut(foot: str, below: str) -> None:
    words = find_own_words(f"It works.\n\nRegards\nRita\n\n{foot}\n\n{below}", subject="Re: Fan")

    assert words.own == "It works.\n\nRegards\nRita"


@pytest.mark.parametrize("banner", cases("banners.txt"))
def test_the_warning_above_a_mail_is_cut(banner: str) -> None:
    words = find_own_words(f"{banner}\n\nIt works.\n\nRita\n\n{QUOTE}", subject="Re: Fan")

    assert words.own == "It works.\n\nRita"


def test_a_mail_of_nothing_but_a_warning_says_nothing() -> None:
    assert not find_own_words(cases("banners.txt")[4], subject="Scan").own


def test_two_warnings_above_one_another_are_cut() -> None:
    one, other = cases("banners.txt")[2:4]

    assert find_own_words(f"{one}\n\n{other}\n\nIt works.\n\nRita").own == "It works.\n\nRita"


def test_a_scanners_mark_below_a_signature_is_no_second_one() -> None:
    scanned = "This email has been checked for viruses by Avast antivirus software.\nwww.avast.com"
    words = find_own_words(f"It works.\n\n-- \nrita\n\n-- \n{scanned}\n")

    assert words.own == "It works."
    assert words.signature.startswith("--\nrita")


def test_a_footer_right_under_own_words_leaves_them() -> None:
    legal = cases("feet.txt")[10].replace("\n", " ")

    assert find_own_words(f"It works.\nRita\n{legal}").own == "It works.\nRita"


@pytest.mark.parametrize("subject", ["Re: Printer", "Printer"])
@pytest.mark.parametrize("below", ["", QUOTE])
@pytest.mark.parametrize("own", cases("own.txt"))
def test_no_sentence_of_a_person_is_cut(own: str, below: str, subject: str) -> None:
    words = find_own_words(f"{own}\n\n{below}", subject=subject)

    assert words.own == own
    assert not words.is_signature
