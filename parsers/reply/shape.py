"""A header block known by its shape: consecutive lines "Label: value", whatever the labels are.

The values tell: an address in brackets, a day with its time, the subject of the very mail that
answers. A form that somebody filled in has labels and addresses too, but not these beside each
other.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from parsers.body.lines import Line
from parsers.reply.headerblock import HeaderBlock, labels_within
from parsers.reply.moment import has_date, is_full_date
from parsers.reply.occasion import Occasion, fold_title
from parsers.reply.person import find_mailbox
from parsers.reply.phrasebook import FIELD_OF, Field, fold_plain, is_small, plain
from rules.model.mail import Mailbox

_LABEL_MAX = 32
_LABEL_WORDS_MAX = 4
_FIELDS_MAX = 12
_WRAPS_MAX = 4
_CORE = frozenset({Field.FROM, Field.TO, Field.DATE, Field.SUBJECT})
_BOLD = " *_|\"'•·\u00a0"
_TOGETHER_MAX = 1500
_TOKEN = re.compile(r"[^\W\d_][^\W_]{0,24}[*_]{0,2} ?[:：](?!\d|//|\w+@)")
_ANGLED = re.compile(r"[<(\[](?:mailto:)?[^<>()\[\]\s@]{1,64}@[^<>()\[\]\s@]{1,255}[>)\]]")


class _Labelled(NamedTuple):
    kind: Field | None  # when the phrase book knows the label
    value: str
    folded: str


def find_shaped_block(
    lines: tuple[Line, ...], start: int, occasion: Occasion, *, marked: bool
) -> HeaderBlock | None:
    """The block that begins at `start`; `marked` when a separator line stands above it."""
    if not (marked or occasion.answers or occasion.forwards):
        return None
    fields, end = _gather(lines, start)
    if len(fields) < 3 or not _is_headers(fields, occasion, marked=marked):
        return None
    return HeaderBlock(start, end, _author(fields), _subject(fields, occasion), _date(fields))


def find_line_of_fields(line: Line, index: int, occasion: Occasion) -> HeaderBlock | None:
    """A block whose fields were run together on one line."""
    if not occasion.answers or len(line.words) > _TOGETHER_MAX or "@" not in line.words:
        return None
    tokens = len(_TOKEN.findall(line.words))
    if tokens < 3 or not has_date(line.folded) or not _TOKEN.search(line.words[:_LABEL_MAX]):
        return None
    cuts = labels_within(line.words)
    core = {kind for kind, _, _ in cuts} & _CORE
    if len(core) < 2 and line.words.count("@") < 2:
        return None
    values: dict[Field, str] = {}
    for number, (kind, _, begin) in enumerate(cuts):
        stop = cuts[number + 1][1] if number + 1 < len(cuts) else len(line.words)
        values.setdefault(kind, line.words[begin:stop].strip())
    author = find_mailbox(values.get(Field.FROM, line.words))
    return HeaderBlock(
        index, index + 1, author, values.get(Field.SUBJECT, ""), values.get(Field.DATE, "")
    )


def find_name_and_date(
    lines: tuple[Line, ...], start: int, occasion: Occasion
) -> HeaderBlock | None:
    """An author's line and a date's line, alone under a drawn line."""
    if not occasion.answers or start + 1 >= len(lines):
        return None
    pair = lines[start : start + 2]
    for author, date in (pair, reversed(pair)):
        if len(author.words) > _LABEL_MAX * 4 or len(date.words) > _LABEL_MAX * 2:
            continue
        named = _ANGLED.search(author.words)
        if named and named.end() == len(author.words) and is_full_date(date.folded):
            return HeaderBlock(start, start + 2, find_mailbox(author.words), "", date.words)
    return None


def is_summary(line: Line, title: str = "") -> bool:
    """Whether Lotus Notes sums up a mail: "Carla Diaz ---02/03/2026 09:15:33---The panel is".

    Verse does it by the title that is answered: "Carla Diaz --- The panel ---".
    """
    parts = line.folded[:400].split("---", 2)
    if len(parts) < 3 or not parts[0]:
        return False
    if len(parts[1]) < 40 and is_full_date(parts[1]):
        return True
    return bool(title) and not parts[2].strip() and fold_title(parts[1]) == title


def _gather(lines: tuple[Line, ...], start: int) -> tuple[list[_Labelled], int]:
    """The labelled lines from `start` on, each blank-separated or none, and where they end."""
    fields: list[_Labelled] = []
    index = end = start
    depth, spaced = lines[start].depth, -1  # blank lines between two fields
    while index < len(lines) and len(fields) < _FIELDS_MAX:
        gap = 0
        while index < len(lines) and not lines[index].words and gap < 2:
            index, gap = index + 1, gap + 1
        if index >= len(lines) or lines[index].depth != depth:
            break
        field = _labelled(lines[index])
        if field is None or (fields and spaced >= 0 and gap != spaced):
            break
        if fields:
            spaced = gap
        index += 1
        wraps = 0
        while index < len(lines) and wraps < _WRAPS_MAX and _goes_on(lines, index, field):
            value = f"{field.value} {lines[index].words}"
            field = field._replace(value=value, folded=f"{field.folded} {lines[index].folded}")
            index, wraps = index + 1, wraps + 1
        fields.append(field)
        end = index
    return fields, end


def _labelled(line: Line) -> _Labelled | None:
    """The line as label and value, when it looks like one."""
    words = line.words
    head = words[:_LABEL_MAX].replace("：", ":")
    at = head.find(":")
    if at < 1 or words[at + 1 : at + 3] == "//":
        return None
    label = head[:at].strip(_BOLD)
    kind = FIELD_OF.get(fold_plain(label))
    if kind is None and (
        not label or is_small(label) or label[0].isdigit() or len(label.split()) > _LABEL_WORDS_MAX
    ):
        return None
    value = words[at + 1 :].strip(_BOLD)
    if kind is None and (words[at + 1 : at + 2].isdigit() or not value):
        return None
    return _Labelled(kind, value, fold_plain(plain(value)))


def _is_label(label: str) -> bool:
    """Whether a word or a few may be a label in some language."""
    if not label or is_small(label) or label[0].isdigit():
        return False
    return len(label.split()) <= _LABEL_WORDS_MAX


def _goes_on(lines: tuple[Line, ...], index: int, field: _Labelled) -> bool:
    """Whether the line at `index` is the rest of the field above it."""
    line = lines[index]
    if not line.words or line.depth != lines[index - 1].depth or _labelled(line):
        return False
    if not field.value or field.value.endswith((",", ";", "<")):
        return True
    return line.depth == 0 and line.raw[:1] in " \t" and lines[index - 1].raw[:1] not in " \t"


def _is_headers(fields: list[_Labelled], occasion: Occasion, *, marked: bool) -> bool:
    """Whether the values are those of a mail's header."""
    core = {field.kind for field in fields} & _CORE
    dated = any(has_date(field.folded) for field in fields[:4] if "@" not in field.value)
    full = any(is_full_date(field.folded) for field in fields[:4])
    angled = any(_ANGLED.search(field.value) for field in fields[:2])
    titled = any(occasion.title and fold_title(field.value) == occasion.title for field in fields)
    if Field.FROM in core and len(core) >= 3:  # "From: Berlin, To: Munich" is a journey
        named = any("@" in field.value for field in fields)
        return dated and (named or titled or core >= {Field.DATE, Field.SUBJECT})
    if marked:
        return dated and (angled or titled or len(core) >= 2)
    if full and (titled or angled):
        return True
    return len(core) >= 2 and dated and (titled or angled)


def _author(fields: list[_Labelled]) -> Mailbox:
    known = next((field for field in fields if field.kind is Field.FROM), None)
    if known is None:
        named = (field for field in fields if field.kind is None and "@" in field.value)
        known = next(named, fields[0])
    return find_mailbox(known.value)


def _subject(fields: list[_Labelled], occasion: Occasion) -> str:
    for field in fields:
        if field.kind is Field.SUBJECT:
            return field.value
        if occasion.title and fold_title(field.value) == occasion.title:
            return field.value
    return ""


def _date(fields: list[_Labelled]) -> str:
    for field in fields:
        if field.kind is Field.DATE or (field.kind is None and is_full_date(field.folded)):
            return field.value
    return ""
