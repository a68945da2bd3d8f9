"""A new notice is one line of `rules/model/notice.py` and one template; all else follows."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("gateway", "parsers", "rules", "outbound")
MAIN = "import sys; from gateway.cli import main; sys.exit(main())"
LINE = '    N_99 = "N-99", Manners(Audience.CUSTOMER), ("author", "close_on", "tickets")\n'
TEMPLATE = "outbound/templates/en/N-99.j2"
WORDS = """Subject: [{{ number }}] Something new

Hello,

{{ author }} closes it on {{ close_on | day }}:
{{ tickets | join(", ") }}

{{ desk_name }}
"""


@pytest.fixture
def with_a_line(tmp_path: Path) -> Path:
    """A copy of the gateway whose notices have one line more."""
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room)  # with what was compiled: times are kept
    table = tmp_path / "rules" / "model" / "notice.py"
    *before, last = re.split(r"(?=^    N_50 = )", table.read_text("utf-8"), flags=re.MULTILINE)
    table.write_text("".join((*before, LINE, last)), "utf-8")
    return tmp_path


def letter_at(place: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", MAIN, "letter", "N-99"],
        cwd=place,
        env={"PYTHONPATH": str(place), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_line_and_a_template_are_a_notice(with_a_line: Path) -> None:
    (with_a_line / TEMPLATE).write_text(WORDS, "utf-8")

    shown = letter_at(with_a_line)

    assert shown.returncode == 0, shown.stderr
    assert "Something new" in shown.stdout
    assert " closes it on " in shown.stdout


def test_a_line_without_its_template_is_told_by_name(with_a_line: Path) -> None:
    shown = letter_at(with_a_line)

    assert shown.returncode != 0
    assert "en/N-99.j2" in shown.stderr
    assert "Traceback" not in shown.stderr
