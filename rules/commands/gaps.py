"""What stands in a command that a letter offers for what only its reader knows: `<a duration>`.

A gap that was not filled in says nothing: it is never read as a name or a sentence, nor sent on.
"""

from __future__ import annotations

import re

SENTENCE_GAP = "<what is to be done>"
OUTCOME_GAP = "<vm, message or noanswer>"
NUMBER_GAP = "<number of the other ticket>"
DAY_GAP = "<YYYY-MM-DD>"
TIME_GAP = "<HH:MM>"
NAME_GAP = "<name>"
CLIENT_ID_GAP = "<id>"
ADDRESS_GAP = "<address>"
SYNOPSIS_GAP = "<what the client wants, and what exactly is to be done>"
_ONE_OF = r"<one of [^<>]+>"  # followed by what there is on this desk
_NAMED = (
    *(SENTENCE_GAP, OUTCOME_GAP, NUMBER_GAP, DAY_GAP, TIME_GAP, NAME_GAP, CLIENT_ID_GAP),
    *(ADDRESS_GAP, SYNOPSIS_GAP),
    # of commands that letters offer
    *("<one sentence>", "<where it stands>", "<where each of them stands>", "<next step>"),
    *("<what is next>", "<what>", "<why>", "<what you need>", "<address of a contact>"),
    *("<date>", "<time>", "<url>", "<code>"),
)


def gap_for(expected: str) -> str:
    """Return the gap for what a verb needs, as E-02 says it: the first of what may stand there."""
    words = expected.removeprefix("nothing behind it, or ")
    return f"<{words.partition(', then ')[0]}>"


def without_gaps(text: str, expected: str = "") -> str:
    """Return what was written without the gaps that were left, that of `expected` among them."""
    if "<" not in text:
        return text
    gaps = (*_NAMED, gap_for(expected)) if expected else _NAMED
    found = re.sub("|".join((*map(re.escape, gaps), _ONE_OF)), "", text)
    return text if found == text else found.strip()
