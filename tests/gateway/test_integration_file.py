"""The files of `integrations/`: what they say, every fault at once, patterns that cannot hang."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gateway.config.bounded_pattern import UnsafePattern, read_pattern
from gateway.config.desk_file import EXAMPLE, DeskFaults, example_desk, load_desk
from gateway.config.integration_file import LINES_MAX
from gateway.config.toml_table import DeskFault
from rules.policy.integration import SUBJECT_MAX, News, Service
from tests.timing import seconds_of

LEAST = """
[desk]
name = "Desk"
timezone = "Europe/Berlin"
hours = { mon-fri = "09:00-17:00" }

[[staff]]
handle = "maya"
name = "Maya Ortiz"
addresses = ["maya@desk.example"]
"""
MONITOR = """
kind = "monitor"
sender = "a@m.example"
key = '(?P<key>\\S+) is'
problem = 'DOWN'
recovery = 'UP'
"""
REFUSED = (  # each could run away, or look where a subject has nothing
    "(a+)+b",
    "(a|aa)*b",
    "(?:a{1,9}){1,9}b",
    "(?=a)b",
    "(?<!a)b",
    r"(a)\1",
    "(?P<x>a)(?P=x)",
    ".*.*.*b",
    ".*a.*b.*c",
    ".{0,99}.{0,99}.{0,99}b",
    "(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a)(a|a).*.*b",
    ".{0,99}(?:.{0,99}|x).{0,99}b",  # alternatives add, what follows them multiplies
    ".*b|.*.*.*b",
    "(?i)b",
    "(",
    "a" * 201,
)
TAKEN = (
    "Appointment confirmed",
    r"^(PROBLEM|DOWN)\b",
    r"(?P<date>\d{4}-\d{2}-\d{2}) (?P<time>\d{1,2}:\d{2})(, (?P<minutes>\d{1,4}) min)?",
    r"[^\]+*]+ \(a\)+ \* is",
    "a.*?b",
    r"Host \S{1,60}|Service \S{1,60} on \S{1,60}",
    r"(?:Host (?P<host>\S{1,60})|Service (?P<service>\S{1,60}) on \S{1,60}|Link .+) is (UP|OK)",
)


def faults_of(tmp_path: Path, **files: str) -> list[str]:
    (tmp_path / "desk.toml").write_text(LEAST, "utf-8")
    (tmp_path / "integrations").mkdir()
    for name, text in files.items():
        (tmp_path / "integrations" / f"{name}.toml").write_text(text, "utf-8")
    try:
        load_desk(tmp_path / "desk.toml", base_address="support@desk.example", aliases={})
    except DeskFaults as faults:
        return [str(one) for one in faults.faults]
    return []


def test_the_examples_are_read_each_of_its_kind_and_none_is_long() -> None:
    desk = example_desk()

    assert {one.kind for one in desk.integrations} == set(Service)
    for path in (EXAMPLE / "integrations").glob("*.toml"):
        assert len(path.read_text("utf-8").splitlines()) <= LINES_MAX


def test_a_monitor_says_two_patterns_and_the_recovery_counts_first(tmp_path: Path) -> None:
    assert faults_of(tmp_path, nagios=MONITOR) == []

    desk = load_desk(tmp_path / "desk.toml", base_address="support@desk.example", aliases={})

    assert [one.does for one in desk.integrations[0].patterns] == [News.RECOVERY, News.PROBLEM]
    assert desk.integrations[0].file == "nagios.toml"


def test_all_faults_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    told = faults_of(
        tmp_path,
        a='kind = "schedular"\nsender = "a@b.example"\n',
        b='kind = "partner"\n[[mail]]\nsubject = "(a+)+"\ndoes = "escalated"\nwhen = 1\n',
        c="kind = \n",
        d=MONITOR + "severity = { DOWN = 9 }\nflood = 0\n",
        e=MONITOR.replace("<key>", "<thing>") + "\n" * 60,
        f='kind = "form"\nsender = "f@b.example"\nunproved = "yes"\n[fields]\nphone = "Phone"\n',
        g='kind = "scheduler"\nsender = "f@b.example"\nsecret = "short"\n',
    )

    for wanted in (
        'a.toml: kind: unknown kind "schedular"; did you mean scheduler?',
        "b.toml: sender: is missing",
        'b.toml: [mail escalated] subject: repeats a group (")" with "+")',
        'b.toml: [mail escalated] does: a partner does not tell "escalated"',
        "b.toml: [mail escalated] when: unknown key",
        "c.toml: is not TOML",
        "d.toml: severity: is none",
        "d.toml: flood: is no number",
        "e.toml: has 66 lines; 40 are the most",
        'e.toml: key: no use for a group "thing"',
        'f.toml: unproved: is "yes"',
        'f.toml: fields: a form gives no "phone"',
        "g.toml: secret: is no secret",
        "g.toml: mail: is missing",
    ):
        assert any(wanted in one for one in told), (wanted, told)
    assert not any("a.toml: sender" in one for one in told)


def test_the_old_table_of_the_desk_file_is_refused_with_the_way_out(tmp_path: Path) -> None:
    text = LEAST + '\n[[integrations]]\nkind = "form"\nsender = "f@b.example"\n'
    (tmp_path / "desk.toml").write_text(text, "utf-8")

    with pytest.raises(DeskFaults) as caught:
        load_desk(tmp_path / "desk.toml", base_address="support@desk.example", aliases={})

    (fault,) = caught.value.faults
    assert isinstance(fault, DeskFault)
    assert "integrations/scheduler.toml" in fault.cure


@pytest.mark.parametrize("words", REFUSED)
def test_a_pattern_that_could_run_away_is_refused(words: str) -> None:
    with pytest.raises(UnsafePattern):
        read_pattern(words)


@pytest.mark.parametrize("words", TAKEN)
def test_an_ordinary_pattern_is_taken(words: str) -> None:
    assert read_pattern(words).pattern == words


@pytest.mark.parametrize("words", [".*.*b", r"\w{1,40}\w{1,40}\w{1,50}b", "(a|a)(a|a).*.{1,99}b"])
def test_the_worst_that_is_taken_ends_soon(words: str) -> None:
    pattern = read_pattern(words)

    assert seconds_of(lambda: pattern.search("a" * SUBJECT_MAX)) < 2
    assert pattern.search("a" * SUBJECT_MAX) is None
    assert pattern.flags & re.IGNORECASE
