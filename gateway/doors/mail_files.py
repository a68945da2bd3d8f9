"""The door for files: mails, folders of mails, mboxes, and one mail on standard input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

STDIN = "-"
MAIL_SUFFIXES = (".eml", ".mbox")
MAILDIR_FOLDERS = ("cur", "new")
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
PIPED_FROM = re.compile(rb"\A(?:>?From [^\n]*\n)+")  # procmail and friends write it on top
CHUNK = 1024 * 1024


class UnreadablePath(Exception):
    """A path that cannot be read. The message names it and says why."""


@dataclass(frozen=True, slots=True)
class FoundMail:
    """One mail that lies in a file."""

    name: str  # the file; in an mbox also the mail's position in it: "old.mbox:3"
    raw: bytes
    is_whole: bool = True  # false: it is over the limit, and only its beginning was read
    start: int = field(default=-1, compare=False)  # byte of its mbox; -1: the file is the mail


def find_mails(path: str, size_max: int, stdin: BinaryIO) -> Iterator[FoundMail]:
    """Yield the mails under `path` in order of name, at most `size_max` bytes and one of each.

    A folder gives its `.eml` and `.mbox` files and what lies in the `cur` and `new` of maildirs.
    A file that begins with "From " is an mbox (RFC 4155). Raises UnreadablePath.
    """
    if path == STDIN:
        found = _whole_mail("standard input", stdin, size_max)
        yield replace(found, raw=PIPED_FROM.sub(b"", found.raw, count=1))
        return
    for file in _files_under(Path(path)):
        try:
            with file.open("rb") as stream:
                is_mbox = stream.peek(5)[:5] == b"From "
                if is_mbox:
                    yield from _mails_of_mbox(str(file), stream, size_max)
                else:
                    yield _whole_mail(str(file), stream, size_max)
        except OSError as error:
            raise UnreadablePath(f"{file}: cannot be read: {error.strerror}") from None


def read_again(name: str, start: int, size_max: int) -> FoundMail:
    """Return one mail that `find_mails` found, by its name and start. Raises UnreadablePath."""
    path = Path(name if start < 0 else name.rpartition(":")[0])
    try:
        with path.open("rb") as stream:
            if start < 0:
                return _whole_mail(name, stream, size_max)
            stream.seek(start)
            return replace(next(_mails_of_mbox(name, stream, size_max)), name=name, start=start)
    except OSError as error:
        raise UnreadablePath(f"{path}: cannot be read: {error.strerror}") from None


def _files_under(path: Path) -> list[Path]:
    if path.is_dir():
        try:
            return sorted(one for one in path.rglob("*") if _is_mail_file(one))
        except OSError as error:
            raise UnreadablePath(f"{path}: cannot be read: {error.strerror}") from None
    if not path.exists():
        raise UnreadablePath(f"{path}: no such file or folder")
    return [path]


def _is_mail_file(path: Path) -> bool:
    is_named = path.suffix.casefold() in MAIL_SUFFIXES
    return (is_named or path.parent.name in MAILDIR_FOLDERS) and path.is_file()


def _whole_mail(name: str, stream: BinaryIO, size_max: int) -> FoundMail:
    raw = stream.read(size_max + 1)
    return FoundMail(name, raw, is_whole=len(raw) <= size_max)


def _mails_of_mbox(name: str, stream: BinaryIO, size_max: int) -> Iterator[FoundMail]:
    """A mail ends before a "From " line that follows an empty one; ">From " is unquoted."""
    lines: list[bytes] = []
    size_bytes = 0
    position = 0
    start = offset = 0
    after_blank = True
    while line := stream.readline(CHUNK):
        if after_blank and line.startswith(b"From "):
            if position:
                yield _mail_of_mbox(f"{name}:{position}", lines, size_bytes, size_max, start)
            position += 1
            lines, size_bytes, start = [], 0, offset
        else:
            size_bytes += len(line)
            if size_bytes <= size_max + CHUNK:
                lines.append(line)
        offset += len(line)
        after_blank = line in {b"\n", b"\r\n"}
    yield _mail_of_mbox(f"{name}:{position}", lines, size_bytes, size_max, start)


def _mail_of_mbox(
    name: str, lines: list[bytes], size_bytes: int, size_max: int, start: int
) -> FoundMail:
    if lines and lines[-1] in {b"\n", b"\r\n"}:
        lines = lines[:-1]  # the empty line that belongs to the mbox
    raw = QUOTED_FROM.sub(rb"\1", b"".join(lines))
    return FoundMail(name, raw, size_bytes <= size_max, start)
