"""The command line as a whole: quick help, exit codes, nothing imported too early."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.cli.command_line import COMMANDS, ticketgate

HEAVY = ("pydantic", "sqlalchemy", "rich", "aiosmtpd", "aiosmtplib", "mailparser", "asyncio")


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys; from gateway.cli import run_command; run_command(['--help']);"
        f"sys.exit(','.join(name for name in {HEAVY!r} if name in sys.modules))"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert done.stderr.strip() == ""
    assert "Take mail, decide, send letters: the daemon." in done.stdout


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_is_there_and_helps(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = run_command([name, "--help"])

    assert code == 0
    assert capsys.readouterr().out.startswith(f"Usage: ticketgate {name}")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_short_help_is_what_the_command_says_of_itself(name: str) -> None:
    command = ticketgate.get_command(None, name)  # type: ignore[arg-type]  # no context is needed

    assert command is not None
    assert command.help


@pytest.mark.parametrize(
    "words", [["nonsense"], ["held", "release"], ["held", "show", "x"], ["-q"]]
)
def test_a_wrong_command_line_ends_with_64(words: list[str]) -> None:
    assert run_command(words) == 64


@pytest.mark.parametrize("words", [["run"], ["check"], ["held", "list"], ["ingest", "x.eml"]])
def test_faults_in_the_settings_end_with_78(
    words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "ticketgate.toml"

    code = run_command(["-c", str(config), *words])

    assert code == 78
    assert f"{config}: no such file; make one with: ticketgate init DIR" in capsys.readouterr().err


def test_a_reader_that_has_enough_is_no_error(tmp_path: Path) -> None:
    mail = tmp_path / "a.eml"
    mail.write_bytes(b"From: a@b.example\r\n\r\n" + b"words of it\r\n" * 20_000)
    program = (
        f"from gateway.cli import main; import sys; sys.argv[1:] = ['parse', '{mail}']; main()"
    )

    done = subprocess.run(
        f'"{sys.executable}" -c "{program}" | head -1', shell=True, capture_output=True, text=True
    )

    assert done.stderr == ""
    assert done.stdout == f"{mail}\n"
