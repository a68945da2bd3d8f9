"""A procedure that a desk does not want goes with its file and its line; no other notices."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from rules.behaviour import Behaviour
from rules.commands.table import VERBS

ROOT = Path(__file__).parent.parent
ROOMS = ("gateway", "parsers", "rules", "outbound")
STORIES = ROOT / "tests" / "stories"
RULE = re.compile(r"\b(?:LET|GW|ST|ZD|TAT|UC|HO|OOO|TR|C)-\d\d[a-z]?\b")
NOTICE = re.compile(r"\bNotice\.N_(\w+)")
LISTED = re.compile(r"^    (\w+)\.BEHAVIOUR,\n", re.MULTILINE)
PLAY = "import sys; from gateway.cli import run_command; sys.exit(run_command(sys.argv[1:]))"
OWN_WORDS = {"outreach": ("attempts", "cycle", "Contact try")}  # that stories expect of nobody else
STORIES_MAX = 8  # that are played without it in the short form


def listed() -> list[str]:
    return LISTED.findall((ROOT / "rules" / "decide.py").read_text("utf-8"))


def importers_of(name: str) -> set[str]:
    """Return the files that import a behaviour's module, the door and its own package apart."""
    module = f"rules.behaviours.{name}"
    own = ROOT / "rules" / "behaviours" / name
    found = set()
    for path in (one for room in ROOMS for one in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and _imports(node, module):
                found.add(path)
    own_files = (own, own.with_suffix(".py"), ROOT / "rules" / "decide.py")
    return {
        path.relative_to(ROOT).as_posix()
        for path in found
        if not any(one in own_files for one in (path, *path.parents))
    }


def _imports(node: ast.ImportFrom, module: str) -> bool:
    names = {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return any(name == module or str(name).startswith(f"{module}.") for name in names)


def others(name: str) -> list[Path]:
    """Return stories that tell nothing of the behaviour: no rule, notice, timer or command of it.

    What it is told by stands in its code, and in its record.
    """
    place = ROOT / "rules" / "behaviours" / name
    files = list(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    text = "\n".join(path.read_text("utf-8") for path in files)
    record: Behaviour = import_module(f"rules.behaviours.{name}").BEHAVIOUR
    words = {*RULE.findall(text), *(f"N-{one}" for one in NOTICE.findall(text)), *record.timers}
    words |= {*OWN_WORDS.get(name, ())}
    for verb in record.commands:
        words |= {verb.value, *VERBS[verb].aliases}
    own = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(words)))})(?!\w)", re.IGNORECASE)
    return [
        path
        for path in sorted(STORIES.rglob("*.story"))
        if not own.search(path.read_text("utf-8")) and "days" not in path.parts
    ]


@pytest.mark.parametrize("name", listed())
def test_a_behaviour_is_taken_away_with_its_file_and_its_line(name: str, tmp_path: Path) -> None:
    stories = others(name)
    sample = stories[:: max(1, len(stories) // STORIES_MAX)][:STORIES_MAX]

    played = play_without(name, sample, tmp_path)

    assert sample
    assert played.returncode == 0, played.stdout + played.stderr


@pytest.mark.long
@pytest.mark.parametrize("name", listed())
def test_all_other_stories_hold_without_a_behaviour(name: str, tmp_path: Path) -> None:
    played = play_without(name, others(name), tmp_path)

    assert played.returncode == 0, played.stdout + played.stderr


def play_without(
    name: str, stories: list[Path], tmp_path: Path
) -> subprocess.CompletedProcess[str]:
    """Play them on a copy of the gateway that has neither the behaviour's file nor its line."""
    assert importers_of(name) == set(), "nobody but the door may import it"
    for room in ROOMS:
        shutil.copytree(ROOT / room, tmp_path / room)  # with what was compiled: times are kept
    place = tmp_path / "rules" / "behaviours" / name
    shutil.rmtree(place) if place.is_dir() else place.with_suffix(".py").unlink()
    door = tmp_path / "rules" / "decide.py"
    text = door.read_text("utf-8").replace(f"    {name}.BEHAVIOUR,\n", "")
    door.write_text(re.sub(rf"^    {name},\n", "", text, flags=re.MULTILINE), "utf-8")

    return subprocess.run(
        [sys.executable, "-c", PLAY, "rehearse", *map(str, stories)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
