"""Sections of a mail: lines with a heading, under `#ooo` and its like.

A heading is known by its letters alone: "**Next steps needed?**" and "next steps:" are the same.
What stands before the first heading belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ENDS = re.compile(r"[:?]")
_DECORATION = re.compile(r"^(?:[\s*_#>•·-]+|\d{1,2}[.)]\s)+")
_WORDS_MAX = 8  # of a heading


@dataclass(frozen=True, slots=True)
class Heading:
    """One section that is asked for."""

    key: str
    label: str  # as it is written in a template
    words: tuple[str, ...]  # how people write it, in lower case, letters and blanks only


def find_sections(text: str, headings: tuple[Heading, ...]) -> dict[str, str]:
    """Return the text of each section by its key; one that holds no letter or digit is missing."""
    by_words = {words: one.key for one in headings for words in one.words}
    found: dict[str, list[str]] = {}
    current: list[str] = []
    for line in text.split("\n"):
        key, rest = _read_heading(line, by_words)
        if key:
            current = found.setdefault(key, [])
            line = rest
        current.append(line)
    texts = {key: "\n".join(lines).strip() for key, lines in found.items()}
    return {key: said for key, said in texts.items() if any(map(str.isalnum, said))}


def write_sections(found: Mapping[str, str], headings: tuple[Heading, ...]) -> tuple[str, ...]:
    """Return a block of these sections, to be filled in where nothing was found."""
    return tuple(f"{one.label}: {found.get(one.key, '')}".rstrip() for one in headings)


def _read_heading(line: str, by_words: Mapping[str, str]) -> tuple[str, str]:
    """Return the key of the heading that a line begins with and what follows it; "" for none."""
    plain = _DECORATION.sub("", line)
    end = _ENDS.search(plain)
    head, rest = (plain[: end.start()], plain[end.end() :]) if end else (plain, "")
    words = " ".join("".join(c if c.isalpha() else " " for c in head.casefold()).split())
    if len(words.split()) > _WORDS_MAX or words not in by_words:
        return "", ""
    return by_words[words], rest.lstrip("*_:? ").strip()
