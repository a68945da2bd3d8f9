"""The command table (CMD-02, CMD-04)."""

import re
import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.clock import Calendar, week_of
from rules.commands.arguments import (
    DeferArgs,
    PersonArgs,
    ScheduledArgs,
    StatusArgs,
    TextArgs,
    WaitingArgs,
)
from rules.commands.refusals import ErrorCode, Refusal
from rules.commands.required import REQUIRED
from rules.commands.table import (
    PHASES,
    VERB_OF_STATUS,
    VERBS,
    Command,
    Phase,
    Verb,
    Who,
    find_verb,
    in_order,
    needs_code,
    needs_ticket,
    read_command,
    split_status,
    unfold_status,
)
from rules.model.mail import CommandLine
from rules.model.status import HUMAN_STATUSES, RequiredField, Status
from rules.policy.policy import Policy, policy_from
from tests.timing import seconds_of

TABLE = Path(__file__).parent.parent / "tables" / "command.tsv"
PROFILES = Path(__file__).parents[2] / "rules" / "policy" / "profiles"
CALENDAR = Calendar("America/New_York", week_of({"mon-fri": "09:00-17:00"}))
TODAY = date(2026, 11, 23)
STANDARD = Policy()
LINE = re.compile(r"\s*#\s*(?P<verb>[A-Za-z][\w-]*)(?:\s*:\s*|\s+|$)(?P<args>.*)")
ROWS = [
    tuple(line.rsplit(" | ", 1))
    for line in TABLE.read_text().splitlines()
    if line and not line.startswith("//")
]
KINDS = {ErrorCode.UNKNOWN_COMMAND: "error:unknown"}


def read(line: str, note: str = "") -> Command | Refusal:
    hit = LINE.fullmatch(line)
    assert hit is not None
    verb = re.sub(r"[-_]", "", hit["verb"].lower())
    return read_command(CommandLine(line, verb, hit["args"]), TODAY, CALENDAR, note=note)


def done(line: str) -> Command:
    command = read(line)
    assert isinstance(command, Command)
    return command


def refused(line: str) -> Refusal:
    refusal = read(line)
    assert isinstance(refusal, Refusal)
    return refusal


def status_of(line: str, policy: Policy = STANDARD) -> Command | Refusal:
    return unfold_status(done(line), policy, TODAY, CALENDAR)


@pytest.mark.parametrize(("line", "expected"), ROWS)
def test_every_line_of_the_table_is_what_it_says(line: str, expected: str) -> None:
    if expected == "text":
        assert LINE.fullmatch(line) is None  # what is no command never comes here
        return

    found = read(line)

    if isinstance(found, Refusal):
        assert KINDS.get(found.code, "error:args") == expected
    else:
        assert found.verb == expected


def test_the_table_is_all_there() -> None:
    assert len(ROWS) == 83
    assert {len(row) for row in ROWS} == {2}


def test_every_verb_has_a_row() -> None:
    assert VERBS.keys() == set(Verb)


def test_every_phase_and_everybody_is_used() -> None:
    assert {row.phase for row in VERBS.values()} == set(Phase)
    assert {row.who for row in VERBS.values()} == set(Who)
    assert PHASES == ("fields", "assignment", "attempts", "status", "note")


def test_no_word_means_two_verbs() -> None:
    words = [word for verb, row in VERBS.items() for word in (verb.value, *row.aliases)]

    assert len({re.sub("[-_]", "", word) for word in words}) == len(words)


@pytest.mark.parametrize("verb", Verb)
def test_the_example_of_a_verb_is_understood(verb: Verb) -> None:
    assert done(VERBS[verb].example).verb is verb


@pytest.mark.parametrize("verb", Verb)
def test_a_verb_is_found_however_it_is_written(verb: Verb) -> None:
    for word in (verb.value, verb.value.upper(), f"{verb.value[0]}-{verb.value[1:]}_"):
        assert find_verb(word) is verb


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("#admin", ErrorCode.NO_SENTENCE),
        ("#resource", ErrorCode.NO_SENTENCE),
        ("#defer", ErrorCode.NO_DUE_DATE),
        ("#defer 2026-11-20", ErrorCode.NO_DUE_DATE),
        ("#defer 12/01", ErrorCode.AMBIGUOUS_DATE),
        ("#scheduled 12/01 10:00", ErrorCode.AMBIGUOUS_DATE),
        ("#check", ErrorCode.ARGUMENTS),
        ("#waitng", ErrorCode.UNKNOWN_COMMAND),
    ],
)
def test_the_specific_code_wins(line: str, code: ErrorCode) -> None:
    refusal = refused(line)

    assert refusal.code is code
    assert refusal.line == line


def test_what_is_to_be_done_may_stand_in_the_note() -> None:
    command = read("#admin", note="Invoice the extra hour.")

    assert isinstance(command, Command)
    assert command.args == PersonArgs(None, "")


def test_a_mistyped_verb_gets_suggestions() -> None:
    assert "Did you mean #waiting" in refused("#waitng").text()
    assert refused("#xyzzyx").text().endswith("Did you mean #help?")


def test_a_line_that_lacks_something_says_what_and_shows_how() -> None:
    assert refused("#assign Jonas").text() == (
        '"#assign Jonas": #assign needs a person (@name, an address, "Full Name"), team:name, '
        "group:name or next. Example: #assign @jonas"
    )


def test_every_status_a_person_may_set_has_a_verb() -> None:
    assert VERB_OF_STATUS.keys() == set(HUMAN_STATUSES)
    assert VERB_OF_STATUS[Status.SCHEDULING_LINK_SENT] is Verb.LINKSENT


@pytest.mark.parametrize(
    ("line", "verb", "args"),
    [
        ("#status Waiting Customer", Verb.WAITING, WaitingArgs()),
        ("#status waiting on user", Verb.WAITING, WaitingArgs()),
        ("#status open", Verb.PROGRESS, TextArgs()),
        ("#status Solved", Verb.COMPLETE, TextArgs()),
        ("#status deferred 2026-12-01", Verb.DEFER, DeferArgs(date(2026, 12, 1))),
        ("#status follow up needed: resource call her", Verb.RESOURCE, TextArgs("call her")),
        ("#status In-Progress / Backburner", Verb.BACKBURNER, TextArgs()),
    ],
)
def test_a_named_status_is_its_own_command(line: str, verb: Verb, args: object) -> None:
    command = status_of(line)

    assert isinstance(command, Command)
    assert (command.verb, command.args) == (verb, args)
    assert command.line.line == line


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("#status deferred", ErrorCode.NO_DUE_DATE),
        ("#status scheduled 2026-11-30", ErrorCode.ARGUMENTS),
        ("#status follow up needed: admin", ErrorCode.NO_SENTENCE),
        ("#status on fire", ErrorCode.UNKNOWN_COMMAND),
    ],
)
def test_a_named_status_has_the_same_needs(line: str, code: ErrorCode) -> None:
    refusal = status_of(line)

    assert isinstance(refusal, Refusal)
    assert refusal.code is code
    assert refusal.line == line


@pytest.mark.parametrize("words", ["new", "note emailed in", "incomplete re-opened"])
def test_a_status_of_the_system_is_left_for_those_who_know_the_category(words: str) -> None:
    command = status_of(f"#status {words}")

    assert isinstance(command, Command)
    assert isinstance(command.args, StatusArgs)
    assert command.verb is Verb.STATUS


def test_a_named_status_means_what_the_profile_says() -> None:
    zoho = policy_from(tomllib.loads((PROFILES / "zoho.toml").read_text()))

    command = status_of("#status in progress", zoho)

    assert isinstance(command, Command)
    assert command.verb is Verb.BACKBURNER


def test_other_commands_are_not_unfolded() -> None:
    command = done("#scheduled 2026-11-30 10:00")

    assert unfold_status(command, STANDARD, TODAY, CALENDAR) is command
    assert isinstance(command.args, ScheduledArgs)


def test_the_longest_name_of_a_status_wins() -> None:
    assert split_status("pending payment invoice 4411", STANDARD) == (
        Status.PENDING_PAYMENT,
        "invoice 4411",
    )
    assert split_status("pending invoice 4411", STANDARD) == (
        Status.WAITING_CUSTOMER,
        "invoice 4411",
    )


def test_commands_run_by_phase_and_then_as_written() -> None:
    lines = ("#internal", "#complete", "#attempt email", "#take", "#check 3", "#cid 1")

    ordered = in_order(done(line) for line in lines)

    assert [command.line.line for command in ordered] == [
        *("#check 3", "#cid 1", "#take", "#attempt email", "#complete", "#internal")
    ]


@pytest.mark.parametrize(
    ("line", "ticket", "code"),
    [
        ("#waiting", True, False),
        ("#away 2026-12-07", False, False),
        ("#away @maya 2026-12-07", False, True),
        ("#back @maya", False, True),
        ("#release waiting for the log", True, False),
        ("#release all waiting", False, True),
        ("#untag ooo_summary", True, False),
        ("#untag ooo_summary all", False, True),
        ("#ooodone", False, True),
        ("#merge T20261116.0004", True, True),
        ("#release-mail 1", False, True),
        ("#undo", False, False),
    ],
)
def test_what_a_command_needs_depends_on_how_far_it_reaches(
    line: str, ticket: bool, code: bool
) -> None:
    assert needs_ticket(done(line)) is ticket
    assert needs_code(done(line)) is code


def test_the_verbs_of_held_mail_exist_there_only() -> None:
    held = {verb for verb, row in VERBS.items() if row.held_mail}

    assert held == {Verb.RELEASE_MAIL, Verb.DROP, Verb.AS}
    assert all(VERBS[verb].who is Who.SERVICE_ADMIN for verb in held)


@given(st.sampled_from(Verb), st.text(max_size=60))
def test_no_words_break_a_reader(verb: Verb, args: str) -> None:
    line = CommandLine(f"#{verb} {args}", verb.value, args)

    found = read_command(line, TODAY, CALENDAR)

    if isinstance(found, Refusal):
        assert found.line == line.line
        assert found.text()


@pytest.mark.parametrize("piece", ["a", "1", " ", "@", '"', "a@", "for ", "1 ", "a.", "now "])
def test_an_endless_line_takes_no_time(piece: str) -> None:
    def read() -> None:
        for verb in Verb:
            read_command(CommandLine("#x", verb.value, piece * 50_000), TODAY, CALENDAR)

    assert seconds_of(read) < 10


def test_each_field_that_a_category_may_require_can_be_seen_and_set() -> None:
    assert REQUIRED.keys() == set(RequiredField)
