"""Domain values as JSON and back: instants and dates as ISO 8601, records as objects.

Reading is told the type, so the JSON carries none; a `Change` finds its type by its part.
"""

from __future__ import annotations

import json
import types
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

from rules.model.ticket import (
    Attempt,
    Change,
    ChecklistItem,
    Cycle,
    LetterRecord,
    Note,
    ServiceCall,
    Tag,
    Ticket,
    TicketContact,
    Watcher,
)
from rules.model.timer import Timer

T = TypeVar("T")
Plain = None | bool | int | float | str | list["Plain"] | dict[str, "Plain"]

ROW_OF_PART: dict[str, type[object]] = {
    "contacts": TicketContact,
    "watchers": Watcher,
    "tags": Tag,
    "checklist": ChecklistItem,
    "calls": ServiceCall,
    "cycles": Cycle,
    "attempts": Attempt,
    "timers": Timer,
    "notes": Note,
    "letters": LetterRecord,
    "blocked": bool,
}


def write_json(value: object) -> str:
    """Return a record, tuple, mapping or plain value as JSON."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def read_json(kind: type[T], text: str) -> T:
    """Return the record of type `kind` that `write_json` wrote."""
    value = from_plain(kind, json.loads(text))
    assert isinstance(value, kind)
    return value


def write_changes(changes: Sequence[Change]) -> str:
    return write_json(tuple(changes))


def read_changes(text: str) -> tuple[Change, ...]:
    """Return the changes with their values typed as the model has them."""
    found = []
    for one in json.loads(text):
        part, key = str(one["part"]), str(one["key"])
        kind = _type_of(part, key)
        old, new = (
            None if one[side] is None else from_plain(kind, one[side]) for side in ("old", "new")
        )
        found.append(Change(part, key, old, new))
    return tuple(found)


def to_plain(value: object) -> Plain:
    match value:
        case StrEnum():
            return str(value)
        case None | bool() | int() | float() | str():
            return value
        case datetime():
            return value.astimezone(UTC).isoformat()
        case date():
            return value.isoformat()
        case tuple() | list():
            return [to_plain(one) for one in value]
        case Mapping():
            return {str(key): to_plain(one) for key, one in value.items()}
        case _ if is_dataclass(value):
            return {one.name: to_plain(getattr(value, one.name)) for one in fields(value)}
        case _:
            raise TypeError(f"{type(value).__name__} has no JSON form")


def from_plain(hint: object, plain: object) -> object:
    """Return `plain` as the type that `hint` names; raise ValueError where it does not fit."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if plain is None:
            return None
        (inner,) = (one for one in get_args(hint) if one is not types.NoneType)
        return from_plain(inner, plain)
    if origin is tuple:
        return _tuple_from(get_args(hint), plain)
    if origin is dict:
        assert isinstance(plain, dict)
        return plain
    assert isinstance(hint, type)
    return _scalar_from(hint, plain)


def _scalar_from(kind: type[object], plain: object) -> object:
    if is_dataclass(kind):
        assert isinstance(plain, dict)
        hints = _hints(kind)
        return kind(**{name: from_plain(hints[name], one) for name, one in plain.items()})
    if kind is datetime:
        return datetime.fromisoformat(str(plain))
    if kind is date:
        return date.fromisoformat(str(plain))
    if issubclass(kind, StrEnum):
        return kind(str(plain))
    if kind is float and isinstance(plain, int):
        return float(plain)
    if not isinstance(plain, kind):
        raise ValueError(f"{plain!r} is no {kind.__name__}")
    return plain


def _tuple_from(inner: tuple[object, ...], plain: object) -> tuple[object, ...]:
    assert isinstance(plain, list)
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(from_plain(inner[0], one) for one in plain)
    return tuple(from_plain(hint, one) for hint, one in zip(inner, plain, strict=True))


def _type_of(part: str, key: str) -> object:
    if part != "ticket":
        return ROW_OF_PART[part]
    return _hints(Ticket)[key] if key else Ticket


@cache
def _hints(kind: type[object]) -> dict[str, object]:
    return dict(get_type_hints(kind))
