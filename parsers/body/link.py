"""Links in text made from HTML: `words <address>` where the words are not the address."""

from __future__ import annotations

import re
from urllib.parse import unquote

_TARGET_MAX = 2000
_SHOWN = ("http://", "https://", "mailto:", "ftp://", "ftps://", "tel:", "sip:", "callto:")
_NOT_IN_TARGET = re.compile(r"[\s<>\x00-\x1f\x7f]+")
_NOT_COMPARED = re.compile(r"^(?:[a-z]{3,6}:(?://)?)?(?:www\.)?|[\s\u200b\u00ad]+|/$")


def write_link(words: str, target: str) -> str:
    """What stands behind the `words` of a link to `target`: ` <address>`, or nothing."""
    address = _NOT_IN_TARGET.sub("", target)[:_TARGET_MAX]
    if not address.lower().startswith(_SHOWN) or not words.strip():
        return ""
    shown, meant = _compared(words), _compared(address)
    if shown in (meant, _compared(meant.partition("?")[0])) or meant in shown:
        return ""
    behind_host = unquote(address).lower().partition("://")[2].partition("/")[2]
    if len(shown) > 8 and "." in shown and shown in behind_host:
        return ""  # a gateway leads the link through itself; its address stands in the words
    if address.lower().startswith("mailto:"):
        address = address[7:].partition("?")[0]
    return f" <{address}>" if address else ""


def _compared(address: str) -> str:
    """An address without what people leave out of it."""
    return _NOT_COMPARED.sub("", address.strip().lower()).strip(".,;:!?()[]<>\"'/")
