"""The log of events: one row an effect, with its rule, its reason and what it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import cache
from json.encoder import encode_basestring

from gateway.store.json_writer import JsonWriter
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
            "data": _data_of(effect, fields_now.old(effect)),
        }
        for position, effect in enumerate(decision.effects)
    ]


class _TicketFields:
    """The ticket's fields as they stand between the effects of one decision."""

    def __init__(self, ticket: Ticket | None) -> None:
        self._ticket = ticket
        self._changed: dict[str, object] = {}

    def old(self, effect: Effect) -> str:
        """Return what stood there before, as a field of the event; "" where nothing did."""
        name: str
        value: object
        match effect:
            case SetStatus():
                name, value = "status", effect.status
            case SetField():
                name, value = effect.name, effect.value
            case _:
                return ""
        old = self._changed.get(name, getattr(self._ticket, name, None))
        self._changed[name] = value
        return f'"old":{_WRITER.write(old)}'


def _data_of(effect: Effect, old: str) -> str:
    """Return what the effect says, and what stood there before."""
    said = _writer_of(type(effect))(effect)  # type: ignore[arg-type]  # a class is hashable
    return f"{{{','.join((*said, old) if old else said)}}}"


@cache
def _writer_of(kind: type[Effect]) -> Callable[[object], list[str]]:
    return _WRITER.record(kind, but=EVERY_EFFECTS)


def _short(text: str) -> str:
    """Return a text as JSON, no longer than an event needs."""
    return encode_basestring(text if len(text) <= WORDS_MAX else text[:WORDS_MAX] + "…")


_WRITER = JsonWriter(_short)
