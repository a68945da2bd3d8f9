"""What every table of the settings file has in common."""

from __future__ import annotations

import ipaddress
from typing import get_args

from pydantic import BaseModel, ConfigDict

SYSTEMD = "systemd"  # `listen`: take the socket that was handed over


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


def host_port(value: str) -> str:
    host, _, port = value.rpartition(":")
    if value != SYSTEMD and not (host and port.isdigit() and int(port) <= 65535):
        raise ValueError('must be "HOST:PORT" or "systemd"')
    return value


def host_port_or_nothing(value: str) -> str:
    return host_port(value) if value else value
