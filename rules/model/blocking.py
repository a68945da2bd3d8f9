"""Blocked senders: how an address or a domain stands on the list, and what it covers.

An address covers the same one with anything behind a "+" (RFC 5233): whoever writes chooses that.
A domain covers what lies below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

_LABEL = r"[^\s@.,;:<>()\[\]\"'/\\*]{1,63}"
DOMAIN = re.compile(rf"(?:{_LABEL}\.)+{_LABEL}(?<!\d)")
LOCAL = re.compile(r"[^\s@,;:<>()\[\]\"]{1,64}")
# The second level under which a country sells names: nobody's own domain.
SOLD_UNDER = frozenset(
    "ac co com edu gob gouv gov gv mil ne net nom or org ltd plc sch nhs asso ind".split()
)

PUBLIC_FAMILIES = frozenset("gmail gmx googlemail hotmail live outlook yahoo yandex".split())


@dataclass(frozen=True, slots=True)
class Blocked:
    """One entry of the list."""

    entry: str  # "anna@bad.example" or "bad.example"
    by: str  # person key, or the name of whoever ordered it
    at: datetime


@dataclass(frozen=True, slots=True)
class Blockable:
    """What is known of an entry that somebody asks about."""

    entry: str
    is_listed: bool = False
    on_file: tuple[str, ...] = ()  # names of accounts and contacts whose mail it would hold


def block_entry(words: str) -> str:
    """Return the entry that these words mean, "" where they are no address and no domain."""
    local, _, domain = words.strip().strip("<>\"'").rpartition("@")
    domain = _plain_domain(domain)
    if not DOMAIN.fullmatch(domain):
        return ""
    if not local:
        return domain  # "@bad.example" is the domain, too
    base = local.partition("+")[0].casefold() or local.casefold()
    return f"{base}@{domain}" if LOCAL.fullmatch(base) else ""


def entries_over(address: str) -> tuple[str, ...]:
    """Return every entry that would hold mail of this address or domain."""
    entry = block_entry(address)
    if not entry:
        return ()
    labels = entry.rpartition("@")[2].split(".")
    domains = tuple(".".join(labels[at:]) for at in range(len(labels) - 1))
    return (entry, *domains) if "@" in entry else domains


def is_sold_under(domain: str) -> bool:
    """Say whether a domain is one under which names are sold, such as co.uk."""
    labels = domain.split(".")
    return len(labels) == 2 and len(labels[1]) == 2 and labels[0] in SOLD_UNDER


def is_public_family(domain: str) -> bool:
    """Say whether it is a national name of a provider that has many, such as yahoo.co.in."""
    brand, _, rest = domain.partition(".")
    national = rest.count(".") == 0 or is_sold_under(rest)
    return brand in PUBLIC_FAMILIES and national


def _plain_domain(domain: str) -> str:
    """Fold case, the root's dot and the two ways to write other alphabets (RFC 5891)."""
    domain = domain.strip().rstrip(".").casefold()
    if domain.isascii():
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return domain
