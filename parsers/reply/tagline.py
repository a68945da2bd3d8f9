"""The line that a program signs with: "Sent from my iPhone", "Get Outlook for iOS".

It is known as a whole: how it begins or ends, a device or program, and next to nothing else. A
sentence with such words in it says something besides, and stays.
"""

from __future__ import annotations

import re

from parsers.body.lines import Line
from parsers.reply.legal import holds
from parsers.reply.phrasebook import (
    DEVICES,
    ENDED_STARTS,
    LINKING,
    PARDON,
    POLITE,
    SCANNED,
    TAGLINE_ENDS,
    TAGLINE_STARTS,
    TYPING,
    WHOLE_TAGLINES,
    fold,
    starts,
)

_LENGTH_MAX = 110
_WRITTEN_MAX = 400  # with the targets of its links
_WORDS_MAX = 14
_STRANGERS_MAX = 6  # words of a line in which one may be unknown
_TARGET = re.compile(
    r"\]\([^()\s]{0,300}\)|<(?:https?:|mailto:)[^<>\s]{0,300}>|\bhttps?://\S{1,300}"
)
_LONE_LINK = re.compile(r"[<(\[]?https?://[^\s<>]{1,300}[>)\]]?")
_FRAME = "-–—*_| []()<>~•"
_TRACKER = "\u1427"  # all that a mail tracker leaves of its picture
_PLATFORMS = frozenset(
    {"ios", "android", "windows", "mac", "macos", "iphone", "ipad", "mobile", "linux"}
)
_STORES = ("aka.ms", "onelink.me")  # where Outlook's own line leads, also behind a link scanner
_BREAK = re.compile(r"[,;!:(|]|\.(?=\s)|\s[-–—]")  # behind a tagline, before what else is said
_ARTICLES = ("az", "a")  # Hungarian puts one before the device, and the verb behind it
_OFFER_WORDS_MAX = 6
_PLEA_MAX = 64
_PLEA_WORDS_MAX = 6
_STEMS = tuple(device for device in DEVICES if len(device) > 2 or not device.isascii())
_NAMES = frozenset(DEVICES)
_STARTS = starts(TAGLINE_STARTS)
_SCANNED = starts(SCANNED)


def is_tagline(line: Line, *, apart: bool = True) -> bool:
    """Whether a program signed here; `apart` when the line does not go on from one above it."""
    text = line.folded
    if not text or len(text) > _WRITTEN_MAX:
        return False
    if text == _TRACKER:
        return True
    linked = "http" in text
    offered = linked and any(host in text for host in _STORES)
    if linked or "<" in text:
        text = _TARGET.sub("", text).replace("[", "")
    text = text.strip(_FRAME).rstrip(" .!")
    if _SCANNED.begin(text) or _SCANNED.begin(line.folded.strip(_FRAME)):
        return "?" not in text
    if not text or len(text) > _LENGTH_MAX or "?" in text:
        return False
    for stem in POLITE:  # of every line: a generator costs as much as the looking
        if stem in text:
            text = _before_plea(text)
            break
    if _is_slogan(text):
        return apart
    if offered and _offers_outlook(text):
        return True
    begins = _STARTS.begin(text)
    if not (begins or text.endswith(TAGLINE_ENDS)):
        return False
    if not (apart or line.words.lstrip(_FRAME)[:1].isupper() or not line.words.isascii()):
        return False  # the rest of a sentence
    heads = TAGLINE_STARTS + ENDED_STARTS if text.endswith(TAGLINE_ENDS) else TAGLINE_STARTS
    head = max((start for start in heads if text.startswith(start)), key=len, default="")
    if "outlook" in head or "bluemail" in head:
        rest = text[len(head) :].strip()
        return rest in TAGLINE_ENDS or _names_platform(rest)
    return _says_little(line.words, text, head, apart=apart)


def is_lone_link(line: Line) -> bool:
    """Whether a line is the address of a page and nothing else."""
    return _LONE_LINK.fullmatch(line.words) is not None


def _before_plea(text: str) -> str:
    """The tagline alone where a plea or the praise of a program stands behind it on the line."""
    for match in _BREAK.finditer(text):
        plea = text[match.end() :]
        if plea.startswith(POLITE) or any(f" {stem}" in plea[:_PLEA_MAX] for stem in POLITE):
            return text[: match.start()].rstrip(" .!") if len(plea) <= _PLEA_MAX else text
        said = plea.lstrip(" .-")
        if said.startswith(TAGLINE_STARTS) and _is_plea(text[: match.start()]):
            return said  # "Please excuse typos, sent from my phone"
    return text


def _is_plea(text: str) -> bool:
    """Whether a text asks pardon for how a mail is typed, and for nothing else."""
    typed = holds(text, TYPING) and len(text.split()) <= _PLEA_WORDS_MAX
    return typed and holds(text, PARDON) and _BREAK.search(text) is None


def _is_slogan(text: str) -> bool:
    """Whether a program praises itself: "Yahoo Mail: Search, Organize, Conquer"."""
    name, colon, rest = text.partition(":")
    words = name.split()
    if not colon or len(words) != 2 or words[1] != "mail" or words[0] not in _NAMES:
        return False
    return len(rest.split(",")) == 3 and len(rest.split()) <= 5


def _offers_outlook(text: str) -> bool:
    """Whether a line with a link is "Get Outlook for iOS" in a language that no list has."""
    before, name, rest = text.partition("outlook")
    words = f"{before} {rest}".split()
    if not name or len(words) > _OFFER_WORDS_MAX or _BREAK.search(text):
        return False  # "Outlook on iOS crashes, see ...": an offer says one thing
    return any(map(_begins_platform, words))


def _begins_platform(word: str) -> bool:
    """Whether a word is a platform, or begins with one in a language that parts no words."""
    return word in _PLATFORMS or any(
        word.startswith(name) and not word[len(name) :].isascii() for name in _PLATFORMS
    )


def _names_platform(rest: str) -> bool:
    """ "Get Outlook" goes on with "for iOS", in whatever language."""
    words = rest.split()
    return len(words) <= 4 and any(word.strip(".,") in _PLATFORMS for word in words[-2:])


def _says_little(written: str, text: str, head: str, *, apart: bool) -> bool:
    """Whether a device or a program is named, and at most one word is none of both."""
    end = max((last for last in TAGLINE_ENDS if text.endswith(last)), key=len, default="")
    rest = text[len(head) : len(text) - len(end) if end else None]
    words = rest.replace("[", " ").replace("]", " ").replace("(", " ").split()
    if len(words) > _WORDS_MAX or (not head and not _begins_with_device(words)):
        return False
    capitals = {fold(word).strip(".,()[]") for word in written.split() if not word.islower()}
    named = any(map(_names_device, head.split()))
    branded = False
    if not words:
        return named or bool(head and end) or head in WHOLE_TAGLINES
    unknown = 0
    for word in words:
        bare = word.strip(".,'()&")
        device = bare in _NAMES or any(stem in bare for stem in _STEMS)
        named = named or device
        branded = branded or (device and bare in capitals)
        plain = len(bare) <= 3 or bare in LINKING or bare in capitals or not bare[0].isalpha()
        unknown += not (device or plain)
    if not named and not (head.endswith(" my") and words and unknown == 0):
        return False
    return unknown == 0 or (unknown == 1 and branded and apart and len(words) <= _STRANGERS_MAX)


def _names_device(word: str) -> bool:
    """Whether a word of a tagline's beginning is a device or program itself: "sent from mobile"."""
    return word in _NAMES or ("mail" not in word and any(stem in word for stem in _STEMS))


def _begins_with_device(words: list[str]) -> bool:
    """Whether a line that only ends like a tagline names the device first: "iPhone'dan ..."."""
    if words and words[0] in _ARTICLES:
        words = words[1:]
    if not words or len(words) > _STRANGERS_MAX:
        return False
    return not words[0].isascii() or any(stem in words[0] for stem in _STEMS)
