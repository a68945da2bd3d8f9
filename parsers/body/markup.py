"""HTML made harmless before it is parsed: whatever it is, the parser's work stays linear."""

from __future__ import annotations

import re
from collections import Counter
from operator import itemgetter

_MARKUP_MAX = 512 * 1024
_TAGS_MAX = 2000  # a page with more tags is tamed before it is parsed
_NESTING_MAX = 120


def _names(table: str) -> frozenset[str]:
    return frozenset(table.split())


_VOID = _names("area base br col embed hr img input link meta source track wbr")
# Closed by the next one of their kind.
_SELF_CLOSING = _names("p li dt dd option")
_FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})")
# A tag, in three: its name, up to a hundred attributes, and those beyond. Every parser compares
# each attribute with all others. It always takes the whole tag, so no letter is read twice.
_ATTRIBUTE = (
    r"[\s/]*+(?:=[^\s/>=]*+|[^\s/>=]++)"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+|(?=>)))?+"
)
_CROWDED = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{0,100}}+)(?:{_ATTRIBUTE})*+")
_LONG = re.compile("<[^>]{200}")
_QUOTED_END = re.compile(r"=\s*+(?:\"[^\">]*+>|'[^'>]*+>)")  # a tag that goes on behind a ">"
_UNCROWDED = itemgetter(1)  # for every tag there is: a template costs more
# Parsers open it in the head and let its words out into the page.
_NOSCRIPT = re.compile(r"<(/?)noscript", re.IGNORECASE)
_DATA_URL = re.compile(r"data:[\w/+.-]{1,60};base64,[\w+/=\s]+")


def tame(markup: str) -> str:
    """`markup` so that no parser needs more than linear time for it.

    Nesting costs the HTML algorithm its depth for every tag, and formatting tags that were not
    closed are opened again in every paragraph: such tags become plain ones, deep ones go.
    """
    if _NOSCRIPT.search(markup):
        markup = _NOSCRIPT.sub(r"<\1x-noscript", markup)
    if len(markup) > _MARKUP_MAX:
        markup = _DATA_URL.sub("data:", markup)
    markup = markup[: 2 * _MARKUP_MAX]
    if _may_be_crowded(markup):
        markup = _CROWDED.sub(_UNCROWDED, markup)
    markup = markup[:_MARKUP_MAX]
    if markup.count("<") <= _TAGS_MAX:
        return markup
    depth = 0
    opened: Counter[str] = Counter()

    def change(match: re.Match[str]) -> str:
        nonlocal depth
        slash, name = match.group(1), match.group(2).lower()
        if name in _VOID:
            return match.group()
        plain = f"x-{name}" if name in _FORMATTING else name
        if name in _SELF_CLOSING:
            return f"<{slash}{plain}"
        if slash and not opened[name]:
            return "<!x"  # it ends nothing; parsers look through all that is open for it
        opened[name] += -1 if slash else 1
        depth += -1 if slash else 1
        return "<!x" if depth > _NESTING_MAX - bool(slash) else f"<{slash}{plain}"

    return _TAG.sub(change, markup)


def _may_be_crowded(markup: str) -> bool:
    """Whether a tag may have more than a hundred attributes: most pages have not one so long.

    Each is one letter at least, and one that parts it from the next.
    """
    return _LONG.search(markup) is not None or _QUOTED_END.search(markup) is not None
