"""Large files and texts lifted out of a mail before any parser sees it.

A parser turns every line into an object: a photograph of 20 MB costs it seconds and ten times its
size. Long runs of base64 lines, and very long stretches in which no boundary can be, are replaced
by a short mark in the copy that is parsed; the octets come straight from the raw mail when their
part is read. The mark holds a digest of the whole mail, so that no mail can contain its own.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rules.quick_records import filled

RUN = re.compile(rb"^(?:[A-Za-z0-9+/]{40,76}+\r?\n)++", re.MULTILINE)
RUN_MIN = 32 * 1024  # bytes; shorter runs cost nothing
STRETCH_MIN = 256 * 1024  # bytes without a line that could be a boundary
STRETCH_HEAD = 64 * 1024  # bytes at its start that stay: part headers are there
DASHES = re.compile(rb"[\r\n]--")
MARK = re.compile(rb"(lifted-[0-9a-f]{24}-)([0-9]{1,6})\.(\r?\n)?")
END_OF_HEADER = re.compile(rb"\r?\n\r?\n|\r\r")


@filled
@dataclass(frozen=True, slots=True)
class Lifted:
    """A mail without its large files and texts, and these as they stood."""

    slim: bytes
    key: bytes = b""
    runs: tuple[memoryview, ...] = ()

    @property
    def line_end(self) -> str:
        """How lines end in the mail, as far as its first lines show."""
        return "\r\n" if b"\r\n" in self.slim[:2000] else "\n"

    def restore(self, data: bytes) -> bytes:
        """`data` of the slim mail with its runs put back."""
        if not self.runs or self.key not in data:
            return data
        return MARK.sub(self._run, data)

    def _run(self, mark: re.Match[bytes]) -> bytes:
        if mark[1] != self.key:  # somebody wrote down what looks like one
            return mark[0]
        run = bytes(self.runs[int(mark[2])])
        if mark[3] is not None:
            return run
        # The line end before a boundary belongs to the boundary.
        return run.removesuffix(b"\n").removesuffix(b"\r")


NOTHING_LIFTED = Lifted(b"")


def lift(raw: bytes) -> Lifted:
    """`raw` with its long runs and stretches replaced by marks; linear."""
    if len(raw) < RUN_MIN:
        return Lifted(raw)
    key = b"lifted-" + hashlib.blake2b(raw, digest_size=12).hexdigest().encode("ascii") + b"-"
    once, files = _replace(raw, _find_files(raw), key, 0)
    if len(once) < STRETCH_MIN:
        return Lifted(once, key, files)
    twice, texts = _replace(once, _find_stretches(once), key, len(files))
    return Lifted(twice, key, files + texts)


def _find_files(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where base64 lines run for long."""
    for run in RUN.finditer(raw):
        if run.end() - run.start() >= RUN_MIN:
            yield run.start(), run.end()


def _find_stretches(raw: bytes) -> Iterator[tuple[int, int]]:
    """Where no line begins with two dashes for very long, less the head of each such stretch."""
    header = END_OF_HEADER.search(raw)
    position = header.end() if header else len(raw)
    for dashes in DASHES.finditer(raw, position):
        yield from _tail(raw, position, dashes.start() + 1)
        position = dashes.end()
    yield from _tail(raw, position, len(raw))


def _tail(raw: bytes, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch without its head, from the start of a line where there is one."""
    if end - begin >= STRETCH_MIN:
        head = begin + STRETCH_HEAD
        line = raw.find(b"\n", head, head + STRETCH_HEAD) + 1
        yield line or head, end


def _replace(
    raw: bytes, spans: Iterator[tuple[int, int]], key: bytes, number: int
) -> tuple[bytes, tuple[memoryview, ...]]:
    """`raw` with each of `spans` as a mark, numbered from `number`, and what stood there."""
    view = memoryview(raw)
    pieces: list[bytes | memoryview] = []
    runs: list[memoryview] = []
    position = 0
    for begin, end in spans:
        line_end = b"\r\n" if raw[end - 2 : end] == b"\r\n" else b"\n"  # as the lines around
        mark = key + b"%d.%b" % (number + len(runs), line_end)
        pieces += [view[position:begin], mark]
        runs.append(view[begin:end])
        position = end
    if not runs:
        return raw, ()
    pieces.append(view[position:])
    return b"".join(pieces), tuple(runs)
