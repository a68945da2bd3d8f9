"""Each sentence of the five desks' procedures stands in their page, and what it names is there."""

from __future__ import annotations

import re
from pathlib import Path

from rules.policy.policy import SETTINGS

TESTS = Path(__file__).parent
PAGE = TESTS.parent / "docs" / "procedures.md"
TABLE = TESTS / "tables" / "procedure.tsv"
DESK = re.compile(r"^## .*\((S\d)\)$", re.MULTILINE)
COLUMNS = 5  # line, what they say, what ticketgate does, settings, story


def test_no_sentence_is_missing_and_none_was_made_up() -> None:
    written = [(desk, cells[0], cells[1]) for desk, cells in _rows()]

    lines = TABLE.read_text("utf-8").splitlines()
    told = [tuple(one.split(" | ")) for one in lines if not one.startswith("//")]

    assert len(told) > 150
    assert written == told


def test_each_sentence_says_what_is_done_or_why_not() -> None:
    mute = [cells[:2] for _, cells in _rows() if len(cells) != COLUMNS or not cells[2]]

    assert mute == []


def test_what_is_done_has_its_story_and_every_story_is_there() -> None:
    for desk, cells in _rows():
        stories = re.findall(r"`([\w/-]+\.story)`", cells[4])
        is_outside = cells[2].startswith("not by mail: ")
        assert bool(stories) != is_outside, (desk, cells[0])
        for one in stories:
            assert (TESTS / "stories" / one).is_file(), one


def test_what_a_sentence_promises_by_its_code_is_in_its_stories() -> None:
    missing = []
    for desk, cells in _rows():
        stories = re.findall(r"`([\w/-]+\.story)`", cells[4])
        shown = "".join((TESTS / "stories" / one).read_text("utf-8") for one in stories)
        for code in re.findall(r"\b(?:[EW]-\d\d|N-\d\d[a-z]?)\b", cells[2]):
            if stories and code not in shown:
                missing.append((desk, cells[0], code))

    assert missing == []


def test_every_setting_that_is_named_is_one() -> None:
    named = {one for _, cells in _rows() for one in re.findall(r"`([^`]+)`", cells[3])}

    assert named
    assert named <= set(SETTINGS)


def _rows() -> list[tuple[str, list[str]]]:
    """The desk of each row, and its cells."""
    rows: list[tuple[str, list[str]]] = []
    desk = ""
    for line in PAGE.read_text("utf-8").splitlines():
        if heading := DESK.match(line):
            desk = heading[1]
        elif desk and line.startswith("| ") and not line.startswith(("| line", "| ---")):
            rows.append((desk, [one.strip() for one in line.strip()[1:-1].split("|")]))
    return rows
