"""A letter whose files the relay does not want: it goes without them, and says which they were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from outbound.mime import File, StoredLetter

MIB = 1024 * 1024
SAID = "These files could not be mailed; ask us for them:"


@dataclass(frozen=True, slots=True)
class Bare:
    """A letter as it goes without its files."""

    message_id: str
    subject: str
    text: str
    headers: tuple[tuple[str, str], ...]


def without_files(letter: StoredLetter, files: Sequence[File]) -> StoredLetter:
    """Return the letter with the files' names, types and sizes in their place (GW-17)."""
    named = "".join(f"- {one.name} ({one.type}, {_size(len(one.content))})\n" for one in files)
    text = f"{letter.text.rstrip()}\n\n{SAID}\n{named}"
    return Bare(letter.message_id, letter.subject, text, letter.headers)


def _size(octets: int) -> str:
    return f"{octets / MIB:.1f} MiB" if octets >= MIB / 10 else f"{max(1, octets // 1024)} KiB"
