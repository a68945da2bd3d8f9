"""How the elements of a page look, each kind of element in each place looked at once.

Clients write the same ones all over a page, and the same ones into all their mails.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from parsers.body.colour import is_vivid
from parsers.body.computed_style import look_of
from parsers.body.habit import Habit
from parsers.body.style import STEPS_MAX, Marks, Sheets, read_sheets
from parsers.body.visibility import PLAIN, Look

_SHEETS_MAX = 4000  # characters of sheets by which a client is known again
_KEPT_MAX = 256  # looks of one client


class Shown(NamedTuple):
    """How an element looks, and what that makes of the words right under it."""

    look: Look
    unseen: bool = False
    faint: bool = False
    gone: bool = False  # as its look says
    reaches: bool = False  # it may lie on something
    vivid: bool = False  # written in a colour, not in black, grey or white


AS_IT_IS = Shown(PLAIN)
_Key = tuple[int, int]  # ids of a habit, and of how the place looks that it stands in


class _Kept(NamedTuple):
    """What was found before, with what its key names: so long neither id is given anew."""

    shown: Shown
    steps: int  # that finding it took
    habit: Habit
    outside: Shown


_Looks = dict[_Key, _Kept]


@dataclass(slots=True)
class Looks:
    """How the elements of one page look, where no style rule asks what they stand in."""

    sheets: Sheets
    kept: _Looks = field(default_factory=dict)  # of all pages with these sheets
    known: dict[_Key, Shown] = field(default_factory=dict)  # of this page

    def find(self, habit: Habit, outside: Shown) -> Shown:
        """How an element looks that stands in one that looks like `outside`."""
        key = (id(habit), id(outside))  # both are kept as long as the page
        shown = self.known[key] = self._find_kept(key, habit, outside)
        return shown

    def _find_kept(self, key: _Key, habit: Habit, outside: Shown) -> Shown:
        sheets, kept = self.sheets, self.kept.get(key)
        if kept is not None and sheets.steps + kept.steps <= STEPS_MAX:
            sheets.steps += kept.steps  # a page may ask no more for being known
            return kept.shown
        before = sheets.steps
        shown = show(habit, sheets, (), outside)
        if len(self.kept) >= _KEPT_MAX:
            self.kept.clear()
        if sheets.steps <= STEPS_MAX:
            self.kept[key] = _Kept(shown, sheets.steps - before, habit, outside)
        return shown


def looks_with(sheets: tuple[tuple[str, str], ...]) -> Looks:
    """How elements look under style sheets, each with its `media`."""
    is_usual = sum(len(sheet) + len(media) for media, sheet in sheets) <= _SHEETS_MAX
    return Looks(read_sheets(sheets), _kept_under(sheets) if is_usual else {})


@lru_cache(maxsize=64)  # a mail program writes the same sheets into each of its mails
def _kept_under(sheets: tuple[tuple[str, str], ...]) -> _Looks:
    return {}


def show(habit: Habit, sheets: Sheets, above: Iterable[Marks], outside: Shown) -> Shown:
    """How an element looks that stands in those `above` (outermost first), the last `outside`."""
    look = look_of(habit.marks, habit.style, sheets, above, outside.look)
    if look is outside.look:
        return outside
    return Shown(
        look, look.is_unseen, look.is_faint, look.gone, bool(look.reach), is_vivid(look.ink)
    )
