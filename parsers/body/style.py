"""Styles as mails write them: declarations, and the rules of the mail's own style sheets.

Only what can hide words is read (see `parsers.body.visibility`). Rules that hold for some readers
only, and selectors that are not fully understood, make what they touch doubtful.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from itertools import pairwise

from parsers.body.csstext import ODD, asks_elsewhere, plain, unescape
from parsers.body.custom import defines
from parsers.body.length import USUAL
from parsers.body.overlay import Reach, find_reach
from parsers.body.visibility import READ, WORDS

_SHEETS_MAX = 256 * 1024  # characters of all style sheets
_RULES_MAX = 2000
_KEPT_MAX = 16 * 1024  # characters of the sheets of one page that are kept for the next one
STEPS_MAX = 200_000  # comparisons of a selector with an element, for one page
_DECLARATION = re.compile(
    r"([a-z_*-]{1,40})\s*+:\s*+((?:[^;()\"']|\([^()]*+\)|\((?:[^()]|\([^()]*+\))*+\)"
    r"|\((?:[^()]|\((?:[^()]|\([^()]*+\))*+\))*+\)|\"[^\"]*+\"|'[^']*+')*+)"
)
_PIECE = re.compile(r"([^{};]*+)([{};]|$)")
_NAME = r"(?:[\w-]|\\(?:[0-9a-f]{1,6}\s?|.))+"
_SIMPLE = re.compile(
    rf"([.#])({_NAME})|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*(?:\"([^\"]*)\"|'([^']*)'|([^\]\s]+))"
    rf"\s*(?:[is]\s*)?)?\]|(::?)([\w-]+)(\((?:[^()]|\([^()]*\))*\))?|({_NAME}|\*)"
)
_COMBINATOR = re.compile(r"\s*([>+~])\s*|\s+")
# Names that say the same; only what is read.
_SAME = {
    "margin-block": "margin-top", "margin-block-start": "margin-top",
    "margin-block-end": "margin-bottom", "margin-inline": "margin-left",
    "margin-inline-start": "margin-left", "margin-inline-end": "margin-right",
    "inset-block": "top", "inset-block-start": "top", "inset-block-end": "bottom",
    "inset-inline": "left", "inset-inline-start": "left", "inset-inline-end": "right",
    "block-size": "height", "max-block-size": "max-height", "inline-size": "width",
    "max-inline-size": "max-width", "overflow-block": "overflow-y", "overflow-inline": "overflow-x",
    "-ms-transform": "transform", "-moz-opacity": "opacity",
}  # fmt: skip
# What no reader's page is in when it is read, and what is no element.
_NEVER = frozenset(
    """
    hover active focus focus-within focus-visible visited target before after placeholder
    selection marker empty
    """.split()
)
COLOURS = ("color", "-webkit-text-fill-color", "background", "background-color")
_HEADERS = ("page", "keyframes", "-webkit-keyframes", "counter-style", "import")


class Scope(Enum):
    """For whom a rule holds."""

    ALL = 1
    SOME = 2  # narrow screens, some clients
    DARK = 3  # readers who like it dark; colours are judged among each other
    NOBODY = 4  # printers
    FONT = 5  # letters that are drawn by somebody else


@dataclass(frozen=True, slots=True)
class _Compound:
    """One step of a selector: what an element must be."""

    combinator: str  # how it stands to the step written left of it: " ", ">", "+", "~"
    tag: str
    names: tuple[str, ...]  # ".class" and "#id", in lower case
    attributes: tuple[tuple[str, str, str], ...]  # name, operator, value


_ANYTHING = _Compound(" ", "", (), ())


@dataclass(frozen=True, slots=True)
class Rule:
    """One selector with what it says."""

    steps: tuple[_Compound, ...]  # the element's own first, then what it stands in
    declarations: tuple[tuple[str, str, bool], ...]
    sure: bool  # holds for everybody, and its selector is fully understood
    rank: tuple[int, int]  # specificity, order
    dark: bool = False  # holds for readers who like it dark alone


@dataclass(frozen=True, slots=True)
class Marks:
    """What selectors ask of an element."""

    tag: str
    names: frozenset[str]
    attributes: Mapping[str, str | None]


@dataclass(slots=True)
class Sheets:
    """All rules of a page, to be found by the element they may hold for."""

    rules: Mapping[str, tuple[Rule, ...]] = field(default_factory=dict)
    too_many: bool = False  # or some are elsewhere: then nothing is sure
    are_flat: bool = True  # no rule asks what an element stands in
    name_values: bool = False  # they may say what `var(--name)` stands for
    fonts: frozenset[str] = frozenset()  # whose letters come from elsewhere
    steps: int = 0

    def find(self, marks: Marks, above: Iterable[Marks]) -> list[Rule]:
        """The rules that hold for the element under `above` (outermost first), by rank."""
        found: list[Rule] = []
        outside: list[Marks] | None = None
        for key in (marks.tag, *marks.names, "*"):
            for rule in self.rules.get(key, ()):
                self.steps += 1
                if not _is_it(rule.steps[0], marks):
                    continue
                if len(rule.steps) > 1:
                    outside = list(above) if outside is None else outside
                    self.steps += len(outside) * len(rule.steps)
                    if not _stands_in(rule.steps, outside):
                        continue
                found.append(rule)
            if self.steps > STEPS_MAX:
                self.too_many = True
                break
        return sorted(found, key=lambda rule: rule.rank)


def compact(style: str | None) -> str:
    """A style in lower case and without blanks."""
    return "".join(style.lower().split()) if style else ""


def read_style(style: str) -> tuple[tuple[str, str, bool], ...]:
    """What a style says that can hide words: name, value, and whether it is important."""
    return _read_short(style) if len(style) < 400 else _read_declarations(style)


@lru_cache(maxsize=1024)
def _read_short(style: str) -> tuple[tuple[str, str, bool], ...]:
    return _read_declarations(style)


def _read_declarations(style: str) -> tuple[tuple[str, str, bool], ...]:
    text = unescape(plain(style.lower()))
    found: list[tuple[str, str, bool]] = []
    for match in _DECLARATION.finditer(text):
        name = match[1].lstrip("*_")
        name = _SAME.get(name, name)
        if name in READ:
            value, mark, _ = match[2].partition("!")
            value = " ".join(value.split())[:500]
            if name not in WORDS or "(" in value or WORDS[name].issuperset(value.split()):
                found.append((name, value, bool(mark)))
    return tuple(found)


def read_sheets(sheets: tuple[tuple[str, str], ...]) -> Sheets:
    """The rules of style sheets, each with its `media`, that can hide words."""
    if not sheets:
        return Sheets()
    usual = sum(len(sheet) + len(media) for media, sheet in sheets) <= _KEPT_MAX
    return Sheets(*(_read_usual if usual else _read_whole)(sheets))


_Rules = tuple[Mapping[str, tuple[Rule, ...]], bool, frozenset[str]]
_Read = tuple[Mapping[str, tuple[Rule, ...]], bool, bool, bool, frozenset[str]]


@lru_cache(maxsize=64)  # a mail program writes the same ones into each of its mails
def _read_usual(sheets: tuple[tuple[str, str], ...]) -> _Read:
    return _read_whole(sheets)


def _read_whole(sheets: tuple[tuple[str, str], ...]) -> _Read:
    """All that is known of the sheets before an element is: the fields of `Sheets`."""
    rules, too_many, fonts = _read_rules(sheets)
    flat = all(len(rule.steps) == 1 for found in rules.values() for rule in found)
    named = any(defines(sheet) for _, sheet in sheets)
    return rules, too_many, flat, named, fonts


def _read_rules(sheets: tuple[tuple[str, str], ...]) -> _Rules:
    """The rules, whether there are too many or some elsewhere, and the fonts to be fetched."""
    rules: dict[str, list[Rule]] = {}
    fonts: set[str] = set()
    left = _SHEETS_MAX
    count = 0
    too_many = False
    for media, sheet in sheets:
        css = plain(sheet.lower()[:left])
        too_many = too_many or len(sheet) > left or asks_elsewhere(css)
        left -= len(css)
        for selectors, body, scope in _read_blocks(css, _scope_of(media)):
            declarations = read_style(body)
            if scope is Scope.FONT:
                fonts.update(_drawn_elsewhere(body, declarations))
                continue
            for selector in selectors.split(",") if declarations else ():
                count += 1
                rule = _read_rule(selector.strip(), declarations, scope, count)
                if rule is not None:
                    rules.setdefault(_key_of(rule), []).append(rule)
            if count > _RULES_MAX:
                return _kept(rules), True, frozenset(fonts)
    return _kept(rules), too_many, frozenset(fonts)


def _kept(rules: dict[str, list[Rule]]) -> Mapping[str, tuple[Rule, ...]]:
    return {key: tuple(found) for key, found in rules.items()}


def _drawn_elsewhere(body: str, declarations: tuple[tuple[str, str, bool], ...]) -> Iterator[str]:
    """The family of a font whose letters have to be fetched: they may be blank."""
    if "url(" in unescape(body):
        yield from (value.strip("\"' ") for name, value, _ in declarations if name == "font-family")


def _read_blocks(css: str, scope: Scope) -> Iterator[tuple[str, str, Scope]]:
    """Selectors and declarations of every rule, also of those inside others."""
    opened: list[tuple[str, Scope]] = []
    body: list[str] = []
    for piece in _PIECE.finditer(css):
        text, sign = piece[1].strip(), piece[2]
        inner = opened[-1][1] if opened else scope
        if sign == "{":
            if opened and opened[-1][0] and body and inner is not Scope.NOBODY:
                yield opened[-1][0], ";".join(body), inner
            body = []
            opened.append(_opened(text, opened[-1][0] if opened else "", inner))
            continue
        if text:
            body.append(text)
        if sign == ";":
            continue
        if opened:
            selectors, inner = opened.pop()
            if selectors and body and inner is not Scope.NOBODY:
                yield selectors, ";".join(body), inner
        body = []


def _opened(head: str, outside: str, scope: Scope) -> tuple[str, Scope]:
    """The selectors and the scope of a block; rules within rules are not fully understood."""
    if head.startswith("@font-face"):
        return head, Scope.FONT if scope is not Scope.NOBODY else scope
    if head.startswith("@"):
        return outside, _scope_of_block(head, scope)
    if not outside:
        return head, scope
    parts = (one.replace("&", "*") if "&" in one else f"* {one}" for one in head.split(","))
    return ",".join(parts), scope if scope is Scope.NOBODY else Scope.SOME


def _scope_of_block(head: str, outside: Scope) -> Scope:
    name, _, condition = head[1:].partition(" ")
    if outside is Scope.NOBODY or name in _HEADERS:
        return Scope.NOBODY
    within = _scope_of(condition) if name == "media" else Scope.SOME
    return within if outside is Scope.ALL or within is Scope.NOBODY else outside


def holds_for_readers(media: str) -> bool:
    """Whether a sheet with this media query may hold for somebody who reads a mail."""
    return _scope_of(media) is not Scope.NOBODY


def _scope_of(media: str) -> Scope:
    """For whom a media query holds."""
    media = media.lower().strip()
    if media in ("", "all"):
        return Scope.ALL
    if "prefers-color-scheme" in media and "dark" in media:
        return Scope.DARK
    kinds = {one.strip().removeprefix("only ").split(" ")[0] for one in media.split(",")}
    return Scope.NOBODY if kinds <= {"print", "speech", "aural", "tty"} else Scope.SOME


def _read_rule(
    selector: str, declarations: tuple[tuple[str, str, bool], ...], scope: Scope, order: int
) -> Rule | None:
    """The rule of one selector; None where it holds for nothing that is read."""
    steps: list[_Compound] = []
    sure = scope is Scope.ALL
    position, combinator, weight = 0, " ", 0
    while position < len(selector):
        compound = _Compound(combinator, "", (), ())
        begin = position
        while (match := _SIMPLE.match(selector, position)) is not None and match.end() > position:
            if match[11] is not None and position > begin:
                break
            position = match.end()
            if match[8] is not None:
                if match[9] in _NEVER and not _matters_from(match[9], declarations):
                    return None
                sure = False
                continue
            compound = _add(compound, match)
            weight += 100 if match[1] == "#" else 10 if match[11] is None else 1
        if position == begin:
            break
        steps.append(compound)
        gap = _COMBINATOR.match(selector, position)
        if gap is None:
            break
        combinator, position = gap[1] or " ", gap.end()
        sure = sure and combinator in " >"
    if not selector:
        return None
    dark = scope is Scope.DARK
    if position < len(selector) or not steps:  # it may mean anything
        return Rule((_ANYTHING,), declarations, False, (weight, order), dark)
    return Rule(tuple(reversed(steps)), declarations, sure, (weight, order), dark)


def _matters_from(pseudo: str, declarations: tuple[tuple[str, str, bool], ...]) -> bool:
    """Whether what is written before or behind an element may lie on it, or has words itself."""
    if pseudo not in ("before", "after"):
        return False
    styles = {name: value for name, value, _ in declarations}
    words = styles.get("content", "").strip("\"' ")
    said = words not in USUAL
    return said or find_reach(styles) is not Reach.NOTHING


def _add(compound: _Compound, match: re.Match[str]) -> _Compound:
    """`compound` with one more thing that an element must be."""
    tag, names, attributes = compound.tag, compound.names, compound.attributes
    if match[1] is not None:
        names = (*names, match[1] + unescape(match[2]))
    elif match[3] is not None:
        value = next((one for one in match.group(5, 6) if one is not None), "")
        value = value or unescape(match[7] or "")
        attributes = (*attributes, (match[3], match[4] or "", value))
    elif match[11] != "*":
        tag = unescape(match[11])
    return _Compound(compound.combinator, tag, names, attributes)


def _key_of(rule: Rule) -> str:
    """Under what the rule is found: a name of its element, else its tag."""
    step = rule.steps[0]
    return step.names[0] if step.names else step.tag or "*"


def _is_it(step: _Compound, marks: Marks) -> bool:
    return (
        (not step.tag or step.tag == marks.tag)
        and marks.names.issuperset(step.names)
        and all(_has(marks.attributes, *wanted) for wanted in step.attributes)
    )


def _has(attributes: Mapping[str, str | None], name: str, operator: str, value: str) -> bool:
    if name not in attributes:
        return False
    held = (attributes[name] or "").lower()
    if ODD in value:
        return True  # what was asked for cannot be told
    match operator:
        case "":
            return True
        case "=":
            return held == value
        case "~=":
            return value in held.split()
        case "|=":
            return held == value or held.startswith(value + "-")
        case "^=":
            return bool(value) and held.startswith(value)
        case "$=":
            return bool(value) and held.endswith(value)
        case _:
            return bool(value) and value in held


def _stands_in(steps: tuple[_Compound, ...], outside: list[Marks]) -> bool:
    """Whether the element of the first step stands as the others say.

    Neighbours (`+`, `~`) are taken to be there; such a rule is not sure.
    """
    places = {len(outside)}  # where the step on the right may stand
    for right, left in pairwise(steps):
        match right.combinator:
            case "+" | "~":
                continue
            case ">":
                tried: Iterable[int] = (place - 1 for place in places if place)
            case _:
                tried = range(max(places))
        places = {place for place in tried if _is_it(left, outside[place])}
        if not places:
            return False
    return True
