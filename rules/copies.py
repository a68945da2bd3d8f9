"""A record with some fields changed, as `dataclasses.replace` gives it, in a sixth of the time.

A decision is written by changing frozen records again and again: a mail takes some thirty changes,
of records with up to fifty fields, and `dataclasses.replace` looks at each field by name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Hashable, Mapping
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from rules.quick_records import twin_of

T = TypeVar("T")
Copy = Callable[[object, Mapping[str, object]], object]

if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(record: T, /, **changes: object) -> T:
        """Return `record` (frozen, with slots) with these fields changed."""
        return _copier_of(type(record))(record, changes)


@cache
def _copier_of(kind: Hashable) -> Copy:
    """Return what copies records of a class; the library's way where making one does more."""
    assert isinstance(kind, type)
    is_plain = "__slots__" in kind.__dict__ and not hasattr(kind, "__post_init__")
    if not is_plain:
        return lambda record, changes: dataclasses.replace(record, **changes)  # type: ignore[type-var]  # a record
    names = [one.name for one in dataclasses.fields(kind)]
    lines = [
        "def copied(record, changes):",
        "    new = Twin()",  # see `rules.quick_records`
        *(f"    new.{name} = record.{name}" for name in names),
        "    for name, value in changes.items():",
        "        put(new, name, value)",
        "    new.__class__ = Kind",
        "    return new",
    ]
    known: dict[str, object] = {"Twin": twin_of(kind), "Kind": kind, "put": setattr}
    exec("\n".join(lines), known)
    copied: Copy = known["copied"]  # type: ignore[assignment]  # as it is written above
    return copied


__all__ = ["replace"]
