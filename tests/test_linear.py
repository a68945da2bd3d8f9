"""No pattern of ours takes more than linear time, whatever text a stranger sends it.

Every compiled pattern that a module of `parsers`, `rules` or `outbound` keeps is found here by
itself, and tried on texts made of its own letters and classes, repeated and broken off.
"""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import itertools
import pkgutil
import re
import time
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]
from types import ModuleType

import pytest

import outbound
import parsers
import rules
from parsers.body.html import read_html
from tests.timing import seconds_of

SHORT, LONG = 400, 4_000  # characters
QUICK = 0.015  # seconds for LONG: whatever is quicker than this cannot hang anybody
GROWTH_MAX = 40.0  # for ten times the text; linear is 10, quadratic 100
USUAL = ("a", " ", "\n", "1", "<", ">", "@", '"', "-", ".", "#", "(", "a ", "a@", "<a", "a.", "é")
SEEDS_MAX = 26
# Asked at one place of a text only (`match`, `fullmatch`), and tried so.
AT_ONE_PLACE = {
    "outbound.mime:_TYPE",
    "parsers.header.verdict:_PLAIN",
    "parsers.body.split:_CRLF",  # found one behind the other, in what was matched as a whole
    "parsers.body.split:_LF",
    "parsers.header.repair:FIELD",
    "parsers.header.repair:FOLD_OR_FIELD",
    "parsers.header.repair:PLAIN_CRLF",
    "parsers.header.repair:PLAIN_LF",
    "parsers.header.transfer:BEFORE_WORDS",
    "parsers.machine.bounce:MARGIN",
    "parsers.machine.failure:RETURNED_START",
    "parsers.plain:_MAILBOXES",
    "rules.arrival.orders:ITEM",
    "rules.commands.grammar:_PERSONS",
    "rules.commands.handoff_parts:_HIGH",
    "rules.commands.passing:_ITEM",
    "rules.commands.passing:_STILL_OURS",
    "rules.model.sections:_RULE",
}
Pattern = re.Pattern[str] | re.Pattern[bytes]


def find_patterns() -> dict[str, Pattern]:
    """Every pattern that a module keeps, by module and name; each pattern once."""
    found: dict[tuple[str | bytes, int], tuple[str, Pattern]] = {}
    for module in _modules(parsers, rules, outbound):
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                key = (pattern.pattern, pattern.flags)
                found.setdefault(key, (f"{module.__name__}:{name}", pattern))
    for name, pattern in written_patterns():
        found.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    kept: dict[str, Pattern] = {}
    for name, pattern in found.values():
        same = sum(1 for one in kept if one.partition("#")[0] == name)
        kept[f"{name}#{same}" if same else name] = pattern
    return kept


def _modules(*packages: ModuleType) -> Iterator[ModuleType]:
    for package in packages:
        yield package
        for one in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            yield importlib.import_module(one.name)


def written_patterns() -> Iterator[tuple[str, Pattern]]:
    """Patterns that stand in a call, `re.sub(r"...", ...)`; what is filled in is one letter."""
    for module in _modules(parsers, rules, outbound):
        tree = ast.parse(inspect.getsource(module))
        for call in (one for one in ast.walk(tree) if isinstance(one, ast.Call)):
            told = call.func
            if isinstance(told, ast.Attribute) and getattr(told.value, "id", "") == "re":
                written = _written(call.args[0]) if call.args else None
                if written is not None and told.attr != "escape":
                    flags = re.IGNORECASE if "IGNORECASE" in ast.unparse(call) else re.NOFLAG
                    yield f"{module.__name__}:line-{call.lineno}", re.compile(written, flags)


def _written(node: ast.expr) -> str | bytes | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str | bytes):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (getattr(one, "value", None) for one in node.values)
        return "".join(one if isinstance(one, str) else "x" for one in parts)
    return None


def _patterns_in(value: object, depth: int = 0) -> Iterator[Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, dict):
        for one in itertools.chain(value, value.values()):
            yield from _patterns_in(one, depth + 1)
    elif depth < 3 and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _patterns_in(one, depth + 1)
    elif depth < 3 and dataclasses.is_dataclass(value) and not isinstance(value, type):
        for one in dataclasses.fields(value):
            yield from _patterns_in(getattr(value, one.name, None), depth + 1)


def seeds_of(pattern: Pattern) -> tuple[str, ...]:
    """What is repeated: examples of the pattern, whole and broken off, its parts, usual letters."""
    text = pattern.pattern
    written = text.decode("latin-1") if isinstance(text, bytes) else text
    tree = list(_parser.parse(written, pattern.flags & ~re.UNICODE & ~re.LOCALE))
    parts = [_example([node], times) for node in tree for times in (1, 3)]
    wholes = [_example(tree, times) for times in (1, 2)]
    broken = [whole[:-1] for whole in wholes] + [whole + "\x01" for whole in wholes]
    pairs = [first + second for first, second in itertools.pairwise(parts)]
    seeds = dict.fromkeys((*USUAL, *wholes, *broken, *parts, *pairs))
    return tuple(seed for seed in seeds if 0 < len(seed) < 400)[:SEEDS_MAX]


def _example(tree: list[tuple[object, object]], times: int) -> str:
    """A text that `tree` may match, repeats done `times` where they may be."""
    return "".join(_one_example(kind, value, times) for kind, value in tree)


def _one_example(kind: object, value: object, times: int) -> str:  # the parser has no types
    c = _constants
    if kind is c.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if kind is c.NOT_LITERAL:
        return "x" if value != ord("x") else "y"
    if kind is c.ANY:
        return "a"
    if kind is c.IN:
        return _member(value)  # type: ignore[arg-type]
    if kind is c.BRANCH:
        return _example(list(value[1][times % len(value[1])]), times)  # type: ignore[index]
    if kind is c.SUBPATTERN:
        return _example(list(value[3]), times)  # type: ignore[index]
    if kind is c.ATOMIC_GROUP:
        return _example(list(value), times)  # type: ignore[call-overload]
    if kind in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
        least, most, inside = value  # type: ignore[misc]
        count = min(max(int(least), times), int(most))
        return _example(list(inside), times) * count
    return ""


def _member(members: list[tuple[object, object]]) -> str:
    """A letter of a class."""
    c = _constants
    refused = bool(members) and members[0][0] is c.NEGATE
    if refused:
        inside = re.compile("[" + "".join(map(_class_text, members[1:])) + "]")
        return next(letter for letter in "a1 .<@\n" + "".join(map(chr, range(33, 300)))
                    if not inside.match(letter))  # fmt: skip
    kind, value = members[0]
    if kind is c.LITERAL:
        return chr(value)  # type: ignore[arg-type]
    if kind is c.RANGE:
        return chr(value[0])  # type: ignore[index]
    letters = {c.CATEGORY_SPACE: " ", c.CATEGORY_DIGIT: "1", c.CATEGORY_NOT_SPACE: "a"}
    return letters.get(value, "a")


def _class_text(member: tuple[object, object]) -> str:
    c = _constants
    kind, value = member
    if kind is c.LITERAL:
        return re.escape(chr(value))  # type: ignore[arg-type]
    if kind is c.RANGE:
        return f"{re.escape(chr(value[0]))}-{re.escape(chr(value[1]))}"  # type: ignore[index]
    words = {
        c.CATEGORY_SPACE: r"\s", c.CATEGORY_DIGIT: r"\d", c.CATEGORY_WORD: r"\w",
        c.CATEGORY_NOT_SPACE: r"\S", c.CATEGORY_NOT_DIGIT: r"\D", c.CATEGORY_NOT_WORD: r"\W",
    }  # fmt: skip
    return words[value]


def seconds(name: str, pattern: Pattern, seed: str, size: int, tries: int = 1) -> float:
    """The least processor time of finding all of `pattern` in `seed` repeated to `size`."""
    text = (seed * (size // len(seed) + 1))[:size]
    subject = text.encode("utf-8") if isinstance(pattern.pattern, bytes) else text
    best = float("inf")
    for _ in range(tries):
        begun = time.thread_time()  # a busy machine takes none of it
        if name.partition("#")[0] in AT_ONE_PLACE:
            pattern.match(subject)  # type: ignore[arg-type]
            pattern.fullmatch(subject)  # type: ignore[arg-type]
        else:
            for _found in pattern.finditer(subject):  # type: ignore[arg-type]
                pass
        best = min(best, time.thread_time() - begun)
    return best


PATTERNS = find_patterns()


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_linear_time(name: str) -> None:
    pattern = PATTERNS[name]

    slow = (
        (seed, growth)
        for seed in seeds_of(pattern)
        if seconds(name, pattern, seed, LONG) > QUICK
        and (at_length := seconds(name, pattern, seed, LONG, 3)) > QUICK
        and (growth := at_length / seconds(name, pattern, seed, SHORT, 5)) > GROWTH_MAX
    )

    assert next(slow, None) is None


def test_the_search_finds_a_pattern_that_is_not_linear() -> None:
    bad = re.compile(r"x*y")

    growth = seconds("", bad, "x", LONG, 3) / seconds("", bad, "x", SHORT, 5)

    assert growth > GROWTH_MAX
    assert "x" in "".join(seeds_of(bad))


HOSTILE_MARKUP = {
    "deep": "<div>",
    "deep tables": "<table><tr><td>",
    "ends that end nothing": "<div></span>",
    "ends out of scope": "<div><table><td></div>",
    "formatting never ended": "<b class=x>",
    "formatting and paragraphs": "<font color=1><p>x",
    "misnested": "<a><b></a></b><i>",
    "lists": "<ul><li>x",
    "selects": "<select><option>x",
    "forms": "<form><svg><math>",
    "comments": '<!-- <a x=" -->',
    "sheets": "<style>.a .b{display:none}</style><p class=a>",
    "hidden": "<p style='display:none;color:red;opacity:0'>#x",
    "noscripts": "<noscript>",
}


@pytest.mark.parametrize("name", HOSTILE_MARKUP)
def test_the_page_reader_takes_linear_time(name: str) -> None:
    piece = HOSTILE_MARKUP[name]
    short, long = (piece * (size // len(piece)) for size in (12_500, 125_000))

    at_length = _read_seconds(long)
    if at_length > 0.25:  # slow enough to hang somebody at the full length: how does it grow?
        at_length = min(at_length, _read_seconds(long))
        at_start = min(_read_seconds(short) for _ in range(3))
        assert at_length / at_start < GROWTH_MAX

    assert at_length < 1.0  # a quarter of what is read at all


@pytest.mark.parametrize("before", ["", "<!-- '", "<style>'</style>", "<svg><title>'", "<a x=\"'"])
def test_a_crowd_of_attributes_takes_linear_time_wherever_it_stands(before: str) -> None:
    crowd = " ".join(f"a{number}" for number in range(20_000))

    assert _read_seconds(f"{before}<p {crowd}>x") < 0.7


def _read_seconds(markup: str) -> float:
    return seconds_of(lambda: read_html(markup))
