"""A command imports what it needs: most of what a short one costs is importing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gateway.cli import run_command
from tests.cli.conftest import write_site

# What every command with a database needs comes first and is not counted.
SCRIPT = """
import json, sys
import click, sqlalchemy, sqlalchemy.dialects.sqlite
from gateway.cli import run_command
before = set(sys.modules)
run_command(sys.argv[1:])
print(json.dumps(sorted(set(sys.modules) - before)))
"""
NUMBER = "T20261123.0001"
# command: modules that it may import at most, a few more than it does
MOST = {
    "ticket list": 60,
    f"ticket show {NUMBER}": 100,
    f"ticket files {NUMBER}": 85,
    "explain 1": 100,
    "timers": 60,
    "outbox list": 75,
    "held list": 60,
    "people list": 60,
    "people show carla@alderair.example": 60,
    "people blocked": 65,
    "stats": 80,
}
READING = ("parsers", "mailparser", "gateway.worker", "gateway.doors", "outbound.post", "jinja2")
SETTINGS = ("pydantic", "pydantic_settings", "gateway.config.settings", "gateway.config.desk_file")
UNCHECKED = ("rules.commands", "rules.effects", "gateway.store.outbox", "outbound", "argon2", "dns")
TABLES = ("rich.table", "rich.console", "rich.text")  # `gateway/cli/columns.py` says why


@pytest.fixture(scope="module")
def config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    config = write_site(folder, f"sqlite:///{folder}/ticketgate.db")
    assert run_command(["-c", str(config), "db", "upgrade"]) == 0
    return config


@pytest.mark.parametrize("command", MOST)
def test_a_command_that_looks_imports_little_no_reading_no_clerk_and_no_settings(
    config: Path, command: str
) -> None:
    loaded = _run(*command.split(), config=config)

    assert len(loaded) <= MOST[command], loaded
    rooms = (*READING, *SETTINGS, *TABLES)
    assert [name for name in loaded if name.startswith(tuple(f"{one}." for one in rooms))] == []
    assert {*loaded}.isdisjoint(rooms)


def test_check_reads_settings_and_desk_and_imports_no_letters_no_commands_and_no_servers(
    config: Path,
) -> None:
    loaded = _run("check", config=config)

    ours = {one for one in loaded if one.startswith(("gateway.", "rules.", "outbound."))}
    assert len(ours) <= 65, sorted(ours)
    rooms = (*READING, *TABLES, *UNCHECKED)
    assert [name for name in loaded if name.startswith(tuple(f"{one}." for one in rooms))] == []
    assert {*loaded}.isdisjoint(rooms)


def _run(*arguments: str, config: Path) -> list[str]:
    """Run one command in a process of its own and return the modules that it imported."""
    command = [sys.executable, "-c", SCRIPT, "--config", str(config), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout.splitlines()[-1])
    return found
