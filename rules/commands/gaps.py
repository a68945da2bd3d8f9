"""What stands in a command that a letter offers for what only its reader knows: `<a duration>`.

A gap that was not filled in says nothing: it is never read as a name or a sentence, nor sent on.
It stands alone, as a letter offers it; `<name>` within a sentence is what its writer says.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rules.commands.grammar import SENTENCE_END

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
_BEFORE = r"(?<![^\s\"'@:])"  # no part of a word: `@<name>`, `group:<name>`, not `cn=<name>`
_BEHIND = rf"(?=[\"',;{SENTENCE_END}]*(?:\s|$))"
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


def without_gaps(args: str, expected: str = "") -> str:
    """Return what stands behind a verb without the gaps that were left, that of `expected` too."""
    if "<" not in args:
        return args
    found = _gaps(_BEFORE, gap_for(expected) if expected else "", _BEHIND).sub("", args)
    return args if found == args else found.strip()


def without_gap_lines(text: str) -> str:
    """Return a mail's words without the gaps that were left on lines of their own.

    A mail program may have broken such a line, and a telephone begins it with a capital. What has
    an end (`</name>`) is markup that a person writes about.
    """
    if "<" not in text:
        return text
    folded = text.casefold()

    def kept(gap: re.Match[str]) -> str:
        end = gap[0].strip(f"\t{SENTENCE_END}").replace("<", "</", 1)
        return gap[0] if end.casefold() in folded else ""

    found = _gaps(r"^[ \t]*", "", rf"[{SENTENCE_END}]*$").sub(kept, text)
    return text if found == text else found.strip()


@lru_cache(maxsize=256)  # one for each kind of arguments
def _gaps(before: str, expected: str, behind: str) -> re.Pattern[str]:
    words = filter(None, (*_NAMED, expected))
    named = (r"\s+".join(map(re.escape, one.split())) for one in words)
    return re.compile(f"{before}(?:{'|'.join((*named, _ONE_OF))}){behind}", re.I | re.M)
