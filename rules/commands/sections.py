"""Sections of a mail: lines with a heading, under `#ooo` and its like.

How a heading is written, `rules.model.sections` knows: "**Next steps needed?**" is "next steps:".
What stands before the first heading belongs to none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from rules.model.sections import read_sections


@dataclass(frozen=True, slots=True)
class Heading:
    """One section that is asked for."""

    key: str
    label: str  # as it is written in a template
    words: tuple[str, ...]  # how people write it, in lower case, letters and blanks only


def find_sections(text: str, headings: tuple[Heading, ...]) -> dict[str, str]:
    """Return the text of each section by its key; one that holds no letter or digit is missing."""
    by_words = {words: one.key for one in headings for words in one.words}
    said = read_sections(text, by_words, frozenset(by_words), below_blank=False).said
    return {key: words for key, words in said.items() if any(map(str.isalnum, words))}


def write_sections(found: Mapping[str, str], headings: tuple[Heading, ...]) -> tuple[str, ...]:
    """Return a block of these sections, to be filled in where nothing was found."""
    return tuple(f"{one.label}: {found.get(one.key, '')}".rstrip() for one in headings)
