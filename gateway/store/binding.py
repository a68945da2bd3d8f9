"""What a caller names becomes what the driver is given, by a function written for the statement."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

Values = Mapping[str, object]
Convert = Callable[[object], object]


@dataclass(frozen=True, slots=True)
class Slot:
    """One parameter of the SQL, and where its value comes from."""

    name: str
    key: str  # what the caller calls it, "" for a constant
    place: int  # in the list that an IN was given; -1: the value itself
    convert: Convert | None
    constant: object = None

    def source(self, known: dict[str, object]) -> str:
        """Return the Python for its value; what that takes goes into `known`."""
        if not self.key:
            return _named(self.constant, known)
        value = f"values[{self.key!r}]"
        if self.place >= 0:  # a list: its last value stands again where it is shorter
            value = f"{_named(_at_most, known)}({value}, {self.place})"
        return value if self.convert is None else f"{_named(self.convert, known)}({value})"


def _named(value: object, known: dict[str, object]) -> str:
    """Return a name under which the value is known."""
    name = f"_{len(known)}"
    known[name] = value
    return name


def _at_most(values: Sequence[object], place: int) -> object:
    return values[place] if place < len(values) else values[-1]


def _spread(values: Sequence[object], many: int, convert: Convert | None = None) -> list[object]:
    """Return so many values for an IN, the last of them again and again."""
    found = list(values) if convert is None else [convert(one) for one in values]
    return found + found[-1:] * (many - len(found))


def _sources(slots: Sequence[Slot], known: dict[str, object]) -> Iterator[str]:
    """Yield the Python for values in their order; the list of an IN is taken at one stroke."""
    at = 0
    while at < len(slots):
        first = slots[at]
        many = 0
        if first.place == 0:
            others = enumerate(slots[at:])
            is_next = (one.key == first.key and one.place == place for place, one in others)
            many = sum(1 for _ in takewhile(bool, is_next))
        if many < 2:
            yield first.source(known)
        else:
            convert = _named(first.convert, known)
            yield f"*{_named(_spread, known)}(values[{first.key!r}], {many}, {convert})"
        at += max(many, 1)


def binder_of(slots: Sequence[Slot], *, is_positional: bool) -> Callable[[Values], object]:
    """Return what makes of the caller's values what the driver is given."""
    if not slots:
        return lambda values: () if is_positional else {}
    known: dict[str, object] = {}
    if is_positional:
        made = f"({', '.join(_sources(slots, known))},)"
    else:
        made = f"{{{', '.join(f'{one.name!r}: {one.source(known)}' for one in slots)}}}"
    exec(f"def bind(values): return {made}", known)
    bind: Callable[[Values], object] = known["bind"]  # type: ignore[assignment]  # as written above
    return bind
