"""What every table of the settings file has in common."""

from __future__ import annotations

import ipaddress
from typing import get_args

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """A table of the file. A key that is not in the class is a fault, not a hope."""

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


def section_of(annotation: object) -> type[Section] | None:
    for one in (annotation, *get_args(annotation)):
        if isinstance(one, type) and issubclass(one, Section):
            return one
    return None


def is_many(annotation: object) -> bool:
    """Say whether the table may stand several times: [[mailbox]]."""
    return Ellipsis in get_args(annotation)


def is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"
