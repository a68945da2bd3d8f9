"""What README and docs say of the setup is there."""

from __future__ import annotations

import ast
import re
import textwrap
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import click
import pytest

from gateway.cli.command_line import ticketgate
from gateway.rehearse.outcomes import rehearse_story
from gateway.rehearse.setups import example_setup
from rules.commands.table import VERBS
from rules.model.notice import Notice
from rules.policy.policy import SETTINGS
from tests.rule_pages import by_hand, names, page_of
from tests.written_docs import written

ROOT = Path(__file__).parent.parent
PACKAGES = ("gateway", "parsers", "rules", "outbound")
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        ROOT / "systemd" / "README.md",
        ROOT / "tests" / "fixtures" / "emails" / "README.md",
    )
)
# what `init` makes or an admin writes, wherever that is
FILE = re.compile(
    r"`(?!/|site/|secrets/|0017)([\w./-]+\.(?:py|j2|md|story|service|socket|toml)|(?:\w+/)+)`"
)
PYTEST = re.compile(r"(?<![\w/])(tests/[\w./-]*\w)")
MODULE = re.compile(r"python -m ((?:bench|tests)[\w.]*\w)")
LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)(?:#[^)]*)?\)")
TYPED = re.compile(  # but the service of that name in Postfix's master.cf
    r"(?:^ {4}|`|&& |-- )(?:\S*/)?ticketgate (?!unix )(?:(?:-c|--config) \S+ )?([a-z][^`#\n;]*)",
    re.MULTILINE,
)


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")

    named = FILE.findall(text) + PYTEST.findall(text) + MODULE.findall(text)
    missing = [one for one in named if not _is_there(one, beside=ROOT / page)]
    broken = [one for one in LINK.findall(text) if not ((ROOT / page).parent / one).exists()]

    assert missing == []
    assert broken == []


@pytest.mark.parametrize("page", PAGES)
def test_every_command_that_a_page_types_is_there_with_its_options(page: str) -> None:
    typed = TYPED.findall((ROOT / page).read_text("utf-8"))

    unknown = [(one, word) for one in typed for word in _unknown_in(one)]

    assert unknown == []


def _unknown_in(typed: str) -> Iterator[str]:
    """Yield the commands and options in what is typed that the command line does not know."""
    command: click.Command = ticketgate
    options = {"-h", "--help", "--version", *_options(ticketgate)}
    for word in (one.strip("[](),.") for one in typed.split()):
        if word.startswith("-") and word != "-":
            if word.partition("=")[0] not in options:
                yield word
        elif isinstance(command, click.Group):
            context = click.Context(command)
            found = [command.get_command(context, one) for one in re.split(r"[\\|]+", word)]
            if found[0] is None or None in found:
                yield word
                return
            command = found[0]
            options |= {name for one in found if one for name in _options(one)}


def _options(command: click.Command) -> set[str]:
    return {name for one in command.params for name in (*one.opts, *one.secondary_opts)}


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_a_page_names_is_there(page: str) -> None:
    """A word of `-k` that stands nowhere in the file chooses none."""
    for span in re.findall(r"`([^`]*)`", (ROOT / page).read_text("utf-8")):
        files = re.findall(r"tests/[\w/]+\.py", span)
        text = "".join((ROOT / one).read_text("utf-8") for one in files).casefold()
        chosen = " ".join(chain.from_iterable(re.findall(r'-k (?:"([^"]*)"|(\w+))', span)))
        words = set(chosen.casefold().split()) - {"or", "and", "not"}
        assert not files or {one for one in words if one not in text} == set(), span


def _is_there(name: str, *, beside: Path) -> bool:
    """Say if a page's name leads somewhere; a name alone may lie in any room of the packages."""
    if name.split(".")[0] in ("bench", "tests") and "/" not in name:  # a module
        place = ROOT / name.replace(".", "/")
        return place.with_suffix(".py").exists() or (place / "__main__.py").exists()
    if any((folder / name).exists() for folder in (ROOT, beside.parent, ROOT / "systemd")):
        return True
    return any(
        True for package in (*PACKAGES, "tests", "bench") for _ in ROOT.glob(f"{package}/**/{name}")
    )


def test_every_file_that_a_docstring_names_is_there() -> None:
    missing = {
        f"{path.relative_to(ROOT).as_posix()}: {one}"
        for room in PACKAGES
        for path in (ROOT / room).rglob("*.py")
        for one in FILE.findall(ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "")
        if not _is_there(one, beside=path)
    }

    assert missing == set()


ABSENT = re.compile(
    r"\b(?:DOMAIN \d|DESIGN\b(?!\.)|LIBRARIES\b|(?:DOMAIN|DESIGN|STORIES|STYLE)\.md"
    r"|(?<![\w.])10\.4(?:\.\d+)?\b(?!\.)|spec/|shared/)"
)
RULE = re.compile(
    r"\b(?:GW|ST|ZD|TAT|UC|HO|OOO|TR|C|CMD|STA|LET|CLK|INV|EVT|TIM|SET|KND|ORD|STO)-\d\d[a-z]?\b"
)
STORIES = re.compile(r"^Stories: .*\n", re.MULTILINE)


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

    assert cited == set()


def test_a_story_says_what_it_tells_by_rules_never_by_sections_of_a_document() -> None:
    heads = {
        path.relative_to(ROOT).as_posix(): path.read_text("utf-8").partition(":")[0]
        for path in (ROOT / "tests" / "stories").rglob("*.story")
    }

    sections = {
        path: head
        for path, head in heads.items()
        if "RFC" not in head and re.search(r"(?<![\w.-])\d{1,2}\.\d{1,2}", head)
    }

    assert sections == {}


def test_a_page_written_from_the_code_says_what_the_code_says() -> None:
    """But for which stories show it: one more of them makes no page wrong."""
    pages = written()
    kept = {page: (ROOT / page).read_text("utf-8") for page in pages}

    stale = [page for page in pages if STORIES.sub("", kept[page]) != STORIES.sub("", pages[page])]

    assert stale == [], "python -m tests.written_docs"


def test_the_stories_that_a_page_of_the_rules_names_are_there() -> None:
    pages = (path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md"))
    named = {one for page in pages for one in re.findall(r"`(tests/stories/[\w./-]+)`", page)}

    assert {one for one in named if not (ROOT / one).exists()} == set()


def test_every_procedure_has_a_page() -> None:
    assert {page_of(name) for name in names()} <= by_hand().keys()


def test_every_setting_verb_and_notice_stands_on_a_page_of_the_rules() -> None:
    told = "\n".join(path.read_text("utf-8") for path in (ROOT / "docs" / "rules").glob("*.md"))
    words = [
        *(f"`{key}`" for key in SETTINGS),
        *(f"`#{verb}`" for verb in VERBS),
        *(notice.value for notice in Notice),
    ]

    untold = [one for one in words if not re.search(rf"(?<!\w){re.escape(one)}(?!\w)", told)]

    assert untold == []


def test_the_story_that_the_page_of_stories_begins_with_holds(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "stories.md").read_text("utf-8")
    first = page.split("## A first story\n")[1].split("\nA line is")[0]
    story = tmp_path / "first.story"
    story.write_text(textwrap.dedent(first).strip() + "\n", "utf-8")

    outcome = rehearse_story(story, example_setup())

    assert outcome.passed


def test_every_rule_that_the_code_names_has_its_line_on_a_page() -> None:
    cited = {
        rule
        for room in PACKAGES
        for path in (ROOT / room).rglob("*.py")
        for rule in RULE.findall(path.read_text("utf-8"))
    }
    told = {rule for page in by_hand().values() for rule in RULE.findall(page)}

    assert cited - told == set()
