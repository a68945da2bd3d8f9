"""Every story holds, and every rule that is served is told by a story or a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.rehearse.desk import example_house
from gateway.rehearse.player import House
from gateway.rehearse.report import find_stories, rehearse_story, tell_outcome

TESTS = Path(__file__).parent
STORIES = TESTS / "stories"
RULE = re.compile(r"\b((?:GW|ST|ZD|TAT|UC|HO|OOO|TR)-\d\d[a-z]?)(?:\.([a-z]))?\b")
CODE = re.compile(r"\b[EW]-\d\d[a-z]?\b")

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
    *("ST-04", "ST-22", "ST-23", "ST-24", "ST-25", "ST-45"),
)
ELSEWHERE = {  # told by a test that does not name the rule
    "GW-01.b": "test_what_cannot_be_journalled_is_answered_451_without_our_insides",
}
SERVED_CODES = (
    *("E-01", "E-02", "E-03", "E-04", "E-05", "E-06", "E-07", "E-11", "E-19", "E-19b"),
    *("E-20", "E-29", "W-13", "W-14"),
)


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


def test_every_served_code_is_told_by_a_story() -> None:
    told = {code for text in written() for code in CODE.findall(text)}

    assert set(SERVED_CODES) <= told


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
