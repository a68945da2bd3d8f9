"""A procedure that a desk does not want goes with its file and its line; no other notices."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("gateway", "parsers", "rules", "outbound")
STORIES = ROOT / "tests" / "stories"
RULE = re.compile(r"\b(?:LET|GW|ST|ZD|TAT|UC|HO|OOO|TR|C)-\d\d[a-z]?\b")
LISTED = re.compile(r"^    (\w+)\.BEHAVIOUR,\n", re.MULTILINE)
PLAY = "import sys; from gateway.cli import run_command; sys.exit(run_command(sys.argv[1:]))"
STORIES_MAX = 12  # that are played without it
# Called by name where a mail arrives, a receipt is written or the night's sweep runs: no desk is
# without them, and taking one away is more than a line.
CALLED_BY_NAME = {
    "alerts",
    "booking",
    "close_phrase",
    "completion",
    "deferral",
    "outreach",
    "status_timers",
    "turnaround",
}


def listed() -> list[str]:
    return LISTED.findall((ROOT / "rules" / "decide.py").read_text("utf-8"))


def importers_of(name: str) -> set[str]:
    """Return the files that import a behaviour's module, the door and its own package apart."""
    module = f"rules.behaviours.{name}"
    own = ROOT / "rules" / "behaviours" / name
    found = set()
    for path in (one for room in ROOMS for one in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(module):
                found.add(path)
    return {path.relative_to(ROOT).as_posix() for path in found if own not in (path, *path.parents)}


def code_of(name: str) -> str:
    place = ROOT / "rules" / "behaviours" / name
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    return "\n".join(path.read_text("utf-8") for path in files)


def verbs_of(name: str) -> list[str]:
    """Return the verbs that only the behaviour carries out."""
    found = re.findall(r"Verb\.([A-Z_]+): ", code_of(name))
    return [one.lower().replace("_", "-") for one in found]


def without(name: str) -> list[Path]:
    """Return stories that tell none of the rules that the behaviour's code names."""
    own = set(RULE.findall(code_of(name)))
    return [
        path
        for path in sorted(STORIES.rglob("*.story"))
        if not own & set(RULE.findall(path.read_text("utf-8"))) and "days" not in path.parts
    ]


def others(name: str) -> list[Path]:
    """Return as many of these stories as are played."""
    free = without(name)
    return free[:: max(1, len(free) // STORIES_MAX)][:STORIES_MAX]


@pytest.mark.parametrize("name", [one for one in listed() if one not in CALLED_BY_NAME])
def test_a_behaviour_is_taken_away_with_its_file_and_its_line(name: str, tmp_path: Path) -> None:
    assert importers_of(name) == set(), "nobody but the door may import it"
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    place = tmp_path / "rules" / "behaviours" / name
    shutil.rmtree(place) if place.is_dir() else place.with_suffix(".py").unlink()
    door = tmp_path / "rules" / "decide.py"
    text = door.read_text("utf-8").replace(f"    {name}.BEHAVIOUR,\n", "")
    door.write_text(re.sub(rf"^    {name},\n", "", text, flags=re.MULTILINE), "utf-8")

    stories = [str(path) for path in others(name)]
    played = subprocess.run(
        [sys.executable, "-c", PLAY, "rehearse", *stories],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert stories
    assert played.returncode == 0, played.stdout + played.stderr


def test_a_story_that_commands_a_behaviour_names_one_of_its_rules() -> None:
    """Else it would be played without it: which stories are depends on how many there are."""
    unnamed = []
    for name in (one for one in listed() if one not in CALLED_BY_NAME):
        verbs = "|".join(verbs_of(name))
        line = re.compile(rf"^\| #(?:{verbs})\b", re.MULTILINE)
        silent = [one for one in without(name) if verbs and line.search(one.read_text("utf-8"))]
        unnamed += [f"{name}: {one.relative_to(STORIES)}" for one in silent]

    assert unnamed == []
