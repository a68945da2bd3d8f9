"""The text of styles, so that its signs mean what they mean to a reader (CSS Syntax 3, 4.3)."""

from __future__ import annotations

import re

_ESCAPED = r"\\(?:([0-9a-f]{1,6})\s?|(.))"
_ESCAPE = re.compile(_ESCAPED, re.DOTALL)
# What a sheet is cut into before anything else, in the order of its text (CSS Syntax 3, 4.3):
# comments, strings, a bare address, escapes, and the quote of a string that its line broke off.
_TOKEN = re.compile(
    r"(?P<comment>/\*[^*]*+(?:\*(?!/)[^*]*+)*+(?:\*/|$)|<!--|-->)"
    r"|(?P<string>\"(?:[^\"\\\n\r\f]|\\.)*+(?:\"|$)|'(?:[^'\\\n\r\f]|\\.)*+(?:'|$))"
    r"|(?P<address>(?:\\?u|\\0{0,4}[57]5\s?)(?:\\?r|\\0{0,4}[57]2\s?)(?:\\?l|\\0{0,4}[46]c\s?)"
    r"\(\s*+(?![\"'])(?:[^)\\]|\\.)*+(?:\)|$))"
    r"|\\(?P<letter>[^0-9a-f])|(?P<quote>[\"'])",
    re.DOTALL,
)
_IMPORT = re.compile(r"@(?:i|\\0{0,4}[46]9\s?)(?:m|\\0{0,4}[46]d\s?)\\?(?:p|0{0,4}[57]0)")
ODD = "\ufffd"  # stands for a letter that would mean something else once it is not quoted
_NOT_PLAIN = re.compile(r"[^\w\s.:/#%@-]")


def _plain(token: re.Match[str]) -> str:
    """A token without anything that would end or begin another one."""
    match token.lastgroup:
        case "comment":
            return " "
        case "string":
            return '"' + _NOT_PLAIN.sub(ODD, unescape(token[0][1:].removesuffix(token[0][0]))) + '"'
        case "address":
            return "url()"
        case "letter":
            return token[0] if _NOT_PLAIN.match(token["letter"]) is None else ODD
        case _:
            return ODD


def unescape(text: str) -> str:
    """`text` with the escapes of CSS undone (CSS Syntax 3, 4.3.7)."""
    if "\\" not in text:
        return text

    def letter(match: re.Match[str]) -> str:
        if match[1] is None:
            return match[2] if _NOT_PLAIN.match(match[2]) is None else ODD
        number = int(match[1], 16)
        found = chr(number).lower() if 0 < number < 0xD800 else ODD
        return found if found.isalnum() or found in "-_" else ODD

    return _ESCAPE.sub(letter, text)


def plain(css: str) -> str:
    """`css` (lower case) without comments, and without anything that stands only in a string."""
    return _TOKEN.sub(_plain, css)


def asks_elsewhere(css: str) -> bool:
    """Whether a sheet brings in another one."""
    return _IMPORT.search(css) is not None
