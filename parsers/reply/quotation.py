"""Where somebody else's words begin: marker, attribution, header block, "Forwarded message"."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from parsers.body.lines import Line, first_with_words
from parsers.reply.attribution import Attribution, find_attributions
from parsers.reply.headerblock import (
    HeaderBlock,
    find_header_block,
    find_label_table,
    find_marker,
    is_announcement,
    is_field,
    is_rule,
    read_run_together,
)
from parsers.reply.moment import has_date
from parsers.reply.occasion import Occasion
from parsers.reply.person import find_mailbox
from parsers.reply.phrasebook import (
    FIELD_OF,
    FORWARDED,
    MESSAGE_OF,
    ORIGINAL,
    REPLY_LINES,
    REPLY_MARKERS,
    Field,
    fold,
    starts,
)
from parsers.reply.shape import (
    find_line_of_fields,
    find_name_and_date,
    find_shaped_block,
    is_summary,
)
from rules.model.mail import Mailbox
from rules.quick_records import filled

_GAP_MAX = 4  # blank lines and rules between a marker and its headers
_DRAWN = "-_=*~—–─━#+"
_LEFT = ("---", "___", "===", "***", "~~~", "———", "───")
_RIGHT = ("--", "__", "==", "**", "~~", "——", "──")
_TABLE_LINES_MAX = 14  # lines in which a table of labels names the subject
_FRAME = "-_=*~—–#>|+<[]()"
_NOBODY = Mailbox("")
_SUBJECTS = frozenset(word for word, kind in FIELD_OF.items() if kind is Field.SUBJECT)
_MARKERS = FORWARDED | ORIGINAL
_MARKER_STARTS = tuple(
    f"{polite}{marker}" for polite in ("", "please ", "bitte ") for marker in REPLY_MARKERS
)
_STARTS = starts(_MARKER_STARTS + MESSAGE_OF)
_LINE_MIN = min(map(len, REPLY_LINES))


class Sign(StrEnum):
    """By what a quotation was known."""

    REPLY_MARKER = "reply above this line"
    FORWARDED = "forwarded message"
    ORIGINAL = "original message"
    HEADERS = "header block"
    ATTRIBUTION = "attribution"


@filled
@dataclass(frozen=True, slots=True)
class Cut:
    """A quotation: its head is the lines `start` to `end` (exclusive), its text stands below."""

    start: int
    end: int
    sign: Sign
    named: Mailbox = _NOBODY  # in a block of headers or a marker
    subject: str = ""
    dated: str = ""  # there, too
    attribution: Attribution | None = None  # else this says who wrote, and when

    @property
    def sender(self) -> Mailbox:
        """Who wrote what is quoted; an attribution is asked only where somebody wants to know."""
        return self.attribution.author if self.attribution else self.named

    @property
    def date(self) -> str:
        """When, as written."""
        return self.attribution.date if self.attribution else self.dated

    @property
    def glued(self) -> bool:
        """Whether quoted text stands on the last line of the head."""
        return self.attribution is not None and self.attribution.glued


def find_heads(lines: tuple[Line, ...], occasion: Occasion) -> dict[int, Cut]:
    """The heads of all quotations, by the index where each begins; one look at every line."""
    attributions = find_attributions(lines, answers=occasion.answers)
    tables = not _SUBJECTS.isdisjoint([line.folded[-20:].strip() for line in lines])
    heads: dict[int, Cut] = {}
    for index, line in enumerate(lines):
        if not line.words:
            continue
        if index in attributions or _may_head(line) or tables:
            cut = _find_cut(lines, index, attributions, occasion, tables=tables)
            if cut:
                heads[index] = cut
    return heads


def _may_head(line: Line) -> bool:
    """Whether a head may begin with `line`: it has a colon, was drawn, or is a marker's phrase."""
    words, folded = line.words, line.folded
    if ":" in words or words[0] in _FRAME or "：" in words or words.endswith("---"):
        return True
    if len(words) > 120:
        return False
    return _STARTS.begin(folded) or folded.rstrip(".® ") in _MARKERS


def _find_cut(
    lines: tuple[Line, ...],
    index: int,
    attributions: dict[int, Attribution],
    occasion: Occasion,
    *,
    tables: bool,
) -> Cut | None:
    """The quotation whose head begins at the line `index`."""
    line = lines[index]
    if is_reply_marker(line):
        return Cut(index, index + 1, Sign.REPLY_MARKER)
    marker = find_marker(line)
    if marker:
        sign = Sign.FORWARDED if marker.forwarded else Sign.ORIGINAL
        if marker.rest:
            block = read_run_together(marker.rest, index)
            if block:
                return _of_block(block, index, sign)
        return _below_marker(lines, index, sign, attributions, occasion)
    if line.words[0] in _DRAWN and is_drawn(line.words):
        headed = _below_drawn(lines, index, attributions, occasion)
        if headed or is_rule(line.words):
            return headed
    if ":" in line.words or "：" in line.words:
        block = (
            find_header_block(lines, index)
            or find_shaped_block(lines, index, occasion, marked=False)
            or find_line_of_fields(line, index, occasion)
        )
        if block:
            return _of_block(block, index, Sign.HEADERS)
    attribution = attributions.get(index)
    if attribution:
        return _of_attribution(attribution, index, Sign.ATTRIBUTION)
    if "---" in line.words and is_summary(line, occasion.title):
        return Cut(index, index + 1, Sign.HEADERS)
    return _announced(lines, index, tables=tables)


def is_reply_marker(line: Line) -> bool:
    """Whether `line` is the one above which a person is asked to write (GW-16)."""
    words = line.words
    framed = bool(words) and words[0] in _FRAME and words[-1] in _FRAME
    if len(words) > 120 or not (framed or line.folded.startswith(_MARKER_STARTS)):
        return False
    bare = line.folded.strip(" -_=*~—–#|>+.:<[]()")
    if bare.startswith(_MARKER_STARTS) and len(bare) < 80 and "?" not in bare:
        return True
    return framed and len(bare) >= _LINE_MIN and any(phrase in bare for phrase in REPLY_LINES)


def is_drawn(words: str) -> bool:
    """Whether `words` are a drawn line, or a few words between two, in whatever language."""
    if is_rule(words):
        return True
    inner = words.strip(_DRAWN + " ")
    framed = words[:3] in _LEFT and words[-2:] in _RIGHT
    return framed and len(words) < 120 and len(inner.split()) <= 8


def _below_drawn(
    lines: tuple[Line, ...],
    index: int,
    attributions: dict[int, Attribution],
    occasion: Occasion,
) -> Cut | None:
    """The quotation under a drawn line, or under a line between two."""
    ruled = is_rule(lines[index].words)
    below = first_with_words(lines, index + 1, _GAP_MAX)
    if not ruled and below < len(lines) and is_rule(lines[below].words):
        below = first_with_words(lines, below + 1, _GAP_MAX)
    if below >= len(lines):
        return None
    block = find_header_block(lines, below, marked=not ruled) or find_shaped_block(
        lines, below, occasion, marked=True
    )
    if ruled and block is None:
        block = find_name_and_date(lines, below, occasion)
    if block:
        return _of_block(block, index, Sign.HEADERS)
    for at in range(below + 1, min(below + 4, len(lines))):
        if not is_field(lines[at - 1]):
            break
        if at in attributions:  # a program names recipients and subject above the attribution
            return _of_attribution(attributions[at], index, Sign.ATTRIBUTION)
    return None


def _announced(lines: tuple[Line, ...], index: int, *, tables: bool) -> Cut | None:
    """A quotation whose headers stand right below a line of words, or in a table of labels."""
    words, folded = lines[index].words, lines[index].folded
    forwards = words.endswith((":", "：")) and is_announcement(lines[index])
    dated = folded.startswith(MESSAGE_OF) and has_date(folded)
    below = first_with_words(lines, index + 1, 3) if forwards or dated else len(lines)
    if len(words) < 100 and below < len(lines):
        dated = dated and is_field(lines[below])
        block = find_header_block(lines, below, marked=True) if forwards or dated else None
        if block:
            return _of_block(block, index, Sign.FORWARDED if forwards else Sign.HEADERS)
    if not tables or (index and lines[index - 1].words) or not _names_author(lines, index):
        return None
    if any(_ends_with_subject(line) for line in lines[index + 2 : index + _TABLE_LINES_MAX]):
        table = find_label_table(lines, index)
        return _of_block(table, index, Sign.HEADERS) if table else None
    return None


def _names_author(lines: tuple[Line, ...], index: int) -> bool:
    """Whether an address or a date stands in the few lines that begin at `index`."""
    for line in lines[index : index + 3]:
        if line.blank:
            return False
        if "@" in line.words or has_date(line.words):
            return True
    return False


def _ends_with_subject(line: Line) -> bool:
    """Whether the label of the subject stands alone at the end of a line (Lotus Notes)."""
    return 0 < len(line.words) <= 80 and line.folded[-20:].strip() in _SUBJECTS


def _below_marker(
    lines: tuple[Line, ...],
    index: int,
    sign: Sign,
    attributions: dict[int, Attribution],
    occasion: Occasion,
) -> Cut:
    below = index + 1
    for _ in range(_GAP_MAX):
        below = first_with_words(lines, below, _GAP_MAX)
        if below >= len(lines):
            break
        block = find_header_block(lines, below, marked=True) or find_shaped_block(
            lines, below, occasion, marked=True
        )
        if block:
            return _of_block(block, index, sign)
        if below in attributions:
            return _of_attribution(attributions[below], index, sign)
        if not is_rule(lines[below].words):
            break
        below += 1
    return Cut(index, index + 1, sign, _named_by(lines[index].words))


def _named_by(words: str) -> Mailbox:
    """Whom a marker names itself: "--- Forwarded message from Carla <carla@...> ---"."""
    if "@" not in words:
        return _NOBODY
    spoken = words.split()
    for at, word in enumerate(spoken[:8], start=1):
        if FIELD_OF.get(fold(word)) is Field.FROM:
            return find_mailbox(" ".join(spoken[at:]))
    return find_mailbox(words)


def _of_block(block: HeaderBlock, start: int, sign: Sign) -> Cut:
    return Cut(start, block.end, sign, block.sender, block.subject, block.date)


def _of_attribution(attribution: Attribution, start: int, sign: Sign) -> Cut:
    return Cut(start, attribution.end, sign, attribution=attribution)
