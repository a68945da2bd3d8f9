"""Text as a terminal may show it: instants of the desk, no control characters, 80 columns."""

from __future__ import annotations

from datetime import datetime, tzinfo

WIDTH = 80


def one_line(text: str) -> str:
    """The text without control characters, which could speak to the terminal."""
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() else " " for char in text)


def paragraph(text: str, indent: str) -> str:
    """Several lines, indented, without control characters."""
    return "\n".join(f"{indent}{one_line(line)}".rstrip() for line in text.splitlines())


def moment(at: datetime | None, zone: tzinfo) -> str:
    """An instant as people of the desk read it: "2026-11-23 10:00"."""
    return at.astimezone(zone).strftime("%Y-%m-%d %H:%M") if at else ""
