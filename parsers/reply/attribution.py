"""The line above a quote: "On 3 May 2021 at 10:00, Carla Diaz <carla@alderair.example> wrote:".

It is known by its shape, in any language: a date with its time, a name and an address, a colon at
the end; wrapped over some lines, torn by blank ones, or with the quoted text glued to it. A verb of
writing helps where it is known. Prose that merely begins with "On" has no such shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from parsers.body.lines import Line, first_with_words
from parsers.reply.moment import FULL_DATE, TIME, has_date, is_full_date
from parsers.reply.person import WRAPPERS, address_span, author_name
from parsers.reply.phrasebook import LEADS, fold, fold_plain, is_small
from parsers.reply.verb import is_written
from parsers.reply.writing import ENDS, FORMS, Look, begins, is_glued, look_at
from rules.model.mail import Mailbox
from rules.quick_records import filled

_LINES_MAX = 5
_GAPS_MAX = 3  # blank lines that may tear one attribution
_LENGTH_MAX = 420
_BARE_MAX = 160
_BEFORE_ADDRESS = ("<", "(", "[", "mailto:", '"', "'", "”", "»")  # in a head
_WORD = re.compile(r"\S+")
_NAMES_MAX = 3  # of day, month and what leads to them
_HALF_OF_DAY = re.compile(r" ?[ap](?:m\b|\.m\.)", re.IGNORECASE)
_TOLD = re.compile(r"[\d@]")  # a date or an address may stand here
_LAST = frozenset((*ENDS, ">", "]"))
_SENTENCE_END = re.compile(r"[.!?)](?=\s{0,3}[^\W\d_a-z])")
_GLUED_MAX = 40  # characters between an address and the colon that glues the quote on


@filled
@dataclass(frozen=True, slots=True)
class Attribution:
    """The lines `start` to `end` (exclusive) that say who wrote what is quoted below."""

    start: int
    end: int
    text: str  # on one line, without what is drawn around it
    glued: bool = False  # quoted text stands behind it on its last line

    @property
    def author(self) -> Mailbox:
        """Who wrote; without address where none stands there."""
        span = address_span(self.text)
        if span is None:
            return Mailbox("", author_name(self.text))
        return Mailbox(self.text[span[0] : span[1]], author_name(self.text[: span[0]]))

    @property
    def date(self) -> str:
        """When, as written: from its names of day and month to the last number, and am or pm."""
        span = address_span(self.text)
        head = self.text[: span[0]] if span and has_date(self.text[: span[0]]) else self.text
        digits = [index for index, char in enumerate(head) if char.isdigit()]
        if not digits:
            return ""
        half = _HALF_OF_DAY.match(head, digits[-1] + 1)
        return head[_names_before(head, digits[0]) : half.end() if half else digits[-1] + 1]


def _names_before(head: str, first: int) -> int:
    """Where the names of day and month begin before the first number: behind "On", if it is near.

    Without such a word what stands there may be the author's name.
    """
    begin = first
    for word in reversed(list(_WORD.finditer(head, 0, first))[-_NAMES_MAX:]):
        if fold(word.group()) in LEADS:
            return begin
        begin = word.start()
    return first


def find_attributions(lines: tuple[Line, ...], *, answers: bool = True) -> dict[int, Attribution]:
    """Every attribution line of a body, by the index where it begins.

    `answers`: the mail is an answer; only then are the weaker shapes believed.
    """
    found: dict[int, Attribution] = {}
    free = 0  # no attribution begins before the end of the one above
    told = -_LINES_MAX
    for index, line in enumerate(lines):
        if not line.words:
            continue
        if _TOLD.search(line.folded):
            told = index
        if _is_bare(lines, index):
            found[index] = Attribution(index, index + 1, line.words)
            free = index + 1
        elif _could_end(line, near=index - told < _LINES_MAX):
            attribution = _find_ending_at(lines, index, free, answers=answers)
            if attribution:
                found[attribution.start] = attribution
                free = attribution.end
    return found


def _is_bare(lines: tuple[Line, ...], index: int) -> bool:
    """Whether a line right above a quotation names its writer and the moment, and nothing else."""
    line = lines[index]
    if "@" not in line.words or len(line.words) > _BARE_MAX or not _stands_alone(lines, index):
        return False
    if index + 1 == len(lines) or lines[index + 1].depth <= line.depth:
        return False
    span = address_span(line.words)
    if span is None or not line.words[: span[0]].rstrip().endswith(_BEFORE_ADDRESS):
        return False  # people write an address without them, into an appointment or from a log
    if not (is_full_date(line.folded) and TIME.search(line.folded)):
        return False
    rest = f"{line.words[: span[0]]} {line.words[span[1] :]}".split()
    return not any(word[:1].islower() for word in rest) and line.words[-1] not in ".?!"


def part_glued(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """The lines; where an attribution is glued to the end of a sentence, the two apart."""
    parted: list[Line] = []
    for line in lines:
        at = _sentence_end(line) if "@" in line.words else 0
        if at:
            words = line.words[at:].lstrip()
            head = line.words[:at].rstrip()
            parted.append(Line(head, line.depth, head, fold_plain(head)))
            line = Line(words, line.depth, words, fold_plain(words))
        parted.append(line)
    return tuple(parted) if len(parted) > len(lines) else lines


def _sentence_end(line: Line) -> int:
    """Where own words end on a line that ends with a whole attribution; 0 for any other line."""
    words = line.words
    if len(words) > _LENGTH_MAX or words[-1] not in ENDS or not is_full_date(line.folded):
        return 0
    for match in _SENTENCE_END.finditer(words):
        rest = words[match.end() :].lstrip()
        first = rest.split(None, 1)[0]
        if "@" not in rest:
            return 0
        if first[:1].isupper() and fold(first) in LEADS and is_full_date(fold_plain(rest)):
            return match.end()
    return 0


def _could_end(line: Line, *, near: bool) -> bool:
    """Whether an attribution may end with `line`; `near`: a digit or an address is close."""
    words = line.words
    if len(words) > _LENGTH_MAX:
        return near and _glued_at(words) > 0
    last = words[-1]
    if (
        last in _LAST
        or words.endswith("--")
        or (last in WRAPPERS and words.rstrip(WRAPPERS)[-1:] in _LAST)
    ):
        return True
    if not near:
        return False
    return _glued_at(words) > 0 or is_written(line.folded[-40:].rstrip(WRAPPERS))


def _glued_at(words: str) -> int:
    """Where the colon stands behind which the quoted text is glued on; 0 where none does."""
    if "@" not in words[:_LENGTH_MAX]:
        return 0
    whole = len(words) <= _LENGTH_MAX and words.rstrip(WRAPPERS).endswith(ENDS)
    span = address_span(words[:_LENGTH_MAX])
    if span is None:
        return 0
    at, end = words.find(":", span[1]), span[1] + _GLUED_MAX
    while 0 <= at < end and words[at + 1 : at + 2].isdigit():  # a time of day
        at = words.find(":", at + 1)
    rest = words[at + 1 :].strip(WRAPPERS) if 0 <= at < end else ""
    return at + 1 if rest and (not whole or rest[0] == ">") else 0


class _Run(NamedTuple):
    """Lines joined, from `start` to the last; `below` is the text without the first of them."""

    start: int
    first: Line
    below: str
    text: str
    folded: str


def _find_ending_at(
    lines: tuple[Line, ...], last: int, free: int, *, answers: bool
) -> Attribution | None:
    """The shortest run of lines up to `last` that is one, longer where its date stands above."""
    tail = lines[last]
    cut = _glued_at(tail.words)
    below = first_with_words(lines, last + 1)
    quoted = below < len(lines) and lines[below].depth > tail.depth
    if cut:
        quoted = tail.words[cut:].lstrip().startswith(">")
        tail = tail._replace(words=tail.words[:cut], folded=tail.folded[:cut])
    best: Attribution | None = None
    for run in _upwards(lines, last, free, tail):
        if best and not _goes_above(run.first, run.below, best, quoted=quoted):
            continue
        look = look_at(
            run.text,
            run.folded,
            run.first,
            quoted=quoted,
            alone=_stands_alone(lines, run.start),
            closed=_is_closed(lines, last, below),
            answers=answers,
        )
        if look and _is_shaped(look, glued=cut > 0):
            best = Attribution(run.start, last + 1, look.bare, glued=cut > 0)
    if best and not quoted and below < len(lines) and _is_log(best.text, lines[below].words):
        return None
    return best


def _upwards(lines: tuple[Line, ...], last: int, free: int, tail: Line) -> Iterator[_Run]:
    """The runs of lines that end at `last`, each a line longer; over blank lines if torn there."""
    text = folded = ""
    gaps = joined = 0
    for start in range(last, free - 1, -1):
        line = tail if start == last else lines[start]
        if joined == _LINES_MAX or line.depth != tail.depth:
            return
        if not line.words:
            gaps += 1
            if gaps > _GAPS_MAX or not _is_torn(text, folded):
                return
            continue
        if start < last and not lines[start + 1].words and not _is_torn_off(lines, start, text):
            return
        below = text
        text, folded = f"{line.words} {text}".strip(), f"{line.folded} {folded}".strip()
        if len(text) > _LENGTH_MAX:
            return
        joined += 1
        yield _Run(start, line, below, text, folded)
        if text.startswith(">>>"):
            return


def _stands_alone(lines: tuple[Line, ...], start: int) -> bool:
    return start == 0 or not lines[start - 1].words or lines[start - 1].depth != lines[start].depth


def _is_closed(lines: tuple[Line, ...], last: int, below: int) -> bool:
    """Whether nothing goes on below `last`: no line, and no verb that was torn off."""
    if below >= len(lines):
        return True
    words = lines[below].words
    verb = len(words) < 24 and len(words.split()) <= 2 and words.endswith(ENDS)
    return not verb and (below > last + 1 or lines[below].depth > lines[last].depth)


def _is_shaped(look: Look, *, glued: bool) -> bool:
    return is_glued(look) if glued else any(form(look) for form in FORMS)


def _is_torn(text: str, folded: str) -> bool:
    """Whether `text` is only the end of an attribution: its verb, or its author without a date."""
    if text.startswith(("<", "(<")):
        return True
    verb = 0 < len(text) < 24 and len(text.split()) <= 2 and text.endswith(ENDS)
    return verb or ("@" in text and not has_date(folded))


def _is_torn_off(lines: tuple[Line, ...], start: int, below: str) -> bool:
    """Whether the line at `start`, above a blank one, may begin what stands below."""
    line = lines[start]
    if line.words[-1] in ".!?" or len(line.words) > 120:
        return False
    if line.words[0] == "<":
        return True
    length = len(line.words.split())
    if below.startswith("<") and length <= 5 and not is_small(line.words):  # a name alone
        above = next((n for n in range(start - 1, max(start - 4, -1), -1) if lines[n].words), None)
        if has_date(below) or (above is not None and _is_torn_off(lines, above, "")):
            return True
    dated = is_full_date(line.folded) and length <= 14
    return dated or (begins(line) and has_date(line.folded))


def _goes_above(line: Line, text: str, best: Attribution, *, quoted: bool) -> bool:
    """Whether an attribution found in the lines `text` may have begun with `line` above them."""
    words = line.words
    if words[-1] == "<" or (text.startswith("<") and len(words.split()) <= 4):
        return True
    if "@" in words and "@" not in best.text and words[-1] in ">)," and len(words) < 100:
        return True
    dated = has_date(best.text)
    if not dated and words[-1] not in ".!?:":
        if has_date(line.folded):
            return True
        if quoted and "<" in words and "@" in words and len(words) < 100:
            return True
    if is_full_date(best.text.casefold()) and best.text[:1].isdigit() | best.text[:1].isupper():
        return False
    return (
        begins(line)
        and len(words) < 100
        and words[-1] not in ".!?:"
        and bool(_TOLD.search(line.folded))
    )


def _is_log(text: str, below: str) -> bool:
    """Whether `text` is one of many lines that begin with a date, and a like one is below."""
    if not (has_date(below[:24]) and has_date(text[:24])):
        return False
    moments = FULL_DATE.match(text) and FULL_DATE.match(below) and TIME.search(below[:24])
    return moments is not None or not is_written(fold(text))
