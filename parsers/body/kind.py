"""The kinds of elements that a page has: each, in each place, looked at once.

Clients write the same ones all over a page, and the same ones into all their mails.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from parsers.body.habit import KNOWN_MAX, Habit, habit_of
from parsers.body.shown import Shown, show
from parsers.body.style import STEPS_MAX, Marks, Sheets, read_sheets

_SHEETS_MAX = 4000  # characters of sheets by which a client is known again
_KEPT_MAX = 256  # kinds of one client


def _tags(table: str) -> frozenset[str]:
    return frozenset(table.split())


_BLOCKS = _tags(
    """
    address article aside blockquote body center dd details div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section
    summary table tbody tfoot thead tr ul caption
    """
)
_SPACED = _tags(
    """
    p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table
    """
)
_DOING = _tags("li td th a ol pre")  # something of their own, whatever their attributes say
_COLUMNS = ("col", "colgroup")


@dataclass(frozen=True, slots=True)
class Kind:
    """All that is known of an element that stands where it does."""

    tag: str
    habit: Habit
    shown: Shown
    outside: Shown  # how the place looks; kept, so that its id is not given anew
    steps: int  # that finding it took
    breaks: bool  # it begins and ends a line
    is_spaced: bool  # ... and has blank lines around it
    acts: bool  # it quotes, signs, or does something by its tag
    is_column_unseen: bool
    is_quiet: bool  # it does nothing but to break lines


_Key = tuple[str, tuple[tuple[str, str | None], ...], int]  # tag, attributes, id of the place
_Kinds = dict[_Key, Kind]


@dataclass(slots=True)
class Looks:
    """The kinds of one page."""

    sheets: Sheets
    kept: _Kinds = field(default_factory=dict)  # of all pages with these sheets
    known: _Kinds = field(default_factory=dict)  # of this page: their places are kept as long

    def find(self, tag: str, attributes: Mapping[str, str | None], outside: Shown) -> Kind:
        """An element in a place that looks like `outside`, no matter what it stands in."""
        key = (tag, tuple(attributes.items()), id(outside))
        kind = self.known.get(key)
        if kind is None:
            kind = self.known[key] = self._find_kept(key, attributes, outside)
        return kind

    def find_within(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        above: Iterable[Kind],
        outside: Shown,
    ) -> Kind:
        """The same where style rules ask what it stands in: those `above`, outermost first."""
        return self._make(tag, attributes, (one.habit.marks for one in above), outside)

    def _find_kept(self, key: _Key, attributes: Mapping[str, str | None], outside: Shown) -> Kind:
        sheets, kept = self.sheets, self.kept.get(key)
        if kept is not None and sheets.steps + kept.steps <= STEPS_MAX:
            sheets.steps += kept.steps  # a page may ask no more for being known
            return kept
        kind = self._make(key[0], attributes, (), outside)
        if len(self.kept) >= _KEPT_MAX:
            self.kept.clear()
        if sheets.steps <= STEPS_MAX and _length(attributes) <= KNOWN_MAX:
            self.kept[key] = kind
        return kind

    def _make(
        self,
        tag: str,
        attributes: Mapping[str, str | None],
        above: Iterable[Marks],
        outside: Shown,
    ) -> Kind:
        before = self.sheets.steps
        habit = habit_of(tag, attributes)
        shown = show(habit, self.sheets, above, outside)
        is_seen = not shown.gone
        acts = is_seen and (not habit.is_quiet or tag in _DOING)
        is_column = is_seen and shown.unseen and tag in _COLUMNS and not outside.unseen
        return Kind(
            tag,
            habit,
            shown,
            outside,
            self.sheets.steps - before,
            is_seen and tag in _BLOCKS,
            is_seen and tag in _SPACED,
            acts,
            is_column,
            not (acts or is_column or (is_seen and shown.reaches)),
        )


def _length(attributes: Mapping[str, str | None]) -> int:
    return sum(len(value or "") for value in attributes.values())


def looks_with(sheets: tuple[tuple[str, str], ...]) -> Looks:
    """How elements look under style sheets, each with its `media`."""
    is_usual = sum(len(sheet) + len(media) for media, sheet in sheets) <= _SHEETS_MAX
    return Looks(read_sheets(sheets), _kept_under(sheets) if is_usual else {})


@lru_cache(maxsize=64)  # a mail program writes the same sheets into each of its mails
def _kept_under(sheets: tuple[tuple[str, str], ...]) -> _Kinds:
    return {}
