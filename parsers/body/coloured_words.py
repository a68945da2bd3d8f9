"""Words in colours, line by line: by them people tell their answers from what they answer."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from parsers.body.colour import Colour

LINE_MAX = 1000  # characters of a line by which it is found again
_RUNS_MAX = 500


class Run(NamedTuple):
    """Words in a colour, the begin of the line that they stand in, and the colour."""

    line: str
    words: str
    ink: Colour


@dataclass(slots=True)
class Inks:
    """The coloured words of a page, but for its links."""

    runs: list[Run] = field(default_factory=list)
    linked: int = 0  # links that are open
    line: dict[Colour, list[str]] = field(default_factory=dict)  # what stands on this line

    def write(self, text: str, ink: Colour) -> None:
        if not self.linked:
            self.line.setdefault(ink, []).append(text)

    def end_line(self, line: str) -> None:
        """Keep the words of `line`, those of one colour together."""
        for ink, texts in self.line.items():
            words = "".join(texts).strip()
            if words and len(self.runs) < _RUNS_MAX:
                self.runs.append(Run(line[:LINE_MAX], words, ink))
        self.line.clear()
