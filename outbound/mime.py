"""A letter becomes bytes (RFC 5322, 2045, 2047), built from strings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol


class StoredLetter(Protocol):
    """As much of a letter as the outbox keeps for the relay."""

    @property
    def message_id(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def headers(self) -> tuple[tuple[str, str], ...]: ...


@dataclass(frozen=True, slots=True)
class File:
    """An attachment."""

    name: str
    type: str  # "image/png"
    content: bytes


def write_mime(letter: StoredLetter, date: datetime, files: tuple[File, ...] = ()) -> bytes:
    """Return the mail as it goes over the wire, with CRLF."""
    raise NotImplementedError
