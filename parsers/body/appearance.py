"""How an element of a page looks: its tag, the mail's style sheets and its own style together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from parsers.body.look import Look, Properties, look_at
from parsers.body.style import Marks, Rule, Sheets, read_style

# Shown by none, or only where something is broken.
_UNSEEN_TAGS = frozenset(("noscript", "noembed"))
# What presentational attributes of HTML 4 mean.
_OLD_SIZES = {"0": "10px", "1": "10px", "-2": "10px", "-1": "13px"}
_OWN_SIZES = {"small": "smaller", "sub": "smaller", "sup": "smaller", "big": "larger"}
_SPEAKING = _UNSEEN_TAGS | {"dialog", "details"} | _OWN_SIZES.keys()
_NO_NAMES: frozenset[str] = frozenset()


def marks_of(tag: str, attributes: Mapping[str, str | None]) -> Marks:
    """What style sheets may ask of an element."""
    if not attributes:
        return Marks(tag, _NO_NAMES, attributes)
    named = attributes.get("class")
    names = [f".{name}" for name in named.lower().split()[:50]] if named else []
    if title := attributes.get("id"):
        names.append(f"#{title.lower()}")
    return Marks(tag, frozenset(names), attributes)


def look_of(
    marks: Marks, style: str, sheets: Sheets, above: Iterable[Marks], outside: Look
) -> Look:
    """How an element looks: by its tag, its old attributes, style sheets and its own style."""
    tag, attributes = marks.tag, marks.attributes
    if not attributes and not sheets.rules and tag not in _SPEAKING:
        return outside
    if outside.gone or "hidden" in attributes or "popover" in attributes or tag in _UNSEEN_TAGS:
        return replace(outside, gone=True)
    if tag in ("dialog", "details") and "open" not in attributes:
        return replace(outside, gone=tag == "dialog", doubtful=True)
    told = dict(_old_styles(tag, attributes)) if attributes or tag in _OWN_SIZES else {}
    found = sheets.find(marks, above) if sheets.rules else []
    own = read_style(style) if style else ()
    said = [one for rule in found if rule.sure for one in rule.declarations] + list(own)
    told.update((name, value) for name, value, important in said if not important)
    told.update((name, value) for name, value, important in said if important)
    look = look_at(_properties(told), outside) if told else outside
    return look if all(rule.sure for rule in found) else _doubted(look, found)


def _doubted(look: Look, found: list[Rule]) -> Look:
    """`look`, doubtful where a rule that may hold would hide the element."""
    for rule in found:
        if not rule.sure:
            other = look_at(
                _properties({name: value for name, value, _ in rule.declarations}), look
            )
            if other.is_unseen or other.is_faint:
                return replace(look, doubtful=True)
    return look


def _properties(told: dict[str, str]) -> Properties:
    return tuple(sorted(told.items()))


def _old_styles(tag: str, attributes: Mapping[str, str | None]) -> Iterator[tuple[str, str]]:
    """What tags and attributes say that are older than styles."""
    if tag in _OWN_SIZES:
        yield "font-size", _OWN_SIZES[tag]
    if paper := attributes.get("bgcolor"):
        yield "background-color", paper.lower()
    ink = attributes.get("color") if tag == "font" else attributes.get("text", "")
    if ink and tag in ("font", "body"):
        yield "color", ink.lower()
    if tag == "font" and (size := attributes.get("size")):
        yield "font-size", _OLD_SIZES.get(size.strip(), "16px")
