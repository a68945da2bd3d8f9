"""The visible words of an HTML body, and which of them are quoted.

What no reader sees is never words, whatever way it is hidden (see `parsers.body.look`). What
perhaps no reader sees is words, but no line of it is among those `seen`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsers.body.appearance import look_of, marks_of
from parsers.body.link import write_link
from parsers.body.look import PLAIN, Look
from parsers.body.markup import tame
from parsers.body.style import Marks, Sheets, compact, read_sheets

_DEPTH_MAX = 8  # quote marks that are written out
_LINKS_MAX = 500
_UNSEEN_MAX = 200  # hidden lines that are kept


def _tags(table: str) -> frozenset[str]:
    return frozenset(table.split())


_HIDDEN_TAGS = _tags(
    """
    head script style title template noframes object svg math select textarea iframe video
    audio canvas map datalist meta link applet embed meter progress rp
    """
)
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
# Parts of the class or id of an element that holds a quote or its head.
_QUOTES = (
    "gmail_attr",
    "moz-cite-prefix",
    "yahoo_quoted",
    "protonmail_quote",
    "tutanota_quote",
    "zmail_extra",
    "olk_src_body_section",
    "mail-editor-reference-message-container",
    "reply-intro",
    "isreplycontent",
    "front-blockquote",
    "missive_quote",
    "freshdesk_quote",
    "history_container",
    "ticketgate-letter",  # our own, whatever a client makes of the rest
)
# Whole names in a class that say the same.
_QUOTE_NAMES = frozenset({"quote", "quoted", "quoted-text", "quotedtext", "quoted-content"})
# ... behind whose beginning everything is quoted, to the end of the page.
_QUOTES_REST = ("divrplyfwdmsg", "outlookmessageheader", "stopspelling")
# ... that says only that something is quoted in it.
_QUOTED_WITHIN = ("gmail_quote", "gmail_extra", "appendonsend")
_SIGNATURES = (
    "gmail_signature",
    "moz-signature",
    "protonmail_signature_block",
    "ms-outlook-mobile-signature",
    "ms-outlook-ios-signature",
    "ymail_android_signature",
    "yahoo-signature",
    "applemailsignature",
    "zmail_signature",
    "tutanota_signature",
    "airmail_signature",
    "bloop_sign",
)
_SIGNATURE_IDS = frozenset({"signature", "x_signature", "_signature"})
_SPACE = re.compile(r"[ \t\r\n\f]+")
# A bar drawn left of a quote, and Word's line above the headers of the mail that is answered.
_BAR = re.compile(r"border-left:[^;]{0,40}(?:solid|dashed)|border-left-style:solid")
_WORD_LINE = re.compile(r"border-top:solid#(?:b5c4df|e1e1e1)1\.0pt;padding:3\.0pt")


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


def read_html(markup: str) -> HtmlWords:
    """The words of `markup`; whatever it is, in time linear in its length."""
    tree = LexborHTMLParser(tame(markup))
    found = tree.css("style")
    sheets = read_sheets(((one.attributes or {}).get("media") or "", one.text()) for one in found)
    page = _Page(sheets, is_flat=sheets.are_flat)
    if tree.root is not None:
        _walk(tree.root, page)
    return page.words()


_LookKey = tuple[str, tuple[tuple[str, str | None], ...], int]


@dataclass(slots=True)
class _Element:
    """An element that is open while its children are read."""

    node: LexborNode
    tag: str
    look: Look
    marks: Marks
    quotes: bool = False
    signs: bool = False
    number: int = -1  # of the next item of a numbered list
    within: bool = False  # some of it is quoted, and clients fold it away
    href: str = ""
    begin: int = 0  # of a link: how many pieces stood on its line before it


@dataclass(frozen=True, slots=True)
class _Line:
    """One line that was written."""

    depth: int  # of quotes
    signed: bool
    faint: bool  # some of it may not be seen
    text: str


@dataclass(slots=True)
class _Page:
    """The lines written so far, and what is open around the next word."""

    sheets: Sheets
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
    is_flat: bool = False  # no style rule asks where an element stands
    looks: dict[_LookKey, tuple[Marks, Look, str]] = field(default_factory=dict)

    def write(self, text: str, look: Look = PLAIN) -> None:
        """One run of text as it stands in the source."""
        if look is not PLAIN and look.is_unseen:
            self._keep_unseen(text)
            return
        faint = look is not PLAIN and look.is_faint
        if (faint or self.within or self.sheets.too_many) and not text.isspace():
            self.faint = True
        if self.pre:
            head, *rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
            self.pieces.append(head)
            for line in rest:
                self.end_line(force=True)
                self.pieces.append(line)
            return
        text = _SPACE.sub(" ", text)
        if text.startswith(" ") and (not self.pieces or self.pieces[-1].endswith(" ")):
            text = text[1:]
        if text:
            self.pieces.append(text)

    def _keep_unseen(self, text: str) -> None:
        if "#" in text and not self.depth and not self.signature:
            lines = (line.strip() for line in text.splitlines())
            found = [line for line in lines if line.startswith(("#", "\uff03"))]
            self.unseen += found[: max(_UNSEEN_MAX - len(self.unseen), 0)]

    def end_line(self, *, force: bool = False) -> None:
        """Close the line, if something stands on it or it was asked for."""
        if not self.pieces and not force:
            return
        text = "".join(self.pieces).rstrip()
        self.pieces.clear()
        if text or force:
            self._add(text)
        self.faint = False

    def space(self) -> None:
        """At most one blank line before what follows."""
        self.end_line()
        if self.lines and self.lines[-1].text:
            self._add("")

    def _add(self, text: str) -> None:
        depth = min(self.depth, _DEPTH_MAX)
        self.lines.append(_Line(depth, self.signature > 0, self.faint, text))

    def link(self, target: str) -> None:
        """The target of a link that the sender wrote."""
        own = not self.depth and not self.signature and len(self.links) < _LINKS_MAX
        if own and target[:8].lower().startswith(("http://", "https://")):
            self.links[target.strip()] = None

    def words(self) -> HtmlWords:
        self.end_line()
        own = [line for line in self.lines if not line.depth and not line.signed]
        return HtmlWords(
            text=_join(line.text for line in self.lines),
            own=_join(line.text for line in own),
            links=tuple(self.links),
            cut=self.cut,
            marked=_join("> " * line.depth + line.text for line in self.lines if not line.signed),
            signature=_join(line.text for line in self.lines if line.signed and not line.depth),
            seen=tuple(line.text for line in own if line.text and not line.faint),
            unseen=tuple(self.unseen),
        )


def _walk(root: LexborNode, page: _Page) -> None:
    """Read the tree from first to last node; no recursion, so that depth costs nothing."""
    open_elements: list[_Element] = []
    node = root
    while True:
        element = _enter(node, page, open_elements)
        child = node.first_child if element else None
        if element and child is not None:
            open_elements.append(element)
            node = child
            continue
        if element:
            _leave(element, page)
        following = node.next
        while following is None:
            if not open_elements:
                return
            element = open_elements.pop()
            _leave(element, page)
            following = element.node.next if open_elements else None
        node = following


def _enter(node: LexborNode, page: _Page, above: list[_Element]) -> _Element | None:
    """Begin a node; the element to be left when its children are read, None to pass it over."""
    tag = node.tag or ""
    if tag == "-text":
        page.write(node.text_content or "", above[-1].look if above else PLAIN)
        return None
    if tag.startswith("-") or tag in _HIDDEN_TAGS:
        return None
    outside = above[-1].look if above else PLAIN
    if tag == "br":
        if not outside.gone:
            page.end_line(force=True)
        return None
    tag = tag.removeprefix("x-")
    attributes = node.attributes
    marks, look, style = _look_up(tag, attributes, page, above, outside)
    element = _Element(node, tag, look, marks)
    if not look.gone:
        _begin(element, style, page, above)
    return element


def _look_up(
    tag: str,
    attributes: Mapping[str, str | None],
    page: _Page,
    above: list[_Element],
    outside: Look,
) -> tuple[Marks, Look, str]:
    """Marks, look and compact style of an element; clients write the same ones all over a page."""
    key = (tag, tuple(attributes.items()), id(outside))  # that look is kept in this table as well
    known = page.looks.get(key) if page.is_flat else None
    if known is not None:
        return known
    marks = marks_of(tag, attributes)
    style = attributes.get("style") or ""
    look = look_of(marks, style, page.sheets, (one.marks for one in above), outside)
    if page.is_flat:
        page.looks[key] = (marks, look, compact(style))
    return marks, look, compact(style)


def _begin(element: _Element, style: str, page: _Page, above: list[_Element]) -> None:
    """What an element that is seen does to the page."""
    tag, attributes = element.tag, element.marks.attributes
    if tag in _BLOCKS:
        page.space() if tag in _SPACED else page.end_line()
    if attributes or tag in ("blockquote", "ol"):
        _mark(element, attributes, style, page)
    if tag == "li":
        page.pieces.append(_bullet(above))
    elif tag in ("td", "th") and page.pieces:
        page.pieces.append("\t")
    elif tag == "a":
        element.href = attributes.get("href") or ""
        element.begin = len(page.pieces)
        page.link(element.href)
    page.pre += tag == "pre"
    page.depth += element.quotes
    page.signature += element.signs
    page.within = (page.within or element.within) and not element.quotes


def _leave(element: _Element, page: _Page) -> None:
    if element.look.gone:
        return
    if element.href and len(page.pieces) > element.begin:
        page.pieces.append(write_link("".join(page.pieces[element.begin :]), element.href))
    if element.tag in _BLOCKS or element.quotes or element.signs:
        page.end_line()
    page.pre -= element.tag == "pre"
    page.depth -= element.quotes
    page.signature -= element.signs
    page.within = page.within and not element.within
    if element.tag in _SPACED:
        page.space()


def _mark(element: _Element, attributes: Mapping[str, str | None], style: str, page: _Page) -> None:
    """Note whether the element quotes or signs, or numbers its items."""
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()[:400]
    if element.tag == "blockquote":
        indent = "border:none" in style or "border:0" in style
        cited = attributes.get("type") == "cite" or "cite" in attributes or "quote" in named
        element.quotes = cited or not indent
    elif element.tag == "ol":
        start = attributes.get("start") or "1"
        element.number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
    if element.tag == "div" and style:
        element.quotes = "padding" in style and _BAR.search(style) is not None
        if _WORD_LINE.search(style):
            _quote_rest(page)
    if len(named) > 1:
        element.quotes = (
            element.quotes
            or any(name in named for name in _QUOTES)
            or (element.tag == "div" and not _QUOTE_NAMES.isdisjoint(named.split()))
        )
        element.signs = not page.depth and (
            any(name in named for name in _SIGNATURES)
            or (attributes.get("id") or "").lower() in _SIGNATURE_IDS
        )
        if any(name in named for name in _QUOTES_REST):
            _quote_rest(page)
        element.within = any(name in named for name in _QUOTED_WITHIN)
        page.cut = page.cut or element.within
    if attributes.get("name") == "quote" and element.tag == "div":
        element.quotes = True
    if attributes.get("data-signatureblock") == "true":
        element.signs = True
    if element.quotes or element.signs:
        page.end_line()
        page.cut = True


def _quote_rest(page: _Page) -> None:
    """All that follows is quoted, to the end of the page."""
    page.end_line()
    page.depth += 1  # and never less again
    page.cut = True


def _bullet(above: list[_Element]) -> str:
    """The mark of a list's item."""
    for element in reversed(above[-4:]):
        if element.tag == "ol":
            element.number += 1
            return f"{element.number - 1}. "
        if element.tag == "ul":
            break
    return "- "


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n")
