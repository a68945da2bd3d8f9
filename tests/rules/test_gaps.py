"""What a letter leaves to be filled in is known as a gap, so that nobody is told of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rules.commands.gaps import gap_for, without_gap_lines, without_gaps
from rules.commands.table import VERBS, Verb

LETTERS = Path(__file__).parent.parent.parent / "outbound" / "templates" / "en"
OFFERED = sorted(
    {gap for path in LETTERS.glob("*.j2") for gap in re.findall(r"<[a-z ]+>", path.read_text())}
)


@pytest.mark.parametrize("gap", OFFERED)
def test_a_gap_that_a_letter_offers_says_nothing(gap: str) -> None:
    assert without_gaps(f"ring them {gap}") == "ring them"
    for written in (gap, f"<{gap[1:].capitalize()}.", gap.replace(" ", "\n")):
        assert without_gap_lines(f"{written}\n\nRing them.") == "Ring them."


@pytest.mark.parametrize("verb", Verb)
def test_the_gap_of_a_verb_says_nothing_to_it(verb: Verb) -> None:
    expected = VERBS[verb].expected

    assert without_gaps(gap_for(expected), expected) == ""


def test_other_words_in_angle_brackets_stay() -> None:
    for words in ("<ben@alderair.example>", "<https://scheduler.example/b>", "restart <nginx>"):
        assert without_gaps(words, "a duration") == words


def test_what_a_person_says_in_angle_brackets_is_no_gap() -> None:
    assert without_gaps("bind as cn=<name>,dc=desk", "a sentence") == "bind as cn=<name>,dc=desk"
    for words in ("open http://intranet/<name>", "wrap it in <code> and </code>", "> <name>"):
        assert without_gap_lines(words) == words


@pytest.mark.parametrize("tag", ["name", "code", "Time", "date"])
def test_markup_that_a_person_writes_is_no_gap(tag: str) -> None:
    for words in (f"Put there:\n<{tag}>\nPrinter 3\n</{tag}>", f"<{tag}>\n  a\n</{tag.upper()}>"):
        assert without_gap_lines(words) == words


def test_letters_offer_gaps() -> None:
    assert "<one sentence>" in OFFERED
