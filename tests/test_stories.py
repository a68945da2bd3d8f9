"""Every story holds, and every rule that is served is told by a story or a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.rehearse.desk import example_house
from gateway.rehearse.player import House
from gateway.rehearse.report import find_stories, rehearse_story, tell_outcome
from rules.commands.errors import ErrorCode, WarningCode
from rules.commands.table import VERBS
from rules.model.notice import Notice

TESTS = Path(__file__).parent
STORIES = TESTS / "stories"
RULE = re.compile(r"\b((?:GW|ST|ZD|TAT|UC|HO|OOO|TR)-\d\d[a-z]?)(?:\.([a-z]))?\b")

SERVED = (  # rules whose every lettered test must be told
    *("GW-01", "GW-02", "GW-03", "GW-07", "GW-08", "GW-08a", "GW-08b", "GW-09", "GW-10", "GW-11"),
    *("GW-21", "GW-26", "ST-07", "ST-08", "ST-32"),
    *("GW-04", "GW-05", "GW-06", "GW-12", "GW-13", "GW-14", "GW-20", "GW-22", "GW-23", "GW-24"),
    *("GW-25", "ST-01", "ST-02", *(f"ST-{n:02}" for n in range(9, 20)), "ST-21", "ST-28"),
    *("ST-30", "ST-31", *(f"ST-{n}" for n in range(33, 37)), "ST-46", "ST-47"),
    *(f"HO-{n:02}" for n in range(1, 15)),
    *(f"ZD-{n:02}" for n in (1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 13)),
    *(f"TAT-{n:02}" for n in range(1, 8)),
    *(f"UC-{n:02}" for n in range(1, 19)),
    *("OOO-01", "OOO-02", "OOO-03", "OOO-05", "OOO-06", "OOO-07", "OOO-14", "OOO-17", "OOO-18"),
    *("OOO-16", "OOO-20", *(f"OOO-{n:02}" for n in range(8, 13))),
    *(f"TR-{n:02}" for n in range(1, 18)),
    *("GW-16", "GW-17", "GW-18", "ST-03", "ST-05", "ST-06", "ST-20", "ST-26", "ST-29"),
    *("ST-41", "ST-42", "ST-43", "ZD-07", "ZD-12", "ZD-14", "OOO-04", "OOO-13", "OOO-15", "OOO-19"),
    *("ST-04", "ST-22", "ST-23", "ST-24", "ST-25", "ST-45"),
)
ELSEWHERE = {  # told by a test that does not name the rule
    "GW-01.b": "test_what_cannot_be_journalled_is_answered_451_without_our_insides",
    "GW-17.a": "test_the_sender_of_a_large_mail_is_told_once",
}
# Letters that only a desk of another kind, or a door, sends: told by the test that is named.
SENT_ELSEWHERE = {
    Notice.N_32: "tests/rehearse/test_cancelled_by_us.py",
    Notice.N_49: "tests/gateway/test_too_large.py",
}


@pytest.fixture(scope="module")
def house() -> House:
    return example_house()


@pytest.mark.parametrize(
    "path",
    [pytest.param(one, id=str(one.relative_to(STORIES))) for one in find_stories((STORIES,))],
)
def test_the_story_holds(path: Path, house: House) -> None:
    outcome = rehearse_story(path, house)

    assert outcome.passed, "\n".join(tell_outcome(outcome, trace=False))


def test_every_lettered_test_of_a_served_rule_is_told() -> None:
    texts = tuple(written())
    told = {match.group() for text in texts for match in RULE.finditer(text)}
    told |= {test for test, name in ELSEWHERE.items() if any(name in text for text in texts)}

    untold = [test for test in served_tests() if test not in told]

    assert untold == []


def test_every_error_and_warning_is_expected_by_a_story() -> None:
    expected = "\n".join(line for line in lines() if line.startswith("expect "))
    codes = (*ErrorCode, *WarningCode)

    untold = [one.value for one in codes if not re.search(rf"{one.value}(?![\w])", expected)]

    assert untold == []


def test_every_verb_is_commanded_by_a_story() -> None:
    said = "\n".join(line for line in lines() if line.startswith("|"))

    unused = [
        verb.value
        for verb, row in VERBS.items()
        if not re.search(rf"#(?:{'|'.join((verb.value, *row.aliases))})(?![\w-])", said, re.I)
    ]

    assert unused == []


def test_every_notice_is_expected_by_a_story() -> None:
    expected = "\n".join(line for line in lines() if line.startswith("expect "))
    elsewhere = {
        one: (TESTS.parent / path).read_text("utf-8") for one, path in SENT_ELSEWHERE.items()
    }

    unsent = [
        one.value
        for one in Notice
        if not re.search(rf"(?:notice|cancelled) {re.escape(one.value)}(?![\w])", expected)
        and one.value not in elsewhere.get(one, "")
        and not _is_error_or_receipt(one)
    ]

    assert unsent == []


def _is_error_or_receipt(notice: Notice) -> bool:
    """`expect error` and `expect warning` stand for them."""
    return notice in (Notice.N_33, Notice.N_34)


def lines() -> Iterator[str]:
    for path in find_stories((STORIES,)):
        yield from path.read_text("utf-8").splitlines()


def test_stories_and_tests_name_only_rules_that_there_are() -> None:
    known = rule_letters()
    named = {(match[1], match[2]) for text in headers() for match in RULE.finditer(text)}

    unknown = [
        f"{rule}.{letter}" if letter else rule
        for rule, letter in sorted(named, key=str)
        if rule not in known or (letter and letter not in known[rule])
    ]

    assert unknown == []


def test_every_story_says_in_its_first_line_which_rules_it_tells() -> None:
    mute = [
        str(path.relative_to(STORIES))
        for path in find_stories((STORIES,))
        if not re.match(r"# .*\d", path.read_text("utf-8"))
    ]

    assert mute == []


def test_the_list_of_rules_is_that_of_the_specification() -> None:
    domain = TESTS.parent.parent / "shared" / "spec" / "DOMAIN.md"
    if not domain.exists():
        pytest.skip("the specification is not beside this checkout")
    text = domain.read_text("utf-8")
    rules = text[text.index("# 3. Rules") : text.index("## 3.9 ")]

    specified = set(re.findall(r"\*\*((?:GW|ST|ZD|TAT|UC|HO|OOO|TR)-\d\d[a-z]?)\b", rules))

    assert specified == rule_letters().keys()


def rule_letters() -> dict[str, list[str]]:
    """The rules with the letters of their tests."""
    lines = (TESTS / "rule_ids.txt").read_text("utf-8").splitlines()
    words = (line.split() for line in lines if not line.startswith("#"))
    return {rule: letters for rule, *letters in words}


def served_tests() -> Iterator[str]:
    letters = rule_letters()
    return (f"{rule}.{letter}" for rule in SERVED for letter in letters[rule])


def written() -> Iterator[str]:
    """The stories' comments, and all tests but this one."""
    yield from headers()
    for path in TESTS.rglob("test_*.py"):
        if path != Path(__file__):
            yield path.read_text("utf-8")


def headers() -> Iterator[str]:
    for path in find_stories((STORIES,)):
        lines = path.read_text("utf-8").splitlines()
        yield "\n".join(line for line in lines if line.startswith("#"))
