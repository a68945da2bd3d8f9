"""Whether a reader sees an element's words: what its styles say, each way of hiding judged.

Three answers: seen, unseen, and doubtful. Unseen words are no words of the mail. Doubtful ones
are, but nothing is done because of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from functools import lru_cache

from parsers.body.colour import BLACK, CLEAR, WHITE, Colour, find_colour, is_told_apart

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
    -webkit-text-security
    """.split()
)
_COVERS = (
    "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "animation", "animation-name",
    "mix-blend-mode", "-webkit-text-security", "offset", "offset-path",
)  # fmt: skip
_GONE = 0.5  # pixels: smaller letters are nothing
_TINY = 6.0
_FAR = 400.0  # pixels beyond the edge
_LENGTH = re.compile(
    r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,2})?)(px|pt|r?em|ex|ch|in|cm|mm|pc|%|v[wh]|)"
)
_PIXELS = {
    "": 1.0, "px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "ex": 8.0, "ch": 8.0, "in": 96.0,
    "cm": 37.8, "mm": 3.78, "pc": 16.0, "%": 10.0, "vw": 10.0, "vh": 10.0,
}  # fmt: skip
_SIZES = {
    "xx-small": 9.0, "x-small": 10.0, "small": 13.0, "medium": 16.0, "large": 18.0,
    "x-large": 24.0, "xx-large": 32.0, "xxx-large": 48.0, "initial": 16.0,
}  # fmt: skip
_RELATIVE = {"smaller": 0.83, "larger": 1.2, "inherit": 1.0, "unset": 1.0}
_FUNCTIONS = re.compile(r"([a-z0-9-]{1,40})\(([^()]*+)\)")
_SHORTHAND_SIZE = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|r?em|ex|%|in|cm|mm|pc)?|0)\s*(?:/|\s)")
_TOKEN = re.compile(r"(?:[^\s()]|\([^()]*\))+")
_USUAL = ("", "none", "auto", "normal", "initial", "inherit", "unset", "revert")


class Sight(IntEnum):
    """How sure it is that a reader sees something."""

    SEEN = 0
    DOUBTFUL = 1
    UNSEEN = 2


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

    @property
    def is_unseen(self) -> bool:
        """Whether no reader sees the text right under the element."""
        return self.gone or self.muted or self.size < _GONE or self.ink.alpha <= 0.1

    @property
    def is_faint(self) -> bool:
        """Whether it is not sure that every reader sees it."""
        return (
            self.doubtful
            or self.size < _TINY
            or self.opacity < 0.3
            or not is_told_apart(self.ink, self.paper)
        )


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


def look_at(properties: Properties, above: Look) -> Look:
    """The look of an element that has `properties` and stands in one that looks like `above`."""
    found = _judge(properties)
    opacity = above.opacity * found.opacity
    muted = above.muted if not found.visibility else found.visibility != "visible"
    return replace(
        above,
        size=(above.size if found.size is None else found.size) * found.times,
        ink=found.ink or above.ink,
        paper=found.paper.over(above.paper) if found.paper else above.paper,
        opacity=opacity,
        muted=muted,
        gone=above.gone or found.sight is Sight.UNSEEN or opacity <= 0.1,
        doubtful=above.doubtful or found.sight is Sight.DOUBTFUL,
    )


@lru_cache(maxsize=1024)
def _judge(properties: Properties) -> _Judgement:
    styles = dict(properties)
    sight = max(check(styles) for check in _CHECKS)
    size, times = _read_size(styles)
    ink = _read_ink(styles)
    if ink is None and _says(styles, "color") and not _is_usual_ink(styles):
        sight = max(sight, Sight.DOUBTFUL)
    if size is None and times < 0:
        sight, times = max(sight, Sight.DOUBTFUL), 1.0
    if ink == CLEAR and "text" in (
        styles.get("background-clip", "") + styles.get("-webkit-background-clip", "")
    ):
        sight, ink = max(sight, Sight.DOUBTFUL), None  # letters cut out of a picture
    return _Judgement(
        sight,
        _read_visibility(styles),
        _read_part(styles.get("opacity", "1")),
        size,
        times,
        ink,
        _read_paper(styles),
    )


def _says(styles: Mapping[str, str], name: str) -> bool:
    return styles.get(name, "") not in _USUAL


def _is_usual_ink(styles: Mapping[str, str]) -> bool:
    return styles["color"] in ("currentcolor", "-webkit-link", "revert-layer")


def _read_visibility(styles: Mapping[str, str]) -> str:
    word = styles.get("visibility", "")
    return word if word in ("visible", "hidden", "collapse") else ""


def _read_part(value: str) -> float:
    """A number or percentage from 0 to 1; 1 where it is neither."""
    match = _LENGTH.fullmatch(value)
    if match is None:
        return 1.0
    return min(max(float(match[1]) / (100 if match[2] == "%" else 1), 0.0), 1.0)


def _pixels(value: str) -> float | None:
    """A length in pixels, about; None where it is not plainly a length."""
    match = _LENGTH.fullmatch(value)
    return float(match[1]) * _PIXELS[match[2]] if match else None


def _read_size(styles: Mapping[str, str]) -> tuple[float | None, float]:
    """The size of letters in pixels, and a factor; a factor below 0 where it cannot be told."""
    zoom = styles.get("zoom", "1")
    times = _pixels(zoom) if zoom not in _USUAL else 1.0
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
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None, -1.0
    number = max(float(match[1]), 0.0)
    if match[2] in ("em", "%", "ex", "ch"):
        return None, times * number / {"em": 1, "%": 100}.get(match[2], 2)
    return number * _PIXELS[match[2]], times


def _read_ink(styles: Mapping[str, str]) -> Colour | None:
    value = styles.get("-webkit-text-fill-color") or styles.get("color", "")
    return find_colour(value)


def _read_paper(styles: Mapping[str, str]) -> Colour | None:
    for name in ("background-color", "background"):
        for token in _TOKEN.findall(styles.get(name, "")[:500]):
            if (colour := find_colour(token)) is not None:
                return colour
    return None


# --- ways of hiding -----------------------------------------------------------------------


def _by_display(styles: Mapping[str, str]) -> Sight:
    display = styles.get("display", "")
    if display in ("none", "table-column", "table-column-group") or "all" in styles.get(
        "mso-hide", ""
    ):
        return Sight.UNSEEN
    if styles.get("content-visibility") == "hidden":
        return Sight.UNSEEN
    return Sight.DOUBTFUL if "(" in display + styles.get("visibility", "") else Sight.SEEN


def _by_opacity(styles: Mapping[str, str]) -> Sight:
    value = styles.get("opacity", "")
    return Sight.SEEN if value in _USUAL or _LENGTH.fullmatch(value) else Sight.DOUBTFUL


def _by_filter(styles: Mapping[str, str]) -> Sight:
    for name in ("filter", "-webkit-filter"):
        for function, inside in _FUNCTIONS.findall(styles.get(name, "")):
            if "opacity" in function + inside and _read_part(inside.rpartition("=")[2]) <= 0.1:
                return Sight.UNSEEN
            if function not in ("drop-shadow", "grayscale", "sepia"):
                return Sight.DOUBTFUL
    return Sight.DOUBTFUL if any(_says(styles, name) for name in _COVERS) else Sight.SEEN


def _by_clip(styles: Mapping[str, str]) -> Sight:
    if not any(_says(styles, name) for name in ("clip", "clip-path", "-webkit-clip-path")):
        return Sight.SEEN
    clip = _FUNCTIONS.fullmatch(styles.get("clip", ""))
    if clip and clip[1] == "rect":
        edges = [_pixels(edge) for edge in clip[2].replace(",", " ").split()]
        return Sight.UNSEEN if all(e is not None and abs(e) <= 2 for e in edges) else Sight.DOUBTFUL
    for name in ("clip-path", "-webkit-clip-path"):
        path = _FUNCTIONS.fullmatch(styles.get(name, ""))
        first = path[2].split()[:1] if path else []
        size = _pixels(first[0]) if first else None
        if path and size is not None:
            if path[1] == "circle" and size <= 2:
                return Sight.UNSEEN
            if path[1] == "inset" and size >= 490:  # 49 %
                return Sight.UNSEEN
    return Sight.DOUBTFUL


def _by_transform(styles: Mapping[str, str]) -> Sight:
    found = [
        function
        for name in ("transform", "-webkit-transform")
        for function in _FUNCTIONS.findall(styles.get(name, ""))
    ]
    found += [(name, styles[name]) for name in ("scale", "translate") if _says(styles, name)]
    worst = Sight.DOUBTFUL if _says(styles, "rotate") else Sight.SEEN
    for function, inside in found:
        words = inside.replace(",", " ").replace("%", "").split()  # of the element's own size
        numbers = [_pixels(word) for word in words]
        plain = [number for number in numbers if number is not None]
        if len(plain) < len(numbers):
            worst = max(worst, Sight.DOUBTFUL)
        elif function.startswith("scale"):
            if any(abs(number) < 0.1 for number in plain[:2]):
                return Sight.UNSEEN
            worst = max(worst, Sight.DOUBTFUL if min(plain[:2], default=1) < 0.5 else Sight.SEEN)
        elif function == "matrix" and all(abs(number) < 0.1 for number in plain[:4]):
            return Sight.UNSEEN
        elif function.startswith("translate"):
            if any(abs(number) >= _FAR for number in plain):
                return Sight.UNSEEN
        else:
            worst = max(worst, Sight.DOUBTFUL if any(plain) else Sight.SEEN)
    return worst


def _by_place(styles: Mapping[str, str]) -> Sight:
    """Moved off the page, or laid somewhere that others may cover."""
    position = styles.get("position", "static")
    if position in ("static", *_USUAL):
        return Sight.SEEN
    worst = Sight.SEEN if position == "relative" else Sight.DOUBTFUL
    for name in ("left", "right", "top", "bottom", "inset"):
        for word in styles.get(name, "").split():
            pixels = 0.0 if word in _USUAL else _pixels(word)
            if pixels is None:
                worst = max(worst, Sight.DOUBTFUL)
            elif (abs(pixels) >= _FAR and not word.endswith(("%", "vw", "vh"))) or pixels <= -_FAR:
                return Sight.UNSEEN
    return max(worst, Sight.DOUBTFUL if styles.get("z-index", "").startswith("-") else Sight.SEEN)


def _by_indent(styles: Mapping[str, str]) -> Sight:
    """Lines that begin far outside, or letters that lie on one another."""
    worst = Sight.SEEN
    names = ("text-indent", "margin", "margin-left", "margin-right", "margin-top", "margin-bottom")
    for name in (*names, "padding-left"):
        for word in styles.get(name, "").split():
            pixels = 0.0 if word in _USUAL else _pixels(word)
            if pixels is not None and pixels <= -_FAR / 2:
                return Sight.UNSEEN
            if (pixels is None and "(" in word) or (pixels is not None and abs(pixels) > 2000):
                worst = Sight.DOUBTFUL
    for name, least, most in (("letter-spacing", -2, 60), ("word-spacing", -20, 200)):
        pixels = 0.0 if not _says(styles, name) else _pixels(styles[name])
        if pixels is None or not least <= pixels <= most:
            worst = Sight.DOUBTFUL
    return worst


def _by_box(styles: Mapping[str, str]) -> Sight:
    """A box with no room for a line that lets nothing out."""
    overflow = " ".join(styles.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    line = styles.get("line-height", "")
    low = _pixels(line) if line not in _USUAL else None
    least = 0.3 if line[-1:].isdigit() else 3
    worst = Sight.DOUBTFUL if low is not None and low < least else Sight.SEEN
    if not any(word in overflow for word in ("hidden", "clip", "scroll", "auto")):
        return worst
    for name in ("max-height", "height", "max-width", "width"):
        value = styles.get(name, "")
        pixels = None if value in _USUAL else _pixels(value)
        if pixels is not None and pixels <= 2 and name != "max-width":  # cells that end in dots
            return Sight.UNSEEN
        if (pixels is not None and pixels < 9) or "(" in value:
            worst = Sight.DOUBTFUL
    return worst


_CHECKS: tuple[Callable[[Mapping[str, str]], Sight], ...] = (
    _by_display, _by_opacity, _by_filter, _by_clip, _by_transform, _by_place, _by_indent, _by_box,
)  # fmt: skip
