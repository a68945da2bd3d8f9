"""What a style hides: an attribute's or that of the mail's own style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterable

_FONT_SIZE = re.compile(r"font-size:([^;!]{1,20})")
_SELECTOR = re.compile(r"[a-z0-9]{0,12}[.#][\w-]{1,80}")
_BRACE = re.compile("[{}]")


def compact(style: str | None) -> str:
    """A style in lower case and without blanks."""
    return "".join(style.lower().split()) if style else ""


def is_hidden(style: str) -> bool:
    """Whether nobody sees the element, nor anything in it."""
    if not style:
        return False
    if "display:none" in style or "mso-hide:all" in style:
        return True
    if "max-height:0" in style and "overflow:hidden" in style:
        return "max-height:0." not in style
    return style.endswith("opacity:0") or "opacity:0;" in style or "opacity:0!" in style


def is_muted(style: str, *, muted: bool) -> bool:
    """Whether the element's own text is hidden; a child may take that back."""
    if "visibility:hidden" in style:
        return True
    if "visibility:visible" in style:
        muted = False
    size = _FONT_SIZE.search(style)
    if size:
        return not size.group(1).strip("0.pxtemr%")
    return muted


def hidden_selectors(sheets: Iterable[str]) -> frozenset[str]:
    """The plain selectors that the style sheets hide: `.a`, `p.a`, `#a`; media rules left out."""
    hidden: set[str] = set()
    for sheet in sheets:
        css = sheet.lower()
        at = 0
        while (begin := css.find("{", at)) >= 0:
            selectors = css[at:begin].rsplit(";", 1)[-1].replace("<!--", "").strip()
            end = _rule_end(css, begin) if selectors.startswith("@") else css.find("}", begin)
            if end < 0:
                break
            body = "" if selectors.startswith("@") else "".join(css[begin + 1 : end].split())
            if is_hidden(body) or is_muted(body, muted=False):
                names = (name.strip() for name in selectors.split(","))
                hidden.update(name for name in names if _SELECTOR.fullmatch(name))
            at = end + 1
    return frozenset(hidden)


def _rule_end(css: str, begin: int) -> int:
    """Where the block of an at-rule closes."""
    depth = 0
    for match in _BRACE.finditer(css, begin):
        depth += 1 if match.group() == "{" else -1
        if not depth:
            return match.start()
    return -1
