"""How an element looks where it stands, and what that makes of its words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from parsers.body.colour import is_vivid
from parsers.body.computed_style import look_of
from parsers.body.habit import Habit
from parsers.body.style import Marks, Sheets
from parsers.body.visibility import PLAIN, Look


class Shown(NamedTuple):
    """How an element looks, and what that makes of the words right under it."""

    look: Look
    unseen: bool = False
    faint: bool = False
    gone: bool = False  # as its look says
    reaches: bool = False  # it may lie on something
    vivid: bool = False  # written in a colour, not in black, grey or white


AS_IT_IS = Shown(PLAIN)


def show(habit: Habit, sheets: Sheets, above: Iterable[Marks], outside: Shown) -> Shown:
    """How an element looks that stands in those `above` (outermost first), the last `outside`."""
    look = look_of(habit.marks, habit.style, sheets, above, outside.look)
    if look is outside.look:
        return outside
    return Shown(
        look, look.is_unseen, look.is_faint, look.gone, bool(look.reach), is_vivid(look.ink)
    )
