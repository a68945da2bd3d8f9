"""Ways of hiding words that styles know, each judged: seen, unseen, or not to be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import IntEnum

from parsers.body.length import FUNCTIONS, LENGTH, USUAL, pixels

_COVERS = (
    "mask", "mask-image", "-webkit-mask", "-webkit-mask-image", "animation", "animation-name",
    "mix-blend-mode", "-webkit-text-security", "offset", "offset-path",
    "contain", "content", "-webkit-line-clamp", "line-clamp", "-webkit-mask-box-image",
    "mask-border",
)  # fmt: skip
_FAR = 400.0  # pixels beyond the edge
_ASIDE = 500.0  # half of the room there is, as percentages are counted
_GRIDS = (
    "grid", "grid-template", "grid-template-rows", "grid-template-columns", "grid-auto-rows",
    "grid-auto-columns",
)  # fmt: skip


class Sight(IntEnum):
    """How sure it is that a reader sees something."""

    SEEN = 0
    DOUBTFUL = 1
    UNSEEN = 2


_AS_AROUND = ("inherit", "unset", "revert", "revert-layer")
_OF_SIGNS = re.compile(  # "Segoe UI Symbol" has letters
    r"(?:^|[a-z%\d] )[\"']?(?:wingdings|webdings|(?:itc )?zapf ?dingbats|monotype sorts|marlett"
    r"|mt extra|bookshelf symbol|adobe ?blank)"
    r"|(?:^|[\d.](?:%|px|pt|r?em|ex|pc|in|cm|mm)?(?:/\S{1,20})? |(?:small|medium|large)(?:er)? )"
    r"[\"']?symbol[\"']?$"
)


def says(styles: Mapping[str, str], name: str) -> bool:
    return styles.get(name, "") not in USUAL


def read_part(value: str) -> float:
    """A number or percentage from 0 to 1; 1 where it is neither."""
    match = LENGTH.fullmatch(value)
    if match is None:
        return 1.0
    return min(max(float(match[1]) / (100 if match[2] == "%" else 1), 0.0), 1.0)


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
    return Sight.SEEN if value in USUAL or LENGTH.fullmatch(value) else Sight.DOUBTFUL


def _by_filter(styles: Mapping[str, str]) -> Sight:
    for name in ("filter", "-webkit-filter"):
        for function, inside in FUNCTIONS.findall(styles.get(name, "")):
            if "opacity" in function + inside and read_part(inside.rpartition("=")[2]) <= 0.1:
                return Sight.UNSEEN
            if function not in ("drop-shadow", "grayscale", "sepia"):
                return Sight.DOUBTFUL
    return Sight.DOUBTFUL if any(says(styles, name) for name in _COVERS) else Sight.SEEN


def _by_clip(styles: Mapping[str, str]) -> Sight:
    if not any(says(styles, name) for name in ("clip", "clip-path", "-webkit-clip-path")):
        return Sight.SEEN
    clip = FUNCTIONS.fullmatch(styles.get("clip", ""))
    if clip and clip[1] == "rect":
        edges = [pixels(edge) for edge in clip[2].replace(",", " ").split()]
        return Sight.UNSEEN if all(e is not None and abs(e) <= 2 for e in edges) else Sight.DOUBTFUL
    for name in ("clip-path", "-webkit-clip-path"):
        path = FUNCTIONS.fullmatch(styles.get(name, ""))
        first = path[2].split()[:1] if path else []
        size = pixels(first[0]) if first else None
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
        for function in FUNCTIONS.findall(styles.get(name, ""))
    ]
    found += [(name, styles[name]) for name in ("scale", "translate") if says(styles, name)]
    worst = Sight.DOUBTFUL if says(styles, "rotate") else Sight.SEEN
    for function, inside in found:
        words = inside.replace(",", " ").replace("%", "").split()  # of the element's own size
        numbers = [pixels(word) for word in words]
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
    if position in ("static", *USUAL):
        return Sight.SEEN
    worst = Sight.SEEN if position == "relative" else Sight.DOUBTFUL
    for name in ("left", "right", "top", "bottom", "inset"):
        for word in styles.get(name, "").split():
            length = 0.0 if word in USUAL else pixels(word)
            if length is None:
                worst = max(worst, Sight.DOUBTFUL)
            elif (abs(length) >= _FAR and not word.endswith(("%", "vw", "vh"))) or length <= -_FAR:
                return Sight.UNSEEN
    return max(worst, Sight.DOUBTFUL if styles.get("z-index", "").startswith("-") else Sight.SEEN)


def _by_indent(styles: Mapping[str, str]) -> Sight:
    """Lines that begin far outside, or letters that lie on one another."""
    worst = Sight.SEEN
    names = ("text-indent", "margin", "margin-left", "margin-right", "margin-top", "margin-bottom")
    for name in (*names, "padding-left"):
        for word in styles.get(name, "").split():
            length = 0.0 if word in USUAL else pixels(word)
            if length is not None and length <= -_FAR / 2:
                return Sight.UNSEEN
            if (length is None and "(" in word) or (length is not None and abs(length) > 2000):
                worst = Sight.DOUBTFUL
    for name in ("text-indent", "margin-left", "padding-left"):
        value = styles.get(name, "")
        if value.endswith("%") and (pixels(value) or 0.0) >= _ASIDE:
            worst = Sight.DOUBTFUL
    if (pixels(styles.get("text-indent", "0")) or 0.0) >= _FAR / 2:
        worst = Sight.DOUBTFUL
    for name, least, most in (("letter-spacing", -2, 60), ("word-spacing", -20, 200)):
        length = 0.0 if not says(styles, name) else pixels(styles[name])
        if length is None or not least <= length <= most:
            worst = Sight.DOUBTFUL
    return worst


def _by_box(styles: Mapping[str, str]) -> Sight:
    """A box with no room for a line that lets nothing out."""
    overflow = " ".join(styles.get(name, "") for name in ("overflow", "overflow-x", "overflow-y"))
    line = styles.get("line-height", "")
    low = pixels(line) if line not in USUAL else None
    least = 0.3 if line[-1:].isdigit() else 3
    worst = Sight.DOUBTFUL if low is not None and low < least else Sight.SEEN
    if any(_has_no_room(styles[name]) for name in _GRIDS if name in styles):
        worst = Sight.DOUBTFUL
    is_cut = any(word in overflow for word in ("hidden", "clip"))
    is_closed = is_cut or any(word in overflow for word in ("scroll", "auto"))
    for name in ("max-height", "height", "max-width", "width"):
        value = styles.get(name, "")
        size = None if value in USUAL else pixels(value)
        is_upright = name.endswith("height")
        if not is_closed:  # what follows is drawn over the lines of a box without room
            if size is not None and size < 9 and is_upright:
                worst = Sight.DOUBTFUL
            continue
        if size is not None and size <= 2 and name != "max-width":  # cells that end in dots
            return Sight.UNSEEN
        if (size is not None and size < (40 if is_cut else 9)) or "(" in value:
            worst = Sight.DOUBTFUL
        if is_cut and is_upright and size is not None and value[-1:] not in "%wh":
            worst = Sight.DOUBTFUL  # how many lines have room cannot be told
    return worst


def _has_no_room(grid: str) -> bool:
    """Whether a row or column of a grid may have no room; functions are not worked out."""
    return "(" in grid or any(
        (length := LENGTH.match(word)) is not None and float(length[1]) < 9
        for word in grid.replace("/", " ").split()
        if not word.endswith("fr") or word.startswith("0")
    )


def _by_letters(styles: Mapping[str, str]) -> Sight:
    """Letters that are drawn over, by what goes with them, or from the other end."""
    if "override" in styles.get("unicode-bidi", ""):
        return Sight.DOUBTFUL
    for name, most in (
        ("-webkit-text-stroke", 1), ("-webkit-text-stroke-width", 1), ("text-decoration", 4),
        ("text-decoration-thickness", 4),
    ):  # fmt: skip
        for word in styles.get(name, "").split():
            length = pixels(word) if word[:1].isdigit() or word[:1] == "." else 0.0
            if length is None or length > most:
                return Sight.DOUBTFUL
    offset, adjusted = (styles.get(name, "") for name in ("outline-offset", "font-size-adjust"))
    if offset not in USUAL and (pixels(offset) is None or (pixels(offset) or 0.0) < -4):
        return Sight.DOUBTFUL
    if adjusted not in USUAL and not (pixels(adjusted.rpartition(" ")[2]) or 0.0) > 0.3:
        return Sight.DOUBTFUL
    return Sight.SEEN


def draws_signs(styles: Mapping[str, str]) -> bool | None:
    """Whether letters are drawn as arrows, hands and faces, or not at all; None: as around it."""
    families = styles.get("font-family") or styles.get("font", "")
    if families in USUAL or families in _AS_AROUND:
        return None
    return _OF_SIGNS.search(families.partition(",")[0]) is not None


CHECKS: tuple[Callable[[Mapping[str, str]], Sight], ...] = (
    _by_display, _by_opacity, _by_filter, _by_clip, _by_transform, _by_place, _by_indent, _by_box,
    _by_letters,
)  # fmt: skip
