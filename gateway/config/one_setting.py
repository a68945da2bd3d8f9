"""One key of a section, set by hand: stories do so, and no file is read."""

from __future__ import annotations

from typing import TypeVar

from pydantic import ValidationError

from gateway.config.section import Section

Kind = TypeVar("Kind", bound=Section)


class BadSetting(Exception):
    """The section has no such key, or the key may not have this value; the message says which."""


def with_key(section: Kind, name: str, value: str) -> Kind:
    """Return `section` with the key `name` set as written; a list is parted by commas."""
    field = type(section).model_fields.get(name)
    if field is None:
        raise BadSetting(f"no such key; known: {' '.join(type(section).model_fields)}")
    is_list = isinstance(field.get_default(), tuple)
    words = tuple(one.strip(" \"'") for one in value.split(",") if one.strip())
    try:
        return type(section).model_validate(
            {**section.model_dump(), name: words if is_list else value}
        )
    except ValidationError as fault:
        raise BadSetting("; ".join(one["msg"] for one in fault.errors())) from None
