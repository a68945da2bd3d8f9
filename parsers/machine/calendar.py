"""What a calendar part does: its method and the answer it gives (RFC 5546, UC-11)."""

from __future__ import annotations

import re

METHOD = re.compile(r"^METHOD:[ \t]*([A-Za-z-]{1,20})", re.MULTILINE | re.IGNORECASE)
PARTSTAT = re.compile(
    r"^ATTENDEE[^\n]{0,500}?;PARTSTAT=([A-Za-z-]{1,20})", re.MULTILINE | re.IGNORECASE
)
METHODS = ("REPLY", "COUNTER", "REQUEST", "CANCEL")  # between people; PUBLISH is a file
EVENT = re.compile(r"^BEGIN:VEVENT$(.{0,20000}?)^END:VEVENT$", re.MULTILINE | re.DOTALL)
LINE = re.compile(
    r"^(SUMMARY|DTSTART|LOCATION)(?:;[^:\n]{0,200})?:([^\n]{1,400})", re.MULTILINE | re.IGNORECASE
)
UTC_MOMENT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)\d\d(Z?))?")
FOLD = re.compile(r"\n[ \t]")


def read_calendar(method: str, text: str) -> tuple[str, str]:
    """Method and, of an answer, its PARTSTAT, both in upper case; "" where they are missing."""
    text = FOLD.sub("", text[:200_000])
    found = METHOD.search(text)
    method = (found[1] if found else method).upper()
    answer = PARTSTAT.search(text) if method in ("REPLY", "COUNTER") else None
    return method, answer[1].upper() if answer else ""


def read_event(text: str) -> str:
    """What the first event is called, when and where, on one line; "" where nothing says so."""
    text = FOLD.sub("", text[:200_000])
    event = EVENT.search(text)
    if event is None:
        return ""
    said = {name.upper(): value.strip() for name, value in reversed(LINE.findall(event[1]))}
    parts = (said.get("SUMMARY", ""), _moment(said.get("DTSTART", "")), said.get("LOCATION", ""))
    return ", ".join(_plain(part) for part in parts if part)


def _moment(value: str) -> str:
    """An instant as people read it (RFC 5545 3.3.5); local times keep no zone."""
    found = UTC_MOMENT.fullmatch(value)
    if found is None:
        return value
    day = "-".join(found.group(1, 2, 3))
    if found[4] is None:
        return day
    return f"{day} {found[4]}:{found[5]}" + (" UTC" if found[6] else "")


def _plain(value: str) -> str:
    """A text value without its escapes (RFC 5545 3.3.11)."""
    return value.replace("\\n", " ").replace("\\N", " ").replace("\\", "")
