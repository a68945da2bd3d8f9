"""Domain values as JSON text: what `json.dumps` writes of them, each class by its own function.

A mail writes a dozen values of few classes, with two hundred fields. What a class needs is looked
up once; then a record is its names, which are there already, and the texts of its fields.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from json.encoder import encode_basestring
from operator import attrgetter

Write = Callable[[object], str]  # of one class
Quote = Callable[[str], str]


class JsonWriter:
    """Writes values; `quote` says how a text of people's stands (all of it, or its beginning)."""

    __slots__ = ("_quote", "_writes")

    def __init__(self, quote: Quote = encode_basestring) -> None:
        self._quote = quote
        self._writes = _Writes(self._write_of)

    def write(self, value: object) -> str:
        """Return the value as JSON; raise TypeError where it has no form in it."""
        return self._writes[value.__class__](value)

    def record(self, kind: type[object], but: Iterable[str] = ()) -> Callable[[object], list[str]]:
        """Return what writes the fields of a record, each with its name, but these."""
        names = [one.name for one in fields(kind) if one.name not in but]  # type: ignore[arg-type]  # a dataclass
        heads = [f"{encode_basestring(name)}:" for name in names]
        writes = self._writes
        if len(names) < 2:  # attrgetter gives a single value as it is

            def write_few(value: object) -> list[str]:
                found = [getattr(value, name) for name in names]
                return [
                    head + writes[one.__class__](one)
                    for head, one in zip(heads, found, strict=True)
                ]

            return write_few
        read = attrgetter(*names)

        def write(value: object) -> list[str]:
            found = zip(heads, read(value), strict=True)
            return [head + writes[one.__class__](one) for head, one in found]

        return write

    def _write_of(self, kind: type[object]) -> Write:
        if kind is str:
            return self._quote  # type: ignore[return-value]  # it is given texts alone
        if issubclass(kind, str):  # a word of a StrEnum
            return lambda value: encode_basestring(str(value))
        if issubclass(kind, datetime):
            return _write_instant
        if issubclass(kind, date):
            return lambda value: f'"{value}"'
        if issubclass(kind, tuple | list):
            return self._write_list
        if issubclass(kind, Mapping):
            return self._write_table
        if is_dataclass(kind):
            write = self.record(kind)
            return lambda value: f"{{{','.join(write(value))}}}"
        if issubclass(kind, int | float):
            return json.dumps
        raise TypeError(f"{kind.__name__} has no JSON form")

    def _write_list(self, value: object) -> str:
        assert isinstance(value, tuple | list)
        writes = self._writes
        return f"[{','.join([writes[one.__class__](one) for one in value])}]"

    def _write_table(self, value: object) -> str:
        assert isinstance(value, Mapping)
        writes = self._writes
        said = [f"{encode_basestring(str(k))}:{writes[v.__class__](v)}" for k, v in value.items()]
        return f"{{{','.join(said)}}}"


class _Writes(dict[type[object], Write]):
    """What writes each class; one that is not known yet is found."""

    def __init__(self, find: Callable[[type[object]], Write]) -> None:
        super().__init__()
        # the commonest, for which there is nothing to find
        self.update({bool: _write_flag, int: int.__repr__, type(None): _write_nothing})
        self._find = find

    def __missing__(self, kind: type[object]) -> Write:
        write = self[kind] = self._find(kind)
        return write


def _write_instant(value: object) -> str:
    assert isinstance(value, datetime)
    return f'"{value.astimezone(UTC).isoformat()}"'


def _write_flag(value: object) -> str:
    return "true" if value else "false"


def _write_nothing(value: object) -> str:
    return "null"
