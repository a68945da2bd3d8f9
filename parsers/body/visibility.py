"""Whether a reader sees an element's words: what its styles say, each way of hiding judged.

Three answers: seen, unseen, and doubtful. Unseen words are no words of the mail. Doubtful ones
are, but nothing is done because of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from parsers.body.colour import (
    BLACK,
    CLEAR,
    NIGHT,
    WHITE,
    Colour,
    find_colour,
    is_dark,
    is_told_apart,
)
from parsers.body.hiding import CHECKS, Sight, draws_signs, read_part, says
from parsers.body.length import LENGTH, PIXELS, USUAL, pixels
from parsers.body.overlay import Reach, find_reach
from rules.copies import replace

# What an element's styles say:
Properties = tuple[tuple[str, str], ...]  # names and values in lower case, sorted, each once

READ = frozenset(
    """
    display visibility mso-hide content-visibility opacity filter -webkit-filter mask mask-image
    -webkit-mask -webkit-mask-image clip clip-path -webkit-clip-path transform -webkit-transform
    scale translate rotate zoom position left right top bottom inset z-index margin margin-left
    margin-right margin-top margin-bottom padding-left text-indent letter-spacing word-spacing
    width height max-width max-height overflow overflow-x overflow-y font font-size line-height
    color -webkit-text-fill-color background background-color background-image background-clip
    -webkit-background-clip offset offset-path animation animation-name mix-blend-mode
    -webkit-text-security font-family contain content -webkit-line-clamp line-clamp
    -webkit-mask-box-image mask-border -webkit-text-stroke -webkit-text-stroke-width
    text-decoration text-decoration-thickness outline-offset font-size-adjust unicode-bidi
    grid grid-template grid-template-rows grid-template-columns grid-auto-rows grid-auto-columns
    """.split()
)
_KEYWORDS = {
    "display": """
        none block inline inline-block flex inline-flex grid inline-grid flow flow-root contents
        list-item table inline-table table-row table-cell table-caption table-row-group table-column
        table-header-group table-footer-group table-column-group ruby ruby-base ruby-text run-in
        -webkit-box -webkit-inline-box math
    """,
    "visibility": "visible hidden collapse",
    "position": "static relative absolute fixed sticky -webkit-sticky",
    "overflow": "visible hidden clip scroll auto overlay",
}
# Values that are words: a declaration with another one is none, and the one before it holds
# (CSS Syntax 3, 9).
WORDS = {
    name: frozenset(f"{words} initial inherit unset revert revert-layer".split())
    for name, words in _KEYWORDS.items()
}
WORDS |= {"overflow-x": WORDS["overflow"], "overflow-y": WORDS["overflow"]}
_GONE = 0.5  # pixels: smaller letters are nothing
_TINY = 6.0
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0, "initial": 16.0,
}  # fmt: skip
_RELATIVE = {"smaller": 0.83, "larger": 1.2, "inherit": 1.0, "unset": 1.0}
_SHORTHAND_SIZE = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|r?em|ex|%|in|cm|mm|pc)?|0)\s*(?:/|\s)")
_WASH = re.compile(r"gradient\(((?:[^()]|\([^()]*+\))*+)\)")
_TOKEN = re.compile(r"(?:[^\s()]|\([^()]*\))+")


@dataclass(frozen=True, slots=True)
class Look:
    """How the words of an element look."""

    size: float = 16.0  # pixels
    ink: Colour = BLACK
    paper: Colour = WHITE  # opaque
    opacity: float = 1.0
    muted: bool = False  # its text is not seen, unless a child says otherwise
    gone: bool = False  # nobody sees it, nor anything in it
    doubtful: bool = False
    signs: bool = False  # its font has none of letters, unless a child has another
    reach: Reach = Reach.NOTHING  # what it may lie on, with what it stands in
    paints: bool = False  # itself, under its words
    is_paper_told: bool = False  # else the reader's own
    names_values: bool = False  # it may say what `var(--name)` stands for, to all that it holds
    dark_ink: Colour | None = None  # for readers who like it dark, where a style speaks to them
    dark_paper: Colour | None = None

    @property
    def is_unseen(self) -> bool:
        """Whether no reader sees the text right under the element."""
        return self.gone or self.muted or self.size < _GONE or self.ink.alpha <= 0.1

    @property
    def is_faint(self) -> bool:
        """Whether it is not sure that every reader sees it."""
        return (
            self.doubtful
            or self.signs
            or self.size < _TINY
            or self.opacity < 0.3
            or not is_told_apart(self.ink, self.paper)
            or self._is_lost_in_the_dark
        )

    @property
    def _is_lost_in_the_dark(self) -> bool:
        """Whether readers who like it dark miss it; they lighten what is dark by itself."""
        if self.dark_ink is None and self.dark_paper is None:
            return False
        ink = self.dark_ink or self.ink
        paper = self.dark_paper or (self.paper if self.is_paper_told else NIGHT)
        lightened = self.dark_ink is None and is_dark(ink)
        return not lightened and (ink.alpha <= 0.1 or not is_told_apart(ink, paper))


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class _Judgement:
    """What one element's own styles say, wherever it stands."""

    sight: Sight
    visibility: str
    opacity: float
    size: float | None  # pixels
    times: float  # what the size above is multiplied with
    ink: Colour | None
    paper: Colour | None
    washes: tuple[Colour, ...]  # colours of gradients that may lie under the words
    reach: Reach
    paints: bool
    signs: bool | None


def look_at(properties: Properties, above: Look) -> Look:
    """The look of an element that has `properties` and stands in one that looks like `above`."""
    found = _judge(properties)
    opacity = above.opacity * found.opacity
    muted = above.muted if not found.visibility else found.visibility != "visible"
    ink = found.ink or above.ink
    washed = any(not is_told_apart(ink, wash.over(above.paper)) for wash in found.washes)
    return replace(
        above,
        size=(above.size if found.size is None else found.size) * found.times,
        ink=ink,
        paper=found.paper.over(above.paper) if found.paper else above.paper,
        is_paper_told=above.is_paper_told or (found.paper is not None and found.paper.alpha > 0.5),
        opacity=opacity,
        muted=muted,
        gone=above.gone or found.sight is Sight.UNSEEN or opacity <= 0.1,
        doubtful=above.doubtful or found.sight is Sight.DOUBTFUL or washed,
        reach=max(above.reach, found.reach),
        paints=found.paints,
        signs=above.signs if found.signs is None else found.signs,
    )


def look_in_the_dark(dark: Properties, lit: Properties, above: Look, look: Look) -> Look:
    """`look` with the colours of readers who like it dark; `lit` holds for all others.

    What an element says to everybody is the same to them, and ends what it stands in says.
    """
    theirs, usual = dict(dark), dict(lit)
    ink, paper = _read_ink(theirs), _read_paper(theirs)
    if ink is not None:
        look = replace(look, dark_ink=None if ink == _read_ink(usual) else ink)
    if paper is not None and paper.alpha > 0.1:
        under = paper.over(above.dark_paper or BLACK)
        look = replace(look, dark_paper=None if paper == _read_paper(usual) else under)
    return look


@lru_cache(maxsize=1024)
def _judge(properties: Properties) -> _Judgement:
    styles = dict(properties)
    sight = max(check(styles) for check in CHECKS)
    size, times = _read_size(styles)
    ink = _read_ink(styles)
    if ink is None and says(styles, "color") and not _is_usual_ink(styles):
        sight = max(sight, Sight.DOUBTFUL)
    if any("currentcolor" in styles.get(name, "") for name in ("background", "background-color")):
        sight = max(sight, Sight.DOUBTFUL)  # words on their own colour
    if size is None and times < 0:
        sight, times = max(sight, Sight.DOUBTFUL), 1.0
    if ink == CLEAR and "text" in (
        styles.get("background-clip", "") + styles.get("-webkit-background-clip", "")
    ):
        sight, ink = max(sight, Sight.DOUBTFUL), None  # letters cut out of a picture
    return _Judgement(
        sight,
        _read_visibility(styles),
        read_part(styles.get("opacity", "1")),
        size,
        times,
        ink,
        paper := _read_paper(styles),
        tuple(_read_washes(styles)),
        find_reach(styles),
        (paper is not None and paper.alpha > 0.1) or "(" in _pictures(styles),
        draws_signs(styles),
    )


def _is_usual_ink(styles: Mapping[str, str]) -> bool:
    return styles["color"] in ("currentcolor", "-webkit-link", "revert-layer")


def _read_visibility(styles: Mapping[str, str]) -> str:
    word = styles.get("visibility", "")
    return word if word in ("visible", "hidden", "collapse") else ""


def _read_size(styles: Mapping[str, str]) -> tuple[float | None, float]:
    """The size of letters in pixels, and a factor; a factor below 0 where it cannot be told."""
    zoom = styles.get("zoom", "1")
    times = pixels(zoom) if zoom not in USUAL else 1.0
    times = times / 1000 if times and zoom.endswith("%") else times
    value = styles.get("font-size", "")
    if not value and "font" in styles:
        short = _SHORTHAND_SIZE.search(styles["font"])
        value = short[1] if short else ""
    if times is None:
        return None, -1.0
    if value in ("", "auto", "normal"):
        return None, times
    if value in _SIZES:
        return _SIZES[value], times
    if value in _RELATIVE:
        return None, times * _RELATIVE[value]
    match = LENGTH.fullmatch(value)
    if match is None:
        return None, -1.0
    number = max(float(match[1]), 0.0)
    if match[2] in ("em", "%", "ex", "ch"):
        return None, times * number / {"em": 1, "%": 100}.get(match[2], 2)
    return number * PIXELS[match[2]], times


def _read_ink(styles: Mapping[str, str]) -> Colour | None:
    value = styles.get("-webkit-text-fill-color") or styles.get("color", "")
    return find_colour(value)


def _read_paper(styles: Mapping[str, str]) -> Colour | None:
    for name in ("background-color", "background"):
        for token in _TOKEN.findall(styles.get(name, "")[:500]):
            if (colour := find_colour(token)) is not None:
                return colour
    return None


def _pictures(styles: Mapping[str, str]) -> str:
    return " ".join(styles.get(name, "") for name in ("background", "background-image"))


def _read_washes(styles: Mapping[str, str]) -> Iterator[Colour]:
    """The colours of gradients."""
    for found in _WASH.findall(_pictures(styles)[:500]):
        for word in _TOKEN.findall(found.replace(",", " , ")):
            if (colour := find_colour(word)) is not None and colour.alpha > 0.5:
                yield colour
