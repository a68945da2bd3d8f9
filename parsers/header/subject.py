"""What a subject says beside its words: ticket numbers, prefixes, tags (GW-08, GW-11).

A number is looked for in the subject as one line and, because gateways fold without mercy, in the
subject with its folds taken out.
"""

from __future__ import annotations

import re

from parsers.header.fields import BLANKS, CONTROL, FOLD, decode_words, read_line
from parsers.reply.phrasebook import FORWARD_PREFIXES, REPLY_PREFIXES, plain
from rules import number
from rules.number import find_number

# Whole and valid, or no number at all: "T20261116.4" and "T20261116.00041" are none.
NUMBER = re.compile(rf"(?<![A-Za-z0-9]){number.NUMBER}(?![A-Za-z0-9]|\.\d)", re.IGNORECASE)
NUMBER_WITH_FRAME = re.compile(
    r"(?:\bticket\s{0,3})?[\[(<{#]{0,2}\s{0,2}#?\s{0,2}"
    rf"{NUMBER.pattern}\s{{0,2}}[\])>}}]{{0,2}}\s{{0,2}}[:,-]?",
    re.IGNORECASE,
)
_WIDE = {0xFF01 + n: 0x21 + n for n in range(94)}  # as Japanese and Chinese keyboards write them
# What clients of the world put before the subject of an answer or a forward.
PREFIXES = FORWARD_PREFIXES | REPLY_PREFIXES
PREFIX = re.compile(
    r"(?:" + "|".join(sorted(map(re.escape, PREFIXES), key=len, reverse=True)) + r")"
    r"\.?\s?(?:[\[(]\s?\d{1,3}\s?[\])]|\^\d{1,3}|\d{1,3})?\s{0,2}[:：]\s{0,5}",
    re.IGNORECASE,
)
# People begin a subject so, too: prefixes before another one, or where the number stands.
DOUBTFUL_PREFIX = re.compile(r"(?:tl|ct|fs|yml)\s{0,2}[:：]\s{0,5}", re.IGNORECASE)
TAGS = (
    "external", "external email", "external sender", "ext", "extern", "externe", "externo",
    "esterno", "eksternt", "ekstern", "externt", "extern e-mail", "externe e-mail", "spam",
    "possible spam", "suspected spam", "bulk", "caution", "caution: external", "warning", "secure",
    "encrypt", "encrypted", "unverified", "unverified sender", "suspicious", "sender not verified",
    "外部", "外部邮件", "社外",
)  # fmt: skip
TAG = re.compile(
    r"(?:[\[(<{*]{1,3}|【)\s{0,2}(?:"
    + "|".join(sorted(map(re.escape, TAGS), key=len, reverse=True))
    + r")[?!]?\s{0,2}(?:[\])>}*]{1,3}|】)\s{0,5}:?\s{0,5}|(?:external|ext)\s?:\s{1,5}",
    re.IGNORECASE,
)


def find_ticket_numbers(raw: str) -> tuple[str, ...]:
    """Ticket numbers in a raw subject, in order, upper case, each once."""
    line = plain(read_line(raw)).translate(_WIDE)  # as a reader sees it
    if "." not in line:
        return ()
    whole = _numbers(line)
    if "\n" not in raw and "\r" not in raw:
        return whole
    joined = _numbers(plain(CONTROL.sub("", decode_words(FOLD.sub("", raw)))).translate(_WIDE))
    first, second = (joined, whole) if len(joined) > len(whole) else (whole, joined)
    return tuple(dict.fromkeys(first + second))


def _numbers(line: str) -> tuple[str, ...]:
    found = (hit[0].upper() for hit in NUMBER.finditer(line))
    return tuple(one for one in dict.fromkeys(found) if find_number(one))


def read_title(subject: str) -> str:
    """`subject` without reply prefixes, tags such as [EXTERNAL], and ticket numbers."""
    title = NUMBER_WITH_FRAME.sub(" ", subject) if "." in subject else subject
    numbered = title != subject
    title = BLANKS.sub(" ", title).rstrip(" -,").lstrip(" -:,")
    for _ in range(20):
        start = TAG.match(title)
        if ":" in title or "：" in title:
            start = PREFIX.match(title) or start or _doubtful(title, is_numbered=numbered)
        if start is None:
            break
        title = title[start.end() :].lstrip(" -:,")
    return title.strip(" -:,")


def _doubtful(title: str, *, is_numbered: bool) -> re.Match[str] | None:
    """A prefix that may be a word of the title, where something says that it is none."""
    start = DOUBTFUL_PREFIX.match(title)
    return start if start and (is_numbered or PREFIX.match(title, start.end())) else None
