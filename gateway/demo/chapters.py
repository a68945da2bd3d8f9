"""The chapters of the demo, in order, and how one is asked for."""

from __future__ import annotations

from gateway.demo.act import Chapter
from gateway.demo.finish import FINISH
from gateway.demo.leave import LEAVE
from gateway.demo.morning import MORNING
from gateway.demo.silence import SILENCE
from gateway.demo.triage import TRIAGE

CHAPTERS = (MORNING, FINISH, SILENCE, LEAVE, TRIAGE)


def find_chapter(word: str, chapters: tuple[Chapter, ...] = CHAPTERS) -> Chapter | None:
    """Return a chapter by its name or its number."""
    if word.isdecimal():
        return chapters[int(word) - 1] if 0 < int(word) <= len(chapters) else None
    return next((one for one in chapters if one.name == word.casefold()), None)
