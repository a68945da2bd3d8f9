"""A note in sections: headings that end in a colon, each with what stands behind and below it.

People write the same headings in many ways: marked up, numbered, in bold, two names at once, with
an explanation in brackets. What a heading is called is the reader's table; how it is written, here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from rules.model.phrases import folded

Name = TypeVar("Name")

HEADING_MAX = 60  # characters; what is longer is a sentence


@dataclass(frozen=True, slots=True)
class Sections(Generic[Name]):
    """What was said under each heading, and what stood above the first one."""

    above: str
    said: Mapping[Name, str]

    def get(self, name: Name) -> str:
        return self.said.get(name, "")


def read_sections(
    text: str,
    names: Mapping[str, Name],
    alone: frozenset[str] = frozenset(),
    *,
    below_blank: bool = True,
) -> Sections[Name]:
    """Return the sections of a note whose headings are in `names` (folded words to a name).

    A heading without its colon counts where it is marked up, or one of `alone` on a line of its
    own, with `below_blank` only below a blank one. With a bullet or a number before it, it is an
    item of a list, unless the first heading has one, too.
    """
    above: list[str] = []
    said: dict[Name, list[str]] = {}
    current = above
    usual: str | None = None
    blank_before = True
    lines = text.split("\n")
    for number, line in enumerate(lines):
        below = lines[number + 1] if number + 1 < len(lines) else ""
        hit = _find_heading(
            line, names, alone if blank_before or not below_blank else frozenset(), below
        )
        if hit is not None and (usual is None or hit.lead in ("", usual)):
            usual = hit.lead if usual is None else usual
            current = said.setdefault(hit.name, [])
            line = hit.rest
        if line.strip() or current:
            current.append(line.rstrip())
        blank_before = not line.strip()
    return Sections(_joined(above), {name: _joined(words) for name, words in said.items()})


@dataclass(frozen=True, slots=True)
class _Heading(Generic[Name]):
    name: Name
    rest: str
    lead: str  # "-" behind a bullet, "1" behind a number


_LEAD = re.compile(r"\s*(?:(?P<bullet>[-*•–—]\s+)|(?P<number>\(?\d{1,2}[.)]\s+))?")
_MARKED = re.compile(r"(?:#{1,6}\s+|\*{1,3}|_{1,3})(?:\d{1,2}[.)]\s+)?(?=\S)")
_BRACKETS = re.compile(r"\([^()]*\)")
_RULE = re.compile(r"\s*([=~-])\1{2,}\s*")
_BETWEEN = re.compile(r"[/,&+]|\band\b|\bor\b")


def _find_heading(
    line: str, names: Mapping[str, Name], alone: frozenset[str], below: str
) -> _Heading[Name] | None:
    led = _LEAD.match(line)
    words = line[led.end() :] if led else line
    lead = "-" if led and led["bullet"] else "1" if led and led["number"] else ""
    marked = _MARKED.match(words)
    if marked:
        words = words[marked.end() :]
    words = words.replace("：", ":", 1)
    title, colon, rest = words.partition(":" if ":" in words else "?")
    if not colon and not marked and not _RULE.fullmatch(below) and _plain(words) not in alone:
        return None
    if len(title) > HEADING_MAX:
        return None
    name = _name_of(_plain(title), names)
    if name is None:
        return None
    return _Heading(name, rest.strip().lstrip("*_").strip(), lead)


def _plain(title: str) -> str:
    """Return a heading as it is compared: without marks, brackets and doubled blanks."""
    words = _BRACKETS.sub(" ", folded(title))
    return " ".join(re.sub(r"[*_#`\"?!.]+", " ", words).split()).strip(" -'")


def _name_of(title: str, names: Mapping[str, Name]) -> Name | None:
    """Return what a heading is called; of several names in one, all must mean the same."""
    if title in names:
        return names[title]
    parts = [part.strip() for part in _BETWEEN.split(title) if part.strip()]
    meant = {names.get(part) for part in parts}
    return meant.pop() if len(parts) > 1 and len(meant) == 1 else None


def _joined(lines: list[str]) -> str:
    kept = [line for line in lines if not _RULE.fullmatch(line)]
    return "\n".join(kept).strip("\n")
