"""The door for files: mails, folders of mails, mboxes, and one mail on standard input."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

STDIN = "-"
MAIL_SUFFIXES = (".eml", ".mbox")
MAILDIR_FOLDERS = ("cur", "new")
MAILDIR_FLAGS = ":2,"  # behind the part of a name that stays
LOOKS_MAX = 5  # into a maildir whose mails get other names meanwhile
QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
PIPED_FROM = re.compile(rb"\A(?:>?From [^\n]*\n)+")  # procmail and friends write it on top
CHUNK = 1024 * 1024


_File = tuple[int, int, int]  # device, inode, nanosecond of writing: no new name changes them


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
    A file that begins with "From " is an mbox (RFC 4155). A maildir may be at work: what gets
    another name meanwhile is found by it, what is gone is no mail. Raises UnreadablePath.
    """
    if path == STDIN:
        found = _whole_mail("standard input", stdin, size_max)
        yield replace(found, raw=PIPED_FROM.sub(b"", found.raw, count=1))
        return
    seen: set[_File] = set()
    known: set[Path] = set()
    for _ in range(LOOKS_MAX):
        is_missing = False
        for file in _files_under(Path(path)):
            try:
                yield from _mails_in(file, size_max, seen)
            except FileNotFoundError as error:
                if not _is_in_maildir(file):
                    raise _unreadable(file, error) from None
                is_missing |= _kept_name(file) not in known
            except OSError as error:
                raise _unreadable(file, error) from None
            else:
                known.add(_kept_name(file))
        if not is_missing:
            return
    raise UnreadablePath(f"{path}: its mails are renamed all the time; try again later")


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


def _mails_in(file: Path, size_max: int, seen: set[_File]) -> Iterator[FoundMail]:
    with file.open("rb") as stream:
        if _is_in_maildir(file):
            told = os.fstat(stream.fileno())
            one = told.st_dev, told.st_ino, told.st_mtime_ns
            if one in seen:
                return
            seen.add(one)
        if stream.peek(5)[:5] == b"From ":
            yield from _mails_of_mbox(str(file), stream, size_max)
        else:
            yield _whole_mail(str(file), stream, size_max)


def _unreadable(path: object, error: OSError) -> UnreadablePath:
    return UnreadablePath(f"{path}: cannot be read: {error.strerror}")


def _files_under(path: Path) -> list[Path]:
    """Return the files of mails; of a maildir, `new` is looked through before `cur`: what goes
    from the one to the other meanwhile is in one of them at least."""
    if not path.is_dir():
        if not path.exists():
            raise UnreadablePath(f"{path}: no such file or folder")
        return [path]
    found = []
    try:
        for folder, folders, names in os.walk(path, onerror=_raise):
            folders.sort(reverse=True)
            found += [one for name in names if _is_mail_file(one := Path(folder, name))]
    except OSError as error:
        raise _unreadable(error.filename or path, error) from None
    return sorted(found)


def _raise(error: OSError) -> None:
    raise error


def _is_mail_file(path: Path) -> bool:
    if _is_in_maildir(path):
        return path.is_file() or not os.path.lexists(path)  # it just got another name
    return path.suffix.casefold() in MAIL_SUFFIXES and path.is_file()


def _is_in_maildir(path: Path) -> bool:
    return path.parent.name in MAILDIR_FOLDERS


def _kept_name(path: Path) -> Path:
    """Return what stays of a name in a maildir when flags change, or it goes on to `cur`."""
    return path.parent.parent / path.name.partition(MAILDIR_FLAGS)[0]


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
