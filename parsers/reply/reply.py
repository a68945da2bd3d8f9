"""Whose words these are: what the sender newly wrote, apart from quotes and signatures (GW-16).

A mail may hold two versions of its words, plain and HTML. The plain one is read, and the HTML helps
where it says more. Every step is linear in the length of the body, whatever is in it.
"""

from __future__ import annotations

import re

from parsers.body.coloured_words import Run
from parsers.body.html import HtmlWords
from parsers.reply.body_lines import BodyLines, read_body_lines
from parsers.reply.inside import find_answers
from parsers.reply.occasion import Occasion
from parsers.reply.own_words import OwnWords, take_apart
from rules.copies import replace

_STAND_IN_MAX = 600  # characters of a plain part that only says "see the other version"
_CUT_OFF_MIN = 30  # characters that a plain part lacks
_WORD = re.compile(r"\w+")
_PLAIN_WORD = re.compile("[a-z0-9_]+")  # the same of small letters in ASCII, in half the time
_LINK = re.compile(
    r"<(?:https?:|mailto:|tel:)[^<>\s]{1,2000}>|<[^<>\s@]{1,128}@[^<>\s]{1,255}>"
    r"|\[(?:image|cid):[^\]\n]{0,200}\]"
)


def read_own_words(body: BodyLines, text: str, html: HtmlWords | None) -> OwnWords:
    """What the sender of a mail newly wrote.

    `text` is the plain text of the body, or the text of its only HTML part, and `body` what was
    read of it; `html` helps where the plain text does not tell what is quoted.
    """
    words = _read_version(body, text, html)
    if not words.own or not words.quoted:
        return words
    runs: tuple[Run, ...] = html.coloured if html else ()
    inside = find_answers(words.own, words.quoted, runs, body.occasion.writer)
    if not inside and html and runs and text != html.text:
        inside = find_answers(words.own, _of_html(html, body.occasion).quoted, runs)
    return replace(words, own=f"{words.own}\n\n{inside}", is_signature=False) if inside else words


def _read_version(body: BodyLines, text: str, html: HtmlWords | None) -> OwnWords:
    """The own words of the version that holds them."""
    if html is None:
        return take_apart(body)
    if not text.strip() or text == html.text:
        return _of_html(html, body.occasion)
    words = take_apart(body)
    if _may_hold_less(words, html):
        shown = _of_html(html, body.occasion)
        if shown.own and not shown.is_signature and _says_more(shown.own, words.own, text):
            return shown
    elif len(html.text) > len(text) + _CUT_OFF_MIN:
        shown = _of_html(html, body.occasion)
        if _goes_on(words.own, shown.own, text):
            return shown
    return _agreed(words, html, body.occasion) if html.cut else words


def _of_html(html: HtmlWords, occasion: Occasion) -> OwnWords:
    words = take_apart(read_body_lines(html.marked, occasion))
    if not html.signature:
        return words
    signature = f"{words.signature}\n{html.signature}".strip()
    return replace(words, signature=signature, is_signature=words.is_signature or not words.own)


def _may_hold_less(words: OwnWords, html: HtmlWords) -> bool:
    """Whether the plain part is a stand-in: no words, a lone address, or words of its own."""
    if not words.own or words.is_signature:
        return True
    if len(words.own) > _STAND_IN_MAX:
        return False
    lone = words.own.split()
    if not _LINK.sub("", words.own).strip():  # a picture, a link without words
        return True
    if len(lone) == 1 and ("://" in lone[0] or "@" in lone[0]):
        return True
    # what the other version shows as own is part of its text, and most often enough
    return _says_other(words.own, html.own) and _says_other(words.own, html.text)


def _says_more(shown: str, own: str, text: str) -> bool:
    """Whether the HTML holds more own words; a text that speaks of HTML is nobody's own."""
    more = len(shown.split()) > len(own.split()) or "html" in own.casefold()
    return more and _says_other(shown, text)


def _goes_on(own: str, shown: str, text: str) -> bool:
    """Whether the HTML goes on where the plain `text` was cut off."""
    said, more = own.split(), shown.split()
    rest = more[len(said) :]
    return len(rest) >= 5 and more[: len(said)] == said and _says_other(" ".join(rest), text)


def _says_other(own: str, text: str) -> bool:
    """Whether most words of `own` do not stand in `text`."""
    if own == text:
        return False
    ours, theirs = _words(_blank_links(own)), _words(text)
    return 2 * len(ours & theirs) < len(ours)


def _words(text: str) -> set[str]:
    if text.isascii():
        return set(_PLAIN_WORD.findall(text.lower()))
    return {word.casefold() for word in _WORD.findall(text)}  # folded first, some words would part


def _agreed(words: OwnWords, html: HtmlWords, occasion: Occasion) -> OwnWords:
    """`words` of the plain text, ended where the HTML of the same mail says a quote begins."""
    most = len(_WORD.findall(_blank_links(html.own)))
    if len(_WORD.findall(_blank_links(words.own))) <= most and words.quoted:
        return words  # cut there already
    shown = take_apart(read_body_lines(html.marked, occasion)).own
    theirs = [word.casefold() for word in _WORD.findall(_LINK.sub(" ", shown))]
    ours = [
        (match.group().casefold(), match.end()) for match in _WORD.finditer(_blank_links(words.own))
    ]
    if not theirs or len(ours) <= len(theirs):
        return words
    if [word for word, _ in ours[: len(theirs)]] != theirs:
        return words
    end = ours[len(theirs) - 1][1]
    while end < len(words.own) and not words.own[end].isspace():
        end += 1
    rest = words.own[end:].strip()
    return replace(words, own=words.own[:end].rstrip(), quoted=f"{rest}\n{words.quoted}".strip())


def _blank_links(text: str) -> str:
    if "<" not in text and "[" not in text:
        return text
    return _LINK.sub(lambda match: " " * len(match.group()), text)
