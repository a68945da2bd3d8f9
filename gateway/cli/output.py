"""How commands show what they found: JSON for programs, tables of 80 columns for people."""

from __future__ import annotations

import dataclasses
import json
import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from enum import Enum

import click

from gateway.cli.columns import GAP, lay_out
from gateway.view.screen_text import WIDTH, one_line


def tell_json(thing: object) -> None:
    """Print one JSON document: dataclasses by their fields, instants as ISO 8601."""
    click.echo(json.dumps(plain(thing), ensure_ascii=False, indent=2))


def plain(thing: object) -> object:
    """The same made of what JSON knows."""
    if isinstance(thing, Enum):
        return plain(thing.value)
    if dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        shown = {one.name: plain(getattr(thing, one.name)) for one in dataclasses.fields(thing)}
        if "words" in shown:  # of a letter: as people read it, not as it is kept
            shown["text"] = getattr(thing, "text", shown.pop("words"))
        return shown
    if isinstance(thing, dict):
        return {str(key): plain(value) for key, value in thing.items()}
    if isinstance(thing, (list, tuple, set, frozenset)):
        return [plain(one) for one in thing]
    if isinstance(thing, (datetime, date)):
        return thing.isoformat()
    if isinstance(thing, (str, int, float, bool)) or thing is None:
        return thing
    return str(thing)


def tell_table(heads: Sequence[str], rows: Iterable[Sequence[str]], empty: str) -> None:
    """Print a table whose last column takes what the others leave; `empty` when it has no row."""
    kept = [tuple(map(one_line, row)) for row in rows]
    if not kept:
        click.echo(empty)
        return
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else WIDTH
    first, *lines = lay_out([heads, *kept], width)
    if os.environ.get("TERM") != "dumb":
        first = tuple(map(_as_head, first))
    for line in (first, *lines):
        click.echo(GAP.join(line).rstrip())


def _as_head(padded: str) -> str:
    head = padded.rstrip()
    return click.style(head, bold=True, underline=True) + padded[len(head) :]


def tell_limit(found: Sequence[object], limit: int) -> None:
    """Say, beside a list, that it may have been cut."""
    if len(found) == limit:
        verb = "is" if limit == 1 else "are"
        click.echo(f"note: {limit} {verb} shown; for more: --limit {limit * 10}", err=True)
