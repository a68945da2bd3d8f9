"""The HTML twin of a letter: the same words, for a mail program that shows pages.

The page itself is `layout.html.j2`; here the words become its content: paragraphs, a bar beside
what somebody said, rows for what has a label. Every style stands in the element, as mail programs
drop style sheets; colours for the dark come by class, from the layout. Nothing is fetched: the only
pictures are those that the letter itself carries.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape
from itertools import groupby

from outbound.page import REPLY_MARKER
from outbound.words import Block, Shape, clean, find_blocks, is_laid_out, link, links_of, runs_on

_P = '<p dir="auto" style="margin:0 0 12px">'
_CODE = (
    '<p class="code" style="margin:0 0 12px;font-family:Consolas,Menlo,monospace;font-size:13px">'
)
_ASIDE = '<p dir="auto" class="soft" style="margin:0 0 12px;font-size:13px;color:#5b6470">'
_HEAD = '<p dir="auto" class="soft" style="margin:4px 0 4px;font-size:13px;color:#5b6470"><b>'
_TABLE = '<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="100%"'
_BAR = (
    f'{_TABLE} style="margin:0 0 12px"><tr><td class="bar" '
    'style="border-left:3px solid #c3cad3;padding:1px 0 1px 12px">'
)
_CELL = 'valign="top" style="padding:2px 12px 2px 0'
_GRID_CELL = 'valign="top" style="padding:2px 8px 2px 0'
_UNBROKEN = ";word-break:normal;overflow-wrap:normal"  # between words alone
_LINK = '<a href="{0}" class="link" style="color:#0b5cad;word-break:break-word">{1}</a>'
_RULE = (
    '<p class="rule soft" style="margin:20px 0 12px;padding:10px 0 0;border-top:1px solid #d8dde3;'
    'font-size:13px;color:#5b6470">'
)

_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"\u201c\u201d\u00ab\u00bb]+", re.IGNORECASE)
_TAIL = ".,;:!?'*_~"
_QUOTE = re.compile(r"(?:> ?)+")
_DIVIDER = re.compile(r"-{3,} (\S.*\S) -{3,}")
_BLANKS = re.compile(r" {2,}")
# What a telephone would break at its hyphens: a date with its time, an option, a word.
_WHOLE = re.compile(
    r"\b\d{4}-\d\d-\d\d(?: \d\d:\d\d(?: [A-Z]{3,4}\b)?)?"
    r"|(?<![\w-])--[a-z][a-z-]{0,30}|\bE-Mail\b"
)
_WEEKDAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?=\d{4}-\d\d-\d\d\b)")
_BAR_COLUMNS = 4
_TABLE_MIN = 3  # columns of lines that are a table
_CELL_MAX = 80  # letters of a cell: what is longer is no cell
_WORDS_MAX = 36  # letters of the columns' longest words: more is wider than a telephone


def write_content(words: str, *, refused: bool = False) -> str:
    """Return the words as HTML; `refused` as for the text."""
    if is_laid_out(words):
        words = words.removeprefix(REPLY_MARKER).strip("\n")
    blocks = find_blocks(words, refused=refused)
    parts = (_stretch(shape, tuple(group)) for shape, group in groupby(blocks, _shape))
    return "\n".join(filter(None, parts))


def _shape(block: Block) -> Shape:
    return block.shape


def _stretch(shape: Shape, blocks: tuple[Block, ...]) -> str:
    """Return what stands alike, together."""
    if shape.columns:
        return _rows(blocks)
    if shape.is_head:
        return "".join(f"{_HEAD}{_run(block.lines)}</b></p>" for block in blocks)
    if shape.is_aside:
        return "\n".join(f"{_ASIDE}{_run(block.lines)}</p>" for block in blocks)
    content = _prose(tuple(block.lines for block in blocks))
    if not shape.indent or not content:
        return content
    if shape.indent == _BAR_COLUMNS:
        return f"{_BAR}{_last_without_margin(content)}</td></tr></table>"
    return f'<div style="margin:0 0 0 {shape.indent * 3}px">{content}</div>'


def _rows(blocks: Iterable[Block]) -> str:
    rows = "\n".join(
        f'<tr><td {_CELL};white-space:nowrap;color:#5b6470" class="soft">{escape(block.label)}</td>'
        f'<td {_CELL};width:100%" dir="auto">{_run(block.lines)}</td></tr>'
        for block in blocks
    )
    return f'{_TABLE} style="margin:0 0 12px">{rows}</table>'


@lru_cache(256)  # the thread of a ticket is the same in each of its letters
def _prose(stretches: tuple[tuple[str, ...], ...]) -> str:
    """Return paragraphs; a stretch begins a line of its own, as the list of tries does."""
    parts: list[str] = []
    paragraph: list[str] = []
    kind = ""
    for lines in stretches:
        joined = _joined([_clean_around_links(line).rstrip() for line in lines])
        for line in joined:
            found = _kind(line)
            if paragraph and found != kind:
                parts.append(_paragraph(kind, paragraph))
                paragraph = []
            kind = found
            if kind:
                paragraph.append(line)
    if paragraph:
        parts.append(_paragraph(kind, paragraph))
    return "\n".join(parts)


def _kind(line: str) -> str:
    if not line:
        return ""
    if line[0] == ">":
        return "quote"
    if line.startswith("  ") or (line[0] == "#" and line[1:2].isalpha()):
        return "code"
    return "rule" if _DIVIDER.fullmatch(line) else "words"


def _paragraph(kind: str, lines: Sequence[str]) -> str:
    match kind:
        case "quote":
            inside = _prose((tuple(_QUOTE.sub("", line, count=1) for line in lines),))
            return f"{_BAR}{_last_without_margin(inside)}</td></tr></table>"
        case "code" if rows := _find_table(lines):
            return _grid(rows)
        case "code":
            margin = min(len(line) - len(line.lstrip(" ")) for line in lines)
            return f"{_CODE}{_run([line[margin:] for line in lines])}</p>"
        case "rule":
            return f"{_RULE}{_run(lines)}</p>"
        case _:
            return f"{_P}{_run(lines)}</p>"


def _find_table(lines: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Return the cells of lines that stand in columns, a head first; () where they do not.

    On a telephone such lines would be broken in their middle.
    """
    rows = tuple(tuple(_BLANKS.split(line.strip())) for line in lines)
    columns = len(rows[0])
    is_table = len(rows) > 1 and columns >= _TABLE_MIN
    is_table = is_table and all(columns - 1 <= len(row) <= columns for row in rows)
    fits = is_table and all(len(cell) <= _CELL_MAX for row in rows for cell in row)
    return rows if fits and sum(_longest_words(rows)[1:]) <= _WORDS_MAX else ()


def _longest_words(rows: tuple[tuple[str, ...], ...]) -> list[int]:
    """Return how many letters the longest word of each column has."""
    longest = [0] * len(rows[0])
    for row in rows:
        for place, cell in enumerate(row):
            longest[place] = max(longest[place], *map(len, cell.split(" ")))
    return longest


def _grid(rows: tuple[tuple[str, ...], ...]) -> str:
    is_narrow = sum(_longest_words(rows)) <= _WORDS_MAX  # else the first column gives way
    head, *others = (
        "".join(
            f"<td {_GRID_CELL}{_UNBROKEN if place or is_narrow else ''}"
            f'{";text-align:right" if cell.isdigit() else ""}">{_line(cell)}</td>'
            for place, cell in enumerate(row)
        )
        for row in rows
    )
    lines = [f'<tr class="soft" style="color:#5b6470">{head}</tr>']
    lines += [f"<tr>{one}</tr>" for one in others]
    fit = _TABLE.removesuffix(' width="100%"')
    return f'{fit} style="margin:0 0 12px;font-size:12px">{"".join(lines)}</table>'


def _last_without_margin(content: str) -> str:
    """Return the content of a box, whose last paragraph keeps no distance of its own."""
    head, opened, tail = content.rpartition("<p ")
    if "<table" in tail:
        return content
    return head + opened + tail.replace("margin:0 0 12px", "margin:0", 1)


def _run(lines: Iterable[str]) -> str:
    return "<br>\n".join(map(_line, lines))


def _clean_around_links(line: str) -> str:
    """Return the line without controls but those of our own links."""
    return "".join(
        link(clean(words), address) if address else clean(words)
        for words, address in links_of(line)
    )


def _line(line: str) -> str:
    """Return one line: nothing of it is markup, its links can be followed, its blanks stay."""
    pieces = links_of(line)
    if any(address for _, address in pieces):
        return "".join(
            _LINK.format(escape(address), escape(words)) if address else _line(words)
            for words, address in pieces
        )
    line = clean(line)
    if "://" not in line and "mailto:" not in line.lower():
        return _plain(line)
    parts: list[str] = []
    at = 0
    for found in _ADDRESS.finditer(line):
        address = _without_tail(found.group())
        parts += (_plain(line[at : found.start()]), _link(address))
        at = found.start() + len(address)
    return "".join((*parts, _plain(line[at:])))


def _link(address: str) -> str:
    scheme, colon, rest = address.partition(":")
    if not rest.strip("/"):
        return _plain(address)
    shown = escape(address)
    return _LINK.format(escape(f"{scheme.lower()}{colon}{rest}"), shown)


def _without_tail(address: str) -> str:
    """Return a link without the stop behind it, or the bracket that was opened before it."""
    while address:
        last = address[-1]
        opened = {")": "(", "]": "[", "}": "{"}.get(last)
        if last not in _TAIL and not (opened and address.count(opened) < address.count(last)):
            break
        address = address[:-1]
    return address


def _plain(text: str) -> str:
    escaped = escape(text, quote=False)
    if "-" in escaped:
        escaped = _WEEKDAY.sub("\\1\xa0", escaped)  # stays with its date
        escaped = _WHOLE.sub(r'<span style="white-space:nowrap">\g<0></span>', escaped)
    if "  " in escaped:
        escaped = _BLANKS.sub(lambda run: "\xa0" * (len(run.group()) - 1) + " ", escaped)
    return f"\xa0{escaped[1:]}" if escaped[:1] == " " else escaped


def _joined(lines: Sequence[str]) -> list[str]:
    """Return the lines; those that only a full line had broken are one again.

    So words that somebody's mail program broke at 72 columns read well on a telephone. A log, a
    list, a table, an address keep their lines.
    """
    whole: list[str] = []
    for number, line in enumerate(lines):
        above = lines[number - 1] if number else ""
        if whole and _kind(above) == "words" and runs_on(above, line):
            whole[-1] = f"{whole[-1]} {line}"
        else:
            whole.append(line)
    return whole
