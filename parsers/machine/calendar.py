"""What a calendar part does: its method and the answer it gives (RFC 5546, UC-11)."""

from __future__ import annotations

import re

METHOD = re.compile(r"^METHOD:[ \t]*([A-Za-z-]{1,20})", re.MULTILINE | re.IGNORECASE)
PARTSTAT = re.compile(
    r"^ATTENDEE[^\n]{0,500}?;PARTSTAT=([A-Za-z-]{1,20})", re.MULTILINE | re.IGNORECASE
)
FOLD = re.compile(r"\n[ \t]")


def read_calendar(method: str, text: str) -> tuple[str, str]:
    """Method and, of an answer, its PARTSTAT, both in upper case; "" where they are missing."""
    text = FOLD.sub("", text[:200_000])
    found = METHOD.search(text)
    method = (found[1] if found else method).upper()
    answer = PARTSTAT.search(text) if method in ("REPLY", "COUNTER") else None
    return method, answer[1].upper() if answer else ""
