"""The block of headers that a program puts above the mail that is answered or forwarded.

    From: Carla Diaz <carla@alderair.example>
    Sent: Monday, 2 March 2026 09:15
    To: Support
    Subject: Printer

It is known by its fields, not by one word: an author and two fields more, in any language of the
phrase book, bold or not, wrapped, doubly spaced, or run together on one line (Yahoo).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from parsers.body.lines import Line, first_with_words
from parsers.reply.moment import has_date
from parsers.reply.person import find_mailbox
from parsers.reply.phrasebook import FIELD_OF, FORWARDED, FORWARDING, ORIGINAL, SENT, Field, fold
from rules.model.mail import Mailbox

_LABEL_MAX = 32
_BLOCK_LINES_MAX = 48
_WRAPS_MAX = 6  # lines that one field may go on for
_BOLD = " *_|\"'•·"
_DRAWN = frozenset(">-_=*~—–")
_COLUMNS = re.compile(r" {3,}|\t")
_RULE = frozenset("-_=*~—–―─━#+. ")
_CORE = frozenset({Field.FROM, Field.TO, Field.DATE, Field.SUBJECT})


@dataclass(frozen=True, slots=True)
class HeaderBlock:
    """The lines `start` to `end` (exclusive) that are headers of a mail quoted below them."""

    start: int
    end: int
    sender: Mailbox
    subject: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A line such as "---------- Forwarded message ---------"."""

    forwarded: bool
    rest: str = ""  # headers run together behind it on the same line


def find_header_block(
    lines: tuple[Line, ...], start: int, *, marked: bool = False
) -> HeaderBlock | None:
    """The block that begins at `start`; `marked` when a separator line stands above it."""
    first = _field(lines[start])
    if first is None and marked:
        return find_label_table(lines, start) or _find_bare_block(lines, start)
    if not marked and lines[start].words[:1].islower():
        return None  # settings and configuration are written so, headers are not
    if first is None or (first[0] not in _CORE and not marked and not _is_core(lines, start + 1)):
        return None
    values: dict[Field, str] = {}
    index = start
    last = min(len(lines), start + _BLOCK_LINES_MAX)
    while index < last:
        field = _field(lines[index])
        if field is None or (field[0] in values and field[0] not in (Field.OTHER, Field.CC)):
            break
        kind, value = field
        index, value = _unfold(lines, index + 1, kind, value)
        values.setdefault(kind, value)
        below = first_with_words(lines, index, 2)
        if below < len(lines) and lines[below].depth == lines[start].depth:
            following = _field(lines[below])
            if following and (following[0] not in values or following[0] is Field.OTHER):
                index = below
    sent = any(_label(line) in SENT for line in lines[start:index])
    if not _is_block(values, marked=marked, sent=sent):
        return None
    return HeaderBlock(
        start,
        index,
        find_mailbox(values.get(Field.FROM, "")),
        values.get(Field.SUBJECT, ""),
        values.get(Field.DATE, ""),
    )


def read_run_together(rest: str, index: int) -> HeaderBlock | None:
    """A block whose fields follow one another on one line, without any space (Yahoo)."""
    values: dict[Field, str] = {}
    cuts = labels_within(rest[:2000])
    for number, (kind, _, begin) in enumerate(cuts):
        end = cuts[number + 1][1] if number + 1 < len(cuts) else len(rest)
        values.setdefault(kind, rest[begin:end].strip())
    if not _is_block(values, marked=True, sent=False):
        return None
    return HeaderBlock(
        index,
        index + 1,
        find_mailbox(values.get(Field.FROM, "")),
        values.get(Field.SUBJECT, ""),
        values.get(Field.DATE, ""),
    )


def find_marker(line: Line) -> Marker | None:
    """What `line` announces when it stands between two mails, by the phrase book."""
    words = line.words
    if len(words) > 4000:
        return None
    head = line.folded[:160].lstrip(" >-_=*~—–")
    phrase = head.rstrip("-_=*~—–.:：® ")
    dashed = words[:1] in _DRAWN and len(words) - len(words.lstrip(" >-_=*~—–")) >= 2
    if phrase in FORWARDED and (dashed or words.endswith((":", "：")) or " " in phrase):
        return Marker(forwarded=True)
    if phrase in ORIGINAL:
        return Marker(forwarded=False)
    if not dashed:
        return None
    inside, closing, _ = words[:200].lstrip(" >-_=*~—–").partition("--")
    phrase = fold(inside.strip(" -_=*~—–:"))
    if closing and (phrase in FORWARDED or phrase in ORIGINAL):
        at = words.find("--", words.find(inside) + len(inside))
        return Marker(phrase in FORWARDED, words[at:].lstrip("- "))
    if ("@" in words or has_date(line.folded[:200])) and is_announcement(line):
        return Marker(forwarded=True)  # Lotus Notes names the forwarder there, Mutt the author
    return None


def is_announcement(line: Line) -> bool:
    """Whether a short line speaks of forwarding: "Begin forwarded message:", in many languages."""
    return len(line.words) < 140 and any(part in line.folded for part in FORWARDING)


def is_rule(words: str) -> bool:
    """Whether `words` are nothing but a drawn line."""
    return len(words) >= 3 and not set(words[:200]) - _RULE and len(set(words[:200])) <= 3


def find_label_table(lines: tuple[Line, ...], start: int) -> HeaderBlock | None:
    """A block of Lotus Notes: author and date, then labels that stand alone beside their values."""
    values: dict[Field, str] = {}
    above: list[str] = []
    dates: list[str] = []
    kind: Field | None = None
    for index in range(start, min(len(lines), start + _BLOCK_LINES_MAX)):
        for cell in _cells(lines[index]):
            label = FIELD_OF.get(fold(cell).rstrip(":"))
            if label is not None:
                kind = label
                values.setdefault(kind, "")
            elif has_date(cell) and not dates:
                dates.append(cell)
            elif kind is None:
                above.append(cell)
            elif not values[kind]:
                values[kind] = cell
        if kind is None and len(above) > 5:
            return None
        if values.get(Field.SUBJECT):
            if not (Field.TO in values and above and dates):
                return None
            sender = find_mailbox(" ".join(above))
            return HeaderBlock(start, index + 1, sender, values[Field.SUBJECT], dates[0])
    return None


def _cells(line: Line) -> list[str]:
    """The words of a line, parted where columns are."""
    return [cell.strip() for cell in _COLUMNS.split(line.raw[:400].lstrip("> \t")) if cell.strip()]


def _find_bare_block(lines: tuple[Line, ...], start: int) -> HeaderBlock | None:
    """A block whose labels have no colon, under a marker (eM Client)."""
    values: dict[Field, str] = {}
    index = start
    while index < len(lines) and index - start < 6:
        label, _, value = lines[index].words[:300].partition(" ")
        kind = FIELD_OF.get(fold(label))
        if kind is None or kind in values or not value:
            break
        values[kind] = value
        index += 1
    if len(values) < 3 or "@" not in values.get(Field.FROM, ""):
        return None
    sender = find_mailbox(values[Field.FROM])
    return HeaderBlock(
        start, index, sender, values.get(Field.SUBJECT, ""), values.get(Field.DATE, "")
    )


def is_field(line: Line) -> bool:
    """Whether a line begins with the label of a header."""
    return _field(line) is not None


def _field(line: Line) -> tuple[Field, str] | None:
    """The field that a line begins with, and its value."""
    label = _label(line)
    if not label:
        return None
    kind = FIELD_OF.get(label) or FIELD_OF.get(label.split("(", 1)[0].strip())
    return (kind, _value(line.words)) if kind else None


def _value(words: str) -> str:
    """What stands behind the first colon."""
    at = words[:_LABEL_MAX].replace("：", ":").find(":")
    return words[at + 1 :].strip(' *|"_') if "*" in words else words[at + 1 :].strip(" |")


def _is_core(lines: tuple[Line, ...], index: int) -> bool:
    field = _field(lines[index]) if index < len(lines) else None
    return field is not None and field[0] in _CORE


def _label(line: Line) -> str:
    """The folded words before the first colon."""
    head = line.folded[:_LABEL_MAX]
    at = head.find(":")
    if at < 0 or "：" in head[:at]:
        at = head.find("：")
    return head[:at].strip(_BOLD) if at > 0 else ""


def _unfold(lines: tuple[Line, ...], index: int, kind: Field, value: str) -> tuple[int, str]:
    """The value with the lines it was wrapped over, and the index behind them."""
    depth = lines[index - 1].depth
    for _ in range(_WRAPS_MAX):
        if index >= len(lines) or lines[index].depth < depth:
            break
        line = lines[index]
        if line.blank or _field(line) or not _goes_on(lines, index, kind, value):
            break
        value = f"{value} {line.words}".strip(" *")
        index += 1
    return index, value


def _goes_on(lines: tuple[Line, ...], index: int, kind: Field, value: str) -> bool:
    """Whether the line at `index` belongs to the field above it."""
    line, above = lines[index], lines[index - 1].words
    if not value or above.endswith((",", ";", "<", "(")):
        return True
    if line.raw[:1] in " \t" and line.depth == 0 and lines[index - 1].raw[:1] not in " \t":
        return True
    if kind in (Field.TO, Field.CC, Field.FROM):
        return "@" in line.words and len(line.words) < 300 and "<" in line.words + value
    following = lines[index + 1] if index + 1 < len(lines) else None
    if following is None or len(above) < 56 or len(line.words) > 80:
        return False
    return following.blank or _field(following) is not None


def _is_block(values: dict[Field, str], *, marked: bool, sent: bool) -> bool:
    core = _CORE & values.keys()
    dated = has_date(values.get(Field.DATE, ""))
    if Field.FROM not in core:
        return marked and len(core) >= 3
    if not values[Field.FROM]:
        return False
    if marked:
        return len(core) >= 2
    if len(core) >= 3:  # "From: Berlin, To: Munich, Date: ..." is a journey
        named = any("@" in value for value in values.values())
        return sent or named or core >= {Field.DATE, Field.SUBJECT}
    author = values[Field.FROM]
    return len(core) == 2 and "@" in author and (dated or sent or "[mailto:" in author)


def labels_within(text: str) -> list[tuple[Field, int, int]]:
    """Every label inside `text`: its field, where it begins, where its value begins."""
    found: list[tuple[Field, int, int]] = []
    seen: set[Field] = set()
    at = _next_colon(text, 0)
    while at >= 0:
        for begin in _word_starts(text, at):
            kind = FIELD_OF.get(fold(text[begin:at]))
            if kind and kind not in seen:
                found.append((kind, begin, at + 1))
                seen.add(kind)
                break
        at = _next_colon(text, at + 1)
    return found


def _next_colon(text: str, start: int) -> int:
    places = [place for place in (text.find(":", start), text.find("：", start)) if place >= 0]
    return min(places, default=-1)


def _word_starts(text: str, end: int) -> list[int]:
    """Where a label that ends at `end` may begin, longest first: any capital, any blank."""
    low = max(0, end - _LABEL_MAX)
    starts = []
    for index in range(low, end):
        before = text[index - 1] if index else " "
        if not text[index].isspace() and (
            before in " >\t;\"'," or text[index].isupper() or not text[index].isascii()
        ):
            starts.append(index)
    return starts
