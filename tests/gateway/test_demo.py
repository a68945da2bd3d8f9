"""The demo comes out as it is told, can be read on any terminal, and says when it does not."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.cli.demo import CHAPTERS
from gateway.demo.act import Act, MailIn, mails_of
from gateway.demo.gateway import found_database, open_house
from gateway.demo.morning import BEGIN, MORNING
from gateway.demo.play import WIDTH, play
from gateway.demo.postbag import MAILS
from gateway.demo.week import WEEK
from parsers import read_mail
from rules.model.notice import Notice
from rules.model.status import Status

ROOT = Path(__file__).parent.parent.parent
ACTS = tuple(act for chapter in CHAPTERS for act in chapter.acts)


@pytest.fixture(scope="module")
def shown() -> tuple[int, str]:
    """The exit code of the whole demo, and what it says."""
    said = io.StringIO()
    with redirect_stdout(said):
        code = run_command(["demo"])
    return code, said.getvalue()


def faults_of(acts: Iterable[Act], folder: Path) -> tuple[str, ...]:
    async def run() -> tuple[str, ...]:
        engine = found_database(f"sqlite:///{folder / 'demo.db'}")
        async with open_house(engine, BEGIN) as house:
            chapter = replace(MORNING, acts=tuple(acts))
            return await play(house, lambda line: None, (chapter,))

    return asyncio.run(run())


def test_both_chapters_come_out_as_told(shown: tuple[int, str]) -> None:
    code, told = shown

    assert code == 0, told
    assert "All came out as told. Type next:" in told
    assert "== The board ==" in told
    assert "== One timeline ==" in told


def test_it_can_be_read_at_eighty_columns_without_colour(shown: tuple[int, str]) -> None:
    _, told = shown

    lines = told.splitlines()

    assert [line for line in lines if len(line) > WIDTH] == []
    assert "\x1b" not in told


def test_every_act_shows_its_title_and_where_its_rules_stand(shown: tuple[int, str]) -> None:
    _, told = shown

    for number, act in enumerate(ACTS, 1):
        assert f"== {number}. {act.title} " in told
        for one in act.stands:
            assert f"  rule  {one.rule} ({one.module}, {one.stories})" in told


def test_reasons_letters_and_what_never_left_are_shown(shown: tuple[int, str]) -> None:
    _, told = shown

    assert "[GW-11] a mail of" in told
    assert ">> N-03 to carla@alderair.example" in told
    assert ">> N-01 to ben@alderair.example, likewise" in told
    assert "letter N-06 to carla@alderair.example never" in told


def test_book_keeping_is_not_shown(shown: tuple[int, str]) -> None:
    _, told = shown

    acts, _, _ = told.partition("== The board")

    assert "last letter at" not in acts
    assert "revert change" not in acts


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.title)
def test_the_rule_of_an_act_stands_where_the_act_says(act: Act) -> None:
    assert act.stands

    for one in act.stands:
        stories = "".join(path.read_text() for path in (ROOT / one.stories).glob("*.story"))
        assert one.rule in (ROOT / one.module).read_text(), one
        assert one.rule in stories, one


def test_every_mail_is_a_file_that_is_used_once_and_can_be_read() -> None:
    files = mails_of(CHAPTERS)

    assert len(mails_of((MORNING,))) == 10
    assert sorted(path.name for path in MAILS.glob("*.eml")) == sorted(files)
    assert all(read_mail((MAILS / name).read_bytes()).from_ for name in files)


@pytest.mark.parametrize("file", mails_of(CHAPTERS))
def test_every_line_of_a_mail_ends_as_mail_requires(file: str) -> None:
    raw = (MAILS / file).read_bytes()

    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")


def test_the_call_is_recorded_as_a_phone_writes() -> None:
    message = message_from_bytes(
        (MAILS / "21-jonas-has-called.eml").read_bytes(), policy=policy.default
    )

    text = str(message.get_content())

    assert "Sent from my iPhone" in text
    assert "“" in text


def test_the_week_opens_tickets_of_its_own() -> None:
    mornings = {act.ticket for act in MORNING.acts}

    weeks = {act.ticket for act in WEEK.acts}

    assert mornings.isdisjoint(weeks)
    assert any(isinstance(act.happening, MailIn) for act in WEEK.acts)


def test_another_status_than_told_is_a_fault(tmp_path: Path) -> None:
    wrong = replace(ACTS[0], status=Status.COMPLETE)

    faults = faults_of((wrong,), tmp_path)

    assert faults == ("1. Carla asks; Ben is in copy: the status is New, not Complete",)


def test_a_letter_too_many_or_too_few_is_a_fault(tmp_path: Path) -> None:
    wrong = replace(ACTS[0], letters=(*ACTS[0].letters[1:], (Notice.N_06, "ben@alderair.example")))

    faults = faults_of((wrong,), tmp_path)

    assert faults == (
        "1. Carla asks; Ben is in copy: N-06 to ben@alderair.example did not go out",
        "1. Carla asks; Ben is in copy: N-01 to carla@alderair.example went out",
    )


def test_a_mail_that_answers_nothing_ends_the_demo_and_is_a_fault(tmp_path: Path) -> None:
    faults = faults_of((ACTS[1], ACTS[0]), tmp_path)

    assert faults == (f"1. {ACTS[1].title}: there is no N-02n to answer",)


def test_a_fault_is_told_and_the_command_fails(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = replace(MORNING, acts=(replace(ACTS[0], status=Status.COMPLETE),))
    monkeypatch.setattr("gateway.cli.demo.CHAPTERS", (wrong,))

    code = run_command(["demo"])

    told = capsys.readouterr().out
    assert code == 1
    assert "  OTHERWISE THAN TOLD: the status is New, not Complete" in told
    assert "This came out otherwise than told:\n  1. Carla asks; Ben is in copy" in told
