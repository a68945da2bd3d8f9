"""Every story holds, and every rule is told by a story or a test."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gateway.rehearse.outcomes import find_stories, rehearse_story, tell_outcome
from gateway.rehearse.player import Setup
from gateway.rehearse.setups import example_setup
from rules.commands.refusals import (
    ERROR_TEXTS,
    WARNING_TEXTS,
    ErrorCode,
    WarningCode,
)
from rules.commands.table import VERBS
from rules.model.notice import Notice

TESTS = Path(__file__).parent
STORIES = TESTS / "stories"
RULE = re.compile(r"\b((?:GW|ST|ZD|TAT|UC|HO|OOO|TR)-\d\d[a-z]?)(?:\.([a-z]))?\b")

# Lettered tests that no story or test names yet. Whoever tells one takes it out here.
UNTOLD: tuple[str, ...] = ()
VOID = "~"  # before a letter whose test a later decision made void
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
def setup() -> Setup:
    return example_setup()


@pytest.mark.parametrize(
    "path",
    [pytest.param(one, id=str(one.relative_to(STORIES))) for one in find_stories((STORIES,))],
)
def test_the_story_holds(path: Path, setup: Setup) -> None:
    outcome = rehearse_story(path, setup)

    assert outcome.passed, "\n".join(tell_outcome(outcome, trace=False))


def test_every_lettered_test_of_a_rule_is_told_but_those_listed() -> None:
    texts = tuple(written())
    told = {match.group() for text in texts for match in RULE.finditer(text)}
    told |= {test for test, name in ELSEWHERE.items() if any(name in text for text in texts)}

    untold = [test for test in lettered_tests() if test not in told]

    assert sorted(untold) == sorted(UNTOLD)


def test_every_error_and_warning_is_expected_by_a_story() -> None:
    expected = "\n".join(line for line in lines() if line.startswith("expect "))
    codes = (*ErrorCode, *WarningCode)

    untold = [one.value for one in codes if not re.search(rf"{one.value}(?![\w])", expected)]

    assert untold == []


def test_every_error_is_told_by_a_story_in_its_own_words() -> None:
    expected = "\n".join(line for line in lines() if line.startswith("expect "))
    expected = expected.replace('\\"', '"')
    said = {code: max(re.split(r"\{\w+\??\}", text), key=len) for code, text in ERROR_TEXTS.items()}

    unsaid = [code.value for code, words in said.items() if words.strip(" .:\n") not in expected]

    assert unsaid == []


def test_every_warning_is_shown_by_a_story_in_its_own_words() -> None:
    """As the letter has it: N-33 with the code and the words behind it."""
    shown = [
        " ".join(line.split())
        for path in find_stories((STORIES / "warnings",))
        for line in path.read_text("utf-8").splitlines()
        if line.startswith("expect notice N-33 ")
    ]

    unsaid = [
        code.value
        for code in WarningCode
        if not any(all(part in line for part in _words_of(code)) for line in shown)
    ]

    assert unsaid == []


def _words_of(code: WarningCode) -> tuple[str, ...]:
    """What the letter says; what stands for an address, a person or a command is its own."""
    match code:
        case WarningCode.CARRIED_WORD:
            return ('"W-17 ', " was put there by ", "; it set nothing.")
        case WarningCode.NOTHING_CHANGED:
            return ('"W-18 #', " changed nothing: ")
        case _:
            return (f'"{code.value} {WARNING_TEXTS[code]}"',)


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


def rule_letters() -> dict[str, list[str]]:
    """The rules with the letters of their tests."""
    return {rule: [one.lstrip(VOID) for one in letters] for rule, letters in _rule_lines()}


def lettered_tests() -> Iterator[str]:
    """Yield every lettered test that is not void."""
    for rule, letters in _rule_lines():
        yield from (f"{rule}.{one}" for one in letters if not one.startswith(VOID))


def _rule_lines() -> Iterator[tuple[str, list[str]]]:
    for line in (TESTS / "rule_ids.txt").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            rule, *letters = line.split()
            yield rule, letters


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
