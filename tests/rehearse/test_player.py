"""How a rehearsal ends: with what was expected, what was found instead, and an exit status."""

from __future__ import annotations

from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.rehearse.outcomes import (
    Outcome,
    exit_status,
    find_stories,
    rehearse_story,
    tell_outcome,
    tell_sum,
)
from gateway.rehearse.player import Setup
from gateway.rehearse.setups import SetupFaults, setup_of

PUT = 'ticket T20261116.0004 "Printer offline" contact=carla primary=maya status=in_progress\n'
ANSWER = 'mail from=carla to=support subject="[T20261116.0004]"\n| It prints.\n'


def play(text: str, setup: Setup, folder: Path) -> Outcome:
    path = folder / "here.story"
    path.write_text(text, "utf-8")
    return rehearse_story(path, setup)


def test_a_story_that_holds_passes(tmp_path: Path, setup: Setup) -> None:
    outcome = play(f"{PUT}{ANSWER}expect T20261116.0004 status=note_emailed_in\n", setup, tmp_path)

    assert outcome.passed
    assert list(tell_outcome(outcome, trace=False)) == [f"passed  {tmp_path}/here.story"]


@pytest.mark.parametrize(
    ("expected", "instead"),
    [
        ("T20261116.0004 status=complete", "status=note_emailed_in"),
        ("T20261116.0009 status=complete", "there is no ticket T20261116.0009"),
        ("T20261116.0004 primary=none", "primary=maya"),
        ("T20261116.0004 contact=ben", "contact=carla"),
        ("notice N-06", "N-02 to=maya@desk.example"),
        ("notice N-02 to=olive", "N-02 to=maya@desk.example"),
        ('notice N-02 text~"Nothing like it"', "|     It prints."),
        ("no notice N-02", "N-02 to=maya@desk.example"),
        ('notice N-02 at="2026-11-23 10:05"', 'at="2026-11-23 10:00"'),
        ("error E-01 to=maya", "N-02 to=maya@desk.example"),
        ("cancelled N-06", "no letter was taken back"),
        ("note T20261116.0004 internal", 'public note by=carla text="It prints."'),
        ("no note T20261116.0004 public by=carla", 'public note by=carla text="It prints."'),
        ("note T20261116.0004 public by=maya", 'public note by=carla text="It prints."'),
        ("timer T20261116.0004 waiting_reminder", 'timer reply_due due="2026-11-24 10:00"'),
        ("no timer T20261116.0004 reply_due", 'timer reply_due due="2026-11-24 10:00"'),
        ("new ticket", "no ticket was opened"),
        ("quarantine", "nothing is held"),
        ('events T20261116.0004 "complete"', "note_emailed_in"),
    ],
)
def test_what_does_not_hold_is_told_with_what_there_is_instead(
    expected: str, instead: str, tmp_path: Path, setup: Setup
) -> None:
    outcome = play(f"{PUT}{ANSWER}expect {expected}\n", setup, tmp_path)

    (miss,) = outcome.misses
    told = "\n".join(tell_outcome(outcome, trace=False))
    assert miss.line == 4
    assert f"here.story:4: expect {expected}" in told
    assert instead in told


def test_expectations_look_back_to_the_last_step_only(tmp_path: Path, setup: Setup) -> None:
    outcome = play(f"{PUT}{ANSWER}wait 1m\nexpect no notice N-02\n", setup, tmp_path)

    assert outcome.passed


def test_all_misses_of_a_story_are_told(tmp_path: Path, setup: Setup) -> None:
    text = f"{PUT}expect T20261116.0004 status=new\nexpect quarantine\n"

    outcome = play(text, setup, tmp_path)

    assert [miss.line for miss in outcome.misses] == [2, 3]


@pytest.mark.parametrize(
    ("step", "reason"),
    [
        ("rota nobody 2026-11-20", '"nobody" is nobody\'s handle'),
        ("profile zohoo", 'unknown profile "zohoo"; known: '),
        ("set uc.grace_days=1", "uc.grace_business_days"),
        ("at 2026-11-20 10:00", "never goes back"),
        ("mail from=nobody", 'nobody has the handle "nobody"'),
        ("bounce of=N-09 to=carla", "no N-09 has gone to carla"),
        ("confirm maya", "no confirmation request"),
        (PUT, "exists already"),
    ],
)
def test_a_step_that_cannot_be_played_is_named(
    step: str, reason: str, tmp_path: Path, setup: Setup
) -> None:
    outcome = play(f"{PUT}{step}\n", setup, tmp_path)

    assert not outcome.passed
    assert outcome.faults[0].startswith(f"{tmp_path}/here.story:2: ")
    assert reason in outcome.faults[0]


def test_one_story_leaves_nothing_behind_for_the_next(tmp_path: Path, setup: Setup) -> None:
    opening = "mail from=carla to=support subject=Help\nexpect new ticket T20261123.0001\n"

    outcomes = [play(opening, setup, tmp_path) for _ in range(2)]

    assert all(outcome.passed for outcome in outcomes)


def test_the_trace_tells_every_effect_with_rule_and_reason(tmp_path: Path, setup: Setup) -> None:
    outcome = play(f"{PUT}{ANSWER}", setup, tmp_path)

    told = "\n".join(tell_outcome(outcome, trace=True))

    assert 'mail from=carla to=support subject="[T20261116.0004]"' in told
    assert "status: Note Emailed In  [GW-09]" in told


def test_folders_are_searched_for_stories(tmp_path: Path) -> None:
    for name in ("b.story", "inner/a.story", "c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", "utf-8")

    found = find_stories((tmp_path, tmp_path / "b.story"))

    assert [path.name for path in found] == ["b.story", "a.story"]


def test_a_folder_without_stories_is_no_success(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run_command(["rehearse", str(tmp_path)])

    assert code == 66
    assert f"no *.story in {tmp_path}" in capsys.readouterr().err


def test_a_placed_ticket_moves_the_counter_of_its_day(tmp_path: Path, setup: Setup) -> None:
    text = 'ticket T20261123.0004 "Printer offline"\nmail from=carla to=support\n'

    assert play(f"{text}expect new ticket T20261123.0005\n", setup, tmp_path).passed


def test_the_exit_status_tells_the_worst() -> None:
    fine = Outcome(Path("a"))
    broken = Outcome(Path("b"), broke="Traceback")
    unreadable = Outcome(Path("c"), faults=("c:1: unknown directive",))

    assert exit_status((fine,)) == 0
    assert exit_status((fine, broken)) == 1
    assert exit_status((unreadable, broken, fine)) == 2
    assert tell_sum((unreadable, broken, fine)) == "1 passed, 2 failed"


@pytest.mark.parametrize(
    ("text", "status", "closing"),
    [
        ("expect no quarantine\n", 0, "1 passed, 0 failed"),
        ("expect quarantine\n", 1, "0 passed, 1 failed"),
        ("jump\n", 2, "0 passed, 1 failed"),
    ],
)
def test_the_command_ends_with_the_sum_alone_on_its_line(
    text: str, status: int, closing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "here.story").write_text(text, "utf-8")

    code = run_command(["rehearse", str(tmp_path)])

    assert code == status
    assert capsys.readouterr().out.splitlines()[-1] == closing


def test_another_desk_is_rehearsed_with_the_files_beside_it(tmp_path: Path) -> None:
    assert run_command(["init", str(tmp_path / "desk")]) == 0

    setup = setup_of(tmp_path / "desk" / "desk.toml")

    outcome = play("mail from=carla to=support\nexpect new ticket contact=carla\n", setup, tmp_path)
    assert outcome.passed


def test_a_desk_file_alone_is_enough(tmp_path: Path) -> None:
    desk = '[desk]\nname = "D"\ntimezone = "UTC"\nhours = { mon-fri = "09:00-17:00" }\n'
    staff = '[[staff]]\nhandle = "ann"\nname = "Ann Other"\naddresses = ["ann@d.example"]\n'
    (tmp_path / "desk.toml").write_text(f'{desk}domain = "d.example"\n{staff}', "utf-8")

    setup = setup_of(tmp_path / "desk.toml")

    story = "mail from=ann to=support@d.example\nexpect new ticket internal=yes\n"
    assert play(story, setup, tmp_path).passed


def test_faults_of_a_desk_are_told_and_nothing_is_played(tmp_path: Path) -> None:
    (tmp_path / "desk.toml").write_text("[desk]\n", "utf-8")

    with pytest.raises(SetupFaults, match="name: is missing"):
        setup_of(tmp_path / "desk.toml")
