"""A number and its noun, which agree: "1 ticket", "2 tickets", "0 tickets"."""

from __future__ import annotations


def amount(number: float | str, noun: str, plural: str = "") -> str:
    """Return "1 ticket" or "2 tickets"; a plural that is no s is told ("tries")."""
    written = number if isinstance(number, str) else f"{number:g}"
    return f"{written} {noun if written == '1' else plural or f'{noun}s'}"
