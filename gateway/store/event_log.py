"""The log of events: one row an effect, with its rule, its reason and what it changed."""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache, partial

from gateway.store.codec import Plain, fields_of, to_plain, write_json
from gateway.store.ticket_rows import Values
from rules.effects import Decision, Effect, SetField, SetStatus
from rules.model.ticket import Ticket

WORDS_MAX = 120  # of a text in an event: the whole of it stands in its note or letter
EVERY_EFFECTS = ("rule", "because")  # have columns of their own


def event_rows(
    decision: Decision, *, input_id: int, at: datetime, ticket_id: int | None, actor: str
) -> list[Values]:
    """Return the rows of the table `event` for a decision, in the order of its effects."""
    fields_now = _TicketFields(decision.before.ticket)
    return [
        {
            "input_id": input_id,
            "position": position,
            "at": at,
            "ticket_id": ticket_id,
            "kind": type(effect).__name__,
            "rule": effect.rule,
            "because": effect.because,
            "actor": actor,
            "data": write_json(_data_of(effect) | fields_now.old(effect)),
        }
        for position, effect in enumerate(decision.effects)
    ]


class _TicketFields:
    """The ticket's fields as they stand between the effects of one decision."""

    def __init__(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self._changed: dict[str, object] = {}

    def old(self, effect: Effect) -> dict[str, Plain]:
        name: str
        value: object
        match effect:
            case SetStatus():
                name, value = "status", effect.status
            case SetField():
                name, value = effect.name, effect.value
            case _:
                return {}
        old = self._changed.get(name, getattr(self._ticket, name, None))
        self._changed[name] = value
        return {"old": _shortened(old)}


def _data_of(effect: Effect) -> dict[str, Plain]:
    names = _names_of(type(effect))  # type: ignore[arg-type]  # a class is hashable
    return {name: _shortened(getattr(effect, name)) for name in names}


@cache
def _names_of(kind: type[Effect]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in EVERY_EFFECTS)


def _shortened(value: object) -> Plain:
    """Return it as JSON has it, no text in it longer than an event needs."""
    return _shortener_of(type(value))(value)  # type: ignore[arg-type]  # a class is hashable


@cache
def _shortener_of(kind: type[object]) -> Callable[[object], Plain]:
    """Return what shortens values of a class: an event has fifty of few classes."""
    if kind is str:
        return _short_text
    if kind is bool or kind is int or kind is float or kind is types.NoneType:
        return _as_it_is
    if kind is tuple or kind is list:
        return _short_list
    if kind is dict:
        return _short_table
    if issubclass(kind, StrEnum):
        return str
    if is_dataclass(kind):
        return partial(_short_record, kind)
    return to_plain


def _short_text(value: object) -> Plain:
    assert isinstance(value, str)
    return value if len(value) <= WORDS_MAX else value[:WORDS_MAX] + "…"


def _as_it_is(value: object) -> Plain:
    assert value is None or isinstance(value, bool | int | float)
    return value


def _short_list(value: object) -> Plain:
    assert isinstance(value, tuple | list)
    return [_shortened(one) for one in value]


def _short_table(value: object) -> Plain:
    assert isinstance(value, dict)
    return {str(key): _shortened(one) for key, one in value.items()}


def _short_record(kind: type[object], value: object) -> Plain:
    names, found = fields_of(kind, value)
    return dict(zip(names, map(_shortened, found), strict=True))
