"""The time zone of a desk file, for commands that show times and need no more of the desk."""

from __future__ import annotations

import tomllib
from pathlib import Path
from zoneinfo import ZoneInfo


def zone_in(path: Path) -> ZoneInfo | None:
    """Return the zone that a desk file names, None where the whole file must say what is wrong."""
    try:
        with path.open("rb") as file:
            return ZoneInfo(tomllib.load(file)["desk"]["timezone"])
    except (OSError, ValueError, LookupError, TypeError):
        return None
