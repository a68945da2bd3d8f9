"""The foot of each page of docs/rules: what the code has of a procedure, written from the code.

The words above the foot are written by hand. Sentences of rules stand once, in the tables of the
pages about a subject; the foot brings those together that a procedure cites.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TypeVar

from gateway.rehearse.outcomes import find_stories
from rules.behaviour import Behaviour
from rules.commands.table import VERBS, Verb
from rules.decide import AGREED, BEHAVIOURS
from rules.model.notice import Notice
from rules.model.timer import WHAT_COMES, WHAT_COMES_ROUND, Coming
from rules.policy.elsewhere import NOT_USED
from rules.policy.policy import SETTINGS, Policy, field_name

ROOT = Path(__file__).parent.parent
PAGES = ROOT / "docs" / "rules"
STORIES = ROOT / "tests" / "stories"
FOOT = "\n## As the code has it\n"
RULE = re.compile(r"\b(?:[A-Z]{1,3})-\d\d[a-z]?\b")
ROW = re.compile(r"^\| ([A-Z]{1,3}-\d\d[a-z]?) \| (.+?) \|", re.MULTILINE)
NOT_RULES = ("N-", "E-", "W-", "PO-")  # notices, refusals, warnings, and orders of a customer
FOLDERS_MAX = 6
T = TypeVar("T")
ROOMS = {  # pages of what is no procedure: the files that it is made of
    "mail": ("rules/arrival", "rules/sender"),
    "house": ("rules", "outbound", "gateway/store", "gateway/worker"),
}
# Where calls of a procedure are followed to: not into other procedures, nor back to the door.
FOLLOWED = re.compile(r"rules(\.(model|commands))?(\.(?!decide$|needs$)\w+)?")
KEY_OF = {field_name(key): key for key in SETTINGS}


@dataclass(frozen=True, slots=True)
class Told:
    """What a page says of the code."""

    rules: tuple[str, ...]
    above: frozenset[str]  # the rules that stand above the foot already
    settings: tuple[str, ...]
    verbs: tuple[Verb, ...]
    comings: tuple[tuple[str, Coming], ...]
    notices: tuple[Notice, ...]


def page_of(behaviour: str) -> str:
    return behaviour.replace("_", "-")


def above_the_foot(page: str) -> str:
    """Return what is written by hand of a page."""
    return (PAGES / f"{page}.md").read_text("utf-8").partition(FOOT)[0].rstrip() + "\n"


def write_pages(shown: Callable[[object], str]) -> dict[str, str]:
    """Return each page with a foot, and the list of all pages, by its path."""
    procedures = dict(zip(names(), BEHAVIOURS, strict=True))
    found = {page_of(name): of_behaviour(name, one) for name, one in procedures.items()}
    found["mail"] = of_room("mail", found.values())
    found = with_families(found)
    found["house"] = of_room("house", found.values())
    written = {
        page: f"{above_the_foot(page)}{FOOT}\n" + foot(one, shown) for page, one in found.items()
    }
    written["README"] = index()
    return {f"docs/rules/{page}.md": text for page, text in written.items()}


def names() -> tuple[str, ...]:
    """Return the modules of the behaviours, in the door's order."""
    door = (ROOT / "rules" / "decide.py").read_text("utf-8")
    return tuple(re.findall(r"^    (\w+)\.BEHAVIOUR,$", door, re.MULTILINE))


def of_behaviour(name: str, behaviour: Behaviour) -> Told:
    place = ROOT / "rules" / "behaviours" / name
    files = sorted(place.rglob("*.py")) if place.is_dir() else [place.with_suffix(".py")]
    comings: list[tuple[str, Coming]] = [(kind, WHAT_COMES[kind]) for kind in behaviour.timers]
    comings += [(kind, WHAT_COMES_ROUND[kind]) for kind in behaviour.clocks]
    return Told(
        rules=rules_in(files),
        above=frozenset(RULE.findall(above_the_foot(page_of(name)))),
        settings=settings_in(files),
        verbs=tuple(verb for verb in VERBS if verb in behaviour.commands),
        comings=tuple(comings),
        notices=notices_in(files),
    )


def with_families(found: Mapping[str, Told]) -> dict[str, Told]:
    """Give a setting that no page has to the one that has most of its table."""
    read = [one.settings for one in found.values()]
    whole = dict(found)
    for key in _without(SETTINGS, chain.from_iterable(read)):
        most = {
            page: sum(same_table(key, other) for other in one.settings)
            for page, one in found.items()
        }
        page = max(most, key=lambda one: most[one])
        if most[page]:
            settings = {*whole[page].settings, key}
            ordered = tuple(one for one in SETTINGS if one in settings)
            whole[page] = replace(whole[page], settings=ordered)
    return whole


def same_table(one: str, other: str) -> bool:
    """Whether two settings stand in one table of desk.toml."""
    return one.partition(".")[0] == other.partition(".")[0]


def of_room(room: str, told: Iterable[Told]) -> Told:
    """What a room has that no page before it tells."""
    before = tuple(told)
    files = sorted(path for one in ROOMS[room] for path in (ROOT / one).rglob("*.py"))
    own = [path for path in files if "behaviours" not in path.parts and "policy" not in path.parts]
    owned = {verb for one in BEHAVIOURS for verb in one.commands}
    verbs = [verb for verb in VERBS if verb in AGREED.commands and verb not in owned]
    settings = settings_in(own) if room == "mail" else tuple(SETTINGS)
    notices = notices_in(own) if room == "mail" else tuple(Notice)
    return Told(
        rules=(),
        above=frozenset(),  # the tables there say them
        settings=_without(settings, chain.from_iterable(one.settings for one in before)),
        verbs=tuple(verbs) if room == "house" else (),
        comings=(),
        notices=_without(notices, chain.from_iterable(one.notices for one in before)),
    )


def _without(all_of: Iterable[T], told: Iterable[T]) -> tuple[T, ...]:
    known = set(told)
    return tuple(one for one in all_of if one not in known)


def rules_in(files: Iterable[Path]) -> tuple[str, ...]:
    found = {rule for path in files for rule in RULE.findall(path.read_text("utf-8"))}
    return tuple(sorted(one for one in found if not one.startswith(NOT_RULES)))


def settings_in(files: Iterable[Path]) -> tuple[str, ...]:
    """Return the settings that these files read, themselves or by what they call of other rooms."""
    known = {one.name for one in fields(Policy)}
    read = {one.attr for tree in reached(files) for one in attributes(tree) if one.attr in known}
    return tuple(key for name, key in KEY_OF.items() if name in read)


def notices_in(files: Iterable[Path]) -> tuple[Notice, ...]:
    asked = {one.attr for path in files for one in attributes(tree_of(path)) if of_notice(one)}
    return tuple(one for one in Notice if one.name in asked)


def of_notice(node: ast.Attribute) -> bool:
    return isinstance(node.value, ast.Name) and node.value.id == "Notice"


def attributes(tree: ast.AST) -> Iterator[ast.Attribute]:
    return (one for one in ast.walk(tree) if isinstance(one, ast.Attribute))


def reached(files: Iterable[Path]) -> Iterator[ast.AST]:
    """Yield the files, and every function of other rooms of `rules/` that they come to call."""
    trees = [tree_of(path) for path in files]
    yield from trees
    left = [one for tree in trees for one in called_by(tree, tree)]
    known = set(left)
    while left:
        module, name = left.pop()
        tree = tree_of(module)
        function = functions_in(module)[name]
        yield function
        more = [*called_by(tree, function), *(_beside(module, function))]
        left += (one for one in dict.fromkeys(more) if one not in known)
        known.update(more)


def called_by(tree: ast.Module, part: ast.AST) -> Iterator[tuple[Path, str]]:
    """Yield the functions of other rooms of `rules/` that a part of a file names."""
    names, modules = imported_by(tree)
    for node in ast.walk(part):
        if isinstance(node, ast.Name) and node.id in names:
            yield names[node.id]
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            module = modules.get(node.value.id)
            if module is not None and node.attr in functions_in(module):
                yield module, node.attr


def imported_by(tree: ast.Module) -> tuple[dict[str, tuple[Path, str]], dict[str, Path]]:
    """Return the functions and the modules that a file imports from there, by their names in it."""
    names, modules = dict[str, tuple[Path, str]](), dict[str, Path]()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and FOLLOWED.fullmatch(node.module or ""):
            place = ROOT / (node.module or "").replace(".", "/")
            for alias in node.names:
                inner, here = (place / alias.name).with_suffix(".py"), place.with_suffix(".py")
                if inner.exists():
                    modules[alias.asname or alias.name] = inner
                elif here.exists() and alias.name in functions_in(here):
                    names[alias.asname or alias.name] = here, alias.name
    return names, modules


def _beside(module: Path, function: ast.FunctionDef) -> Iterator[tuple[Path, str]]:
    own = functions_in(module)
    for node in ast.walk(function):
        if isinstance(node, ast.Name) and node.id in own:
            yield module, node.id


@cache
def functions_in(module: Path) -> dict[str, ast.FunctionDef]:
    """Return a file's functions by name; whether a switch is off asks for none in particular."""
    found = (one for one in tree_of(module).body if isinstance(one, ast.FunctionDef))
    return {one.name: one for one in found if one.name != "is_off"}


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def foot(told: Told, shown: Callable[[object], str]) -> str:
    return "\n".join(_foot(told, shown))


def _foot(told: Told, shown: Callable[[object], str]) -> Iterator[str]:
    yield "Written from the code by `python -m tests.written_docs`."
    below = [one for one in told.rules if one not in told.above]
    if below:
        yield from ("", "| rule | what it says |", "| --- | --- |")
        yield from (f"| {rule} | {sentence_of(rule)} |" for rule in below)
    if told.settings:
        yield from ("", "| setting | default | what it is |", "| --- | --- | --- |")
        yield from (_setting(key, shown) for key in told.settings)
    if told.verbs:
        yield from ("", "| command | example | needs |", "| --- | --- | --- |")
        for verb in told.verbs:
            cells = (f"`#{verb}`", f"`{VERBS[verb].example}`", VERBS[verb].expected)
            yield row(cells)
    if told.comings:
        yield ""
        yield from (f"- Timer `{kind}`: {one.words} ({one.rule})." for kind, one in told.comings)
    if told.notices:
        yield from ("", f"Notices: {', '.join(told.notices)}.")
    stories = folders(told.rules)
    if stories:
        yield from ("", f"Stories: {', '.join(f'`tests/stories/{one}/`' for one in stories)}.")
    yield ""


def row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _setting(key: str, shown: Callable[[object], str]) -> str:
    about = SETTINGS[key].about + (" (not used by this version)" if key in NOT_USED else "")
    return row((f"`{key}`", shown(getattr(Policy(), field_name(key))), about))


def sentence_of(rule: str) -> str:
    """Return what a table written by hand says of a rule, else where the words about it stand."""
    found = [
        text for page in by_hand().values() for name, text in ROW.findall(page) if name == rule
    ]
    if found:
        return found[0]
    pages = [name for name, page in by_hand().items() if re.search(rf"\b{rule}\b", page)]
    assert pages, f"docs/rules: no page says what {rule} is"
    return f"see [{pages[0]}]({pages[0]}.md)"


@cache
def by_hand() -> dict[str, str]:
    """Return what is written by hand, by the page's name."""
    pages = sorted(path.stem for path in PAGES.glob("*.md") if path.stem != "README")
    return {page: above_the_foot(page) for page in pages}


def folders(rules: tuple[str, ...]) -> list[str]:
    """Return the folders of stories whose first lines name these rules, those with most first."""
    count = Counter[str]()
    for folder, named in _heads():
        count[folder] += bool(named & set(rules))
    count = +count
    return [name for name, _ in sorted(count.items(), key=lambda one: (-one[1], one[0]))][
        :FOLDERS_MAX
    ]


@cache
def _heads() -> tuple[tuple[str, frozenset[str]], ...]:
    """Return the folder of each story, and the rules that its first lines name."""
    found = []
    for path in find_stories((STORIES,)):
        lines = path.read_text("utf-8").splitlines()
        named = RULE.findall(" ".join(line for line in lines if line.startswith("#")))
        found.append((path.parent.relative_to(STORIES).as_posix(), frozenset(named)))
    return tuple(found)


def index() -> str:
    """Return the list of the pages: each procedure, and each subject."""
    procedures = [page_of(name) for name in names()]
    subjects = [page for page in by_hand() if page not in procedures]
    return "\n".join(
        (
            "# Rules",
            "",
            "What the desk has agreed, in the words of a support lead. Written by",
            "`python -m tests.written_docs`.",
            "",
            "By subject, with a sentence for each rule:",
            "",
            *(f"- [{title(page)}]({page}.md)" for page in subjects),
            "",
            "By procedure, in the order in which they are asked (`rules/decide.py`):",
            "",
            *(f"- [{title(page)}]({page}.md)" for page in procedures),
            "",
        )
    )


def title(page: str) -> str:
    return by_hand()[page].partition("\n")[0].removeprefix("# ")
