"""Long output on a terminal goes through the reader's pager, as git does; a pipe has it plain."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import click

PLAIN = ("", "cat")  # a PAGER that asks for none


class PagerGone(Exception):
    """Whoever read has read enough."""


class Pages:
    """Where lines go: to the pager, or straight out."""

    def __init__(self, pipe: IO[str] | None) -> None:
        self._pipe = pipe

    def tell(self, line: str) -> None:
        """Show a line; raise PagerGone when nobody looks any more."""
        if self._pipe is None:
            click.echo(line)
            return
        try:
            self._pipe.write(f"{line}\n")
        except BrokenPipeError:
            raise PagerGone from None


@contextmanager
def pages(*, wanted: bool = True) -> Iterator[Pages]:
    """Give where lines go. A pager that cannot be started is none."""
    command = os.environ.get("PAGER", "less")
    if not wanted or not sys.stdout.isatty() or command.strip() in PLAIN:
        yield Pages(None)
        return
    environment = {"LESS": "FRX", **os.environ}  # quits by itself when all fits on one screen
    pager = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, text=True, env=environment)
    assert pager.stdin is not None
    try:
        yield Pages(pager.stdin)
    finally:
        _leave(pager)


def _leave(pager: subprocess.Popen[str]) -> None:
    """Wait until the reader is done, whatever keys are pressed meanwhile."""
    assert pager.stdin is not None
    try:
        pager.stdin.close()
    except BrokenPipeError:
        pass
    while True:
        try:
            pager.wait()
        except KeyboardInterrupt:
            continue
        return
