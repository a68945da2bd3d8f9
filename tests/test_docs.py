"""What README and docs say of the house is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FOLDERS = ("", "gateway", "parsers", "rules", "outbound")  # a name alone stands beside its sentence
FILE = re.compile(r"`([\w./-]+\.(?:py|j2|md|story|service|socket)|(?:\w+/)+)`")


@pytest.mark.parametrize("page", ["README.md", "docs/flow.md", "systemd/README.md"])
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = FILE.findall((ROOT / page).read_text("utf-8"))
    folders = [ROOT / one for one in FOLDERS] + [(ROOT / page).parent]

    missing = [one for one in named if not any((folder / one).exists() for folder in folders)]

    assert named
    assert missing == []
