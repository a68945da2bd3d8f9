"""What a trusted server found out about the sender (RFC 8601).

Only the topmost `Authentication-Results` header of a trusted server counts, and only when the mail
came through a trusted peer: anybody can write such a header (DOMAIN 4.7).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Protocol

import authres

from parsers.header.fields import Fields, unfold
from rules.model.mail import AuthResult

DOMAIN_OF = {  # method: the properties that name the domain it speaks of, best first
    "dmarc": ("from",),
    "spf": ("mailfrom", "helo"),
    "dkim": ("d", "i"),
    "arc": ("d",),
}
LENGTH_MAX = 16_384


class Property(Protocol):
    """`header.from=desk.example`, as authres gives it."""

    name: str
    value: str | None


class Result(Protocol):
    """`dmarc=pass` with its properties, as authres gives it."""

    method: str
    result: str
    properties: Sequence[Property]


class Header(Protocol):
    """One Authentication-Results header, as authres gives it."""

    authserv_id: str
    results: Sequence[Result]


PARSE: Callable[[str], Header] = authres.parse_value


def read_verdict(fields: Fields, trusted_ids: Collection[str]) -> tuple[AuthResult, ...]:
    """Results by the topmost header whose authserv-id is trusted; () where there is none."""
    trusted = {name.lower() for name in trusted_ids}
    for value in fields.all("authentication-results"):
        line = unfold(value)[:LENGTH_MAX]
        try:
            header = PARSE(line)
        except (authres.AuthResError, ValueError, IndexError, AttributeError):
            if _server_of(line) in trusted:
                return ()  # the trusted server's own word cannot be read: none is believed
            continue
        if header.authserv_id.lower() in trusted:
            return tuple(_read_result(result) for result in header.results)
    return ()


def _read_result(result: Result) -> AuthResult:
    """One result with the domain it speaks of, in lower case."""
    method = result.method.lower()
    values = {found.name.lower(): found.value or "" for found in result.properties}
    named = next((values[name] for name in DOMAIN_OF.get(method, ()) if values.get(name)), "")
    return AuthResult(method, result.result.lower(), named.rpartition("@")[2].lower())


def _server_of(line: str) -> str:
    return line.split(";")[0].split()[0].lower() if line.split(";")[0].split() else ""
