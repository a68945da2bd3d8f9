"""Colours as styles write them (CSS Color 4), and whether one can be told from another."""

from __future__ import annotations

import colorsys
import re
from dataclasses import dataclass
from functools import lru_cache

_NAMED = """
aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc
bisque ffe4c4 black 000000 blanchedalmond ffebcd blue 0000ff blueviolet 8a2be2 brown a52a2a
burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50
cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b
darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b
darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000
darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f
darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 deepskyblue 00bfff
dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0
forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520
gray 808080 green 008000 greenyellow adff2f grey 808080 honeydew f0fff0 hotpink ff69b4
indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5
lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff
lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1
lightsalmon ffa07a lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899
lightslategrey 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32
linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd
mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee
mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970
mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6
olive 808000 olivedrab 6b8e23 orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa
palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9
peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399
red ff0000 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460
seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd
slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c
teal 008080 thistle d8bfd8 tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3
white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
window ffffff canvas ffffff windowtext 000000 canvastext 000000 buttontext 000000 linktext 0000ee
""".split()
_NAMES = dict(zip(_NAMED[::2], _NAMED[1::2], strict=True))
_HEX = re.compile(r"#?([0-9a-f]{3,8})")
_FUNCTION = re.compile(r"(rgb|hsl)a?\(([^()]{1,80})\)")
_NUMBER = re.compile(r"[+-]?\d*\.?\d+(?:e[+-]?\d{1,2})?")
_SPREAD_MIN = 60  # between the strongest and the weakest part of a colour that stands out
_CONTRAST_MIN = 1.3  # WCAG 2.2 contrast ratio; light grey on white has 1.5


@dataclass(frozen=True, slots=True)
class Colour:
    """Red, green and blue from 0 to 255, and how much covers what is under it, 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, paper: Colour) -> Colour:
        """This colour laid on an opaque `paper`."""
        rest = 1 - self.alpha
        return Colour(
            self.red * self.alpha + paper.red * rest,
            self.green * self.alpha + paper.green * rest,
            self.blue * self.alpha + paper.blue * rest,
        )


BLACK = Colour(0, 0, 0)
WHITE = Colour(255, 255, 255)
CLEAR = Colour(0, 0, 0, 0)
NIGHT = Colour(18, 18, 18)  # about what dark readers draw on


@lru_cache(maxsize=512)
def find_colour(value: str) -> Colour | None:
    """The colour that `value` (lower case) names; None where it names none that we know."""
    value = value.strip()
    if value == "transparent":
        return CLEAR
    digits = _NAMES.get(value)
    if digits is None and (match := _HEX.fullmatch(value)) is not None:
        digits = match[1]
    if digits is not None:
        return _read_digits(digits)
    function = _FUNCTION.fullmatch(value)
    return _read_function(function[1], function[2]) if function else None


@lru_cache(maxsize=512)
def is_told_apart(ink: Colour, paper: Colour) -> bool:
    """Whether words in `ink` can be read on an opaque `paper`."""
    first, second = _luminance(ink.over(paper)), _luminance(paper)
    return (max(first, second) + 0.05) / (min(first, second) + 0.05) >= _CONTRAST_MIN


def is_dark(ink: Colour) -> bool:
    """Whether it is ink as most people write in."""
    return ink.alpha > 0.5 and _luminance(ink) < 0.05


def is_vivid(ink: Colour) -> bool:
    """Whether it is a colour that stands out: none of black, grey and white."""
    return max(ink.red, ink.green, ink.blue) - min(ink.red, ink.green, ink.blue) >= _SPREAD_MIN


def _read_digits(digits: str) -> Colour | None:
    if len(digits) in (3, 4):
        digits = "".join(digit * 2 for digit in digits)
    if len(digits) not in (6, 8):
        return None
    octets = bytes.fromhex(digits)
    return Colour(octets[0], octets[1], octets[2], octets[3] / 255 if len(octets) > 3 else 1.0)


def _read_function(name: str, inside: str) -> Colour | None:
    words = inside.replace(",", " ").replace("/", " ").split()
    if len(words) not in (3, 4) or any(_NUMBER.match(word) is None for word in words):
        return None
    alpha = min(max(_part(words[3], 1), 0.0), 1.0) if len(words) > 3 else 1.0
    if name == "rgb":
        red, green, blue = (min(max(_part(word, 255), 0.0), 255.0) for word in words[:3])
        return Colour(red, green, blue, alpha)
    hue, part, light = _part(words[0], 360) / 360 % 1, _part(words[1], 1), _part(words[2], 1)
    red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0), 1), min(max(part, 0), 1))
    return Colour(red * 255, green * 255, blue * 255, alpha)


def _part(word: str, whole: float) -> float:
    """A number, or a percentage of `whole`."""
    match = _NUMBER.match(word)
    number = float(match[0]) if match else 0.0
    return number * whole / 100 if word.endswith("%") else number


def _luminance(colour: Colour) -> float:
    """Relative luminance (WCAG 2.2), from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.red / 255, colour.green / 255, colour.blue / 255)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
