"""The log: one line an event, its facts beside it."""

from __future__ import annotations

import json
import logging
import sys

import pytest

from gateway.logs import JsonLines, TextLines


def record(**facts: object) -> logging.LogRecord:
    made = logging.getLogger("gateway.doors.smtp").makeRecord(
        "gateway.doors.smtp", logging.INFO, "", 0, "mail %s", ("journalled",), None, extra=facts
    )
    made.created = 1795446000.25
    return made


def test_a_line_for_programs_is_one_object() -> None:
    told = json.loads(JsonLines().format(record(input=7, peer="192.0.2.1")))

    assert told == {
        "at": "2026-11-23T15:00:00.250+00:00",
        "level": "INFO",
        "from": "gateway.doors.smtp",
        "says": "mail journalled",
        "input": 7,
        "peer": "192.0.2.1",
    }


def test_a_line_for_people_has_the_facts_behind_it() -> None:
    assert (
        TextLines()
        .format(record(input=7))
        .endswith(" INFO    gateway.doors.smtp: mail journalled input=7")
    )


@pytest.mark.parametrize("lines", [JsonLines(), TextLines()])
def test_an_error_brings_its_traceback(lines: logging.Formatter) -> None:
    made = record()
    try:
        raise KeyError("lost")
    except KeyError:
        made.exc_info = sys.exc_info()

    assert "KeyError" in lines.format(made)
