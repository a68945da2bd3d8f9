"""The demo comes out as it is told, can be read on any terminal, and says when it does not."""

from __future__ import annotations

import asyncio
import io
import os
import pty
import select
import subprocess
import sys
import termios
import time
from collections.abc import Iterable
from contextlib import redirect_stdout
from dataclasses import replace
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.demo.act import Act, mails_of
from gateway.demo.chapters import CHAPTERS, find_chapter
from gateway.demo.gateway import found_database, open_gateway
from gateway.demo.morning import BEGIN, MORNING
from gateway.demo.play import play
from gateway.demo.postbag import MAILS
from parsers import read_mail
from rules.model.notice import Notice
from rules.model.status import Status

ROOT = Path(__file__).parent.parent.parent
ACTS = tuple(act for chapter in CHAPTERS for act in chapter.acts)
LINES_MAX = 400
COLUMNS = 80


def shown_by(*arguments: str) -> tuple[int, str]:
    said = io.StringIO()
    with redirect_stdout(said):
        code = run_command(["demo", *arguments])
    return code, said.getvalue()


@pytest.fixture(scope="module")
def shown() -> tuple[int, str]:
    """The exit code of the whole demo, and what it says."""
    return shown_by()


@pytest.fixture(scope="module", params=[one.name for one in CHAPTERS])
def told_in_full(request: pytest.FixtureRequest) -> tuple[str, str]:
    """The name of a chapter, and what it says when it is asked for alone."""
    code, told = shown_by("--chapter", request.param)
    assert code == 0, told
    return request.param, told


def faults_of(acts: Iterable[Act], folder: Path) -> tuple[str, ...]:
    async def run() -> tuple[str, ...]:
        engine = found_database(f"sqlite:///{folder / 'demo.db'}")
        async with open_gateway(engine, BEGIN) as daemon:
            chapter = replace(MORNING, acts=tuple(acts))
            return await play(daemon, lambda played, daemon: None, chapter)

    return asyncio.run(run())


def on_a_terminal(
    *arguments: str, keys: bytes = b"", columns: int = 120, **environment: str
) -> tuple[int, str]:
    """Run the demo on a terminal of its own, with these keys; return its end and its words."""
    master, slave = pty.openpty()
    ours = os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | environment
    process = subprocess.Popen(
        (sys.executable, "-c", "from gateway.cli import main; main()", "demo", *arguments),
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env=ours,
        start_new_session=True,
        preexec_fn=_own_terminal,
    )
    os.close(slave)
    said = b""
    left, told = [bytes((one,)) for one in keys], 0
    until = time.monotonic() + 100
    while time.monotonic() < until:
        waits = _waits_for_key(master)
        if not select.select([master], [], [], 0.1)[0]:
            if waits and left and len(said) > told:  # it tells more before it waits again
                os.write(master, left.pop(0))
                told = len(said)
            continue
        try:
            more = os.read(master, 65536)
        except OSError:
            break
        said += more
    os.close(master)
    return process.wait(60), said.decode(errors="replace")


def _waits_for_key(terminal: int) -> bool:
    """Whether keys are read one by one: one that comes sooner is lost."""
    return not termios.tcgetattr(terminal)[3] & termios.ICANON


def _own_terminal() -> None:
    import fcntl

    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def test_all_chapters_come_out_as_told_in_at_most_400_lines(shown: tuple[int, str]) -> None:
    code, told = shown

    assert code == 0, told
    assert "All came out as told. Type next:" in told
    assert len(told.splitlines()) <= LINES_MAX


def test_it_can_be_read_at_eighty_columns_without_colour(shown: tuple[int, str]) -> None:
    _, told = shown

    assert [line for line in told.splitlines() if len(line) > COLUMNS] == []
    assert "\x1b" not in told


def test_briefly_each_act_has_its_title_status_mail_reason_and_letters(
    shown: tuple[int, str],
) -> None:
    _, told = shown

    for number, act in enumerate(ACTS, 1):
        assert f"\n{number}. {act.title[:40]}" in told
    for words in (
        "Waiting Customer\n   Mon 2026-11-23 09:20 EST  Maya Ortiz to support+waiting@",
        "   | Since Friday scans are not delivered.",
        "   - status: Waiting Customer: Maya Ortiz wrote +waiting  [ST-07]",
        "   >> N-01 to carla, ben: We have your request: Scanner does not mail any more",
        "   - 5 days without an answer  [ST-08]",
        "   nothing goes out",
    ):
        assert words in told, words


def test_a_chapter_is_told_in_full(told_in_full: tuple[str, str]) -> None:
    name, told = told_in_full
    chapter = find_chapter(name)
    assert chapter is not None

    lines = told.splitlines()

    assert len(lines) <= LINES_MAX
    assert [line for line in lines if len(line) > COLUMNS] == []
    for number, act in enumerate(chapter.acts, 1):
        assert f"== {number}. {act.title} " in told
        for one in act.stands:
            assert f"  rule  {one.rule} ({one.module}, {one.stories})" in told
    acts, _, _ = told.partition("== Its timeline")
    assert "last letter at" not in acts
    assert "revert change" not in acts


def test_what_never_left_and_the_timeline_are_told() -> None:
    _, told = shown_by("--chapter", "2")

    assert "letter N-06 to carla@alderair.example never" in told
    assert "== Its timeline" in told


def test_an_unknown_chapter_is_named_with_those_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = run_command(["demo", "--chapter", "evening"])

    assert code == 64
    assert 'no chapter "evening"; there are: 1 morning, 2 finish' in capsys.readouterr().err


def test_steps_need_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command(["demo", "--step"])

    assert code == 64
    assert "takes a terminal" in capsys.readouterr().err


def test_a_key_goes_on_and_q_ends_it() -> None:
    code, told = on_a_terminal("--step", keys=b" q")

    assert code == 0
    assert "2. Olive gives it to Maya" in told
    assert "3. Maya answers" not in told


def test_ctrl_c_ends_the_steps_cleanly() -> None:
    code, told = on_a_terminal("--step", keys=b"\x03")

    assert code == 130
    assert "Traceback" not in told


def test_a_terminal_has_its_pager_and_its_width() -> None:
    code, told = on_a_terminal("--chapter", "triage", PAGER="sed s/^/PAGED:/", columns=100)

    assert code == 0
    lines = told.splitlines()
    assert all(line.startswith("PAGED:") for line in lines if line.strip())
    assert max(len(line) for line in lines if "==" in line) == 100 + len("PAGED:")


def test_a_reader_who_leaves_the_pager_early_ends_the_demo() -> None:
    code, told = on_a_terminal("--chapter", "triage", PAGER="head -3")

    assert code == 0
    assert "Traceback" not in told


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
