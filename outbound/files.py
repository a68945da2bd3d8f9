"""What a letter says of its files: those that it cannot carry, and those that came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from outbound.subject import one_line, shorten
from outbound.templates import Picture
from rules.model.files import FileRef, is_program

NAME_MAX = 80
_SHOWN = frozenset(("image/png", "image/jpeg", "image/gif", "image/webp"))
_KIB, _MIB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class FileRow:
    """A file as the template `files.j2` sees it."""

    name: str
    type: str
    size: str  # "12 kB", "14.2 MiB"
    number: int  # for `#files`; 0 where it has none
    why: str  # "", or why it stays behind: program, large, full, stranger
    can_be_mailed: bool  # when it is asked for alone


def file_rows(files: tuple[FileRef, ...], bytes_max: int, *, left: bool) -> tuple[FileRow, ...]:
    """Return files as the template sees them; `left`: they stay behind."""
    return tuple(
        FileRow(
            name=shorten(one_line(file.name) or "file", NAME_MAX),
            type=one_line(file.type),
            size=size_in_words(file.size_bytes),
            number=file.number,
            why=_why(file, bytes_max) if left else "",
            can_be_mailed=file.size_bytes <= bytes_max and not is_program(file.name, file.type),
        )
        for file in files
    )


def file_variables(
    carried: tuple[FileRef, ...], left: tuple[FileRef, ...], bytes_max: int
) -> Mapping[str, object]:
    """Return what `files.j2` is told."""
    rows = file_rows(left, bytes_max, left=True)
    return {
        "can_be_asked_for": tuple(
            str(one.number) for one in rows if one.number and one.can_be_mailed
        ),
        "carried": file_rows(carried, bytes_max, left=False),
        "left_out": rows,
    }


def size_in_words(size_bytes: int) -> str:
    """Return "12 kB" or "14.2 MiB"."""
    if size_bytes < _MIB:
        return f"{max(1, round(size_bytes / _KIB))} kB"
    return f"{size_bytes / _MIB:.1f}".removesuffix(".0") + " MiB"


def picture_id(file: FileRef) -> str:
    """Return the Content-ID of a picture that the twin shows, "" of any other file.

    It is ours: what a stranger's mail called it has no place in our HTML.
    """
    if not file.content_id or file.type.casefold() not in _SHOWN:
        return ""
    return f"picture.{file.input_id}.{file.part}@ticketgate"


def pictures_of(files: tuple[FileRef, ...]) -> tuple[Picture, ...]:
    """Return the pictures that the twin shows."""
    named = ((picture_id(file), shorten(one_line(file.name), NAME_MAX)) for file in files)
    return tuple(Picture(cid, name) for cid, name in named if cid)


def _why(file: FileRef, bytes_max: int) -> str:
    if file.named_only:
        return "stranger"
    if is_program(file.name, file.type):
        return "program"
    return "large" if file.size_bytes > bytes_max else "full"
