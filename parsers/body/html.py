"""The visible words of an HTML body, and which of them are quoted.

What no reader sees is never words, whatever way it is hidden (see `parsers.body.visibility`). What
perhaps no reader sees is words, but no line of it is among those `seen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.body.coloured_words import Inks, Run
from parsers.body.habit import Habit
from parsers.body.kind import Kind, Looks, looks_with
from parsers.body.link import write_link
from parsers.body.markup import tame
from parsers.body.overlay import Reach
from parsers.body.shown import AS_IT_IS, Shown
from parsers.body.style import Sheets, holds_for_readers
from rules.quick_records import filled

_DEPTH_MAX = 8  # quote marks that are written out
_LINKS_MAX = 500
_UNSEEN_MAX = 200  # hidden lines that are kept


def _tags(table: str) -> frozenset[str]:
    return frozenset(table.split())


_HIDDEN_TAGS = _tags(
    """
    head script style title template noframes object svg math select textarea iframe video
    audio canvas map datalist meta link applet embed meter progress rp xml
    """
)
# ... but they may be drawn.
_DRAWN = _tags("object svg math select textarea iframe video canvas embed meter progress")
_BULLETS = " \t\r\n\f\xa0·•§"  # Word draws them in fonts of signs
_ISLAND = re.compile(r"<(/?)xml(?=[\s/>])", re.IGNORECASE)
_STYLE = re.compile("<style", re.IGNORECASE)
_LINK = re.compile("<link", re.IGNORECASE)
_SPACE = re.compile(r"[ \t\r\n\f]+")


@filled
@dataclass(frozen=True, slots=True)
class HtmlWords:
    """What a reader of an HTML body sees."""

    text: str = ""  # everything visible
    own: str = ""  # without quoted and signature containers
    links: tuple[str, ...] = ()  # targets in the own part, in order, each once
    cut: bool = False  # something was quoted or a signature
    marked: str = ""  # without signature containers, quoted lines marked with ">"
    signature: str = ""
    seen: tuple[str, ...] = ()  # lines of the own part that every reader sees
    unseen: tuple[str, ...] = ()  # lines of it that nobody sees, begun like a command
    coloured: tuple[Run, ...] = ()  # words in colours, but for links; quoted ones too


def read_html(markup: str) -> HtmlWords:
    """The words of `markup`; whatever it is, in time linear in its length."""
    tree = LexborHTMLParser(tame(markup))
    found = tree.tags("style") if _STYLE.search(markup) else ()
    looks = looks_with(
        tuple(((one.attributes or {}).get("media") or "", one.text()) for one in found)
    )
    sheets = looks.sheets
    if _LINK.search(markup):
        sheets.too_many = sheets.too_many or any(map(_is_sheet_elsewhere, tree.css("link")))
    page = _Page(sheets, looks)
    islands = _ISLAND.findall(markup)
    if islands.count("") > islands.count("/"):  # what is not closed would take all that follows
        page.hidden, page.covered = _HIDDEN_TAGS - {"xml"}, True
    if tree.root is not None:
        _walk(tree.root, page)
    return page.words()


def _is_sheet_elsewhere(link: LexborNode) -> bool:
    """Whether a style sheet is to be fetched: what it says cannot be judged."""
    told = link.attributes or {}
    is_sheet = "stylesheet" in (told.get("rel") or "").lower().split() and told.get("href")
    return bool(is_sheet) and holds_for_readers(told.get("media") or "")


@dataclass(slots=True)
class _Element:
    """An element that does something, open while its children are read."""

    kind: Kind
    quotes: bool = False
    signs: bool = False
    number: int = -1  # of the next item of a numbered list
    begin: int = 0  # of a link: how many pieces stood on its line before it


# An element that is open, and what it does where it does anything.
_Open = tuple[LexborNode, Kind, _Element | None]


class _Line(NamedTuple):  # as many as a page has: a frozen dataclass costs twice as much
    """One line that was written."""

    depth: int  # of quotes
    signed: bool
    faint: bool  # some of it may not be seen
    text: str


@dataclass(slots=True)
class _Page:
    """The lines written so far, and what is open around the next word."""

    sheets: Sheets
    looks: Looks
    lines: list[_Line] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    depth: int = 0
    signature: int = 0
    pre: int = 0
    cut: bool = False
    faint: bool = False  # something on this line may not be seen
    within: bool = False  # a client folds away what is read now
    unseen: list[str] = field(default_factory=list)
    hidden: frozenset[str] = _HIDDEN_TAGS
    covered: bool = False  # something may lie on any of the words
    below_covered: bool = False  # ... on those that follow
    inks: Inks = field(default_factory=Inks)

    def write(self, text: str, shown: Shown = AS_IT_IS) -> None:
        """One run of text as it stands in the source."""
        if shown.unseen:
            self._keep_unseen(text)
            return
        doubt = self.within or self.below_covered or self.sheets.too_many
        if (shown.faint or doubt) and text.strip(_BULLETS).strip():
            self.faint = True
        if self.pre:
            head, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self.pieces.append(head)
            for line in rest:
                self.end_line(force=True)
                self.pieces.append(line)
            return
        if text == "\n":  # between two tags, as most are
            text = " "
        elif "  " in text or not text.isprintable():
            text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
            text = text[1:]
        if text:
            self.pieces.append(text)
            if shown.vivid:
                self.inks.write(text, shown.look.ink)

    def _keep_unseen(self, text: str) -> None:
        if "#" in text and not self.depth and not self.signature:
            lines = (line.strip() for line in text.splitlines())
            found = [line for line in lines if line.startswith(("#", "\uff03"))]
            self.unseen += found[: max(_UNSEEN_MAX - len(self.unseen), 0)]

    def end_line(self, *, force: bool = False) -> None:
        """Close the line, if something stands on it or it was asked for."""
        pieces = self.pieces
        if not pieces and not force:
            return
        text = "".join(pieces).rstrip()
        pieces.clear()
        if self.inks.line:
            self.inks.end_line(text)
        if text or force:
            self._add(text)
        self.faint = False

    def break_line(self, kind: Kind) -> None:
        """Close the line; at most one blank line before what follows, where there is to be one."""
        if self.pieces:
            self.end_line()
        if kind.is_spaced and self.lines and self.lines[-1].text:
            self._add("")

    def _add(self, text: str) -> None:
        depth = self.depth if self.depth < _DEPTH_MAX else _DEPTH_MAX
        self.lines.append(_Line(depth, self.signature > 0, self.faint, text))

    def link(self, target: str) -> None:
        """The target of a link that the sender wrote."""
        own = not self.depth and not self.signature and len(self.links) < _LINKS_MAX
        if own and target[:8].lower().startswith(("http://", "https://")):
            self.links[target.strip()] = None

    def words(self) -> HtmlWords:
        self.end_line()
        text: list[str] = []
        own: list[str] = []
        marked: list[str] = []
        signature: list[str] = []
        seen: list[str] = []
        for depth, signed, faint, line in self.lines:
            text.append(line)
            if not signed:
                marked.append("> " * depth + line if depth else line)
            if depth:
                continue
            (signature if signed else own).append(line)
            if line and not (signed or faint or self.covered):
                seen.append(line)
        return HtmlWords(
            text=_join(text),
            own=_join(own),
            links=tuple(self.links),
            cut=self.cut,
            marked=_join(marked),
            signature=_join(signature),
            seen=tuple(seen),
            unseen=tuple(self.unseen),
            coloured=tuple(self.inks.runs),
        )


def _walk(root: LexborNode, page: _Page) -> None:
    """Read the tree from first to last node; no recursion, so that depth costs nothing."""
    opened: list[_Open] = []
    node, outside = root, AS_IT_IS
    known, pieces = page.looks.known, page.pieces
    while True:
        tag = node.tag or ""
        if tag == "-text":
            text = node.text_content or ""
            if text != "\n" or pieces or page.pre:  # most stand between two blocks
                page.write(text, outside)
        elif tag == "br":
            if not outside.gone:
                page.end_line(force=True)
        elif tag in page.hidden:
            if tag in _DRAWN:
                _cover(tag, _learn(tag, node, page, opened, outside).shown, page)
        elif tag[:1] != "-":
            kind = known.get((tag, tuple(node.attributes.items()), id(outside)))
            kind = kind or _learn(tag, node, page, opened, outside)
            element = None if kind.is_quiet else _enter(kind, page, opened)
            if kind.breaks and element is None:
                page.break_line(kind)
            child = node.first_child
            if child is not None:
                opened.append((node, kind, element))
                node, outside = child, kind.shown
                continue
            if kind.breaks or element is not None:
                _leave(kind, element, page)
        following = node.next
        while following is None:
            if not opened:
                return
            node, kind, element = opened.pop()
            outside = opened[-1][1].shown if opened else AS_IT_IS
            if kind.breaks or element is not None:
                _leave(kind, element, page)
            following = node.next if opened else None
        node = following


def _learn(tag: str, node: LexborNode, page: _Page, opened: list[_Open], outside: Shown) -> Kind:
    """What an element is that is the first of its kind on the page."""
    tag = tag.removeprefix("x-")
    if page.looks.sheets.are_flat:
        return page.looks.find(tag, node.attributes, outside)
    return page.looks.find_within(tag, node.attributes, [one[1] for one in opened], outside)


def _enter(kind: Kind, page: _Page, opened: list[_Open]) -> _Element:
    """Begin an element that does something; it is left when its children are read."""
    element = _Element(kind)
    if kind.shown.reaches:
        _cover(kind.tag, kind.shown, page)
    if kind.is_column_unseen:
        page.covered = True  # its cells are elsewhere
    if kind.breaks:
        page.break_line(kind)
    if kind.acts:
        _begin(element, page, opened)
    return element


def _cover(tag: str, shown: Shown, page: _Page) -> None:
    """Note what an element may lie on; what stands in a quote or signature covers nothing ours."""
    look = shown.look
    if page.depth or page.signature or look.gone:
        return
    paints = look.paints or tag == "img" or tag in _DRAWN
    if look.reach is Reach.DRAWS_UP or (paints and look.reach is Reach.ANYTHING):
        page.covered = True
    elif paints and look.reach is Reach.BELOW:
        page.below_covered = True


def _begin(element: _Element, page: _Page, opened: list[_Open]) -> None:
    """What an element that is seen does to the page."""
    tag, habit = element.kind.tag, element.kind.habit
    if not habit.is_quiet:
        _mark(element, habit, page)
    if tag == "li":
        page.pieces.append(_bullet(opened))
    elif tag in ("td", "th") and page.pieces:
        page.pieces.append("\t")
    elif tag == "a":
        element.begin = len(page.pieces)
        page.inks.linked += 1
        page.link(habit.href)
    elif tag == "ol":
        element.number = habit.number
    elif tag == "pre":
        page.pre += 1
    page.depth += element.quotes
    page.signature += element.signs
    page.within = (page.within or habit.within) and not element.quotes


def _leave(kind: Kind, element: _Element | None, page: _Page) -> None:
    if element is None or not kind.acts:
        if kind.breaks:
            page.break_line(kind)
        return
    tag, habit = kind.tag, kind.habit
    if habit.href and len(page.pieces) > element.begin:
        page.pieces.append(write_link("".join(page.pieces[element.begin :]), habit.href))
    if kind.breaks or element.quotes or element.signs:
        page.end_line()
    page.inks.linked -= tag == "a"
    page.pre -= tag == "pre"
    page.depth -= element.quotes
    page.signature -= element.signs
    page.within = page.within and not habit.within
    if kind.is_spaced:
        page.break_line(kind)


def _mark(element: _Element, habit: Habit, page: _Page) -> None:
    """Note that the element quotes or signs."""
    if habit.quotes_rest:
        _quote_rest(page)
    element.quotes = habit.quotes
    element.signs = habit.signs_anywhere or (habit.signs and not page.depth)
    if habit.quotes_behind:
        _quote_rest(page)
    page.cut = page.cut or habit.within
    if element.quotes or element.signs:
        page.end_line()
        page.cut = True


def _quote_rest(page: _Page) -> None:
    """All that follows is quoted, to the end of the page."""
    page.end_line()
    page.depth += 1  # and never less again
    page.cut = True


def _bullet(opened: list[_Open]) -> str:
    """The mark of a list's item."""
    for _, kind, element in reversed(opened[-4:]):
        if element is not None and kind.tag == "ol":
            element.number += 1
            return f"{element.number - 1}. "
        if kind.tag == "ul":
            break
    return "- "


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n")
