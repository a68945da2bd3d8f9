"""contacts.csv: the accounts and contacts that a desk brings along."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One line of contacts.csv: an account, and one contact of it or none."""

    account: str
    cid: str
    domains: tuple[str, ...]
    contact: str
    addresses: tuple[str, ...]  # case-folded, best first
    vendor: bool
    phone: str
    lang: str


class PeopleFaults(Exception):
    """contacts.csv cannot be used. `faults` has one line of text for each thing wrong."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def read_people(path: Path) -> tuple[PersonRow, ...]:
    """Return the rows of a contacts.csv; raise PeopleFaults with every fault at once."""
    raise NotImplementedError
