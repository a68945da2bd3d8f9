"""The line above a quote: "On 3 May 2021 at 10:00, Carla Diaz <carla@alderair.example> wrote:".

It is known by its shape, in any language: a date, an address or a verb of writing, a colon at the
end; wrapped over five lines at most. Prose that merely begins with "On" has no such shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from parsers.body.lines import Line, first_with_words
from parsers.reply.phrasebook import LEADS, NOT_NAMES, WEEKDAYS, WROTE, fold
from rules.model.mail import Mailbox

_LINES_MAX = 5
_LENGTH_MAX = 420
_DATE = re.compile(  # begins with one digit, whatever follows: the search for it is fast
    r"\d(?:\d?[:.h]\d\d|(?:(?<=1)9|(?<=2)0)\d\d\b|\d?[./-]\d{1,2}[./-]\d{2,4}"
    r"|\d{0,3} ?[年月日년월일])"
)
_TIME = re.compile(r"\d{1,2} ?[:.h時时点] ?\d\d")
_FULL_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{2,4}")
_ENDS = (":", "：", "：", "︰")
_WRAPPERS = " -*_~=\"'“”„«»|•"
_NOT_LOCAL = frozenset(" <>\"'()[]{},;:|*\t“”‘’（）《》：，")


@dataclass(frozen=True, slots=True)
class Attribution:
    """The lines `start` to `end` (exclusive) that say who wrote what is quoted below."""

    start: int
    end: int
    text: str  # on one line, without what is drawn around it

    @property
    def author(self) -> Mailbox:
        """Who wrote; without address where none stands there."""
        span = _address_span(self.text)
        if span is None:
            return Mailbox("", _author_name(self.text))
        return Mailbox(self.text[span[0] : span[1]], _author_name(self.text[: span[0]]))

    @property
    def date(self) -> str:
        """When, as written: from the first to the last number before the address."""
        span = _address_span(self.text)
        head = self.text[: span[0]] if span and has_date(self.text[: span[0]]) else self.text
        digits = [index for index, char in enumerate(head) if char.isdigit()]
        return head[digits[0] : digits[-1] + 1] if digits else ""


def find_attributions(lines: tuple[Line, ...]) -> dict[int, Attribution]:
    """Every attribution line of a body, by the index where it begins."""
    found: dict[int, Attribution] = {}
    free = 0  # no attribution begins before the end of the one above
    for index, line in enumerate(lines):
        if line.words and _could_end(line.words):
            attribution = _find_ending_at(lines, index, free)
            if attribution:
                found[attribution.start] = attribution
                free = attribution.end
    return found


def find_mailbox(text: str) -> Mailbox:
    """The first person named in `text`; without address when none stands there."""
    at = _address_span(text)
    if at is None:
        return Mailbox("", _clean_name(text))
    start, end = at
    bracket = text.find("<", end)
    if text[:start].strip(_WRAPPERS + "<([").lower() in ("", "mailto:") and bracket >= 0:
        inner = _address_span(text[bracket : bracket + 400])
        between = text[end:bracket].strip(_WRAPPERS + ">)]")
        if inner and not between and not text.startswith("<mailto:", bracket):
            return Mailbox(
                text[bracket + inner[0] : bracket + inner[1]], _clean_name(text[start:end])
            )
    name = text[:start]
    if name.lower().endswith("mailto:"):
        name = name[:-7]
    return Mailbox(text[start:end], _clean_name(name))


def has_date(text: str) -> bool:
    """Whether a date or a time of day stands in `text`."""
    return _DATE.search(text) is not None


def _could_end(words: str) -> bool:
    if len(words) > _LENGTH_MAX:
        return False
    bare = words.rstrip(_WRAPPERS)
    return (
        bare.endswith((*_ENDS, ">", "]"))
        or words.endswith("--")
        or _verb_at(fold(bare[-40:])) is not None
    )


def _find_ending_at(lines: tuple[Line, ...], last: int, free: int) -> Attribution | None:
    """The shortest run of lines up to `last` that is one, longer where its date stands above."""
    if lines[last].words.startswith(">>>"):
        return _read(lines[last].words, last, last + 1, began=False, quoted=False)
    below = first_with_words(lines, last + 1)
    quoted = below < len(lines) and lines[below].depth > lines[last].depth
    best: Attribution | None = None
    text = ""
    for start in range(last, max(free, last - _LINES_MAX + 1) - 1, -1):
        line = lines[start]
        if line.blank and _is_bare_verb(text):
            continue
        if line.blank or line.depth != lines[last].depth:
            break
        wrapped = _is_wrapped_off(line.words, text, quoted=quoted)
        text = f"{line.words} {text}".strip()
        if len(text) > _LENGTH_MAX:
            break
        began = _begins(line.words)
        opened = began or has_date(line.words[:30])
        if best and not wrapped and not (opened and _is_head_of_date(line.words)):
            continue
        best = _read(text, start, last + 1, began=began, quoted=quoted) or best
    if best and not quoted and below < len(lines) and _is_log(best.text, lines[below].words):
        return None
    return best


def _is_bare_verb(text: str) -> bool:
    """Whether only "wrote:" stands below a blank line: the program set it apart."""
    return 0 < len(text) < 24 and len(text.split()) == 1 and text.endswith(_ENDS)


def _is_wrapped_off(words: str, below: str, *, quoted: bool) -> bool:
    """Whether the lines `below` lack the name, the address or the date, and `words` have it."""
    if below.startswith("<") and len(words.split()) <= 4:
        return True
    if not below or "@" not in words or has_date(below):
        return False
    return has_date(words) or (quoted and "<" in words and len(words) < 100)


def _is_log(text: str, below: str) -> bool:
    """Whether `text` is one of many lines that begin with a date: no verb, and a like one below."""
    return has_date(below[:24]) and has_date(text[:24]) and _verb_at(fold(text)) is None


def _is_head_of_date(words: str) -> bool:
    """Whether an attribution that was wrapped may have begun with this line."""
    return len(words) < 100 and any(map(str.isdigit, words)) and words[-1] not in ".!?:"


def _read(text: str, start: int, end: int, *, began: bool, quoted: bool) -> Attribution | None:
    """`text` as an attribution, when its shape is one."""
    bare = text.strip(_WRAPPERS)
    if not (quoted or _DATE.search(bare)):
        return None
    shaped = _is_shaped(text, bare, _address_span(bare), began=began, quoted=quoted)
    return Attribution(start, end, bare) if shaped else None


def _is_shaped(
    text: str, bare: str, span: tuple[int, int] | None, *, began: bool, quoted: bool
) -> bool:
    """Whether date, address and verb of writing stand where an attribution has them."""
    dated = has_date(bare)
    if text.startswith(">>>"):  # GroupWise
        return dated and text.endswith(">>>")
    folded = fold(bare)
    wrote = _verb_at(folded) is not None
    if quoted and dated and bare.startswith("[") and bare.endswith((":", "]")):  # ticket systems
        return True
    if not bare.endswith(_ENDS) and not (text.startswith("--") and text.endswith("--")):
        last = span is not None and not bare[span[1] :].strip(_WRAPPERS + ">)")
        if not (dated and (wrote or (quoted and last)) and (quoted or (began and last))):
            return False
    if quoted:
        short = len(bare.split()) <= 12
        return (wrote or span is not None) and (dated or short)
    if not dated:
        return False
    if span:
        behind, before = bare[span[1] :], bare[: span[0]].split()
        return began or wrote or (has_date(behind) and len(before) <= 5 and len(behind) < 60)
    return wrote and _is_dated_writer(folded, began=began)


def _begins(words: str) -> bool:
    """Whether an attribution may begin with these words: a date, a weekday, "On"."""
    bare = fold(words[:60]).lstrip(_WRAPPERS + "[(")
    if not bare:
        return False
    if bare[0].isdigit():
        return True
    first = bare.split()[0].rstrip(".,;:")
    return first in LEADS or first in WEEKDAYS or first[:1] in "在於于"


def _is_dated_writer(folded: str, *, began: bool) -> bool:
    """Without address and quote marks: a short line with a full date, and the verb at its end.

    Or with a name before the verb, and nothing but date and time behind it.
    """
    timed = _TIME.search(folded)
    if len(folded.split()) > 16 or not (timed or re.search(r"\b20\d\d\b", folded)):
        return False
    verb = _verb_at(folded)
    if verb is None:
        return False
    if began:
        return verb > len(folded) * 0.5 or len(folded) - verb < 25
    full = _FULL_DATE.search(folded)
    return timed is not None and full is not None and len(folded[: full.start()].split()) <= 6


@cache
def _verbs() -> re.Pattern[str]:
    ordered = sorted(WROTE, key=len, reverse=True)
    spaced = [re.escape(verb) for verb in ordered if verb[0] < "\u0e00"]
    joined = [re.escape(verb) for verb in ordered if verb[0] >= "\u0e00"]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])|{'|'.join(joined)}")


def _verb_at(folded: str) -> int | None:
    """Where the last verb of writing stands."""
    found = None
    for match in _verbs().finditer(folded):
        found = match.start()
    return found


def _address_span(text: str) -> tuple[int, int] | None:
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
    return text.strip(_WRAPPERS + "<>()[],;:")[:200]


def _author_name(text: str) -> str:
    """The name in the head of an attribution: in quote marks, or what date and verb leave."""
    head = text.rstrip(" <([").rstrip(":")
    if head.endswith(('"', "”")) and head.count('"') != 1:
        return head[:-1].replace("“", '"').rsplit('"', 1)[-1].strip()[:120]
    for piece in reversed(_verbs().sub("\n", _TIME.sub("\n", head)).split("\n")):
        words = piece.rsplit(",", 1)[-1].strip(_WRAPPERS + "<>()[].:").split()
        while words and (fold(words[0]) in NOT_NAMES | LEADS or _numbered(words[0])):
            words.pop(0)
        if words and not any(map(_numbered, words)):
            return " ".join(words).strip(_WRAPPERS + ":")[:120]
    return ""


def _numbered(word: str) -> bool:
    return any(map(str.isdigit, word)) or not any(map(str.isalpha, word))
