"""The house's helpers serve here too."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from gateway.store.engine import open_engine, upgrade

sys.path.insert(0, str(Path(__file__).parent.parent / "house"))


@pytest.fixture
def url(tmp_path: Path) -> str:
    """A database with the schema and nothing in it."""
    url = f"sqlite:///{tmp_path}/gateway.db"
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    return url
