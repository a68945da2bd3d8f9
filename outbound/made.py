"""Files of our own that letters carry: made of their few words when the letter leaves."""

from __future__ import annotations

from outbound.files import picture_id
from outbound.mime import File
from rules.model.files import FileRef


def make_file(wanted: FileRef) -> File:
    """Return the file that a letter's `made` describes."""
    return File(wanted.name, wanted.type, wanted.made.encode(), picture_id(wanted))
