"""Domain values as JSON and back: instants and dates as ISO 8601, records as objects.

Reading is told the type, so the JSON carries none; a `Change` finds its type by its part.
"""

from __future__ import annotations

import json
import types
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache, partial
from typing import TypeVar, Union, get_args, get_origin, get_type_hints

from gateway.store.json_writer import JsonWriter
from rules.model.cycle import Attempt, Cycle
from rules.model.ticket import (
    Absence,
    Change,
    ChecklistItem,
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
Turn = Callable[[object], object]  # from JSON
_WRITER = JsonWriter()
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
    "absences": Absence,
}


def write_json(value: object) -> str:
    """Return a record, tuple, mapping or plain value as JSON."""
    return _WRITER.write(value)


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
    return _turn_for(hint)(plain)


@cache
def _turn_for(hint: object) -> Turn:
    """Return what makes a value of the type that `hint` names."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (one for one in get_args(hint) if one is not types.NoneType)
        turn = _turn_for(inner)
        return lambda plain: None if plain is None else turn(plain)
    if origin is tuple:
        return _turn_for_tuple(get_args(hint))
    if origin is dict:
        return partial(_checked, dict)
    assert isinstance(hint, type)
    if is_dataclass(hint):
        return partial(_record_from, hint)
    if hint is datetime:
        return lambda plain: datetime.fromisoformat(str(plain))
    if hint is date:
        return lambda plain: date.fromisoformat(str(plain))
    if issubclass(hint, StrEnum):
        return lambda plain: hint(str(plain))
    if hint is float:
        return lambda plain: float(plain) if isinstance(plain, int) else _checked(float, plain)
    return partial(_checked, hint)


def _turn_for_tuple(inner: tuple[object, ...]) -> Turn:
    if len(inner) == 2 and inner[1] is Ellipsis:
        turn = _turn_for(inner[0])
        return lambda plain: tuple(map(turn, _list(plain)))
    turns = tuple(map(_turn_for, inner))
    return lambda plain: tuple(turn(one) for turn, one in zip(turns, _list(plain), strict=True))


def _record_from(kind: type[object], plain: object) -> object:
    assert isinstance(plain, dict)
    turns = _turns_of(kind)  # type: ignore[arg-type]  # a class is hashable
    return kind(**{name: turns[name](one) for name, one in plain.items()})


@cache
def _turns_of(kind: type[object]) -> dict[str, Turn]:
    return {name: _turn_for(hint) for name, hint in _hints(kind).items()}  # type: ignore[arg-type]  # a class is hashable


def _checked(kind: type[object], plain: object) -> object:
    if not isinstance(plain, kind):
        raise ValueError(f"{plain!r} is no {kind.__name__}")
    return plain


def _list(plain: object) -> list[object]:
    assert isinstance(plain, list)
    return plain


def _type_of(part: str, key: str) -> object:
    if part != "ticket":
        return ROW_OF_PART[part]
    return _hints(Ticket)[key] if key else Ticket


@cache
def _hints(kind: type[object]) -> dict[str, object]:
    return dict(get_type_hints(kind))
