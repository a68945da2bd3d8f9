"""The digest's figures: each number of a picture stands in the words, and they agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from rules.behaviours.digest import digest
from rules.context import Scene, SceneOf
from rules.effects import SendNotice
from rules.events import TimerCame
from rules.model.overview import NO_WEEK, TicketRow, Week
from rules.model.status import Status
from rules.model.ticket import Case, Known
from rules.model.timer import ClockKind, Timer
from rules.policy.desk import Role, Staff
from tests.rules.cases import NOW, make_desk

HOUR = timedelta(hours=1)


@pytest.mark.parametrize("many", [1, 2, 40])
def test_each_number_of_a_picture_stands_in_the_words(many: int) -> None:
    rows = tuple(_row(number) for number in range(many))
    letter = _digest(rows, Week(answers=tuple((NOW - HOUR, NOW) for _ in range(many))))

    told = _words(letter)

    assert len(letter.files) == 4
    for picture in letter.files:
        title, *bars = picture.made.split("\n")
        line = next(one for one in told if one.startswith(f"{title}\t"))
        for label, _, number in (bar.removeprefix("!").rpartition("\t") for bar in bars):
            assert f"{label}: {number}" in line or f"{label} {number}" in line


def test_no_ticket_and_no_letter() -> None:
    assert digest(Case(ticket=None, known=Known()), _scene()) == ()


def test_what_is_overdue_and_tried_counts_for_both() -> None:
    row = replace(_row(2), overdue_since=NOW - HOUR, is_tried=True)

    (line,) = (one for one in _words(_digest((row,))) if one.startswith("Under way"))

    assert line == "Under way\tanswer overdue: 1, answer due: 0, tries running: 1"


def test_a_step_names_where_it_begins() -> None:
    week = Week(answers=((NOW - 3 * HOUR, NOW), (NOW, NOW + HOUR)))

    (line,) = (one for one in _words(_digest((_row(1),), week)) if one.startswith("Answer times"))

    assert line.partition("\t")[2] == "up to 2 h: 2, 2 to 4 h: 0, 4 to 8 h: 0, over 8 h: 0"


def _digest(rows: tuple[TicketRow, ...], week: Week = NO_WEEK) -> SendNotice:
    (letter,) = digest(Case(ticket=None, known=Known(overview=rows, week=week)), _scene())
    assert isinstance(letter, SendNotice)
    return letter


def _words(letter: SendNotice) -> tuple[str, ...]:
    statuses, sections = letter.facts["statuses"], letter.facts["sections"]
    assert isinstance(statuses, tuple)
    assert isinstance(sections, tuple)
    return (f"Open by status\t{', '.join(statuses)}", *sections)


def _row(number: int) -> TicketRow:
    return TicketRow(
        number=f"T20261116.{number:04}",
        title="Printer offline",
        status=(Status.NEW, Status.WAITING_CUSTOMER, Status.IN_PROGRESS)[number % 3],
        severity=None,
        primary="maya" if number % 2 else "",
        queue="Remote Support",
        group="",
        region="",
        is_global=False,
        created_at=NOW - timedelta(days=number),
        changed_at=NOW,
        due_on=None,
        reply_due_at=NOW if number % 4 == 1 else None,
    )


def _scene() -> Scene:
    desk = make_desk()
    lead = Staff("olive", "Olive Grant", ("olive@desk.example",), roles=(Role.LEAD,))
    timer = Timer(ClockKind.DIGEST, 1, "clock", NOW, NOW)
    return SceneOf(
        event=TimerCame(1, NOW, timer),
        now=NOW,
        desk=replace(desk, staff=(*desk.staff, lead)),
        policy=desk.policies["standard"],
        arrived=None,
    )
