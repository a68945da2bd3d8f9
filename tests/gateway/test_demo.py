"""The demo comes out as it is told, can be read on any terminal, and says when it does not."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.demo.acts import ACTS, BEGIN, MAILS, Act
from gateway.demo.house import open_house
from gateway.demo.morning import WIDTH, play_morning
from parsers import read_mail
from rules.notices import Notice
from rules.statuses import Status


def faults_of(acts: Iterable[Act], folder: Path) -> tuple[str, ...]:
    async def play() -> tuple[str, ...]:
        async with open_house(folder, BEGIN) as house:
            return await play_morning(house, lambda line: None, tuple(acts))

    return asyncio.run(play())


def test_the_morning_comes_out_as_told(capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command(["demo"])

    told = capsys.readouterr().out
    assert code == 0, told
    assert "All came out as told. Type next:" in told
    assert "== The board ==" in told
    assert "== One timeline ==" in told


def test_it_can_be_read_at_eighty_columns_without_colour(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_command(["demo"])

    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if len(line) > WIDTH] == []
    assert not any("\x1b" in line for line in lines)


def test_every_act_shows_its_mail_the_reason_and_the_letters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    run_command(["demo"])

    told = capsys.readouterr().out
    for number, act in enumerate(ACTS, 1):
        assert f"== {number}. {act.title} " in told
    assert "[GW-11] a mail of" in told
    assert ">> N-03 to carla@alderair.example" in told


def test_the_ten_mails_are_files_that_anybody_can_read() -> None:
    files = [act.file for act in ACTS if act.file]

    assert len(files) == 10
    assert sorted(path.name for path in MAILS.glob("*.eml")) == sorted(files)
    assert all(read_mail((MAILS / name).read_bytes()).from_ for name in files)


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
