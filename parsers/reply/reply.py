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
from parsers.body.lines import Line, first_with_words
from parsers.reply.foot import split_banner
from parsers.reply.forward import find_forward_cut
from parsers.reply.headerblock import is_rule
from parsers.reply.occasion import Occasion, read_occasion
from parsers.reply.quotation import Cut, Sign
from parsers.reply.sheet import Sheet, read_sheet
from parsers.reply.signature import is_only_signature, split_signature

_WRAPPED_MIN = 55  # a quoted line this long may have lost its end to the next line
_STAND_IN_MAX = 600  # characters of a plain part that only says "see the other version"
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
    below_marker: bool = False  # kept from below an answer's marker: no commands stand there


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


def find_own_words(
    text: str, html: HtmlWords | None = None, *, subject: str = "", answers: bool = False
) -> OwnWords:
    """What the sender of a mail newly wrote.

    `text` is the plain text of the body, or the text of its only HTML part; `html` helps where the
    plain text does not tell what is quoted. `answers`: its header names what it answers.
    """
    occasion = read_occasion(subject, answers=answers)
    return read_own_words(read_sheet(text, occasion), text, html)


def read_own_words(sheet: Sheet, text: str, html: HtmlWords | None) -> OwnWords:
    """The same of a `text` whose `sheet` was read before."""
    if html is None:
        return _take_apart(sheet)
    if not text.strip() or text == html.text:
        return _of_html(html, sheet.occasion)
    words = _take_apart(sheet)
    if _may_hold_less(words, html):
        shown = _of_html(html, sheet.occasion)
        if shown.own and not shown.is_signature and _says_more(shown.own, words.own, text):
            return shown
    return _agreed(words, html, sheet.occasion) if html.cut else words


def _of_html(html: HtmlWords, occasion: Occasion) -> OwnWords:
    words = _take_apart(read_sheet(html.marked, occasion))
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
    if len(lone) == 1 and ("://" in lone[0] or "@" in lone[0]):
        return True
    return _says_other(words.own, html.text)


def _says_more(shown: str, own: str, text: str) -> bool:
    """Whether the HTML holds more own words; a text that speaks of HTML is nobody's own."""
    more = len(shown.split()) > len(own.split()) or "html" in own.casefold()
    return more and _says_other(shown, text)


def _says_other(own: str, text: str) -> bool:
    """Whether most words of `own` do not stand in `text`."""
    ours = {word.casefold() for word in _WORD.findall(_blank_links(own))}
    theirs = {word.casefold() for word in _WORD.findall(text)}
    return 2 * len(ours & theirs) < len(ours)


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


def _take_apart(sheet: Sheet) -> OwnWords:
    lines = sheet.lines
    forward = find_forward_cut(sheet)
    if forward:
        banner, above = split_banner(lines[: forward.start])
        signed = split_signature(above)
        return OwnWords(
            _text(signed.words), _text(signed.signature), _text(banner + lines[forward.start :])
        )
    banner, _ = split_banner(lines)
    if banner:
        sheet = _below(sheet, len(banner))
    stretches = _read_stretches(sheet)
    words = _choose(sheet, stretches)
    return replace(words, quoted=f"{_text(banner)}\n{words.quoted}".strip()) if banner else words


def _below(sheet: Sheet, start: int) -> Sheet:
    """The sheet from line `start` on."""
    heads = {
        index - start: replace(cut, start=cut.start - start, end=cut.end - start)
        for index, cut in sheet.heads.items()
        if index >= start
    }
    return Sheet(sheet.lines[start:], heads, sheet.occasion)


def _read_stretches(sheet: Sheet) -> tuple[_Stretch, ...]:
    """The body from top to bottom: own words, quotes, and the rest under a head."""
    lines = sheet.lines
    stretches: list[_Stretch] = []
    index = own_from = 0
    while index < len(lines):
        line = lines[index]
        cut = None if line.depth else sheet.heads.get(index)
        if cut and not (sheet.occasion.answers or _is_of_program(lines, cut)):
            cut = None  # a person may have pasted it
        if not line.depth and cut is None:
            index += 1
            continue
        if own_from < index:
            stretches.append(_Stretch(_Whose.OWN, own_from, index))
        stretch = _quoted_from(sheet, index, cut)
        stretches.append(stretch)
        index = own_from = stretch.end
    if own_from < len(lines):
        stretches.append(_Stretch(_Whose.OWN, own_from, len(lines)))
    return tuple(stretches)


def _is_of_program(lines: tuple[Line, ...], cut: Cut) -> bool:
    """Whether only a program that answers writes such a head: "[mailto:" is never shown."""
    if cut.sign is Sign.ATTRIBUTION:
        return True
    return any("[mailto:" in line.words for line in lines[cut.start : cut.end])


def _quoted_from(sheet: Sheet, start: int, cut: Cut | None) -> _Stretch:
    """The quotation that begins at `start`, with a head or with quote marks."""
    lines = sheet.lines
    if cut is None:
        near = range(start, min(start + 3, len(lines)))
        headed = any(lines[index].depth and index in sheet.heads for index in near)
        return _Stretch(_Whose.QUOTED, start, _quote_end(lines, start), headed)
    below = first_with_words(lines, cut.end)
    marked = below < len(lines) and lines[below].depth > 0
    if below >= len(lines) or (cut.sign is Sign.ATTRIBUTION and marked and not cut.glued):
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


def _choose(sheet: Sheet, stretches: tuple[_Stretch, ...]) -> OwnWords:
    """Which stretches are the sender's own words."""
    lines = sheet.lines
    head = next((n for n, s in enumerate(stretches) if s.headed), None)
    signed = {
        n: split_signature(_above_rule(lines[s.start : s.end], stretches[n + 1 : n + 2]))
        for n, s in enumerate(stretches)
        if s.whose is _Whose.OWN
    }
    spoken = [n for n, part in signed.items() if any(line.words for line in part.words)]
    if head is not None:
        keep = _headed(sheet, stretches, spoken, head)
    elif sheet.occasion.answers:
        keep = _unheaded(lines, stretches, spoken)
    else:  # what a person pasted
        keep = set(range(len(stretches)))
    own: list[Line] = []
    quoted: list[Line] = []
    signature: list[Line] = []
    for n, stretch in enumerate(stretches):
        if stretch.whose is _Whose.OWN:
            (own if n in keep else quoted).extend(signed[n].words)
            signature += signed[n].signature
        else:
            (own if n in keep else quoted).extend(lines[stretch.start : stretch.end])
    return _answer(sheet, stretches, own, signature, quoted)


def _above_rule(lines: tuple[Line, ...], below: tuple[_Stretch, ...]) -> tuple[Line, ...]:
    """`lines` without a line that was drawn right above the quotation `below`."""
    spoken = [index for index, line in enumerate(lines) if not line.blank]
    if len(spoken) < 2 or not (below and below[0].headed):
        return lines
    return lines[: spoken[-1]] if is_rule(lines[spoken[-1]].words) else lines


def _headed(
    sheet: Sheet, stretches: tuple[_Stretch, ...], spoken: list[int], head: int
) -> set[int]:
    """Above the head, and below it: one answer alone, or all where answers stand between."""
    above = [n for n in spoken if n < head]
    below = [n for n in spoken if n > head]
    keep = set(_unheaded(sheet.lines, stretches[:head], above)) if above else set()
    if above and _has_reply_marker(sheet, stretches):
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


def _has_reply_marker(sheet: Sheet, stretches: tuple[_Stretch, ...]) -> bool:
    return any(
        cut.sign is Sign.REPLY_MARKER and s.start <= index < s.end
        for s in stretches
        if s.whose is _Whose.QUOTED
        for index, cut in sheet.heads.items()
    )


def _answer(
    sheet: Sheet,
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
        return OwnWords("", _text(signature), _text(quoted), is_signature=True)
    rest = next((s for s in stretches if s.whose is _Whose.REST), None)
    if rest is None:
        return OwnWords("", "", _text(quoted))
    words = _below_head(sheet, rest.start)
    above = _text(sheet.lines[: rest.start])
    return replace(words, quoted=f"{above}\n{words.quoted}".strip()) if above else words


def _below_head(sheet: Sheet, start: int) -> OwnWords:
    """What stands under a head with nothing above it.

    Below the last lines with quote marks stands the answer. Without such lines nobody can tell: the
    text stays with the headers above it, and the next quotation goes.
    """
    lines, head = sheet.lines, sheet.heads[start]
    marker = head.sign is Sign.REPLY_MARKER
    last = next((n for n in range(len(lines) - 1, head.end - 1, -1) if lines[n].depth), None)
    if last is not None:
        at = _quote_end(lines, last)
        signed = split_signature(lines[at:])
        if any(line.words for line in signed.words):
            quoted = _text(lines[start:at])
            own, signature = _text(signed.words), _text(signed.signature)
            return OwnWords(own, signature, quoted, below_marker=marker)
    end = next((n for n in range(head.end, len(lines)) if lines[n].depth or n in sheet.heads), None)
    if marker:
        if end is None:  # nothing else marks our letter: what of it is ours is known to others
            return OwnWords(
                _text(lines[head.end :]), "", _text(lines[start : head.end]), False, True
            )
        return OwnWords("", "", _text(lines[start:]))
    if end is not None and sheet.heads.get(end, head).sign is Sign.REPLY_MARKER:
        return OwnWords("", "", _text(lines[start:]))
    stop = len(lines) if end is None else end
    signed = split_signature(lines[start:stop])
    return OwnWords(_text(signed.words), _text(signed.signature), _text(lines[stop:]))


def _agreed(words: OwnWords, html: HtmlWords, occasion: Occasion) -> OwnWords:
    """`words` of the plain text, ended where the HTML of the same mail says a quote begins."""
    most = len(_WORD.findall(_blank_links(html.own)))
    if len(_WORD.findall(_blank_links(words.own))) <= most and words.quoted:
        return words  # cut there already
    shown = _take_apart(read_sheet(html.marked, occasion)).own
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
