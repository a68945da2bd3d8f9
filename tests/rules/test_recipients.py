"""Words in our own addresses, by `tables/address.tsv` (CMD-05)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from gateway.config.desk_file import example_desk
from rules.clock import local
from rules.commands.table import VERBS, Command, Verb, read_command, unfold_status
from rules.model.mail import CommandLine
from rules.model.status import Status, is_system_only
from rules.model.ticket import Visibility
from rules.sender.recipients import Addressed, read_recipients, words_of

DESK = example_desk()
NOON = datetime(2026, 11, 23, 17, tzinfo=UTC)
POLICY = DESK.policies["standard"]
TABLE = tuple(
    tuple(cell.strip() for cell in line.split(" | "))
    for line in (Path(__file__).parent.parent / "tables" / "address.tsv").read_text().splitlines()
    if line and not line.startswith("//")
)


@pytest.mark.parametrize(("address", "expected"), TABLE)
def test_an_address_reads_as_the_table_says(address: str, expected: str) -> None:
    assert _in_words(address) == expected


def test_words_of_several_addresses_are_taken_together_once() -> None:
    addressed = read_recipients(
        ("support+waiting@desk.example", "Support+Waiting@desk.example", "support@desk.example"),
        DESK,
    )

    assert [line.verb for line in addressed.lines] == ["waiting"]


def test_an_alias_stands_for_its_word() -> None:
    addressed = read_recipients(("waiting@desk.example",), DESK)

    assert addressed.lines == (CommandLine("+waiting", "waiting", ""),)
    assert addressed.visibility is Visibility.PUBLIC


def test_internal_wins_over_the_visibility_of_a_status_word() -> None:
    addressed = read_recipients(("support+waiting+internal@desk.example",), DESK)

    assert addressed.visibility is Visibility.INTERNAL


def test_a_bounce_address_carries_its_token() -> None:
    addressed = read_recipients(("bounces+abc234@desk.example",), DESK)

    assert addressed.bounce_tokens == ("abc234",)


def _in_words(address: str) -> str:
    words = words_of(address, DESK)
    if words is None:
        is_ours = address.casefold().endswith("@" + DESK.domain)
        return "unknown-local" if is_ours else "not-ours"
    addressed = read_recipients((address,), DESK)
    if addressed.person_level:
        return "person-level"
    if addressed.unknown:
        return "error"
    return " ".join(_parts(addressed)) or "plain"


def _parts(addressed: Addressed) -> list[str]:
    parts = ["token"] if addressed.tokens else []
    statuses: set[Status] = set()
    for line in addressed.lines:
        if line.verb == "attempt":
            return ["attempt=phone"]
        status, due = _asked(line)
        if status is None or is_system_only(status):
            return ["error"]
        statuses.add(status)
        parts.append(f"status={status.value}")
        if due is not None:
            parts.append(f"due={due.isoformat()}")
    if len(statuses) > 1:
        return ["error"]
    if addressed.word_visibility is not None:
        parts.append(f"visibility={addressed.word_visibility.value}")
    return parts


def _asked(line: CommandLine) -> tuple[Status | None, date | None]:
    today = local(NOON, DESK.calendar).date()
    read = read_command(line, today, DESK.calendar, note="a sentence")
    if isinstance(read, Command):
        read = unfold_status(read, POLICY, today, DESK.calendar)
    if not isinstance(read, Command) or read.verb is Verb.STATUS:
        return None, None
    return VERBS[read.verb].sets, getattr(read.args, "day", None)
