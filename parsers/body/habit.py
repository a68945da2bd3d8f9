"""What an element of a page does by its tag and attributes alone: quote, sign, number its items.

A page repeats the same few elements over and over: each kind is looked at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from parsers.body.computed_style import marks_of
from parsers.body.style import Marks, compact

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
# A class, id or name that ends so: "composer_signature", "messageSignatureSection".
_SIGNATURE = re.compile(
    r"(?<!of)(?<!no)(?<!no[_-])(?<!before)(?<!after)signature"
    r"(?:[_-]?(?:block|section|container|wrapper|wrap|content|area|div|table|\d{1,6}))?(?![\w-])"
)
_SIGNED_BY = "fairemail"  # an attribute of its own
# A bar drawn left of a quote, and Word's line above the headers of the mail that is answered.
_BAR = re.compile(r"border-left:[^;]{0,40}(?:solid|dashed)|border-left-style:solid")
_WORD_LINE = re.compile(r"border-top:solid#(?:b5c4df|e1e1e1)1\.0pt;padding:3\.0pt")


KNOWN_MAX = 400  # characters of attributes: longer ones are links and pictures, and rarely come


@dataclass(frozen=True, slots=True)
class Habit:
    """All that is known of an element before it is known where it stands."""

    marks: Marks
    style: str  # as written
    quotes: bool = False
    quotes_rest: bool = False  # all that follows is quoted, the element's own words too
    signs: bool = False
    signs_anywhere: bool = False  # within a quote as well
    quotes_behind: bool = False  # all that follows is quoted
    within: bool = False  # some of it is quoted, and clients fold it away
    number: int = -1  # of a numbered list's first item
    href: str = ""
    is_quiet: bool = True  # it neither quotes nor signs


def habit_of(tag: str, attributes: Mapping[str, str | None]) -> Habit:
    """What an element of this tag with these attributes does."""
    named = tuple(attributes.items())
    if sum(len(value or "") for _, value in named) > KNOWN_MAX:
        return _habit_of(tag, attributes)
    return _known_habit(tag, named)


@lru_cache(maxsize=1024)  # clients write the same few elements into every mail
def _known_habit(tag: str, named: tuple[tuple[str, str | None], ...]) -> Habit:
    return _habit_of(tag, dict(named))


def _habit_of(tag: str, attributes: Mapping[str, str | None]) -> Habit:
    habit = _judge(tag, attributes)
    is_loud = habit.quotes or habit.quotes_rest or habit.signs or habit.signs_anywhere
    is_loud = is_loud or habit.quotes_behind or habit.within
    return replace(habit, is_quiet=False) if is_loud else habit


def _judge(tag: str, attributes: Mapping[str, str | None]) -> Habit:
    marks = marks_of(tag, attributes)
    style = attributes.get("style") or ""
    if not attributes and tag not in ("blockquote", "ol"):
        return Habit(marks, style)
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".lower()[:400]
    tight = compact(style)
    names = len(named) > 1
    return Habit(
        marks,
        style,
        quotes=_quotes(tag, attributes, named, tight),
        quotes_rest=tag == "div" and _WORD_LINE.search(tight) is not None,
        signs=_signs(attributes, named),
        signs_anywhere=attributes.get("data-signatureblock") == "true",
        quotes_behind=names and any(name in named for name in _QUOTES_REST),
        within=names and any(name in named for name in _QUOTED_WITHIN),
        number=_first_number(attributes) if tag == "ol" else -1,
        href=(attributes.get("href") or "") if tag == "a" else "",
    )


def _signs(attributes: Mapping[str, str | None], named: str) -> bool:
    if any(name in named for name in _SIGNATURES) or attributes.get(_SIGNED_BY) == "signature":
        return True
    named = f"{named} {(attributes.get('name') or '').lower()}"
    return "signature" in named and _SIGNATURE.search(named) is not None


def _quotes(tag: str, attributes: Mapping[str, str | None], named: str, style: str) -> bool:
    if tag == "blockquote":
        indent = "border:none" in style or "border:0" in style
        cited = attributes.get("type") == "cite" or "cite" in attributes or "quote" in named
        if cited or not indent:
            return True
    if len(named) > 1 and any(name in named for name in _QUOTES):
        return True
    return tag == "div" and (
        ("padding" in style and _BAR.search(style) is not None)
        or not _QUOTE_NAMES.isdisjoint(named.split())
        or attributes.get("name") == "quote"
    )


def _first_number(attributes: Mapping[str, str | None]) -> int:
    start = attributes.get("start") or "1"
    return int(start) if start.isascii() and start.isdigit() and len(start) < 9 else 1
