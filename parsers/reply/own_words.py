"""A body taken apart: own words, signature, and other people's words, each a stretch of lines.

A body is gone through once from top to bottom. What is under a quotation's head is not the
sender's, unless answers stand between the quoted lines: then the whole body is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from parsers.body.lines import Line, first_with_words
from parsers.reply.banner import split_banner, warns_plainly
from parsers.reply.body_lines import BodyLines
from parsers.reply.forward import find_forward_cut
from parsers.reply.headerblock import is_rule
from parsers.reply.quotation import Cut, Sign
from parsers.reply.signature import is_only_signature, split_signature
from rules.copies import replace
from rules.quick_records import filled

_WRAPPED_MIN = 55  # a quoted line this long may have lost its end to the next line


@filled
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


@filled
@dataclass(frozen=True, slots=True)
class _Stretch:
    whose: _Whose
    start: int
    end: int
    headed: bool = False  # a head says whose words they are


def take_apart(body: BodyLines) -> OwnWords:
    """Whose words stand where on `body`."""
    lines = body.lines
    forward = find_forward_cut(body)
    if forward:
        banner, above = split_banner(lines[: forward.start])
        signed = split_signature(above)
        return OwnWords(
            _text(signed.words), _text(signed.signature), _text(banner + lines[forward.start :])
        )
    banner, _ = split_banner(lines)
    words = _apart_from(banner, body)
    says_nothing = not words.own or words.is_signature
    if banner and says_nothing and not warns_plainly(banner):
        return _apart_from((), body)  # what warns of no other words is a person's own
    return words


def _apart_from(banner: tuple[Line, ...], body: BodyLines) -> OwnWords:
    """Whose words stand where below a warning."""
    below = _below(body, len(banner)) if banner else body
    words = _choose(below, _read_stretches(below))
    return replace(words, quoted=f"{_text(banner)}\n{words.quoted}".strip()) if banner else words


def _below(body: BodyLines, start: int) -> BodyLines:
    """The body from line `start` on."""
    heads = {
        index - start: replace(cut, start=cut.start - start, end=cut.end - start)
        for index, cut in body.heads.items()
        if index >= start
    }
    return BodyLines(body.lines[start:], heads, body.occasion)


def _read_stretches(body: BodyLines) -> tuple[_Stretch, ...]:
    """The body from top to bottom: own words, quotes, and the rest under a head."""
    lines = body.lines
    stretches: list[_Stretch] = []
    index = own_from = 0
    while index < len(lines):
        line = lines[index]
        cut = None if line.depth else body.heads.get(index)
        if cut and not (body.occasion.answers or _is_of_program(lines, cut)):
            cut = None  # a person may have pasted it
        if not line.depth and cut is None:
            index += 1
            continue
        if own_from < index:
            stretches.append(_Stretch(_Whose.OWN, own_from, index))
        stretch = _quoted_from(body, index, cut)
        stretches.append(stretch)
        index = own_from = stretch.end
    if own_from < len(lines):
        stretches.append(_Stretch(_Whose.OWN, own_from, len(lines)))
    return tuple(stretches)


def _is_of_program(lines: tuple[Line, ...], cut: Cut) -> bool:
    """Whether only a program writes such a head: "[mailto:" is never shown.

    "-- reply above this line --" is nobody's word either, also where a letter was pasted.
    """
    if cut.sign in (Sign.ATTRIBUTION, Sign.REPLY_MARKER):
        return True
    return any("[mailto:" in line.words for line in lines[cut.start : cut.end])


def _quoted_from(body: BodyLines, start: int, cut: Cut | None) -> _Stretch:
    """The quotation that begins at `start`, with a head or with quote marks."""
    lines = body.lines
    if cut is None:
        near = range(start, min(start + 3, len(lines)))
        headed = any(lines[index].depth and index in body.heads for index in near)
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


def _choose(body: BodyLines, stretches: tuple[_Stretch, ...]) -> OwnWords:
    """Which stretches are the sender's own words."""
    lines = body.lines
    head = next((n for n, s in enumerate(stretches) if s.headed), None)
    signed = {
        n: split_signature(_above_rule(lines[s.start : s.end], stretches[n + 1 : n + 2]))
        for n, s in enumerate(stretches)
        if s.whose is _Whose.OWN
    }
    spoken = [n for n, part in signed.items() if any(line.words for line in part.words)]
    if head is not None:
        keep = _headed(body, stretches, spoken, head)
    elif body.occasion.answers:
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
    return _answer(body, stretches, own, signature, quoted)


def _above_rule(lines: tuple[Line, ...], below: tuple[_Stretch, ...]) -> tuple[Line, ...]:
    """`lines` without a line that was drawn right above the quotation `below`."""
    spoken = [index for index, line in enumerate(lines) if not line.blank]
    if not spoken or not (below and below[0].headed):
        return lines
    return lines[: spoken[-1]] if is_rule(lines[spoken[-1]].words) else lines


def _headed(
    body: BodyLines, stretches: tuple[_Stretch, ...], spoken: list[int], head: int
) -> set[int]:
    """Above the head, and below it: one answer alone, or all where answers stand between."""
    above = [n for n in spoken if n < head]
    below = [n for n in spoken if n > head]
    keep = set(_unheaded(body.lines, stretches[:head], above)) if above else set()
    if above and _has_reply_marker(body, stretches):
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


def _has_reply_marker(body: BodyLines, stretches: tuple[_Stretch, ...]) -> bool:
    return any(
        cut.sign is Sign.REPLY_MARKER and s.start <= index < s.end
        for s in stretches
        if s.whose is _Whose.QUOTED
        for index, cut in body.heads.items()
    )


def _answer(
    body: BodyLines,
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
    words = _below_head(body, rest.start)
    above = _text(body.lines[: rest.start])
    return replace(words, quoted=f"{above}\n{words.quoted}".strip()) if above else words


def _below_head(body: BodyLines, start: int) -> OwnWords:
    """What stands under a head with nothing above it.

    Below the last lines with quote marks stands the answer. Without such lines nobody can tell: the
    text stays with the headers above it, and the next quotation goes.
    """
    lines, head = body.lines, body.heads[start]
    marker = head.sign is Sign.REPLY_MARKER
    last = next((n for n in range(len(lines) - 1, head.end - 1, -1) if lines[n].depth), None)
    if last is not None:
        at = _quote_end(lines, last)
        signed = split_signature(lines[at:])
        if any(line.words for line in signed.words):
            quoted = _text(lines[start:at])
            own, signature = _text(signed.words), _text(signed.signature)
            return OwnWords(own, signature, quoted, below_marker=marker)
    end = next((n for n in range(head.end, len(lines)) if lines[n].depth or n in body.heads), None)
    if marker:
        if end is None:  # nothing else marks our letter: what of it is ours is known to others
            return OwnWords(
                _text(lines[head.end :]), "", _text(lines[start : head.end]), False, True
            )
        return OwnWords("", "", _text(lines[start:]))
    if end is not None and body.heads.get(end, head).sign is Sign.REPLY_MARKER:
        return OwnWords("", "", _text(lines[start:]))
    stop = len(lines) if end is None else end
    signed = split_signature(lines[start:stop])
    return OwnWords(_text(signed.words), _text(signed.signature), _text(lines[stop:]))


def _text(lines: tuple[Line, ...] | list[Line]) -> str:
    return tidy([line.raw for line in lines]) if lines else ""


def tidy(lines: list[str]) -> str:
    """The lines without blanks at their ends and above and below them."""
    return "\n".join(map(str.rstrip, lines)).strip("\n")
