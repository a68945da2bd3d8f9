"""Whose words these are: what the sender newly wrote, apart from quotes and signatures (GW-16).

A mail is read once from top to bottom. What is under a quotation's head is not the sender's, unless
answers stand between the quoted lines: then the whole body is kept. Every step is linear in the
length of the body, whatever is in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum

from parsers.body.html import HtmlWords
from parsers.body.lines import Line, first_with_words, read_lines
from parsers.reply.attribution import Attribution, find_attributions
from parsers.reply.forward import find_forward_cut
from parsers.reply.headerblock import is_rule
from parsers.reply.quotation import Cut, Sign, find_cut, is_reply_marker
from parsers.reply.signature import is_only_signature, split_banner, split_signature

_WRAPPED_MIN = 55  # a quoted line this long may have lost its end to the next line
_SHINGLE = 8  # words that must agree with the parent's before they count as its words
_WORD = re.compile(r"\w+")
_LINK = re.compile(r"<(?:https?:|mailto:)[^<>\s]{1,2000}>|\[(?:image|cid):[^\]\n]{0,200}\]")


@dataclass(frozen=True, slots=True)
class OwnWords:
    """A body taken apart."""

    own: str  # what the sender newly wrote
    signature: str = ""
    quoted: str = ""  # other people's words, with their heads
    is_signature: bool = False  # the sender wrote nothing but a signature


class _Whose(Enum):
    OWN = 1
    QUOTED = 2  # with quote marks; what follows may be the sender's again
    REST = 3  # to the end of the body


@dataclass(frozen=True, slots=True)
class _Stretch:
    whose: _Whose
    start: int
    end: int
    headed: bool = False  # a head says whose words they are


def find_own_words(text: str, html: HtmlWords | None = None, *, subject: str = "") -> OwnWords:
    """What the sender of a mail newly wrote.

    `text` is the plain text of the body, or the text of its only HTML part; `html` helps where the
    plain text does not tell what is quoted.
    """
    if html is None or (text.strip() and text != html.text):
        words = _take_apart(read_lines(text), subject)
        return _agreed(words, html, subject) if html and html.cut else words
    words = _take_apart(read_lines(html.marked), subject)
    if not html.signature:
        return words
    signature = f"{words.signature}\n{html.signature}".strip()
    return replace(words, signature=signature, is_signature=words.is_signature or not words.own)


def subtract_parent(own: str, parent: str) -> str:
    """`own` without the lines of `parent`, a letter that we sent, quoted or not.

    A line goes when all its words stand in the parent in the same order, in runs of eight words.
    """
    theirs = [word.casefold() for word in _WORD.findall(parent)]
    size = min(_SHINGLE, len(theirs))
    if size < 4:
        return own
    known = {tuple(theirs[i : i + size]) for i in range(len(theirs) - size + 1)}
    lines = own.split("\n")
    words: list[str] = []
    line_of: list[int] = []
    for number, line in enumerate(lines):
        found = [word.casefold() for word in _WORD.findall(line)]
        words += found
        line_of += [number] * len(found)
    left = [0] * len(lines)
    for number in line_of:
        left[number] += 1
    covered = 0
    for index in range(len(words)):
        if tuple(words[index : index + size]) in known:
            covered = index + size
        if index < covered:
            left[line_of[index]] -= 1
    spoken = set(line_of)
    kept = [line for number, line in enumerate(lines) if number not in spoken or left[number]]
    return _tidy(kept) if len(kept) < len(lines) else own


def _take_apart(lines: tuple[Line, ...], subject: str) -> OwnWords:
    attributions = find_attributions(lines)
    forward = find_forward_cut(lines, subject, attributions)
    if forward:
        banner, above = split_banner(lines[: forward.start])
        signed = split_signature(above)
        return OwnWords(
            _text(signed.words), _text(signed.signature), _text(banner + lines[forward.start :])
        )
    banner, lines = split_banner(lines)
    if banner:
        attributions = find_attributions(lines)
    stretches = _read_stretches(lines, attributions)
    words = _choose(lines, stretches)
    return replace(words, quoted=f"{_text(banner)}\n{words.quoted}".strip()) if banner else words


def _read_stretches(
    lines: tuple[Line, ...], attributions: dict[int, Attribution]
) -> tuple[_Stretch, ...]:
    """The body from top to bottom: own words, quotes, and the rest under a head."""
    stretches: list[_Stretch] = []
    index = own_from = 0
    while index < len(lines):
        line = lines[index]
        cut = None if line.depth else find_cut(lines, index, attributions)
        if not line.depth and cut is None:
            index += 1
            continue
        if own_from < index:
            stretches.append(_Stretch(_Whose.OWN, own_from, index))
        stretch = _quoted_from(lines, index, cut, attributions)
        stretches.append(stretch)
        index = own_from = stretch.end
    if own_from < len(lines):
        stretches.append(_Stretch(_Whose.OWN, own_from, len(lines)))
    return tuple(stretches)


def _quoted_from(
    lines: tuple[Line, ...], start: int, cut: Cut | None, attributions: dict[int, Attribution]
) -> _Stretch:
    """The quotation that begins at `start`, with a head or with quote marks."""
    if cut is None:
        headed = any(
            find_cut(lines, index, attributions) is not None
            for index in range(start, min(start + 3, len(lines)))
            if lines[index].depth
        )
        return _Stretch(_Whose.QUOTED, start, _quote_end(lines, start), headed)
    below = first_with_words(lines, cut.end)
    if below >= len(lines) or (cut.sign is Sign.ATTRIBUTION and lines[below].depth):
        return _Stretch(_Whose.QUOTED, start, _quote_end(lines, below), headed=True)
    return _Stretch(_Whose.REST, start, len(lines), headed=True)


def _quote_end(lines: tuple[Line, ...], start: int) -> int:
    """Where the lines with quote marks end; blank and wrapped lines among them do not end them."""
    index = end = start
    while index < len(lines):
        if lines[index].depth:
            index = end = index + 1
        elif lines[index].blank or _is_wrapped(lines, index):
            index += 1
        else:
            break
    return end


def _is_wrapped(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line without mark is the end of the long quoted line above it."""
    above, line = lines[index - 1], lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        index > 0
        and above.depth > 0
        and len(above.words) >= _WRAPPED_MIN
        and len(line.words) < len(above.words)
        and (line.words[:1].islower() or above.words[-1] not in ".?!:;)")
        and below is not None
        and below.depth > 0
    )


def _choose(lines: tuple[Line, ...], stretches: tuple[_Stretch, ...]) -> OwnWords:
    """Which stretches are the sender's own words."""
    head = next((n for n, s in enumerate(stretches) if s.headed), None)
    signed = {
        n: split_signature(_above_rule(lines[s.start : s.end], stretches[n + 1 : n + 2]))
        for n, s in enumerate(stretches)
        if s.whose is _Whose.OWN
    }
    spoken = [n for n, part in signed.items() if any(not line.blank for line in part.words)]
    if head is None:
        keep = _unheaded(lines, stretches, spoken)
    else:
        keep = _headed(lines, stretches, spoken, head)
    own: list[Line] = []
    quoted: list[Line] = []
    signature: list[Line] = []
    for n, stretch in enumerate(stretches):
        if stretch.whose is _Whose.OWN:
            (own if n in keep else quoted).extend(signed[n].words)
            signature += signed[n].signature
        else:
            (own if n in keep else quoted).extend(lines[stretch.start : stretch.end])
    return _answer(lines, stretches, own, signature, quoted)


def _above_rule(lines: tuple[Line, ...], below: tuple[_Stretch, ...]) -> tuple[Line, ...]:
    """`lines` without a line that was drawn right above the quotation `below`."""
    spoken = [index for index, line in enumerate(lines) if not line.blank]
    if len(spoken) < 2 or not (below and below[0].headed):
        return lines
    return lines[: spoken[-1]] if is_rule(lines[spoken[-1]].words) else lines


def _headed(
    lines: tuple[Line, ...], stretches: tuple[_Stretch, ...], spoken: list[int], head: int
) -> set[int]:
    """Above the head, and below it: one answer alone, or all where answers stand between."""
    above = [n for n in spoken if n < head]
    below = [n for n in spoken if n > head]
    keep = set(_unheaded(lines, stretches[:head], above)) if above else set()
    if above and _has_reply_marker(lines, stretches):
        return keep
    if len(below) > 1:
        return keep | set(range(head, below[-1] + 1))
    return keep | set(below)


def _unheaded(
    lines: tuple[Line, ...], stretches: tuple[_Stretch, ...], spoken: list[int]
) -> set[int]:
    """Marked lines that nobody is named for: a quote at either end goes, one in between stays."""
    if not spoken:
        return set()
    keep = set(range(spoken[0], spoken[-1] + 1))
    last = spoken[-1] + 1
    if last < len(stretches) and stretches[last].whose is _Whose.QUOTED:
        before = next(
            line for line in reversed(lines[: stretches[last].start]) if not line.blank
        ).words
        if before.endswith((":", "：")) and "@" not in before and not any(map(str.isdigit, before)):
            keep.add(last)  # "this is what it says:" and a shell's prompt
    return keep


def _has_reply_marker(lines: tuple[Line, ...], stretches: tuple[_Stretch, ...]) -> bool:
    return any(
        is_reply_marker(line.words)
        for s in stretches
        if s.whose is _Whose.QUOTED
        for line in lines[s.start : s.end]
    )


def _answer(
    lines: tuple[Line, ...],
    stretches: tuple[_Stretch, ...],
    own: list[Line],
    signature: list[Line],
    quoted: list[Line],
) -> OwnWords:
    """The parts as text; where nothing is left, what may still be a person's is kept."""
    text = _text(own)
    if text:
        return OwnWords(text, _text(signature), _text(quoted), is_only_signature(text))
    if _text(signature):
        return OwnWords(_text(signature), _text(signature), _text(quoted), is_signature=True)
    rest = next((s for s in stretches if s.whose is _Whose.REST), None)
    if rest is None or is_reply_marker(lines[rest.start].words):
        return OwnWords("", "", _text(quoted))
    words = _below_head(lines, rest)
    above = _text(lines[: rest.start])
    return replace(words, quoted=f"{above}\n{words.quoted}".strip()) if above else words


def _below_head(lines: tuple[Line, ...], rest: _Stretch) -> OwnWords:
    """A head with nothing above it: its headers stay with the text, the next quotation goes."""
    inside = lines[rest.start : rest.end]
    attributions = find_attributions(inside)
    first = find_cut(inside, 0, attributions)
    index = first.end if first else 1
    while index < len(inside):
        if inside[index].depth or find_cut(inside, index, attributions):
            break
        index += 1
    signed = split_signature(inside[:index])
    return OwnWords(_text(signed.words), _text(signed.signature), _text(inside[index:]))


def _agreed(words: OwnWords, html: HtmlWords, subject: str) -> OwnWords:
    """`words` of the plain text, ended where the HTML of the same mail says a quote begins."""
    shown = _take_apart(read_lines(html.marked), subject).own
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
    return _LINK.sub(lambda match: " " * len(match.group()), text)


def _text(lines: tuple[Line, ...] | list[Line]) -> str:
    return _tidy([line.raw for line in lines])


def _tidy(lines: list[str]) -> str:
    """The lines without blanks at their ends and above and below them."""
    return "\n".join(line.rstrip() for line in lines).strip("\n")
