"""Large encoded files lifted out of a mail before any parser sees it.

A parser turns every line into an object: a photograph of 20 MB costs it seconds and ten times its
size. Runs of base64 lines are replaced by a short mark in the copy that is parsed, and are decoded
straight from the raw octets when their part is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

RUN = re.compile(rb"^(?:[A-Za-z0-9+/]{40,76}+\r?\n)++", re.MULTILINE)
RUN_MIN = 32 * 1024  # bytes; shorter runs cost nothing
MARK = re.compile(rb"LIFTED([0-9]{1,6})\.\r?\n")


@dataclass(frozen=True, slots=True)
class Lifted:
    """A mail without its large files, and these files as they stood."""

    slim: bytes
    runs: tuple[memoryview, ...]

    def restore(self, data: bytes) -> bytes:
        """`data` of the slim mail with its runs put back."""
        if b"LIFTED" not in data:
            return data
        return MARK.sub(self._run, data)

    def _run(self, mark: re.Match[bytes]) -> bytes:
        number = int(mark[1])
        return bytes(self.runs[number]) if number < len(self.runs) else mark[0]


NOTHING_LIFTED = Lifted(b"", ())


def lift(raw: bytes) -> Lifted:
    """`raw` with every long run of base64 lines replaced by a mark; linear."""
    if len(raw) < RUN_MIN:
        return Lifted(raw, ())
    view = memoryview(raw)
    pieces: list[bytes | memoryview] = []
    runs: list[memoryview] = []
    position = 0
    for run in RUN.finditer(raw):
        if run.end() - run.start() < RUN_MIN:
            continue
        pieces += [view[position : run.start()], b"LIFTED%d.\r\n" % len(runs)]
        runs.append(view[run.start() : run.end()])
        position = run.end()
    if not runs:
        return Lifted(raw, ())
    pieces.append(view[position:])
    return Lifted(b"".join(pieces), tuple(runs))
