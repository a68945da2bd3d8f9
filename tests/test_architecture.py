"""The shape of the daemon: who may import whom, and what the sealed room must not touch."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("gateway", "parsers", "rules", "outbound")
FILES = tuple(
    sorted(
        path
        for one in PACKAGES
        for path in (ROOT / one).rglob("*.py")
        if "migrations" not in path.parts  # written once, never changed
    )
)

# Each third-party library lives in one room; a room is a file or a folder.
ROOM_OF = {
    "aiosmtpd": ("gateway/doors",),
    "aiosmtplib": ("outbound/smtp_talk.py",),
    "alembic": ("gateway/store",),
    "argon2": ("gateway/config/passwords.py",),
    "authres": ("parsers/header/verdict.py",),
    "dkim": ("outbound/signing.py",),
    "google": ("gateway/tokens/google.py",),
    "google_auth_oauthlib": ("gateway/tokens/google.py",),
    "click": ("gateway/cli",),
    "holidays": ("gateway/config",),
    "imapclient": ("gateway/doors",),
    "jinja2": ("outbound/templates.py",),
    "mailparser": ("parsers/mail.py",),
    "msal": ("gateway/tokens/microsoft.py",),
    "oauthlib": ("gateway/tokens/google.py",),
    "prometheus_client": ("gateway/metrics.py",),
    "psycopg": ("gateway/store",),
    "pydantic": (
        "gateway/config/section.py",
        "gateway/config/settings.py",
        "gateway/config/settings_file.py",
        "gateway/config/mailbox_settings.py",
        "gateway/config/oauth_settings.py",
        "gateway/config/relay_settings.py",
        "gateway/config/one_setting.py",
        "gateway/config/upkeep_settings.py",
        "gateway/config/settings_text.py",
    ),
    "pydantic_settings": ("gateway/config/settings.py", "gateway/config/settings_file.py"),
    "requests": ("gateway/https.py",),
    "rich": ("gateway/cli",),
    "selectolax": ("parsers/body/html.py",),
    "sqlalchemy": ("gateway/store",),
    "zstandard": ("gateway/store/packed.py",),
}
# What rules may use of the standard library: nothing that knows the time, a file, chance or a peer.
FOR_RULES = {
    "__future__",
    "base64",
    "binascii",
    "collections",
    "dataclasses",
    "datetime",
    "difflib",
    "enum",
    "functools",
    "hashlib",
    "hmac",
    "itertools",
    "json",
    "operator",
    "re",
    "statistics",
    "types",
    "typing",
    "unicodedata",
    "urllib.parse",
    "zoneinfo",
}
CLOCKS = {"now", "utcnow", "today", "localtime", "monotonic"}
SLOW_TO_LOAD = (  # and not needed on every walk, or by every site
    "psycopg",
    "alembic",
    "dialects import postgresql",
    "holidays",
    "google",
    "msal",
    "oauthlib",
    "requests",
    "zstandard",
    "rules.commands.presets",  # 85 ms of `check`; few desks have presets of their own
)
FUNCTION_MAX, MODULE_MAX = 40, 400
FUNCTION = ast.FunctionDef | ast.AsyncFunctionDef
OF_CONTAINERS = {one for kind in (list, dict, set, str, bytes) for one in dir(kind)}

# File names that stand in more than one room, and the one thing they mean in each.
SAME_MEANING = {
    "absence": "how long somebody is away: read from a mail, acted upon by leave",
    "archive": "mail of years before",
    "attempts": "tries to reach a silent customer",
    "backup": "a copy of everything, and its command",
    "blocking": "addresses that may not write to the desk",
    "bounce": "a mail that came back",
    "clocks": "due timers",
    "cycle": "the period of trying to reach a silent customer",
    "erase": "taking a person's data away, and its command",
    "files": "files that mails bring and letters carry",
    "findings": "what the walk found out",
    "leave": "the absence of technicians",
    "letter": "a letter of ours",
    "limits": "the most that is taken",
    "mail": "a mail as it was read",
    "mailbox": "a mailbox of the mail server",
    "mailboxes": "which mailboxes are taken, and how far",
    "new_tickets": "tickets that begin",
    "orders": "what an admin or the clock tells the clerk",
    "outbox": "letters that wait",
    "overview": "the desk from above",
    "people": "people on file",
    "player": "plays inputs again",
    "sections": "a note in sections",
    "subject": "the subject line, read and written",
    "ticket": "a ticket",
    "timers": "what is due when",
    "triage": "who looks at new tickets first",
    "words": "the words of a mail or a letter before they are laid out",
}


def test_the_top_level_is_what_the_owner_fixed() -> None:
    code = {one.name for one in ROOT.iterdir() if not one.name.startswith(".") and _has_code(one)}

    assert code - {"dist", "build"} == {*PACKAGES, "tests", "bench"}
    assert all((ROOT / one).is_dir() for one in ("docs", "systemd"))


def test_rules_import_what_is_as_pure_as_they_are() -> None:
    strangers = {
        f"{_name(path)}: {name}"
        for path in _files_of("rules")
        for name in _imports(path)
        if _top(name) != "rules" and not {name, _top(name)} & FOR_RULES
    }

    assert strangers == set()


def test_rules_read_no_clock_and_no_file() -> None:
    calls = {
        f"{_name(path)}:{node.lineno}: {ast.unparse(node.func)}()"
        for path in _files_of("rules")
        for node in ast.walk(_tree_of(path))
        if isinstance(node, ast.Call) and _reads_outside(node.func)
    }

    assert calls == set()


@pytest.mark.parametrize("library", sorted(ROOM_OF))
def test_each_library_lives_in_one_room(library: str) -> None:
    users = {_name(path) for path in FILES if library in {_top(name) for name in _imports(path)}}

    assert {one for one in users if not one.startswith(ROOM_OF[library])} == set()


def test_every_third_party_library_has_a_room() -> None:
    named = {
        _top(name)
        for path in FILES
        for name in _imports(path)
        if _top(name) not in sys.stdlib_module_names and _top(name) not in PACKAGES
    }

    assert named - ROOM_OF.keys() == set()


def test_no_rule_asserts_which_kind_of_event_it_is_asked_about() -> None:
    """Its type says so: a mail's rules ask for a `MailScene`."""
    events = {"MailArrived", "TimerCame", "Ordered", "LetterFailed"}
    found = {
        f"{_name(path)}:{node.lineno}"
        for path in _files_of("rules")
        for node in ast.walk(_tree_of(path))
        if isinstance(node, ast.Assert)
        and {one.id for one in ast.walk(node.test) if isinstance(one, ast.Name)} & events
    }

    assert found == set()


def test_no_module_imports_itself_through_others() -> None:
    graph = {_module(path): set(_own_imports(path)) for path in FILES}

    ordered = tuple(TopologicalSorter(graph).static_order())  # raises CycleError with the circle

    assert set(ordered) >= graph.keys()


def test_imports_stand_at_the_top_of_the_file() -> None:
    """But for the command line, where `--help` is quick, and libraries that few starts need."""
    late = {
        f"{_name(path)}:{node.lineno}"
        for path in FILES
        if not _name(path).startswith("gateway/cli/")
        for function in ast.walk(_tree_of(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
        and not any(one in ast.unparse(node) for one in SLOW_TO_LOAD)
    }

    assert late == set()


def test_no_two_files_of_one_name_mean_different_things() -> None:
    places: dict[str, list[str]] = {}
    for path in FILES:
        if path.name != "__init__.py":
            places.setdefault(path.stem, []).append(_name(path))

    assert {name for name, found in places.items() if len(found) > 1} == SAME_MEANING.keys()


def test_functions_read_in_one_go() -> None:
    long = {
        f"{_name(path)}:{node.lineno} {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for path in FILES
        for node in ast.walk(_tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_MAX
    }

    assert long == set()


def test_modules_stay_readable_but_for_tables() -> None:
    tables = {  # data, not code that branches
        "gateway/store/lookups_sql.py",
        "gateway/store/tables.py",
        "parsers/reply/phrasebook.py",
        "rules/commands/table.py",
        "rules/commands/arguments.py",
    }

    long = {_name(path) for path in FILES if len(path.read_text("utf-8").splitlines()) > MODULE_MAX}

    assert long - tables == set()


def test_every_test_asserts_something() -> None:
    """By itself, by `raises`, or by a helper of the tests that asserts."""
    trees = [_tree_of(path) for path in (ROOT / "tests").rglob("*.py")]
    functions = [one for tree in trees for one in ast.walk(tree) if isinstance(one, FUNCTION)]
    asserting = {one.name for one in functions if _asserts(one)} - OF_CONTAINERS
    asserting |= {"raises", "fail"}

    silent = {
        one.name
        for one in functions
        if one.name.startswith("test_") and not _asserts(one) and not _called(one) & asserting
    }

    assert silent == set()


def _has_code(place: Path) -> bool:
    """Say if a folder of the root has Python in it; a site that `make run` made has none."""
    return place.is_dir() and any(place.rglob("*.py"))


def _asserts(function: ast.AST) -> bool:
    return any(isinstance(one, ast.Assert) for one in ast.walk(function))


def _called(function: ast.AST) -> set[str]:
    calls = (one.func for one in ast.walk(function) if isinstance(one, ast.Call))
    return {ast.unparse(one).rpartition(".")[2] for one in calls}


@cache
def _tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _files_of(package: str) -> tuple[Path, ...]:
    return tuple(path for path in FILES if _name(path).startswith(package + "/"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _module(path: Path) -> str:
    return _name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


@cache
def _modules() -> frozenset[str]:
    return frozenset(map(_module, FILES))


def _top(name: str) -> str:
    return name.partition(".")[0]


@cache
def _imports(path: Path) -> tuple[str, ...]:
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(_tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _own_imports(path: Path) -> Iterator[str]:
    """Yield our own modules that a file needs, at its start or later; types alone need none."""
    modules = _modules()
    for node in _needed(_tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                name = inner if inner in modules else node.module
                if name in modules and name != _module(path):
                    yield name


def _needed(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield node
            yield from _needed(node)


def _reads_outside(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id in {"open", "print", "input", "__import__"}
    return isinstance(function, ast.Attribute) and function.attr in CLOCKS
