"""One table of desk.toml: typed values out of it, and every fault noted instead of raised."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class DeskFault:
    """One thing that is wrong in a desk file, and the way out."""

    file: str
    key: str
    reason: str
    cure: str = ""

    def __str__(self) -> str:
        where = f"{self.file}: {self.key}" if self.key else self.file
        return f"{where}: {self.reason}" + (f"; {self.cure}" if self.cure else "")


class DeskFaults(Exception):
    """The desk file cannot be used. `faults` says everything that is wrong with it."""

    def __init__(self, faults: tuple[DeskFault, ...]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


def known_names(names: Iterable[str], wanted: str = "") -> str:
    """Return the way out for an unknown name: the nearest one, or all there are."""
    known = tuple(dict.fromkeys(names))
    near = difflib.get_close_matches(wanted, known, 1)
    return f"did you mean {near[0]}?" if near else f"known: {', '.join(known) or 'none'}"


@dataclass(slots=True)
class DeskTable:
    """A table being read. `faults` is shared by all tables of the file."""

    file: str
    where: str  # "" is the whole file, else "desk" or "staff maya"
    values: Mapping[str, object]
    faults: list[DeskFault]
    read: set[str] = field(default_factory=set)

    def fault(self, key: str, reason: str, cure: str = "") -> None:
        place = f"[{self.where}] {key}".strip() if self.where else key
        self.faults.append(DeskFault(self.file, place, reason, cure))

    def text(self, key: str, default: str = "") -> str:
        value = self._take(key)
        if value is None:
            return default
        if isinstance(value, str):
            return value.strip()
        self.fault(key, f"must be text, not {_kind_of(value)}", f'write {key} = "…"')
        return default

    def needed(self, key: str, example: str) -> str:
        """Return a text that must be there; note a fault with an example where it is not."""
        value = self.text(key)
        if self.values.get(key) in (None, ""):
            self.fault(key, "is missing", f'write {key} = "{example}"')
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str) for one in value):
            return tuple(str(one).strip() for one in value)
        self.fault(key, f"must be a list of texts, not {_kind_of(value)}", f'write {key} = ["…"]')
        return ()

    def flag(self, key: str, *, default: bool) -> bool:
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.fault(key, f"must be true or false, not {_kind_of(value)}")
        return default

    def choice(self, key: str, choices: type[Choice], default: Choice) -> Choice:
        return next(iter(self._chosen(key, (self.text(key),), choices)), default)

    def choices(self, key: str, choices: type[Choice]) -> tuple[Choice, ...]:
        return self._chosen(key, self.texts(key), choices)

    def days(self, key: str) -> tuple[date, ...]:
        """Return dates, written as TOML dates or as texts."""
        value = self._take(key)
        found: list[date] = []
        for one in value if isinstance(value, list) else [] if value is None else [value]:
            try:
                found.append(one if type(one) is date else date.fromisoformat(str(one)))
            except ValueError:
                self.fault(key, f'"{one}" is no date', "write 2026-12-25")
        return tuple(found)

    def pairs(self, key: str) -> dict[str, str]:
        """Return a table of texts."""
        inner = self.table(key)
        return {name: inner.text(name) for name in inner.values}

    def table(self, key: str) -> DeskTable:
        value = self._take(key)
        if value is not None and not isinstance(value, dict):
            self.fault(key, f"must be a table, not {_kind_of(value)}")
        inner = value if isinstance(value, dict) else {}
        return DeskTable(self.file, " ".join((self.where, key)).strip(), inner, self.faults)

    def tables(self, key: str, named_by: str) -> tuple[DeskTable, ...]:
        """Return the tables of `[[key]]`; faults in them name the value of `named_by`."""
        value = self._take(key)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            self.fault(key, "must be a list of tables", f"write [[{key}]] above each")
            return ()
        return tuple(
            DeskTable(self.file, f"{key} {one.get(named_by, number)}", one, self.faults)
            for number, one in enumerate(value, 1)
        )

    def end(self) -> None:
        """Note every key that nobody asked for."""
        for key in self.values:
            if key not in self.read:
                self.fault(key, "unknown key", known_names(sorted(self.read), key))

    def _take(self, key: str) -> object:
        self.read.add(key)
        return self.values.get(key)

    def _chosen(
        self, key: str, words: tuple[str, ...], choices: type[Choice]
    ) -> tuple[Choice, ...]:
        found: list[Choice] = []
        for word in words:
            if word in tuple(choices):
                found.append(choices(word))
            elif word:
                self.fault(key, f'unknown word "{word}"', known_names(choices, word))
        return tuple(found)


def _kind_of(value: object) -> str:
    kinds = {bool: "true or false", str: "text", list: "a list", dict: "a table", date: "a date"}
    return kinds.get(type(value), "a number")


def why_unread(path: Path, error: OSError | ValueError) -> tuple[str, str]:
    """Return why a TOML file could not be read, and the way out."""
    match error:
        case OSError():
            return f"cannot be read: {error.strerror}", f"see: ls -ld {path}"
        case UnicodeDecodeError():
            return "is not UTF-8", "save it as UTF-8"
        case _:
            return f"is not TOML: {error}", "strings need quotes, tables [brackets]"
