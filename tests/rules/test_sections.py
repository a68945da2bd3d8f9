"""Sections of a note, however their headings are written (OOO-12, HO-04)."""

from __future__ import annotations

import pytest

from rules.commands.sections import Heading, find_sections

HEADINGS = (
    Heading("problem", "Problem", ("problem", "the problem")),
    Heading("next", "Next steps", ("next steps", "next steps needed")),
)
BOTH = {"problem": "it stops at 40 %", "next": "ask the provider"}


@pytest.mark.parametrize(
    "text",
    [
        "Problem: it stops at 40 %\nNext steps: ask the provider",
        "**Problem:** it stops at 40 %\n**Next steps needed?** ask the provider",
        "1. Problem: it stops at 40 %\n2. Next steps: ask the provider",
        "- Problem: it stops at 40 %\n- Next steps: ask the provider",
        "Problem\nit stops at 40 %\nNext steps\nask the provider",
        "## Problem\nit stops at 40 %\n\n## Next steps\nask the provider",
        "Hello all,\n\nThe problem (in short): it stops at 40 %\n\nNEXT STEPS: ask the provider",
        "Problem\n=======\nit stops at 40 %\n\nNext steps\n----------\nask the provider",
    ],
)
def test_a_section_is_found_however_its_heading_is_written(text: str) -> None:
    assert find_sections(text, HEADINGS) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "We have a problem: it stops at 40 %",
        "Is there a problem?\nAre next steps needed at all?",
        "Problem: -\nNext steps:",
    ],
)
def test_a_sentence_that_holds_the_word_is_no_heading_and_nothing_said_is_missing(
    text: str,
) -> None:
    assert find_sections(text, HEADINGS) == {}
