"""What stands below a person's words and was not written for this mail.

The line "-- ", "Sent from my ...", the foot of a mailing list, a legal footer; and the warning that
a mail system puts above a mail from outside. "Regards, Maya" stays: a person wrote it, though a
mail with nothing else is no answer (GW-16).
"""

from __future__ import annotations

from dataclasses import dataclass

from parsers.body.lines import Line
from parsers.reply.headerblock import is_rule
from parsers.reply.phrasebook import (
    BANNER_STARTS,
    BANNER_WORDS,
    CLOSINGS,
    DEVICES,
    LEGAL,
    LEGAL_TITLES,
    LIST_FOOT,
    TAGLINE_ENDS,
    TAGLINE_STARTS,
    fold,
)

_DASHES_LINES_MAX = 30  # a "--" with more below it divides a text and signs nothing
_TAGLINE_MAX = 110
_FOOT_LINES_MAX = 40
_LEGAL_MIN = 80  # characters of a legal paragraph
_BANNER_MAX = 600


@dataclass(frozen=True, slots=True)
class Signed:
    """Lines of own words, and what signed them."""

    words: tuple[Line, ...]
    signature: tuple[Line, ...] = ()


def split_signature(lines: tuple[Line, ...]) -> Signed:
    """`lines` without what signs them."""
    at = _dashes_at(lines)
    kept, signature = lines[:at], lines[at:]
    taglines = tuple(line for line in kept if is_tagline(line.words))
    kept = tuple(line for line in kept if not is_tagline(line.words))
    kept = _without_dangling_rule(kept) if taglines else kept
    at = _foot_at(kept)
    return Signed(kept[:at], kept[at:] + taglines + signature)


def split_banner(lines: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The warning of a mail system at the top of `lines`, and the rest."""
    first = 0
    while first < len(lines) and (lines[first].blank or is_rule(lines[first].words)):
        first += 1
    end = first
    while end < len(lines) and not lines[end].blank and end - first < 8:
        end += 1
    text = fold(" ".join(line.words for line in lines[first:end]))
    if not text or len(text) > _BANNER_MAX or not text.lstrip("*[⚠️! ").startswith(BANNER_STARTS):
        return (), lines
    if sum(word in text for word in BANNER_WORDS) < 1 + text.startswith(("attention", "obs")):
        return (), lines
    if end == len(lines) or (end - first == 1 and len(text) < 30):
        return (), lines
    while end < len(lines) and (lines[end].blank or is_rule(lines[end].words)):
        end += 1
    return lines[:end], lines[end:]


def is_tagline(words: str) -> bool:
    """Whether a program signed here with the name of a device or of itself."""
    if not words or len(words) > _TAGLINE_MAX * 2:
        return False
    text = fold(words).strip("-–—*_| []()<>~•")
    link = text.find("<http")
    text = (text[:link] if link > 0 else text).rstrip(" .!")
    if len(text) > _TAGLINE_MAX:
        return False
    if text.endswith(TAGLINE_ENDS):
        return _names_device(text)
    if not text.startswith(TAGLINE_STARTS):
        return False
    return _names_device(text) or (text.startswith("sent from my") and _is_bare(text))


def is_only_signature(text: str) -> bool:
    """Whether `text` is no more than a closing and a name: "Regards, Maya"."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if not lines or len(lines) > 8:
        return False
    first = fold(lines[0]).rstrip(" ,.!-–—")
    if first in CLOSINGS:
        return all(len(line) <= 80 and "?" not in line for line in lines[1:]) and len(lines) > 1
    return False


def _dashes_at(lines: tuple[Line, ...]) -> int:
    """Where the first signature line stands; the end when there is none (RFC 3676 4.3)."""
    for index, line in enumerate(lines):
        if not _is_dashes(line):
            continue
        below = sum(1 for under in lines[index + 1 :] if not under.blank)
        if line.raw.endswith("-- ") or below <= _DASHES_LINES_MAX:
            return index
    return len(lines)


def _is_dashes(line: Line) -> bool:
    return len(line.words) <= 3 and line.words in ("--", "—", "––", "—-", "-—", "- -", "__", "*--*")


def _names_device(text: str) -> bool:
    """Whether `text` names a device or a mail program, and says little else."""
    words = text.replace("'", " ").replace("(", " ").split()
    if len(words) > 14 or ("," in text and len(words) > 9):
        return False
    return any(
        device in text for device in DEVICES if len(device) > 2 or not device.isascii()
    ) or any(word.strip(".,") in DEVICES for word in words)


def _is_bare(text: str) -> bool:
    """ "Sent from my Wiko": a few words and no sentence."""
    return len(text.split()) <= 7 and not set(",;:?!") & set(text)


def _without_dangling_rule(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    end = len(lines)
    while end and (lines[end - 1].blank or is_rule(lines[end - 1].words)):
        end -= 1
    return lines[:end]


def _foot_at(lines: tuple[Line, ...]) -> int:
    """Where list feet and legal footers begin, going up from the end paragraph by paragraph."""
    end = len(lines)
    lowest = max(0, end - _FOOT_LINES_MAX * 4)
    at = end
    while at > lowest:
        stop = at
        while stop > lowest and lines[stop - 1].blank:
            stop -= 1
        start = stop
        while start > lowest and not lines[start - 1].blank and stop - start < _FOOT_LINES_MAX:
            start -= 1
        inner = _foot_within(lines, start, stop)
        if inner is None:
            break
        at = inner
        if inner > start:
            break
    return at if at < end and any(not line.blank for line in lines[at:]) else end


def _foot_within(lines: tuple[Line, ...], start: int, stop: int) -> int | None:
    """Where a foot begins inside the paragraph, which must end with it."""
    if start >= stop:
        return None
    for index in range(start, stop):
        if is_rule(lines[index].words) and _is_foot(lines[index + 1 : stop], ruled=True):
            return index
    if _is_foot(lines[start:stop], ruled=False):
        return start
    return None


def _is_foot(lines: tuple[Line, ...], *, ruled: bool) -> bool:
    text = fold(" ".join(line.words for line in lines))[:6000]
    if not text:
        return False
    if text.strip(" :.*") in LEGAL_TITLES:
        return True
    if ruled and any(phrase in text for phrase in LIST_FOOT):
        return True
    terms = sum(term in text for term in LEGAL)
    return len(text) >= _LEGAL_MIN and terms >= (2 if ruled else 3) and "?" not in text
