"""How an element of a page looks: its tag, the mail's style sheets and its own style together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from parsers.body.custom import calls, defines, resolve
from parsers.body.style import COLOURS, Marks, Rule, Sheets, read_style
from parsers.body.visibility import Look, Properties, look_at, look_in_the_dark
from rules.copies import replace

# Shown by none, or only where something is broken.
_UNSEEN_TAGS = frozenset(("noscript", "noembed"))
# What presentational attributes of HTML 4 mean.
_OLD_SIZES = {"0": "10px", "1": "10px", "-2": "10px", "-1": "13px"}
_OWN_SIZES = {"small": "smaller", "sub": "smaller", "sup": "smaller", "big": "larger"}
_MOVING = frozenset(("dialog", "details", "marquee"))
_CELLS = frozenset(("td", "th", "tr", "table", "tbody", "thead", "tfoot"))
_SPEAKING = _UNSEEN_TAGS | _MOVING | _OWN_SIZES.keys()
_TURNED = "bdo"  # its letters stand in an order of its own
_Said = tuple[str, str, bool]  # name, value, whether it is important
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
    if tag in _MOVING and (tag == "marquee" or "open" not in attributes):
        return replace(outside, gone=tag == "dialog", doubtful=True)
    if tag == _TURNED:
        outside = replace(outside, doubtful=True)
    told = dict(_old_styles(tag, attributes)) if attributes or tag in _OWN_SIZES else {}
    found = sheets.find(marks, above) if sheets.rules else []
    own = read_style(style) if style else ()
    sure = [rule for rule in found if rule.sure and not rule.dark]
    lit = _cascade(told, sure, own)
    if tag in _CELLS and "display" not in lit:  # they grow with what is in them
        lit.pop("height", None)
    if not outside.names_values and (sheets.name_values or defines(style)):
        outside = replace(outside, names_values=True)
    look = outside
    if lit:
        asks = any(map(calls, lit.values())) and not outside.names_values
        known = _cascade(told, sure, own, names=False) if asks else lit
        look = _lit(lit, known, outside)
    if sheets.fonts and _is_drawn_elsewhere(lit, sheets.fonts):
        look = replace(look, doubtful=True)
    if outside.dark_ink or outside.dark_paper or any(rule.dark for rule in found):
        dark = _cascade(told, [rule for rule in found if rule.sure or rule.dark], own)
        look = look_in_the_dark(_properties(dark), _properties(lit), outside, look)
    unsure = [rule for rule in found if not rule.sure]
    return _doubted(look, unsure) if unsure else look


def _lit(told: dict[str, str], known: dict[str, str], outside: Look) -> Look:
    """The look by what is told; `known` holds for programs that know no names for values."""
    if known is told:
        return look_at(_properties(told), outside)
    look = look_at(_properties(resolve(told)), outside)
    other = look_at(_properties(known), outside)
    return replace(look, doubtful=True) if other.is_unseen or other.is_faint else look


def _cascade(
    old: dict[str, str], rules: list[Rule], own: tuple[_Said, ...], *, names: bool = True
) -> dict[str, str]:
    """What holds of all that is said, by rank and importance (CSS Cascade 4, 6).

    Without `names` for those who pass over what asks for the value of one.
    """
    said = [one for rule in rules for one in rule.declarations] + list(own)
    said = said if names else [one for one in said if not calls(one[1])]
    told = dict(old)
    told.update((name, value) for name, value, important in said if not important)
    told.update((name, value) for name, value, important in said if important)
    return told


def _is_drawn_elsewhere(told: dict[str, str], fonts: frozenset[str]) -> bool:
    families = told.get("font-family", "") + "," + told.get("font", "")
    words = [one.strip(" \"'") for one in families.split(",")]
    return any(word in fonts or word.rpartition(" ")[2].strip("\"'") in fonts for word in words)


def _doubted(look: Look, found: list[Rule]) -> Look:
    """`look`, doubtful where a rule that may hold would hide the element or lay it on others."""
    for rule in found:
        told = {name: value for name, value, _ in rule.declarations}
        if rule.dark:  # its colours are judged among each other
            told = {name: value for name, value in told.items() if name not in COLOURS}
        if not told:
            continue
        other = look_at(_properties(told), look)
        if other.is_unseen or other.is_faint:
            look = replace(look, doubtful=True)
        look = replace(look, reach=max(look.reach, other.reach), paints=look.paints or other.paints)
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
    if tag == "font" and (face := attributes.get("face")):
        yield "font-family", face.lower()
    if tag == "font" and (size := attributes.get("size")):
        yield "font-size", _OLD_SIZES.get(size.strip(), "16px")
