"""The log: one line an event, its facts beside it."""

from __future__ import annotations

import json
import logging
import sys
from pathlib import Path

import pytest
from living import LiveDaemon, Relay, wait_until
from loopback import mail, send

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
def test_what_a_peer_said_makes_no_line_of_its_own(lines: logging.Formatter) -> None:
    made = record(hello="a\r\nb\x1b[2J\x85c\u2028d é")
    made.msg, made.args = "it says: %s", ("1\n2\x9b",)

    told = lines.format(made)

    assert told.splitlines() == [told]
    assert told.isprintable()
    assert told.rstrip('}"').endswith("d é")


@pytest.mark.parametrize("lines", [JsonLines(), TextLines()])
def test_an_error_brings_its_traceback(lines: logging.Formatter) -> None:
    made = record()
    try:
        raise KeyError("lost")
    except KeyError:
        made.exc_info = sys.exc_info()

    assert "KeyError" in lines.format(made)


def test_nor_does_what_a_peer_said_in_an_error() -> None:
    made = record()
    try:
        raise ValueError("a\x1b[2J\n10:00:00 INFO    gateway.doors.smtp: logged in\x85b")
    except ValueError:
        made.exc_info = sys.exc_info()

    first, *others = TextLines().format(made).splitlines()

    assert first.endswith(": mail journalled")
    assert all(one.isprintable() and one.startswith("  ") for one in others)


def test_one_search_follows_a_mail_from_the_door_to_the_relay(
    sqlite_template: Path, tmp_path: Path
) -> None:
    path = tmp_path / "ticketgate.db"
    path.write_bytes(sqlite_template.read_bytes())
    with (
        Relay() as relay,
        LiveDaemon(tmp_path / "h", f"sqlite:///{path}", relay_port=relay.port) as daemon,
    ):
        daemon.start()
        send(daemon.port, mail(1))
        send(daemon.port, mail(2))
        wait_until(lambda: daemon.words().count("letter_sent") >= 4)
        assert daemon.stop() == 0
    lines = daemon.words().splitlines()

    journalled = next(line for line in lines if "message_id=<m2@a.example>" in line)
    number = journalled.partition(" input=")[2].split()[0]
    mine = [line for line in lines if f" input={number} " in f"{line} "]
    letters = [line.rpartition(" message_id=")[2] for line in mine[2:]]

    assert "mail journalled" in mine[0]
    assert "decided" in mine[1]
    assert " ticket=T" in mine[1]
    assert letters
    assert {*letters} <= {*relay.message_ids()}
    assert all(" person=" in line and " letter=" in line for line in mine[2:])
