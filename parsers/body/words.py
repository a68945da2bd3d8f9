"""The words of a mail: its text, and what of it the sender newly wrote.

Very long texts are kept whole but looked through only so far: a person's words stand at the top,
and a pasted log of ten megabytes has no signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsers.body.body import Body, Passage
from parsers.body.html import HtmlWords, read_html
from parsers.reply.body_lines import BodyLines, read_body_lines
from parsers.reply.occasion import Occasion
from parsers.reply.own_words import OwnWords
from parsers.reply.reply import read_own_words
from rules.quick_records import filled

TEXT_MAX = 120_000  # characters of text that are looked through for quotes and signatures
MARKUP_MAX = 1_000_000  # characters of HTML that are read at all
PICTURE = re.compile(r"data:[a-z]{1,20}/[a-z0-9.+-]{1,60};base64,[A-Za-z0-9+/=\s]{2000,}")
LINK = re.compile(r"https?://[^\s<>\"'()\[\]{}|\\^`]{3,2000}", re.IGNORECASE)
LINKS_MAX = 200


@filled
@dataclass(frozen=True, slots=True)
class Words:
    """The text of a mail, and whose words it is."""

    text: str  # plain text, else the visible text of the HTML
    plain: bool  # whether there was plain text
    html: HtmlWords | None
    own: OwnWords
    body_lines: BodyLines | None = None  # of as much of the text as is looked through
    cut: bool = False  # some of it was too long to be looked through
    seen: tuple[str, ...] = ()  # lines that every reader of the HTML sees, where there is HTML

    def versions(self, occasion: Occasion) -> Iterator[BodyLines]:
        """The versions of the text by lines, the plain one first; each read when asked for."""
        if self.plain or self.html is None:
            yield self.body_lines or read_body_lines(self.text[:TEXT_MAX], occasion)
        if self.html is not None:
            yield read_body_lines(self.html.marked, occasion)


def read_words(body: Body, occasion: Occasion, *, whole: bool = False) -> Words:
    """The text, and whose words it is; of a `whole` text nothing is anybody else's.

    HTML helps only where it is a version of that very text.
    """
    markup = body.markup
    html = read_markup(markup) if markup.strip() else None
    spoken = [one for one in body.passages if one.plain.strip() or one.markup.strip()]
    plain = any(one.plain.strip() for one in spoken)
    same = len(spoken) == 1 or not plain or all(one.markup.strip() for one in spoken)
    if html is None or len(spoken) == 1 or not plain:
        text = body.plain if plain else html.text if html else ""
    else:
        text = "\n".join(
            one.plain if one.plain.strip() else read_markup(one.markup).text for one in spoken
        )
    cut = len(text) > TEXT_MAX or len(markup) > MARKUP_MAX
    if whole:
        return Words(text, plain, html, OwnWords(text), None, cut)
    lines = read_body_lines(_looked_through(text), occasion) if plain or html is None else None
    own = _find_own(text, html if same else None, lines, occasion)
    seen = _find_seen(spoken, html) if html else ()
    return Words(text, plain, html, own, lines, cut, seen)


def _find_seen(passages: list[Passage], html: HtmlWords) -> tuple[str, ...]:
    """Lines of the HTML that are surely seen, and all of what has no HTML version."""
    alone = (one.plain[:TEXT_MAX] for one in passages if not one.markup.strip())
    return (*(line for text in alone for line in text.splitlines()), *html.seen)


def read_markup(markup: str) -> HtmlWords:
    """The words of HTML, without the pictures that are written into it."""
    if len(markup) > TEXT_MAX:
        markup = PICTURE.sub("data:", markup)
    return read_html(markup[:MARKUP_MAX])


def _looked_through(text: str) -> str:
    """As much of the text as is looked through, in whole lines."""
    if len(text) <= TEXT_MAX:
        return text
    return text[: text.rfind("\n", 0, TEXT_MAX) + 1 or TEXT_MAX]


def _find_own(
    text: str, html: HtmlWords | None, body: BodyLines | None, occasion: Occasion
) -> OwnWords:
    """The own words; of a very long text all that follows, unless a quote was found before."""
    head = _looked_through(text)
    body = body or read_body_lines(head, occasion)
    if len(text) <= TEXT_MAX:
        return read_own_words(body, text, html)
    words = read_own_words(body, head, None)
    if words.quoted:
        return words
    return replace(words, own=f"{words.own}\n{text[len(head) :]}", is_signature=False)


def find_links(words: Words) -> tuple[str, ...]:
    """Web addresses in the own words, link targets included."""
    written = LINK.findall(words.own.own[:TEXT_MAX])
    targets = [link for link in (words.html.links if words.html else ()) if LINK.match(link)]
    cleaned = (link.rstrip(".,;:!?*_~") for link in (*written, *targets))
    return tuple(dict.fromkeys(cleaned))[:LINKS_MAX]
