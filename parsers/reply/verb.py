"""The verb of "Carla wrote:", in the languages of the phrase book."""

from __future__ import annotations

import re
from functools import cache

from parsers.reply.phrasebook import WROTE


@cache
def verbs() -> re.Pattern[str]:
    ordered = sorted(WROTE, key=len, reverse=True)
    spaced = [re.escape(verb) for verb in ordered if verb[0] < "\u0e00"]
    joined = [re.escape(verb) for verb in ordered if verb[0] >= "\u0e00"]
    return re.compile(rf"(?<![^\W\d_])(?:{'|'.join(spaced)})(?![^\W\d_])|{'|'.join(joined)}")


def verb_at(folded: str) -> int | None:
    """Where the last verb of writing stands."""
    found = None
    for match in verbs().finditer(folded):
        found = match.start()
    return found
