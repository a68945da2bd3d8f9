"""What is wrong for a while: the log tells each cause once, and the end of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator

import pytest

from gateway.outages import CAUSES_MAX, OUTAGES_MAX, Outages

FULL = "(sqlite3.OperationalError) database or disk is full"


class Journal(logging.Handler):
    """What an admin reads, and a clock that the test sets."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0
        self.records: list[logging.LogRecord] = []
        self.outages = Outages(self.emit, lambda: self.now)
        self.addFilter(self.outages)

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)

    @property
    def lines(self) -> list[str]:
        return [one.getMessage() for one in self.records]

    def wait(self, seconds: float) -> None:
        self.now += seconds
        self.outages.tell_ends()


@pytest.fixture
def journal() -> Iterator[Journal]:
    made = Journal()
    log.addHandler(made)
    log.propagate = False
    yield made
    log.removeHandler(made)
    log.propagate = True


log = logging.getLogger("gateway.of_a_test")


def says(words: str, reason: str, trouble: str = "database") -> Callable[[], None]:
    return lambda: log.error(words, reason, extra={"trouble": trouble, "peer": "192.0.2.1"})


def test_a_cause_is_told_once_whoever_says_it(journal: Journal) -> None:
    for _ in range(3):
        says("mail not taken: %s", FULL)()
        says("database: %s", "database or disk is full")()
        journal.wait(5)

    assert journal.lines == [f"mail not taken: {FULL}"]


def test_another_cause_is_told_too(journal: Journal) -> None:
    says("database: %s", "connection refused")()
    says("database: %s", "the database system is starting up")()
    says("database: %s", "connection refused")()

    assert len(journal.lines) == 2


def test_a_cause_that_is_never_alike_floods_nothing(journal: Journal) -> None:
    for number in range(1000):
        says("database: %s", f"no answer from port {number}")()

    assert len(journal.lines) == CAUSES_MAX


def test_the_end_is_told_once_with_how_long_it_lasted(journal: Journal) -> None:
    for _ in range(13):
        says("database: %s", FULL)()
        journal.wait(5)
    for _ in range(30):
        journal.wait(5)

    last = journal.records[-1]
    assert journal.lines[1:] == ["database: no more trouble"]
    assert (vars(last)["seconds"], vars(last)["lines_left_out"]) == (60, 12)
    assert last.name == log.name


def test_what_comes_again_is_told_again(journal: Journal) -> None:
    says("database: %s", FULL)()
    journal.wait(60)
    says("database: %s", FULL)()

    assert len(journal.lines) == 3


def test_restarts_every_few_seconds_are_one_trouble(journal: Journal) -> None:
    for _ in range(100):
        says("database: %s", "terminating connection due to administrator command")()
        says("database: %s", "the database system is starting up")()
        journal.wait(7)

    assert len(journal.lines) == 2


def test_who_sees_that_it_is_over_says_so(journal: Journal) -> None:
    """A relay is tried every five minutes: nobody waits for it to be quiet."""
    says("relay_away: %s", "refused", "relay a")()
    journal.wait(120)
    log.warning("relay_back", extra={"over": "relay a"})
    journal.wait(16)

    assert journal.lines == ["relay_away: refused", "relay_back"]
    assert vars(journal.records[-1])["seconds"] == 120


def test_what_breaks_again_at_once_was_not_over(journal: Journal) -> None:
    for _ in range(20):
        says("relay_away: %s", "refused", "relay a")()
        log.warning("relay_back", extra={"over": "relay a"})
        journal.wait(10)

    assert len(journal.lines) == 1


def test_nothing_is_over_that_never_began(journal: Journal) -> None:
    log.warning("relay_back", extra={"over": "relay a"})
    journal.wait(1000)

    assert journal.lines == []


def test_other_lines_are_told_each_time(journal: Journal) -> None:
    for _ in range(2):
        log.warning("wrong password", extra={"peer": "192.0.2.1"})
        says("mailbox away: %s", "refused", "mailbox a")()
        says("mailbox away: %s", "refused", "mailbox b")()

    assert len(journal.lines) == 4


def test_an_error_is_known_by_its_own_words(journal: Journal) -> None:
    for error in (KeyError("a"), KeyError("a"), KeyError("b")):
        log.error("work failed", extra={"trouble": "work"}, exc_info=error)

    assert len(journal.lines) == 2


def test_more_troubles_than_anybody_has_are_told_and_not_kept(journal: Journal) -> None:
    for number in range(OUTAGES_MAX + 10):
        says("connection refused%s", "", f"connections of {number}")()
        says("connection refused%s", "", f"connections of {number}")()

    assert len(journal.lines) == OUTAGES_MAX + 20
