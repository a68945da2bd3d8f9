"""What a technician is told (CMD-08)."""

import re

import pytest

from rules.commands.refusals import (
    ERROR_TEXTS,
    WARNING_TEXTS,
    ErrorCode,
    Refusal,
    WarningCode,
    facts_needed,
)


def test_every_code_has_a_text() -> None:
    assert ERROR_TEXTS.keys() == set(ErrorCode)
    assert WARNING_TEXTS.keys() == set(WarningCode)


def test_no_code_was_left_out() -> None:
    later = {f"E-{n:02}" for n in range(31, 35)}
    assert {str(code) for code in ErrorCode} - later == {
        *(f"E-{n:02}" for n in range(1, 31)),
        "E-19b",
    }
    assert {str(code) for code in WarningCode} - {"W-18"} == {f"W-{n:02}" for n in range(1, 18)}


@pytest.mark.parametrize("code", ErrorCode)
def test_no_hole_is_left_in_a_text(code: ErrorCode) -> None:
    facts = tuple((name, f"<{name}>") for name in sorted(facts_needed(code)))

    text = Refusal(code, facts).text()

    assert not re.search(r"[{}]|  ", text)
    assert all(f"<{name}>" in text for name in facts_needed(code))


@pytest.mark.parametrize("code", [code for code in ErrorCode if facts_needed(code)])
def test_a_refusal_without_its_facts_is_our_own_fault(code: ErrorCode) -> None:
    with pytest.raises(AssertionError, match="needs"):
        Refusal(code)


def test_a_fact_that_may_be_missing_takes_its_blank_along() -> None:
    bare = Refusal(ErrorCode.ATTEMPT_INCOMPLETE).text()
    full = Refusal(ErrorCode.ATTEMPT_INCOMPLETE, (("missing", "Missing: when?"),)).text()

    assert "noanswer). Reached the person?" in bare
    assert "noanswer). Missing: when? Reached the person?" in full


def test_braces_in_what_a_person_wrote_stay_as_they_are() -> None:
    facts = (("line", "#{verb}"), ("suggestions", "#help"))

    assert Refusal(ErrorCode.UNKNOWN_COMMAND, facts).text().startswith('"#{verb}": no such')
