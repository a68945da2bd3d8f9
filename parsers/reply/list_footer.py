"""What lists and firms put below a mail: how to leave the list, the legal footer.

A paragraph is believed as a whole: a person's sentence about a mailing list or a confidential file
is none of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.body.lines import Line
from parsers.reply.headerblock import is_rule
from parsers.reply.legal import (
    is_legal,
    is_legal_line,
    may_end_legal,
    spares_paper,
    speaks_of_mail,
)
from parsers.reply.phrasebook import (
    FOOT_STARTS,
    LEGAL,
    LEGAL_ABOUT,
    LEGAL_TITLES,
    LIST_FOOT,
)

_FOOT_LINES_MAX = 40
_TEXT_MAX = 6000  # characters of a paragraph that are looked at
_LEGAL_MIN = 80  # characters of a legal paragraph under a line or a title
_LEGAL_ALONE_MIN = 140  # ... of one that nothing announces
_SENTENCE_ENDS = ".!?…:;)。！？؟"
_LEADS = ":："
_FILLED_MIN = 50  # a line this long may go on in the next one


def find_foot(lines: Sequence[Line]) -> int:
    """Where list feet and legal footers begin, going up from the end paragraph by paragraph."""
    end = len(lines)
    lowest = max(0, end - _FOOT_LINES_MAX * 4)
    at = end
    while at > lowest:
        stop = at
        while stop > lowest and not lines[stop - 1].words:
            stop -= 1
        start = stop
        while start > lowest and lines[start - 1].words and stop - start < _FOOT_LINES_MAX:
            start -= 1
        inner = _foot_within(lines, start, stop)
        if inner is None:
            break
        at = inner
        if inner > start:
            break
    return at if at < end and any(line.words for line in lines[at:]) else end


def _foot_within(lines: Sequence[Line], start: int, stop: int) -> int | None:
    """Where a foot begins inside the paragraph, which must end with it."""
    if start >= stop:
        return None
    for index in range(start, stop):
        if is_rule(lines[index].words) and _is_foot(lines[index + 1 : stop], ruled=True):
            return index
    begin = start if _is_foot(lines[start:stop], ruled=False) else None
    if begin is None and not _may_end_with_foot(_joined(lines[start:stop])):
        return None
    for at in range(start + 1, stop):
        above = lines[at - 1]
        if begin is None and above.words[-1] in _LEADS:
            continue  # "I want this text there:"
        if begin is not None and not _may_be_own(above):
            break
        if _may_end(above) and _is_foot(lines[at:stop]):
            begin = at
        elif begin is not None and _may_end(above):
            break
    return begin


def _may_end_with_foot(text: str) -> bool:
    return len(text) >= _LEGAL_MIN // (1 if text.isascii() else 2) and may_end_legal(text)


def _may_end(line: Line) -> bool:
    """Whether what a person says may end with the line, right above a footer."""
    return len(line.words) < _FILLED_MIN or line.words[-1] in _SENTENCE_ENDS


def _may_be_own(line: Line) -> bool:
    """Whether the line is a person's: too short to go on below, or with nothing of a footer."""
    if line.folded.strip(" :.*") in LEGAL_TITLES:
        return False
    return len(line.words) < _FILLED_MIN or not is_legal_line(line.folded)


def _is_foot(lines: Sequence[Line], *, ruled: bool = False) -> bool:
    text = _joined(lines)
    if not text:
        return False
    if text.strip(" :.*") in LEGAL_TITLES:
        return True
    if ruled and _is_list_foot(lines, text):
        return True
    if "?" in text:
        return False
    if spares_paper(text):
        return True
    if len(text) + sum(map("\u2e80".__le__, text)) < _LEGAL_MIN:  # these scripts say more in less
        return False
    if not (ruled or any(word in text for word in LEGAL_ABOUT)):
        return False
    if is_legal(text):
        return True
    titled = ruled or text.lstrip("*_ ").startswith(tuple(LEGAL_TITLES))
    terms = sum(term in text for term in LEGAL)
    if ruled:
        return terms >= 2
    if terms < 3:
        return False
    return titled or (len(text) >= _LEGAL_ALONE_MIN and speaks_of_mail(text))


def _is_list_foot(lines: Sequence[Line], text: str) -> bool:
    """Whether a list or a notifier says how to leave it; words alone say nothing."""
    if any(line.folded.startswith(FOOT_STARTS) for line in lines):
        return True
    linked = "://" in text or "www." in text or "@" in text
    return linked and any(phrase in text for phrase in LIST_FOOT)


def _joined(lines: Sequence[Line]) -> str:
    return " ".join([line.folded[:_TEXT_MAX] for line in lines])[:_TEXT_MAX]
