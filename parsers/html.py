"""The visible words of an HTML body, and which of them are quoted.

Hidden text is never words: `display:none`, `visibility:hidden`, `font-size:0`, `mso-hide`,
comments, and what the mail's own style sheet hides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

_MARKUP_MAX = 512 * 1024
_TAGS_MAX = 2000  # a page with more tags is tamed before it is parsed
_NESTING_MAX = 120
_DEPTH_MAX = 8  # quote marks that are written out
_LINKS_MAX = 500


def _tags(table: str) -> frozenset[str]:
    return frozenset(table.split())


_HIDDEN_TAGS = _tags(
    """
    head script style title template noframes object svg math select textarea iframe video
    audio canvas map datalist meta link
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
_VOID = _tags("area base br col embed hr img input link meta source track wbr")
_SELF_CLOSING = _tags("p li dt dd option")  # closed by the next one of their kind
_FORMATTING = _tags("a b big code em font i nobr s small strike strong tt u")
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
)
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
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# A tag with a hundred attributes and more: every parser compares each with all others.
_CROWDED = re.compile(
    r"(<[a-zA-Z][^\s/>]{0,40}+)(?:[\s/]*+(?:=[^\s/>=]*+|[^\s/>=]++)"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>)))?+){100,}+"
)
_DATA_URL = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=\s]+")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_FONT_SIZE = re.compile(r"font-size:([^;!]{1,20})")
_SELECTOR = re.compile(r"[a-z0-9]{0,12}[.#][\w-]{1,80}")


@dataclass(frozen=True, slots=True)
class HtmlWords:
    """What a reader of an HTML body sees."""

    text: str = ""  # everything visible
    own: str = ""  # without quoted and signature containers
    links: tuple[str, ...] = ()  # targets in the own part, in order, each once
    cut: bool = False  # something was quoted or a signature
    marked: str = ""  # without signature containers, quoted lines marked with ">"
    signature: str = ""


def read_html(markup: str) -> HtmlWords:
    """The words of `markup`; whatever it is, in time linear in its length."""
    page = _Page()
    tree = LexborHTMLParser(_tamed(markup))
    if tree.root is not None:
        _walk(tree.root, page, _hidden_selectors(tree))
    return page.words()


def _tamed(markup: str) -> str:
    """`markup` so that no parser needs more than linear time for it.

    Nesting costs the HTML algorithm its depth for every tag, and formatting tags that were not
    closed are opened again in every paragraph: such tags become plain ones, deep ones go.
    """
    if len(markup) > _MARKUP_MAX:
        markup = _DATA_URL.sub("data:", markup)
    markup = _CROWDED.sub(r"\1", markup[: 2 * _MARKUP_MAX])[:_MARKUP_MAX]
    if markup.count("<") <= _TAGS_MAX:
        return markup
    depth = 0

    def tame(match: re.Match[str]) -> str:
        nonlocal depth
        slash, name = match.group(1), match.group(2).lower()
        if name in _VOID:
            return match.group()
        plain = f"x-{name}" if name in _FORMATTING else name
        if name in _SELF_CLOSING:
            return f"<{slash}{plain}"
        depth = depth - 1 if slash else depth + 1
        return "<!x" if depth > _NESTING_MAX - bool(slash) else f"<{slash}{plain}"

    return _TAG.sub(tame, markup)


@dataclass(slots=True)
class _Element:
    """An element that is open while its children are read."""

    node: LexborNode
    tag: str
    muted: bool  # its text is not seen, unless a child says otherwise
    quotes: bool = False
    signs: bool = False
    number: int = -1  # of the next item of a numbered list


@dataclass(slots=True)
class _Page:
    """The lines written so far, and what is open around the next word."""

    lines: list[tuple[int, bool, str]] = field(default_factory=list)  # depth, signature, text
    pieces: list[str] = field(default_factory=list)
    links: dict[str, None] = field(default_factory=dict)
    depth: int = 0
    signature: int = 0
    pre: int = 0
    cut: bool = False

    def write(self, text: str) -> None:
        """One run of text as it stands in the source."""
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

    def end_line(self, *, force: bool = False) -> None:
        """Close the line, if something stands on it or it was asked for."""
        text = "".join(self.pieces).rstrip()
        self.pieces.clear()
        if text or force:
            self.lines.append((min(self.depth, _DEPTH_MAX), self.signature > 0, text))

    def space(self) -> None:
        """At most one blank line before what follows."""
        self.end_line()
        if self.lines and self.lines[-1][2]:
            self.lines.append((min(self.depth, _DEPTH_MAX), self.signature > 0, ""))

    def link(self, target: str) -> None:
        """The target of a link that the sender wrote."""
        own = not self.depth and not self.signature and len(self.links) < _LINKS_MAX
        if own and target[:8].lower().startswith(("http://", "https://")):
            self.links[target.strip()] = None

    def words(self) -> HtmlWords:
        self.end_line()
        return HtmlWords(
            text=_join(text for _, _, text in self.lines),
            own=_join(text for depth, signed, text in self.lines if not depth and not signed),
            links=tuple(self.links),
            cut=self.cut,
            marked=_join("> " * depth + text for depth, signed, text in self.lines if not signed),
            signature=_join(text for depth, signed, text in self.lines if signed and not depth),
        )


def _walk(root: LexborNode, page: _Page, hidden: frozenset[str]) -> None:
    """Read the tree from first to last node; no recursion, so that depth costs nothing."""
    open_elements: list[_Element] = []
    node = root
    while True:
        element = _enter(node, page, hidden, open_elements)
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


def _enter(
    node: LexborNode, page: _Page, hidden: frozenset[str], above: list[_Element]
) -> _Element | None:
    """Begin a node; the element to be left when its children are read, None to pass it over."""
    tag = node.tag or ""
    if tag == "-text":
        if not (above and above[-1].muted):
            page.write(node.text_content or "")
        return None
    if tag.startswith("-") or tag in _HIDDEN_TAGS:
        return None
    if tag == "br":
        page.end_line(force=True)
        return None
    attributes = node.attributes
    style = _compact(attributes.get("style"))
    if "hidden" in attributes or _is_hidden(style) or (hidden and _is_named(tag, node, hidden)):
        return None
    element = _Element(node, tag, _is_muted(style, muted=bool(above) and above[-1].muted))
    if tag in _BLOCKS:
        page.space() if tag in _SPACED else page.end_line()
    _mark(element, attributes, style, page)
    if tag == "li":
        page.pieces.append(_bullet(above))
    elif tag in ("td", "th") and page.pieces:
        page.pieces.append("\t")
    elif tag in ("a", "x-a"):
        page.link(attributes.get("href") or "")
    page.pre += tag == "pre"
    page.depth += element.quotes
    page.signature += element.signs
    return element


def _leave(element: _Element, page: _Page) -> None:
    if element.tag in _BLOCKS or element.quotes or element.signs:
        page.space() if element.tag in _SPACED else page.end_line()
    page.pre -= element.tag == "pre"
    page.depth -= element.quotes
    page.signature -= element.signs


def _mark(element: _Element, attributes: dict[str, str | None], style: str, page: _Page) -> None:
    """Note whether the element quotes or signs, or numbers its items."""
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()[:400]
    if element.tag == "blockquote":
        indent = "border:none" in style or "border:0" in style
        cited = attributes.get("type") == "cite" or "cite" in attributes or "quote" in named
        element.quotes = cited or not indent
    elif element.tag == "ol":
        start = attributes.get("start") or "1"
        element.number = int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
    if len(named) > 1:
        element.quotes = element.quotes or any(name in named for name in _QUOTES)
        element.signs = not page.depth and (
            any(name in named for name in _SIGNATURES)
            or (attributes.get("id") or "").lower() in _SIGNATURE_IDS
        )
        if any(name in named for name in _QUOTES_REST):
            page.end_line()
            page.depth += 1  # and never less again
            page.cut = True
        page.cut = page.cut or any(name in named for name in _QUOTED_WITHIN)
    if attributes.get("name") == "quote" and element.tag == "div":
        element.quotes = True
    if attributes.get("data-signatureblock") == "true":
        element.signs = True
    if element.quotes or element.signs:
        page.end_line()
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


def _compact(style: str | None) -> str:
    return "".join(style.lower().split()) if style else ""


def _is_hidden(style: str) -> bool:
    """Whether nobody sees the element, nor anything in it."""
    if not style:
        return False
    if "display:none" in style or "mso-hide:all" in style:
        return True
    if "max-height:0" in style and "overflow:hidden" in style:
        return "max-height:0." not in style
    return style.endswith("opacity:0") or "opacity:0;" in style or "opacity:0!" in style


def _is_muted(style: str, *, muted: bool) -> bool:
    """Whether the element's own text is hidden; a child may take that back."""
    if "visibility:hidden" in style:
        return True
    if "visibility:visible" in style:
        muted = False
    size = _FONT_SIZE.search(style)
    if size:
        return not size.group(1).strip("0.pxtemr%")
    return muted


def _is_named(tag: str, node: LexborNode, hidden: frozenset[str]) -> bool:
    """Whether the mail's style sheet hides the element."""
    attributes = node.attributes
    names = [f".{name}" for name in (attributes.get("class") or "").lower().split()[:50]]
    names.append(f"#{(attributes.get('id') or '').lower()}")
    return any(name in hidden or tag + name in hidden for name in names)


def _hidden_selectors(tree: LexborHTMLParser) -> frozenset[str]:
    """The plain selectors that the style sheets hide: `.a`, `p.a`, `#a`; media rules left out."""
    hidden: set[str] = set()
    for sheet in tree.css("style"):
        css = sheet.text().lower()
        at = 0
        while (begin := css.find("{", at)) >= 0:
            selectors = css[at:begin].rsplit(";", 1)[-1].replace("<!--", "").strip()
            end = _rule_end(css, begin) if selectors.startswith("@") else css.find("}", begin)
            if end < 0:
                break
            body = "" if selectors.startswith("@") else "".join(css[begin + 1 : end].split())
            if _is_hidden(body) or _is_muted(body, muted=False):
                names = (name.strip() for name in selectors.split(","))
                hidden.update(name for name in names if _SELECTOR.fullmatch(name))
            at = end + 1
    return frozenset(hidden)


def _rule_end(css: str, begin: int) -> int:
    """Where the block of an at-rule closes."""
    depth = 0
    for match in re.compile("[{}]").finditer(css, begin):
        depth += 1 if match.group() == "{" else -1
        if not depth:
            return match.start()
    return -1


def _join(lines: Iterable[str]) -> str:
    return "\n".join(lines).strip("\n")
