"""What README and docs say of the house is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("gateway", "parsers", "rules", "outbound")
FILE = re.compile(r"`([\w./-]+\.(?:py|j2|md|story|service|socket)|(?:\w+/)+)`")


@pytest.mark.parametrize(
    "page",
    [
        "README.md",
        "docs/flow.md",
        "systemd/README.md",
        "docs/install.md",
        "docs/postfix.md",
        "docs/relay.md",
        "docs/systemd.md",
    ],
)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = FILE.findall((ROOT / page).read_text("utf-8"))

    missing = [one for one in named if not _is_there(one, beside=ROOT / page)]

    assert named
    assert missing == []


def _is_there(name: str, *, beside: Path) -> bool:
    """Say if a page's name leads somewhere; a name alone may lie in any room of the packages."""
    if any((folder / name).exists() for folder in (ROOT, beside.parent, ROOT / "systemd")):
        return True
    return any(True for package in PACKAGES for _ in ROOT.glob(f"{package}/**/{name}"))


ABSENT = re.compile(
    r"\b(?:DOMAIN \d|DESIGN\b(?!\.)|LIBRARIES\b|(?:DOMAIN|DESIGN|STORIES|STYLE)\.md)"
)
READS_IT = {"tests/rules/test_policy.py", "tests/rules/test_errors.py", "tests/test_stories.py"}


def test_nothing_cites_a_document_that_is_not_here() -> None:
    files = [
        *(
            path
            for room in (*PACKAGES, "tests", "docs", "bench")
            for path in (ROOT / room).rglob("*")
        ),
        *ROOT.glob("*.md"),
    ]

    cited = {
        path.relative_to(ROOT).as_posix()
        for path in files
        if path.suffix in (".py", ".md", ".story", ".txt", ".toml", ".j2")
        and path.name != "test_docs.py"
        and ABSENT.search(path.read_text("utf-8"))
    }

    assert cited - READS_IT == set()
