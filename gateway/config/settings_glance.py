"""The settings at a glance: the few that commands need which only look, from the file alone.

The class of all settings takes longer to load than such a command has. Where the file is not plain
in what is read here, or somebody else has a say (the environment, credentials), there is no glance:
the class reads all, and names what is wrong. Faults in other tables are for `check` to name.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PREFIX = "TICKETGATE_"  # of a setting in the environment
CONFIG_NAME = "TICKETGATE_CONFIG"  # names the file itself, so it is no setting
CREDENTIALS_NAME = "CREDENTIALS_DIRECTORY"  # systemd.exec(5)
SQLITE = "sqlite:///"  # and a path; a fourth slash begins an absolute one
SCHEMES = (SQLITE, "postgresql://", "postgresql+psycopg://")
TABLES = frozenset(
    "desk keys templates database mail smtp lmtp mailbox ingest scan auth relay outbound worker"
    " retention metrics log".split()
)
DEFAULT_URL, DEFAULT_DESK = "sqlite:///ticketgate.db", "desk.toml"
DEFAULT_KEPT = {"raw_days": 400, "letters_days": 400, "events_days": 0, "closed_days": 0}


@dataclass(frozen=True, slots=True)
class Glance:
    database_url: str
    desk: Path
    kept_days: Mapping[str, int]  # `retention`; 0: for ever


def glance_at(config: Path) -> Glance | None:
    """Return what the file says, with paths from its folder; None where it must be read whole."""
    if os.environ.get(CREDENTIALS_NAME) or any(
        name.upper().startswith(PREFIX) and name.upper() != CONFIG_NAME for name in os.environ
    ):
        return None
    try:
        found = tomllib.loads(config.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    desk, database = found.get("desk", DEFAULT_DESK), found.get("database", {})
    kept = found.get("retention", {})
    if not (found.keys() <= TABLES and isinstance(found.get("mail"), dict)):
        return None
    if not (isinstance(desk, str) and isinstance(database, dict) and isinstance(kept, dict)):
        return None
    url = database.get("url", DEFAULT_URL)
    if not (database.keys() <= {"url"} and isinstance(url, str) and url.startswith(SCHEMES)):
        return None
    if not (kept.keys() <= DEFAULT_KEPT.keys() and all(map(_is_days, kept.values()))):
        return None
    folder = config.resolve().parent
    return Glance(rooted_url(url, folder), folder / desk, DEFAULT_KEPT | kept)


def rooted_url(url: str, folder: Path) -> str:
    """Return the same with an SQLite file's path counted from `folder`."""
    path = url.removeprefix(SQLITE)
    return f"{SQLITE}{folder / path}" if path not in {url, "", ":memory:"} else url


def _is_days(value: object) -> bool:
    return type(value) is int and value >= 0
