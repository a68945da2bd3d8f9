"""A command imports what it needs: most of what a short one costs is importing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import write_site

# What every command with settings and a database needs comes first and is not counted.
SCRIPT = """
import json, sys
import pydantic_settings, sqlalchemy, sqlalchemy.dialects.sqlite
from gateway.cli import run_command
before = set(sys.modules)
run_command(sys.argv[1:])
print(json.dumps(sorted(set(sys.modules) - before)))
"""
TABLES = {"rich", "pygments", "markdown_it"}  # what lays a table out, where there is one to show
MORE_MAX = 90  # modules; they were 240 when lists of tickets knew how mail is read


@pytest.mark.parametrize(
    "command", ["ticket list", "timers", "held list", "outbox list", "people list", "stats"]
)
def test_a_list_imports_no_reading_no_clerk_and_no_post(tmp_path: Path, command: str) -> None:
    config = write_site(tmp_path, f"sqlite:///{tmp_path}/ticketgate.db")
    _run("db", "upgrade", config=config)

    loaded = _run(*command.split(), config=config)

    fresh = [name for name in loaded if name.partition(".")[0] not in TABLES]
    assert len(fresh) <= MORE_MAX, fresh
    rooms = ("parsers.", "mailparser", "gateway.worker.", "gateway.doors.", "outbound.post")
    assert [name for name in fresh if name.startswith(rooms)] == []


def _run(*arguments: str, config: Path) -> list[str]:
    """Run one command in a process of its own and return the modules that it imported."""
    command = [sys.executable, "-c", SCRIPT, "--config", str(config), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found
