"""A body as lines with the heads of its quotations: read once, used by all who look at it."""

from __future__ import annotations

from dataclasses import dataclass

from parsers.body.lines import Line, read_lines
from parsers.reply.attribution import part_glued
from parsers.reply.clearsigned import open_clearsigned
from parsers.reply.occasion import Occasion
from parsers.reply.quotation import Cut, find_heads
from rules.quick_records import filled


@filled
@dataclass(frozen=True, slots=True)
class BodyLines:
    """The lines of a body, and where other people's words may begin."""

    lines: tuple[Line, ...]
    heads: dict[int, Cut]  # in their order, by the line where each begins
    occasion: Occasion

    @property
    def first(self) -> Cut | None:
        """The first head of all."""
        return next(iter(self.heads.values()), None)


def read_body_lines(text: str, occasion: Occasion) -> BodyLines:
    """The lines of `text`, and the heads in it."""
    lines = part_glued(read_lines(open_clearsigned(text)))
    return BodyLines(lines, find_heads(lines, occasion), occasion)
