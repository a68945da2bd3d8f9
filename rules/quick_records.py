"""Frozen records that are made in a half to a fourth of the time.

What `dataclass(frozen=True)` writes fills each field through `object.__setattr__`, which looks it
up by its name, and a mail makes a hundred records with eight hundred fields. Here the values go
into a twin of the class, which has the same slots and is not frozen: there the interpreter takes
one step a field. Then the twin becomes the record (`__class__` may be set between classes of one
layout), before anybody sees it; from then on it is as frozen as any.
"""

from __future__ import annotations

from dataclasses import MISSING, fields
from functools import cache, partial
from typing import NoReturn, TypeVar

T = TypeVar("T")


def filled(kind: type[T]) -> type[T]:
    """Return `kind`, a frozen dataclass with slots, with a `__new__` that fills it."""
    assert not hasattr(kind, "__post_init__"), kind
    known: dict[str, object] = {"Twin": twin_of(kind), "Kind": kind}  # type: ignore[arg-type]  # hashable
    taken, by_name, lines = ["cls"], ["*"], ["    __new = Twin()"]
    for one in fields(kind):  # type: ignore[arg-type]  # a dataclass
        name = value = one.name
        assert one.init, name
        if one.default_factory is not MISSING:
            known |= {f"usual_{name}": MISSING, f"make_{name}": one.default_factory}
            value = f"make_{name}() if {name} is usual_{name} else {name}"
        elif one.default is not MISSING:
            known[f"usual_{name}"] = one.default
        parameter = f"{name}=usual_{name}" if f"usual_{name}" in known else name
        (by_name if one.kw_only else taken).append(parameter)
        lines.append(f"    __new.{name} = {value}")
    head = ", ".join((*taken, *by_name) if len(by_name) > 1 else taken)
    lines += ["    __new.__class__ = Kind", "    return __new"]
    exec("\n".join((f"def __new__({head}):", *lines)), known)
    # no methods of its own, to a checker
    setattr(kind, "__init__", object.__init__)  # noqa: B010  # it is filled when that would run
    setattr(kind, "__new__", known["__new__"])  # noqa: B010
    setattr(kind, "__reduce__", _reduced)  # noqa: B010
    setattr(kind, "__init_subclass__", _has_no_heirs)  # noqa: B010
    return kind


@cache
def twin_of(kind: type[object]) -> type[object]:
    """Return a class with the layout of `kind`, a dataclass with slots, that is not frozen."""
    inside: dict[str, object] = {name: kind.__dict__[name] for name in ("__slots__", "__module__")}
    if "__orig_bases__" in kind.__dict__:  # of a generic class
        inside["__orig_bases__"] = kind.__dict__["__orig_bases__"]
    inside |= {"__init__": object.__init__, "__setattr__": object.__setattr__}
    return type(kind.__name__, kind.__bases__, inside)


def _reduced(record: object) -> tuple[object, tuple[object, ...]]:
    """Return how pickle makes the record anew."""
    kind = type(record)
    values = {one.name: getattr(record, one.name) for one in fields(kind)}  # type: ignore[arg-type]  # a record
    if any(one.kw_only for one in fields(kind)):  # type: ignore[arg-type]  # the same
        return partial(kind, **values), ()
    return kind, tuple(values.values())


@classmethod  # type: ignore[misc]  # it becomes one of a record's class
def _has_no_heirs(cls: type[object]) -> NoReturn:
    raise TypeError(f"{cls.__name__}: a filled record makes itself alone")
