"""A site for commands to work on: the example desk, keys, and a database of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gateway.cli import run_command
from gateway.config.desk_file import EXAMPLE
from gateway.config.keys import make_keys

Command = Callable[..., int]


def write_site(folder: Path, url: str, more: str = "") -> Path:
    """Make a folder with settings, desk and keys; return the settings file."""
    (folder / "secrets").mkdir()
    make_keys(folder / "secrets" / "keys")
    (folder / "desk.toml").write_bytes((EXAMPLE / "desk.toml").read_bytes())
    config = folder / "ticketgate.toml"
    config.write_text(
        f'[mail]\nbase_address = "support@desk.example"\n[database]\nurl = "{url}"\n{more}'
    )
    return config


@pytest.fixture(autouse=True)
def _no_site_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TICKETGATE_CONFIG", raising=False)
    monkeypatch.delenv("CREDENTIALS_DIRECTORY", raising=False)


@pytest.fixture
def config(tmp_path: Path, database_url: str) -> Path:
    """The settings file of a site; on each kind of database in turn."""
    return write_site(tmp_path, database_url)


@pytest.fixture
def sqlite_config(tmp_path: Path) -> Path:
    """The settings file of a site on SQLite, with its database made."""
    config = write_site(tmp_path, "sqlite:///ticketgate.db")
    assert run_command(["-c", str(config), "db", "upgrade"]) == 0
    return config


@pytest.fixture
def command(config: Path) -> Command:
    """Run a command on the site; returns its exit code."""
    return lambda *words: run_command(["-c", str(config), *map(str, words)])
