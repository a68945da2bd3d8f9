"""Who wrote a mail, as mail programs tell it: a name and an address among other words."""

from __future__ import annotations

from parsers.reply.moment import TIME
from parsers.reply.phrasebook import LEADS, NOT_NAMES, fold
from parsers.reply.verb import verbs
from rules.model.mail import Mailbox

WRAPPERS = " -*_~=\"'“”„«»|•"
_NOT_LOCAL = frozenset(" <>\"'()[]{},;:|*\t“”‘’（）《》：，")


def find_mailbox(text: str) -> Mailbox:
    """The first person named in `text`; without address when none stands there."""
    at = address_span(text)
    if at is None:
        return Mailbox("", _clean_name(text))
    start, end = at
    bracket = text.find("<", end)
    if text[:start].strip(WRAPPERS + "<([").lower() in ("", "mailto:") and bracket >= 0:
        inner = address_span(text[bracket : bracket + 400])
        between = text[end:bracket].strip(WRAPPERS + ">)]")
        if inner and not between and not text.startswith("<mailto:", bracket):
            return Mailbox(
                text[bracket + inner[0] : bracket + inner[1]], _clean_name(text[start:end])
            )
    name = text[:start]
    if name.lower().endswith("mailto:"):
        name = name[:-7]
    return Mailbox(text[start:end], _clean_name(name))


def address_span(text: str) -> tuple[int, int] | None:
    """Start and end of the first address in `text`, looking only around its "@" signs."""
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < 64 and text[start - 1] not in _NOT_LOCAL:
            start -= 1
        end = at + 1
        while end < len(text) and end - at < 255 and (text[end].isalnum() or text[end] in ".-_"):
            end += 1
        domain = text[at + 1 : end].rstrip(".-_")
        if start < at and domain:
            return start, at + 1 + len(domain)
        at = text.find("@", at + 1)
    return None


def _clean_name(text: str) -> str:
    for mark in ("<", "[", "("):
        head = text.split(mark, 1)[0]
        if head.strip():
            text = head
    return text.strip(WRAPPERS + "<>()[],;:")[:200]


def author_name(text: str) -> str:
    """The name in the head of an attribution: in quote marks, or what date and verb leave."""
    head = text.rstrip(" <([").rstrip(":")
    if head.endswith(('"', "”")) and head.count('"') != 1:
        return head[:-1].replace("“", '"').rsplit('"', 1)[-1].strip()[:120]
    for piece in reversed(verbs().sub("\n", TIME.sub("\n", head)).split("\n")):
        words = piece.rsplit(",", 1)[-1].strip(WRAPPERS + "<>()[].:").split()
        while words and (fold(words[0]) in NOT_NAMES | LEADS or is_numbered(words[0])):
            words.pop(0)
        if words and not any(map(is_numbered, words)):
            return " ".join(words).strip(WRAPPERS + ":")[:120]
    return ""


def is_numbered(word: str) -> bool:
    return any(map(str.isdigit, word)) or not any(map(str.isalpha, word))
